"""Numbers before a noun: a bound stays a bound, and a number that is not told is not made up."""

import pytest

from transforms.extract.counting import quantity


@pytest.mark.parametrize(
    ("before", "bounds"),
    [
        ("two ", (2, 2)),
        ("2 ", (2, 2)),
        ("the two ", (2, 2)),
        ("another three ", (3, 3)),
        ("twelve ", (12, 12)),
        ("thirteen ", (13, 13)),
        ("thirty ", (30, 30)),
        ("1500 ", (1500, 1500)),
        ("a ", (1, 1)),
        ("an ", (1, 1)),
        ("a single ", (1, 1)),
        ("one ", (1, 1)),
        ("a pair of ", (2, 2)),
        ("both ", (2, 2)),
        ("a dozen ", (12, 12)),
        ("10 Russian military ", (10, 10)),
        ("three heavily loaded ", (3, 3)),
        ("a convoy of 20 ", (20, 20)),
        ("12 trucks and three ", (3, 3)),
        ("the S-400 and two ", (2, 2)),
    ],
)
def test_a_number_told_is_both_bounds(before: str, bounds: tuple[int, int]) -> None:
    assert quantity(before) == bounds


@pytest.mark.parametrize(
    ("before", "least"),
    [
        ("at least two ", 2),
        ("At least 12 ", 12),
        ("at least 10 of the ", 10),
        ("more than 30 ", 30),
        ("over 30 ", 30),
        ("no fewer than six ", 6),
        ("more than a hundred ", 100),
        ("at least a dozen ", 12),
        ("more than a dozen ", 12),
    ],
)
def test_at_least_leaves_the_upper_bound_open(before: str, least: int) -> None:
    assert quantity(before) == (least, None)


@pytest.mark.parametrize(
    "before", ["about 30 ", "around 30 ", "approximately 30 ", "roughly 30 ", "some 30 ", "nearly 30 "]
)
def test_about_thirty_is_some_way_to_both_sides_of_thirty(before: str) -> None:
    least, most = quantity(before)
    assert least is not None
    assert most is not None
    assert 20 <= least < 30 < most <= 40


@pytest.mark.parametrize(
    ("before", "bounds"),
    [
        ("several ", (3, 9)),
        ("a few ", (2, 9)),
        ("dozens of ", (20, 99)),
        ("dozens of Russian ", (20, 99)),
        ("hundreds of ", (200, 999)),
    ],
)
def test_a_vague_number_spans_what_the_word_list_says(before: str, bounds: tuple[int, int]) -> None:
    assert quantity(before) == bounds


def test_no_trucks_are_none_at_all() -> None:
    assert quantity("no ") == (0, 0)


@pytest.mark.parametrize(
    "before", ["", "the ", "Russian ", "many ", "some ", "a number of ", "the 46th ", "Pantsir-S1 and "]
)
def test_without_a_number_nothing_is_counted(before: str) -> None:
    assert quantity(before) == (None, None)
