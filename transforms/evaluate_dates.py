"""How well dates are read on labelled texts: expressions, texts without dates, and dates of claims.

A row of expressions has `text`, `language`, `anchor` (ISO day or null), `words`, `edtf` and `also` (other right
answers); it is right when an expression that overlaps the words has one of these EDTF strings. A row without dates
has `text` and `language`; any expression with a date is a false positive. A row of claims has `text`, `published`,
`quote`, `edtf`, `also` and `background`; the claim is made of the quote.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from schemas.vocabulary import EventType, Extent, Factuality, Phase, Stance
from transforms.extract.segments import segments
from transforms.extract.sentences import sentences
from transforms.extract.spans import ReadClaim, Reading
from transforms.normalise.dated import Dated, dated
from transforms.normalise.expressions import Expression, expressions, useful
from transforms.normalise.narrative import narrative
from transforms.normalise.published import published

_NEWS_DAY = date(2024, 12, 14)
"""Anchor for texts without dates: with one, every reading is open to them."""


@dataclass(slots=True)
class DateScore:
    """Counts over labelled texts of one group."""

    right: int = 0
    asked: int = 0
    false: int = 0
    date_free: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """Return the share that was right."""
        return self.right / max(1, self.asked)

    def __str__(self) -> str:
        """Return the figures as one line."""
        asked = f"right {self.right}/{self.asked} ({self.share:.3f})" if self.asked else ""
        free = f"false positives {self.false}/{self.date_free}" if self.date_free else ""
        return f"{asked}  {free}".strip()


def evaluate_dates(labelled: Iterable[dict[str, Any]]) -> dict[str, DateScore]:
    """Score all rows, in `all`, by language, by split and by kind (`kind:partial`)."""
    scores: dict[str, DateScore] = {"all": DateScore()}
    for row in labelled:
        for group in _groups(row):
            _count(scores.setdefault(group, DateScore()), row)
    return scores


def _groups(row: dict[str, Any]) -> list[str]:
    kind = row.get("kind") or row.get("trap") or ("claim" if "quote" in row else "")
    told = ("all", row["language"], row.get("split") or "", f"kind:{kind}" if kind else "")
    return [group for group in told if group]


def _count(score: DateScore, row: dict[str, Any]) -> None:
    if "quote" in row:
        found = claim_date(row)
        score.asked += 1
        right = found.interval.edtf in (row["edtf"], *row["also"]) and found.is_background == row["background"]
        score.right += right
        if not right:
            score.errors.append(f"{row['id']}: {row['edtf']} read as {found.interval.edtf}: {row['text']}")
        return
    read = [e for e in useful(expressions(row["text"], row["language"], _anchor(row))) if e.interval.edtf]
    if "words" not in row:
        score.date_free += 1
        score.false += bool(read)
        score.errors += [f"{row['id']}: no date, read as {e.interval.edtf}: {row['text']}" for e in read[:1]]
        return
    score.asked += 1
    right = _is_right(row, read)
    score.right += right
    if not right:
        score.errors.append(f"{row['id']}: {row['edtf']} read as {[e.interval.edtf for e in read]}: {row['text']}")


def _anchor(row: dict[str, Any]) -> date | None:
    if "words" not in row:
        return _NEWS_DAY
    return date.fromisoformat(row["anchor"]) if row["anchor"] else None


def _is_right(row: dict[str, Any], read: list[Expression]) -> bool:
    start = row["text"].index(row["words"])
    end = start + len(row["words"])
    answers = (row["edtf"], *row["also"])
    return any(e.start < end and start < e.end and e.interval.edtf in answers for e in read)


def claim_date(row: dict[str, Any]) -> Dated:
    """Return the date that a claim made of the row's quote gets."""
    text: str = row["text"]
    cut = segments(text)
    told_in = sentences(text, cut)
    reading = Reading("labelled", tuple(cut), tuple(told_in))
    told = published(row["published"], "sidecar" if row["published"] else None, "labelled", text, reading)
    start = text.index(row["quote"])
    sentence = next(s for s in told_in if s.start <= start < s.end)
    found = expressions(row["quote"], row["language"], told.anchor)
    claim = ReadClaim(
        EventType.WITHDRAWAL,
        Phase.STATE if any(e.since for e in found) else Phase.COMPLETED,
        Extent.UNSPECIFIED,
        Factuality.CERTAIN,
        Stance.REPORTS,
        start,
        start + len(row["quote"]),
        sentence,
        "labelled",
        1.0,
    )
    return dated(claim, told, narrative(reading, told)[sentence.no])
