"""Words of time that are no dates: papers, streets and markets, anniversaries, a spokeswoman called Wednesday."""

from transforms.normalise.time_grammar import Match
from transforms.normalise.time_words import Token

_QUOTES = "\"“”«»'‘’(["
_RECALLED_WITHIN = 5


def is_name(text: str, classed: list[Token], match: Match) -> bool:
    """Tell whether the words of a match are part of a name, or a day that is only recalled."""
    before = classed[max(0, match.first - _RECALLED_WITHIN) : match.first]
    after = classed[match.last + 1 : match.last + 3]
    return (
        _is_recalled(classed[match.first], before)
        or _beside_a_noun(text, before, after)
        or _is_capital_inside(text, classed, match, before)
        or _is_person(text, match, before, after)
    )


def _is_recalled(first: Token, before: list[Token]) -> bool:
    """The anniversary of a day is not that day; an anniversary on a day is."""
    recalled = [i for i, t in enumerate(before) if t.letter == "a"]
    ended = any(t.letter == ";" for t in before[recalled[-1] :]) if recalled else True
    return not ended and first.letter != "I" and before[-1].letter != "I"


def _beside_a_noun(text: str, before: list[Token], after: list[Token]) -> bool:
    """'Friday market', 'the novel Saturday', with or without quotes between."""
    if after and after[0].letter in "<>":
        return True
    near = [t for t in before[-2:] if text[t.start : t.end] not in _QUOTES]
    return bool(near) and near[-1].letter == "<"


def _is_capital_inside(text: str, classed: list[Token], match: Match, before: list[Token]) -> bool:
    """'Russia Today', but not a sentence or quotation that begins with the word."""
    start = classed[match.first].start
    capital = match.rule == "relative" and text[start].isupper()
    opens = text[max(0, start - 1) : start] in (*_QUOTES, "\n")
    return capital and bool(before) and before[-1].letter not in ";-," and not opens


def _is_person(text: str, match: Match, before: list[Token], after: list[Token]) -> bool:
    """A weekday between a comma and a capital word that another comma follows."""
    if match.rule != "weekday" or match.first != match.last or len(after) < 2 or not before:
        return False
    return (
        before[-1].letter == ","
        and after[0].letter == "."
        and text[after[0].start].isupper()
        and after[1].letter == ","
    )
