"""Read English sentences: what the network takes for told becomes claims, with places, tellers and materiel."""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from schemas.vocabulary import EventType, Phase, PlaceRole
from transforms.extract.counting import counted
from transforms.extract.leading import led_to
from transforms.extract.page import Page
from transforms.extract.scope import is_ours
from transforms.extract.spans import Mention, ReadClaim, ReadPlace, ReadSource, Sentence
from transforms.extract.tellers import author, goes_on, spoken_before, tellers
from transforms.extract.telling import Told, tell
from transforms.extract.windows import windows
from transforms.lookups import THEATRE, words

_ROLE = {
    EventType.WITHDRAWAL: PlaceRole.ORIGIN,
    EventType.REINFORCEMENT: PlaceRole.DESTINATION,
    EventType.DEPLOYMENT: PlaceRole.DESTINATION,
    EventType.REDEPLOYMENT: PlaceRole.ORIGIN,
    EventType.EQUIPMENT_MOVE: PlaceRole.ORIGIN,
}
"""Part that the theatre plays in a claim that names no place; other event types happen `at` it."""

_LEAVING = (EventType.WITHDRAWAL, EventType.REDEPLOYMENT, EventType.EQUIPMENT_MOVE)
_WITH = re.compile(r"\b(?:to|with|by|for|from)\b[^,.;]{0,40}$", re.IGNORECASE)
_IS = re.compile(r"\b(?:is|are|was|were|been|being)(?: (?:\w+ly|still|now|also|already))? $", re.IGNORECASE)
_HAS = re.compile(r"\b(?:has|have)(?: \w+ly)? $", re.IGNORECASE)
_CERTAIN = ("CT+", "CT-")


def read(text: str, told: Sequence[Sentence], page: Page) -> list[ReadClaim]:
    """Return the claims of English sentences of a page, which stand in order; the outlet is the last teller of each."""
    claims: list[ReadClaim] = []
    last: ReadSource | None = None
    named = (*page.named, *page.again)
    for window in windows(told, named):
        for event in tell(window, named):
            sentence = told[event.sentence]
            if _asks(sentence):
                continue
            last = last or spoken_before(text, sentence, named)
            said = tellers(text, _heard(event, sentence), named, last)
            if not said and last and goes_on(sentence.text):
                said = [last]
            last = said[0] if said else last
            if sentence.segment.author and not any(teller.ids for teller in said):
                said = [author(sentence)]
            claims.append(_claim(event, sentence, named, (*said, ReadSource(page.outlet, "media")), claims))
    return claims


def _heard(event: Told, sentence: Sentence) -> list[tuple[int, int]]:
    """Tellers of the paragraph; one of another paragraph only where the sentence says that somebody goes on."""
    paragraph = sentence.segment
    within = [t for t in event.tellers if paragraph.start <= t[0] < paragraph.end]
    return within or (list(event.tellers) if goes_on(sentence.text) else [])


def _asks(sentence: Sentence) -> bool:
    """A question tells nothing."""
    return sentence.text.rstrip("\"'”’) ").endswith("?")


def _claim(
    event: Told, sentence: Sentence, named: Sequence[Mention], sources: tuple[ReadSource, ...], before: list[ReadClaim]
) -> ReadClaim:
    start, end = event.proof
    inside = [m for m in named if m.within(sentence.start, sentence.end)]
    return ReadClaim(
        event_type=event.event_type,
        phase=_phase(event, sentence),
        extent=event.extent,
        factuality=event.factuality,
        stance=event.stance,
        start=start,
        end=end,
        sentence=sentence,
        rule_id=f"en.network.{event.event_type}",
        confidence=round(event.probability, 2),
        hedge=_hedge(event, sentence),
        is_background=event.is_background,
        counterpart=_counterpart(event, sentence, inside),
        places=tuple(_places(event, sentence, named, before)),
        sources=sources,
        materiel=tuple(m for m in counted(sentence, inside) if m.mention.within(start, end)),
    )


def _phase(event: Told, sentence: Sentence) -> Phase:
    """What 'was heading' somewhere was under way; activity that 'has increased' is still more than it was."""
    start, end = (at - sentence.start for at in event.words)
    before, word = sentence.text[:start], sentence.text[start:end]
    progressive = word.split()[0].endswith("ing") and _IS.search(before)
    grown = event.event_type is EventType.ACTIVITY_CHANGE and _HAS.search(before)
    return Phase.ONGOING if event.phase is Phase.COMPLETED and (progressive or grown) else event.phase


def _places(event: Told, sentence: Sentence, named: Sequence[Mention], before: list[ReadClaim]) -> Iterator[ReadPlace]:
    """Each place once a role; else those told before, where the event is of such; else the theatre as a whole."""
    found: dict[tuple[PlaceRole, tuple[str, ...], int], ReadPlace] = {}
    for role, mention in (*event.roles, *led_to(event, sentence, named)):
        carried = not mention.within(sentence.start, sentence.end)
        once = 0 if mention.ids else mention.start
        found.setdefault((role, mention.ids, once), ReadPlace(role, mention, mention.ids, is_carried=carried))
    here = [p for p in found.values() if not p.is_carried]
    if _only_arrives(here, event):  # it starts at a place told before
        here = [p for p in found.values() if not p.is_carried or p.role is PlaceRole.ORIGIN]
    fine = [p for p in here or found.values() if p.ids != (THEATRE,)]
    kept = fine or list(found.values())
    if event.where == "before" and (not kept or _only_arrives(kept, event)):
        kept += _told_before(event, named, before)
    yield from kept or [ReadPlace(_role(event), None, (THEATRE,))]


def _only_arrives(here: Sequence[ReadPlace], event: Told) -> bool:
    """A move that names only where it leads."""
    return event.event_type in _LEAVING and bool(here) and all(p.role is PlaceRole.DESTINATION for p in here)


def _told_before(event: Told, named: Sequence[Mention], before: list[ReadClaim]) -> list[ReadPlace]:
    """The places of the claim before, of those where forces were or came; else the last site that was named."""
    for claim in reversed(before[-2:]):
        sites = [p for p in claim.places if p.mention and p.ids != (THEATRE,) and p.role is not PlaceRole.VIA]
        if sites:
            return [ReadPlace(_role(event), p.mention, p.ids, is_carried=True) for p in sites[-1:]]
    sites_named = [m for m in named if m.kind == "place" and m.end <= event.words[0] and m.ids not in ((), (THEATRE,))]
    return [ReadPlace(_role(event), m, m.ids, is_carried=True) for m in sites_named[-1:]]


def _role(event: Told) -> PlaceRole:
    return _ROLE.get(event.event_type, PlaceRole.AT)


def _counterpart(event: Told, sentence: Sentence, inside: Sequence[Mention]) -> tuple[str, ...]:
    """Who takes over, or who is talked to: an actor after 'to', 'with', 'by'."""
    if event.event_type not in (EventType.HANDOVER, EventType.NEGOTIATION):
        return ()
    for mention in inside:
        before = sentence.text[: mention.start - sentence.start]
        if mention.kind == "actor" and not is_ours(mention) and _WITH.search(before):
            return mention.ids
    return ()


def _hedge(event: Told, sentence: Sentence) -> str | None:
    """The first word of the sentence that weakens it, where something does."""
    weakened = None if event.factuality.value in _CERTAIN else _hedges().search(sentence.text)
    return weakened.group() if weakened else None


@cache
def _hedges() -> re.Pattern[str]:
    lemmas = sorted({row["lemma"] for row in words("hedge")}, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, lemmas))})(?:s|d|ed|ing)?\b", re.IGNORECASE)
