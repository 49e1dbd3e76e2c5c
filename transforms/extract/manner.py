"""How a clause is put: phase, extent, factuality, stance, and the word that weakens it."""

from dataclasses import dataclass

from spacy.tokens import Token

from schemas.vocabulary import EventType, Extent, Factuality, Phase, Stance
from transforms.extract.clause import clause_head, governors
from transforms.extract.lexicon import Trigger, mapping

_STRENGTH = [
    Factuality.UNKNOWN,
    Factuality.NOT_CERTAIN,
    Factuality.NOT_PROBABLE,
    Factuality.POSSIBLE,
    Factuality.PROBABLE,
]
"""Weakening words, the one that counts most first."""

_PARTIAL = {
    "some",
    "part",
    "partial",
    "partially",
    "several",
    "most",
    "many",
    "reduce",
    "reduced",
    "scale",
    "certain",
    "few",
    "half",
    "portion",
    "trim",
    "shrink",
    "cut",
    "slash",
    "dwindle",
    "downsize",
    "drawdown",
    "thin",
}
_COMPLETE = {
    "all",
    "complete",
    "completely",
    "full",
    "fully",
    "entire",
    "entirely",
    "total",
    "last",
    "final",
    "whole",
    "every",
    "totally",
}
_NOT = {"not", "n't", "n’t", "no", "never", "neither", "nor", "without", "nothing", "none"}
_DENYING = {"deny", "refute", "dismiss", "rule", "reject", "dispute", "refuse"}
_EXCLUDING = {"exclude", "discount"}
_FUTURE = {"will", "would", "shall", "'ll", "’ll"}


@dataclass(frozen=True, slots=True)
class Manner:
    """The manner of one claim."""

    phase: Phase
    extent: Extent
    factuality: Factuality
    stance: Stance
    hedge: str | None


def manner(trigger_token: Token, trigger: Trigger, clause: list[Token], *, headline: bool) -> Manner:
    """Read the manner of a claim from its trigger, the verbs that govern it and the words beside them."""
    verb = clause_head(trigger_token)
    chain = [verb, *governors(verb)]
    if trigger_token is not verb:
        chain = [verb, *[g for g in governors(trigger_token) if g not in chain], *chain[1:]]
    negated, denied = _negated(trigger_token, chain)
    hedge, factuality = _hedge(trigger_token, chain)
    if negated and any(node.lemma_ in _EXCLUDING for node in chain):
        negated, factuality = False, Factuality.POSSIBLE
    phase = _phase(trigger, trigger_token, chain, hedge=hedge, headline=headline)
    if (negated or denied) and factuality is not Factuality.UNKNOWN:
        factuality = Factuality.NOT_CERTAIN if factuality is Factuality.CERTAIN else _flipped(factuality)
    stance = _stance(factuality, phase, chain, denied=denied)
    return Manner(phase, _extent(clause), factuality, stance, hedge)


def _negated(trigger: Token, chain: list[Token]) -> tuple[bool, bool]:
    """Whether a 'not' or 'no' stands over the trigger, and whether a verb of denying does."""
    over = [trigger, *chain[:3]]
    no = any(
        child.lower_ in _NOT and child.dep_ in ("neg", "det", "advmod", "preconj", "cc")
        for node in over
        for child in node.children
    )
    no = no or any(
        child.lower_ == "no"
        for node in over
        for subject in node.children
        if subject.dep_ in ("nsubj", "dobj", "attr")
        for child in subject.children
    )
    denied = any(node.lemma_ in _DENYING for node in chain[1:])
    return no, denied


