"""The shipped network: the same words give the same shares, whatever is read beside them."""

import numpy as np

from transforms.extract import extract
from transforms.extract.network import APART, REACH, apart, distance, states, types
from transforms.extract.page import look
from transforms.extract.windows import Window, cut, windows

TEXT = "Russian troops withdrew from Manbij on Monday. Bread prices rose in Homs."


def _window(text: str) -> Window:
    page = look(text)
    return next(iter(windows(cut(page.sentences, page.named))))


def test_a_window_read_again_after_others_has_the_same_states() -> None:
    first = states(_window(TEXT))
    states(_window("Turkish officers met in Ankara. " * 9))
    assert np.array_equal(first, states(_window(TEXT)))


def test_shares_of_a_word_add_up_to_one() -> None:
    shares = types(states(_window(TEXT)))
    assert np.allclose(shares.sum(axis=1), 1, atol=1e-5)
    assert (shares >= 0).all()


def test_classes_of_distance_grow_with_the_distance_and_keep_both_sides_apart() -> None:
    window = _window(TEXT * 5)
    classes = distance(window, 20)
    assert classes.min() >= 0
    assert classes.max() < REACH
    assert set(classes[:20]).isdisjoint(classes[20:])
    assert (np.diff(classes[20:]) >= 0).all()


def test_the_sentence_itself_those_before_and_those_after_are_told_apart() -> None:
    window = _window(TEXT)
    classes = apart(window, 3)
    first, second = (classes[[s == n for s in window.sentences]] for n in (0, 1))
    assert len(set(first)) == len(set(second)) == 1
    assert first[0] != second[0]
    assert classes[0] == APART - 1


def test_a_report_is_read_the_same_alone_and_after_others() -> None:
    alone = extract("v", TEXT).claims
    for other in ("Russian ships left Tartus.", "Bread prices rose."):
        extract("v", other)
    assert extract("v", TEXT).claims == alone
