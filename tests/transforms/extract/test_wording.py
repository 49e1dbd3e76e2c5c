"""What the words beside an event say of it: begun or prepared, denied or open, news or history."""

import pytest
from builders import sentence_of, told

from schemas.vocabulary import EventType, Phase
from transforms.extract.spans import Segment, Sentence
from transforms.extract.wording import shortened, worded


@pytest.mark.parametrize(
    ("text", "words", "phase"),
    [
        ("Russian troops have begun leaving Manbij.", "leaving", "begun"),
        ("Two planes at Hmeimim were preparing to load armour.", "load", "planned"),
        ("The aircraft stood open in preparation for loading.", "loading", "planned"),
        ("The convoy was headed for Tartus.", "headed", "ongoing"),
        ("The radar is being taken down.", "taken down", "ongoing"),
        ("Russian troops left Manbij.", "left", "completed"),
        ("Russian troops are preparing to pull out of Manbij.", "pull out", "planned"),
        ("Manbij is about to be handed over.", "handed over", "planned"),
        ("They had prepared the port well before they left.", "left", "completed"),
    ],
)
def test_how_far_a_move_has_come_is_told_by_the_words_before_it(text: str, words: str, phase: str) -> None:
    assert worded(text, told(text, words), sentence_of(text)).phase.value == phase


@pytest.mark.parametrize(
    ("text", "words", "factuality"),
    [
        ("Reports of a withdrawal from Hmeimim are groundless.", "withdrawal", "CT-"),
        ("This is a regrouping rather than a full-scale withdrawal.", "withdrawal", "CT-"),
        ("It's not a complete pullout, an officer said.", "pullout", "CT-"),
        ("The withdrawal from Manbij isn't final.", "withdrawal", "CT-"),
        ("Not gone yet, the trucks are still there.", "gone", "CT-"),
        ("Whether or not withdrawn, they were quiet.", "withdrawn", "CT+"),
        ("The extent of the withdrawal remains unclear.", "withdrawal", "Uu"),
        ("There are no confirmed reports on whether the withdrawal is part of a plan.", "withdrawal", "Uu"),
        ("It is too early to say whether the troops will leave.", "leave", "Uu"),
        ("What will become of the troops withdrawn from Manbij is unclear.", "withdrawn", "CT+"),
        ("A full-scale withdrawal is under way, not a regrouping.", "withdrawal", "CT+"),
        ("The withdrawal is final, the governor said.", "withdrawal", "CT+"),
        ("The withdrawal from Manbij is not yet complete.", "withdrawal", "CT+"),
        ("It was not immediately clear whether the troops would leave Manbij.", "leave", "Uu"),
        ("It is unclear whether they agreed, but Russian forces left Manbij.", "left", "CT+"),
        ("It is unclear whether the troops who left Manbij will return.", "left", "CT+"),
        ("It is not yet clear how many aircraft were withdrawn.", "withdrawn", "CT+"),
        ("Two planes left Hmeimim but their destination was unknown.", "left", "CT+"),
        ("The reason for the withdrawal is unclear.", "withdrawal", "CT+"),
        ("Moscow did not deny a complete withdrawal from Manbij.", "withdrawal", "CT+"),
        ("The withdrawal began although the deal is not final.", "withdrawal", "CT+"),
    ],
)
def test_what_is_denied_as_a_whole_or_left_open_is_not_asserted(text: str, words: str, factuality: str) -> None:
    assert worded(text, told(text, words), sentence_of(text)).factuality.value == factuality


@pytest.mark.parametrize(
    ("text", "is_background"),
    [
        ("Russia begins withdrawing from Manbij.", False),
        ("In 2016 Russia began withdrawing from Manbij.", True),
        ("2016: Russia begins withdrawing from Manbij.", True),
    ],
)
def test_what_begins_now_is_news_even_where_it_was_taken_for_history(text: str, is_background: bool) -> None:
    event = told(text, "withdrawing", is_background=True)
    assert worded(text, event, sentence_of(text)).is_background is is_background


@pytest.mark.parametrize(
    ("proof", "kept"),
    [
        ("Russian troops left Manbij and the", "Russian troops left Manbij"),
        ("but Russian troops left Manbij after", "Russian troops left Manbij"),
        ("Russian troops left Manbij", "Russian troops left Manbij"),
    ],
)
def test_the_evidence_ends_with_a_word_that_tells(proof: str, kept: str) -> None:
    text = f"{proof} rest of it."
    start, end = worded(text, told(text, "left", proof), sentence_of(text)).proof
    assert text[start:end] == kept


def test_the_line_below_says_nothing_of_the_event_above() -> None:
    text = "Russian withdrawal from Manbij\nMove is not final, minister says"
    above = Sentence(0, 0, 30, text[:30], Segment("headline", 0, 30, "en"))
    assert worded(text, told(text, "withdrawal", text[:30]), above).factuality.value == "CT+"


def test_what_is_believed_to_go_somewhere_is_on_its_way() -> None:
    text = "The vehicles are believed to head to Hmeimim."
    assert worded(text, told(text, "head", phase=Phase.PLANNED), sentence_of(text)).phase is Phase.ONGOING


def test_what_lies_at_anchor_does_not_move() -> None:
    text = "Two frigates are anchored near Tartus."
    event = told(text, "anchored", event_type=EventType.EQUIPMENT_MOVE, phase=Phase.STATE)
    assert worded(text, event, sentence_of(text)).event_type is EventType.CONTINUED_PRESENCE


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Two planes are preparing to load, with one plane departing for Libya", "Two planes are preparing to load"),
        (
            "Two planes are preparing to load with care at Hmeimim",
            "Two planes are preparing to load with care at Hmeimim",
        ),
    ],
)
def test_what_goes_on_beside_an_event_is_no_proof_of_it(text: str, kept: str) -> None:
    start, end = shortened(text, told(text, "preparing to load")).proof
    assert text[start:end] == kept
