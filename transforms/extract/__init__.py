"""extract: what each report says, as spans of its text. Nothing here knows dates or decides between places.

page (segments -> sentences -> names)
-> english (candidates -> windows -> network -> telling -> tellers, placing) | lexical -> claims
"""

from transforms.extract.english import read as read_english
from transforms.extract.family import agree, family_of
from transforms.extract.lexical import read as read_lexical
from transforms.extract.page import BY_STEMS, Page, look, places
from transforms.extract.spans import Mention, ReadClaim, Reading
from transforms.extract.toponyms import Toponym

EXTRACTOR = "garrison-network/2"
"""Name and version of this reader, as it stands in core.claim.extractor."""


def extract(version_id: str, text: str) -> Reading:
    """Read one document version; pure, O(length of text)."""
    page = look(text)
    claims = _once(_distinct(_read(page, text)))
    return Reading(version_id, page.segments, page.sentences, tuple(claims), page.toponyms, page.dateline, page.outlet)


def _read(page: Page, text: str) -> list[ReadClaim]:
    context = page.context()
    if not (context.about_theatre and context.about_force):
        return []
    english = [s for s in page.sentences if s.segment.language not in BY_STEMS]
    claims = read_english(text, english, page)
    for sentence in page.sentences:
        if sentence.segment.language in BY_STEMS:
            inside: list[Mention] = [m for m in page.named if m.within(sentence.start, sentence.end)]
            claims += read_lexical(sentence, inside, context)
    return sorted(claims, key=lambda c: (c.start, c.end))


def _distinct(claims: list[ReadClaim]) -> list[ReadClaim]:
    """Keep one claim where the same words tell the same type twice."""
    kept: dict[tuple[int, int, str], ReadClaim] = {}
    for claim in claims:
        kept.setdefault((claim.start, claim.end, claim.event_type.value), claim)
    return list(kept.values())


def _once(claims: list[ReadClaim]) -> list[ReadClaim]:
    """Leave out what a headline tells when the report itself tells it: they are one claim, and the report says more."""
    told = [c for c in claims if c.sentence.segment.kind != "headline"]
    return [c for c in claims if c in told or not any(_alike(c, other) for other in told)]


def _alike(one: ReadClaim, other: ReadClaim) -> bool:
    """Whether two claims tell like events of one place."""
    alike = agree(family_of(one.event_type, one.factuality.value), family_of(other.event_type, other.factuality.value))
    here, there = ({i for place in claim.places for i in place.ids} for claim in (one, other))
    return alike and not here.isdisjoint(there)


__all__ = ["EXTRACTOR", "Reading", "Toponym", "extract", "places"]
