"""How precisely a place is told: UCDP codes, 1 for an exact site or town to 7 for a sea or an unknown place."""

from functools import cache

from transforms.extract.toponyms import Toponym
from transforms.lookups import place_types, reference

UNKNOWN = 7
"""Code of a place of which nothing is known."""

_PRECISION = {
    "governorate": 4,
    "district": 3,
    "area": 5,
    "route": 5,
    "region": 5,
    "sea_area": 7,
    "country": 6,
    "undecided": UNKNOWN,
}
_NEAR, _DISTRICT, _LINE = 2, 3, 5
SEA = 7
"""Code of waters."""

_NEAR_KM = 25
"""UCDP: within about 25 km is near."""


def geo_precision(place_id: str | None) -> int:
    """Return the UCDP precision code of a place as such: 1 exact site or town .. 7 sea or unknown."""
    if place_id is None:
        return UNKNOWN
    kind = place_types()[place_id]
    code = _PRECISION.get(kind, 1)
    return _NEAR if code == 1 and _coordinates()[place_id] in ("near", "none", None) else code


def precision(toponym: Toponym, place_id: str) -> int:
    """Return the code of a place as told, never finer than the words: near it, a direction from it, off its coast."""
    own = geo_precision(place_id)
    if toponym.relation == "sea":
        return SEA
    if toponym.distance_km is not None:
        return max(own, _NEAR if toponym.distance_km <= _NEAR_KM else _LINE)
    if toponym.relation == "near":
        return max(own, _NEAR)
    if toponym.relation == "bearing" or (toponym.relation == "part" and own == _PRECISION["governorate"]):
        return max(own, _LINE)
    if own < _DISTRICT and "district" in toponym.types:
        return _DISTRICT
    return max(own, _NEAR) if "countryside" in toponym.types else own


@cache
def _coordinates() -> dict[str, str | None]:
    return dict(reference("ref.place").select("place_id", "coord_precision").iter_rows())
