"""What reading a report yields, before anything is turned into ids and days: spans of its text."""

from dataclasses import dataclass, field

from schemas.vocabulary import EventType, Extent, Factuality, Phase, PlaceRole, Stance
from transforms.extract.toponyms import Toponym


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name something: what kind, and which ids of the reference tables they may mean."""

    kind: str
    ids: tuple[str, ...]
    start: int
    end: int
    text: str
    languages: frozenset[str] = frozenset()

    def within(self, start: int, end: int) -> bool:
        """Tell whether it lies inside a span."""
        return start <= self.start and self.end <= end


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a report with one voice: body, headline, dateline, masthead, post, page_date, furniture."""

    kind: str
    start: int
    end: int
    language: str = ""
    author: str = ""
    posted: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its number in the document, its span and the segment it stands in."""

    no: int
    start: int
    end: int
    text: str
    segment: Segment


@dataclass(frozen=True, slots=True)
class ReadPlace:
    """A place in a claim: named in it, carried over from an earlier sentence, or (no mention) not named at all."""

    role: PlaceRole
    mention: Mention | None
    ids: tuple[str, ...]
    is_carried: bool = False


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A teller: its words, the attributing word, its class and the actors it may be."""

    ids: tuple[str, ...]
    source_class: str
    start: int | None = None
    end: int | None = None
    text: str | None = None
    cue: str | None = None


@dataclass(frozen=True, slots=True)
class ReadMateriel:
    """Materiel and how many: bounds are None where the text gives none."""

    mention: Mention
    quantity_min: int | None
    quantity_max: int | None


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A claim as read: every axis that needs no calendar and no gazetteer judgement."""

    event_type: EventType
    phase: Phase
    extent: Extent
    factuality: Factuality
    stance: Stance
    start: int
    end: int
    sentence: Sentence
    rule_id: str
    confidence: float
    hedge: str | None = None
    is_background: bool = False
    counterpart: tuple[str, ...] = ()
    places: tuple[ReadPlace, ...] = ()
    sources: tuple[ReadSource, ...] = ()
    materiel: tuple[ReadMateriel, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one document version."""

    version_id: str
    segments: tuple[Segment, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    claims: tuple[ReadClaim, ...] = ()
    toponyms: tuple[Toponym, ...] = ()
    dateline: Toponym | None = None
    outlet_ids: tuple[str, ...] = field(default=())
