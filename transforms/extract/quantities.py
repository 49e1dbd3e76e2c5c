"""How many: the number that belongs to a noun, with what bounds it, in English, Arabic, Russian and Turkish.

Shapes: bounds are (least, most); most is None where the words leave it open, both are None where none is told.
'About 30' is read as 24 to 36; what 'dozens' or 'several' span stands in `lookups/language/number.csv`.
"""

import re
from functools import cache

from transforms.extract.folded import fold
from transforms.extract.lexicon import nouns
from transforms.extract.numerals import Number, numbers, prepared
from transforms.lookups import words

Bounds = tuple[int | None, int | None]

_LOOK_BACK = 4
"""Words that may stand between a number and its noun."""

_ARTICLE_LOOK_BACK = 2
_TOLERANCE = 0.2
_TOKEN = re.compile(r"[\w'.]+|[^\w\s'\"«»“”-]")
_PUNCTUATION = re.compile(r"[^\w\s'\"«»-]")


def quantity(before: str, language: str = "en", name: str = "", after: str = "") -> Bounds:
    """Read the number of a noun from the words before it: 'at least two Antonov' gives (2, None).

    `name` is the noun itself, `after` the words behind it, where Arabic puts 'one' and 'at least'.
    """
    language = language if language in ("ar", "ru", "tr") else "en"
    text = prepared(before, language).removesuffix("-")
    found = numbers(text, language)
    for i in range(len(found) - 1, -1, -1):
        told, behind = _behind(text[found[i].end :], language)
        if found[i].kind == "article" and not _article_fits(found[i], behind, name, language):
            continue
        if not _reaches(behind, language):
            break
        return _bounded(text, found, i, told or _told_after(after, language), language)
    return _number_after(after, language)


def _bounded(text: str, found: list[Number], i: int, told: str, language: str) -> Bounds:
    """Bring the number together with a range it ends, a part it is named beside and the words that bound it."""
    first = last = found[i]
    if i:
        between = text[found[i - 1].end : last.start].strip()
        if _is_range(between, text[: found[i - 1].start], found[i - 1], last, language):
            first = found[i - 1]
        elif between in _listed(language, "part") or between.removesuffix(" the") in _listed(language, "part"):
            first = last = found[i - 1]
    told = told or _ahead(text[: first.start], language)
    if first.kind == "year" and not told:
        return None, None
    return _widened(round(first.low), round(last.high), told)


def _is_range(between: str, before: str, first: Number, last: Number, language: str) -> bool:
    if first.low >= last.high or "article" in (first.kind, last.kind) or "year" in (first.kind, last.kind):
        return False
    if between in _listed(language, "joins"):
        return True
    opened = before.rstrip().endswith(tuple(_listed(language, "between"))) or language == "tr"
    return opened and between in _listed(language, "joins_after_between")


def _widened(low: int, high: int, told: str) -> Bounds:
    match told:
        case "at_most":
            return None, high
        case "at_least":
            return low, None
        case "about":
            return round(low * (1 - _TOLERANCE)), round(high * (1 + _TOLERANCE))
        case _:
            return low, high


def _reaches(gap: str, language: str) -> bool:
    """Tell whether a number before these words can belong to the noun behind them."""
    tokens = _TOKEN.findall(gap)
    if len(tokens) > _LOOK_BACK or _PUNCTUATION.search(gap):
        return False
    if any(t in _blocks(language) or (language == "en" and _other_noun(t)) for t in tokens):
        return False
    return language != "en" or not any(t == "of" for t in tokens[1:])


def _article_fits(article: Number, gap: str, name: str, language: str) -> bool:
    plural = language == "en" and article.high == 1 and name.endswith("s")
    tokens = _TOKEN.findall(gap)
    return not plural and len(tokens) <= _ARTICLE_LOOK_BACK and "of" not in tokens


def _other_noun(token: str) -> bool:
    """'two soldiers guarding trucks' counts soldiers; 'two guard trucks' counts trucks."""
    return token.endswith("s") and token[:-1] in nouns()


def _ahead(head: str, language: str) -> str:
    filler = "|".join(_listed(language, "filler"))
    head = re.sub(rf"(?:(?<!\w)(?:{filler})\s+)+$", "", head) if _match(head, language) == "" else head
    return _match(head, language)


def _match(head: str, language: str) -> str:
    for word, bound in _bounding(language, ""):
        if re.search(rf"(?<!\w){re.escape(word)}\s*$", head):
            return bound
    return ""


def _behind(gap: str, language: str) -> tuple[str, str]:
    """Part what bounds a number from behind ('or so', Turkish 'den fazla') from the rest of the gap."""
    for word, bound in _bounding(language, "_behind"):
        match = re.match(rf"\s*'?{re.escape(word)}(?!\w)", gap)
        if match:
            return bound, gap[match.end() :]
    return "", gap


def _told_after(after: str, language: str) -> str:
    return _behind(prepared(after, language), language)[0] if language == "ar" else ""


def _number_after(after: str, language: str) -> Bounds:
    """Arabic says 'one' and 'two' behind the noun."""
    text = prepared(after, language) if language == "ar" else ""
    for number in numbers(text, language)[:1]:
        if number.high <= 2 and number.kind == "exact" and len(text[: number.start].split()) <= 1:
            return round(number.low), round(number.high)
    return None, None


@cache
def _listed(language: str, bound: str) -> frozenset[str]:
    rows = words("quantifier")
    return frozenset(fold(row["word"]) for row in rows if (row["language"], row["bound"]) == (language, bound))


@cache
def _bounding(language: str, side: str) -> list[tuple[str, str]]:
    """Words that bound a number, longest first."""
    told = [(word, b) for b in ("about", "at_least", "at_most") for word in _listed(language, b + side)]
    return sorted(told, key=lambda row: -len(row[0]))


@cache
def _blocks(language: str) -> frozenset[str]:
    """Words over which no number reaches: particles, measures, people, months."""
    months = (row["word"] for row in words("calendar") if row["language"] == language and row["kind"] != "relative")
    return _listed(language, "blocks") | {fold(month) for month in months}
