"""Tell when the name of a place is none: a capital that acts, a ship, an outlet or a person of that name."""

import re

from transforms.extract.countries import HOST, OURS, of_place
from transforms.extract.lexicon import members
from transforms.extract.names import is_name
from transforms.extract.signs import Token

_POSSESSIVE = re.compile(r"['’](?:s\b|(?= ))|['’]n[ıiuü]n\b")
_LINKED = re.compile(
    r"-(?:backed|based|led|made|run|trained|brokered|sponsored|allied|aligned|supplied|funded|born|controlled)\b", re.I
)
_AND = frozenset({" and ", " or ", " и ", " و", ", ", " ve ", " & "})
_BREAK = re.compile(r"[.;:!?\n]")
_CALLED = ("vessel", "organisation")
_SAYING = 30
"""Code points within which a word of saying belongs to the name before it."""

_BEFORE_SUBJECT = frozenset({"", "that", "and", "but", "as", "while", "что", "но", "а", "и", "أن", "إن", "لكن"})


def is_other(text: str, tokens: list[Token], at: int) -> bool:
    """Tell whether the name at this token is no place, or one that only says where another lies."""
    _, end, sign = tokens[at]
    before, after = _neighbours(tokens, at)
    if text.startswith("-", end) and _LINKED.match(text, end):
        return True
    if before and before.sign.cue and _is_called_so_before(text, before, tokens[at]):
        return True
    if after and after.sign.cue in _CALLED and _is_called_so_after(text, end, after):
        return True
    if text[tokens[at].start : end].islower() and _is_of_another(text, tokens, at):
        return True
    if before and before.sign.cue == "bearing" and at > 1 and _locates(text, tokens[at - 2], before, tokens[at]):
        return True
    return sign.acts and _acts(text, tokens, at)


def _is_called_so_before(text: str, before: Token, name: Token) -> bool:
    """'the frigate Novorossiysk', 'Colonel Homs'; but 'a ship off Tartus'."""
    if before.sign.cue not in ("vessel", "person", "organisation") or before.sign.side == "after":
        return False
    if text[name.start].islower():
        return False
    return name.start - before.end < 3 and text[before.end : name.start].strip('«“" ') == ""


def _is_called_so_after(text: str, end: int, after: Token) -> bool:
    """'Aleppo Media Center', 'Novorossiysk denizaltısı'."""
    if after.sign.side == "before" or text[end : after.start] not in (" ", "'s ", "’s "):
        return False
    return after.sign.cue == "vessel" or is_name(text[after.start : after.end])


def _is_of_another(text: str, tokens: list[Token], at: int) -> bool:
    """'The capital of Libya', 'from Beirut to the capital': a noun that names a place here names another one there."""
    noun, after = tokens[at], tokens[at + 1] if at + 1 < len(tokens) else None
    if after and _abroad(after) and _OF.fullmatch(text, noun.end, after.start):
        return True
    told = (i for i in range(at - 1, max(-1, at - _BACK - 1), -1) if tokens[i].sign.ids)
    names = (i for i in told if not text[tokens[i].start : tokens[i].end].islower())
    last = next((i for i in names if not is_other(text, tokens, i)), None)
    return last is not None and _abroad(tokens[last]) and not _BREAK.search(text, tokens[last].end, noun.start)


_OF = re.compile(r" of (?:the )?|, ")
_BACK = 8
"""Names and words about places before a noun among which the place told last is looked for."""


def _abroad(token: Token) -> bool:
    """A place neither in the theatre nor at home, whoever bears the name."""
    countries = {of_place(i) for i in token.sign.ids}
    return bool(countries) and countries.isdisjoint({"", HOST, OURS})


def _locates(text: str, other: Token, bearing: Token, name: Token) -> bool:
    """'Manbij, east of Aleppo': the second name only says where the first one lies."""
    if not other.sign.ids or text[other.end : bearing.start] not in (", ", "، ", " ("):
        return False
    return text[bearing.end : name.start].strip() == ""


def _acts(text: str, tokens: list[Token], at: int) -> bool:
    """'Damascus said', 'talks between Moscow and Damascus', 'Russia's forces'; in a list, as the next one does."""
    for here in range(at, min(at + _LIST, len(tokens))):
        start, end, _ = tokens[here]
        before, after = _neighbours(tokens, here)
        word = _word_before(text, start)
        if word in members("leads_to_place") or (before and before.sign.cue == "type" and before.end + 4 > start):
            return False
        if word in members("deals_with") or _owns(text, end, after) or _says(text, start, end, before, after):
            return True
        if not (after and after.sign.acts and text[end : after.start] in _AND):
            if before and before.sign.acts and text[before.end : start] in _AND:
                return _acts_alone(text, tokens, here - 1)
            return _is_subject(text, word, start, end, after)
    return False


_LIST = 50
"""Names in a list, beyond which nobody acts together."""


def _acts_alone(text: str, tokens: list[Token], at: int) -> bool:
    word = _word_before(text, tokens[at].start)
    return word in members("deals_with")


def _says(text: str, start: int, end: int, before: Token | None, after: Token | None) -> bool:
    """A word of saying follows within a few words, or stands right before."""
    if after and after.sign.cue == "speech" and after.sign.side != "before":
        gap = text[end : after.start]
        if len(gap) < _SAYING and not _BREAK.search(gap) and gap[:1] in (" ", "'", "’", "-"):
            return True
    return bool(before and before.sign.cue == "speech" and before.sign.side != "after" and start - before.end == 1)


def _owns(text: str, end: int, after: Token | None) -> bool:
    """'Russia's forces'; but 'Libya's Tobruk' and 'Suriye'nin kuzeyi' speak of places."""
    owner = _POSSESSIVE.match(text, end)
    return bool(owner) and not (after and after.start - end < 6 and (after.sign.ids or after.sign.cue == "part"))


def _is_subject(text: str, word: str, start: int, end: int, after: Token | None) -> bool:
    """It opens a sentence, no preposition before it and a small word after it: 'Ankara wants ...'."""
    opens = word in _BEFORE_SUBJECT or bool(_BREAK.search(text[max(0, start - 2) : start]))
    follows = text[end : end + 2]
    small = len(follows) == 2 and follows[0] == " " and follows[1].islower()
    return opens and small and not (after and after.sign.cue in ("type", "bearing") and after.start == end + 1)


def _word_before(text: str, start: int) -> str:
    """The word before a name in its sentence, in small letters; empty at its beginning."""
    words = _BREAK.split(text[max(0, start - 24) : start])[-1].split()
    return words[-1].strip("\"“”«»'(").lower() if words else ""


def _neighbours(tokens: list[Token], at: int) -> tuple[Token | None, Token | None]:
    return tokens[at - 1] if at else None, tokens[at + 1] if at + 1 < len(tokens) else None
