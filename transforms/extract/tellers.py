"""Who tells a claim: the words that the network takes for a teller become a teller with a class and an id."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

import polars as pl

from transforms.extract.alternatives import any_of
from transforms.extract.bodies import body
from transforms.extract.folded import fold
from transforms.extract.spans import Mention, ReadSource, Sentence
from transforms.lookups import actor_classes, reference, words

_ARTICLE = re.compile(r"\b(?:an?|the) $", re.IGNORECASE)
PRONOUNS = frozenset({"he", "she", "i", "they", "it", "who", "we"})
_BESIDE = 60
"""Code points before and after a name within which words say what its bearer is."""

_BEFORE_NAME = re.compile(r"^(?:(?:according )?to|by|from|in|on|at|among|of|hours later|later)\s+", re.IGNORECASE)
_HEAD = re.compile(r",|\b(?:of|in|at|from|with|close|near|by|on|to|for|and|or|briefed|familiar|based)\b", re.IGNORECASE)
_NEAR = re.compile(
    r"\b(?:close to|near|in (?:contact|touch) with|familiar with|briefed (?:by|on)|(?:linked|opposed) to|against)\b"
)
"""'A source close to the ministry', 'an officer in touch with the army' are not of it; 'a source in it' is."""

_AND = re.compile(r",? (?:and|as well as) ")
_NO_NAME = frozenset({"", "the", "a", "an", "his", "her", "its", "their", "our", "this", "these", "no source"})
_BEHIND = frozenset({"in", "on", "at", "among", "of"})


def tellers(
    text: str, spans: Sequence[tuple[int, int]], named: Sequence[Mention], meant: Callable[[str], ReadSource | None]
) -> list[ReadSource]:
    """Return the tellers of one claim, first teller first; `meant` says whom 'he' or 'the official' takes up."""
    found: list[ReadSource] = []
    for start, end in (part for span in spans for part in _parts(text, *span)):
        told = text[start:end]
        teller = meant(told) or (None if told.lower() in PRONOUNS else teller_of(text, start, end, named))
        if teller and all((teller.ids or teller.text) != (known.ids or known.text) for known in found):
            found.append(teller)
    return found


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Spans of the tellers that a stretch names: 'officials told Reuters' names two, what tells of them is cut off."""
    for part in _told_apart().split(text[start:end]) if start < end else ():
        at = text.index(part, start) if part else start
        kept = part.strip(" ,.;:\"“”'’—–-")
        led = _BEFORE_NAME.match(kept)
        if kept.lower() in _NO_NAME or (led and led.group().split()[0].lower() in _BEHIND and at == start):
            continue
        kept = kept[led.end() :] if led else kept
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
    said = {form for form in _cue_forms() if form.endswith("ed") or form in _PAST}
    ends = any_of(said | {"citing", "quoting", "who", "whose", "which", "that"})
    return re.compile(rf"\b{ends}\b.*?(?=\b[A-Z]|$)")


_PAST = frozenset({"said", "told", "wrote", "saw", "seen", "shown"})


def author(sentence: Sentence) -> ReadSource:
    """Return the account that an embedded post is signed with."""
    handle = sentence.segment.author
    return ReadSource(account(handle), "social", None, None, handle, None)


def account(handle: str) -> tuple[str, ...]:
    """Return the actor or outlet whose name, without spaces, is a social media handle; empty if none is known."""
    found = _accounts().get(fold(handle.removeprefix("@")))
    return (found,) if found else ()


def class_of(mention: Mention) -> str:
    """Return the source class of a named actor; an outlet is media."""
    return actor_classes().get(mention.ids[0], "media")


