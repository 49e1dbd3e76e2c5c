"""Whose forces are followed, and which country words speak of."""

from functools import cache

from transforms.extract.countries import HOST, OURS, is_state, of_actor, of_place
from transforms.extract.spans import Mention
from transforms.lookups import THEATRE, theatre


def is_ours(mention: Mention) -> bool:
    """A word of our nationality, or a base, ship or unit that is known to be ours, whoever bears the name."""
    if mention.kind == "nationality":
        return mention.ids == (OURS,)
    return all((mention.kind, bearer) in _own() for bearer in mention.ids)


def country_of(mention: Mention) -> str:
    """Return the country that a name speaks of: of a place, a nationality or an actor; empty if it tells none."""
    if mention.kind == "nationality":
        return mention.ids[0]
    if mention.kind == "actor":
        return of_actor(mention.ids[0])
    countries = {of_place(place) for place in mention.ids} if mention.kind == "place" else {""}
    return HOST if HOST in countries else min(countries)


def is_seat(mention: Mention) -> bool:
    """Tell whether a name is of the seat of a government, or of a country other than the host."""
    return THEATRE not in mention.ids and any(map(is_state, mention.ids))


@cache
def _own() -> frozenset[tuple[str, str]]:
    return frozenset((row["kind"], row["id"]) for row in theatre("own"))
