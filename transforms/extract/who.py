"""Whom the words for a teller name: a known actor or outlet, a body of a nation, a state, or a kind of teller."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from transforms.extract.alternatives import any_of
from transforms.extract.bodies import bodies
from transforms.extract.countries import HOST, names_host, state_named
from transforms.extract.scope import country_of
from transforms.extract.spans import Mention, ReadSource
from transforms.extract.voices import class_of, nouns, persons, singular, unnamed
from transforms.lookups import theatre, words

_BESIDE = 60
"""Code points before and after a name within which words say what its bearer is."""

_RIGHT_BEFORE = 24
"""Code points before a name in which a title stands: 'resident Ali Hamid'."""

_HEAD = re.compile(r",|\b(?:of|in|at|from|with|close|near|by|on|to|for|and|or|briefed|familiar|based)\b", re.IGNORECASE)
_NEAR = re.compile(
    r"\b(?:close to|near|in (?:contact|touch) with|familiar with|briefed (?:by|on)|(?:linked|opposed) to|against)\b"
)
"""'A source close to the ministry', 'an officer in touch with the army' are not of it; 'a source in it' is."""

_SERVES = re.compile(
    r"\b(?:advis[eo]rs?|aides?|assistants?|spokes\w+|sources?|office|entourage|all(?:ies|y))\b[^,]*"
    r" (?:to|of|for|with|in)(?: [\w.-]+){0,3} $"
)
_NOT_NOW = "former|ex|deputy|then|late|previous|outgoing"
_LEFT = re.compile(rf"\b(?:{_NOT_NOW})[ -]$", re.IGNORECASE)
_NO_HOLDER = re.compile(rf"\b(?:{_NOT_NOW}|spokes\w+|advis[eo]rs?|aides?|office)\b", re.IGNORECASE)
_BESIDE_NAME = re.compile(r"(?:['’]s)?(?: (?!by|under|after|with|of|against|and)[\w-]+){0,4},? ")
"""What stands between a body and the person who speaks for it: 'the Kremlin's spokesman, Dmitry Peskov'."""


def teller_of(text: str, start: int, end: int, named: Sequence[Mention]) -> ReadSource:
    """Return the teller that a span names: a known actor or outlet, else what its words say of the kind of teller."""
    told, near = _kind(text, start, end), _NEAR.search(text, start, end)
    until = near.start() if near else end  # whom a source stands near, it is not
    inside = [m for m in named if start < m.end and m.start < until]
    known = [m for m in inside if m.kind in ("actor", "outlet") and not _only_served(text, start, m)]
    known = known or _spoken_for(text, start, end, named)
    if not known:
        source_class, ids = _unknown(text, start, until, inside, told, _apposition(text, end))
        return ReadSource(ids, source_class, start, end, text[start:end], _cue(text, start, end))
    first = _surest(text, known)
    within = () if first.ids[0] in unnamed() else bodies(head(text[start:until]), of=first.ids)
    ids = within or first.ids
    source_class = told[0] if told and class_of(ids) == "anonymous" else class_of(ids)
    if first in inside:
        start, end = min(start, first.start), max(end, first.end)
    return ReadSource(ids, source_class, start, end, text[start:end], _cue(text, start, end))


def _spoken_for(text: str, start: int, end: int, named: Sequence[Mention]) -> list[Mention]:
    """'..., the head of the reconciliation centre, Admiral Ivan Sytnik, said': the body whose title stands there."""
    if not _PERSON.fullmatch(text, start, end) or not text.startswith(",", end):
        return []
    beside = [m for m in named if start - 2 * _BESIDE < m.start and m.end < start]
    return [
        m for m in beside if m.kind == "actor" and _ITS_MAN.fullmatch(text, m.end, start) and _titled(text, m.start)
    ]


def _titled(text: str, at: int) -> bool:
    """Whether a title opens the phrase in which a body is named: not 'after talks with the head of'."""
    phrase = re.split(r"[.,:;!?“”\"\n]\s*", text[max(0, at - _BESIDE) : at])[-1]
    return _TITLE.fullmatch(phrase) is not None


_PERSON = re.compile(r"(?:[A-Z][\w.'’-]+ ){1,4}[A-Z][\w'’-]+")
_TITLE = re.compile(
    r"(?:the |its )?(?:deputy |chief |press |official )?"
    r"(?:head|chief|spokes\w+|commander|director|chairman|secretary|leader|representative) (?:of|for) (?:the )?"
    r"(?:[A-Z]\w+ )?",
    re.IGNORECASE,
)
_ITS_MAN = re.compile(r"(?: (?:of|for|in|at) [^,.;\n]{1,60})?, ")
"""What stands between a body and the name of who speaks for it."""


