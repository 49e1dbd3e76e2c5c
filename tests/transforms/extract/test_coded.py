"""Coding: names match whatever their case, accents and quotes, and are found again in the text as delivered."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.extract.coded import INITIAL, code
from transforms.extract.folded import fold

ANY_TEXT = st.text(max_size=60)
TRICKY = st.text(
    st.sampled_from("aZ éÉİıŞşğßﬁ½Ⅷ’“”–ـأؤئآ\u0301\u0327\u200b\u200e\u202e\u2066\ufeff\u00ad\n\t😀Йё"), max_size=40
)

SPELLINGS = {
    "capitals": ("hmeimim", "The base at HMEIMIM is quiet.", "HMEIMIM"),
    "Turkish dotted capital": ("idlib", "Dün İdlib'den ayrıldılar.", "İdlib"),
    "Turkish dotless i": ("kamisli", "Konvoy Kamışlı'ya ulaştı.", "Kamışlı"),
    "dotted capitals before": ("hmeimim", "İİİ: Hmeimim", "Hmeimim"),
    "accent": ("kobane", "Guards left Kobanê.", "Kobanê"),
    "combining marks": ("tartus", "Ships off T\u0327art\u0327u\u0304s wait.", "T\u0327art\u0327u\u0304s"),
    "zero width and soft hyphen": ("tell tamr", "At Te\u200bll Ta\u00admr all is calm.", "Te\u200bll Ta\u00admr"),
    "direction marks": ("hmeimim", "\u202bHmeimim\u202c base", "Hmeimim"),
    "curly apostrophe": ("sha'irat", "Near Sha’irat and Palmyra", "Sha’irat"),
    "letter apostrophe": ("sha'irat", "Near Shaʼirat and Palmyrа", "Shaʼirat"),
    "hyphen that does not break": ("deir ez-zor", "From Deir ez‑Zor to Raqqa", "Deir ez‑Zor"),
    "Arabic kashida": ("حميميم", "قاعدة حـمـيمـيم الجوية", "حـمـيمـيم"),
    "Arabic hamza and vowel": ("اعزاز", "في أَعزاز", "أَعزاز"),
    "Cyrillic short i": ("хмеимим", "На базе Хмеймим тихо.", "Хмеймим"),
    "one letter as two": ("strasse", "Straße nach Aleppo", "Straße"),
}


def found(word: str, text: str) -> str:
    """Return the part of a text in which a word is found by its code."""
    coded = code(text)
    at = coded.codes.index(code(word).codes)
    start, end = coded.span(at, at + len(code(word).codes))
    return text[start:end]


@pytest.mark.parametrize(("word", "text", "surface"), SPELLINGS.values(), ids=list(SPELLINGS))
def test_a_name_is_found_where_it_stands_in_the_text_as_delivered(word: str, text: str, surface: str) -> None:
    assert found(word, text) == surface


def test_plain_and_accented_texts_are_coded_alike() -> None:
    assert code("Kobanê “left” – at dawn").codes == code("KOBANE 'LEFT' - AT DAWN".replace("'", '"')).codes


def test_a_name_begins_only_where_a_word_begins() -> None:
    coded = code("Tell Tamr, retell")
    assert [at for at, letter in enumerate(coded.codes) if letter & INITIAL] == [0, 5, 11]
    assert code("Tell").codes not in code("retell").codes


def test_a_hyphen_is_a_blank_but_a_stop_or_a_line_end_is_not() -> None:
    assert code("Deir ez-Zor").codes == code("Deir ez Zor").codes
    assert code("Deir\nez-Zor").codes != code("Deir ez Zor").codes != code("Deir. ez Zor").codes


def test_letters_of_other_scripts_are_letters_so_that_no_name_begins_inside_their_words() -> None:
    assert not code("აHoms").codes[1] & INITIAL


def test_an_empty_text_has_no_code() -> None:
    assert code("").codes == b""


@settings(deadline=None)
@given(st.one_of(ANY_TEXT, TRICKY), st.data())
def test_every_stretch_of_the_code_points_into_the_text(text: str, data: st.DataObject) -> None:
    coded = code(text)
    if coded.codes:
        start = data.draw(st.integers(0, len(coded.codes) - 1))
        end = data.draw(st.integers(start + 1, len(coded.codes)))
        first, last = coded.span(start, end)
        assert 0 <= first < last <= len(text)
        plain = bytes(letter & ~INITIAL for letter in coded.codes[start:end])
        again = bytes(letter & ~INITIAL for letter in code(text[first:last]).codes)
        assert plain in again


@settings(deadline=None)
@given(TRICKY)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text)
    assert fold(once) == once


def test_ten_megabytes_of_combining_marks_are_one_pass() -> None:
    coded = code("a" + "\u0301" * 5_000_000 + " Homs")
    assert len(coded.codes) == len("a Homs")
    assert coded.span(2, 6) == (5_000_002, 5_000_006)
