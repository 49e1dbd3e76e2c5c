"""Who tells a claim: the words that the network takes for a teller become a teller with a class and an id."""

import re
from collections.abc import Sequence
from functools import cache

from transforms.extract.folded import fold
from transforms.extract.spans import Mention, ReadSource, Sentence
from transforms.lookups import reference, words

_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "i", "we"})
_DEFINITE = frozenset({"the", "this", "these", "that", "those"})
_EARLIER = 300
"""Code points before a sentence within which somebody spoke who may be meant by 'he'."""

_ARTICLE = re.compile(r"\b(?:an?|the) $", re.IGNORECASE)
_BESIDE = 60
"""Code points before and after a name within which words say what its bearer is."""


def tellers(
    text: str, spans: Sequence[tuple[int, int]], named: Sequence[Mention], last: ReadSource | None
) -> list[ReadSource]:
    """Return the tellers of one claim, first teller first; 'he' is the `last` who spoke, or nobody."""
    found: list[ReadSource] = []
    for start, end in ((_with_article(text, start), end) for start, end in spans):
        again = last is not None and _taken_up(text[start:end], last)
        teller = last if again or text[start:end].lower() in _PRONOUNS else _teller(text, start, end, named)
        if teller and all((teller.ids or teller.text) != (known.ids or known.text) for known in found):
            found.append(teller)
    return found


def _with_article(text: str, start: int) -> int:
    """'A Syrian officer' is told of, not 'Syrian officer'."""
    article = _ARTICLE.search(text, max(0, start - 5), start)
    return article.start() if article else start


def _taken_up(told: str, last: ReadSource) -> bool:
    """'The source', 'the security official' after 'a Syrian security official': nothing new is said of who it is."""
    article, *described = told.lower().split()
    before = {word.removesuffix("s") for word in (last.text or "").lower().split()}
    return article in _DEFINITE and 0 < len(described) <= 3 and {w.removesuffix("s") for w in described} <= before


def goes_on(sentence: str) -> bool:
    """Tell whether a sentence says that somebody named before speaks: 'he added', 'according to the sources'."""
    return _again().search(sentence) is not None


def spoken_before(text: str, sentence: Sentence, named: Sequence[Mention]) -> ReadSource | None:
    """Return who last spoke before a sentence: an actor or outlet that a word of saying follows."""
    for mention in reversed(named):
        near = 0 <= sentence.start - mention.end <= _EARLIER
        if near and mention.kind in ("actor", "outlet") and _cues().match(text, mention.end + 1):
            return _teller(text, mention.start, mention.end, named)
    return None


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
    return _classes().get(mention.ids[0], "media")


def _teller(text: str, start: int, end: int, named: Sequence[Mention]) -> ReadSource:
    known = [m for m in named if m.kind in ("actor", "outlet") and start < m.end and m.start < end]
    if known:
        first = min(known, key=lambda m: (m.kind != "actor", m.start, -m.end))
        start, end = min(start, first.start), max(end, first.end)
        return ReadSource(first.ids, class_of(first), start, end, text[start:end], _cue(text, start, end))
    for near in (text[start:end], text[max(0, start - _BESIDE) : start], _apposition(text, end)):
        told = _noun(near)
        if told:
            break
    capital = any(m.kind in ("nationality", "place") and start <= m.start < end for m in named)
    source_class, actor = told or ("official" if capital else "anonymous", "")
    return ReadSource((actor,) if actor else (), source_class, start, end, text[start:end], _cue(text, start, end))


def _apposition(text: str, end: int) -> str:
    """'Yoruk Isik, a geopolitical analyst': what stands after the comma."""
    after = text[end : end + _BESIDE]
    return re.split(r"[,.;]", after[1:])[0] if after.startswith(",") else ""


def _noun(words_: str) -> tuple[str, str] | None:
    """Class and generic actor of the last word that names a kind of teller."""
    for word in reversed(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", words_.lower())):
        for stem in (word, *(word.removesuffix(e) for e in ("s", "es")), *_singular(word)):
            if stem in _nouns():
                return _nouns()[stem]
    return None


def _singular(word: str) -> tuple[str, ...]:
    if word.endswith("ies"):
        return (f"{word[:-3]}y",)
    return (f"{word[:-3]}man",) if word.endswith("men") else ()


def _cue(text: str, start: int, end: int) -> str | None:
    """The word of saying nearest to a teller, after it or before it."""
    after = _cues().search(text, end, end + _BESIDE)
    before = list(_cues().finditer(text, max(0, start - _BESIDE), start))
    return after.group() if after else before[-1].group() if before else None


@cache
def _cues() -> re.Pattern[str]:
    forms = {row["word"] for row in words("lemma") if row["lemma"] in {c["lemma"] for c in words("cue")}}
    forms |= {f"{row['lemma']}{end}" for row in words("cue") for end in ("", "s", "d", "ed", "ing")}
    return re.compile(rf"\b(?:{'|'.join(sorted(map(re.escape, forms), key=len, reverse=True))})\b", re.IGNORECASE)


@cache
def _again() -> re.Pattern[str]:
    nouns = "|".join(sorted(map(re.escape, _nouns()), key=len, reverse=True))
    who = rf"(?:he|she|they|the (?:same )?(?:{nouns})s?)"
    return re.compile(rf"\b(?:{who}(?: also| further| then)? {_cues().pattern}|according to {who}\b)", re.IGNORECASE)


@cache
def _nouns() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for row in words("speaker"):
        found.setdefault(row["lemma"], (row["source_class"], row["actor_id"]))
    return found


@cache
def _classes() -> dict[str, str]:
    return dict(reference("ref.actor").select("actor_id", "source_class").iter_rows())


@cache
def _accounts() -> dict[str, str]:
    tables = (("ref.outlet_name", "outlet_id"), ("ref.actor_name", "actor_id"))
    named = [row for table, key in tables for row in reference(table).select("name", key).iter_rows()]
    return {fold(name).replace(" ", "").removeprefix("@"): holder for name, holder in named}
