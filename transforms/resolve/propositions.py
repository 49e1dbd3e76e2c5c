"""What a claim says, as far as it decides which event it is about: what, who, where, how far, when, with what."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

import polars as pl

from transforms.lookups import THEATRE, reference
from transforms.resolve.facts import site

Row = dict[str, Any]
Places = frozenset[str]

NARROW = timedelta(days=7)
"""A claim whose days span no more is about a moment."""

LOAD = "equipment_move"

_FAMILY = {
    "withdrawal": "leaving",
    "reinforcement": "coming",
    "deployment": "coming",
    "handover": "handover",
    "continued_presence": "staying",
    "negotiation": "talking",
    "activity_change": "activity",
}
"""Redeployments and moves of equipment leave where an origin is told, and come where only a destination is."""

_STAGE = {"planned": "planned", "completed": "completed", "halted": "halted", "historical": "completed"}
_TIMELESS = ("staying", "talking", "activity")
"""What lasts: begun, ongoing and state are one there."""


class Kind(NamedTuple):
    """A kind of materiel; ships have names, and one is not another."""

    kind: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Proposition:
    """What one claim says. `where` it takes place, `toward` the other end of a move; `since` tells that it lasts."""

    claim_id: str
    document_id: str
    story_id: str
    family: str
    force: str
    counterpart: str | None
    stage: str
    denied: bool
    where: Places
    toward: Places
    start: date | None
    end: date | None
    since: bool
    event_type: str
    kinds: frozenset[Kind]
    """Kinds of materiel, where it is the materiel that moves."""
    documents: frozenset[str] = frozenset()
    """Documents that say the very same."""

    @property
    def content(self) -> tuple[object, ...]:
        """All that it says, in a form that sorts, earliest first; who says it is no part of it."""
        kinds = sorted((kind.kind, kind.name or "") for kind in self.kinds)
        days = self.start or date.max, self.end or date.max, self.since
        about = self.family, self.force, self.counterpart or "", self.stage, self.denied, self.event_type
        return *days, *about, sorted(self.where), sorted(self.toward), kinds

    @property
    def narrow(self) -> bool:
        """Whether it is about a moment: both bounds are known and near."""
        return self.start is not None and self.end is not None and self.end - self.start <= NARROW


def propositions(
    claims: pl.DataFrame, places: pl.DataFrame, materiel: pl.DataFrame, story_of: dict[str, str]
) -> list[Proposition]:
    """Return what the claims say, in order of their ids."""
    where: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for claim_id, place_id, role in places.select("claim_id", "place_id", "role").iter_rows():
        where[claim_id].append((role, place_id))
    kinds: dict[str, set[Kind]] = defaultdict(set)
    for claim_id, materiel_id in materiel.select("claim_id", "materiel_id").iter_rows():
        kinds[claim_id].add(_kinds().get(materiel_id, Kind(materiel_id, None)))
    rows = claims.sort("claim_id").iter_rows(named=True)
    return [
        _proposition(row, where[row["claim_id"]], frozenset(kinds[row["claim_id"]]), story_of[row["document_id"]])
        for row in rows
    ]


def alike(one: Places, other: Places) -> bool:
    """Whether two claims are about the same places: most of the longer list is the same town or base."""
    return 2 * len(_common(one, other)) > max(len(one), len(other))


def overlap(one: Places, other: Places) -> bool:
    """Whether any place is the same."""
    return bool(_common(one, other))


def related(one: Places, other: Places) -> bool:
    """Whether any place is the same, or holds a place of the other."""
    return overlap(one, other) or any(q in around(p) or p in around(q) for p in one for q in other)


def compatible(one: frozenset[Kind], other: frozenset[Kind]) -> bool:
    """Whether two loads may be one: any kind is the same, unless both name their ships; nothing told fits anything."""
    same = ((a, b) for a in one for b in other if a.kind == b.kind)
    return not one or not other or any(a.name == b.name or not a.name or not b.name for a, b in same)


def within(one: Places, other: Places) -> bool:
    """Whether all of one lies in some of the other, and none is the same."""
    return bool(one) and not overlap(one, other) and all(set(around(p)) & other for p in one)


@cache
def around(place_id: str) -> tuple[str, ...]:
    """Return the places around a place, nearest first: the town, the governorate, the country."""
    parent = _parents().get(place_id)
    return (parent, *around(parent)) if parent else ()


def _common(one: Places, other: Places) -> list[str]:
    return [p for p in one if any(_same(p, q) for q in other)]


def _same(p: str, q: str) -> bool:
    """Of the same town or base, and one holds the other: the airport of Qamishli and Qamishli, not its two halves."""
    return p == q or (site(p) == site(q) and (p in around(q) or q in around(p)))


def _proposition(row: Row, places: list[tuple[str, str]], kinds: frozenset[Kind], story_id: str) -> Proposition:
    by_role = {role: frozenset(p for r, p in places if r == role) for role in ("origin", "destination", "at")}
    moves = row["event_type"] in ("redeployment", "equipment_move")
    comes = moves and not by_role["origin"] and not by_role["at"] and bool(by_role["destination"])
    family = _FAMILY.get(row["event_type"], "coming" if comes else "leaving")
    main, other = ("destination", "origin") if family == "coming" else ("origin", "destination")
    told = by_role[main] or by_role["at"]
    toward = by_role[other] if told else frozenset()
    return Proposition(
        row["claim_id"],
        row["document_id"],
        story_id,
        family if told or family not in ("coming", "leaving") else f"{family} elsewhere",
        row["force_id"],
        row["counterpart_id"],
        _stage(row["phase"], family),
        row["factuality"].endswith("-"),
        told or by_role[other] or frozenset({THEATRE}),
        toward,
        row["date_start"],
        row["date_end"],
        family in ("coming", "staying") and row["date_start"] is not None and row["date_end"] is None,
        row["event_type"],
        kinds if row["event_type"] == LOAD else frozenset(),
    )


def _stage(phase: str, family: str) -> str:
    told = _STAGE.get(phase, "going")
    return told if told in ("planned", "halted") or family not in _TIMELESS else "going"


@cache
def _parents() -> dict[str, str]:
    rows = reference("ref.place").select("place_id", "parent_place_id").drop_nulls()
    return dict(rows.iter_rows())


@cache
def _kinds() -> dict[str, Kind]:
    rows = reference("ref.materiel").select("materiel_id", "kind", "is_generic").iter_rows()
    return {one: Kind(kind, one if kind == "ship" and not is_generic else None) for one, kind, is_generic in rows}
