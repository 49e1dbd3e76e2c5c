"""Bodies and unnamed persons of a nation: 'the defence ministry in Moscow', 'a Turkish security official'."""

import re
from collections.abc import Iterable
from functools import cache

from transforms.lookups import words

_WORD = re.compile(r"[^\W\d_]+")


def bodies(told: str, of: Iterable[str]) -> tuple[str, ...]:
    """Return the actors that words for a body or a post mean, `of` some nations or actors; "" is of none.

    Several where the post had several holders, one after the other.
    """
    said, owners = _forms(told), set(of)
    return next((actors for nouns, owner, actors in _bodies() if owner in owners and nouns <= said), ())


def _forms(told: str) -> set[str]:
    """Words in lower case, as they stand and less the ending of a plural."""
    said = _WORD.findall(told.lower())
    return {*said, *(re.sub(r"ies$", "y", word) for word in said), *(word.removesuffix("s") for word in said)}


@cache
def _bodies() -> tuple[tuple[frozenset[str], str, tuple[str, ...]], ...]:
    found: dict[tuple[frozenset[str], str], tuple[str, ...]] = {}
    for row in words("body"):
        if row["language"] == "en":
            key = frozenset(row["nouns"].split()), row["of"]
            found[key] = (*found.get(key, ()), row["actor_id"])
    return tuple((nouns, owner, actors) for (nouns, owner), actors in found.items())
