"""The words that may tell an event, by the word list; and the words that do, as they were weighed."""

from spacy.tokens import Token

from schemas.vocabulary import EventType
from transforms.extract.lexicon import Trigger, triggers


def trigger_of(token: Token, event_type: EventType) -> Trigger:
    """Return the listed trigger of a word that tells an event; a word that is not listed so is `unlisted`."""
    rows = [row for row in candidates(token) if row.event_type is event_type]
    unlisted = Trigger(token.lemma_.lower(), _pos(token) or token.pos_, frozenset(), event_type, "unlisted")
    return min(rows, key=lambda row: not row.strong, default=unlisted)


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
