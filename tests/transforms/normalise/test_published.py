"""Publication dates: the best evidence wins, doubts are flagged, and nothing known stays nothing."""

from datetime import date

import pytest

from schemas.vocabulary import DatePrecision, PublishedBasis
from transforms.extract.segments import segments
from transforms.extract.spans import Reading
from transforms.normalise.published import Published, parse_iso, published

BODY = "A long column left the coast before dawn and drove north, residents said."


def weighed(
    *lines: str, told: str | None = None, basis: str | None = None, uri: str = "press/column.txt", text: str = BODY
) -> Published:
    """Weigh a page of the given lines above a body without any date."""
    page = "\n".join([*lines, text])
    return published(told, basis or (told and "sidecar"), uri, page, Reading("v1", tuple(segments(page))))


def test_nothing_known_is_null_and_says_so() -> None:
    told = weighed()
    assert (told.interval.start, told.interval.end, told.interval.edtf) == (None, None, None)
    assert told.interval.precision is DatePrecision.UNKNOWN
    assert told.basis is PublishedBasis.NONE
    assert told.flags == ()
    assert told.reason == "neither the text nor what came with it gives a date"


@pytest.mark.parametrize(
    ("told", "start", "end"),
    [
        ("2024-12-12", date(2024, 12, 12), date(2024, 12, 12)),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-12-12T23:30:00+03:00", date(2024, 12, 12), date(2024, 12, 12)),
        (" 2024-12-12 ", date(2024, 12, 12), date(2024, 12, 12)),
    ],
)
def test_a_date_told_beside_the_text_is_taken_as_fine_as_it_is(told: str, start: date, end: date) -> None:
    found = weighed(told=told)
    assert (found.interval.start, found.interval.end, found.basis) == (start, end, PublishedBasis.SIDECAR)
    assert (found.flags, found.reason) == ((), "taken from the sidecar")


@pytest.mark.parametrize("told", ["yesterday", "2024-02-31", "2024-13-01", "12.12.2024", "0000-01-01", "20241", "n/a"])
def test_a_bad_date_told_beside_the_text_is_flagged_and_not_used(told: str) -> None:
    found = weighed(told=told)
    assert (found.interval.start, found.basis) == (None, PublishedBasis.NONE)
    assert found.flags == ("unreadable_date",)
    assert found.reason == "the date delivered with the text is not a date"


def test_where_the_told_date_is_bad_the_next_best_is_taken_and_the_doubt_stays() -> None:
    found = weighed("Published: March 3, 2025", told="soon")
    assert (found.interval.edtf, found.basis, found.flags) == ("2025-03-03", PublishedBasis.PAGE, ("unreadable_date",))


def test_the_metadata_of_a_page_are_named_as_such() -> None:
    assert weighed(told="2024-12-12", basis="metadata").basis is PublishedBasis.METADATA


@pytest.mark.parametrize(
    "lines",
    [("May 25, 2026",), ("Published: May 25, 2026",), ("BEIRUT, May 25, 2026 (AP) - Nothing stirred.",)],
    ids=["a printed date", "a labelled date", "a dateline"],
)
def test_what_is_told_beside_the_text_wins_over_what_the_page_prints(lines: tuple[str, ...]) -> None:
    found = weighed(*lines, told="2024-12-12", uri="https://x.test/2026/05/25/column")
    assert (found.interval.edtf, found.basis) == ("2024-12-12", PublishedBasis.SIDECAR)
    assert "conflicting_dates" in found.flags


@pytest.mark.parametrize(
    ("uri", "edtf"),
    [
        ("https://x.test/2024/12/11/column", "2024-12-11"),
        ("https://x.test/2024/1/5/column", "2024-01-05"),
        ("https://x.test/news/2024-12-11-column", "2024-12-11"),
        ("https://x.test/2024/12/11/", "2024-12-11"),
        ("https://x.test/2024/12/11", "2024-12-11"),
    ],
)
def test_a_date_in_the_address_is_taken(uri: str, edtf: str) -> None:
    found = weighed(uri=uri)
    assert (found.interval.edtf, found.basis) == (edtf, PublishedBasis.URL)


@pytest.mark.parametrize(
    "uri", ["https://x.test/2024/13/11/column", "https://x.test/202412115", "https://x.test/1024/12/11", "2024-12-11"]
)
def test_numbers_in_the_address_that_are_no_date_are_left_alone(uri: str) -> None:
    assert weighed(uri=uri).basis is PublishedBasis.NONE


