"""extract: what each report says, as spans of its text. Nothing here knows dates or decides between places.

segments -> sentences -> gazetteer -> (parse -> english | lexical) -> claims
"""

from transforms.extract.context import Context, view
from transforms.extract.english import read as read_english
from transforms.extract.english import remember
from transforms.extract.gazetteer import mentions
from transforms.extract.language import READ as LANGUAGES
from transforms.extract.lexical import read as read_lexical
from transforms.extract.parse import parse
from transforms.extract.scope import is_ours
from transforms.extract.segments import segments
from transforms.extract.sentences import sentences
from transforms.extract.spans import Mention, ReadClaim, Reading, Segment, Sentence
from transforms.extract.toponyms import Toponym, toponyms
from transforms.lookups import reference

EXTRACTOR = "garrison-rules/1"
"""Name and version of this reader, as it stands in core.claim.extractor."""


def extract(version_id: str, text: str) -> Reading:
    """Read one document version; pure, O(length of text) plus a parse of each candidate sentence."""
    cut = segments(text)
    told = sentences(text, cut)
    where, dateline = places(text, cut)
    named = _places_only(_of_their_language(mentions(text), told), where)
    outlets = tuple(m.ids[0] for s in cut if s.kind == "masthead" for m in named if m.within(s.start, s.end))
    context = Context(
        about_theatre=_in_theatre(named),
        about_force=any(is_ours(m) for m in named),
        outlet=outlets[:1],
    )
    claims: list[ReadClaim] = []
    if context.about_theatre and context.about_force:
        claims = _read(told, named, context)
    return Reading(
        version_id, tuple(cut), tuple(told), tuple(_distinct(claims)), tuple(where), dateline, context.outlet
    )


def _read(told: list[Sentence], named: list[Mention], context: Context) -> list[ReadClaim]:
    english = [s for s in told if s.segment.language not in ("ar", "ru", "tr")]
    trees = dict(zip((s.no for s in english), parse(s.text for s in english), strict=True))
    claims: list[ReadClaim] = []
    for sentence in told:
        if sentence.no in trees:
            seen = view(sentence, trees[sentence.no], named)
            claims += read_english(seen, context)
            remember(seen, context)
        else:
            claims += read_lexical(sentence, [m for m in named if m.within(sentence.start, sentence.end)], context)
    return claims


def _of_their_language(named: list[Mention], told: list[Sentence]) -> list[Mention]:
    """Drop names that only another language knows: Turkish 'Şam' is Damascus, English 'SAM' is a missile."""
    foreign = {
        m
        for s in told
        for m in named
        if m.within(s.start, s.end) and s.segment.language in LANGUAGES and not m.languages & {s.segment.language, "en"}
    }
    return [m for m in named if m not in foreign]


def places(text: str, cut: list[Segment]) -> tuple[list[Toponym], Toponym | None]:
    """Return the places that a text tells of, and the one in its dateline: there it was written."""
    lines = [s for s in cut if s.kind == "dateline"]
    told = toponyms(text)
    written = [t for t in told if any(s.start <= t.start < s.end for s in lines)]
    return [t for t in told if t not in written], next(iter(written), None)


def _places_only(named: list[Mention], where: list[Toponym]) -> list[Mention]:
    """Drop names of places that are none here: a capital that acts, a ship, an outlet."""
    spans = [(t.start, t.end) for t in where]
    return [m for m in named if m.kind != "place" or any(s <= m.start < e for s, e in spans)]


def _in_theatre(named: list[Mention]) -> bool:
    places = reference("ref.place")
    theatre = set(places.filter(places["country"] == "SY")["place_id"])
    return any(m.kind == "place" and theatre.intersection(m.ids) for m in named)


def _distinct(claims: list[ReadClaim]) -> list[ReadClaim]:
    """Keep one claim where the same words tell the same type twice."""
    kept: dict[tuple[int, int, str], ReadClaim] = {}
    for claim in claims:
        kept.setdefault((claim.start, claim.end, claim.event_type.value), claim)
    return list(kept.values())


__all__ = ["EXTRACTOR", "Reading", "extract", "places"]
