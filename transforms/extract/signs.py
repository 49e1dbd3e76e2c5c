"""The names of places in a text and the words beside them that tell about places, in order."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from transforms.extract.coded import STOP, Coded
from transforms.extract.countries import is_state
from transforms.extract.names import CUE, NATIONALITY, Name, index, is_name


class Sign(NamedTuple):
    """What a name in the automaton says about places."""

    ids: tuple[str, ...] = ()
    capital: bool = False
    acts: bool = False
    cue: str = ""
    value: str = ""
    side: str = ""
    language: str = ""
    corrected: bool = False


class Token(NamedTuple):
    """A name of a place, or a word about places, where it stands in the text."""

    start: int
    end: int
    sign: Sign


def signs(coded: Coded, seen: str) -> list[Token]:
    """Return names of places and words about places in a text as seen, in order.

    None where no place is named; O(length of text). Offsets count the codes.
    """
    plain, composed, places = _signs()
    hits = index()[0].find_matches_as_indexes(coded.codes + STOP)
    if places.isdisjoint([hit[0] for hit in hits]):
        return []
    tokens: list[Token] = []
    for i, start, end in hits:
        if sign := plain[i]:
            tokens.append(Token(start, end - 1, sign))
        elif i in composed:
            tokens += [Token(start + a, start + b if b else end - 1, sign) for a, b, sign in composed[i]]
    return [t for t in tokens if not t[2].capital or seen[t[0]].isupper() or is_name(seen[t[0] : t[1]])]


@cache
def _signs() -> tuple[tuple[Sign | None, ...], dict[int, tuple[tuple[int, int | None, Sign], ...]], frozenset[int]]:
    """For the patterns of the automaton, what they say about places: as a whole, by offsets where in parts.

    Third come those that name places.
    """
    told = [tuple(_told(name)) for name in index()[1]]
    plain = tuple(parts[0][2] if len(parts) == 1 and parts[0][:2] == (0, None) else None for parts in told)
    places = frozenset(i for i, parts in enumerate(told) if any(sign.ids for _, _, sign in parts))
    return plain, {i: parts for i, parts in enumerate(told) if parts and plain[i] is None}, places


def _told(name: Name) -> Iterator[tuple[int, int | None, Sign]]:
    if sign := _sign(name):
        yield name.skip, None, sign
    for start, end, inner in name.inner:
        if sign := _sign(inner):
            yield name.skip + start, name.skip + end, sign


@cache
def _sign(name: Name) -> Sign | None:
    place, cue = name.of("place"), name.of(CUE)
    if place is None and cue is None:
        return None
    told, value, side = cue.ids[0].split(":") if cue else ("", "", "")
    language = next(iter(cue.languages)) if cue else ""
    if place is None:
        return Sign((), False, False, told, value, side, language)
    acts = bool(name.of(NATIONALITY) or name.of("outlet")) or any(map(is_state, place.ids))
    return Sign(place.ids, place.capital, acts, told, value, side, language, place.corrected)