@pytest.mark.parametrize(
    "line", ["May 25, 2026", "25 May 2026", "2026-05-25", "May 25, 2026 at 10:15", "Monday, May 25, 2026"]
)
def test_a_printed_date_without_a_label_may_be_the_day_of_fetching(line: str) -> None:
    found = weighed("Column leaves the coast", line)
    assert (found.interval.start, found.interval.edtf, found.basis) == (None, None, PublishedBasis.NONE)
    assert found.flags == ("suspect_crawl_date",)
    assert "may be the day of fetching" in found.reason


@pytest.mark.parametrize("label", ["Published:", "Published", "published on", "Posted:", "Posted on"])
def test_a_printed_date_that_says_what_it_is_is_taken(label: str) -> None:
    found = weighed(f"{label} May 3, 2025")
    assert (found.interval.edtf, found.basis, found.flags) == ("2025-05-03", PublishedBasis.PAGE, ())


def test_a_printed_date_that_a_labelled_one_contradicts_stays_suspect() -> None:
    found = weighed("Published: December 12, 2024", "May 25, 2026")
    assert (found.interval.edtf, found.flags) == ("2024-12-12", ("suspect_crawl_date",))


def test_a_printed_date_that_agrees_with_what_was_told_raises_no_doubt() -> None:
    assert weighed("December 12, 2024", told="2024-12-12").flags == ()


def test_a_dateline_with_a_year_gives_the_day() -> None:
    found = weighed(text=f"BEIRUT, Dec 12, 2024 (AP) - {BODY}")
    assert (found.interval.start, found.interval.edtf, found.basis) == (
        date(2024, 12, 12),
        "2024-12-12",
        PublishedBasis.DATELINE,
    )


@pytest.mark.parametrize(
    ("dateline", "edtf"),
    [
        ("BEIRUT, Dec 12 (AP)", "XXXX-12-12"),
        ("Damascus, December 12", "XXXX-12-12"),
        ("QAMISHLI, 24 May", "XXXX-05-24"),
        ("QAMISHLI, Feb 29 (AP)", "XXXX-02-29"),
    ],
)
def test_a_dateline_without_a_year_has_no_year_and_no_bounds(dateline: str, edtf: str) -> None:
    found = weighed(text=f"{dateline} - {BODY}")
    assert (found.interval.start, found.interval.end) == (None, None)
    assert (found.interval.edtf, found.basis, found.flags) == (edtf, PublishedBasis.DATELINE, ())


def test_a_dateline_without_a_day_dates_nothing() -> None:
    assert weighed(text=f"BEIRUT (AP) - {BODY}").basis is PublishedBasis.NONE


@pytest.mark.parametrize(
    ("line", "dateline", "edtf"),
    [
        ("Dec 12, 2024", "BEIRUT, Dec 12 (AP)", "2024-12-12"),
        ("Dec 13, 2024", "BEIRUT, Dec 12 (AP)", "2024-12-13"),
        ("Dec 14, 2024", "BEIRUT, Dec 12 (AP)", "2024-12-14"),
        ("Jan 1, 2025", "BEIRUT, Dec 31 (AP)", "2025-01-01"),
        ("Dec 12, 2024", "BEIRUT, Dec 12, 2024 (AP)", "2024-12-12"),
    ],
    ids=["the same day", "a day later", "two days later", "over the new year", "both with a year"],
)
def test_a_printed_date_that_agrees_with_the_dateline_is_taken(line: str, dateline: str, edtf: str) -> None:
    found = weighed(line, text=f"{dateline} - {BODY}")
    assert (found.interval.edtf, found.flags) == (edtf, ())


@pytest.mark.parametrize("line", ["Dec 20, 2024", "May 25, 2026", "Nov 12, 2024"])
def test_a_printed_date_far_from_the_dateline_is_suspect_and_the_dateline_taken(line: str) -> None:
    found = weighed(line, text=f"BEIRUT, Dec 12, 2024 (AP) - {BODY}")
    assert (found.interval.edtf, found.basis) == ("2024-12-12", PublishedBasis.DATELINE)
    assert found.flags == ("suspect_crawl_date",)


def test_a_printed_date_far_from_a_dateline_without_a_year_does_not_lend_it_one() -> None:
    found = weighed("May 25, 2026", text=f"BEIRUT, Dec 12 (AP) - {BODY}")
    assert (found.interval.start, found.interval.edtf) == (None, "XXXX-12-12")


def test_a_told_month_that_holds_the_day_of_the_dateline_is_no_conflict() -> None:
    assert weighed(told="2024-12", text=f"BEIRUT, Dec 12, 2024 (AP) - {BODY}").flags == ()


