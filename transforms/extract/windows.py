"""What the encoder sees at once: a few whole sentences, the end of those before, and what the names in them name."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transforms.extract.countries import HOST, OURS
from transforms.extract.scope import country_of
from transforms.extract.spans import Mention, Sentence
from transforms.extract.wordpieces import Piece, marks, pieces

KINDS = ("", "place here", "place abroad", "ours", "nation", "actor", "outlet", "materiel")
"""What a piece may be part of; the encoder was taught these numbers beside the words."""

BEFORE, AT_ONCE, LONGEST = 48, 176, 128
"""Pieces of context before, pieces read in one window, pieces of one sentence that are read at all."""

MARK = -1
"""Stands for the sentence of a mark."""


class Window(NamedTuple):
    """Pieces in order, one value each; marks have an empty span.

    Number in the vocabulary, span in the document, number of the sentence, whether that sentence is read here (else it
    is context), whether a word begins, kind of name.
    """

    ids: list[int]
    spans: list[tuple[int, int]]
    sentences: list[int]
    read: list[bool]
    begins: list[bool]
    kinds: list[int]


def windows(told: Sequence[Sentence], named: Sequence[Mention]) -> Iterator[Window]:
    """Yield windows that hold every sentence once; O(pieces + names)."""
    cut = [pieces(s.text, LONGEST) for s in told]
    for first, last in _chunks([len(c) + 1 for c in cut]):
        yield _window(told, cut, first, last, named)


def _chunks(lengths: list[int]) -> Iterator[tuple[int, int]]:
    first, held = 0, 0
    for at, length in enumerate(lengths):
        if held and held + length > AT_ONCE:
            yield first, at
            first, held = at, 0
        held += length
    if held:
        yield first, len(lengths)


def _window(
    told: Sequence[Sentence], cut: list[list[Piece]], first: int, last: int, named: Sequence[Mention]
) -> Window:
    window = Window([marks()[0]], [(0, 0)], [MARK], [False], [False], [])
    for at, kept in _context(cut, first):
        _add(window, told[at].start, at, kept, is_read=False)
    for at in range(first, last):
        _add(window, told[at].start, at, cut[at], is_read=True)
    window.kinds.extend(_kinds(window.spans, named))
    return window


def _context(cut: list[list[Piece]], first: int) -> list[tuple[int, list[Piece]]]:
    """The end of what stands before, as much of it as has room."""
    room, found = BEFORE, []
    for at in range(first - 1, -1, -1):
        if room <= 0:
            break
        found.append((at, cut[at][-room:]))
        room -= len(cut[at]) + 1
    return found[::-1]


def _add(window: Window, start: int, number: int, kept: list[Piece], *, is_read: bool) -> None:
    window.ids.extend([p.id for p in kept] + [marks()[1]])
    window.spans.extend([(start + p.start, start + p.end) for p in kept] + [(0, 0)])
    window.sentences.extend([number] * len(kept) + [MARK])
    window.read.extend([is_read] * len(kept) + [False])
    window.begins.extend([p.begins for p in kept] + [False])


def _kinds(spans: list[tuple[int, int]], named: Sequence[Mention]) -> list[int]:
    kinds = [0] * len(spans)
    words = [span for span in spans if span[1]]
    for mention in named if words else ():
        if mention.end > words[0][0] and mention.start < words[-1][1]:
            for at in overlapping(spans, mention.start, mention.end):
                kinds[at] = KINDS.index(kind_of(mention))
    return kinds


def overlapping(spans: Sequence[tuple[int, int]], start: int, end: int) -> list[int]:
    """Return the places of the spans that share a code point with a stretch of text."""
    return [at for at, (first, last) in enumerate(spans) if first < end and start < last]


def kind_of(mention: Mention) -> str:
    """Return what a name names, as the encoder was taught it."""
    if mention.kind == "place":
        return "place here" if not mention.ids or country_of(mention) == HOST else "place abroad"
    if mention.kind == "nationality":
        return "ours" if mention.ids == (OURS,) else "nation"
    return mention.kind if mention.kind in KINDS else ""
