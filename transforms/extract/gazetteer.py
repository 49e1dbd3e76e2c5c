"""Find the names of places, actors, outlets and materiel in a text: one pass, longest name wins."""

from typing import NamedTuple

from transforms.extract.coded import STOP, code
from transforms.extract.names import CUE, Name, index, is_name
from transforms.extract.spans import Mention

_LOWER_CASE_KINDS = ("materiel", "actor", "nationality")


class Hit(NamedTuple):
    """A name and where it stands in the text, in code points."""

    start: int
    end: int
    name: Name


def hits(text: str) -> list[Hit]:
    """Return all names in a text, and the words that tell about places, in order; the leftmost longest wins."""
    automaton, names = index()
    coded = code(text)
    found: list[Hit] = []
    for i, start, end in automaton.find_matches_as_indexes(coded.codes + STOP):
        name = names[i]
        found.append(Hit(*coded.span(start + name.skip, end - 1), name))
        for at, until, inner in name.inner:
            found.append(Hit(*coded.span(start + name.skip + at, start + name.skip + until), inner))
    return found


def mentions(text: str) -> list[Mention]:
    """Return all names in a text in order; where names overlap the longest stays, of every kind it has.

    Words of nationality stand apart: 'Russian forces' names an actor and says whose they are. Offsets are code
    points of `text`. Names of places and outlets in Latin letters count only where written
    with a capital or a digit first, so that common words are no places.
    """
    found = [
        Mention(bearer.kind, bearer.ids, start, end, surface, bearer.languages)
        for start, end, name in hits(text)
        for surface in (text[start:end],)
        for bearer in name.bearers
        if bearer.kind != CUE and (bearer.kind in _LOWER_CASE_KINDS or not bearer.capital or is_name(surface))
    ]
    return sorted(found, key=lambda m: (m.start, m.kind))
