"""Which places a claim names, and whether forces leave them, come to them, are at them or pass through."""

from spacy.tokens import Token

from schemas.vocabulary import EventType, PlaceRole
from transforms.extract.context import Context, View
from transforms.extract.lexicon import members
from transforms.extract.spans import Mention, ReadPlace
from transforms.lookups import THEATRE

FROM = {"from", "out", "off"}
TOWARDS = {"to", "towards", "toward", "into", "onto", "for"}
_HOMES = {"russia", "moscow"}
_LEADING = TOWARDS | {"from"}
"""The force's own country is a place only where a move leads to or from it; otherwise it is who acts."""

VIA = {"through", "via", "across"}
_BESIDE = {"near", "around", "outside", "off", "beside", "close", "vicinity", "surroundings"}

_DEFAULT = {
    EventType.WITHDRAWAL: PlaceRole.ORIGIN,
    EventType.REINFORCEMENT: PlaceRole.DESTINATION,
    EventType.DEPLOYMENT: PlaceRole.DESTINATION,
    EventType.REDEPLOYMENT: PlaceRole.ORIGIN,
    EventType.EQUIPMENT_MOVE: PlaceRole.ORIGIN,
}
"""Role of a place that stands merely 'at' or 'in'; other event types keep `at`."""


def places(
    view: View, token: Token, clause: list[Token], event_type: EventType, context: Context
) -> tuple[ReadPlace, ...]:
    """Return the places of a claim: in its clause, else in its sentence, else from what was told before."""
    found = _read(view, token, clause, event_type)
    if not found:
        found = _read(view, token, list(view.doc), event_type)
    if _starts_somewhere(found, event_type):
        found += _origin(view, token, clause, context)
    if not found and _refers_back(clause, event_type):
        found = [ReadPlace(_role_of(event_type), m, m.ids, is_carried=True) for m in context.sites]
    if not found:
        found = [ReadPlace(_role_of(event_type), None, (THEATRE,))]
    return tuple(_narrowed(found))


def _starts_somewhere(found: list[ReadPlace], event_type: EventType) -> bool:
    """A move that names only where it leads still leaves some place."""
    moves = (EventType.WITHDRAWAL, EventType.REDEPLOYMENT, EventType.EQUIPMENT_MOVE)
    return event_type in moves and bool(found) and all(p.role is PlaceRole.DESTINATION for p in found)


def _origin(view: View, token: Token, clause: list[Token], context: Context) -> list[ReadPlace]:
    """Where it leaves from: a site named earlier in the sentence, else the one that the words refer back to."""
    before = [
        place
        for place in _read(view, token, [t for t in view.doc if t.i < clause[0].i], EventType.WITHDRAWAL)
        if place.role is not PlaceRole.DESTINATION
    ]
    if before:
        return [ReadPlace(PlaceRole.ORIGIN, before[-1].mention, before[-1].ids)]
    if len(context.sites) == 1 and _refers_back(clause, EventType.EQUIPMENT_MOVE):
        return [ReadPlace(PlaceRole.ORIGIN, context.sites[0], context.sites[0].ids, is_carried=True)]
    return []


def site_mentions(view: View) -> tuple[Mention, ...]:
    """Return the places of a sentence that 'the base' in a later one may mean."""
    return tuple(m for m in view.of(list(view.doc), "place") if m.ids != (THEATRE,) and not _speaks(view, m))


def _read(view: View, token: Token, tokens: list[Token], event_type: EventType) -> list[ReadPlace]:
    found: list[ReadPlace] = []
    for mention in view.of(tokens, "place"):
        if _speaks(view, mention) or _is_owner(view, mention):
            continue
        head = next(t for t in tokens if mention in view.by_token.get(t.i, ()))
        prepositions = _prepositions(head, token)
        if not _HOMES.isdisjoint(mention.ids) and not _LEADING & set(prepositions):
            continue
        found.append(ReadPlace(_role(head, token, prepositions, event_type), mention, mention.ids))
    return found


def _prepositions(head: Token, trigger: Token) -> list[str]:
    """Words that lead from the trigger down to the place, nearest to the place first."""
    path = _word_before(head)
    for node in (head, *head.ancestors):
        if node.i == trigger.i:
            break
        if (
            node.dep_ in ("prep", "agent", "pcomp", "dative", "prt")
            or node.pos_ == "ADP"
            or (node.pos_ == "ADV" and node.lower_ in _BESIDE)
            or node.lower_ in ("vicinity", "surroundings")
        ):
            path.append(node.lower_)
    return path


