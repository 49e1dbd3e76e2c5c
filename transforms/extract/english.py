"""Read English sentences: trigger, whose, manner, places, tellers, materiel; each step in a file of its own."""

import re

from spacy.tokens import Token

from schemas.vocabulary import EventType, Extent, Factuality, Phase, Stance
from transforms.extract.clause import char_span, clause_head, clause_tokens, evidence, phrase, subjects
from transforms.extract.context import Context, View
from transforms.extract.counting import materiel
from transforms.extract.lexicon import Trigger
from transforms.extract.manner import manner
from transforms.extract.placing import places, site_mentions
from transforms.extract.scope import place_countries
from transforms.extract.spans import ReadClaim
from transforms.extract.speaking import sources, speaker_of
from transforms.extract.triggers import trigger_of
from transforms.extract.weighing import Weighed, weigh

_SINCE = re.compile(
    r"\b(?:since|dat(?:es|ing|ed) back to|back in|as early as)\b[^.,;]{0,40}?\b(?:19|20)\d\d\b", re.IGNORECASE
)
_NO_COMMENT = re.compile(
    r"\b(?:declin\w+|refus\w+) to comment"
    r"|\b(?:not|n[o'’]t|yet to)\b[^.;]{0,30}\bcomment(?:ed|ing)?\b"
    r"|\bno (?:immediate |official )?comment\b"
    r"|\bdid not (?:immediately )?(?:respond|reply)\b",
    re.IGNORECASE,
)
_PARTIES = ("RU", "SY")
"""Whose silence about the presence is worth noting."""

_STAYING = (EventType.CONTINUED_PRESENCE, EventType.DEPLOYMENT)


def read(view: View, context: Context) -> list[ReadClaim]:
    """Return the claims of one parsed sentence in order of their words."""
    claims = [] if _asks(view) else [_claim(view, told, context) for told in weigh(view, context)]
    silent = _no_comment(view, context)
    apart = [c for c in claims if not any(c.start < s.end and s.start < c.end for s in silent)]
    return sorted([*apart, *silent], key=lambda c: c.start)


def remember(view: View, context: Context) -> None:
    """Carry over what later sentences may refer to: force, sites, speaker, whether we are abroad."""
    nationalities = {country for m in view.mentions if m.kind == "nationality" for country in m.ids}
    if nationalities:
        context.force_in_mind = "RU" in nationalities
    countries = place_countries(view, list(view.doc))
    if countries:
        context.abroad = "SY" not in countries
    sites = tuple(m for m in site_mentions(view))
    if sites:
        context.sites = sites
    speaker = speaker_of(view, context)
    if speaker is not None:
        context.speaker, context.spoke = speaker, view.sentence
    context.ended = view.sentence.end


def _asks(view: View) -> bool:
    """A question tells nothing."""
    return view.sentence.text.rstrip("\"'”’) ").endswith("?")


def _claim(view: View, told_by: Weighed, context: Context) -> ReadClaim:
    token, trigger = told_by.token, trigger_of(told_by.token, told_by.event_type)
    clause = evidence(token)
    told = manner(token, trigger, clause, headline=view.sentence.segment.kind == "headline")
    start, end = char_span(clause, view.sentence.start)
    since = bool(_SINCE.search(view.sentence.text[start - view.sentence.start : end - view.sentence.start]))
    background = since and trigger.event_type in _STAYING
    return ReadClaim(
        event_type=EventType.DEPLOYMENT if background else trigger.event_type,
        phase=Phase.HISTORICAL if background else told.phase,
        extent=told.extent,
        factuality=told.factuality,
        stance=told.stance,
        start=start,
        end=end,
        sentence=view.sentence,
        rule_id=trigger.rule_id,
        confidence=round(told_by.probability, 2),
        hedge=told.hedge,
        is_background=background,
        counterpart=_counterpart(view, token, trigger),
        places=places(view, token, clause, EventType.CONTINUED_PRESENCE if background else trigger.event_type, context),
        sources=sources(view, token, context),
        materiel=materiel(view, clause),
    )


def _counterpart(view: View, token: Token, trigger: Trigger) -> tuple[str, ...]:
    """Who takes over, or who is talked to."""
    if trigger.event_type not in (EventType.HANDOVER, EventType.NEGOTIATION):
        return ()
    for child in token.subtree:
        if child.dep_ in ("prep", "dative") and child.lower_ in ("to", "with", "for"):
            named = view.of(list(child.subtree), "actor")
            if named:
                return named[0].ids
    return ()


def _no_comment(view: View, context: Context) -> list[ReadClaim]:
    """'has not commented': no claim about the forces, and no denial."""
    match = _NO_COMMENT.search(view.sentence.text)
    if not match or not context.about_theatre:
        return []
    verb = next((t for t in view.doc if t.idx >= match.start() and t.pos_ in ("VERB", "NOUN")), view.doc[0])
    silent = [m for s in subjects(clause_head(verb)) for m in view.of(phrase(s), "nationality")]
    if not any(m.ids[0] in _PARTIES for m in silent):
        return []
    clause = clause_tokens(clause_head(verb))
    start, end = char_span(clause, view.sentence.start)
    return [
        ReadClaim(
            event_type=EventType.NEGOTIATION,
            phase=Phase.STATE,
            extent=Extent.UNSPECIFIED,
            factuality=Factuality.UNKNOWN,
            stance=Stance.NO_COMMENT,
            start=start,
            end=end,
            sentence=view.sentence,
            rule_id="en.no_comment",
            confidence=0.7,
            hedge=match.group(),
            places=places(view, verb, clause, EventType.NEGOTIATION, context),
            sources=sources(view, verb, context),
        )
    ]
