"""Find the words of a sentence that tell an event of the force we follow, and turn the others down."""

from collections.abc import Callable

from spacy.tokens import Token

from schemas.vocabulary import EventType
from transforms.extract.clause import clause_head, clause_tokens, is_passive, objects, phrase, subjects
from transforms.extract.context import Context, View
from transforms.extract.lexicon import Trigger, triggers
from transforms.extract.scope import Owner, classes, in_theatre, is_actor, owner

Hit = tuple[Token, Trigger]
_MOVERS = frozenset({"force", "materiel", "presence"})
_THINGS = _MOVERS | {"site", "pronoun"}
_COUNTED = (
    "some",
    "part",
    "most",
    "all",
    "number",
    "dozen",
    "hundred",
    "many",
    "several",
    "rest",
    "last",
    "remainder",
    "bulk",
    "majority",
    "few",
    "other",
)


def find(view: View, context: Context) -> list[Hit]:
    """Return the accepted triggers of a sentence, one for each thing told."""
    hits = [
        (token, trigger)
        for token in view.doc
        for trigger in _candidates(token)
        if _TESTS[trigger.event_type](view, token, trigger, context)
        and in_theatre(view, clause_tokens(clause_head(token)), context)
    ]
    return _merged(view, hits)


def _candidates(token: Token) -> list[Trigger]:
    pos = "VERB" if token.pos_ in ("VERB", "AUX") else "NOUN" if token.pos_ in ("NOUN", "PROPN") else ""
    if token.dep_ in ("aux", "auxpass") or not pos:
        return []
    rows = triggers().get((token.lemma_.lower(), pos), ())
    near = {child.lower_ for child in token.children} | {t.lower_ for t in token.doc[token.i + 1 : token.i + 2]}
    with_particle = [row for row in rows if row.particles & near]
    return with_particle or [row for row in rows if not row.particles]


def _moves(view: View, token: Token, trigger: Trigger, context: Context) -> bool:
    """Withdrawal, reinforcement, deployment, redeployment: our forces leave, come, grow or shrink."""
    if token.pos_ not in ("VERB", "AUX"):
        return _named_move(view, token, context) and (trigger.strong or bool(_owners(view, token) & {Owner.OURS}))
    agents, themes = subjects(token), objects(token)
    if any(owner(view, t) is Owner.OTHERS and classes(view, t) & _MOVERS for t in themes):
        return False
    if themes and not any(classes(view, t) & _THINGS or is_actor(view, t) for t in themes):
        return False
    movers = [t for t in themes if classes(view, t) & _MOVERS or _counted(t)] or agents or themes
    return _ours(view, movers, context) or (bool(themes) and _ours(view, agents, context))


def _stays(view: View, token: Token, trigger: Trigger, context: Context) -> bool:
    """Presence: our forces or our things are, stay, or are kept at a place."""
    if trigger.pos == "NOUN":
        return False
    agents, themes = subjects(token), objects(token)
    if not _at_place(view, token) and token.lemma_ in (
        "be",
        "stand",
        "sit",
        "run",
        "hold",
        "continue",
        "concentrate",
        "guard",
        "man",
    ):
        return (
            token.lemma_ == "continue"
            and any(classes(view, a) & {"presence"} for a in agents)
            and _ours(view, agents, context)
        )
    if themes and not is_passive(token):
        held = any(classes(view, t) & {"presence", "site", "force", "materiel"} for t in themes)
        return held and (_ours(view, agents, context) or _ours(view, themes, context))
    held_agents = [a for a in agents + themes if classes(view, a) & _THINGS or is_actor(view, a)]
    return _ours(view, held_agents, context) and (
        _at_place(view, token) or token.lemma_ in ("remain", "stay", "continue", "persist", "linger")
    )


