"""Read English sentences: what the network takes for told becomes claims, with places, tellers and materiel.

sentences -> cut -> candidates -> windows -> tell (the network) -> worded -> tellers, places -> claims
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from schemas.vocabulary import EventType
from transforms.extract.alternatives import any_of
from transforms.extract.candidates import candidates
from transforms.extract.counting import counted
from transforms.extract.dating import dated_back
from transforms.extract.leading import completed
from transforms.extract.page import Page
from transforms.extract.placing import places
from transforms.extract.scope import is_ours
from transforms.extract.spans import Mention, ReadClaim, ReadSource, Sentence
from transforms.extract.speaking import Spoken, attributed, goes_on, is_quote
from transforms.extract.tellers import author, tellers
from transforms.extract.telling import Told, tell
from transforms.extract.who import at_home
from transforms.extract.windows import Window, cut, windows
from transforms.extract.wording import shortened, worded
from transforms.lookups import words

_AUXILIARY = re.compile(r" (?:(?:is|are|was|were|be|been|has|have|had|will) ){1,2}")
_WITH = re.compile(r"\b(?:to|with|by|for|from)\b[^,.;]{0,40}$", re.IGNORECASE)

_CERTAIN = ("CT+", "CT-")


def read(text: str, told: Sequence[Sentence], page: Page) -> list[ReadClaim]:
    """Return the claims of English sentences of a page, which stand in order; the outlet is the last teller of each."""
    claims: list[ReadClaim] = []
    spoken, read_until = Spoken(), 0
    named = page.marked
    cuts = cut(told, named)
    for window in windows(cuts, candidates(cuts)):
        for event in _events(text, window, told, named):
            sentence = told[event.sentence]
            if _asks(sentence):
                continue
            event = completed(worded(text, event, sentence), sentence, named)
            for earlier in told[read_until : event.sentence]:
                spoken.hear(spoken.who(text, earlier.start, earlier.end, page.named))
            read_until = event.sentence
            said = _said(text, event, sentence, page, spoken)
            claims.append(_claim(event, sentence, named, (*said, ReadSource(page.outlet, "media")), claims))
    return claims


def _events(text: str, window: Window, told: Sequence[Sentence], named: Sequence[Mention]) -> list[Told]:
    """What the network finds in a window, and what a rule finds beside it, in order."""
    found = _joined(text, tell(window, named, lambda event: shortened(text, event)))
    read = sorted({s for s, here in zip(window.sentences, window.read, strict=True) if here})
    found += [event for at in read for event in dated_back(at, told[at], named, found)]
    return sorted(found, key=lambda event: event.words)


def _joined(text: str, events: list[Told]) -> list[Told]:
    """'Talks | are | not on the table' tells one event: like events with no more than an auxiliary between them."""
    kept: list[Told] = []
    for event in events:
        if kept and _go_on(text, kept[-1], event):
            before = kept.pop()
            surer = max(before, event, key=lambda e: e.probability)
            event = replace(surer, proof=(before.proof[0], event.proof[1]))
        kept.append(event)
    return kept


def _go_on(text: str, one: Told, other: Told) -> bool:
    alike = (one.event_type, one.factuality) == (other.event_type, other.factuality)
    return alike and _AUXILIARY.fullmatch(text[one.proof[1] : other.proof[0]]) is not None


def _said(text: str, event: Told, sentence: Sentence, page: Page, spoken: Spoken) -> list[ReadSource]:
    """Who tells an event, first teller first: named in its paragraph, taken up from before, or a post's author."""
    paragraph = sentence.segment
    within = [t for t in event.tellers if paragraph.start <= t[0] < paragraph.end]
    on = goes_on(sentence.text) or is_quote(sentence.text)
    said = tellers(text, within or (event.tellers if on else ()), page.named, spoken.meant)
    said = [at_home(teller, lambda: page.written_in(sentence)) for teller in said]
    said = said or _beside(text, event, sentence, page)
    if not said and (on or event.source_class):
        said = spoken.going_on(event.source_class, since=0 if on else paragraph.start)
    if said and not said[0].ids and event.source_class:
        said = [replace(said[0], source_class=event.source_class), *said[1:]]
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
        phase=event.phase,
        extent=event.extent,
        factuality=event.factuality,
        stance=event.stance,
        start=start,
        end=end,
        sentence=sentence,
        rule_id=f"en.{event.rule}.{event.event_type}",
        confidence=round(event.probability, 2),
        hedge=_hedge(event, sentence),
        is_background=event.is_background,
        counterpart=_counterpart(event, sentence, inside),
        places=tuple(places(event, sentence, named, before)),
        sources=sources,
        materiel=tuple(m for m in counted(sentence, inside) if m.mention.within(start, end)),
    )


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
    return re.compile(rf"\b{any_of(row['lemma'] for row in words('hedge'))}(?:s|d|ed|ing)?\b", re.IGNORECASE)