def teller_of(text: str, start: int, end: int, named: Sequence[Mention]) -> ReadSource:
    """Return the teller that a span names: a known actor or outlet, else what its words say of the kind of teller."""
    told, near = _kind(text, start, end), _NEAR.search(text, start, end)
    until = near.start() if near else end  # whom a source stands near, it is not
    inside = [m for m in named if start < m.end and m.start < until]
    known = [m for m in inside if m.kind in ("actor", "outlet")]
    if known:
        first = min(known, key=lambda m: (m.kind != "actor", m.ids[0] in unnamed(), m.start, -m.end))
        start, end = min(start, first.start), max(end, first.end)
        of_actor = class_of(first)
        source_class = told[0] if told and of_actor == "anonymous" else of_actor
        return ReadSource(first.ids, source_class, start, end, text[start:end], _cue(text, start, end))
    source_class, actor = _unknown(text[start:until] + _apposition(text, end), inside, told)
    return ReadSource((actor,) if actor else (), source_class, start, end, text[start:end], _cue(text, start, end))


def _unknown(words_: str, inside: Sequence[Mention], told: tuple[str, str] | None) -> tuple[str, str]:
    """Class and actor of a teller whom no name tells: a body of a nation, else a kind of teller."""
    of_nation = body(words_, inside)
    if of_nation and of_nation not in unnamed():
        return actor_classes()[of_nation], of_nation
    capital = any(m.kind in ("nationality", "place") for m in inside)
    source_class, actor = told or ("official" if capital else "anonymous", "")
    return source_class, of_nation or actor


def _kind(text: str, start: int, end: int) -> tuple[str, str] | None:
    """Class and generic actor: by the noun the span is about, by what stands beside it, by any noun in it."""
    beside = text[max(0, start - _BESIDE) : start]
    stretches = (head(text[start:end]), beside, _apposition(text, end), text[start:end])
    return next((told for told in map(_noun, stretches) if told), None)


def head(told: str) -> str:
    """Return what a description is about: 'a source' of 'a source close to the ministry'."""
    cut = _HEAD.search(told, 1)
    return told[: cut.start()].strip() if cut and told[: cut.start()].strip() else told


def _apposition(text: str, end: int) -> str:
    """'Yoruk Isik, a geopolitical analyst': what stands after the comma."""
    after = text[end : end + _BESIDE]
    return head(re.split(r"[,.;]", after[1:])[0]) if after.startswith(",") else ""


def _noun(words_: str) -> tuple[str, str] | None:
    """Class and generic actor of the last word that names a kind of teller."""
    told = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", words_.lower())
    return next((nouns()[noun] for noun in map(singular, reversed(told)) if noun in nouns()), None)


def singular(word: str) -> str:
    """Return a noun for a kind of teller in the singular; another word as it is, less its 's'."""
    ends = (("ies", "y"), ("men", "man"), ("es", ""), ("s", ""))
    forms = (word, *(word.removesuffix(end) + other for end, other in ends if word.endswith(end)))
    return next((form for form in forms if form in nouns()), forms[-1])


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
def _cue_forms() -> frozenset[str]:
    forms = {row["word"] for row in words("lemma") if row["lemma"] in {c["lemma"] for c in words("cue")}}
    forms |= {f"{row['lemma']}{end}" for row in words("cue") for end in ("", "s", "d", "ed", "ing")}
    return frozenset(forms)


@cache
def nouns() -> dict[str, tuple[str, str]]:
    """Return class and generic actor of each noun for a kind of teller."""
    found: dict[str, tuple[str, str]] = {}
    for row in words("speaker"):
        found.setdefault(row["lemma"], (row["source_class"], row["actor_id"]))
    return found


@cache
def unnamed() -> frozenset[str]:
    """Return the actors that stand for anybody of a kind: 'analysts', 'local sources'."""
    rows = reference("ref.actor").filter(~pl.col("is_named")).get_column("actor_id")
    return frozenset(rows.to_list())


@cache
def _accounts() -> dict[str, str]:
    tables = (("ref.outlet_name", "outlet_id"), ("ref.actor_name", "actor_id"))
    named = [row for table, key in tables for row in reference(table).select("name", key).iter_rows()]
    return {fold(name).replace(" ", "").removeprefix("@"): holder for name, holder in named}
