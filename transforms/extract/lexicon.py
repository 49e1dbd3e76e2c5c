"""Word lists of the languages as sets, ready for look-up."""

from functools import cache

from transforms.lookups import words


@cache
def nouns() -> frozenset[str]:
    """Return the English nouns of forces, their things and their sites, in the singular."""
    return frozenset(row["lemma"] for row in words("noun"))


@cache
def members(name: str) -> frozenset[str]:
    """Return one named set of words, such as `deals_with`."""
    found = frozenset(row["word"] for row in words("word") if row["set"] == name)
    if not found:
        raise KeyError(f"no word set {name}")
    return found