def _hedge(trigger: Token, chain: list[Token]) -> tuple[str | None, Factuality]:
    """The weakest word over the trigger: 'may', 'appears to', 'it is unclear whether'."""
    values = mapping("hedge", "factuality")
    beside = [
        child
        for node in (trigger, *chain)
        for child in node.children
        if child.dep_ in ("aux", "advmod", "mark", "amod", "acomp", "oprd", "attr")
    ]
    found = [
        (token, Factuality(values[token.lemma_.lower()]))
        for token in (*chain[1:], chain[0], *beside)
        if token.lemma_.lower() in values and token is not trigger
    ]
    if not found:
        return None, Factuality.CERTAIN
    token, factuality = min(found, key=lambda f: _STRENGTH.index(f[1]))
    return token.text, factuality


def _phase(trigger: Trigger, token: Token, chain: list[Token], *, hedge: str | None, headline: bool) -> Phase:
    aspects = mapping("aspect", "phase")
    beside = [
        child
        for node in chain
        for child in node.children
        if child.dep_ in ("amod", "acomp", "dobj", "attr") and child is not token
    ]
    told = [aspects[t.lemma_.lower()] for t in (*chain, *beside) if t.lemma_.lower() in aspects and t is not token]
    if any(child.lower_ in _FUTURE for node in chain for child in node.children if child.dep_ == "aux"):
        return Phase.PLANNED
    for phase in (Phase.HALTED, Phase.PLANNED, Phase.BEGUN, Phase.COMPLETED):
        if phase.value in told:
            return phase
    if trigger.event_type is EventType.CONTINUED_PRESENCE:
        return Phase.STATE
    if hedge and hedge.lower() in ("may", "might", "could") and not (_happening(chain[0]) or _perfect(chain[0])):
        return Phase.PLANNED
    return _by_tense(trigger, token, chain[0], headline=headline)


def _by_tense(trigger: Trigger, token: Token, verb: Token, *, headline: bool) -> Phase:
    if trigger.event_type in (EventType.ACTIVITY_CHANGE, EventType.NEGOTIATION) or _progressive(verb):
        return Phase.ONGOING
    past = verb.tag_ in ("VBD", "VBN") and not (verb.dep_ == "acl" and verb.tag_ == "VBG")
    if token is verb and headline and verb.tag_ in ("VBZ", "VBP"):
        return Phase.COMPLETED
    return Phase.COMPLETED if past else Phase.ONGOING


def _progressive(verb: Token) -> bool:
    return verb.tag_ == "VBG" or any(
        child.lower_ in ("being", "be") and child.dep_ in ("aux", "auxpass") for child in verb.children
    )


def _happening(verb: Token) -> bool:
    """'may be withdrawing', unlike 'may be withdrawn'."""
    return verb.tag_ == "VBG"


def _perfect(verb: Token) -> bool:
    """'may have left' speaks of what is past."""
    return any(child.lower_ in ("have", "'ve", "’ve") and child.dep_ == "aux" for child in verb.children)


def _extent(clause: list[Token]) -> Extent:
    lemmas = {token.lower_ for token in clause} | {token.lemma_.lower() for token in clause}
    if lemmas & _PARTIAL:
        return Extent.PARTIAL
    return Extent.COMPLETE if lemmas & _COMPLETE else Extent.UNSPECIFIED


def _stance(factuality: Factuality, phase: Phase, chain: list[Token], *, denied: bool) -> Stance:
    cues = mapping("cue", "stance")
    said = [cues[node.lemma_.lower()] for node in chain[1:] if node.lemma_.lower() in cues]
    if denied or factuality.value.endswith("-"):
        return Stance.DENIES
    if factuality is Factuality.UNKNOWN:
        return Stance.DECLINES_TO_CONFIRM if said else Stance.REPORTS
    for stance in (Stance.CONFIRMS, Stance.DEMANDS, Stance.PROPOSES, Stance.PREDICTS, Stance.ALLEGES):
        if stance.value in said:
            return stance
    if phase is Phase.PLANNED and factuality is not Factuality.CERTAIN:
        return Stance.PREDICTS
    return Stance.REPORTS


def _flipped(factuality: Factuality) -> Factuality:
    return Factuality(factuality.value.replace("+", "-"))
