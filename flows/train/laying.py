"""Lay the labels of a text on the pieces of its windows: which tell, which prove, which name a place or a teller."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from flows.train.corpus import Row
from schemas.vocabulary import EventType, Extent, Factuality, Phase, PlaceRole, Stance
from transforms.extract.network import AXES, ROLES, TELLERS, TYPES, WHERE
from transforms.extract.page import look
from transforms.extract.windows import KINDS, Window, cut, overlapping, windows

IGNORED = -100
"""Class of what is not to be learned."""

_PLACES = (KINDS.index("place here"), KINDS.index("place abroad"))


@dataclass(slots=True)
class Label:
    """One claim on the pieces of a window; `telling` is empty where the label does not say which words tell it."""

    type: int
    telling: list[int]
    proof: list[int]
    roles: dict[int, int]
    tellers: dict[int, int]
    axes: dict[str, int]


@dataclass(slots=True)
class Lesson:
    """A window with the class of every piece and its claims."""

    window: Window
    types: list[int]
    labels: list[Label] = field(default_factory=list)

    def places(self) -> list[int]:
        """Return the pieces that are part of a name of a place."""
        return [at for at, kind in enumerate(self.window.kinds) if kind in _PLACES]


def lessons(row: Row) -> list[Lesson]:
    """Return the windows of a labelled text with its claims, each in the window that holds its sentence."""
    page = look(row["text"])
    return [_lesson(row, window) for window in windows(cut(page.sentences, page.marked))]


def _lesson(row: Row, window: Window) -> Lesson:
    kept = zip(window.read, window.begins, strict=True)
    lesson = Lesson(window, [0 if read and begins else IGNORED for read, begins in kept])
    for claim in row["claims"]:
        start = _start(row, claim)
        proof = [at for at in _pieces(window, start, start + len(claim["quote"])) if window.read[at]]
        if not proof:
            continue
        label = _label(row, claim, window, proof)
        lesson.labels.append(label)
        for at in label.telling:
            lesson.types[at] = label.type if window.begins[at] else IGNORED
        for at in proof if not label.telling else []:
            lesson.types[at] = lesson.types[at] or IGNORED  # one of them tells it
    return lesson


def _label(row: Row, claim: dict[str, Any], window: Window, proof: list[int]) -> Label:
    start = _start(row, claim)
    telling = [at for at in _told_by(row, claim, window) if at in proof]
    sentence = window.sentences[(telling or proof)[0]]
    return Label(
        type=TYPES.index(claim["event_type"]),
        telling=[at for at in telling if window.sentences[at] == sentence and window.begins[at]],
        proof=[at for at in proof if window.sentences[at] == sentence],
        roles=dict(_roles(row["text"], claim, window, start)),
        tellers=dict(_tellers(row["text"], claim, window, start)),
        axes={
            "kind": EventType.codes().index(claim["event_type"]),
            "phase": Phase.codes().index(claim["phase"]),
            "factuality": Factuality.codes().index(claim["factuality"]),
            "stance": Stance.codes().index(claim["stance"]),
            "extent": Extent.codes().index(claim.get("extent") or "unspecified"),
            "background": int(bool(claim["is_background"])),
            "where": WHERE.index(_where(claim)),
            "source": _source(claim),
        },
    )


def _where(claim: dict[str, Any]) -> str:
    """Whether the places of a claim are named with it, were told before, or are none but the theatre."""
    places = claim.get("places", ())
    if any(place.get("carried") or place.get("words") is None for place in places):
        return "before"
    return "here" if any(place.get("words") for place in places) else "theatre"


def _source(claim: dict[str, Any]) -> int:
    """What kind of teller tells a claim first; nobody is a kind too."""
    if "speakers" not in claim:
        return IGNORED
    return AXES["source"].index(claim["speakers"][0]["class"] if claim["speakers"] else "")


def _told_by(row: Row, claim: dict[str, Any], window: Window) -> list[int]:
    """The pieces of the words that tell a claim: as labelled, else the word of the family, else none."""
    start = _start(row, claim)
    if claim.get("trigger"):
        at = row["text"].find(claim["trigger"], start)
        return _pieces(window, at, at + len(claim["trigger"]))
    stem = str(row.get("family", "")).lower().split()[:1]
    first = row["claims"][0]["quote"] == claim["quote"] and stem and len(stem[0]) >= _STEM
    for word in re.finditer(r"\w+", claim["quote"].lower()) if first else ():
        if word.group().startswith(stem[0][: max(_STEM, len(stem[0]) - 1)]):
            return _pieces(window, start + word.start(), start + word.end())
    return []


_STEM = 4
"""Letters that a word must share with its family."""


def _roles(text: str, claim: dict[str, Any], window: Window, start: int) -> Iterator[tuple[int, int]]:
    for place in claim.get("places", ()):
        words = place.get("words")
        end = start + len(claim["quote"])
        at = text.rfind(words, 0, end) if words and place.get("carried") else _nearest(text, words, start)
        for piece in _pieces(window, at, at + len(words)) if words and at >= 0 else ():
            yield piece, ROLES.index(PlaceRole(place["role"]))


def _tellers(text: str, claim: dict[str, Any], window: Window, start: int) -> Iterator[tuple[int, int]]:
    """Pieces of tellers; the first teller is laid last, so that it stays where two share words."""
    for place, teller in reversed(list(enumerate(claim.get("speakers", ())))):
        at = _nearest(text, teller["words"], start)
        for piece in _pieces(window, at, at + len(teller["words"])) if at >= 0 else ():
            yield piece, TELLERS.index("other" if place else "first")


def _nearest(text: str, words: str | None, start: int) -> int:
    """Where words stand nearest to a claim; -1 if nowhere."""
    found = [m.start() for m in re.finditer(re.escape(words), text)] if words else []
    return min(found, key=lambda at: abs(at - start), default=-1)


def _start(row: Row, claim: dict[str, Any]) -> int:
    at = claim.get("char_start")
    return int(at) if at is not None else int(row["text"].find(claim["quote"]))


def _pieces(window: Window, start: int, end: int) -> list[int]:
    return [at for at in overlapping(window.spans, start, end) if window.spans[at][1]]
