"""Where words say that an event happens: not where a teller sits, not in a place alone if it is about all forces."""

import re

from schemas.vocabulary import EventType
from transforms.extract.countries import OURS
from transforms.extract.scope import country_of, is_seat
from transforms.extract.spans import Mention, Sentence
from transforms.extract.telling import Told


def proof_of(event: Told, sentence: Sentence) -> str:
    """Return the words that prove an event."""
    return sentence.text[event.proof[0] - sentence.start : event.proof[1] - sentence.start]


def happens_at(mention: Mention, event: Told, sentence: Sentence) -> bool:
    """Tell whether a place that is named with an event is where it happens."""
    return not (_owns(mention, sentence) or _seats(mention, sentence) or _hosts(event, mention))


def _owns(mention: Mention, sentence: Sentence) -> bool:
    """'Russia's air base' is no place in Russia."""
    after = sentence.text[mention.end - sentence.start :]
    return country_of(mention) == OURS and after.startswith(("'s", "’s"))


def _seats(mention: Mention, sentence: Sentence) -> bool:
    """'The embassy in Damascus did not reply': it says where somebody sits, not what is told of."""
    return is_seat(mention) and _SITS_IN.search(sentence.text[: mention.start - sentence.start]) is not None


_SITS_IN = re.compile(
    r"\b(?:ministr(?:y|ies)|embass(?:y|ies)|government|authorities|officials?|diplomats?|leaders(?:hip)?|envoys?) in $",
    re.IGNORECASE,
)


def _hosts(event: Told, mention: Mention) -> bool:
    """Talks in a capital or abroad are about the presence, not about the place where they are held."""
    return event.event_type is EventType.NEGOTIATION and is_seat(mention)


def is_of_all(event: Told, sentence: Sentence) -> bool:
    """Tell whether an event is about the presence as a whole: talks, what a country does, what its force does."""
    if event.event_type is EventType.NEGOTIATION or _WHOLE.search(proof_of(event, sentence)):
        return True
    return _is_of_country(event, sentence)


_WHOLE = re.compile(
    r"\b(?:the|its|their|his|Russia['’]s|Moscow['’]s|Russian|whole|entire) (?:[\w-]+ ){0,2}?"
    r"(?:contingent|grouping|presence|footprint|(?<!air )(?<!task )(?<!strike )(?<!reaction )(?<!police )force)\b",
    re.IGNORECASE,
)


def _is_of_country(event: Told, sentence: Sentence) -> bool:
    start, end = (at - sentence.start for at in event.words)
    before, words = sentence.text[:start], sentence.text[start:end]
    some_leaving = _A_LEAVING.search(words) and not _THE.search(before)
    return bool(some_leaving or _COUNTRY_DOES.search(before))


_A_LEAVING = re.compile(
    r"\b(?:withdrawal|redeployment|pull-?(?:out|back)|drawdown|exit|departure|evacuation|regrouping|retreat)$", re.I
)
_THE = re.compile(r"\b(?:the|this|that|its|their|such)(?: [\w-]+){0,2} $", re.IGNORECASE)
_COUNTRY_DOES = re.compile(
    r"(?<!where )(?<!from )(?<!in )(?<!by )(?<!of )(?<!to )(?<!with )\b(?:Russia|Moscow|[Tt]he Kremlin)"
    r"(?: (?!sa(?:id|ys?)\b|announced\b|told\b|confirmed\b|denied\b|that\b)[\w'’]+){0,3} $"
)


def is_since(told: str) -> bool:
    """Tell whether words look back on how long something has been so."""
    return _SINCE.search(told) is not None


_SINCE = re.compile(r"\bsince\b|\bha(?:s|ve|d) been\b|\bdat(?:es|ed|ing) back\b", re.IGNORECASE)


def is_coming(event: Told, sentence: Sentence) -> bool:
    """Tell whether the words that tell an event tell of an arrival."""
    start, end = (at - sentence.start for at in event.words)
    return event.event_type is not EventType.WITHDRAWAL and _COMES.match(sentence.text[start : end + _ON]) is not None


_ON = 6
"""Code points behind the words that tell an event in which 'in' or 'down' may go on."""


_COMES = re.compile(
    r".*?\b(?:c[ao]m(?:e|es|ing)|arriv\w+|reach\w*|return\w*(?! home)|land(?:ed|ing|s)|entered|joined"
    r"|(?:brought|flown|flew|flying|driven|drove|sailed|shipped|moved|sent|ferried|taken) (?:in|up|down|over))\b",
    re.IGNORECASE,
)
