"""Dates of claims: the words of the clause, else of the sentence, else a bound; a post is dated by itself alone."""

from datetime import date
from typing import Any

import pytest
from builders import read_claim

from schemas.vocabulary import DateBasis, DatePrecision, DateStatus, EventType, Phase, PublishedBasis
from transforms.extract import extract
from transforms.extract.segments import segments
from transforms.extract.spans import ReadClaim, Segment, Sentence
from transforms.normalise.calendar import Interval, day, month
from transforms.normalise.dated import Dated, dated, post_date
from transforms.normalise.published import Published

SATURDAY = date(2024, 12, 14)
UNKNOWN = Interval(None, None, DatePrecision.UNKNOWN, None)


def told(interval: Interval = day(SATURDAY)) -> Published:  # noqa: B008
    return Published(interval, PublishedBasis.SIDECAR, (), "told")


def by_place(text: str, published: Interval = day(SATURDAY)) -> dict[str, Dated]:  # noqa: B008
    """Read a report and return the date of each claim by the place that it tells of."""
    claims = extract("v1", text).claims
    return {claim.places[0].ids[0]: dated(claim, told(published)) for claim in claims}


def of_clause(text: str, clause: str, **facts: Any) -> Dated:  # noqa: ANN401
    """Date a claim that is told by one clause of a sentence, published on Saturday."""
    start = text.index(clause)
    return dated(read_claim(text, start=start, end=start + len(clause), **facts), told())


def test_the_words_of_the_clause_date_its_claim() -> None:
    text = "They left the hill on Monday, and on Friday they left the port."
    assert of_clause(text, "They left the hill on Monday").interval == day(date(2024, 12, 9))
    assert of_clause(text, "on Friday they left the port").interval == day(date(2024, 12, 13))


def test_words_elsewhere_in_the_sentence_date_a_claim_without_words_of_its_own() -> None:
    found = of_clause("On Monday, residents said, they left the hill.", "they left the hill")
    assert (found.interval, found.text, found.basis) == (day(date(2024, 12, 9)), "Monday", DateBasis.RELATIVE)


def test_a_state_is_not_dated_by_the_words_of_another_clause() -> None:
    text = "They left the port on Monday while guards remain on the hill."
    state = of_clause(text, "guards remain on the hill", event_type=EventType.CONTINUED_PRESENCE)
    assert state.basis is DateBasis.PUBLICATION_BOUND


def test_without_words_of_time_the_day_of_the_report_is_only_the_upper_bound() -> None:
    found = of_clause("They left the hill.", "They left the hill")
    assert (found.interval.start, found.interval.end, found.interval.edtf) == (None, SATURDAY, "../2024-12-14")
    assert (found.status, found.basis, found.text) == (DateStatus.RANGE, DateBasis.PUBLICATION_BOUND, None)
    assert found.interval.precision is DatePrecision.OPEN


def test_without_words_and_without_a_report_date_nothing_is_known() -> None:
    found = dated(read_claim("They left the hill."), told(UNKNOWN))
    assert (found.interval, found.status, found.basis) == (UNKNOWN, DateStatus.UNRESOLVED, DateBasis.NONE)
    assert found.reason


def test_a_weekday_without_a_report_date_keeps_its_words_and_gets_no_day() -> None:
    found = dated(read_claim("They left the hill on Monday."), told(UNKNOWN))
    assert (found.interval.start, found.interval.edtf, found.text) == (None, None, "Monday")
    assert found.status is DateStatus.UNRESOLVED


def test_a_day_without_a_year_in_a_report_without_a_date_keeps_its_year_open() -> None:
    found = dated(read_claim("They left the hill on 24 May."), told(UNKNOWN))
    assert (found.interval.edtf, found.interval.start) == ("XXXX-05-24", None)


def test_a_report_known_by_its_month_anchors_no_weekday_but_bounds_the_rest() -> None:
    december = month(2024, 12)
    assert dated(read_claim("They left on Monday."), told(december)).interval.start is None
    assert dated(read_claim("They left."), told(december)).interval.end == date(2024, 12, 31)


@pytest.mark.parametrize("year", ["2015", "since 2015"])
def test_a_year_of_long_ago_dates_no_news(year: str) -> None:
    found = of_clause(f"They left the hill held {year}.", "They left the hill")
    assert found.basis is DateBasis.PUBLICATION_BOUND


@pytest.mark.parametrize(
    ("words", "is_background"), [("on 4 March 2022", True), ("on 9 December 2024", False), ("in 2022", True)]
)
def test_what_is_told_to_a_day_just_past_is_news_even_where_it_was_taken_for_history(
    words: str, is_background: bool
) -> None:
    text = f"Russian troops withdrew from Palmyra {words}."
    assert of_clause(text, text[:-1], is_background=True, phase=Phase.HISTORICAL).is_background is is_background