def at_home(teller: ReadSource, country: Callable[[], str]) -> ReadSource:
    """Return a teller, of the country where a story was written if it is a ministry of no nation told."""
    unsaid = not teller.ids and _MINISTRY.fullmatch(teller.text or "")
    home = country() if unsaid else ""
    ids = bodies(teller.text or "", of=(home,)) if home else ()
    return replace(teller, ids=ids, source_class=class_of(ids)) if ids else teller


_MINISTRY = re.compile(r"the (?:(?:foreign(?: affairs)?|defen[cs]e) ministry|general staff)", re.IGNORECASE)


def _surest(text: str, known: Sequence[Mention]) -> Mention:
    """An actor before an outlet, a name before an unnamed one, the first; but the person who stands beside it."""
    first = min(known, key=lambda m: (m.kind != "actor", m.ids[0] in unnamed(), m.start, -m.end))
    beside = (m for m in known if m.ids[0] in persons() and _BESIDE_NAME.fullmatch(text, first.end, m.start))
    return next(beside, first)


def _only_served(text: str, start: int, mention: Mention) -> bool:
    """'An adviser to President Sharaa', 'the former Syrian president' are not the president."""
    if mention.ids[0] not in persons():
        return False
    before = text[max(0, mention.start - _BESIDE) : mention.start]
    title = mention.text.split()[-1].islower()
    return bool((title and _LEFT.search(before)) or _SERVES.search(text, start, mention.start))


def _unknown(
    text: str, start: int, end: int, inside: Sequence[Mention], told: tuple[str, str] | None, beside: str
) -> tuple[str, tuple[str, ...]]:
    """Class and actors of a teller whom no name tells: a body of a nation, a kind of teller, or a state as such."""
    span = text[start:end]
    state = state_named(span)
    if state:
        return "official", tuple(row["actor_id"] for row in theatre("state_voice") if row["country"] == state)
    nations = _nations(span, start, inside)
    of_nation = bodies(span + beside, of=("", *nations))
    if _NO_HOLDER.search(span) and not persons().isdisjoint(of_nation):
        of_nation = ()
    if of_nation and of_nation[0] not in unnamed():
        return class_of(of_nation), of_nation
    source_class, actor = told or ("official" if nations else "anonymous", "")
    return source_class, of_nation or ((actor,) if actor else ())


def _nations(span: str, start: int, inside: Sequence[Mention]) -> list[str]:
    """Whose somebody is: by a nationality in what the words are about, by any, else by where he is."""
    until = start + len(head(span))
    people = [m for m in inside if m.kind == "nationality"]
    told = [m for m in people if m.start < until] or people or [m for m in inside if m.kind == "place"]
    return [country_of(m) for m in told] or ([HOST] if names_host(span) else [])


def _kind(text: str, start: int, end: int) -> tuple[str, str] | None:
    """Class and generic actor: by the noun the span is about, by what stands beside it, by any noun in it."""
    beside = text[max(0, start - _RIGHT_BEFORE) : start]
    stretches = (head(text[start:end]), _apposition(text, end), text[start:end], beside)
    return next((told for told in map(noun_of, stretches) if told), None)


def head(told: str) -> str:
    """Return what a description is about: 'a source' of 'a source close to the ministry'."""
    cut = _HEAD.search(told, 1)
    return told[: cut.start()].strip() if cut and told[: cut.start()].strip() else told


def _apposition(text: str, end: int) -> str:
    """'Yoruk Isik, a geopolitical analyst': what stands after the comma, unless it says that he told somebody."""
    after = text[end : end + _BESIDE]
    return "" if not after.startswith(",") or _tells().match(after) else head(re.split(r"[,.;]", after[1:])[0])


def noun_of(words_: str) -> tuple[str, str] | None:
    """Return class and generic actor of the last word that names a kind of teller."""
    told = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", words_.lower())
    return next((nouns()[noun] for noun in map(singular, reversed(told)) if noun in nouns()), None)


def _cue(text: str, start: int, end: int) -> str | None:
    """The word of saying nearest to a teller, after it or before it."""
    after = cues().search(text, end, end + _BESIDE)
    before = list(cues().finditer(text, max(0, start - _BESIDE), start))
    return after.group() if after else before[-1].group() if before else None


@cache
def cues() -> re.Pattern[str]:
    """Return the words of saying in all their forms."""
    return re.compile(rf"\b{any_of(cue_forms())}\b", re.IGNORECASE)


@cache
def _tells() -> re.Pattern[str]:
    return re.compile(rf", (?:\w+ )?{any_of(cue_forms())}\b", re.IGNORECASE)


@cache
def cue_forms() -> frozenset[str]:
    """Return all forms of the words of saying."""
    forms = {row["word"] for row in words("lemma") if row["lemma"] in {c["lemma"] for c in words("cue")}}
    forms |= {f"{row['lemma']}{end}" for row in words("cue") for end in ("", "s", "d", "ed", "ing")}
    return frozenset(forms)