def test_a_date_in_the_report_itself_is_not_its_publication_date() -> None:
    assert weighed(text="The column left the coast on December 8, 2024.").basis is PublishedBasis.NONE


@pytest.mark.parametrize("value", ["2024-12-12", "2024-12", "2024", "2024-12-12 08:00", "2024-12-12T08:00:00Z"])
def test_iso_dates_are_read(value: str) -> None:
    interval = parse_iso(value)
    assert interval is not None
    assert (interval.edtf or "")[:4] == "2024"


@pytest.mark.parametrize("value", ["", " ", "24-12-12", "2024-1-1", "2024/12/12", "2023-02-29", "12 December 2024"])
def test_other_writings_are_no_iso_dates(value: str) -> None:
    assert parse_iso(value) is None


POST = "Lorries queue at the gate.\n— Gate Watch (@gatewatch) December 14, 2024"


def test_embedded_posts_are_lower_bounds_and_anchor_the_report() -> None:
    found = weighed(text=f"{BODY}\n{POST}\n{BODY}")
    assert (found.interval.edtf, found.basis) == ("2024-12-14/..", PublishedBasis.EMBEDDED_POST)
    assert found.anchor is not None
    assert found.anchor.first == date(2024, 12, 14)


def test_a_printed_date_just_after_an_embedded_post_is_believed() -> None:
    found = weighed("December 15, 2024", text=f"{BODY}\n{POST}\n{BODY}")
    assert (found.interval.edtf, found.basis, found.flags) == ("2024-12-15", PublishedBasis.PAGE, ())


def test_a_report_is_not_older_than_what_it_looks_back_on() -> None:
    found = weighed(text="Patrols have been rare since the fall of Assad.")
    assert (found.interval.edtf, found.basis) == ("2024-12-08/..", PublishedBasis.LANDMARK)
    assert found.anchor is None


def test_a_labelled_date_older_than_what_the_text_knows_is_flagged_and_not_used() -> None:
    found = weighed("Published: March 3, 2021", text="Patrols have been rare since the fall of Assad.")
    assert (found.interval.edtf, found.flags) == ("2024-12-08/..", ("contradicts_content",))


def test_a_labelled_date_that_is_the_day_of_fetching_is_flagged_and_not_used() -> None:
    page = f"Published: May 25, 2026\n{BODY}"
    found = published(None, None, "press/a.txt", page, Reading("v1", tuple(segments(page))), "2026-05-25T08:00:00Z")
    assert (found.interval.start, found.flags) == (None, ("suspect_crawl_date",))


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("Опубликовано: 3 марта 2025 г., 14:05", "2025-03-03"),
        ("Yayın tarihi: 3 Mart 2025", "2025-03-03"),
        ("تاريخ النشر: ٣ آذار ٢٠٢٥", "2025-03-03"),
    ],
)
def test_labelled_dates_are_read_in_all_languages(line: str, edtf: str) -> None:
    assert weighed(line).interval.edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("ДАМАСК, 14 декабря 2024. /Агентство/. Колонна вышла на рассвете.", "2024-12-14"),
        ("ŞAM - 14.12.2024 16:40\n\nKonvoy şafakta çıktı.", "2024-12-14"),
        ("PORT CITY, March 4: The column left at dawn.", "XXXX-03-04"),
    ],
)
def test_datelines_are_read_in_the_forms_of_the_agencies(text: str, edtf: str) -> None:
    found = weighed(text=text)
    assert (found.interval.edtf, found.basis) == (edtf, PublishedBasis.DATELINE)


@pytest.mark.parametrize(("line", "edtf"), [("Mar 1, 2024", "2024-03-01"), ("Feb 29, 2024", "2024-02-29")])
def test_a_dateline_of_29_february_agrees_with_the_page(line: str, edtf: str) -> None:
    assert weighed(line, text=f"BEIRUT, Feb 29 (AP) - {BODY}").interval.edtf == edtf


def test_yesterday_counts_from_the_dateline_where_the_report_came_out_a_day_later() -> None:
    found = weighed(told="2025-03-05", text=f"BEIRUT, March 4 (AP) - {BODY}")
    assert found.interval.edtf == "2025-03-05"
    assert found.anchor is not None
    assert found.anchor.first == date(2025, 3, 4)


def test_all_that_was_weighed_is_kept_with_what_became_of_it() -> None:
    found = weighed("May 25, 2026", told="2024-12-12", uri="https://x.test/2024/12/11/column")
    told = [(w.candidate.basis.value, w.verdict.value) for w in found.weighed]
    assert told == [("page", "rejected"), ("sidecar", "taken"), ("url", "outweighed")]
    assert all(w.reason for w in found.weighed)
