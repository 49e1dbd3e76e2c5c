"""Where an event is said to happen: places named with it, places told before, or the theatre as a whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from schemas.vocabulary import EventType, PlaceRole
from transforms.extract.carrying import carried, is_all_over, is_land, is_site, main_bases, takes_up
from transforms.extract.countries import HOST
from transforms.extract.leading import ENDS, parts
from transforms.extract.scope import country_of
from transforms.extract.spans import Mention, ReadClaim, ReadPlace, Sentence
from transforms.extract.telling import Told
from transforms.extract.whereabouts import happens_at, is_coming, is_of_all, is_since, proof_of
from transforms.lookups import THEATRE

_OTHER_END = {PlaceRole.ORIGIN: PlaceRole.DESTINATION, PlaceRole.DESTINATION: PlaceRole.ORIGIN}


class _Scene(NamedTuple):
    """An event, the sentence that tells it, the names of the text, and the claims before it."""

    event: Told
    sentence: Sentence
    named: Sequence[Mention]
    before: list[ReadClaim]


class _Pointed(NamedTuple):
    """Places in the sentence of an event, sites told before that the network points at, and whether such are meant."""

    here: list[ReadPlace]
    before: list[ReadPlace]
    goes_on: bool


def places(event: Told, sentence: Sentence, named: Sequence[Mention], before: list[ReadClaim]) -> Iterator[ReadPlace]:
    """Yield each place once a role; else those told before, where the event is of such; else the theatre as a whole."""
    scene = _Scene(event, sentence, named, before)
    pointed = _pointed_at(scene)
    here = [*pointed.here, *_told_elsewhere(scene, pointed)]
    if here and _leaves(here, event):
        here.append(ReadPlace(PlaceRole.ORIGIN, None, (THEATRE,)))
    said = [p for p in here if p.mention and p.mention.within(*event.proof)]
    bases = main_bases(proof_of(event, sentence), _role(event), said, before)
    here = [*bases, *(p for p in said if p.role is not _role(event))] if bases else here
    yield from here or [ReadPlace(_role_of_all(event), None, (THEATRE,))]


def _pointed_at(scene: _Scene) -> _Pointed:
    event, sentence = scene.event, scene.sentence
    found: dict[tuple[PlaceRole, tuple[str, ...]], ReadPlace] = {}
    before: list[ReadPlace] = []
    goes_on = event.where == "before"
    for told, mention in parts(event, sentence, scene.named):
        role = _stayed(event, told, sentence)
        if mention.ids and mention.within(sentence.start, sentence.end):
            if happens_at(mention, event, sentence):
                found.setdefault((role, mention.ids), ReadPlace(role, mention, mention.ids))
            continue
        goes_on = True
        if mention.end <= event.words[0] and is_site(mention.ids):
            before.append(ReadPlace(role, mention, mention.ids, is_carried=True))
    here = [p for p in found.values() if p.ids != (THEATRE,)] or list(found.values())
    here = [p for p in here if not _holds_another(p, here, sentence)]
    return _Pointed(here, before, goes_on or (not here and takes_up(_part(event, sentence), scene.named)))


def _told_elsewhere(scene: _Scene, pointed: _Pointed) -> list[ReadPlace]:
    """Places told before that belong to an event beside those of its sentence."""
    event, here = scene.event, pointed.here
    added: list[ReadPlace] = []
    if pointed.goes_on and (not here or _half(here, event)):
        added += _told_before(scene, pointed)
    elif event.event_type in ENDS:
        added += [p for p in pointed.before if p.role not in {k.role for k in here}]
    if _arrives([*here, *added], event, scene.sentence):
        there = carried(PlaceRole.DESTINATION, scene.sentence, scene.before, scene.named, event.words[0])
        added += [p for p in there if p.ids not in {k.ids for k in (*here, *added)}]
    return added


def _stayed(event: Told, role: PlaceRole, sentence: Sentence) -> PlaceRole:
    """Forces that 'have been there since 2015' are at a place: what looks back on their coming tells of a stay."""
    stays = event.is_background and event.event_type is EventType.DEPLOYMENT and role is PlaceRole.DESTINATION
    return PlaceRole.AT if stays and is_since(proof_of(event, sentence)) else role


def _holds_another(place: ReadPlace, kept: Sequence[ReadPlace], sentence: Sentence) -> bool:
    """'The base in western Syria': the second name only says where the first one lies."""
    if place.mention is None or not is_land(place.ids):
        return False
    begins = place.mention.start - sentence.start
    leads_nowhere = place.role in (PlaceRole.ORIGIN, PlaceRole.VIA)  # 'in' says neither
    sites = [p for p in kept if is_site(p.ids) and (leads_nowhere or p.role is place.role)]
    return any(_LIES.fullmatch(sentence.text[p.mention.end - sentence.start : begins]) for p in sites if p.mention)


_LIES = re.compile(r"(?: (?:air ?base|naval base|base|airport|airfield|post))?,? (?:in|on|of|at) (?:the )?")


def _told_before(scene: _Scene, pointed: _Pointed) -> Sequence[ReadPlace]:
    """The places that the network points at, else those of the story.

    Talks that name no place are about the presence as a whole, unless a noun takes a place up; so is 'a full exit', and
    what a country does: 'Russia is pulling back'.
    """
    event, sentence, named, before = scene
    if (is_of_all(event, sentence) and not takes_up(sentence, named)) or is_all_over(sentence.text):
        return []
    return pointed.before or carried(_role(event), sentence, before, named, event.words[0])


def _leaves(here: Sequence[ReadPlace], event: Told) -> bool:
    """A move out of which only the country it leads to is told: what went to Moscow or Libya left the theatre."""
    abroad = all(p.mention and p.ids and country_of(p.mention) not in ("", HOST) for p in here)
    return abroad and _role(event) is PlaceRole.ORIGIN and all(p.role is PlaceRole.DESTINATION for p in here)


def _half(here: Sequence[ReadPlace], event: Told) -> bool:
    """A move that names only where it leads or passes, or only where what comes is from: its other end was told."""
    return event.event_type in ENDS and all(p.role in (_OTHER_END[_role(event)], PlaceRole.VIA) for p in here)


def _arrives(here: Sequence[ReadPlace], event: Told, sentence: Sentence) -> bool:
    """'A plane came from Latakia': it came to the place that the story is about."""
    from_there = bool(here) and all(p.role is PlaceRole.ORIGIN for p in here)
    return from_there and event.event_type in ENDS and is_coming(event, sentence)


def _role_of_all(event: Told) -> PlaceRole:
    """What moves about in the theatre does not leave it."""
    return PlaceRole.AT if event.event_type is EventType.REDEPLOYMENT else _role(event)


def _role(event: Told) -> PlaceRole:
    return ENDS.get(event.event_type, PlaceRole.AT)


def _part(event: Told, sentence: Sentence) -> Sentence:
    """The proof of an event as a sentence of its own."""
    return replace(sentence, start=event.proof[0], end=event.proof[1], text=proof_of(event, sentence))
