"""Does a trigger tell something of our forces? One test for each kind of event; each says yes or no, never how."""

from collections.abc import Callable

from spacy.tokens import Token

from schemas.vocabulary import EventType
from transforms.extract.clause import clause_head, is_passive, objects, phrase, subjects
from transforms.extract.context import Context, View
from transforms.extract.lexicon import Trigger, mapping, members, triggers
from transforms.extract.scope import Owner, classes, is_actor, names_others, names_ours, owner

_MOVERS = frozenset({"force", "materiel", "presence"})
_THINGS = _MOVERS | {"site", "pronoun"}


def accepts(view: View, token: Token, trigger: Trigger, context: Context) -> bool:
    """Tell whether the trigger speaks of the force we follow, in the sense of its event type."""
    return _TESTS[trigger.event_type](view, token, trigger, context)


def _moves(view: View, token: Token, trigger: Trigger, context: Context) -> bool:
    """Withdrawal, reinforcement, deployment, redeployment: our forces leave, come, grow or shrink."""
    if trigger.pos == "NOUN":
        return _named_move(view, token, context) and (trigger.strong or owner(view, token) is Owner.OURS)
    agents, themes = _arguments(token, trigger)
    if any(owner(view, t) is Owner.OTHERS and classes(view, t) & _MOVERS for t in themes):
        return False
    if themes and not any(classes(view, t) & _THINGS or is_actor(view, t) for t in themes):
        return False
    if token.lemma_ == "leave" and any("force" in classes(view, t) for t in themes):
        return False  # to leave a garrison is to stay
    if not themes:  # a school that closes is no force that leaves
        agents = [a for a in agents if classes(view, a) != {"site"} or is_actor(view, a)]
    movers = [t for t in themes if classes(view, t) & _MOVERS or _counted(t)] or agents or themes
    return _ours(view, movers, context) or (bool(themes) and _ours(view, agents, context))


def _stays(view: View, token: Token, trigger: Trigger, context: Context) -> bool:
    """Presence: our forces or our things are, stay, or are kept at a place."""
    if trigger.pos == "NOUN" or _of_mood(token):
        return False
    agents, themes = _arguments(token, trigger)
    placed = _at_place(view, clause_head(token))
    if trigger.pos == "VERB" and token.lemma_ in members("needs_place") and not placed:
        going_on = token.lemma_ in ("continue", "function", "operate")
        return going_on and any("presence" in classes(view, a) for a in agents) and _ours(view, agents, context)
    if themes and not is_passive(token):
        held = any(classes(view, t) & {"presence", "site", "force", "materiel"} for t in themes)
        return held and (_ours(view, agents, context) or _ours(view, themes, context))
    held_agents = [a for a in agents + themes if classes(view, a) & _THINGS or is_actor(view, a)]
    settled = placed or trigger.pos == "ADJ" or token.lemma_ in members("settled")
    return settled and _ours(view, held_agents, context)


def _of_mood(token: Token) -> bool:
    """'remains hopeful', 'remains unclear' tell of no presence."""
    return any(c.dep_ in ("acomp", "oprd") and c.lemma_ in members("mood") for c in token.children)


def _carried(view: View, token: Token, trigger: Trigger, context: Context) -> bool:
    """Materiel, convoys, ships and aircraft on the move, loading, or taken apart."""
    if trigger.pos == "NOUN":
        if token.lemma_ in ("flight", "sortie"):
            return _at_place(view, token) and context.about_force
        of_materiel = token.lemma_ == "dismantling" and bool(view.of(list(token.subtree), "materiel"))
        return token.lemma_ != "convoy" and (owner(view, token) is Owner.OURS or of_materiel)
    agents, themes = _arguments(token, trigger)
    movers = [t for t in themes if classes(view, t) & {"materiel", "force"}]
    movers = movers or [t for t in agents if classes(view, t) & {"materiel", "force", "pronoun"}]
    if not movers or (any(owner(view, m) is Owner.OTHERS for m in movers) and not _ours(view, agents, context)):
        return False
    directed = bool(view.of([t for t in token.subtree if t.i > token.i], "place"))
    loading = token.lemma_ in ("load", "unload", "dismantle", "dock", "ready", "ship", "truck", "airlift")
    return (directed or loading) and (_ours(view, movers, context) or _ours(view, agents, context))


