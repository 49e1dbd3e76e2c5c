"""What the encoder sees at once: a few whole sentences, the end of those before, and what the names in them name."""

from bisect import bisect_left, bisect_right
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


class Cut(NamedTuple):
    """A sentence in pieces, where it starts, and the kind of name that each piece is part of."""

    start: int
    pieces: list[Piece]
    kinds: list[int]


def cut(told: Sequence[Sentence], named: Sequence[Mention]) -> list[Cut]:
    """Cut sentences, which stand in order, into pieces; O(pieces + names x log sentences)."""
    starts = [sentence.start for sentence in told]
    inside: list[list[Mention]] = [[] for _ in told]
    for mention in named:
        for at in range(max(0, bisect_right(starts, mention.start) - 1), bisect_left(starts, mention.end)):
            inside[at].append(mention)
    return [_cut(sentence, names) for sentence, names in zip(told, inside, strict=True)]


def _cut(sentence: Sentence, named: Sequence[Mention]) -> Cut:
    start, kept = sentence.start, pieces(sentence.text, LONGEST)
    return Cut(start, kept, _kinds([(start + p.start, start + p.end) for p in kept], named))


def windows(cuts: Sequence[Cut], read: Sequence[int] | None = None) -> Iterator[Window]:
    """Yield windows that hold each sentence once: all, as the network is taught, or those numbered in `read`.

    What is not read is no context either; how many sentences lie between two is counted with it.
    """
    numbers = range(len(cuts)) if read is None else read
    for first, last in _chunks([len(cuts[at].pieces) + 1 for at in numbers]):
        yield _window(cuts, numbers[max(0, first - BEFORE) : first], numbers[first:last])


def _chunks(lengths: list[int]) -> Iterator[tuple[int, int]]:
    first, held = 0, 0
    for at, length in enumerate(lengths):
        if held and held + length > AT_ONCE:
            yield first, at
            first, held = at, 0
        held += length
    if held:
        yield first, len(lengths)


def _window(cuts: Sequence[Cut], before: Sequence[int], here: Sequence[int]) -> Window:
    window = Window([marks()[0]], [(0, 0)], [MARK], [False], [False], [0])
    for at, most in _context(cuts, before):
        _add(window, cuts[at], at, most, is_read=False)
    for at in here:
        _add(window, cuts[at], at, LONGEST, is_read=True)
    return window


def _context(cuts: Sequence[Cut], before: Sequence[int]) -> list[tuple[int, int]]:
    """The sentences that stand before, and how many of the last pieces of each have room."""
    room, found = BEFORE, []
    for at in reversed(before):
        if room <= 0:
            break
        found.append((at, room))
        room -= len(cuts[at].pieces) + 1
    return found[::-1]


def _add(window: Window, sentence: Cut, number: int, most: int, *, is_read: bool) -> None:
    start, kept = sentence.start, sentence.pieces[-most:]
    window.ids.extend([p.id for p in kept] + [marks()[1]])
    window.spans.extend([(start + p.start, start + p.end) for p in kept] + [(0, 0)])
    window.sentences.extend([number] * len(kept) + [MARK])
    window.read.extend([is_read] * len(kept) + [False])
    window.begins.extend([p.begins for p in kept] + [False])
    window.kinds.extend([*sentence.kinds[-most:], 0])


def _kinds(spans: list[tuple[int, int]], named: Sequence[Mention]) -> list[int]:
    kinds = [0] * len(spans)
    for mention in named:
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
