"""Many words as one pattern: the longest that stands there is found, and nothing else."""

import re

from hypothesis import given
from hypothesis import strategies as st

from transforms.extract.alternatives import any_of

_words = st.lists(st.text("abc.-' ", min_size=1, max_size=5), min_size=1, max_size=12)


@given(_words, st.text("abc.-' ", max_size=20))
def test_the_longest_of_the_words_is_found_wherever_one_stands(words: list[str], text: str) -> None:
    one_by_one = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
    together = re.compile(any_of(words))
    assert [m.span() for m in together.finditer(text)] == [m.span() for m in one_by_one.finditer(text)]


def test_a_word_is_found_whole_though_another_begins_it() -> None:
    said = re.compile(rf"\b{any_of(['say', 'says', 'said'])}\b")
    assert said.findall("He says she said nobody could say it; a saying") == ["says", "said", "say"]
