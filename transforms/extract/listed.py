"""Kinds of place that a whole list shares: 'Homs, Hama and Daraa provinces', 'the airports of Tartus and Latakia'."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from transforms.extract.alternatives import any_of
from transforms.extract.toponyms import Toponym
from transforms.lookups import words

_Finder = Callable[[str, int, int], re.Match[str] | None]
_AND = re.compile(r"\s*(?:,|،|،? ?\bو ?|(?:, ?)?\b(?:and|or|as well as|и|или|ve)\b|[,&/])\s*(?:the )?")
"""What stands between the names of a list."""


def with_shared_kinds(text: str, told: Sequence[Toponym]) -> list[Toponym]:
    """Return the toponyms of a text, those of a list with the kind that a plural before or after the list tells."""
    found = list(told)
    _spread(text, found, range(len(found) - 1), 1, _plural_first().match)
    _spread(text, found, range(len(found) - 1, 0, -1), -1, _plural_last().search)
    return found


def _spread(text: str, found: list[Toponym], order: Iterable[int], step: int, plural: _Finder) -> None:
    """Hand the kind that a plural tells of a toponym on to its neighbour in the list, and so on to the list's end."""
    shared: set[int] = set()
    for at in order:
        one, other = found[at], found[at + step]
        tells = at in shared or (one.types and plural(text, one.start, one.end))
        takes = other.ids and not other.relation and (not other.types or _WIDE in one.types)
        if tells and takes and _listed(text, one, other):
            found[at + step] = other._replace(types=one.types)
            shared.add(at + step)


_WIDE = "governorate"
"""'Bases in Homs and Hama provinces': the province says where both are, whatever stands before the first."""


def _listed(text: str, one: Toponym, other: Toponym) -> bool:
    first, second = sorted((one, other))
    return _AND.fullmatch(text, first.end, second.start) is not None


@cache
def _plural_first() -> re.Pattern[str]:
    """'The provinces of Homs'; what is only 'in' a place is not the place, and English says 'of' where it is."""
    others = (word for word in _plurals() if not word.isascii())
    english = any_of(word for word in _plurals() if word.isascii())
    return re.compile(rf"(?i:{english} of\b|{any_of(others)}\b)")


@cache
def _plural_last() -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{any_of(_plurals())})$")


def _plurals() -> list[str]:
    return [row["word"] for row in words("place_plural")]
