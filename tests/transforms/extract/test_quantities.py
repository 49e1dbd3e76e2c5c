"""Quantities in four languages against labels written by hand; half of them before the reader of numbers was."""

import csv
from pathlib import Path

import pytest

from transforms.extract.counting import counted, unit
from transforms.extract.gazetteer import mentions
from transforms.extract.quantities import Bounds, quantity
from transforms.extract.spans import ReadMateriel, Segment, Sentence

_TABLE = Path(__file__).parents[2] / "golden" / "quantities.csv"
_CASES = list(csv.DictReader(_TABLE.read_text(encoding="utf-8").splitlines()))


def _sentence(text: str, language: str) -> Sentence:
    return Sentence(0, 0, len(text), text, Segment("body", 0, len(text), language))


def _materiel(text: str, language: str) -> list[ReadMateriel]:
    named = [m for m in mentions(text) if m.languages & {language, "en"}]
    return counted(_sentence(text, language), named)


def _bounds(case: dict[str, str]) -> Bounds:
    return (int(case["min"]) if case["min"] else None, int(case["max"]) if case["max"] else None)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: f"{case['split']}-{case['language']}-{case['text'][:40]}")
def test_a_quantity_is_read_as_it_is_told(case: dict[str, str]) -> None:
    text, language, at = case["text"], case["language"], case["text"].index(case["words"])
    if not case["materiel_id"]:
        found = quantity(text[:at], language, case["words"], text[at + len(case["words"]) :])
        assert found == _bounds(case)
        assert [m for m in _materiel(text, language) if m.mention.start == at] == []
        return
    told = [m for m in _materiel(text, language) if m.mention.start <= at < m.mention.end]
    assert [m.mention.ids[0] for m in told] == [case["materiel_id"]]
    assert (told[0].quantity_min, told[0].quantity_max) == _bounds(case)
    assert unit(told[0].mention.ids[0], told[0].mention.text) == case["unit"]
