"""Human corrections of names: what a reviewer found that a name means, against what the gazetteer says.

A correction states what it expects the gazetteer to say without it. When the gazetteer has moved on, the correction
is stale and nothing is read until somebody has looked at it again.
"""

from collections.abc import Mapping, Sequence

from schemas.errors import StaleCorrectionError
from transforms.extract.folded import fold
from transforms.lookups import reference, theatre

NOT_A_PLACE = "-"
"""Stands for: this name is no place, whatever the gazetteer says."""

Rows = Sequence[Mapping[str, str]]


def corrections() -> dict[str, tuple[str, ...]]:
    """Return the ids that each corrected alias means; none where it is no place."""
    named: dict[str, list[str]] = {}
    for place_id, name in reference("ref.place_name").select("place_id", "name").iter_rows():
        named.setdefault(plain(name), []).append(place_id)
    return checked(theatre("correction"), named, set(reference("ref.place")["place_id"]))


def plain(name: str) -> str:
    """Return what all printings of a name share, as far as matching goes."""
    return fold(name).replace("-", " ")


def checked(rows: Rows, named: Mapping[str, Sequence[str]], places: set[str]) -> dict[str, tuple[str, ...]]:
    """Return the corrections, each compared with what the gazetteer says now. Raises StaleCorrectionError."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        alias, place_id = row["alias"], row["place_id"]
        says, expected = set(named.get(plain(alias), ())), set(row["expectation"].split())
        if says != expected:
            raise StaleCorrectionError(
                f"correction of '{alias}' expects the gazetteer to say '{row['expectation'] or 'nothing'}', "
                f"it says '{' '.join(sorted(says)) or 'nothing'}': look at it again"
            )
        if place_id != NOT_A_PLACE and place_id not in places:
            raise StaleCorrectionError(f"correction of '{alias}' names a place that is not there: '{place_id}'")
        if says == {place_id}:
            raise StaleCorrectionError(f"correction of '{alias}' is not needed any more: the gazetteer says the same")
        found[alias] = () if place_id == NOT_A_PLACE else (place_id,)
    return found
