"""Who is taken for the teller of a claim, and as what kind of teller."""

import pytest

from transforms.extract.page import look
from transforms.extract.spans import ReadSource
from transforms.extract.tellers import account, tellers


def _teller(text: str, words: str, last: ReadSource | None = None) -> ReadSource | None:
    start = text.index(words)
    found = tellers(text, [(start, start + len(words))], look(text).named, last)
    return found[0] if found else None


@pytest.mark.parametrize(
    ("text", "words", "source_class"),
    [
        ("Russian troops left, four Syrian officials said.", "four Syrian officials", "official"),
        ("Villagers saw the convoy leave Tell Tamr.", "Villagers", "witness"),
        ("The convoy left, Yoruk Amin, a geopolitical analyst, wrote.", "Yoruk Amin", "analyst"),
        ("Resident Ali Hamid said the Russians had gone.", "Ali Hamid", "witness"),
        ("The base is empty, a Syrian army officer said.", "a Syrian army officer", "military"),
        ("Satellite images show two planes.", "Satellite images", "imagery"),
        ("A man who gave no name said they had left.", "A man who gave no name", "anonymous"),
    ],
)
def test_the_words_say_what_kind_of_teller_it_is(text: str, words: str, source_class: str) -> None:
    told = _teller(text, words)
    assert told is not None
    assert (told.source_class, told.text) == (source_class, words)


def test_a_known_name_gives_the_actor_and_the_whole_name() -> None:
    told = _teller("The base stays, Dmitry Peskov said.", "Peskov")
    assert told is not None
    assert (told.ids, told.text, told.cue) == (("peskov",), "Dmitry Peskov", "said")


def test_he_is_who_spoke_last_and_nobody_where_none_did() -> None:
    before = ReadSource(("bogdanov",), "official", 0, 8, "Bogdanov")
    assert _teller("He said they would stay.", "He", before) == before
    assert _teller("He said they would stay.", "He") is None


def test_one_teller_named_twice_stands_once() -> None:
    text = "Peskov said, and Peskov repeated, that the base stays."
    spans = [(0, 6), (text.rindex("Peskov"), text.rindex("Peskov") + 6)]
    assert len(tellers(text, spans, look(text).named, None)) == 1


def test_an_account_is_known_by_the_name_of_its_outlet() -> None:
    assert account("@Reuters") == ("reuters",)
    assert account("@nobody_knows_this_one") == ()
