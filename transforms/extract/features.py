"""What stands around a word that may tell an event: the word, who does it to what, where, under which verb.

Nothing is decided here. A feature is a string such as `subj.ours.force`; `weighing.py` weighs them, and the same
function makes them when the weights are learned.
"""

from collections.abc import Iterator

from spacy.tokens import Token

from transforms.extract.acceptance import accepts
from transforms.extract.clause import (
    clause_head,
    clause_tokens,
    governors,
    is_passive,
    objects,
    phrase,
    prepositional_objects,
    subjects,
)
from transforms.extract.context import Context, View
from transforms.extract.lexicon import mapping
from transforms.extract.scope import OURS, classes, in_theatre, is_actor, owner, place_countries
from transforms.extract.triggers import candidates

_SLOTS = {"prep", "prt", "advmod", "agent", "dative"}
_WITH_VERB = {"acomp", "attr", "oprd", "dobj"}
_FRAMES = ("if", "had", "would", "imagine", "soviet")
_PAIRED = (
    *("theatre=", "sentence.ours", "clause.ours", "owner=", "subj.", "subj=none", "obj.", "obj=none"),
    *("slot=at:", "slot=from:", "slot=in:", "slot=to:", "slot:force", "slot:site", "slot:theatre"),
)
"""Features whose weight depends on what the word may tell: they are told once more beside its event types."""


def features(view: View, token: Token, context: Context) -> list[str]:
    """Return the features of one word in its sentence, in a fixed order, each once."""
    clause = clause_tokens(clause_head(token))
    alone = [
        *_word(token),
        *_listed(view, token, clause, context),
        *_arguments(view, token),
        *_slots(view, token),
        *_above(token),
        *_about("clause", view, clause),
        *_about("sentence", view, list(view.doc)),
        *_running(view, context),
    ]
    return list(dict.fromkeys([*alone, *_together(list(dict.fromkeys(alone)))]))


def _word(token: Token) -> Iterator[str]:
    lemma = token.lemma_.lower()
    yield from (f"lemma={lemma}", f"pos={token.pos_}", f"tag={token.tag_}", f"dep={token.dep_}")
    for child in token.children:
        if child.dep_ == "prt" or (child.dep_ in ("advmod", "prep") and child.i == token.i + 1):
            yield f"lemma={lemma}+{child.lower_}"
        if child.dep_ in _WITH_VERB:
            yield f"lemma={lemma}>{child.lemma_.lower()}"
    if is_passive(token):
        yield "passive"


def _listed(view: View, token: Token, clause: list[Token], context: Context) -> Iterator[str]:
    """What the word list says of it, and whether the rules for whose and where accept it."""
    here = in_theatre(view, clause, context)
    for trigger in candidates(token):
        yield f"listed={trigger.event_type}.{trigger.strength}"
        if here and accepts(view, token, trigger, context):
            yield f"accepted={trigger.event_type}.{trigger.strength}"
    yield f"theatre={here}"


def _arguments(view: View, token: Token) -> Iterator[str]:
    for slot, fillers in (("subj", subjects(token)), ("obj", objects(token))):
        if not fillers:
            yield f"{slot}=none"
        for filler in fillers[:2]:
            whose = owner(view, filler).value
            kinds = sorted(classes(view, filler)) or ["other"]
            yield f"{slot}-lemma={filler.lemma_.lower()}"
            yield f"{slot}.{whose}"
            yield from (
                f"{slot}-modifier={t.lemma_.lower()}" for t in phrase(filler) if t is not filler and not t.is_stop
            )
            yield from (f"{slot}.{whose}.{kind}" for kind in (*kinds, *(["state"] if is_actor(view, filler) else [])))
    if token.pos_ in ("NOUN", "PROPN"):
        yield f"owner={owner(view, token).value}"
        yield from (f"modifier={c.lemma_.lower()}" for c in token.lefts if c.dep_ in ("amod", "compound", "poss"))


def _slots(view: View, token: Token) -> Iterator[str]:
    """Prepositions of the word and of its object with what stands in them: `slot=from:theatre`."""
    near = [c for t in (token, *objects(token)) for c in t.children if c.dep_ in _SLOTS or c.pos_ == "ADP"]
    for child in near:
        yield f"slot={child.lower_}"
        for filler in prepositional_objects(child):
            for kind in _kinds(view, filler):
                yield f"slot={child.lower_}:{kind}"
                yield f"slot:{kind}"


def _kinds(view: View, filler: Token) -> list[str]:
    inside = list(filler.subtree)
    countries = place_countries(view, inside)
    kinds = [] if not countries else ["theatre"] if "SY" in countries else ["abroad"]
    if view.of(inside, "actor"):
        kinds.append("actor")
    return [*kinds, *sorted(classes(view, filler)), f"owner-{owner(view, filler).value}"]


def _above(token: Token) -> Iterator[str]:
    cues = mapping("cue", "stance")
    for governor in [*governors(token)][:2]:
        lemma = governor.lemma_.lower()
        yield f"under={lemma}"
        if lemma in cues:
            yield f"under:{cues[lemma]}"
    yield from (f"aux={c.lower_}" for c in token.children if c.dep_ in ("aux", "neg", "mark"))
    if token.head is not token:
        yield f"head={token.head.lemma_.lower()}"


def _about(reach: str, view: View, tokens: list[Token]) -> Iterator[str]:
    countries = {c for m in view.of(tokens, "nationality") for c in m.ids}
    yield f"{reach}.ours={OURS in countries}"
    yield from (f"{reach}.nation={c}" for c in sorted(countries - {OURS}))
    yield from (f"{reach}.country={c}" for c in sorted(place_countries(view, tokens)))
    yield from (f"{reach}.{kind}" for kind in ("actor", "materiel") if view.of(tokens, kind))
    if reach == "clause":
        yield from (f"with={t.lemma_.lower()}" for t in tokens if t.pos_ in ("NOUN", "ADJ", "ADV", "VERB"))


def _running(view: View, context: Context) -> Iterator[str]:
    text = f" {view.sentence.text.lower()} "
    yield f"kind={view.sentence.segment.kind}"
    if "?" in text:
        yield "question"
    yield from (f"frame={word}" for word in _FRAMES if f" {word} " in text)
    yield f"force_in_mind={context.force_in_mind}"
    yield f"abroad={context.abroad}"
    yield f"sites={bool(context.sites)}"


def _together(alone: list[str]) -> list[str]:
    """Pairs: what the word may tell with whose and where, and who with to what."""
    listed = dict.fromkeys(f.partition(".")[0] for f in alone if f.startswith("listed=")) or {"unlisted": None}
    some = [f for f in alone if f.startswith(_PAIRED)]
    actors = [f for f in some if f.startswith("subj")]
    targets = [f for f in some if f.startswith(("obj", "slot"))]
    return [f"{a}&{b}" for a in listed for b in some] + [f"{a}&{b}" for a in actors for b in targets]
