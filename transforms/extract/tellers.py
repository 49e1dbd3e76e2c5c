"""Who tells a claim: the words that the network takes for a teller become a teller with a class and an id."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from transforms.extract.alternatives import any_of
from transforms.extract.spans import Mention, ReadSource, Sentence
from transforms.extract.voices import account, unnamed
from transforms.extract.who import cue_forms, noun_of, teller_of

_ARTICLE = re.compile(r"\b(?:an?|the) $", re.IGNORECASE)
PRONOUNS = frozenset({"he", "she", "i", "they", "it", "who", "we"})
_BEFORE_NAME = re.compile(r"^(?:(?:according )?to|by|from|in|on|at|among|of|hours later|later)\s+", re.IGNORECASE)
_DANGLING = re.compile(r" (?:by|in|on|at|to|of|for|from|with|as|via|the|an?)$")
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
        pronoun = told.lower() in PRONOUNS
        teller = meant(told) if pronoun else named_or_meant(teller_of(text, start, end, named), meant)
        again = next((at for at, known in enumerate(found) if teller and _alike(teller, known)), None)
        if teller and again is None:
            found.append(teller)
        elif teller and again is not None and len(teller.text or "") > len(found[again].text or ""):
            found[again] = teller
    return found


def _alike(one: ReadSource, other: ReadSource) -> bool:
    """The same actor, or the same words: 'a Syrian official' of 'a Syrian official who knows of the matter'."""
    if one.ids or other.ids:
        return one.ids == other.ids
    shorter, longer = sorted(((t.text or "").split() for t in (one, other)), key=len)
    return any(longer[at : at + len(shorter)] == shorter for at in range(len(longer) - len(shorter) + 1))


def named_or_meant(here: ReadSource, meant: Callable[[str], ReadSource | None]) -> ReadSource:
    """Return a teller of a name of its own, else whom its words take up: 'the Kremlin' is no official told before."""
    return here if here.ids and here.ids[0] not in unnamed() else meant(here.text or "") or here


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
    if joined and noun_of(text[start : joined.start()]) and noun_of(text[joined.end() : end]):
        yield start, joined.start()
        start = joined.end()
    yield start, end


@cache
def _told_apart() -> re.Pattern[str]:
    """What ends the words for a teller; another one may follow with a capital letter: '... told Reuters'."""
    said = any_of({form for form in cue_forms() if form.endswith("ed") or form in _SAID})
    relative = rf"(?:who|whose|which|that)\b(?:.*?\b{said}\b|.*?(?= and [A-Z])|.*)"
    return re.compile(rf"\b(?:{relative}|{said}\b).*?(?=\b[A-Z]|$)")


_SAID = frozenset({"said", "told", "wrote", "saw", "seen", "shown", "says", "tells", "writes", "citing", "quoting"})


def author(sentence: Sentence) -> ReadSource:
    """Return the account that an embedded post is signed with."""
    handle = sentence.segment.author
    return ReadSource(account(handle), "social", None, None, handle, None)
