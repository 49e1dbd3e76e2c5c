"""A report before its claims are read: its segments, sentences, names and places, and what it is about."""

from typing import NamedTuple

from transforms.extract.context import Context
from transforms.extract.countries import HOST, OURS, is_state, of_place, of_state_medium
from transforms.extract.gazetteer import mentions
from transforms.extract.language import READ as LANGUAGES
from transforms.extract.listed import with_shared_kinds
from transforms.extract.names import is_name
from transforms.extract.scope import country_of, is_ours, is_seat
from transforms.extract.segments import segments
from transforms.extract.sentences import sentences
from transforms.extract.spans import Mention, Segment, Sentence
from transforms.extract.toponyms import Toponym, toponyms

BY_STEMS = ("ar", "ru", "tr")
"""Languages that are read by stems; all else is read as English."""


_AGENCY = 40
"""Code points behind the place of a dateline in which the day and the agency stand."""


class Page(NamedTuple):
    """What a text shows at first sight; spans count its code points."""

    segments: tuple[Segment, ...]
    sentences: tuple[Sentence, ...]
    named: tuple[Mention, ...]
    again: tuple[Mention, ...]
    """Places taken up again without their name: 'the base'; they have no ids."""
    toponyms: tuple[Toponym, ...]
    dateline: Toponym | None
    outlet: tuple[str, ...]

    @property
    def marked(self) -> tuple[Mention, ...]:
        """Return all names, and after them what takes up a place: what the encoder is told beside the words."""
        return (*self.named, *self.again)

    def written_in(self, sentence: Sentence) -> str:
        """Return the country whose seat of government the dateline names, for a sentence that names no other seat.

        Empty where there is none, or where a medium of another state wrote it.
        """
        if not (self.dateline and any(map(is_state, self.dateline.ids))):
            return ""
        countries = {of_place(bearer) for bearer in self.dateline.ids}
        for m in self.named:
            if m.kind == "place" and is_seat(m) and m.within(sentence.start, sentence.end):
                countries.add(country_of(m))
            elif m.kind == "outlet" and m.start < self.dateline.end + _AGENCY:
                countries |= {of_state_medium(m.ids[0])} - {""}
        return countries.pop() if len(countries) == 1 else ""

    def context(self) -> Context:
        """Return what a reader has in mind before the first sentence."""
        force = any(is_ours(m) or country_of(m) == OURS or _model(m) for m in self.named)
        theatre = any(country_of(m) == HOST and not _any_capital(m) for m in self.named)
        return Context(theatre, force, outlet=self.outlet)


def look(text: str) -> Page:
    """Cut a text and find the names in it; O(length of text)."""
    cut = segments(text)
    told = sentences(text, cut)
    where, dateline = places(text, cut)
    named = _places_only(_of_their_language(mentions(text), told), where)
    again = [Mention("place", (), t.start, t.end, text[t.start : t.end]) for t in where if not t.ids]
    outlets = tuple(m.ids[0] for s in cut if s.kind == "masthead" for m in named if m.within(s.start, s.end))
    return Page(tuple(cut), tuple(told), tuple(named), tuple(again), tuple(where), dateline, outlets[:1])


def places(text: str, cut: list[Segment]) -> tuple[list[Toponym], Toponym | None]:
    """Return the places that a text tells of, and the one in its dateline: there it was written."""
    lines = [s for s in cut if s.kind == "dateline"]
    told = with_shared_kinds(text, toponyms(text))
    written = [t for t in told if any(s.start <= t.start < s.end for s in lines)]
    return [t for t in told if t not in written], next(iter(written), None)


def _of_their_language(named: list[Mention], told: list[Sentence]) -> list[Mention]:
    """Drop names that only another language knows: Turkish 'Şam' is Damascus, English 'SAM' is a missile."""
    foreign = {
        m
        for s in told
        for m in named
        if m.within(s.start, s.end) and s.segment.language in LANGUAGES and not m.languages & {s.segment.language, "en"}
    }
    return [m for m in named if m not in foreign]


def _places_only(named: list[Mention], where: list[Toponym]) -> list[Mention]:
    """Drop names of places that are none here: a capital that acts, a ship, an outlet."""
    spans = [(t.start, t.end) for t in where]
    return [m for m in named if m.kind != "place" or any(s <= m.start < e for s, e in spans)]


def _any_capital(mention: Mention) -> bool:
    """'The capital' alone may be of any country."""
    return mention.kind == "place" and any(map(is_state, mention.ids)) and not is_name(mention.text)


def _model(mention: Mention) -> bool:
    """'S-400', 'Il-76': a named model tells of an army, 'a freighter' of nobody."""
    return mention.kind == "materiel" and any(c.isdigit() for c in mention.text)
