"""Who tells a claim: the words that the network takes for a teller become a teller with a class and an id."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from transforms.extract.alternatives import any_of
from transforms.extract.bodies import bodies
from transforms.extract.scope import country_of, hosts
from transforms.extract.spans import Mention, ReadSource, Sentence
from transforms.extract.voices import account, class_of, nouns, persons, singular, unnamed
from transforms.lookups import theatre, words

_ARTICLE = re.compile(r"\b(?:an?|the) $", re.IGNORECASE)
PRONOUNS = frozenset({"he", "she", "i", "they", "it", "who", "we"})
_BESIDE = 60
"""Code points before and after a name within which words say what its bearer is."""

_BEFORE_NAME = re.compile(r"^(?:(?:according )?to|by|from|in|on|at|among|of|hours later|later)\s+", re.IGNORECASE)
_DANGLING = re.compile(r" (?:by|in|on|at|to|of|for|from|with|as|via|the|an?)$")
_HEAD = re.compile(r",|\b(?:of|in|at|from|with|close|near|by|on|to|for|and|or|briefed|familiar|based)\b", re.IGNORECASE)
_NEAR = re.compile(
    r"\b(?:close to|near|in (?:contact|touch) with|familiar with|briefed (?:by|on)|(?:linked|opposed) to|against)\b"
)
"""'A source close to the ministry', 'an officer in touch with the army' are not of it; 'a source in it' is."""

_SERVES = re.compile(r"\w (?:to|of|for|with)(?: [\w.-]+){0,3} $")
_AND = re.compile(r",? (?:and|as well as) ")
_NO_NAME = frozenset({"", "the", "a", "an", "his", "her", "its", "their", "our", "this", "these", "no source"})
_BEHIND = frozenset({"in", "on", "at", "among", "of"})


def tellers(
    text: str, spans: Sequence[tuple[int, int]], named: Sequence[Mention], meant: Callable[[str], ReadSource | None]
) -> list[ReadSource]:
    """Return the tellers of one claim, first teller first; `meant` says whom 'he' or 'the official' takes up."""
    found: list[ReadSource] = []
    for start, end in (part for span in spans for part in _parts(text, *span)):
        teller = _meant_or_named(text, start, end, named, meant)
        if teller and not any(_alike(teller, known) for known in found):
            found.append(teller)
    return found


def _alike(one: ReadSource, other: ReadSource) -> bool:
    """The same actor, or the same words: 'a Syrian official' of 'a Syrian official who knows of the matter'."""
    if one.ids or other.ids:
        return one.ids == other.ids
    first, second = (t.text or "" for t in (one, other))
    return first in second or second in first


def _meant_or_named(
    text: str, start: int, end: int, named: Sequence[Mention], meant: Callable[[str], ReadSource | None]
) -> ReadSource | None:
    """A teller of a name of its own takes nobody up: 'the Kremlin' is no official who spoke before."""
    told = text[start:end]
    if told.lower() in PRONOUNS:
        return meant(told)
    here = teller_of(text, start, end, named)
    return here if here.ids and here.ids[0] not in unnamed() else meant(told) or here


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the tellers that a stretch names: 'officials told Reuters' names two, what tells of them is cut off."""
    for part in _told_apart().split(text[start:end]) if start < end else ():
        at = text.index(part, start) if part else start
        kept = part.strip(" ,.;:\"“”'’—–-")
        led = _BEFORE_NAME.match(kept)
        if kept.lower() in _NO_NAME or (led and led.group().split()[0].lower() in _BEHIND and at == start):
            continue
        kept = _DANGLING.sub("", kept[led.end() :] if led else kept)
        at = text.index(kept, at)
        article = _ARTICLE.search(text, max(0, at - 5), at)
        yield from _one_each(text, article.start() if article else at, at + len(kept))


