"""How reading is measured: a figure comes with how sure it is, by type, language and register."""

import pytest

from transforms.evaluate import Counts, Score, evaluate, f1_margin, wilson

TOLD = "Russian troops withdrew from Palmyra."
QUIET = "Bread prices rose in Paris."


def row(text: str, *types: str, register: str = "agency") -> dict[str, object]:
    """A labelled text; every label quotes the whole text."""
    claims = [{"event_type": t, "factuality": "CT+", "quote": text} for t in types]
    return {"id": text[:9], "language": "en", "register": register, "text": text, "claims": claims}


def test_wilsons_interval_is_that_of_the_textbook_and_never_leaves_zero_to_one() -> None:
    assert wilson(8, 10) == pytest.approx((0.490, 0.943), abs=0.001)
    assert wilson(10, 10) == pytest.approx((0.722, 1.0), abs=0.001)
    assert max(wilson(10, 10)) <= 1.0
    assert wilson(0, 0) == (0.0, 1.0)


def test_more_texts_make_a_figure_surer_and_a_single_text_says_nothing() -> None:
    few = [Counts(1, 0, 0), Counts(0, 1, 0)] * 5
    assert 0 < f1_margin(few * 10) < f1_margin(few) / 2
    assert f1_margin([Counts(1, 0, 0)]) == 1.0
    assert f1_margin([Counts(1, 0, 0)] * 9) == 0.0


def test_a_found_claim_counts_for_its_type_its_language_and_its_register() -> None:
    scores = evaluate([row(TOLD, "withdrawal"), row(QUIET, register="headline")])
    assert scores["withdrawal"].total == scores["agency"].total == Counts(1, 0, 0)
    assert scores["en"].negatives == scores["headline"].negatives == 1
    assert scores["headline"].rejected == 1
    assert scores["withdrawal"].negatives == 0


def test_a_missed_label_and_an_invented_claim_are_told_apart_and_name_the_rule() -> None:
    scores = evaluate([row(TOLD, "negotiation")])
    assert scores["negotiation"].total == Counts(0, 1, 0)
    assert scores["withdrawal"].total == Counts(0, 0, 1)
    assert scores["all"].errors[0].startswith("missed negotiation")
    assert scores["all"].errors[1].startswith("invented withdrawal CT+ by en.network.withdrawal")


def test_the_line_of_a_score_shows_intervals() -> None:
    score = Score(texts=[Counts(8, 2, 0)])
    assert "recall 0.80 [0.49 0.94]" in str(score)


def test_two_labels_are_too_few_to_say_how_sure_their_f1_is() -> None:
    assert "±" not in str(Score(texts=[Counts(1, 0, 0), Counts(0, 1, 0)]))
    assert "±" in str(Score(texts=[Counts(1, 0, 0), Counts(0, 1, 0)] * 5))


def test_figures_come_in_order_all_language_type_register() -> None:
    assert list(evaluate([row(TOLD, "withdrawal")])) == ["all", "en", "withdrawal", "agency"]
