"""Languages: decided for each stretch of a page, since one page may hold several."""

import pytest

from transforms.extract.language import READ, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The column left the coast before dawn and drove north.", "en"),
        ("Russian trucks leave Qamishli airport", "en"),
        ("غادرت القوات القاعدة قبل الفجر واتجهت شمالا", "ar"),
        ("غادروا القامشلي", "ar"),
        ("Колонна покинула побережье до рассвета и ушла на север.", "ru"),
        ("Военные покинули базу", "ru"),
        ("Konvoy şafaktan önce kıyıdan ayrıldı ve kuzeye gitti.", "tr"),
        ("Rus askerleri Kamışlı'dan ayrıldı", "tr"),
        ("Le convoi a quitté la côte avant l'aube et roule vers le nord.", "fr"),
    ],
)
def test_a_sentence_tells_its_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "   ", "123 - 456", "2024-12-08", "…", "😀"])
def test_without_letters_there_is_no_language(text: str) -> None:
    assert language_of(text) == "und"


@pytest.mark.parametrize("text", ["The column left.\nIt drove north.\r\n", "The column left. " * 500])
def test_line_ends_and_length_do_not_matter(text: str) -> None:
    assert language_of(text) == "en"


def test_the_languages_with_reading_rules_are_the_four_of_the_theatre() -> None:
    assert set(READ) == {"en", "ar", "ru", "tr"}
