"""The state of a site: which word decides, what only doubts, and that silence is not absence."""

import re
from datetime import date, datetime, timedelta
from typing import Any

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from marts import Tell, put, site

from schemas.mart_sites import SILENCE_DAYS
from warehouse import ddl

MAY_3, MAY_4, MAY_5 = date(2022, 5, 3), date(2022, 5, 4), date(2022, 5, 5)
STAYS: dict[str, Any] = {"event_type": "continued_presence", "phase": "state", "effect": 0, "role": "at"}
DENIED: dict[str, Any] = {"factuality": "CT-", "effect": None, "teller": "ru_mod"}


def test_a_site_that_nobody_wrote_about_has_no_reports_which_is_not_absence(con: duckdb.DuckDBPyConnection) -> None:
    row = site(con)
    assert (row["status"], row["n_claims"], row["as_of"], row["quote"]) == ("no_report", 0, None, None)


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({}, "absent"),
        ({"extent": "complete"}, "absent"),
        ({"extent": "partial"}, "partial"),
        ({"phase": "begun"}, "partial"),
        ({"phase": "ongoing"}, "partial"),
        ({"phase": "halted", "effect": None}, "present"),
        ({"event_type": "equipment_move"}, "partial"),
        (STAYS, "present"),
        ({"event_type": "reinforcement", "effect": 1, "role": "destination"}, "present"),
        ({"event_type": "handover", "effect": -1, "role": "at"}, "absent"),
        (DENIED, "present"),
        ({**DENIED, "factuality": "PR-"}, "present"),
    ],
)
def test_one_word_decides_the_status_of_a_site(
    con: duckdb.DuckDBPyConnection, tell: Tell, told: dict[str, Any], status: str
) -> None:
    tell(day=MAY_3, **told)
    row = site(con)
    assert (row["status"], row["as_of"], row["n_claims"]) == (status, MAY_3, 1)


@pytest.mark.parametrize(
    "told",
    [
        {"phase": "planned"},
        {"phase": "planned", "factuality": "PR+"},
        {"factuality": "PS+"},
        {"factuality": "PR+"},
        {"stance": "alleges"},
        {"phase": "historical"},
        {**STAYS, "factuality": "CT-", "effect": None},
        {"stance": "predicts"},
        {"force_id": "iran"},
        {"factuality": "Uu", "effect": None},
        {"factuality": "PS-", "effect": None},
        {"is_background": True},
        {"is_current": False},
        {"role": "via", "effect": 0},
        {"event_type": "negotiation", "effect": None},
        {"event_type": "activity_change", "effect": None},
        {"event_type": "reinforcement", "factuality": "CT-", "effect": None},
    ],
    ids=lambda told: " ".join(map(str, told.values())),
)
def test_a_plan_a_guess_history_or_a_passage_changes_nothing(
    con: duckdb.DuckDBPyConnection, tell: Tell, told: dict[str, Any]
) -> None:
    tell(day=MAY_5, **told)
    assert site(con)["status"] == "no_report"
    tell(day=MAY_3, **STAYS)
    row = site(con)
    assert (row["status"], row["as_of"], row["n_claims"]) == ("present", MAY_3, 1)


@pytest.mark.parametrize(
    ("first", "then", "status"),
    [(STAYS, {}, "absent"), ({}, STAYS, "present"), ({}, DENIED, "present"), (DENIED, {}, "absent")],
)
def test_the_newest_dated_word_wins(
    con: duckdb.DuckDBPyConnection, tell: Tell, first: dict[str, Any], then: dict[str, Any], status: str
) -> None:
    tell(day=MAY_4, **then)
    tell(day=MAY_3, **first)
    row = site(con)
    assert (row["status"], row["as_of"], row["quote"], row["uri"]) == (status, MAY_4, "quote 0", "uri 0")