def _carried(view: View, token: Token, trigger: Trigger, context: Context) -> bool:
    """Materiel, convoys, ships and aircraft on the move, loading, or taken apart."""
    if trigger.pos == "NOUN":
        flights = token.lemma_ in ("flight", "sortie", "convoy")
        if flights:
            return token.lemma_ == "flight" and _at_place(view, token) and context.about_force
        return bool(_owners(view, token) & {Owner.OURS}) or (
            token.lemma_ == "dismantling" and bool(view.of(list(token.subtree), "materiel"))
        )
    agents, themes = subjects(token), objects(token)
    movers = [t for t in themes if classes(view, t) & {"materiel", "force"}] or [
        t for t in agents if classes(view, t) & {"materiel", "force", "pronoun"}
    ]
    if not movers or (any(owner(view, m) is Owner.OTHERS for m in movers) and not _ours(view, agents, context)):
        return False
    directed = bool(view.of([t for t in token.subtree if t.i > token.i], "place"))
    return (_ours(view, movers, context) or _ours(view, agents, context)) and (
        directed or token.lemma_ in ("load", "unload", "dismantle", "dock")
    )


def _handed(view: View, token: Token, trigger: Trigger, context: Context) -> bool:
    """A site passes from or to our forces."""
    if trigger.pos == "NOUN":
        inside = list(token.subtree)
        return _about_presence(view, inside) and (bool(_owners(view, token)) or context.about_force)
    agents, themes = subjects(token), objects(token)
    sites = [t for t in themes if classes(view, t) & {"site", "pronoun", "presence"} or "control" in t.lower_]
    if not sites:
        return False
    if token.lemma_ in (
        "give",
        "deliver",
        "pass",
        "transfer",
        "hand",
        "leave",
        "relinquish",
        "surrender",
    ) and not _to_somebody(view, token):
        return False
    ours = _ours(view, [*agents, *sites], context) or any(
        owner(view, t) is Owner.OURS for t in view.doc if t.pos_ in ("NOUN", "PROPN")
    )
    return ours


def _talks(view: View, token: Token, trigger: Trigger, context: Context) -> bool:
    """Talks, demands and deals about the presence."""
    clause = list(clause_head(token).subtree) or list(view.doc)
    tokens = clause if len(clause) > 4 else list(view.doc)
    if trigger.pos == "NOUN" and token.dep_ in ("compound", "amod"):
        return False
    return _about_presence(view, tokens) and context.about_theatre


def _active(view: View, token: Token, trigger: Trigger, context: Context) -> bool:
    """More or less activity of our forces: the noun needs a word of change."""
    del trigger
    changed = (
        any(t.lemma_.lower() in _CHANGES for t in (*token.children, *token.ancestors)) or token.text.lower() in _CHANGES
    )
    tokens = phrase(token)
    owned = owner(view, token)
    return changed and (
        owned is Owner.OURS or (owned is not Owner.OTHERS and context.about_force and _our_site(view, tokens, token))
    )


_CHANGES = frozenset(
    [
        "increase",
        "increased",
        "rise",
        "drop",
        "fall",
        "decline",
        "decrease",
        "subside",
        "subsiding",
        "intensify",
        "surge",
        "step",
        "resume",
        "suspend",
        "reduce",
        "reduced",
        "heighten",
        "heightened",
        "slow",
        "pick",
        "grow",
        "dwindle",
        "cease",
        "unusual",
        "intense",
        "usual",
        "continue",
        "halt",
        "stop",
        "ease",
        "peak",
        "double",
        "triple",
        "lull",
        "spike",
        "escalate",
        "scale",
        "curtail",
        "fewer",
        "more",
        "less",
    ]
)


def _ours(view: View, heads: list[Token], context: Context) -> bool:
    owners = [owner(view, head) for head in heads]
    if Owner.OURS in owners:
        return any(
            o is Owner.OURS and (classes(view, h) & _THINGS or is_actor(view, h) or _counted(h))
            for o, h in zip(owners, heads, strict=True)
        )
    if Owner.OTHERS in owners:
        return False
    if Owner.PRONOUN in owners:
        return context.force_in_mind or _ours_in(view)
    return bool(heads) and (context.force_in_mind or _ours_in(view)) and any(classes(view, h) & _THINGS for h in heads)


def _ours_in(view: View) -> bool:
    return any(m.kind == "nationality" and m.ids == ("RU",) for m in view.mentions)


