"""Words of time as data: which words a language has for them, and a sentence as a string of their classes.

Each token of a sentence becomes one letter, so that the grammar in `time_grammar` is one regular expression over
letters for all languages. What a letter stands for is told in `LETTERS`; the words are rows of `calendar.csv` and
`time_word.csv`.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from transforms.lookups import words

LANGUAGES = ("en", "ru", "tr", "ar")

LETTERS = {
    "month": "M", "weekday": "W", "weekday_short": "v", "season": "Q", "hijri_month": "H", "relative": "R",
    "night_before": "R", "unit": "U", "pair": "u", "number": "N", "last": "L", "this": "T", "next": "X",
    "part": "P", "in": "I", "since": "S", "since_ago": "m", "before_ago": "g", "until": "B", "after": "A",
    "from": "F", "between": "b", "between_post": "p", "to": "t", "and": "&", "of": "V", "the": "h",
    "since_post": "s", "until_post": "q", "ago": "G", "running": "E", "later": "e", "day_after": "K",
    "recent": "r", "weekend": "K", "approximately": "Z", "approximately_post": "z", "year": "y",
    "time_of_day": "d", "ordinal": "o", "day_number": "O", "share": "f", "event_noun": "w", "counted": "c",
    "anniversary": "a", "open": "8", "night_to": "9", "name_before": "<",
    "name_after": ">", "report_verb": ".", "that": ".", "hypothetical": ".", "future": "x", "not_a_date": "#",
}  # fmt: skip
"""Class of a word, by its kind. Besides: D day number, O ordinal number, n other number, Y year, j Hijri year,
i ISO date, k numeric date, l month in lower case where that may be another
word, C month with a Turkish case ending; marks stand for themselves."""

_CORES = ("month", "weekday", "weekday_short", "season", "hijri_month", "relative", "night_before", "unit", "pair",
          "day_after", "recent", "weekend", "open")  # fmt: skip
"""Kinds of which a sentence needs one, or a digit, to hold an expression of time."""

_TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d\d-\d\d(?!\d))|(?P<numeric>\d{1,2}([./])\d{1,2}\3(?:\d{4})(?!\d))"
    r"|(?P<ordinal>\d{1,2}(?:st|nd|rd|th|-?го|-?е|-?м)\b)"
    r"|(?P<odd>\d+(?:[.,:]\d+)+)|(?P<number>\d+)|(?P<word>[^\W\d_]+(?:['’`][^\W\d_]+)?)|(?P<mark>[^\w\s])",
    re.IGNORECASE,
)
_FOLD = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ـ": "", "ё": "е", "`": "'", "’": "'"}
                      | {chr(c): "" for c in range(0x64B, 0x653)} | {"\u0307": ""})  # fmt: skip
_CLITICS = ("وبال", "وال", "بال", "ولل", "و", "ف", "ب", "ل", "ك")
_MARKS = {"–": "-", "—": "-", "‑": "-", "،": ",", "(": "(", ")": ")", "/": "/", ",": ",", "-": "-", "%": "%"}
_STOPS = ".!?;؟؛…:\n"
_SHORT = 4
_DIGIT = re.compile(r"\d")
_LETTERS_ONLY = re.compile(r"[^\W\d_]+")
_SHORT_DAY = 5
_ABBREVIATED = re.compile(r"\.(?=,?\s*[\da-zа-я]|,)")


class Entry(NamedTuple):
    """One phrase: its words after the first, its letter, kind and value."""

    rest: tuple[str, ...]
    letter: str
    kind: str
    value: str


class Token(NamedTuple):
    """A word or phrase of a sentence: its span, class letter, value and kind."""

    start: int
    end: int
    letter: str
    value: str
    kind: str = ""


@lru_cache(maxsize=16384)
def fold(word: str) -> str:
    """Return a word without case, Arabic vowel marks and spelling variants."""
    return word.replace("İ", "i").lower().translate(_FOLD)


@cache
def lexicon(language: str) -> dict[str, tuple[Entry, ...]]:
    """Return the phrases of a language by their folded first word, the longest first."""
    found: dict[str, dict[tuple[str, ...], Entry]] = {}
    for row in (*words("calendar"), *words("time_word")):
        if row["language"] == language and row["kind"] in LETTERS:
            first, *rest = (fold(w) for w in _TOKEN_WORDS.findall(row["word"]))
            value = row.get("number", row.get("value", ""))
            letter = "y" if value == "year" and row["kind"] == "unit" else LETTERS[row["kind"]]
            entry = Entry(tuple(rest), letter, row["kind"], value)
            found.setdefault(first, {}).setdefault(entry.rest, entry)
    return {first: tuple(sorted(of.values(), key=lambda e: -len(e.rest))) for first, of in found.items()}


_TOKEN_WORDS = re.compile(r"\d+|[^\W\d_]+(?:['’`][^\W\d_]+)?|[^\w\s]")


@cache
def _cores(language: str) -> frozenset[str]:
    """Words of which an expression of time needs one; of a phrase its longest word, unless it holds another core."""
    rows = [r for r in (*words("calendar"), *words("time_word")) if r["language"] == language and r["kind"] in _CORES]
    phrases = [[w.partition("'")[0] for w in _TOKEN_WORDS.findall(fold(r["word"]))] for r in rows]
    single = {phrase[0] for phrase in phrases if len(phrase) == 1}
    return frozenset(single | {max(phrase, key=len) for phrase in phrases if single.isdisjoint(phrase)})


@cache
def _within() -> AhoCorasick:
    """Core words of Arabic, which writes prefixes and words as one."""
    return AhoCorasick(sorted(_cores("ar")))


def may_hold_time(text: str, language: str) -> bool:
    """Tell quickly whether a text has a digit or any core word of time."""
    if _DIGIT.search(text):
        return True
    if language == "ar":
        return bool(_within().find_matches_as_indexes(fold(text)))
    return not _cores(language).isdisjoint(_LETTERS_ONLY.findall(text.replace("İ", "i").lower().replace("ё", "е")))


def tokens(text: str, language: str) -> list[Token]:
    """Return the tokens of a text with their classes; phrases are one token. O(length)."""
    known = lexicon(language)
    pieces = list(_TOKEN.finditer(text))
    folded = [fold(piece.group()) for piece in pieces]
    found: list[Token] = []
    at = 0
    joins = language == "ar"
    while at < len(pieces):
        word = folded[at]
        if word not in known and pieces[at].lastgroup == "word" and not joins and "'" not in word:
            found.append(Token(*pieces[at].span(), ".", word))
            at += 1
            continue
        token, used = _token(text, pieces, folded, at, known, language)
        found.append(token)
        at += used
    return found


def _token(
    text: str, pieces: list[re.Match[str]], folded: list[str], at: int, known: dict[str, tuple[Entry, ...]], lang: str
) -> tuple[Token, int]:
    piece = pieces[at]
    start, end = piece.span()
    if piece.lastgroup == "mark":
        if folded[at] in _STOPS:
            return Token(start, end, ";", ""), 1
        return Token(start, end, _MARKS.get(piece.group(), "."), ""), 1
    if piece.lastgroup != "word":
        token = _number(text, piece)
        used = next((n for n in (1, 2) if at + n >= len(pieces) or pieces[at + n].start() >= token.end), 3)
        return token, used
    for word, skipped in _readings(folded[at], lang):
        for entry in known.get(word, ()):
            n = len(entry.rest)
            if not n or tuple(folded[at + 1 : at + 1 + n]) == entry.rest:
                token = _phrase(text, start + skipped, pieces[at + n].end(), entry, lang)
                return token, n + 1 + (token.end > pieces[at + n].end())
    return Token(start, end, ".", folded[at]), 1


def _readings(word: str, language: str) -> Iterator[tuple[str, int]]:
    """Yield a word, then what it is without a suffix after an apostrophe or an Arabic prefix."""
    yield word, 0
    if "'" in word:
        yield word.partition("'")[0], 0
    elif language == "ar":
        for clitic in _CLITICS:
            if word.startswith(clitic) and len(word) > len(clitic) + 1:
                kept = word[len(clitic) :]
                article = clitic.endswith("ال") or clitic == "ولل"
                yield (f"ال{kept}", 0) if article else (kept, len(clitic))


def _phrase(text: str, start: int, end: int, entry: Entry, language: str) -> Token:
    letter = entry.letter
    capital = text[start].isupper()
    if letter == "M" and not capital and language in ("en", "tr"):
        letter = "l"
    elif letter == "v" and not capital and language == "en":
        letter = "."
    elif letter == "W" and (language == "ru" or (language == "tr" and not capital and end - start <= _SHORT_DAY)):
        letter = "v"
    if letter == "M" and language == "tr" and "'" in fold(text[start:end]):
        letter = "C"
    if letter in "Mlv" and end - start <= _SHORT and _ABBREVIATED.match(text, end):
        end += 1
    return Token(start, end, letter, entry.value, entry.kind)


def _number(text: str, piece: re.Match[str]) -> Token:
    start, end = piece.span()
    words_ = piece.group()
    glued = _is_glued(text, start, end)
    if piece.lastgroup == "odd" and "," in words_ and "." not in words_ and ":" not in words_:
        return Token(start, end, "n", words_.replace(",", ""))
    if glued or piece.lastgroup == "odd":
        return Token(start, end, ".", words_)
    if piece.lastgroup in ("iso", "numeric"):
        return Token(start, end, "i" if piece.lastgroup == "iso" else "k", words_)
    digits = re.match(r"\d+", words_)
    value = int(digits.group()) if digits else 0
    if piece.lastgroup == "ordinal":
        return Token(start, end, "O" if 1 <= value <= _LAST_DAY else ".", str(value))
    end = _suffix_end(text, end)
    return Token(start, end, _class_of_number(words_, value), str(value))


_LAST_DAY, _LAST_COUNT = 31, 999
_YEARS, _HIJRI_YEARS = range(1900, 2100), range(1300, 1500)
_SUFFIX = re.compile(r"['’`][^\W\d_]{1,6}\b")


def _class_of_number(digits: str, value: int) -> str:
    if len(digits) <= len("31") and 1 <= value <= _LAST_DAY:
        return "D"
    if value in _YEARS:
        return "Y"
    return "j" if value in _HIJRI_YEARS else "n" if value <= _LAST_COUNT else "."


def _suffix_end(text: str, end: int) -> int:
    """Turkish joins case endings to a number by an apostrophe: 2024'te."""
    suffix = _SUFFIX.match(text, end)
    return suffix.end() if suffix else end


def _is_glued(text: str, start: int, end: int) -> bool:
    """Part of a name or a measure, such as S-400, M4 or 2000-strong."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    letter_before = before[-1:].isalpha() and not "\u0600" <= before[-1:] <= "\u06ff"
    hyphen_before = len(before) > 1 and before[-1] in "-‑" and before[0].isalpha() and not _is_part(text, start)
    hyphen_after = len(after) > 1 and after[0] in "-‑" and after[1].isalpha()
    return (
        letter_before
        or hyphen_before
        or hyphen_after
        or (after[:1].isalpha() and not "\u0600" <= after[:1] <= "\u06ff")
    )


def _is_part(text: str, start: int) -> bool:
    return text[max(0, start - 6) : start].lower().endswith(("mid-", "early-", "late-"))