def _one_each(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """'An officer at the base and two residents' are two tellers: each side of the 'and' names a kind of teller."""
    joined = _AND.search(text, start, end)
    if joined and _noun(text[start : joined.start()]) and _noun(text[joined.end() : end]):
        yield start, joined.start()
        start = joined.end()
    yield start, end


@cache
def _told_apart() -> re.Pattern[str]:
    """What ends the words for a teller; another one may follow with a capital letter: '... told Reuters'."""
    said = any_of({form for form in _cue_forms() if form.endswith("ed") or form in _SAID})
    relative = rf"(?:who|whose|which|that)\b(?:.*?\b{said}\b|.*)"
    return re.compile(rf"\b(?:{relative}|{said}\b).*?(?=\b[A-Z]|$)")


_SAID = frozenset({"said", "told", "wrote", "saw", "seen", "shown", "says", "tells", "writes", "citing", "quoting"})


def author(sentence: Sentence) -> ReadSource:
    """Return the account that an embedded post is signed with."""
    handle = sentence.segment.author
    return ReadSource(account(handle), "social", None, None, handle, None)


def teller_of(text: str, start: int, end: int, named: Sequence[Mention]) -> ReadSource:
    """Return the teller that a span names: a known actor or outlet, else what its words say of the kind of teller."""
    told, near = _kind(text, start, end), _NEAR.search(text, start, end)
    until = near.start() if near else end  # whom a source stands near, it is not
    inside = [m for m in named if start < m.end and m.start < until]
    known = [m for m in inside if m.kind in ("actor", "outlet") and not _serves(text, start, m)]
    if known:
        first = min(known, key=_rank)
        start, end = min(start, first.start), max(end, first.end)
        ids = (first.ids[0] not in unnamed() and bodies(text[start:until], of=first.ids)) or first.ids
        of_actor = class_of(ids)
        source_class = told[0] if told and of_actor == "anonymous" else of_actor
        return ReadSource(ids, source_class, start, end, text[start:end], _cue(text, start, end))
    source_class, actors = _unknown(text[start:until] + _apposition(text, end), inside, told)
    return ReadSource(actors, source_class, start, end, text[start:end], _cue(text, start, end))


def _rank(mention: Mention) -> tuple[bool, bool, bool, int, int]:
    """The surest first: 'the Kremlin's spokesman, Dmitry Peskov' is a person, no body."""
    actor = mention.ids[0]
    return mention.kind != "actor", actor in unnamed(), actor not in persons(), mention.start, -mention.end


def _serves(text: str, start: int, mention: Mention) -> bool:
    """'An adviser to President Sharaa' is not the president."""
    return mention.ids[0] in persons() and _SERVES.search(text, start, mention.start) is not None


def _unknown(words_: str, inside: Sequence[Mention], told: tuple[str, str] | None) -> tuple[str, tuple[str, ...]]:
    """Class and actors of a teller whom no name tells: a body of a nation, a kind of teller, or a state as such."""
    nations = [country_of(m) for m in inside if m.kind in ("nationality", "place")] or hosts(words_)
    of_nation = bodies(words_, of=("", *nations))
    if of_nation and of_nation[0] not in unnamed():
        return class_of(of_nation), of_nation
    if nations and " " not in words_:
        return "official", tuple(row["actor_id"] for row in theatre("state_voice") if row["country"] == nations[0])
    source_class, actor = told or ("official" if nations else "anonymous", "")
    return source_class, of_nation or ((actor,) if actor else ())


def _kind(text: str, start: int, end: int) -> tuple[str, str] | None:
    """Class and generic actor: by the noun the span is about, by what stands beside it, by any noun in it."""
    beside = text[max(0, start - _BESIDE) : start]
    stretches = (head(text[start:end]), _apposition(text, end), text[start:end], beside)
    return next((told for told in map(_noun, stretches) if told), None)


def head(told: str) -> str:
    """Return what a description is about: 'a source' of 'a source close to the ministry'."""
    cut = _HEAD.search(told, 1)
    return told[: cut.start()].strip() if cut and told[: cut.start()].strip() else told


def _apposition(text: str, end: int) -> str:
    """'Yoruk Isik, a geopolitical analyst': what stands after the comma, unless it says that he told somebody."""
    after = text[end : end + _BESIDE]
    return "" if not after.startswith(",") or _tells().match(after) else head(re.split(r"[,.;]", after[1:])[0])


def _noun(words_: str) -> tuple[str, str] | None:
    """Class and generic actor of the last word that names a kind of teller."""
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
    return re.compile(rf"\b{any_of(_cue_forms())}\b", re.IGNORECASE)


@cache
def _tells() -> re.Pattern[str]:
    return re.compile(rf", (?:\w+ )?{any_of(_cue_forms())}\b", re.IGNORECASE)


@cache
def _cue_forms() -> frozenset[str]:
    forms = {row["word"] for row in words("lemma") if row["lemma"] in {c["lemma"] for c in words("cue")}}
    forms |= {f"{row['lemma']}{end}" for row in words("cue") for end in ("", "s", "d", "ed", "ing")}
    return frozenset(forms)
