"""What the words beside an event say of it: that it has only begun, is prepared, is denied, or that nobody knows.

The network's decision stands where the words say nothing plainer.
"""

import re
from dataclasses import replace

from schemas.vocabulary import EventType, Factuality, Phase, Stance
from transforms.extract.spans import Sentence
from transforms.extract.telling import Told

_IS = re.compile(r"\b(?:is|are|was|were|been|being)(?: (?:\w+ly|still|now|also|already))? $", re.IGNORECASE)
_BEGINS = re.compile(r"\b(?:beg[aiu]ns?|beginning|start(?:s|ed|ing)?)(?: \w+ly)?(?: to(?: \w+ly)?)? $", re.IGNORECASE)
_BEGINS_NOW = re.compile(r"\b(?:begins|starts|(?:has|have) (?:begun|started))(?: \w+ly)?(?: to)? $", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PREPARES = re.compile(
    r"\b(?:(?:prepar(?:es?|ed|ing)|(?:is|are|was|were) (?:due|poised|set|about)|gearing up|readying)"
    r"(?: \w+ly)? to(?: \w+ly)?(?: be)?"
    r"|(?:in|making) preparations? for(?: (?:the|its|their|an?))?(?: [\w-]+)?) $",
    re.IGNORECASE,
)
_BELIEVED = re.compile(
    r"\b(?:is|are|was|were) (?:believed|thought|understood|reported|reportedly|said) to(?: be)? $", re.IGNORECASE
)
_BEING = re.compile(r"\bbeing(?: \w+ly)? $", re.IGNORECASE)
_HEADED = re.compile(r"(?:headed|bound|en route|on (?:its|their|the) way)\b", re.IGNORECASE)
_HAS = re.compile(r"\b(?:has|have)(?: \w+ly)? $", re.IGNORECASE)
_UNTRUE = re.compile(
    r"\b(?:groundless|baseless|unfounded|untrue|false|fake|nonsense|fabricat(?:ed|ions?)|(?:not|no|any) tru(?:e|th)"
    r"|without (?:any )?foundation)\b",
    re.IGNORECASE,
)
_UNCLEAR = (
    r"(?:unclear|uncertain|unknown|(?:not|n['’]t) (?:yet |entirely |fully |immediately )?(?:clear|known|certain))"
)
_UNCLEAR_WHETHER = re.compile(
    rf"(?:{_UNCLEAR}|\bno confirmed reports?|\bremains to be seen"
    r"|\btoo (?:early|soon) to (?:say|tell|know|judge))\b[^,.;]{0,20}\b(?:whether|if)\b"
    r"(?:(?!, (?:but|and|although|though|while)\b|\b(?:who|which|that)\b)[^;\n]){0,120}$",
    re.IGNORECASE,
)
_IS_UNCLEAR = re.compile(
    r"(?:(?!\b(?:and|but|what|how|where|when|who|why|which|their|its)\b)[^,.;\n]){0,40}"
    rf"\b(?:remain(?:s|ed)?|is|was|are|were)(?: still)?(?: |(?=n)){_UNCLEAR}\b",
    re.IGNORECASE,
)
_SOMETHING_OF_IT = re.compile(
    r"\b(?:what|how|where|when|who|why|reasons?|purpose|aim|destination|cause|fate)\b[^,.;]*$", re.IGNORECASE
)
"""What is unclear is no more than that: 'what will become of the troops withdrawn', 'the reason for the withdrawal'."""

_DONE = (Phase.COMPLETED, Phase.BEGUN)


def shortened(text: str, event: Told) -> Told:
    """Return an event whose proof ends before what tells another: 'preparing to load, with one plane departing'."""
    aside = _ASIDE.search(text, event.words[1], event.proof[1])
    return replace(event, proof=(event.proof[0], aside.start())) if aside else event


_ASIDE = re.compile(r", with [^,;]{3,40}? \w+ing\b", re.IGNORECASE)


def worded(text: str, event: Told, sentence: Sentence) -> Told:
    """Return an event as the words beside it have it: how sure, at which phase, news or not, and proved by what."""
    told = _held(text, event, sentence)
    begins = _BEGINS_NOW.search(text, sentence.start, told.words[0])
    if told.is_background and begins and not _YEAR.search(sentence.text):
        told = replace(told, is_background=False, phase=Phase.BEGUN)
    if told.event_type is EventType.EQUIPMENT_MOVE and told.phase is Phase.STATE:
        told = replace(told, event_type=EventType.CONTINUED_PRESENCE)  # what lies at anchor does not move
    return replace(told, phase=_phase(told, sentence), proof=_trimmed(text, told))


def _held(text: str, event: Told, sentence: Sentence) -> Told:
    """Of 'reports of a pull-back are groundless' nothing is asserted, nor where it is unclear whether it is so."""
    untrue = _UNTRUE.search(text, *event.proof) or _is_not_whole(text, event, sentence) or _is_negated(text, event)
    if untrue and event.factuality.value.endswith("+"):
        return replace(event, factuality=Factuality.NOT_CERTAIN, stance=Stance.DENIES)
    before, after = text[sentence.start : event.words[0]], text[event.words[1] : sentence.end]
    if _UNCLEAR_WHETHER.search(before) or (_IS_UNCLEAR.match(after) and not _SOMETHING_OF_IT.search(before)):
        return replace(event, factuality=Factuality.UNKNOWN)
    return event


def _is_negated(text: str, event: Told) -> bool:
    """'Not gone yet': the word that tells it has a 'not' right before it, or begins with one."""
    start, end = event.words
    leaves = event.event_type in (EventType.WITHDRAWAL, EventType.REDEPLOYMENT, EventType.HANDOVER)
    return leaves and bool(_NOT_BEFORE.search(text, event.proof[0], start) or _NOT_FIRST.match(text, start, end))


_NOT_BEFORE = re.compile(r"(?:(?<!or )\bnot|\bnever|n['’]t)(?: yet)? $", re.IGNORECASE)
_NOT_FIRST = re.compile(r"(?:not|never) (?!only\b)", re.IGNORECASE)


def _is_not_whole(text: str, event: Told, sentence: Sentence) -> bool:
    """'Rather than a full-scale withdrawal', 'this pull-out is not final': of the whole, nothing is so."""
    start, end = event.words
    return event.event_type is EventType.WITHDRAWAL and bool(
        _NOT_A_WHOLE.search(text, sentence.start, start) or _IS_NOT_WHOLE.match(text, end, sentence.end)
    )


_WHOLE = r"(?:full(?:-scale)?|complete|total|final|wholesale|permanent|definitive|outright)"
_NOT_A_WHOLE = re.compile(
    r"(?:\bnot|n['’]t|\brather than|\binstead of|\bfar from)"
    rf"(?: (?:yet|be|been|being|mean|planning|amount(?:ing)? to))?(?: (?:an?|the|any))? {_WHOLE} (?:\w+ )?$",
    re.IGNORECASE,
)
_IS_NOT_WHOLE = re.compile(
    r"(?:(?!\b(?:and|but|although|while|is|are|began)\b)[^,.;\n]){0,40}"
    r" (?:(?:is|was|are|were)(?: not|n['’]t)|(?:will|would) not be) (?:final|permanent|definitive|full-scale)\b",
    re.IGNORECASE,
)


def _phase(event: Told, sentence: Sentence) -> Phase:
    """What 'has begun leaving' has begun; what 'is believed to head' or 'was heading' somewhere is under way.

    What 'has increased' still is, and what prepares is planned.
    """
    start, end = (at - sentence.start for at in event.words)
    before, word = sentence.text[:start], sentence.text[start:end]
    prepares = _PREPARES.search(before) or word.lower().startswith("prepar")
    if prepares and event.phase in (Phase.BEGUN, Phase.COMPLETED, Phase.ONGOING):
        return Phase.PLANNED
    if event.phase is Phase.PLANNED and _BELIEVED.search(before):
        return Phase.ONGOING
    if event.phase in (Phase.COMPLETED, Phase.ONGOING) and _BEGINS.search(before):
        return Phase.BEGUN
    if event.phase in _DONE and (_BEING.search(before) or (_HEADED.match(word) and _IS.search(before))):
        return Phase.ONGOING
    progressive = word.split()[0].endswith("ing") and _IS.search(before)
    grown = event.event_type is EventType.ACTIVITY_CHANGE and _HAS.search(before)
    return Phase.ONGOING if event.phase is Phase.COMPLETED and (progressive or grown) else event.phase


def _trimmed(text: str, event: Told) -> tuple[int, int]:
    """The proof without a word at either end that only joins: 'left Manbij and'."""
    start, end = event.proof
    opened = _OPENS.match(text, start, event.words[0])
    closed = _CLOSES.search(text, event.words[1], end)
    return opened.end() if opened else start, closed.start() if closed else end


_OPENS = re.compile(r"(?:(?:and|or|but|nor)\s+)+", re.IGNORECASE)
_CLOSES = re.compile(
    r"(?:[\s,;:]+(?:and|or|but|nor|the|an?|of|in|on|at|to|from|for|with|by|after|before|as|while|when|where|that|which"
    r"|who|its|their))+$"
)
