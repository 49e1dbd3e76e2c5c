"""Cut segments into sentences with their offsets. Rules, because a parser cuts across lines."""

import re

from transforms.extract.spans import Segment, Sentence

_TOLD = ("headline", "body", "post")
_BOUNDARY = re.compile(r"[.!?…؟]+['\"”’»)\]]*\s+(?=[\"“«'‘(\[]*[^\W_a-zа-яёçğıöşü])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Brig|Capt|Adm|Sgt|St|Rep|Sen|Gov|No|vs|approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct"
    r"|Nov|Dec|Jr|Sr|Inc|Ltd|al|[A-ZА-Я]|ул|им|г|т\.е|bkz|Doç|Prof))\.$"
)


def sentences(text: str, cut: list[Segment]) -> list[Sentence]:
    """Return the sentences of all segments that tell something, numbered from 0."""
    found: list[Sentence] = []
    for segment in cut:
        if segment.kind in _TOLD:
            for start, end in _cut(text, segment.start, segment.end):
                found.append(Sentence(len(found), start, end, text[start:end], segment))
    return found


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    begin = start
    for match in _BOUNDARY.finditer(text, start, end):
        if not _ABBREVIATION.search(text, max(begin, match.start() - 8), match.start() + 1):
            spans.append((begin, match.end()))
            begin = match.end()
    spans.append((begin, end))
    return [_trimmed(text, *span) for span in spans if text[slice(*span)].strip()]


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    kept = text[start:end]
    return start + len(kept) - len(kept.lstrip()), end - len(kept) + len(kept.rstrip())
