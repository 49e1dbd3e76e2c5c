"""Who spoke before, and who is meant when a text says 'he', 'the official', 'the same source', or nothing at all."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from transforms.extract.alternatives import any_of
from transforms.extract.spans import Mention, ReadSource
from transforms.extract.tellers import PRONOUNS, named_or_meant
from transforms.extract.voices import classes, nouns, singular
from transforms.extract.who import cues, head, teller_of

_PERSONS = frozenset({"he", "she", "i"})
_POINTING = frozenset({"the", "this", "these", "that", "those", "same", "both"})
_BODIES = frozenset({"media", "imagery", "monitor"})
"""Classes of tellers that are rather 'it' than 'he'."""

_ACCORDING = re.compile(r"\baccording to ((?:[^\s,;:.”\"]+ ?){1,10})", re.IGNORECASE)
_BREAK = re.compile(r"[,;:—–”\"“(]|\b(?:and|but|while|as|that|where|when|although|which)\b")
_SILENT = frozenset({"not", "no", "declined", "refused"})


class Spoken:
    """The tellers of one text so far, in order; changed only while its sentences are read in order."""

    def __init__(self) -> None:
        """Nobody has spoken yet."""
        self._heard: list[ReadSource] = []

    def going_on(self, source_class: str, since: int = 0) -> list[ReadSource]:
        """Return the last who spoke of a class of tellers, else the last of any; only who was named from `since` on."""
        heard = [t for t in reversed(self._heard) if (t.start or 0) >= since]
        return ([t for t in heard if t.source_class == source_class] or heard)[:1]

    @property
    def _last(self) -> ReadSource | None:
        return self._heard[-1] if self._heard else None

    def hear(self, tellers: Sequence[ReadSource]) -> None:
        """Keep tellers in mind, the first teller as the last who spoke."""
        self._heard += [t for t in reversed(tellers) if t.text and t.text.lower() not in PRONOUNS]

    def who(self, text: str, start: int, end: int, named: Sequence[Mention]) -> list[ReadSource]:
        """Return whom words of saying name in a sentence, or whom these take up."""
        return [named_or_meant(teller, self.meant) for _, teller in attributed(text, start, end, named)]

    def meant(self, told: str) -> ReadSource | None:
        """Return the earlier teller that a pronoun or 'the official' takes up; None where the words name one anew."""
        words = told.lower().split()
        if len(words) == 1 and words[0] in PRONOUNS:
            persons = (t for t in reversed(self._heard) if t.source_class not in _BODIES)
            return next(persons, self._last) if words[0] in _PERSONS else self._last
        if words and len(words) < _SHORT and all(w[0].isupper() for w in told.split()):
            return self._named(told)
        if not words or words[0] not in _POINTING or len(words) > _SHORT:
            return None
        return self._described([w for w in words if w not in _POINTING])

    def _named(self, name: str) -> ReadSource | None:
        """The last whose words hold more than this name: 'Karasin' after 'Grigory Karasin'."""
        again = re.compile(rf"\b{re.escape(name)}\b")
        return next((t for t in reversed(self._heard) if t.text and t.text != name and again.search(t.text)), None)

    def _described(self, described: list[str]) -> ReadSource | None:
        """The last whose own words hold all of these; else the last of the class that their noun tells."""
        alike = {singular(w) for w in described}
        for teller in reversed(self._heard):
            if alike and alike <= {singular(w) for w in (teller.text or "").lower().split()}:
                return teller
        told = classes(described[-1]) if described else ()
        return next((t for t in reversed(self._heard) if t.source_class in told), None)


_SHORT = 4
"""Words of a description that only points back; a longer one tells who it is."""


def attributed(text: str, start: int, end: int, named: Sequence[Mention]) -> Iterator[tuple[int, ReadSource]]:
    """Yield the tellers whom words of saying name in a sentence, each with where its saying stands."""
    for said in _ACCORDING.finditer(text, start, end):
        teller = _known(text, said.start(1), said.end(1), named)
        if teller:
            yield said.start(), teller
    for cue in cues().finditer(text, start, end):
        before = text[start : cue.start()]
        cut = [0, *(b.end() for b in _BREAK.finditer(before))]
        teller = _known(text, start + cut[-1], cue.start(), named)
        if teller:
            yield cue.start(), teller


def _known(text: str, start: int, end: int, named: Sequence[Mention]) -> ReadSource | None:
    """The teller that a stretch names, where it is short and says what kind of teller."""
    told = text[start:end]
    start, end = start + len(told) - len(told.lstrip()), end - len(told) + len(told.rstrip())
    words = text[start:end].lower().split()
    if not words or len(words) > _LONG or _SILENT & set(words):
        return None
    named_there = any(m.kind in ("actor", "outlet") and m.within(start, end) for m in named)
    told_of = singular(head(text[start:end]).split()[-1].lower()) in nouns()
    return teller_of(text, start, end, named) if named_there or told_of else None


_LONG = 12


@cache
def _again() -> re.Pattern[str]:
    who = rf"(?:he|she|they|the (?:same )?{any_of(nouns())}s?)"
    return re.compile(rf"\b(?:{who}(?: also| further| then)? {cues().pattern}|according to {who}\b)", re.IGNORECASE)


def goes_on(sentence: str) -> bool:
    """Tell whether a sentence says that somebody named before speaks: 'he added', 'according to the sources'."""
    return _again().search(sentence) is not None


def is_quote(sentence: str) -> bool:
    """Tell whether a sentence is nothing but a quotation: whoever spoke before goes on."""
    return bool(re.fullmatch(r"[“\"«][^“”\"«»]+[”\"»]?", sentence.strip())) and len(sentence.split()) > 1