def _word_before(head: Token) -> list[str]:
    """The preposition that stands right before the name, whatever the parser made of it."""
    start = min(t.i for t in head.subtree if t.dep_ in ("compound", "amod", "det", "poss") or t is head)
    for token in reversed(list(head.doc[max(0, start - 3) : start])):
        if token.lower_ in FROM | TOWARDS | VIA:
            return [token.lower_]
        if token.pos_ not in ("DET", "ADJ", "PROPN", "PRON"):
            return []
    return []


def _role(head: Token, trigger: Token, path: list[str], event_type: EventType) -> PlaceRole:
    for word in path:
        if word in FROM and not (word == "off" and event_type is EventType.CONTINUED_PRESENCE):
            return PlaceRole.ORIGIN if event_type is not EventType.CONTINUED_PRESENCE else PlaceRole.AT
        if word in TOWARDS and event_type not in (
            EventType.NEGOTIATION,
            EventType.CONTINUED_PRESENCE,
            EventType.HANDOVER,
        ):
            return PlaceRole.DESTINATION
        if word in VIA and word != "over" and event_type is not EventType.CONTINUED_PRESENCE:
            return PlaceRole.VIA
    verb = next((node for node in (trigger, *trigger.ancestors) if node.pos_ == "VERB"), trigger)
    if (
        not path
        and head.i > verb.i
        and event_type not in (EventType.NEGOTIATION, EventType.HANDOVER, EventType.CONTINUED_PRESENCE)
    ):
        if verb.lemma_ in members("leaving"):
            return PlaceRole.ORIGIN
        if verb.lemma_ in members("reaching"):
            return PlaceRole.DESTINATION
    if event_type is EventType.EQUIPMENT_MOVE and verb.lemma_ in members("arriving"):
        return PlaceRole.DESTINATION
    return _role_of(event_type)


def _role_of(event_type: EventType) -> PlaceRole:
    return _DEFAULT.get(event_type, PlaceRole.AT)


def _speaks(view: View, mention: Mention) -> bool:
    """'Damascus said', 'Moscow and Damascus agreed': a capital that acts stands for its government."""
    if _HOMES.isdisjoint(mention.ids) and "damascus_city" not in mention.ids:
        return False
    for token in view.doc:
        if mention in view.by_token.get(token.i, ()):
            first = token.head if token.dep_ == "conj" else token
            if first.dep_ in ("nsubj", "nsubjpass") or (token.dep_ == "poss" and not _HOMES.isdisjoint(mention.ids)):
                return True
            if token.dep_ == "pobj" and token.head.lower_ in ("with", "between", "by"):
                return True
    return False


def _is_owner(view: View, mention: Mention) -> bool:
    """'Russia's forces', 'Syria's new leaders' name an owner, not a place, except of a site."""
    for token in view.doc:
        if mention in view.by_token.get(token.i, ()) and token.dep_ == "poss":
            return mention.ids[0] in ("russia", THEATRE, "moscow")
    return False


_TAKEN_UP = {"they", "it", "them", "their", "its", "these", "those", "both"}
_TAKEN_UP_AS = {"nsubj", "nsubjpass", "dobj", "pobj", "poss"}


def _refers_back(clause: list[Token], event_type: EventType) -> bool:
    """'the base', 'these positions', 'there', 'the withdrawal': something told before is meant."""
    definite = {"the", "this", "that", "these", "those", "their", "its", "both", "same"}
    again = members("site_again")
    if event_type in (EventType.EQUIPMENT_MOVE, EventType.WITHDRAWAL, EventType.REDEPLOYMENT):
        again |= members("mover_again")
    for token in clause:
        if token.lower_ in ("there", "another") and token.dep_ in ("advmod", "det"):
            return True
        if token.lemma_.lower() in again and any(child.lower_ in definite for child in token.children):
            return True
        if token.lower_ in _TAKEN_UP and token.dep_ in _TAKEN_UP_AS:
            return True
    return False


def _narrowed(found: list[ReadPlace]) -> list[ReadPlace]:
    """Drop the country where a place in it has the same role, and repeated places."""
    kept: dict[tuple[PlaceRole, tuple[str, ...]], ReadPlace] = {}
    for place in found:
        finer = any(o.role is place.role and o.ids != (THEATRE,) for o in found)
        if not (place.ids == (THEATRE,) and finer):
            kept.setdefault((place.role, place.ids), place)
    return list(kept.values())
