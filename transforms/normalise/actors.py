"""Decide who bears a name on a day: 'the Syrian army' is one army before 8 December 2024 and another after it."""

from datetime import date
from functools import cache
from typing import NamedTuple

from transforms.extract.folded import fold
from transforms.lookups import reference

Days = tuple[date | None, date | None]
"""First and last day; both None where no day is known."""


class Bearer(NamedTuple):
    """The actor a name means, or None, and why."""

    actor_id: str | None
    reason: str


def bearer(ids: tuple[str, ...], text: str | None, days: Days) -> Bearer:
    """Return which of `ids`, found in `text`, bears the name on all of `days`; None rather than a guess.

    Ids of outlets, and names that stand in no table, are taken as they were found.
    """
    if not ids:
        return Bearer(None, "nobody is named")
    spans = _spans(ids, text)
    if len(ids) == 1 and (not spans or days == (None, None)):
        return Bearer(ids[0], "nobody else bears the name")
    spans = spans or [(i, held) for i in ids for held in _times().get(i, ())]
    if not spans:
        return Bearer(ids[0], "no times are known of the name")
    if days == (None, None):
        return Bearer(None, "the name means different actors at different times, and the day is not known")
    held = [i for i in ids if any(_holds(span, days) for of, span in spans if of == i)]
    if len(held) == 1:
        return Bearer(held[0], "bears the name on that day")
    return Bearer(
        None, "several bear the name on that day" if held else "nobody known bears the name on all these days"
    )


def _holds(span: Days, days: Days) -> bool:
    first, last = days[0] or days[1], days[1] or days[0]
    if first is None or last is None:
        return False
    return (span[0] or date.min) <= first and last <= (span[1] or date.max)


def _spans(ids: tuple[str, ...], text: str | None) -> list[tuple[str, Days]]:
    """Times of the longest name of these actors in the text, by actor."""
    folded = fold(text or "")
    told = [(name, i, days) for i in ids for name, days in _names().get(i, ()) if name in folded]
    longest = max((len(name) for name, _, _ in told), default=0)
    return [(i, days) for name, i, days in told if len(name) == longest]


@cache
def _times() -> dict[str, list[Days]]:
    """When an actor was in office or in power."""
    found: dict[str, list[Days]] = {}
    rows = reference("ref.actor_affiliation").select("actor_id", "valid_from", "valid_to")
    for actor_id, first, last in rows.iter_rows():
        found.setdefault(actor_id, []).append((first, last))
    return found


@cache
def _names() -> dict[str, list[tuple[str, Days]]]:
    found: dict[str, list[tuple[str, Days]]] = {}
    rows = reference("ref.actor_name").select("actor_id", "name", "valid_from", "valid_to")
    for actor_id, name, first, last in rows.iter_rows():
        found.setdefault(actor_id, []).append((fold(name), (first, last)))
    return found