def test_words_of_the_same_day_that_differ_are_disputed(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    tell(day=MAY_3)
    tell(day=MAY_3, **DENIED)
    row = site(con)
    assert (row["status"], row["n_claims"], row["n_origins"]) == ("disputed", 2, 2)


def test_some_left_and_some_stay_is_partial_not_disputed(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    tell(day=MAY_3, extent="partial")
    tell(day=MAY_3, **STAYS)
    assert site(con)["status"] == "partial"


def test_an_undated_word_does_not_overrule_a_dated_one_but_is_shown_against_it(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    tell(day=MAY_3)
    tell(**STAYS)
    row = site(con)
    assert (row["status"], row["as_of"], row["n_undated"]) == ("absent", MAY_3, 1)
    assert (row["contrary_says"], row["contrary_quote"], row["contrary_as_of"]) == ("present", "quote 1", None)


def test_an_undated_word_that_agrees_with_the_newest_one_is_not_disputed(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    tell(day=MAY_3, **STAYS)
    tell(day=MAY_5)
    tell()
    assert (site(con)["status"], site(con)["n_undated"]) == ("absent", 1)


def test_nothing_but_undated_words_that_differ_is_disputed_without_a_day(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    tell()
    tell(**STAYS)
    assert (site(con)["status"], site(con)["as_of"]) == ("disputed", None)


def test_nothing_but_undated_words_that_agree_decides(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    tell()
    tell(teller="ru_mod")
    assert (site(con)["status"], site(con)["as_of"], site(con)["n_undated"]) == ("absent", None, 2)


def test_a_vague_date_that_reaches_past_an_exact_one_does_not_overrule_it(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    tell(day=date(2022, 5, 24), event_type="reinforcement", effect=1, role="destination")
    tell(day=date(2022, 5, 1), until=date(2022, 5, 31), teller=None)
    row = site(con)
    assert (row["status"], row["as_of"], row["is_exact"]) == ("disputed", date(2022, 5, 24), True)
    assert (row["contrary_says"], row["contrary_as_of"]) == ("absent", date(2022, 5, 31))
    assert (row["n_origins_for"], row["n_origins_against"]) == (1, 1)


def test_a_vague_date_that_lies_wholly_after_an_exact_one_is_newer(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    tell(day=date(2022, 5, 24), **STAYS)
    tell(day=date(2022, 6, 1), until=date(2022, 6, 30))
    assert (site(con)["status"], site(con)["is_exact"]) == ("absent", False)


def test_an_event_is_never_put_later_than_its_report(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    tell(day=date(2022, 5, 1), until=date(2022, 5, 31), published=MAY_3)
    tell(day=MAY_4, **STAYS)
    assert (site(con)["status"], site(con)["as_of"]) == ("present", MAY_4)


def test_a_state_without_a_date_holds_on_the_day_of_its_report(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    tell(day=MAY_3)
    tell(published=MAY_5, **STAYS)
    assert (site(con)["status"], site(con)["as_of"]) == ("present", MAY_5)


def test_a_change_without_a_date_may_be_older_than_its_report(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    tell(day=MAY_3, **STAYS)
    tell(published=MAY_5)
    assert site(con)["status"] == "disputed"


def test_a_rumour_is_shown_against_the_state_with_its_age(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    tell(day=MAY_3, published=MAY_3, **STAYS)
    tell(day=MAY_4, published=MAY_5, factuality="PS+", teller="ru_mod")
    row = site(con)
    assert (row["status"], row["age_days"], row["n_barred"]) == ("present", 2, 1)
    told = row["contrary_says"], row["contrary_bar"], row["contrary_age_days"], row["n_origins_against"]
    assert told == ("absent", "hedged", 1, 1)


def test_a_part_that_left_at_a_vague_time_does_not_overrule_exact_presence(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    tell(day=date(2022, 5, 24), event_type="reinforcement", effect=1, role="destination")
    tell(day=date(2022, 5, 1), until=date(2022, 5, 31), extent="partial", teller=None)
    assert (site(con)["status"], site(con)["quote"], site(con)["contrary_quote"]) == ("disputed", "quote 0", "quote 1")


def test_a_denial_without_a_date_disputes_what_was_told_before_it_and_does_not_overrule_it(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    tell(day=MAY_3, published=MAY_3)
    tell(published=MAY_5, **DENIED)
    assert (site(con)["status"], site(con)["contrary_quote"]) == ("disputed", "quote 1")


def test_equipment_that_leaves_contradicts_presence_in_part_and_absence_not_at_all(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    tell(day=MAY_3, event_type="equipment_move")
    assert site(con)["status"] == "partial"
    tell(day=MAY_3)
    assert site(con)["status"] == "absent"


@pytest.mark.parametrize(("days", "status"), [(180, "absent"), (181, "no_report")])
def test_silence_becomes_no_report_after_180_days_and_never_absence(
    con: duckdb.DuckDBPyConnection, tell: Tell, days: int, status: str
) -> None:
    tell(day=MAY_3, published=MAY_3)
    tell(place="village", published=MAY_3 + timedelta(days=days), **STAYS)
    row = site(con)
    assert (row["status"], row["last_status"], row["age_days"]) == (status, "absent", days)


def test_a_report_of_which_only_the_first_possible_day_is_known_is_no_news_from_the_future(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    tell(day=MAY_3, published=MAY_3, place="village")
    tell(day=MAY_5, published=MAY_5)
    con.execute("UPDATE core.document SET published_end = NULL WHERE published_start = $1", [MAY_5])
    assert site(con)["age_days"] == 0


@pytest.mark.parametrize("view", ["mart.site_status", "mart.site_status_history"])
def test_the_views_count_the_days_of_silence_that_the_page_and_the_macros_name(view: str) -> None:
    numbers = {int(number) for number in re.findall(r"\b\d{3}\b", ddl.view_sql(view))}
    assert numbers - {SILENCE_DAYS + 1} == {SILENCE_DAYS}, "a spell ends on the day after"


def test_the_state_as_known_on_a_day_knows_only_what_was_published(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    tell(day=MAY_3, published=MAY_3, **STAYS)
    tell(day=MAY_3, published=MAY_5)
    known = "SELECT status, quote FROM mart.site_status_as_of(?) WHERE place_id = 'manbij'"
    assert con.execute(known, [MAY_4]).fetchall() == [("present", "quote 0")]
    assert [row[0] for row in con.execute(known, [MAY_5]).fetchall()] == ["disputed"]
    assert con.execute(known, [date(2022, 5, 2)]).fetchall() == [("no_report", None)]


def test_a_report_without_a_date_is_known_from_the_run_that_loaded_it(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    tell(day=MAY_3)
    con.execute("UPDATE core.document SET known_from = 1")
    put(con, "ops.run", {"run_id": 1, "started_at": datetime(2022, 5, 5, 8)})  # noqa: DTZ001
    known = "SELECT status FROM mart.site_status_as_of(?) WHERE place_id = 'manbij'"
    assert con.execute(known, [MAY_4]).fetchall() == [("no_report",)]
    assert con.execute(known, [MAY_5]).fetchall() == [("absent",)]


SPELLS = "SELECT status, valid_from, valid_to, returned_after_days FROM mart.site_status_history ORDER BY valid_from"


def test_left_and_held_again_within_days_shows_as_two_spells(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    tell(day=MAY_3, published=MAY_3)
    tell(day=MAY_4, published=MAY_4, event_type="deployment", effect=1, role="destination")
    assert con.execute(SPELLS).fetchall() == [("absent", MAY_3, MAY_3, None), ("present", MAY_4, None, 1)]


def test_words_that_say_the_same_make_one_spell_and_silence_ends_it(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    tell(day=MAY_3, published=MAY_3, **STAYS)
    tell(day=MAY_5, published=MAY_5, teller="ru_mod", **STAYS)
    tell(day=date(2023, 5, 5), published=date(2023, 5, 5), place="village")
    rows = con.execute(
        """SELECT status, valid_from, valid_to, n_claims, n_origins FROM mart.site_status_history
           WHERE place_id = 'manbij' ORDER BY valid_from"""
    ).fetchall()
    silent = MAY_5 + timedelta(days=181)
    assert rows == [
        ("present", MAY_3, silent - timedelta(days=1), 2, 2),
        ("no_report", silent, None, 0, 0),
    ]


def test_a_vague_word_enters_the_history_on_its_last_day_as_a_dispute(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    tell(day=date(2022, 5, 24), **STAYS)
    tell(day=date(2022, 5, 1), until=date(2022, 5, 31))
    tell(day=date(2022, 6, 2), **STAYS)
    assert [row[:2] for row in con.execute(SPELLS).fetchall()] == [
        ("present", date(2022, 5, 24)),
        ("disputed", date(2022, 5, 31)),
        ("present", date(2022, 6, 2)),
    ]


def _word() -> st.SearchStrategy[dict[str, Any]]:
    first = st.dates(date(2022, 5, 1), date(2022, 5, 20))
    ways: list[dict[str, Any]] = [{}, STAYS, {"extent": "partial"}, DENIED]
    return st.builds(
        lambda day, length, way: {"day": day, "until": day + timedelta(days=length), **way},
        first,
        st.sampled_from([0, 0, 6, 30]),
        st.sampled_from(ways),
    )


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(_word(), min_size=1, max_size=6))
def test_history_ends_with_the_state_that_the_board_shows(
    con: duckdb.DuckDBPyConnection, tell: Tell, words: list[dict[str, Any]]
) -> None:
    for table in ("core.claim", "core.document", "core.claim_place", "core.claim_source"):
        con.execute(f"DELETE FROM {table}")
    for word in words:
        tell(**word)
    last = con.execute("SELECT status FROM mart.site_status_history WHERE valid_to IS NULL").fetchall()
    assert last == [(site(con)["status"],)]


def test_the_last_days_of_presence_and_absence_are_told_apart(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    tell(day=MAY_3, **STAYS)
    tell(day=MAY_4)
    tell(day=MAY_5, **DENIED)
    row = site(con)
    assert (row["last_presence"], row["last_absence"]) == (MAY_5, MAY_4)


def test_tellers_are_counted_not_articles(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    for _ in range(3):
        tell(day=MAY_3)
    tell(day=MAY_3, teller="ru_mod")
    assert (site(con)["n_claims"], site(con)["n_origins"]) == (4, 2)


def test_a_province_is_no_site_and_a_village_is_one_only_once_it_is_told_of(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    tell(day=MAY_3, place="aleppo")
    listed = "SELECT place_id FROM mart.site_status ORDER BY 1"
    assert con.execute(listed).fetchall() == [("manbij",)]
    tell(day=MAY_3, place="village")
    assert con.execute(listed).fetchall() == [("manbij",), ("village",)]
