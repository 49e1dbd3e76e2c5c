"""Landmarks: who writes of a dated event as past writes after it; who fears it does not."""

from datetime import date

import pytest

from transforms.normalise.landmarks import landmarks

FALL = date(2024, 12, 8)


@pytest.mark.parametrize(
    ("language", "text", "day"),
    [
        ("en", "Convoys have thinned out since the fall of Assad.", FALL),
        ("en", "President Ahmed al-Sharaa received the delegation.", date(2025, 1, 29)),
        ("en", "The garrison shrank because of the war in Ukraine.", date(2022, 2, 24)),
        ("ar", "تراجعت الدوريات بعد سقوط نظام الأسد.", FALL),
        ("ru", "После падения режима Асада патрули исчезли.", FALL),
        ("tr", "Esad rejiminin devrilmesi sonrası devriyeler azaldı.", FALL),
    ],
)
def test_a_report_is_not_older_than_what_it_looks_back_on(language: str, text: str, day: date) -> None:
    assert [mark.day for mark in landmarks(text, language)] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "Moscow sent jets to prevent the fall of Assad.",
        "Analysts weighed a possible fall of Assad.",
        "A report on fighting in eastern Ukraine was read.",
        "Assad received the delegation in Damascus.",
    ],
)
def test_what_is_feared_or_merely_near_is_no_landmark(text: str) -> None:
    assert landmarks(text, "en") == []


def test_the_words_stand_at_their_offsets_and_say_whether_something_comes_after() -> None:
    text = "After the ousting of Bashar al-Assad they packed. The war in Ukraine went on."
    first, second = landmarks(text, "en")
    assert [text[m.start : m.end] == m.words for m in (first, second)] == [True, True]
    assert (first.comes_after, second.comes_after) == (True, False)
