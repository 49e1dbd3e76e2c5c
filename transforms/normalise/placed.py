"""Decide which place a name means and how precise that is. What cannot be decided stays ambiguous, with its candidates.

Toponyms of one text -> Located, one each; a back reference that leads nowhere is left out.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from schemas.vocabulary import PlaceRole, Resolution
from transforms.extract.spans import ReadClaim, ReadPlace
from transforms.extract.toponyms import Toponym
from transforms.lookups import THEATRE, place_types, reference, theatre, types_of_word
from transforms.normalise.precision import SEA, geo_precision, precision

UNDECIDED = "undecided"
"""Place that stands for bearers with nothing in common."""

_LOOK_BACK = 5
"""Places told before among which 'the base' is looked for."""


_UNNAMED = Toponym(0, 0, ())


class Located(NamedTuple):
    """A toponym with the place it means: None where several bearers have nothing in common."""

    toponym: Toponym
    place_id: str | None
    candidates: tuple[str, ...]
    geo_precision: int
    resolution: Resolution


_NOWHERE = Located(_UNNAMED, THEATRE, (), geo_precision(THEATRE), Resolution.THEATRE)
"""No place named: the country that reports are about."""


def decide(told: Sequence[Toponym], dateline: Toponym | None = None) -> list[Located]:
    """Decide the toponyms of one text, in order; `dateline` names where it was written, if told."""
    written_in = dateline.ids[0] if dateline and len(dateline.ids) == 1 else None
    found: list[Located] = []
    for at, toponym in enumerate(told):
        place = _named(toponym, told, at, written_in) if toponym.ids else _taken_up(toponym, found)
        if place:
            found.append(place)
    return found


def of_claim(claim: ReadClaim, found: Sequence[Located]) -> list[tuple[PlaceRole, Located]]:
    """Return the places of a claim, decided; a claim that names none is about the theatre."""
    kept: dict[tuple[PlaceRole, str | None], Located] = {}
    for place in claim.places:
        here = _here(claim, place, found)
        if here:
            kept.setdefault((place.role, here.place_id), here)
    if not kept and claim.places:
        kept[claim.places[0].role, THEATRE] = _NOWHERE
    return [(role, here) for (role, _), here in kept.items()]


def _here(claim: ReadClaim, place: ReadPlace, found: Sequence[Located]) -> Located | None:
    if place.mention is None:
        return _NOWHERE if place.ids == (THEATRE,) else _told_of(place.ids[0])
    start = place.mention.start
    named = next((f for f in found if f.toponym.start <= start < f.toponym.end), None)
    if named is None or not place.is_carried:
        return named
    again = next((f for f in found if not f.toponym.ids and claim.start <= f.toponym.start < claim.end), None)
    if again and (again.place_id in place.ids or _lies_in(again.place_id, named.place_id)):
        return again  # 'the base' of a town that has one, or within the port that was told
    return named._replace(toponym=again.toponym if again else _UNNAMED, resolution=Resolution.CONTEXT)


def _lies_in(place_id: str | None, other: str | None) -> bool:
    return place_id is not None and other != THEATRE and other in _ancestors(place_id)


def _told_of(place_id: str) -> Located:
    """A place that words tell of without its name, such as the main bases of the force."""
    return Located(_UNNAMED, place_id, (), geo_precision(place_id), Resolution.CONTEXT)


def _named(toponym: Toponym, told: Sequence[Toponym], at: int, dateline: str | None) -> Located:
    """A name: its bearer by the words beside it, by places nearby, by the dateline, or the usual one."""
    alone = _by_itself(toponym.ids, toponym.types, toponym.relation, toponym.part, toponym.distance_km)
    bare_coast = toponym.relation == "sea" and place_types()[toponym.ids[0]] == "area"
    waters = _waters(_certain(told[:at])[-1:]) if bare_coast else None
    if waters:
        return Located(toponym, waters, (), SEA, Resolution.CONTEXT)
    if alone:
        how = Resolution.CORRECTED if toponym.corrected else alone[2]
        return Located(toponym, alone[0], (), alone[1], how)
    ids = toponym.ids
    for evidence, resolution in (
        (_certain(told[max(0, at - 2) : at + 3]), Resolution.PARENT),
        (_certain(told), Resolution.PARENT),
        ([dateline] if dateline else [], Resolution.DATELINE),
        ([THEATRE], Resolution.THEATRE),
    ):
        near = _akin(ids, evidence)
        if near:
            return _place(toponym, near, resolution)
    return Located(toponym, _common(ids), ids, geo_precision(_common(ids)), Resolution.AMBIGUOUS)


def _waters(last: Sequence[str]) -> str | None:
    """'Off the coast', where the last place told has waters of its own: those."""
    around = {j for i in last for j in (i, *_ancestors(i))}
    seas = (i for i, kind in place_types().items() if kind == "sea_area")
    return next((i for i in seas if _parents()[i] in around), None)


def _certain(told: Sequence[Toponym]) -> list[str]:
    """Places that their own words decide."""
    alone = (_by_itself(t.ids, t.types, t.relation, t.part, t.distance_km) for t in told if t.ids)
    return [decided[0] for decided in alone if decided]


@lru_cache(maxsize=4096)
def _by_itself(
    ids: tuple[str, ...], types: tuple[str, ...], relation: str, part: str, distance_km: float | None
) -> tuple[str, int, Resolution] | None:
    """What the words alone decide, whatever else the text tells; the same words come again and again."""
    toponym = Toponym(0, 0, ids, types, relation, part, distance_km)
    region = _parts().get((ids[0], "sea" if relation == "sea" else part))
    if region:
        return region, geo_precision(region), Resolution.TYPED
    if len(ids) == 1:
        return ids[0], precision(toponym, ids[0]), Resolution.UNIQUE
    for found, resolution in ((_typed(toponym), Resolution.TYPED), (_usual(ids), Resolution.PREFERRED)):
        if found:
            return found, precision(toponym, found), resolution
    return None


def _place(toponym: Toponym, place_id: str, resolution: Resolution) -> Located:
    return Located(toponym, place_id, (), precision(toponym, place_id), resolution)


def _typed(toponym: Toponym) -> str | None:
    """The bearer of the kind that the words tell: 'port', 'province', 'east of', 'waters off'."""
    told = toponym.types
    if toponym.relation == "sea":
        told = ("sea", *told)
    elif not told and toponym.distance_km is None and toponym.relation in ("bearing", "part"):
        told = ("governorate",)
    outer_first = told[::-1] if told[:1] == ("town",) else told
    for word in outer_first:
        for kind in types_of_word()[word]:
            fitting = [i for i in toponym.ids if place_types()[i] == kind]
            if len(fitting) == 1:
                return fitting[0]
    return None


def _usual(ids: tuple[str, ...]) -> str | None:
    """The town, where all other bearers are in it or around it; else the bearer that holds all others."""
    towns = [i for i in ids if place_types()[i] == "town"]
    if len(towns) != 1:
        return next((i for i in ids if all(i == j or i in _ancestors(j) for j in ids)), None)
    town = towns[0]
    around = {town, *_ancestors(town)}
    kin = all(i in around or town in _ancestors(i) or around & set(_ancestors(i)[:2]) for i in ids)
    return town if kin else None


def _akin(ids: tuple[str, ...], evidence: Sequence[str]) -> str | None:
    """The one bearer that shares a parent with the evidence, or is in it."""
    known = {j for i in evidence for j in (i, *_ancestors(i))} - {THEATRE}
    if THEATRE in evidence:
        known.add(THEATRE)
    near = [i for i in ids if known & {i, *_ancestors(i)}]
    return near[0] if len(near) == 1 else None


def _common(ids: tuple[str, ...]) -> str | None:
    """The smallest place that holds all bearers."""
    first, *others = ([i, *_ancestors(i)] for i in ids)
    return next((i for i in first if all(i in other for other in others)), None)


def _taken_up(toponym: Toponym, found: list[Located]) -> Located | None:
    """'the base': the last place told that is one, or whose name such a place shares."""
    kinds = types_of_word()[toponym.types[0]]
    for earlier in reversed(found[-_LOOK_BACK:]):
        for kind in kinds:
            for place_id in (earlier.place_id, *earlier.toponym.ids):
                if place_id and place_types()[place_id] == kind:
                    return _place(toponym, place_id, Resolution.CONTEXT)
    return None


@cache
def _parts() -> dict[tuple[str, str], str]:
    """Regions of a country that are places of their own, by country and direction."""
    return {(row["place_id"], row["part"]): row["part_place_id"] for row in theatre("part")}


@cache
def _parents() -> dict[str, str | None]:
    return dict(reference("ref.place").select("place_id", "parent_place_id").iter_rows())


@cache
def _ancestors(place_id: str) -> tuple[str, ...]:
    parent = _parents()[place_id]
    return (parent, *_ancestors(parent)) if parent else ()
