"""Read English sentences: what the network takes for told becomes claims, with places, tellers and materiel."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from schemas.vocabulary import EventType, Phase, PlaceRole
from transforms.extract.carrying import carried
from transforms.extract.counting import counted
from transforms.extract.leading import led_to
from transforms.extract.page import Page
from transforms.extract.scope import is_ours
from transforms.extract.spans import Mention, ReadClaim, ReadPlace, ReadSource, Sentence
from transforms.extract.speaking import Spoken, attributed, goes_on, is_quote
from transforms.extract.tellers import author, tellers
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

_OTHER_END = {PlaceRole.ORIGIN: PlaceRole.DESTINATION, PlaceRole.DESTINATION: PlaceRole.ORIGIN}
_AUXILIARY = re.compile(r" (?:(?:is|are|was|were|be|been|has|have|had|will) ){1,2}")
_WITH = re.compile(r"\b(?:to|with|by|for|from)\b[^,.;]{0,40}$", re.IGNORECASE)
_IS = re.compile(r"\b(?:is|are|was|were|been|being)(?: (?:\w+ly|still|now|also|already))? $", re.IGNORECASE)
_BEGINS = re.compile(r"\b(?:beg[aiu]ns?|beginning|start(?:s|ed|ing)?)(?: \w+ly)?(?: to(?: \w+ly)?)? $", re.IGNORECASE)
_HAS = re.compile(r"\b(?:has|have)(?: \w+ly)? $", re.IGNORECASE)
_CERTAIN = ("CT+", "CT-")


def read(text: str, told: Sequence[Sentence], page: Page) -> list[ReadClaim]:
    """Return the claims of English sentences of a page, which stand in order; the outlet is the last teller of each."""
    claims: list[ReadClaim] = []
    spoken, read_until = Spoken(), 0
    named = (*page.named, *page.again)
    for window in windows(told, named):
        for event in _joined(text, tell(window, named)):
            sentence = told[event.sentence]
            if _asks(sentence):
                continue
            for earlier in told[read_until : event.sentence]:
                spoken.hear([teller for _, teller in attributed(text, earlier.start, earlier.end, page.named)])
            read_until = event.sentence
            said = _said(text, event, sentence, page, spoken)
            claims.append(_claim(event, sentence, named, (*said, ReadSource(page.outlet, "media")), claims))
    return claims


def _joined(text: str, events: list[Told]) -> list[Told]:
    """'Talks | are | not on the table' tells one event: like events with no more than an auxiliary between them."""
    kept: list[Told] = []
    for event in events:
        last = kept[-1] if kept else event
        alike = (last.event_type, last.factuality) == (event.event_type, event.factuality)
        if (
            last is not event
            and alike
            and _AUXILIARY.fullmatch(text, last.proof[1], max(event.proof[0], last.proof[1]))
        ):
            surer = max(last, event, key=lambda e: e.probability)
            kept[-1] = replace(surer, proof=(last.proof[0], max(last.proof[1], event.proof[1])))
        else:
            kept.append(event)
    return kept


def _said(text: str, event: Told, sentence: Sentence, page: Page, spoken: Spoken) -> list[ReadSource]:
    """Who tells an event, first teller first: named in its paragraph, taken up from before, or a post's author."""
    paragraph = sentence.segment
    within = [t for t in event.tellers if paragraph.start <= t[0] < paragraph.end]
    on = goes_on(sentence.text) or is_quote(sentence.text)
    said = tellers(text, within or (event.tellers if on else ()), page.named, spoken.meant)
    said = said or _beside(text, event, sentence, page)
    if not said and on and spoken.last:
        said = [spoken.last]
    spoken.hear(said)
    return [author(sentence)] if sentence.segment.author and not any(teller.ids for teller in said) else said


def _beside(text: str, event: Told, sentence: Sentence, page: Page) -> list[ReadSource]:
    """The one teller whom words of saying name in a sentence, beside the words that prove an event."""
    named = list(attributed(text, sentence.start, sentence.end, page.named))
    inside = [teller for at, teller in named if event.proof[0] <= at < event.proof[1]]
    return [named[0][1]] if len(named) == 1 and not inside else []


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
    """What 'has begun leaving' has begun; what 'was heading' somewhere was under way; what 'has increased' still is."""
    start, end = (at - sentence.start for at in event.words)
    before, word = sentence.text[:start], sentence.text[start:end]
    if event.phase in (Phase.COMPLETED, Phase.ONGOING) and _BEGINS.search(before):
        return Phase.BEGUN
    progressive = word.split()[0].endswith("ing") and _IS.search(before)
    grown = event.event_type is EventType.ACTIVITY_CHANGE and _HAS.search(before)
    return Phase.ONGOING if event.phase is Phase.COMPLETED and (progressive or grown) else event.phase


def _places(event: Told, sentence: Sentence, named: Sequence[Mention], before: list[ReadClaim]) -> Iterator[ReadPlace]:
    """Each place once a role; else those told before, where the event is of such; else the theatre as a whole."""
    found: dict[tuple[PlaceRole, tuple[str, ...]], ReadPlace] = {}
    goes_on = event.where == "before"
    for role, mention in (*event.roles, *led_to(event, sentence, named)):
        if mention.ids and mention.within(sentence.start, sentence.end):
            found.setdefault((role, mention.ids), ReadPlace(role, mention, mention.ids))
        else:
            goes_on = True
    kept = [p for p in found.values() if p.ids != (THEATRE,)] or list(found.values())
    if goes_on and (not kept or _half(kept, event)):
        kept += carried(_role(event), sentence.text, before, named, event.words[0])
    yield from kept or [ReadPlace(_role(event), None, (THEATRE,))]


def _half(here: Sequence[ReadPlace], event: Told) -> bool:
    """A move that names only where it leads or passes, or only where what comes is from: its other end was told."""
    return event.event_type in _ROLE and all(p.role in (_OTHER_END[_role(event)], PlaceRole.VIA) for p in here)


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
