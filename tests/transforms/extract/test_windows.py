"""What the network sees at once: every sentence once, with what stands before it and what the names in it name."""

from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.extract.page import look
from transforms.extract.windows import BEFORE, KINDS, Window, cut, windows

SENTENCES = [
    "Russian troops left Manbij.",
    "Bread prices rose.",
    "The Turkish convoy waited near Tell Tamr for nine hours, drivers said.",
    "Four Il-76 transports landed at Hmeimim.",
]


def _windows(text: str) -> list[Window]:
    page = look(text)
    return list(windows(cut(page.sentences, page.named)))


@settings(deadline=None, max_examples=25)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=60))
def test_every_word_of_a_report_is_read_in_one_window_and_only_there(told: list[str]) -> None:
    text = " ".join(told)
    read = [span for w in _windows(text) for span, is_read in zip(w.spans, w.read, strict=True) if is_read]
    assert "".join(text[a:b] for a, b in read) == text.replace(" ", "")
    assert read == sorted(set(read))


def test_a_long_report_is_cut_and_each_part_sees_the_end_of_the_part_before() -> None:
    text = " ".join(SENTENCES * 12)
    _, second, *_ = _windows(text)
    context = [span for span, is_read in zip(second.spans, second.read, strict=True) if not is_read and span[1]]
    first_read = next(span for span, is_read in zip(second.spans, second.read, strict=True) if is_read)
    assert 0 < len(context) <= BEFORE
    assert max(end for _, end in context) <= first_read[0]


def test_sentences_that_are_not_asked_for_are_neither_read_nor_context() -> None:
    text = " ".join(SENTENCES * 12)
    page = look(text)
    read = [number for number, sentence in enumerate(page.sentences) if not sentence.text.startswith("Bread")]
    first, second, *_ = windows(cut(page.sentences, page.named), read)
    assert {at for window in (first, second) for at in window.sentences} <= {*read, -1}
    assert min(at for at in second.sentences if at >= 0) < max(first.sentences) + 1


def test_names_are_marked_by_what_they_name() -> None:
    text = "Russian troops and Turkish officers met at Hmeimim and in Benghazi, Reuters said."
    (window,) = _windows(text)
    kinds = {a: KINDS[k] for (a, b), k in zip(window.spans, window.kinds, strict=True) if b}
    told = {word: kinds[text.index(word)] for word in ("Russian", "Turkish", "met", "Hmeimim", "Benghazi")}
    assert told == {
        "Russian": "ours",
        "Turkish": "nation",
        "met": "",
        "Hmeimim": "place here",
        "Benghazi": "place abroad",
    }


def test_a_text_without_words_has_no_window() -> None:
    assert _windows("") == []
