"""Which country a place or an actor belongs to, and which names are of a state as such."""

import re
from functools import cache

import polars as pl

from transforms.extract.alternatives import any_of
from transforms.lookups import place_types, reference, theatre

OURS = "RU"
"""Country whose forces are followed."""

HOST = "SY"
"""Country where they are followed."""


def of_place(place_id: str) -> str:
    """Return the country of a place; empty for a sea and where none is known."""
    return _of_places().get(place_id, "")


def of_actor(actor_id: str) -> str:
    """Return the country of an actor; empty where none is known."""
    return _of_actors()[actor_id]


def of_state_medium(outlet_id: str) -> str:
    """Return the country whose state an outlet belongs to; empty for any other outlet."""
    return _of_state_media().get(outlet_id, "")


def is_state(place_id: str) -> bool:
    """Tell whether a name of a place stands for a state: a country, or the seat of a government."""
    return place_types().get(place_id) == "country" or place_id in _seats()


def state_named(words: str) -> str:
    """Return the country whose name, or whose capital's, words are, with or without an article; else empty."""
    return _states().get(words.removeprefix("the ").removeprefix("The "), "")


def names_host(words: str) -> bool:
    """Tell whether words name the country where forces are followed, or its capital, even where these act."""
    return _host().search(words) is not None


@cache
def _seats() -> frozenset[str]:
    return frozenset(row["id"] for row in theatre("own") if row["kind"] == "government")


@cache
def _states() -> dict[str, str]:
    rows = reference("ref.place_name").filter(pl.col("language") == "en").select("name", "place_id").iter_rows()
    return {name: of_place(place) for name, place in rows if is_state(place) and not name.islower()}


@cache
def _host() -> re.Pattern[str]:
    named = (name for name, country in _states().items() if country == HOST and name[:1].isupper())
    return re.compile(rf"\b{any_of(named)}\b")


@cache
def _of_places() -> dict[str, str]:
    return dict(reference("ref.place").select("place_id", "country").drop_nulls().iter_rows())


@cache
def _of_state_media() -> dict[str, str]:
    rows = reference("ref.outlet").filter(pl.col("state_link") == "state")
    return dict(rows.select("outlet_id", "country").drop_nulls().iter_rows())


@cache
def _of_actors() -> dict[str, str]:
    return dict(reference("ref.actor").select("actor_id", "country").fill_null("").iter_rows())
