"""Whose forces are followed, where, and which country a name speaks of."""

import re
from functools import cache

import polars as pl

from transforms.extract.alternatives import any_of
from transforms.extract.spans import Mention
from transforms.lookups import THEATRE, place_types, reference, theatre

OURS = "RU"
"""Country whose forces are followed."""

HOST = "SY"
"""Country where they are followed."""


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
        return _country_of_actor()[mention.ids[0]]
    countries = {_country_of().get(place, "") for place in mention.ids} if mention.kind == "place" else {""}
    return HOST if HOST in countries else min(countries)


def hosts(words: str) -> list[str]:
    """Return the country where forces are followed if words name it or its capital, even where these act."""
    return [HOST] if _host().search(words) else []


def is_seat(mention: Mention) -> bool:
    """Tell whether a name is of the seat of a government, or of a country other than the host."""
    return all(i != THEATRE and (i in _seats() or place_types().get(i) == "country") for i in mention.ids)


@cache
def _seats() -> frozenset[str]:
    return frozenset(row["id"] for row in theatre("own") if row["kind"] == "government")


@cache
def _host() -> re.Pattern[str]:
    ids = {THEATRE, *_seats()}
    names = reference("ref.place_name").filter(pl.col("language") == "en").select("place_id", "name").iter_rows()
    named = (name for place, name in names if place in ids and _country_of().get(place) == HOST)
    return re.compile(rf"\b{any_of(named)}\b")


@cache
def _own() -> frozenset[tuple[str, str]]:
    return frozenset((row["kind"], row["id"]) for row in theatre("own"))


@cache
def _country_of() -> dict[str, str]:
    rows = reference("ref.place").select("place_id", "country").drop_nulls().iter_rows()
    return dict(rows)


@cache
def _country_of_actor() -> dict[str, str]:
    rows = reference("ref.actor").select("actor_id", "country").fill_null("").iter_rows()
    return dict(rows)
