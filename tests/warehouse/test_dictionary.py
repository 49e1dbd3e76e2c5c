"""The data dictionary in the repository is the one that the schemas make."""

from warehouse.dictionary import PAGE, markdown


def test_the_written_dictionary_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == markdown(), "run `python -m warehouse.dictionary`"
