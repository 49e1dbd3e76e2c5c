"""Places in the words of an event for which a preposition says the part: 'from Manbij', 'to Moscow', 'in Tartus'."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from schemas.vocabulary import EventType, PlaceRole
from transforms.extract.spans import Mention, Sentence
from transforms.extract.telling import Told

_LEADS = re.compile(
    r"\b(?:(?P<origin>from|out of)|(?P<destination>to|towards?|into|onto|for)|(?P<via>through|via|across)"
    r"|(?P<at>in|at|near|around|on|off))(?: (?:the|its|their|a|an|both|central|nearby))?(?: [\w'’-]+)?[ “\"]$",
    re.IGNORECASE,
)
_SUCH_AS = r"(?:(?: [\w'’-]+){1,3},? (?:such as|including|like))?"
"""'From bases such as Ain Issa', 'to other areas, including Palmyra': what stands between a preposition and a place."""

_SURELY = re.compile(
    r"\b(?:(?P<origin>from|out of)|(?P<destination>to|towards?|into)|(?P<via>via))"
    rf"{_SUCH_AS}(?: (?:the|its|their|a|an))?"
    r"(?: (?:cent(?:re|er)|city|town|port|village|outskirts|edge|vicinity|area|direction) of)?(?: the)?[ “\"]$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"^\W*(?:(?:and|or|as well as|then)\W+)?(?:(?:(?:some|several|other|a few|its|their) )?"
    r"(?:locations|positions|posts|points|sites|outposts|bases|areas) )?(?:(?:in|at|near|the|of|from|to)\W+){0,2}$",
    re.IGNORECASE,
)
ENDS = {
    EventType.WITHDRAWAL: PlaceRole.ORIGIN,
    EventType.REINFORCEMENT: PlaceRole.DESTINATION,
    EventType.DEPLOYMENT: PlaceRole.DESTINATION,
    EventType.REDEPLOYMENT: PlaceRole.ORIGIN,
    EventType.EQUIPMENT_MOVE: PlaceRole.ORIGIN,
}
"""The end that a move has even where no place is named with it; other event types happen `at` a place."""


def completed(event: Told, sentence: Sentence, named: Sequence[Mention]) -> Told:
    """Return an event whose proof goes on to the end of a list of places: 'from Manbij' and 'some posts in Raqqa'."""
    for mention in named:
        if mention.kind != "place" or not event.proof[1] <= mention.start < mention.end <= sentence.end:
            continue
        ends = any(m.kind == "place" and m.end == event.proof[1] and m.start > event.words[0] for m in named)
        after = sentence.text[mention.end - sentence.start :]
        between = sentence.text[event.proof[1] - sentence.start : mention.start - sentence.start]
        listed = ends and not _DOES.match(after) and _joined((event.proof[1], PlaceRole.AT), sentence, mention)
        if not (listed or (event.event_type in ENDS and _GOES.match(between))):
            break
        event = replace(event, proof=(event.proof[0], mention.end))
    return event


_GOES = re.compile(rf"^ (?:towards?|to|into){_SUCH_AS}(?: (?:the|its|their|an?))?[ “\"]$")
"""What leads on from the words of a move to where it goes."""

_DOES = re.compile(r"['’]s\b| (?:\w+ly )?(?:was|were|is|are|has|have|had|will|would|came|saw|said|fell|remain\w*)\b")
"""What follows a place that begins a new clause: 'left Manbij, and Kobani was shelled'."""


def parts(event: Told, sentence: Sentence, named: Sequence[Mention]) -> Iterator[tuple[PlaceRole, Mention]]:
    """Yield the places of an event with their parts, in order: as the words beside them say, else as the network does.

    A place within the proof that the network gave no part has one where words give it.
    """
    known = {mention: role for role, mention in event.roles}
    inside = [m for m in named if m.kind == "place" and m.within(*event.proof)]
    last: tuple[int, PlaceRole] | None = None
    for mention in sorted(dict.fromkeys((*known, *inside)), key=lambda m: m.start):
        role = known.get(mention)
        if mention.within(sentence.start, sentence.end):
            role = _said(event, mention, sentence) or _joined(last, sentence, mention) or role
            role = role or _led(event, sentence.text[: mention.start - sentence.start])
            last = (mention.end, role) if role else None
        if role:
            yield role, mention


def _said(event: Told, mention: Mention, sentence: Sentence) -> PlaceRole | None:
    """The part of a place in a move, where the word beside it says so beyond doubt."""
    if event.event_type not in ENDS or not mention.within(*event.proof):
        return None
    before = sentence.text[: mention.start - sentence.start]
    said = _SURELY.search(before[-60:])
    if said is None or said.lastgroup is None or _ONLY_NEAR.search(before[: len(before) - len(said[0])]):
        return None
    puts_to = said["destination"] == "to" and event.event_type is EventType.WITHDRAWAL
    return None if puts_to else PlaceRole(said.lastgroup)  # 'put an end to its presence' is no way there


_ONLY_NEAR = re.compile(
    r"\b(?:km|kilomet\w+|miles?|far|away|close|next|adjacent|near|according|addition|due|thanks)\W*$", re.IGNORECASE
)
"""'15 km from', 'close to', 'according to' say no way."""


def _joined(last: tuple[int, PlaceRole] | None, sentence: Sentence, mention: Mention) -> PlaceRole | None:
    """'Tartus and Latakia', 'in Manbij and in Ain Issa': the second plays the part of the first."""
    if last is None:
        return None
    between = sentence.text[last[0] - sentence.start : mention.start - sentence.start]
    return last[1] if _JOINED.match(between) and re.search(r",|and|or", between) else None


def _led(event: Told, before: str) -> PlaceRole | None:
    led = _LEADS.search(before[-40:])
    if led is None or led.lastgroup is None:
        return None
    role = PlaceRole(led.lastgroup)
    if event.event_type in ENDS:
        return None if role is PlaceRole.AT else role
    return role if role is PlaceRole.AT else None