def _handed(view: View, token: Token, trigger: Trigger, context: Context) -> bool:
    """A site passes from or to our forces."""
    if trigger.pos == "NOUN":
        named = owner(view, token) in (Owner.OURS, Owner.OTHERS)
        return _about_presence(view, list(token.subtree)) and (named or context.about_force)
    agents, themes = _arguments(token, trigger)
    sites = [t for t in themes if classes(view, t) & {"site", "pronoun", "presence"} or "control" in t.lower_]
    if not sites or (token.lemma_ in members("to_somebody") and not _to_somebody(view, token)):
        return False
    return _ours(view, [*agents, *sites], context) or names_ours(view)


def _talks(view: View, token: Token, trigger: Trigger, context: Context) -> bool:
    """Talks, demands and deals about the presence."""
    del trigger
    if token.dep_ in ("compound", "amod", "poss", "acl", "relcl"):
        return False
    clause = list(clause_head(token).subtree)
    return context.about_theatre and _about_presence(view, clause if len(clause) > 4 else list(view.doc))


def _active(view: View, token: Token, trigger: Trigger, context: Context) -> bool:
    """More or less activity of our forces: the noun needs a word of change."""
    del trigger
    changed = any(t.lemma_.lower() in members("change") for t in (*token.children, *token.ancestors))
    owned = owner(view, token)
    if not changed or owned is Owner.OTHERS:
        return False
    here = bool(view.of(list(token.subtree), "place")) or names_ours(view)
    return owned is Owner.OURS or (context.about_force and here)


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


def _arguments(token: Token, trigger: Trigger) -> tuple[list[Token], list[Token]]:
    """Who acts and what is acted on; an adjective ('were gone') has those of its verb."""
    if trigger.pos == "ADJ":
        return subjects(clause_head(token)), []
    return subjects(token), objects(token)


def _ours(view: View, heads: list[Token], context: Context) -> bool:
    """Tell whether the things named are ours: by a word of nationality, a known name, or what is talked of."""
    owners = [owner(view, head) for head in heads]
    fitting = [classes(view, h) & _THINGS or is_actor(view, h) or _counted(h) for h in heads]
    if any(o is Owner.OURS and fits for o, fits in zip(owners, fitting, strict=True)):
        return True
    if Owner.OTHERS in owners or Owner.OURS in owners or not heads:
        return False
    in_mind = names_ours(view) or (context.force_in_mind and not names_others(view))
    return in_mind and (Owner.PRONOUN in owners or any(fitting))


def _named_move(view: View, noun: Token, context: Context) -> bool:
    """'the withdrawal': ours if it says so; without an owner, if our forces are what is talked of."""
    owned = owner(view, noun)
    if _taken_up(noun):
        return False
    if owned is Owner.OURS:
        return True
    inner = [t for t in phrase(noun) if t is not noun and classes(view, t) & {"site", "force"}]
    if owned is Owner.OTHERS or (noun.lemma_ in members("returning_noun") and not inner):
        return False
    return context.about_force and (context.force_in_mind or names_ours(view))


def _taken_up(noun: Token) -> bool:
    """'This withdrawal led to ...' takes up what was told; it tells it anew only if it says how it stands."""
    anew = {"be", *mapping("aspect", "phase")}
    return any(child.lower_ in ("this", "that", "such") for child in noun.children) and noun.head.lemma_ not in anew


def _about_presence(view: View, tokens: list[Token]) -> bool:
    """Speaks of bases or forces, or of their coming and going, and of ours."""
    held = any(
        t.lemma_.lower() in members("held")
        and (classes(view, t) & {"site", "presence", "force"} or (t.lemma_.lower(), "NOUN") in triggers())
        for t in tokens
    )
    return held and (names_ours(view) or any(t.lower_ in ("its", "their") for t in tokens))


def _at_place(view: View, token: Token) -> bool:
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ in members("somewhere"):
            inside = list(child.subtree)
            if view.of(inside, "place") or any("site" in classes(view, t) for t in inside):
                return True
    return any(child.lower_ in ("there", "here") and child.dep_ == "advmod" for child in token.children)


def _to_somebody(view: View, token: Token) -> bool:
    given = any(child.dep_ in ("dative", "prep") and child.lower_ in ("to", "for", "over") for child in token.children)
    inside = list(token.subtree)
    return given and bool(view.of(inside, "actor") or view.of(inside, "nationality"))


def _counted(token: Token) -> bool:
    return token.lemma_.lower() in members("counted")
