"""Read Arabic, Russian and Turkish sentences by stems and particles: no parser, plain cases only."""

import re
from typing import NamedTuple

from schemas.vocabulary import EventType, Extent, Factuality, Phase, PlaceRole, Stance
from transforms.extract.context import Context
from transforms.extract.counting import counted
from transforms.extract.countries import HOST, OURS
from transforms.extract.scope import country_of, is_ours
from transforms.extract.spans import Mention, ReadClaim, ReadPlace, Sentence
from transforms.extract.stems import HEAD_LAST, Hit, bare, hits, manners, military, roles, told
from transforms.extract.stemtellers import tellers
from transforms.lookups import THEATRE

_CLAUSE = re.compile(r"[,;،؛:]\s+|\s+[—–-]\s+")
_INSERTED = re.compile(r",(\s+[^\W\d_]+(?:-[^\W\d_]+)?),(?=\s)")
"""'..., perhaps, ...': commas around one word cut no clause."""

_DEFAULT = {
    EventType.WITHDRAWAL: PlaceRole.ORIGIN,
    EventType.REDEPLOYMENT: PlaceRole.ORIGIN,
    EventType.REINFORCEMENT: PlaceRole.DESTINATION,
    EventType.DEPLOYMENT: PlaceRole.DESTINATION,
}
_CERTAIN = "CT+"
_STILL = (EventType.CONTINUED_PRESENCE, EventType.NEGOTIATION, EventType.HANDOVER, EventType.ACTIVITY_CHANGE)
"""Types that happen at a place: nothing comes there or goes."""


class _Clause(NamedTuple):
    """A stretch of a sentence that tells at most one thing, and the words of the whole clause it stands in."""

    start: int
    end: int
    around: tuple[int, int]


def read(sentence: Sentence, named: list[Mention], context: Context) -> list[ReadClaim]:
    """Return at most one claim a clause: the clause must hold a stem, its sentence our force."""
    language = sentence.segment.language
    countries = {c for m in named if m.kind == "nationality" for c in m.ids if c != HOST}
    ours = OURS in countries or (not countries and (context.force_in_mind or any(map(_is_ours, named))))
    if countries:
        context.force_in_mind = OURS in countries
    if not ours or told(language, "unreal", bare(sentence.text)) or _is_elsewhere(named):
        return []
    claims: list[ReadClaim] = []
    for clause in _clauses(sentence, named):
        claim = _claim(sentence, clause, named, context)
        if claim:
            claims.append(claim)
            context.places = tuple(p for p in claim.places if p.mention) or context.places
    return claims


def _claim(sentence: Sentence, clause: _Clause, named: list[Mention], context: Context) -> ReadClaim | None:
    language, (start, end, _) = sentence.segment.language, clause
    text = _text(sentence, start, end)
    hit = next((h for h in hits(language, text) if _holds(h, sentence, clause, named)), None)
    foreign = {c for m in named if m.kind == "nationality" and m.within(start, end) for c in m.ids} - {OURS, HOST}
    if hit is None or (foreign and not any(m.ids == (OURS,) and m.within(start, end) for m in named)):
        return None
    event_type = EventType(hit.row["event_type"])
    factuality = Factuality(_factuality(sentence, text, hit))
    return ReadClaim(
        event_type=event_type,
        phase=_phase(hit, event_type, language, text),
        extent=Extent.UNSPECIFIED,
        factuality=factuality,
        stance=Stance.DENIES if factuality.value.endswith("-") else Stance.REPORTS,
        start=start,
        end=end,
        sentence=sentence,
        rule_id=f"{language}.stem.{event_type}",
        confidence=0.5,
        places=tuple(_places(sentence, clause, named, event_type, context)),
        sources=tellers(sentence, named, context),
        materiel=tuple(m for m in counted(sentence, named) if m.mention.within(start, end)),
    )


def _holds(hit: Hit, sentence: Sentence, clause: _Clause, named: list[Mention]) -> bool:
    """Whether what the stem needs stands beside it; a weak stem alone tells of anybody anywhere."""
    start, end = clause.around
    is_force = bool(military(sentence.segment.language).search(_text(sentence, start, end))) or any(
        _of_arms(m) and m.within(start, end) for m in named
    )
    is_placed = any(m.kind == "place" and m.within(start, end) for m in named)
    return hit.needs == 0 or (is_force and (hit.needs == 1 or is_placed))


def _phase(hit: Hit, event_type: EventType, language: str, text: str) -> Phase:
    """What the words beside the stem tell, else the form of its own word, else what its kind is wont to be."""
    beside = told(language, "phase", text)
    if event_type is EventType.CONTINUED_PRESENCE:
        return Phase(beside) if beside in (Phase.PLANNED.value, Phase.HISTORICAL.value) else Phase.STATE
    form = "" if hit.row["phase"] == Phase.STATE.value else told(language, "form", hit.word)
    return Phase(beside or form or hit.row["phase"])


