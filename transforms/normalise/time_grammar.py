"""The grammar of expressions of time: one regular expression over the class letters of a sentence, for all languages.

The letters are those of `time_words.LETTERS`. Every pattern is bounded, so a scan is linear in the number of tokens.
Alternatives stand from the longest reading to the shortest.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from transforms.normalise.time_words import Token

_MON = r"[MC](?:/M|\(M\))?"
_ANY_MON = r"[MlC](?:/[Ml]|\([Ml]\))?"
_WEEKDAY = r"(?:I?h?[Wv]d?,?)?"
_OF_YEAR = r"(?:,?[VI]?h?Yy?)?"
_DAY = r"[DO]"
_DAY_OF = r"(?:[DO]V?|oV)"
_TO = r"(?:t|-)"
_COUNT = r"Z?[NDn]"
_NOT_COUNTED = r"(?!c|-[Uuy.]|%)"

_CORES: dict[str, str] = {
    "blocked": r"#",
    "hijri": rf"h?{_DAY}V?H,?[jn]y?",
    "hijri_year_open": rf"h?{_DAY}V?H",
    "hijri_month": r"[IP]?h?P?U?H,?jy?",
    "full": rf"{_WEEKDAY}(?:h?{_DAY_OF}{_ANY_MON},?Yy?|{_ANY_MON}h?{_DAY},?Yy?|i|k)(?:,?[Wv]d?)?",
    "days_range": (
        rf"(?<![bFS])[bFS]?h?{_DAY}{_TO}[FS]?{_DAY}V?{_MON}{_OF_YEAR}p?|[b]h?{_DAY}&{_DAY}V?{_MON}{_OF_YEAR}|"
        rf"{_DAY}&{_DAY}V?{_MON}{_OF_YEAR}d?p|[bF]?{_MON}{_DAY}{_TO}{_DAY}(?:,?Y)?{_NOT_COUNTED}|"
        rf"b{_MON}{_DAY}&{_DAY}(?:,?Y)?{_NOT_COUNTED}"
    ),
    "days_list": (
        rf"(?<!b){_DAY}(?:,{_DAY}){{0,9}},?&{_DAY}V?{_MON}{_OF_YEAR}|"
        rf"{_MON}{_DAY}(?:,{_DAY}){{0,9}},?&{_DAY}(?:,?Y)?{_NOT_COUNTED}"
    ),
    "week_of_month": rf"I?h?oU?[VI]?{_MON}{_OF_YEAR}|UoV?U?{_MON}{_OF_YEAR}|{_MON}(?:U|y)?oU",
    "week_with": rf"I?hUV(?:h?{_DAY}V?{_MON}|{_MON}{_DAY})(?:,?Y)?",
    "share": rf"I?h?of[VI]?h?(?:U?{_MON}{_OF_YEAR}|[Uy]?Yy?)|fo[VI]?(?:U?{_MON}{_OF_YEAR}|[Uy]?Yy?)|YV?of|Yy?of",
    "month_day": (rf"{_WEEKDAY}(?:h?{_DAY_OF}{_MON}(?!,?Y)(?:,?[Wv])?|{_MON}h?{_DAY}(?!,?Y){_NOT_COUNTED})"),
    "part_of_month": (
        rf"I?h?P-?V?h?U?{_ANY_MON}(?:,?V?U?Yy?)?|I?{_MON}U?,?Y?y?P|Y{_MON}P|I?P-?V?h?{_ANY_MON}[VI]?[LTX]y"
    ),
    "month_of_year": rf"I?U?{_ANY_MON},?[VI]?h?Yy?|Yy?{_MON}",
    "month_beside_year": rf"I?{_MON}V?h?(?:[LTX]y|y[LTX])|[LTX]y{_MON}U?",
    "month_beside": rf"I?h?[LTX]{_ANY_MON}U?|I?U?{_MON}[LTX]",
    "month": rf"(?:I|[SBAFbtmg]h?)U?{_MON}(?!h?[DO](?!c)){_NOT_COUNTED}|(?<=IM&){_MON}|C|{_MON}U",
    "season_of_year": r"I?h?P?QV?Y(?:[-/]Y)?y?|I?h?Yy?Q",
    "season_beside": r"I?h?P?[LTX]Q|I?QV?[LTX]y?|I?QV?y[LTX]",
    "part_of_year": r"I?h?P-?V?h?[Uy]?Yy?|Yy?P",
    "years_range": rf"[bFSV]h?[Uy]?Y(?:{_TO}|&)[Uy]?Yy?(?!c)|I?Y-Yy?",
    "day_after": r"I?K",
    "running": r"(?:[NDn])[UyK]E|E[NDn][Uuy]G|E?e?uE|e(?:[NDn])?[Uuy]|A(?:[NDn][Uy]|u)(?!M)|g?UE",
    "ago": r"Z?[NDn]?[Uyu]G|E?[mg]Z?(?:[NDn][Uy]|u|[Uy](?![LTXY]))",
    "recent": r"I?h?r",
    "last_units": r"I?h?L(?:[NDn][Uy]|[Uuy])|I?h?[Uu]L",
    "unit": r"I?h?[LTX][Uy]|I?h?[Uy][LTX]|Tr",
    "weekday_of_week": r"I?h?[Wv]d?,?V?[LTX]U|I?h?[LTX]U[Wv]d?|I?[Wv]d?U[LTX]",
    "relative": r"d?[PI]?d?Rd?",
    "weekday": (
        r"I?h?P?[LTX]?h?dW|I?h?P?[LTX]?Wd?[LTX]?d?|(?:I|[SBAFbtmg])[LTX]?vd?[LTX]?|[LTX]vd?|vd|P?[LTX]v"
        r"|(?<=[Wv]&)v|(?<=[Wv],)v(?=&)|v(?=q|s)"
    ),
    "year": (r"(?:I|[SBAFbtmg])h?[Uy]?Yy?(?!c|-\.)|h?Y(?=w)|ZYy?(?!c)|Yy(?!c)|[Uy]Y|Y(?=[sq])|(?<=Y&)[I]?Yy?(?!c)"),
    "open": r"8",
}
"""What can be read, from the longest to the shortest."""

_LIMIT = r"(?P<limit>[SmgBAFb])?"
_BEFORE = rf"(?:{_LIMIT}h?(?P<approx>Z)?h?(?P<night>9)?)"
_AFTER = r"(?P<about>z)?(?P<after>[sq])?"


_NEEDED = frozenset("MlCWvQHRUuyKr8ikYj#")
"""Classes of which every reading holds one."""


class Match(NamedTuple):
    """A reading: its rule and its tokens, first and last included; offsets count tokens."""

    rule: str
    first: int
    last: int
    limit: str
    is_approximate: bool
    is_night: bool = False


def scan(classed: list[Token]) -> Iterator[Match]:
    """Yield the readings of a sentence from left to right; they do not overlap."""
    letters = "".join([token.letter for token in classed])
    if _NEEDED.isdisjoint(letters):
        return
    for found in _grammar().finditer(letters):
        rule = next(name for name in _CORES if found[name] is not None)
        limit = found["limit"] or found["after"] or _inner_limit(classed, found.start(), rule)
        approximate = bool(found["approx"] or found["about"]) or "Z" in letters[found.start() : found.end()]
        yield Match(rule, found.start(), found.end() - 1, limit, approximate, bool(found["night"]))


def _inner_limit(classed: list[Token], first: int, rule: str) -> str:
    """Some readings need their preposition, so that it stands inside them."""
    letter = classed[first].letter
    return letter if rule in ("month", "year", "weekday") and letter in "SBAFbtmg" else ""


@cache
def _grammar() -> re.Pattern[str]:
    cores = "|".join(f"(?P<{rule}>{pattern})" for rule, pattern in _CORES.items())
    return re.compile(rf"{_BEFORE}(?:{cores}){_AFTER}")