def _owners(view: View, noun: Token) -> set[Owner]:
    return {owner(view, noun)} - {Owner.NOBODY, Owner.PRONOUN}


def _named_move(view: View, noun: Token, context: Context) -> bool:
    """'the withdrawal': ours if it says so; without an owner, if our forces are what is talked of."""
    owned = owner(view, noun)
    inner = [t for t in phrase(noun) if t is not noun and classes(view, t) & {"site", "force"}]
    if noun.lemma_ in ("departure", "return", "exit", "arrival", "evacuation") and not (inner or owned is Owner.OURS):
        return False
    if owned is Owner.OURS:
        return True
    return owned is not Owner.OTHERS and context.about_force and (context.force_in_mind or _ours_in(view))


def _about_presence(view: View, tokens: list[Token]) -> bool:
    held = any(classes(view, t) & {"site", "presence"} and t.pos_ == "NOUN" and t.lemma_ in _HELD for t in tokens)
    moved = any((t.lemma_.lower(), "NOUN") in triggers() and t.lemma_.lower() in _HELD for t in tokens)
    return (held or moved) and (_ours_in(view) or any(t.lower_ in ("its", "their") for t in tokens))


_HELD = frozenset(
    [
        "base",
        "presence",
        "facility",
        "airbase",
        "force",
        "troop",
        "withdrawal",
        "deployment",
        "port",
        "lease",
        "bases",
        "footprint",
        "contract",
        "pullout",
        "airport",
        "foothold",
    ]
)


def _at_place(view: View, token: Token) -> bool:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in (
            "in",
            "at",
            "near",
            "on",
            "off",
            "around",
            "inside",
            "along",
            "across",
            "outside",
            "between",
            "over",
        ):
            inside = list(child.subtree)
            if view.of(inside, "place") or any("site" in classes(view, t) for t in inside):
                return True
    return False


def _to_somebody(view: View, token: Token) -> bool:
    return any(
        child.dep_ in ("dative", "prep") and child.lower_ in ("to", "for", "over") for child in token.children
    ) and bool(view.of(list(token.subtree), "actor") or view.of(list(token.subtree), "nationality"))


def _our_site(view: View, tokens: list[Token], token: Token) -> bool:
    del tokens
    return bool(view.of(list(token.subtree), "place")) or _ours_in(view)


def _counted(token: Token) -> bool:
    return token.lemma_.lower() in _COUNTED


_TESTS: dict[EventType, Callable[[View, Token, Trigger, Context], bool]] = {
    EventType.WITHDRAWAL: _moves,
    EventType.REINFORCEMENT: _moves,
    EventType.DEPLOYMENT: _moves,
    EventType.REDEPLOYMENT: _moves,
    EventType.CONTINUED_PRESENCE: _stays,
    EventType.EQUIPMENT_MOVE: _carried,
    EventType.HANDOVER: _handed,
    EventType.NEGOTIATION: _talks,
    EventType.ACTIVITY_CHANGE: _active,
}

_RANK = {trigger: rank for rank, trigger in enumerate(
    (EventType.HANDOVER, EventType.REINFORCEMENT, EventType.WITHDRAWAL, EventType.REDEPLOYMENT, EventType.DEPLOYMENT,
     EventType.EQUIPMENT_MOVE, EventType.NEGOTIATION, EventType.CONTINUED_PRESENCE, EventType.ACTIVITY_CHANGE)
)}  # fmt: skip


def _merged(view: View, hits: list[Hit]) -> list[Hit]:
    """Keep one trigger a clause: a verb with its noun ('the withdrawal began') tells one thing."""
    best: dict[int, Hit] = {}
    for token, trigger in hits:
        head = clause_head(token).i
        known = best.get(head)
        if known is None or _order(token, trigger) < _order(*known):
            best[head] = (token, trigger)
    return sorted(best.values(), key=lambda hit: hit[0].i)


def _order(token: Token, trigger: Trigger) -> tuple[bool, int, int]:
    return (not trigger.strong, _RANK[trigger.event_type], token.i)
