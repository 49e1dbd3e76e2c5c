"""Which sentences of a report are read: those that may tell an event, by their words and those of the one before."""

import json
from pathlib import Path

from transforms.extract import extract
from transforms.extract.candidates import Words, beside, candidates
from transforms.extract.page import look
from transforms.extract.windows import Cut, cut

CHECKED = Path(__file__).parents[2] / "golden" / "corpus" / "checked_reports.jsonl"

REPORT = (
    "Russian troops pulled out of Palmyra on Monday, residents said. "
    "The bakers' union asked for cheaper flour and the mayor promised to look into it. "
    "The national football team lost a match in which nobody scored before the last minute. "
    "Two helicopters still stand on the apron at Hmeimim."
)


def _cuts(text: str) -> list[Cut]:
    page = look(text)
    return cut(page.sentences, page.marked)


def test_bread_and_football_are_left_out_and_what_tells_of_troops_and_aircraft_is_read() -> None:
    assert candidates(_cuts(REPORT)) == [0, 3]


def test_an_empty_text_has_no_candidates() -> None:
    assert candidates(_cuts("")) == []


def test_a_sentence_stands_beside_the_one_before_it_and_the_first_beside_none() -> None:
    pairs = list(beside(_cuts(REPORT)))
    assert pairs[0][1] == Words([], [])
    assert [before for _, before in pairs[1:]] == [own for own, _ in pairs[:-1]]


def test_what_a_sentence_left_out_says_of_the_teller_is_heard_all_the_same() -> None:
    text = (
        "The Syrian Observatory for Human Rights asked in a long report why the price of bread, which the government "
        "had promised to cut, rose again. "
        "It said that Russian troops had withdrawn from Ain Issa."
    )
    assert candidates(_cuts(text)) == [1]
    (claim,) = extract("v", text).claims
    assert claim.sources[0].ids == ("sohr",)


def test_of_the_sentences_that_tell_a_claim_one_in_a_hundred_is_left_out_and_of_the_others_many() -> None:
    told, kept, quiet, left = 0, 0, 0, 0
    for row in map(json.loads, CHECKED.read_text("utf-8").splitlines()):
        page = look(row["text"])
        starts = [claim["char_start"] for claim in row["claims"]]
        read = candidates(cut(page.sentences, page.marked))
        for number, sentence in enumerate(page.sentences):
            tells = any(sentence.start <= start < sentence.end for start in starts)
            told, kept = told + tells, kept + (tells and number in read)
            quiet, left = quiet + (not tells), left + (not tells and number not in read)
    assert kept / told > 0.985
    assert left / quiet > 0.3
