"""Read Arabic, Russian and Turkish sentences by stems and particles: no parser, plain cases only."""

import re
from functools import cache

from schemas.vocabulary import EventType, Extent, Factuality, Phase, PlaceRole, Stance
from transforms.extract.context import Context
from transforms.extract.counting import counted
from transforms.extract.scope import OURS, is_ours
from transforms.extract.spans import Mention, ReadClaim, ReadPlace, ReadSource, Sentence
from transforms.extract.tellers import account, class_of
from transforms.lookups import THEATRE, words

_CLAUSE = re.compile(r"[,;،؛:]\s+|\s+[—–-]\s+")
_DEFAULT = {
    EventType.WITHDRAWAL: PlaceRole.ORIGIN,
    EventType.REDEPLOYMENT: PlaceRole.ORIGIN,
    EventType.REINFORCEMENT: PlaceRole.DESTINATION,
    EventType.DEPLOYMENT: PlaceRole.DESTINATION,
}
_MARKS = re.compile("[\u064b-\u065f\u0640]")


def read(sentence: Sentence, named: list[Mention], context: Context) -> list[ReadClaim]:
    """Return at most one claim a clause: the clause must hold a stem, its sentence our force."""
    language = sentence.segment.language
    countries = {c for m in named if m.kind == "nationality" for c in m.ids if c not in ("SY",)}
    ours = OURS in countries or (not countries and (context.force_in_mind or any(is_ours(m) for m in named)))
    if countries:
        context.force_in_mind = OURS in countries
    if not ours:
        return []
    claims: list[ReadClaim] = []
    for start, end in _clauses(sentence):
        claim = _clause(sentence, start, end, language, named, context)
        if claim and all(claim.event_type is not known.event_type for known in claims):
            claims.append(claim)
    return claims


def _clause(
    sentence: Sentence, start: int, end: int, language: str, named: list[Mention], context: Context
) -> ReadClaim | None:
    text = _MARKS.sub("", sentence.text[start - sentence.start : end - sentence.start])
    if not _military(language).search(text) and not any(_of_arms(m) and m.within(start, end) for m in named):
        return None
    hit = next(((row, m) for row, pattern in _stems(language) if (m := pattern.search(text))), None)
    foreign = {c for m in named if m.kind == "nationality" and m.within(start, end) for c in m.ids} - {OURS, "SY"}
    if hit is None or (foreign and not any(m.ids == (OURS,) and m.within(start, end) for m in named)):
        return None
    event_type = EventType(hit[0]["event_type"])
    factuality = Factuality(_told(language, "factuality", text) or "CT+")
    phase = Phase(_told(language, "phase", text) or hit[0]["phase"])
    if event_type is EventType.CONTINUED_PRESENCE and phase is not Phase.PLANNED:
        phase = Phase.STATE
    found = _places(sentence, named, start, end, event_type) or _places(
        sentence, named, sentence.start, sentence.end, event_type
    )
    carried = [ReadPlace(_DEFAULT.get(event_type, PlaceRole.AT), None, (THEATRE,))]
    return ReadClaim(
        event_type=event_type,
        phase=phase,
        extent=Extent.UNSPECIFIED,
        factuality=factuality,
        stance=Stance.DENIES if factuality.value.endswith("-") else Stance.REPORTS,
        start=start,
        end=end,
        sentence=sentence,
        rule_id=f"{language}.stem.{event_type}",
        confidence=0.5,
        places=tuple(found or carried),
        sources=_sources(sentence, named, language, context),
        materiel=tuple(m for m in counted(sentence, named) if m.mention.within(start, end)),
    )


def _of_arms(mention: Mention) -> bool:
    """Materiel, or a base, ship or unit of our forces by name: as military as the word 'troops'."""
    return mention.kind == "materiel" or (mention.kind != "nationality" and is_ours(mention))


def _places(sentence: Sentence, named: list[Mention], start: int, end: int, event_type: EventType) -> list[ReadPlace]:
    found: dict[tuple[PlaceRole, tuple[str, ...]], ReadPlace] = {}
    for mention in named:
        if mention.kind == "place" and mention.within(start, end) and mention.ids[0] not in ("russia", "moscow"):
            role = _role(sentence, mention, event_type)
            found.setdefault((role, mention.ids), ReadPlace(role, mention, mention.ids))
    fine = [p for p in found.values() if p.ids != (THEATRE,)]
    return fine or list(found.values())


def _role(sentence: Sentence, mention: Mention, event_type: EventType) -> PlaceRole:
    if event_type in (
        EventType.CONTINUED_PRESENCE,
        EventType.NEGOTIATION,
        EventType.HANDOVER,
        EventType.ACTIVITY_CHANGE,
    ):
        return PlaceRole.AT
    before = sentence.text[: mention.start - sentence.start][-60:]
    after = sentence.text[mention.end - sentence.start :][:40]
    for row, left, right in _roles(sentence.segment.language):
        if (row["before"] and left.search(before)) or (row["after"] and right.search(after)):
            return PlaceRole(row["role"])
    return _DEFAULT.get(event_type, PlaceRole.AT)


def _sources(sentence: Sentence, named: list[Mention], language: str, context: Context) -> tuple[ReadSource, ...]:
    outlet = ReadSource(context.outlet, "media")
    if sentence.segment.author:
        return ReadSource(account(sentence.segment.author), "social", None, None, sentence.segment.author), outlet
    cue = next(
        (
            m
            for row in words("saying")
            if row["language"] == language and (m := re.search(row["pattern"], sentence.text))
        ),
        None,
    )
    tellers = [m for m in named if m.kind in ("actor", "outlet") and m.ids[0] not in ("ru_forces", "assad_regime")]
    if cue is None or not tellers:
        return (outlet,)
    nearest = min(tellers, key=lambda m: abs(m.start - sentence.start - cue.start()))
    return ReadSource(nearest.ids, class_of(nearest), nearest.start, nearest.end, nearest.text, cue.group()), outlet


def _clauses(sentence: Sentence) -> list[tuple[int, int]]:
    cuts = [m.span() for m in _CLAUSE.finditer(sentence.text)]
    starts = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(sentence.text.rstrip(" .!?؟…"))]
    return [(sentence.start + s, sentence.start + e) for s, e in zip(starts, ends, strict=True) if e > s]


def _told(language: str, axis: str, text: str) -> str:
    return next((value for value, pattern in _manners(language, axis) if pattern.search(text)), "")


@cache
def _military(language: str) -> re.Pattern[str]:
    """Words for forces, their things and their sites: without one, an ambassador leaves or a team withdraws."""
    return re.compile(
        "|".join(row["pattern"] for row in words("military") if row["language"] == language), re.IGNORECASE
    )


@cache
def _stems(language: str) -> list[tuple[dict[str, str], re.Pattern[str]]]:
    return [(row, re.compile(row["pattern"], re.IGNORECASE)) for row in words("stem") if row["language"] == language]


@cache
def _manners(language: str, axis: str) -> list[tuple[str, re.Pattern[str]]]:
    return [
        (row["value"], re.compile(row["pattern"], re.IGNORECASE))
        for row in words("manner")
        if (row["language"], row["axis"]) == (language, axis)
    ]


@cache
def _roles(language: str) -> list[tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]]:
    rows = [row for row in words("role") if row["language"] == language]
    return [(row, re.compile(row["before"], re.IGNORECASE), re.compile(row["after"], re.IGNORECASE)) for row in rows]
