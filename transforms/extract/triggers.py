"""Find the words of a sentence that tell an event of the force we follow; one for each thing told."""

from spacy.tokens import Token

from schemas.vocabulary import EventType
from transforms.extract.acceptance import accepts
from transforms.extract.clause import clause_head, clause_tokens
from transforms.extract.context import Context, View
from transforms.extract.lexicon import Trigger, triggers
from transforms.extract.scope import in_theatre

Hit = tuple[Token, Trigger]

_RANK = {
    event_type: rank
    for rank, event_type in enumerate(
        (
            EventType.HANDOVER,
            EventType.REINFORCEMENT,
            EventType.WITHDRAWAL,
            EventType.REDEPLOYMENT,
            EventType.DEPLOYMENT,
            EventType.EQUIPMENT_MOVE,
            EventType.NEGOTIATION,
            EventType.CONTINUED_PRESENCE,
            EventType.ACTIVITY_CHANGE,
        )
    )
}
"""Where one clause has several triggers, the more telling type wins."""


def find(view: View, context: Context) -> list[Hit]:
    """Return the accepted triggers of a sentence in order. A question tells nothing."""
    if view.sentence.text.rstrip("\"'”’) ").endswith("?"):
        return []
    hits = [
        (token, trigger)
        for token in view.doc
        for trigger in candidates(token)
        if accepts(view, token, trigger, context) and in_theatre(view, clause_tokens(clause_head(token)), context)
    ]
    return _merged(hits)


def candidates(token: Token) -> list[Trigger]:
    """Return the triggers that a token may be, by lemma, part of speech and particle."""
    if token.dep_ in ("aux", "auxpass"):
        return []
    near = {child.lower_ for child in token.children} | {t.lower_ for t in token.doc[token.i + 1 : token.i + 2]}
    rows = triggers().get((token.lemma_.lower(), _pos(token)), ()) + triggers().get((token.lower_, _pos(token)), ())
    with_particle = [row for row in rows if row.particles & near]
    return list(dict.fromkeys(with_particle or [row for row in rows if not row.particles]))


def _pos(token: Token) -> str:
    if token.pos_ in ("VERB", "AUX"):
        return "VERB"
    if token.pos_ in ("NOUN", "PROPN"):
        return "NOUN"
    return "ADJ" if token.dep_ in ("acomp", "advmod", "oprd") else ""


def _merged(hits: list[Hit]) -> list[Hit]:
    """Keep one trigger a clause: a verb with its noun ('the withdrawal began') tells one thing."""
    best: dict[int, Hit] = {}
    for token, trigger in hits:
        head = clause_head(token).i
        if head not in best or _order(token, trigger) < _order(*best[head]):
            best[head] = (token, trigger)
    return sorted(best.values(), key=lambda hit: hit[0].i)


def _order(token: Token, trigger: Trigger) -> tuple[bool, int, int]:
    return (not trigger.strong, _RANK[trigger.event_type], token.i)
