"""Sentences: cut where one ends, not at every full stop, and found again at their offsets."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.extract.segments import segments
from transforms.extract.sentences import sentences


def cut(text: str) -> list[str]:
    return [sentence.text for sentence in sentences(text, segments(text))]


@pytest.mark.parametrize(
    "told",
    [
        ["They left.", "They came back.", "Why?", "Nobody knows!"],
        ["Lt. Gen. Ivanov met Mr. Smith of the U.S. Army.", "They talked."],
        ["Some approx. 30 trucks left base No. 5 at noon.", "It rained."],
        ["On Dec. 8 they left.", "In Sept. 2015 they had come."],
        ["It cost 3.5 million.", "The S-400 stayed."],
        ["He came at 5 p.m.", "The gate was open."],
        ["Then silence…", "The end."],
        ["“We leave.”", "He left."],
        ["“Who goes there?”", "Nobody answered."],
        ["They left (all of them).", "(Some say otherwise.)", "Others agree."],
        ["The last one went.", "30 trucks followed."],
        ["He said so.", "“We leave at dawn.”"],
        ["“Nobody,” he said.", "«Nobody», she said."],
        ["The year was 2015.", "Everything changed."],
        ["Prof. Dr. Yılmaz konuştu.", "Üs boşaltıldı.", "İdlib sessiz."],
        ["Üs boşaltıldı mı?", "Şam sustu."],
        ["Базу на ул. Ленина покинули.", "Затем ушли."],
        ["В 2015 г. Россия пришла.", "Потом ушла."],
        ["Они ушли?", "Да!", "Никто не знает…", "Конец."],
        ["هل غادروا القاعدة؟", "نعم، غادروا أمس.", "لم يبق أحد."],
    ],
    ids=lambda told: told[0],
)
def test_sentences_end_where_a_reader_ends_them(told: list[str]) -> None:
    assert cut(" ".join(told)) == told


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. Army stayed.",
        "It weighs 3.5 tonnes.",
        "See example.org for more.",
        "They left at 5.30 and no later.",
        "The vehicles, e.g. trucks, left.",
        "“We leave,” he said.",
        "A... pause... and nothing.",
        "Gen. Ivanov, Col. Petrov and Capt. Sidorov stayed.",
    ],
)
def test_a_full_stop_inside_a_sentence_ends_nothing(sentence: str) -> None:
    assert cut(sentence) == [sentence]


def test_a_sentence_never_runs_over_the_end_of_a_line() -> None:
    assert cut("Column leaves\nThe gate is open\nand nobody came. They left.") == [
        "Column leaves",
        "The gate is open",
        "and nobody came.",
        "They left.",
    ]


def test_only_what_tells_something_has_sentences() -> None:
    page = (
        "SANA\nMarch 3, 2025\nShare it...\nBEIRUT (AP) - They left.\nThey came back.\n"
        "— Coast Watch (@coastwatch) February 3, 2025\n"
    )
    assert cut(page) == ["They left.", "They came back."]


def test_sentences_are_numbered_through_the_document_and_know_their_segment() -> None:
    text = "Column leaves\nThey left. They came back.\nAll is calm.\n— Coast Watch (@coastwatch) February 3, 2025"
    found = sentences(text, segments(text))
    assert [s.no for s in found] == [0, 1, 2, 3]
    assert [s.segment.kind for s in found] == ["headline", "body", "body", "post"]


def test_blanks_around_a_sentence_do_not_belong_to_it() -> None:
    assert cut("   They left.   \t They came back.  \n") == ["They left.", "They came back."]


PIECES = ["They left. ", "On Dec. 8 ", "“We leave.” ", "U.S. Army", "؟ ", "نعم ", "...", "… ", "\n", "? ", "! ", "İ. ",
          " - ", "5.5 ", "(@watch) ", "He. She. ", "\u200b", "\u202b", "Gen. "]  # fmt: skip


@settings(deadline=None)
@given(st.one_of(st.lists(st.sampled_from(PIECES), max_size=15).map("".join), st.text(max_size=80)))
def test_sentences_stand_in_order_do_not_overlap_and_are_the_text_at_their_offsets(text: str) -> None:
    cut_up = segments(text)
    found = sentences(text, cut_up)
    edges = [edge for sentence in found for edge in (sentence.start, sentence.end)]
    assert edges == sorted(edges)
    for sentence in found:
        assert sentence.text == text[sentence.start : sentence.end] == sentence.text.strip() != ""
        assert sentence.segment.start <= sentence.start < sentence.end <= sentence.segment.end


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=15).map("".join))
def test_no_word_of_a_report_is_lost_between_sentences(text: str) -> None:
    cut_up = segments(text)
    told = {"headline", "body", "post"}
    kept = "".join(s.text for s in sentences(text, cut_up))
    whole = "".join(text[s.start : s.end] for s in cut_up if s.kind in told)
    assert "".join(kept.split()) == "".join(whole.split())