def test_history_is_dated_by_the_words_with_a_year() -> None:
    text = "On Monday he recalled that they had come in 2015."
    assert of_clause(text, "they had come in 2015", is_background=True).interval.edtf == "2015"


def test_history_may_be_open_to_the_present() -> None:
    found = of_clause("They have held the port since 2017.", "They have held the port since 2017", is_background=True)
    assert (found.interval.edtf, found.status) == ("2017/..", DateStatus.OPEN)


def test_the_reason_and_the_words_are_kept() -> None:
    found = of_clause("They left the hill on 8 December 2024.", "They left the hill on 8 December 2024")
    assert (found.text, found.reason, found.basis) == ("8 December 2024", "told in the text", DateBasis.EXPLICIT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They will leave the hill on Friday.", date(2024, 12, 20)),
        ("They will leave the hill on Monday.", date(2024, 12, 16)),
        ("They will leave the hill on Saturday.", SATURDAY),
        ("They will leave the hill today.", SATURDAY),
    ],
)
def test_a_plan_for_a_weekday_means_the_one_to_come(text: str, expected: date) -> None:
    assert of_clause(text, text, phase=Phase.PLANNED).interval == day(expected)


def post(text: str, posted: str) -> ReadClaim:
    segment = Segment("post", 0, len(text), "en", "@coastwatch", posted)
    return read_claim(text, sentence=Sentence(0, 0, len(text), text, segment))


def test_today_in_a_post_is_the_day_under_the_post() -> None:
    found = dated(post("They left the hill today.", "February 3, 2025"), told(day(date(2025, 2, 10))))
    assert (found.interval, found.basis) == (day(date(2025, 2, 3)), DateBasis.EMBEDDED_POST)


def test_a_post_without_words_of_time_is_about_the_day_under_it() -> None:
    found = dated(post("They left the hill.", "February 3, 2025"), told(day(date(2025, 2, 10))))
    assert (found.interval.start, found.interval.edtf) == (date(2025, 2, 3), "2025-02-03~")
    assert (found.status, found.basis) == (DateStatus.APPROXIMATE, DateBasis.EMBEDDED_POST)


def test_a_full_date_in_a_post_stands_on_its_own() -> None:
    found = dated(post("They left the hill on 1 February 2025.", "February 3, 2025"), told())
    assert (found.interval, found.basis) == (day(date(2025, 2, 1)), DateBasis.EXPLICIT)


def test_a_post_without_a_day_is_bounded_by_its_report() -> None:
    assert dated(post("They left the hill.", ""), told()).interval.end == SATURDAY


@pytest.mark.parametrize(
    ("posted", "expected"),
    [
        ("February 3, 2025", date(2025, 2, 3)),
        ("3 Feb 2025", date(2025, 2, 3)),
        ("Feb 3, 2025, 14:05", date(2025, 2, 3)),
        ("2025-02-03", date(2025, 2, 3)),
        ("", None),
        ("yesterday 2025", None),
    ],
)
def test_the_day_under_a_post_is_read(posted: str, expected: date | None) -> None:
    assert post_date(Segment("post", 0, 9, "en", "@coastwatch", posted)) == expected


def test_only_a_post_bears_a_day() -> None:
    assert post_date(Segment("body", 0, 9, "en", "", "February 3, 2025")) is None


def test_the_day_under_a_post_dates_the_post_alone() -> None:
    report = (
        "Russian forces left Tell Tamr on Monday, residents said.\n"
        "Russian forces withdrew from Sarrin today with all their vehicles.\n"
        "— Euphrates Eye (@euphrateseye) December 2, 2024\n"
        "Russian forces withdrew from Ain Issa yesterday, residents said.\n"
    )
    assert [s.kind for s in segments(report)] == ["body", "post", "signature", "body"]
    dates = by_place(report)
    assert dates["tell_tamr"].interval == day(date(2024, 12, 9))
    assert dates["sarrin_airfield"].interval == day(date(2024, 12, 2))
    assert dates["ain_issa"].interval == day(date(2024, 12, 13))
    assert [dates[p].basis for p in ("tell_tamr", "sarrin_airfield", "ain_issa")] == [
        DateBasis.RELATIVE,
        DateBasis.EMBEDDED_POST,
        DateBasis.RELATIVE,
    ]


def test_the_day_under_a_post_dates_it_even_where_the_report_has_no_date() -> None:
    report = (
        "Russian forces withdrew from Sarrin today.\n— Euphrates Eye (@euphrateseye) December 2, 2024\n"
        "Russian forces withdrew from Ain Issa yesterday, residents said.\n"
    )
    dates = by_place(report, UNKNOWN)
    assert dates["sarrin_airfield"].interval == day(date(2024, 12, 2))
    assert (dates["ain_issa"].interval, dates["ain_issa"].status) == (UNKNOWN, DateStatus.UNRESOLVED)
