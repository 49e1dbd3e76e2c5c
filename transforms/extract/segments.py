"""Cut a report into segments of one voice: masthead, dateline, headline, body, post, page furniture.

Nothing is deleted: the text of a document stays as delivered, and what is not report is marked so.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from transforms.extract.folded import fold
from transforms.extract.language import language_of
from transforms.extract.spans import Segment
from transforms.lookups import reference, words

_SIGNED = re.compile(
    r"^\s*[—–-]\s*(?P<name>[^\n(]{1,60}?)\s*\((?P<handle>@\w{1,40})\)\s*(?P<date>[^\n]{0,40}\d{4}[^\n]{0,20})?\s*$"
)
_PAGE_DATE = re.compile(
    r"^\s*(?:(?:published|updated|posted|date)\s*(?:on|at)?\s*:?\s*)?"
    r"(?:\w{3,9},?\s+)?(?:\w{3,9}\.? \d{1,2},? \d{4}|\d{1,2} \w{3,9}\.?,? \d{4}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})"
    r"(?:[,\s]+(?:at\s+)?\d{1,2}[:.]\d\d.{0,12})?\s*$",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    r"\s*(?P<dateline>[A-ZÇĞİÖŞÜА-ЯЁ][^\n.!?]{1,70}?(?:\.[^\n!?]{0,20}?)?(?:\([^)\n]{2,40}\))?)\s*(?:[–—-]{1,2}|(?<=\d):)\s+(?=\S)"
)
_SIGNED_AT_END = re.compile(
    r"^\s*(?P<text>[^\n]{10,600}?[.!?…\"”»])\s+(?:[—–-]\s*)?(?P<name>[^\n(.!?\"”»]{1,60}?)\s*"
    r"\((?P<handle>@\w{1,40})\)[,\s]*(?P<date>[^\n]{0,40}\d{4}[^\n]{0,20})\s*$"
)
_AGENCY = re.compile(r"\s*(?P<dateline>[A-ZÇĞİÖŞÜА-ЯЁ][^\n/!?]{1,70}?)\.?\s*/[^/\n]{2,40}/\.?\s+(?=\S)")
_CITY = re.compile(r"^\s*[^\W\d_][^\n\d!?]{1,40}?\s*[-–—|,]\s*(?=\d)")
_TAKEN_FROM = re.compile(
    r"^\s*(?:reprinted from|originally published|first published|first appeared|перепечатано|впервые опубликовано"
    r"|ilk yayın|نشر أول مرة|نقلا عن)\b[^\n]{0,80}\d{4}[^\n]{0,8}$",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?…؟:;]['\"”’»)\]]*\s*$")
_FIGURES = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|[١٢]\d{3}")
_POST_LINES, _POST_LENGTH = 6, 600
_PAGE_DATE_LIMIT = 80
_HEADLINE_LIMIT = 200
_DATELINE_LIMIT = 80


def segments(text: str) -> list[Segment]:
    """Return the segments of a text in order, each with its language."""
    lines = list(_lines(text))
    kinds = [_kind(text[start:end]) for start, end in lines]
    found: list[Segment] = []
    for i, ((start, end), kind) in enumerate(zip(lines, kinds, strict=True)):
        signed = _SIGNED.match(text[slice(*lines[i + 1])]) if i + 1 < len(lines) else None
        if kind in ("body", "headline") and signed and text[end : lines[i + 1][0]] in ("\n", "\r\n", "\r"):
            language = language_of(text[start:end])
            post = Segment("post", start, end, language, signed["handle"], (signed["date"] or "").strip())
            first = _post_start(text, lines, kinds, i)
            found = [replace(post, start=s.start, end=s.end) if s.start >= first else s for s in found]
            found.append(post)
        elif at_end := _SIGNED_AT_END.match(text[start:end]):
            last = start + at_end.end("text")
            found.append(Segment("post", start, last, language_of(text[start:last]), at_end["handle"], at_end["date"]))
            found.append(Segment("signature", last, end))
        elif kind == "body":
            found += _body(text, start, end)
        else:
            found.append(Segment(kind, start, end, language_of(text[start:end]) if kind == "headline" else ""))
    return found


def _post_start(text: str, lines: list[tuple[int, int]], kinds: list[str], last: int) -> int:
    """Where the post begins whose last line is given: a short block of lines between an empty line and the signature.

    A page that sets no empty lines between its paragraphs does not show where a post begins: then it is one line.
    """
    first = last
    while first and text[lines[first - 1][1] : lines[first][0]] in ("\n", "\r\n") and last - first < _POST_LINES:
        first -= 1
    begins = first > 0 and text[lines[first - 1][1] : lines[first][0]].count("\n") > 1
    short = lines[last][1] - lines[first][0] <= _POST_LENGTH
    told = all(kind in ("body", "headline") for kind in kinds[first:last])
    return lines[first][0] if begins and short and told else lines[last][0]


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\r\n\u2028\u2029]*\S[^\r\n\u2028\u2029]*", text):
        yield match.start(), match.end()


def _kind(line: str) -> str:
    stripped = line.strip()
    folded = fold(stripped)
    if _SIGNED.match(line):
        return "signature"
    if _TAKEN_FROM.match(line):
        return "dateline"
    city = _CITY.match(line)
    if city and _PAGE_DATE.match(line[city.end() :]) and _is_dateline(city[0]):
        return "dateline"
    if _is_page_date(line):
        return "page_date"
    if _furniture().match(stripped):
        return "furniture"
    if folded in _outlet_names():
        return "masthead"
    if len(stripped) <= _HEADLINE_LIMIT and not _END.search(stripped):
        return "headline"
    return "body"


def _is_page_date(line: str) -> bool:
    """A date alone on its line, with or without a label and a time of day, in any language of the reports."""
    if len(line) > _PAGE_DATE_LIMIT or not re.search(r"\d", line):
        return False
    if _PAGE_DATE.match(line):
        return True
    words_ = re.findall(r"[^\W\d_]+", fold(line))
    return len(words_) > 0 and bool(_FIGURES.search(line)) and all(word in _calendar_words() for word in words_)


@cache
def _calendar_words() -> frozenset[str]:
    """Words that may stand in a line that is only a date: names of months and days, labels."""
    known = [row["word"] for row in words("calendar") if row["kind"] in ("month", "weekday", "weekday_short")]
    known += [row["word"] for row in words("time_word") if row["kind"] == "page_label"]
    return frozenset(word for name in known for word in re.findall(r"[^\W\d_]+", fold(name)))


def _body(text: str, start: int, end: int) -> list[Segment]:
    language = language_of(text[start:end])
    head = min(end, start + _DATELINE_LIMIT)
    dateline = _AGENCY.match(text, start, head) or _DATELINE.match(text, start, head)
    if dateline is None or not _is_dateline(dateline["dateline"]):
        return [Segment("body", start, end, language)]
    return [Segment("dateline", *dateline.span("dateline")), Segment("body", dateline.end(), end, language)]


def _is_dateline(words_before_dash: str) -> bool:
    """Capitals, names and dates only: a clause before a dash is no dateline."""
    tokens = re.findall(r"[^\W\d_]+", words_before_dash)
    small = [token for token in tokens if token[0].islower() and not _may_be_small(token)]
    return not small


def _may_be_small(word: str) -> bool:
    return word in ("of", "al", "and", "de", "ez") or fold(word) in _calendar_words()


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{row['pattern']})" for row in words("furniture")), re.IGNORECASE)


@cache
def _outlet_names() -> frozenset[str]:
    outlets = reference("ref.outlet_name")["name"]
    monitors = reference("ref.actor_name")["name"]
    known = {fold(name) for name in (*outlets, *monitors)}
    return frozenset(known | {f"the {name}" for name in known})
