"""Sentences that only say since when a force has been there: 'the presence in Syria dates back to 2015'.

The network was taught few of them, and their words are few; so a rule reads them.
"""

import re
from collections.abc import Sequence

from schemas.vocabulary import EventType, Extent, Factuality, Phase, PlaceRole, Stance
from transforms.extract.countries import HOST
from transforms.extract.scope import country_of, is_ours
from transforms.extract.spans import Mention, Sentence
from transforms.extract.telling import Told

_DATES_BACK = re.compile(
    r"\b(?:presence|deployment|involvement|intervention|foothold|footprint|mission|contingent|bases?)\b[^,.;]{0,60}?"
    r"\b(?P<tells>dat(?:es?|ed|ing) (?:back )?(?:to|from)|go(?:es)? back to)\b[^,.;]{0,40}?\b(?:19|20)\d\d\b(?: \w+)?",
    re.IGNORECASE,
)
_SURE = 0.9


def dated_back(at: int, sentence: Sentence, named: Sequence[Mention], told: Sequence[Told]) -> list[Told]:
    """Return the event that sentence number `at` tells by a year that our force goes back to, if none is there."""
    said = _DATES_BACK.search(sentence.text)
    inside = [m for m in named if m.within(sentence.start, sentence.end)]
    if said is None or not any(m.kind in ("nationality", "actor") and is_ours(m) for m in inside):
        return []
    start, end = sentence.start + said.start("tells"), sentence.start + said.end()
    if any(event.proof[0] < end and start < event.proof[1] for event in told):
        return []
    places = [m for m in inside if m.kind == "place" and m.end <= end and country_of(m) == HOST]
    return [
        Told(
            event_type=EventType.DEPLOYMENT,
            probability=_SURE,
            words=(start, sentence.start + said.end("tells")),
            proof=(min([m.start for m in inside if m.end <= start], default=start), end),
            sentence=at,
            phase=Phase.HISTORICAL,
            factuality=Factuality.CERTAIN,
            stance=Stance.REPORTS,
            extent=Extent.UNSPECIFIED,
            is_background=True,
            where="here" if places else "theatre",
            source_class="",
            roles=tuple((PlaceRole.DESTINATION, m) for m in places),
            tellers=(),
            rule="dates_back",
        )
    ]
