"""Numbers in a text, in digits or words of four languages: 'twenty-five', '1,200', 'десятки', 'yirmi beş'.

A date, a time of day, an ordinal, the number in the name of a type ('S-400') are no numbers here.
"""

import re
from functools import cache
from typing import NamedTuple

from transforms.extract.alternatives import any_of
from transforms.extract.folded import fold
from transforms.lookups import words

_DATE_OR_TIME = re.compile(r"\d{4}-\d\d(?:-\d\d)?|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}:\d\d")
_DIGITS = (
    r"(?<![\w:.,/'])(?<![^\d\s]-)"
    r"(?:(?P<grouped>\d{1,3}(?:[,. ]\d{3})+)|(?P<decimal>\d+[.,]\d+)|(?P<plain>\d{1,5}))"
    r"(?![\w:/%])(?!-[^\W\d])(?![.,]\d)"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_BESIDE = re.compile(r"[ -]")
_ARABIC_JOINED = "وبلف"
_TENS, _HUNDRED = 10, 100


class Number(NamedTuple):
    """A number and where it stands; `kind` is exact, vague, article, scale, decimal or year."""

    start: int
    end: int
    low: float
    high: float
    kind: str


def prepared(text: str, language: str) -> str:
    """Fold a text, blank out dates and times, and part Arabic particles from the numbers they are joined to."""
    plain = _DATE_OR_TIME.sub(lambda m: "@" * len(m[0]), fold(text))
    return _joined().sub(r"\1 ", plain) if language == "ar" else plain


def numbers(text: str, language: str) -> list[Number]:
    """Return the numbers of a prepared text in order; neighbours that make one number are one."""
    found: list[Number] = []
    for match in _pattern(language).finditer(text):
        number = _read(match, language)
        joined = _together(found[-1], number, text[found[-1].end : number.start]) if found else None
        if joined:
            found[-1] = joined
        else:
            found.append(number)
    return [n for n in found if n.kind != "decimal"]


def _read(match: re.Match[str], language: str) -> Number:
    start, end = match.span()
    if match["word"]:
        low, high, kind = _words(language)[match["word"]]
        return Number(start, end, low, high, kind)
    if match["decimal"]:
        value = float(match["decimal"].replace(",", "."))
        return Number(start, end, value, value, "decimal")
    whole = int(re.sub(r"\D", "", match[0]))
    is_year = bool(match["plain"] and _YEAR.fullmatch(match["plain"]))
    return Number(start, end, whole, whole, "year" if is_year else "exact")


def _together(first: Number, second: Number, between: str) -> Number | None:
    """'two hundred', '1.5 thousand', 'twenty-five', and Arabic 'five and twenty'."""
    if _BESIDE.fullmatch(between) and second.kind == "scale" and first.kind != "year":
        kind = "vague" if first.kind == "vague" else "exact"
        return Number(first.start, second.end, round(first.low * second.low), round(first.high * second.high), kind)
    if first.kind not in ("exact", "scale") or second.kind not in ("exact", "article"):
        return None
    hundreds = between == " and " and first.low >= _HUNDRED
    tens_first = (_BESIDE.fullmatch(between) or hundreds) and _adds(first.low, second.low)
    ones_first = between == " و " and _adds(second.low, first.low)
    if tens_first or ones_first:
        total = first.low + second.low
        return Number(first.start, second.end, total, total, "exact")
    return None


def _adds(great: float, small: float) -> bool:
    """Tell whether two numbers said in a row are one: 20 and 5, 200 and 50."""
    tens = 2 * _TENS <= great < _HUNDRED and great % _TENS == 0 and 0 < small < _TENS
    return tens or (great >= _HUNDRED and great % _HUNDRED == 0 and 0 < small < _HUNDRED)


@cache
def _pattern(language: str) -> re.Pattern[str]:
    listed = any_of(_words(language))
    return re.compile(rf"{_DIGITS}|(?<!\w)(?P<word>{listed})(?!\w)" if listed else _DIGITS + "|(?P<word>$^)")


@cache
def _words(language: str) -> dict[str, tuple[int, int, str]]:
    rows = [row for row in words("number") if row["language"] == language]
    return {fold(row["word"]): (int(row["min"]), int(row["max"]), row["kind"]) for row in rows}


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)([{_ARABIC_JOINED}])(?=\d|{any_of(_words('ar'))}(?!\w))")
