"""Spellings of the names of places by rule: `place_name_frozen.csv`. Needs nothing but what is shipped."""

from collections.abc import Iterator
from functools import cache

from flows.freeze.names import COLUMNS, common_names
from flows.freeze.rows import Row, read
from transforms.spelling import folded, framed, variants

__all__ = ["COLUMNS", "spellings"]

_SHORTEST = 4
_MOST = 40


def spellings() -> Iterator[Row]:
    """Yield the rule-made names of every place in the order of its names; none that is another place's own name."""
    named = [*read("syria/place_name.csv"), *read("syria/geonames_name.csv")]
    own = {folded(row["name"]) for row in named}
    taken = own | _others() | {name for _, name in common_names()}
    seen: set[tuple[str, str, str]] = set()
    for row in named:
        for name, rule in _made(row):
            key = row["place_id"], row["language"], folded(name)
            if key not in seen and folded(name) not in taken and len(name.replace(" ", "")) >= _SHORTEST:
                yield row | {"name": name, "is_preferred": "false", "basis": f"spelling rule: {rule}"}
            seen.add(key)


def _made(row: Row) -> Iterator[tuple[str, str]]:
    """Yield what rules make of one name: two rules combine only in the name to show."""
    deep = row["is_preferred"] == "true"
    made = variants(row["name"], row["language"], deep=deep)
    yield from list(made.items())[:_MOST]
    if row["basis"].startswith("bare name shared"):
        for phrase, rule in framed(row["name"], row["language"], _place_types().get(row["place_id"], "town")).items():
            yield phrase, rule
            near = variants(phrase, row["language"], deep=False).items() if row["language"] == "en" else ()
            yield from ((name, f"{rule}, {other}") for name, other in near)


@cache
def _place_types() -> dict[str, str]:
    return {row["place_id"]: row["place_type"] for row in read("syria/place.csv")}


def _others() -> set[str]:
    """Return the names of persons, forces, outlets and materiel, which no made spelling may take."""
    files = ("syria/actor_name.csv", "world/outlet_name.csv", "world/materiel_name.csv")
    return {folded(row["name"]) for file in files for row in read(file)}
