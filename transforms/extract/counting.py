"""What materiel a text names, and how many: one row for what is told twice in a breath.

'An Il-76 cargo plane' is an Il-76. 'A 25-vehicle convoy' and 'a convoy of 25 vehicles' are 25 vehicles; 'two
convoys of trucks' are two convoys. What stands beside each other and is of another kind stays two rows.
"""

from functools import cache
from typing import NamedTuple

from transforms.extract.folded import fold
from transforms.extract.quantities import quantity
from transforms.extract.spans import Mention, ReadMateriel, Sentence
from transforms.lookups import reference, words

_LONGEST_LINK = 40
"""Letters between a convoy and the vehicles it is made of."""


class _Named(NamedTuple):
    """What the reference tables say of a name: what it counts, how many it says by its form, if the type is told."""

    unit: str
    form_count: int | None
    is_generic: bool


def counted(sentence: Sentence, named: tuple[Mention, ...] | list[Mention]) -> list[ReadMateriel]:
    """Return the materiel named in a sentence, in order, each with the bounds of its number."""
    found: list[ReadMateriel] = []
    seen = sentence.start
    for mention in sorted((m for m in named if m.kind == "materiel"), key=lambda m: m.start):
        read = _read(sentence, mention, seen)
        link = sentence.text[max(seen, sentence.start) - sentence.start : mention.start - sentence.start]
        merged = _one(found[-1], read, link, sentence.segment.language) if found else None
        found[-1:] = [merged] if merged else [*found[-1:], read]
        seen = mention.end
    return found


def unit(materiel_id: str, name: str) -> str:
    """Return what a name of materiel counts, such as vehicle or convoy."""
    return _named(materiel_id, name).unit


def _read(sentence: Sentence, mention: Mention, seen: int) -> ReadMateriel:
    start, end = mention.start - sentence.start, mention.end - sentence.start
    count = _named(mention.ids[0], mention.text).form_count
    bounds = quantity(
        sentence.text[seen - sentence.start : start], sentence.segment.language, mention.text, sentence.text[end:]
    )
    return ReadMateriel(mention, *((count, count) if bounds == (None, None) else bounds))


def _one(first: ReadMateriel, second: ReadMateriel, link: str, language: str) -> ReadMateriel | None:
    """Bring two names of one thing together; None where they name two things."""
    a, b = (_named(m.mention.ids[0], m.mention.text) for m in (first, second))
    if first.mention.ids[0] == second.mention.ids[0] and a.unit != b.unit and _is_made_of(link, language):
        vehicles, convoy = (first, second) if b.unit == "convoy" else (second, first)
        return vehicles if vehicles.quantity_min is not None or vehicles.quantity_max is not None else convoy
    if a.is_generic != b.is_generic and a.unit == b.unit and _is_apposition(link, language):
        specific = second if a.is_generic else first
        told = first if (first.quantity_min, first.quantity_max) != (None, None) else second
        return ReadMateriel(specific.mention, told.quantity_min, told.quantity_max)
    return None


def _is_made_of(link: str, language: str) -> bool:
    """'convoy [of 25] vehicles', '25-vehicle[ ]convoy'; not 'the convoy [drove on, passing] vehicles'."""
    plain = fold(link).strip(" -")
    starts = tuple(f"{word} " for word in _links("made_of", language))
    clear = len(link) <= _LONGEST_LINK and not any(mark in link for mark in ",;.!?،؛")
    return not plain or (clear and f"{plain} ".startswith(starts))


def _is_apposition(link: str, language: str) -> bool:
    plain = fold(link).strip(" -\"'«»()")
    return not plain or plain in _links("type", language)


@cache
def _links(bound: str, language: str) -> frozenset[str]:
    rows = (row for row in words("quantifier") if row["bound"] == bound and row["language"] in (language, "en"))
    return frozenset(fold(row["word"]) for row in rows)


@cache
def _named(materiel_id: str, name: str) -> _Named:
    told, count = _names().get((materiel_id, fold(name)), (None, None))
    default, is_generic = _kinds()[materiel_id]
    return _Named(told or default, count, is_generic)


@cache
def _kinds() -> dict[str, tuple[str, bool]]:
    rows = reference("ref.materiel").select("materiel_id", "unit", "is_generic")
    return {row[0]: (row[1], row[2]) for row in rows.iter_rows()}


@cache
def _names() -> dict[tuple[str, str], tuple[str | None, int | None]]:
    rows = reference("ref.materiel_name").select("materiel_id", "name", "unit", "count")
    return {(row[0], fold(row[1])): (row[2], row[3]) for row in rows.iter_rows()}


__all__ = ["counted", "quantity", "unit"]
