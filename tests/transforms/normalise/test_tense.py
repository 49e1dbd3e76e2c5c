"""A weekday is the last one, unless the words around it speak of what is to come."""

from datetime import date

import pytest

from transforms.normalise.expressions import expressions

THURSDAY = date(2024, 12, 12)
LAST, NEXT = "2024-12-09", "2024-12-16"


@pytest.mark.parametrize(
    ("language", "text", "edtf"),
    [
        ("en", "The company left on Monday.", LAST),
        ("en", "The company will leave on Monday.", NEXT),
        ("en", "On Monday, the company will leave.", NEXT),
        ("en", "The men who came on Monday will stay.", LAST),
        ("en", "The column is due to leave on Monday.", NEXT),
        ("en", "They said on Monday, and nobody will forget it.", LAST),
        ("ru", "Рота ушла в понедельник.", LAST),
        ("ru", "Рота уйдёт в понедельник.", NEXT),
        ("tr", "Bölük pazartesi günü gitti.", LAST),
        ("tr", "Bölük pazartesi günü gidecek.", NEXT),
        ("ar", "غادرت السرية يوم الاثنين.", LAST),
        ("ar", "ستغادر السرية يوم الاثنين.", NEXT),
        ("ar", "سيطرت السرية على التل يوم الاثنين.", LAST),
    ],
)
def test_the_tense_decides_which_monday_is_meant(language: str, text: str, edtf: str) -> None:
    assert [e.interval.edtf for e in expressions(text, language, THURSDAY)] == [edtf]


def test_last_monday_is_past_even_in_a_plan() -> None:
    [found] = expressions("The column that came last Monday", "en", THURSDAY, coming=True)
    assert found.interval.edtf == LAST
