"""Bodies and unnamed persons of a nation: 'the defence ministry in Moscow', 'a Turkish security official'."""

import re
from collections.abc import Sequence
from functools import cache

from transforms.extract.scope import country_of
from transforms.extract.spans import Mention
from transforms.lookups import words

_WORD = re.compile(r"[^\W\d_]+")


def body(told: str, inside: Sequence[Mention]) -> str:
    """Return the actor whom words for a body or a post mean beside the names `inside` them; empty if none is known."""
    said = _forms(told)
    countries = {"", *(country_of(m) for m in inside if m.kind in ("nationality", "place"))}
    return next((actor for nouns, country, actor in _bodies() if country in countries and nouns <= said), "")


def _forms(told: str) -> set[str]:
    """Words in lower case, as they stand and less the ending of a plural."""
    said = _WORD.findall(told.lower())
    return {*said, *(re.sub(r"ies$", "y", word) for word in said), *(word.removesuffix("s") for word in said)}


@cache
def _bodies() -> tuple[tuple[frozenset[str], str, str], ...]:
    return tuple(
        (frozenset(row["nouns"].split()), row["country"], row["actor_id"])
        for row in words("body")
        if row["language"] == "en"
    )