def _factuality(sentence: Sentence, text: str, hit: Hit) -> str:
    """How sure the words beside the stem are; a 'not' that follows it denies something else, save in Turkish."""
    language = sentence.segment.language
    found = told(language, "factuality", text)
    before = text if language in HEAD_LAST else text[: hit.start + len(hit.word)]
    if found.endswith("-") and not told(language, "factuality", before).endswith("-"):
        found = ""
    return found or told(language, "doubt", bare(sentence.text)) or _CERTAIN


def _is_ours(mention: Mention) -> bool:
    """A name of ours, or a model of materiel: where no other army is told of, 'Ил-76' is ours."""
    return is_ours(mention) or (mention.kind == "materiel" and any(c.isdigit() for c in mention.text))


def _is_elsewhere(named: list[Mention]) -> bool:
    """Whether all places told lie outside the host country: another theatre of the same force."""
    places = [country_of(m) for m in named if m.kind == "place"]
    return bool(places) and not any(c in (HOST, "") for c in places) and not any(c == OURS for c in places)


def _of_arms(mention: Mention) -> bool:
    """Materiel, or a base, ship or unit of our forces by name: as military as the word 'troops'."""
    return mention.kind == "materiel" or (mention.kind != "nationality" and is_ours(mention))


def _places(
    sentence: Sentence, clause: _Clause, named: list[Mention], event_type: EventType, context: Context
) -> list[ReadPlace]:
    """The places of the clause, else of its sentence, else those told last, else the theatre."""
    default = _DEFAULT.get(event_type, PlaceRole.AT)
    found = _named_places(sentence, named, clause.start, clause.end, event_type) or [
        ReadPlace(default, p.mention, p.ids)
        for p in _named_places(sentence, named, sentence.start, sentence.end, event_type)
    ]
    carried = [ReadPlace(default, p.mention, p.ids, is_carried=True) for p in context.places]
    return found or carried or [ReadPlace(default, None, (THEATRE,))]


def _named_places(
    sentence: Sentence, named: list[Mention], start: int, end: int, event_type: EventType
) -> list[ReadPlace]:
    found: dict[tuple[PlaceRole, tuple[str, ...]], ReadPlace] = {}
    for mention in named:
        if mention.kind == "place" and mention.within(start, end) and mention.ids[0] not in ("russia", "moscow"):
            role = _role(sentence, mention, event_type)
            found.setdefault((role, mention.ids), ReadPlace(role, mention, mention.ids))
    fine = [p for p in found.values() if p.ids != (THEATRE,)]
    return fine or list(found.values())


def _role(sentence: Sentence, mention: Mention, event_type: EventType) -> PlaceRole:
    if event_type in _STILL:
        return PlaceRole.AT
    before = sentence.text[: mention.start - sentence.start][-60:]
    after = sentence.text[mention.end - sentence.start :][:40]
    for row, left, right in roles(sentence.segment.language):
        if (row["before"] and left.search(before)) or (row["after"] and right.search(after)):
            return PlaceRole(row["role"])
    return _DEFAULT.get(event_type, PlaceRole.AT)


def _text(sentence: Sentence, start: int, end: int) -> str:
    return bare(sentence.text[start - sentence.start : end - sentence.start])


def _clauses(sentence: Sentence, named: list[Mention]) -> list[_Clause]:
    """Cut at marks, and at an 'and' that has on either side a stem that holds: two things told in one breath."""
    found: list[_Clause] = []
    last = len(sentence.text.rstrip(" .!?؟…"))
    for start, end in _cut(_INSERTED.sub(r" \1 ", sentence.text), 0, last, _CLAUSE):
        around = (sentence.start + start, sentence.start + end)
        whole = _Clause(*around, around)
        parts = [
            _Clause(sentence.start + s, sentence.start + e, around)
            for _, join in manners(sentence.segment.language, "clause")
            for s, e in _cut(sentence.text, start, end, join)
        ]
        found += parts if len({_first(sentence, p, named) for p in parts} - {""}) > 1 else [whole]
    return found


def _first(sentence: Sentence, clause: _Clause, named: list[Mention]) -> str:
    """Type of the stem that a stretch tells by; empty if it tells nothing."""
    some = hits(sentence.segment.language, _text(sentence, clause.start, clause.end))
    return next((h.row["event_type"] for h in some if _holds(h, sentence, clause, named)), "")


def _cut(text: str, start: int, end: int, at: re.Pattern[str]) -> list[tuple[int, int]]:
    cuts = [m.span() for m in at.finditer(text, start, end)]
    starts = [start, *(e for _, e in cuts)]
    ends = [*(s for s, _ in cuts), end]
    return [(s, e) for s, e in zip(starts, ends, strict=True) if e > s]
