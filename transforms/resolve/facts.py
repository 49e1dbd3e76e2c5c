"""What a report tells that another telling of the same story would tell again, in whatever words or language.

Sites, materiel, speakers, credited outlets, numbers, names that no table has, quoted words. Each has a weight: how much
it says that two reports share it. Hmeimim is in half of all reports; a convoy of 47, or a shopkeeper's name, is not.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import polars as pl

from transforms.extract.folded import fold
from transforms.extract.numerals import Number, numbers, prepared
from transforms.extract.page import Page, look
from transforms.extract.spans import Mention, Sentence
from transforms.lookups import place_types, reference, theatre, words
from transforms.normalise.placed import decide

_QUOTED = re.compile(r"[“\"«]([^“”\"«»\n]{12,300})[”\"»]")
_WORD = re.compile(r"\w+")
_NAME = re.compile(r"(?<![.!?…:\"“«»”] )(?<![\"“«'‘/@.#\w])(?<!^)[A-ZА-ЯÇĞİÖŞÜ][^\W\d_][\w’'-]{2,}(?![\w/])")
_QUOTE_WORDS = 4
_FEW = 4
_MANY = 100_000


class Fact(NamedTuple):
    """A told fact: its kind, what it is, and the words that tell it."""

    kind: str
    value: str
    words: str


def facts(text: str) -> list[Fact]:
    """Return the facts of a report about the theatre, each once; none of any other report. O(length of text)."""
    page = look(text)
    context = page.context()
    if not (context.about_theatre and context.about_force):
        return []
    told = [*_places(text, page), *_named(page), *_figures(page), *_unknown(page), *_quoted(text, page)]
    return list({(f.kind, f.value): f for f in reversed(told)}.values())[::-1]


def weight(kind: str, value: str) -> float:
    """Return how much it says that two reports share a fact."""
    known = _weights()
    if kind == "number":
        return known["number", "few" if int(value) <= _FEW else "round" if int(value) % 10 == 0 else ""]
    return known.get((kind, value), known[kind, ""])


def site(place_id: str) -> str:
    """Return the town or base that a place belongs to: the naval facility of Tartus is told of as Tartus."""
    parents = _parents()
    while (parent := parents.get(place_id)) is not None:
        place_id = parent
    return place_id


def _places(text: str, page: Page) -> Iterator[Fact]:
    kinds = _place_kinds()
    for here in decide(page.toponyms, page.dateline):
        if here.place_id and here.toponym.ids:
            place = site(here.place_id)
            yield Fact(kinds.get(place, "area"), place, text[here.toponym.start : here.toponym.end])


def _named(page: Page) -> Iterator[Fact]:
    kinds = _actor_kinds()
    for mention in page.named:
        if mention.kind == "actor":
            for actor in mention.ids[:1]:
                yield Fact(kinds.get(actor, "body"), actor, mention.text)
        elif mention.kind == "materiel":
            yield Fact("generic" if mention.ids[0] in _generic() else "materiel", mention.ids[0], mention.text)
        elif mention.kind == "outlet" and mention.ids[0] not in page.outlet:
            yield Fact("outlet", mention.ids[0], mention.text)


def _figures(page: Page) -> Iterator[Fact]:
    for sentence in page.sentences:
        language = sentence.segment.language if sentence.segment.language in ("ar", "ru", "tr") else "en"
        plain = prepared(sentence.text, language)
        for number in numbers(plain, language):
            if number.kind == "exact" and 1 < number.low == number.high < _MANY and not _dates(plain, number):
                yield Fact("number", str(round(number.low)), plain[number.start : number.end + 12].strip())


def _dates(plain: str, number: Number) -> bool:
    """'24 May', 'May 24': the number of a day."""
    beside = (
        _WORD.findall(plain[max(0, number.start - 12) : number.start])[-1:]
        + _WORD.findall(plain[number.end : number.end + 12])[:1]
    )
    return any(word in _months() for word in beside)


def _unknown(page: Page) -> Iterator[Fact]:
    """Names that no table has, such as a resident's; the first word of a sentence may be any word."""
    for sentence in page.sentences:
        if sentence.segment.kind != "headline":
            yield from (Fact("name", name, name) for name in _names(sentence, page.named))


def _names(sentence: Sentence, named: tuple[Mention, ...]) -> Iterator[str]:
    for match in _NAME.finditer(sentence.text):
        start, end = sentence.start + match.start(), sentence.start + match.end()
        name = fold(match[0]).removesuffix("'s")
        if name not in _known() and not any(m.start < end and start < m.end for m in named):
            yield name


def _quoted(text: str, page: Page) -> Iterator[Fact]:
    for segment in page.segments:
        if segment.kind in ("body", "headline", "post"):
            for match in _QUOTED.finditer(text, segment.start, segment.end):
                said = _WORD.findall(fold(match[1]))
                for at in range(len(said) - _QUOTE_WORDS + 1):
                    yield Fact("quote", " ".join(said[at : at + _QUOTE_WORDS]), match[1])


@cache
def _weights() -> dict[tuple[str, str], float]:
    return {(row["kind"], row["value"]): float(row["weight"]) for row in theatre("fact_weight")}


@cache
def _parents() -> dict[str, str]:
    """Places by the place around them, as long as that is still a town or a base."""
    rows = reference("ref.place").select("place_id", "parent_place_id", "place_type")
    kinds = place_types()
    wide = ("governorate", "district", "region", "area", "country", "sea_area", "route", "undecided")
    return {
        p: parent for p, parent, kind in rows.iter_rows() if kind not in wide and kinds.get(parent, "area") not in wide
    }


@cache
def _place_kinds() -> dict[str, str]:
    wide = {"country": "country", "governorate": "area", "district": "area", "region": "area", "sea_area": "area"}
    return {
        place: wide.get(kind, "area" if kind in ("area", "route", "undecided") else "site")
        for place, kind in place_types().items()
    }


@cache
def _actor_kinds() -> dict[str, str]:
    rows = reference("ref.actor").select("actor_id", "actor_type", "is_named").iter_rows()
    return {a: "person" if kind == "person" else "body" if is_named else "unnamed" for a, kind, is_named in rows}


@cache
def _generic() -> frozenset[str]:
    return frozenset(reference("ref.materiel").filter(pl.col("is_generic"))["materiel_id"])


@cache
def _months() -> frozenset[str]:
    return frozenset(fold(row["word"]) for row in words("calendar") if row["kind"] == "month")


@cache
def _known() -> frozenset[str]:
    """Words with a capital that are no new name: of the calendar, of names that tables have, of offices."""
    tables = {"ref.place_name", "ref.actor_name", "ref.outlet_name"}
    listed = [row["word"] for row in (*words("calendar"), *words("nationality"))]
    listed += [name for table in tables for name in reference(table)["name"]]
    return frozenset(word for name in listed for word in re.findall(r"[\w'-]+", fold(name)))
