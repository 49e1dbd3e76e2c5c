"""Folding: names match whatever their case, accents and quotes, and are found again in the text as delivered."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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
    """Return the part of a text in which a folded word is found."""
    folded = fold(text)
    at = folded.text.index(word)
    start, end = folded.span(at, at + len(word))
    return text[start:end]


@pytest.mark.parametrize(("word", "text", "surface"), SPELLINGS.values(), ids=list(SPELLINGS))
def test_a_name_is_found_where_it_stands_in_the_text_as_delivered(word: str, text: str, surface: str) -> None:
    assert found(word, text) == surface


def test_plain_and_accented_texts_fold_to_the_same() -> None:
    assert fold("Kobanê “left” – at dawn").text == fold('KOBANE "LEFT" - AT DAWN').text


def test_line_ends_and_tabs_stay_so_that_names_do_not_run_together() -> None:
    assert fold("Tell\nTamr\té").text == "tell\ntamr\te"


def test_an_empty_text_folds_to_nothing() -> None:
    assert fold("").text == ""


@settings(deadline=None)
@given(st.one_of(ANY_TEXT, TRICKY), st.data())
def test_every_stretch_of_the_fold_points_into_the_text(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.origin)
    assert list(folded.origin) == sorted(folded.origin)
    if folded.text:
        start = data.draw(st.integers(0, len(folded.text) - 1))
        end = data.draw(st.integers(start + 1, len(folded.text)))
        first, last = folded.span(start, end)
        assert 0 <= first < last <= len(text)
        # What was found stands there. The added letter keeps a plain stretch of an accented text off the short cut.
        again = text[first:last] if text.isascii() else text[first:last] + "é"
        assert folded.text[start:end] in fold(again).text


@settings(deadline=None)
@given(TRICKY)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once
