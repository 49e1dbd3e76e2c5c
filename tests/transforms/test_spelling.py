"""One name, many spellings: what the rules make, and what they leave alone."""

import pytest

from transforms.spelling import folded, framed, variants


def spellings(name: str, language: str) -> set[str]:
    return {folded(spelling) for spelling in variants(name, language)}


@pytest.mark.parametrize(
    ("language", "name", "other"),
    [
        ("en", "Al-Rastan", "ar-Rastan"),
        ("en", "As-Suwayda", "al Suwayda"),
        ("en", "Al-Qaryatayn", "Qaryatayn"),
        ("en", "Ain Issa", "Ayn Issa"),
        ("en", "Tell Rifaat", "Tal Rifaat"),
        ("en", "Deir Hafir", "Dayr Hafir"),
        ("en", "Qamishli", "Kamishli"),
        ("en", "Tartus", "Tartous"),
        ("en", "Salamiyah", "Salamieh"),
        ("en", "Dhiban", "Diban"),
        ("en", "Jarabulus", "Djarabulus"),
        ("ru", "Тартус", "Тартусе"),
        ("ru", "Пальмира", "Пальмиры"),
        ("ru", "Сирия", "Сирию"),
        ("ru", "авиабаза Шайрат", "авиабазы Шайрат"),
        ("ar", "القرداحة", "القرداحه"),
    ],
)
def test_a_paper_may_spell_a_name_otherwise(language: str, name: str, other: str) -> None:
    assert folded(other) in spellings(name, language)


def test_plain_words_beside_a_name_keep_their_spelling() -> None:
    made = spellings("Qusayr mountain airport", "en")
    assert "kusayr mountain airport" in made
    assert all(spelling.endswith("mountain airport") for spelling in made)


@pytest.mark.parametrize(("language", "name"), [("ru", "САР"), ("en", "east of the river"), ("fi", "Damaskos")])
def test_abbreviations_phrases_and_unknown_languages_are_left_alone(language: str, name: str) -> None:
    assert variants(name, language) == {}


def test_no_spelling_is_the_name_itself_and_each_names_its_rule() -> None:
    made = variants("Al-Bab", "en")
    assert made
    assert all(rule and folded(spelling) != folded("Al-Bab") for spelling, rule in made.items())


def test_a_province_is_spoken_of_in_set_phrases_and_a_town_is_not() -> None:
    assert framed("Homs", "en", "governorate")["rural Homs"] == "of a province"
    assert framed("Homs", "en", "town") == {}
