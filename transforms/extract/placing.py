"""Where an event is said to happen: places named with it, places told before, or the theatre as a whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from schemas.vocabulary import EventType, PlaceRole
from transforms.extract.carrying import carried, is_all_over, is_land, is_site, main_bases, takes_up
from transforms.extract.leading import ENDS, parts
from transforms.extract.scope import HOST, OURS, country_of
from transforms.extract.spans import Mention, ReadClaim, ReadPlace, Sentence
from transforms.extract.telling import Told
from transforms.lookups import THEATRE

_OTHER_END = {PlaceRole.ORIGIN: PlaceRole.DESTINATION, PlaceRole.DESTINATION: PlaceRole.ORIGIN}


def places(event: Told, sentence: Sentence, named: Sequence[Mention], before: list[ReadClaim]) -> Iterator[ReadPlace]:
    """Yield each place once a role; else those told before, where the event is of such; else the theatre as a whole."""
    found: dict[tuple[PlaceRole, tuple[str, ...]], ReadPlace] = {}
    pointed: list[ReadPlace] = []
    goes_on = event.where == "before"
    for told, mention in parts(event, sentence, named):
        role = _stayed(event, told, sentence)
        if mention.ids and mention.within(sentence.start, sentence.end):
            if not _owns(mention, sentence):
                found.setdefault((role, mention.ids), ReadPlace(role, mention, mention.ids))
            continue
        goes_on = True
        if mention.end <= event.words[0] and is_site(mention.ids):
            pointed.append(ReadPlace(role, mention, mention.ids, is_carried=True))
    kept = [p for p in found.values() if p.ids != (THEATRE,)] or list(found.values())
    kept = [p for p in kept if not _holds_another(p, kept, sentence)]
    goes_on = goes_on or (not kept and takes_up(_part(event, sentence), named))
    if goes_on and (not kept or _half(kept, event)):
        kept += _told_before(event, sentence, named, before, pointed)
    elif event.event_type in ENDS:
        kept += [p for p in pointed if p.role not in {k.role for k in kept}]
    if kept and _leaves(kept, event):
        kept.append(ReadPlace(PlaceRole.ORIGIN, None, (THEATRE,)))
    said = [p for p in kept if p.mention and p.mention.within(*event.proof)]
    bases = main_bases(_proof(event, sentence), _role(event), said, before)
    kept = [*bases, *(p for p in said if p.role is not _role(event))] if bases else kept
    yield from kept or [ReadPlace(_role_of_all(event), None, (THEATRE,))]


def _stayed(event: Told, role: PlaceRole, sentence: Sentence) -> PlaceRole:
    """Forces that 'have been there since 2015' are at a place: what looks back on their coming tells of a stay."""
    stays = event.is_background and event.event_type is EventType.DEPLOYMENT and role is PlaceRole.DESTINATION
    return PlaceRole.AT if stays and _SINCE.search(_proof(event, sentence)) else role


_SINCE = re.compile(r"\bsince\b|\bha(?:s|ve|d) been\b|\bdat(?:es|ed|ing) back\b", re.IGNORECASE)


def _holds_another(place: ReadPlace, kept: Sequence[ReadPlace], sentence: Sentence) -> bool:
    """'The base in western Syria': the second name only says where the first one lies."""
    if place.mention is None or not is_land(place.ids):
        return False
    begins = place.mention.start - sentence.start
    leads_nowhere = place.role in (PlaceRole.ORIGIN, PlaceRole.VIA)  # 'in' says neither
    sites = [p for p in kept if is_site(p.ids) and (leads_nowhere or p.role is place.role)]
    return any(_LIES.fullmatch(sentence.text[p.mention.end - sentence.start : begins]) for p in sites if p.mention)


_LIES = re.compile(r"(?: (?:air ?base|naval base|base|airport|airfield|post))?,? (?:in|on|of|at) (?:the )?")


def _owns(mention: Mention, sentence: Sentence) -> bool:
    """'Russia's air base' is no place in Russia."""
    after = sentence.text[mention.end - sentence.start :]
    return country_of(mention) == OURS and after.startswith(("'s", "’s"))


def _told_before(
    event: Told, sentence: Sentence, named: Sequence[Mention], before: list[ReadClaim], pointed: list[ReadPlace]
) -> Sequence[ReadPlace]:
    """The places that the network points at, else those of the story.

    Talks that name no place are about the presence as a whole, unless a noun takes a place up; so is 'a full exit', and
    what a country does: 'Russia is pulling back'.
    """
    of_all = event.event_type is EventType.NEGOTIATION or _is_of_country(event, sentence)
    if (of_all and not takes_up(sentence, named)) or is_all_over(sentence.text):
        return []
    return pointed or carried(_role(event), sentence, before, named, event.words[0])


def _is_of_country(event: Told, sentence: Sentence) -> bool:
    start, end = (at - sentence.start for at in event.words)
    before, words = sentence.text[:start], sentence.text[start:end]
    some_leaving = _A_LEAVING.search(words) and not _THE.search(before)
    return bool(some_leaving or _COUNTRY_DOES.search(before))


_A_LEAVING = re.compile(
    r"\b(?:withdrawal|redeployment|pull-?(?:out|back)|drawdown|exit|departure|evacuation|regrouping|retreat)$", re.I
)
_THE = re.compile(r"\b(?:the|this|that|its|their|such)(?: [\w-]+){0,2} $", re.IGNORECASE)
_COUNTRY_DOES = re.compile(
    r"(?<!where )(?<!from )(?<!in )(?<!by )(?<!of )(?<!to )(?<!with )\b(?:Russia|Moscow|[Tt]he Kremlin)"
    r"(?: (?!sa(?:id|ys?)\b|announced\b|told\b|confirmed\b|denied\b|that\b)[\w'’]+){0,3} $"
)


def _proof(event: Told, sentence: Sentence) -> str:
    return sentence.text[event.proof[0] - sentence.start : event.proof[1] - sentence.start]


def _leaves(here: Sequence[ReadPlace], event: Told) -> bool:
    """A move out of which only the country it leads to is told: what went to Moscow or Libya left the theatre."""
    abroad = all(p.mention and p.ids and country_of(p.mention) not in ("", HOST) for p in here)
    return abroad and _role(event) is PlaceRole.ORIGIN and all(p.role is PlaceRole.DESTINATION for p in here)


def _half(here: Sequence[ReadPlace], event: Told) -> bool:
    """A move that names only where it leads or passes, or only where what comes is from: its other end was told."""
    return event.event_type in ENDS and all(p.role in (_OTHER_END[_role(event)], PlaceRole.VIA) for p in here)


def _role_of_all(event: Told) -> PlaceRole:
    """What moves about in the theatre does not leave it."""
    return PlaceRole.AT if event.event_type is EventType.REDEPLOYMENT else _role(event)


def _role(event: Told) -> PlaceRole:
    return ENDS.get(event.event_type, PlaceRole.AT)


def _part(event: Told, sentence: Sentence) -> Sentence:
    """The proof of an event as a sentence of its own."""
    return replace(sentence, start=event.proof[0], end=event.proof[1], text=_proof(event, sentence))
