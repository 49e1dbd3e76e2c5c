"""Disputes that really went through the press, told claim by claim: what the views make of each.

What was read in the texts is not the question here: that has tests of its own. Given the claims, do the views count
tellers, keep the days apart and leave a state open where it is open?
"""

from datetime import date
from typing import Any

import duckdb
from marts import Tell, event, put, site

RELAYS = 12
STAYS: dict[str, Any] = {"event_type": "continued_presence", "phase": "state", "role": "at", "effect": 0}


def told_of(con: duckdb.DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    return con.execute(query).fetchall()


def test_ain_issa_is_left_and_held_again_the_next_morning_and_a_repost_is_no_second_teller(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    tell(day=date(2021, 2, 21), published=date(2021, 2, 21), event_id="left")
    tell(day=date(2021, 2, 21), published=date(2021, 2, 23), event_id="left")
    tell(day=date(2021, 2, 22), published=date(2021, 2, 22), event_type="deployment", role="destination", effect=1)
    spells = told_of(con, "SELECT status, valid_from, returned_after_days FROM mart.site_status_history ORDER BY 2")
    assert spells == [("absent", date(2021, 2, 21), None), ("present", date(2021, 2, 22), 1)]
    event(con, "left", n_claims=2, n_documents=2)
    assert told_of(con, "SELECT n_documents, n_affirming FROM mart.event_support WHERE event_id = 'left'") == [(2, 1)]


def test_manbij_in_may_2022_is_disputed_since_a_month_and_a_day_cannot_be_put_in_order(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    tell(day=date(2022, 5, 24), published=date(2022, 5, 25), event_type="reinforcement", role="destination", effect=1)
    tell(
        day=date(2022, 5, 1), until=date(2022, 5, 31), published=date(2022, 5, 31), extent="partial", teller=None
    )  # 17 vehicles left that month
    state = site(con)
    assert (state["status"], state["contrary_says"], state["is_exact"]) == ("disputed", "partial", True)


def qamishli(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    """Twelve pages retell one agency, three tellers stand apart; each gives another first day."""
    seen: dict[str, Any] = {"event_id": "qamishli", "phase": "begun", "published": date(2026, 1, 27)}
    for _ in range(RELAYS):
        tell(day=date(2026, 1, 19), until=date(2026, 1, 25), teller="reuters", **seen)
    tell(day=date(2026, 1, 24), teller="ap", **seen)
    tell(day=date(2026, 1, 21), until=date(2026, 1, 22), teller="anadolu", **seen)
    tell(day=date(2026, 1, 24), teller="okaz", **seen)
    event(con, "qamishli", n_claims=RELAYS + 3, n_documents=RELAYS + 3, n_origins=4)


def test_qamishli_in_january_2026_has_fifteen_pages_and_four_tellers(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    qamishli(con, tell)
    assert told_of(con, "SELECT n_documents, n_affirming FROM mart.event_support") == [(RELAYS + 3, 4)]
    assert told_of(con, "SELECT n_origins FROM mart.site_status WHERE place_id = 'manbij'") == [(4,)]


def test_the_first_days_told_of_qamishli_are_shown_side_by_side(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    qamishli(con, tell)
    con.execute("UPDATE core.claim SET date_edtf = concat_ws('/', date_start, nullif(date_end, date_start))")
    [(said,)] = told_of(con, "SELECT said FROM mart.disagreement WHERE aspect = 'when'")
    assert said == "2026-01-19/2026-01-25: reuters; 2026-01-21/2026-01-22: anadolu; 2026-01-24: ap, okaz"


def test_a_final_contingent_without_a_day_disputes_a_withdrawal_that_has_begun_and_does_not_empty_the_airport(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    qamishli(con, tell)
    tell(published=date(2026, 1, 27), extent="complete", teller="site")  # the final contingent left, without a day
    state = site(con)
    assert (state["status"], state["contrary_says"]) == ("disputed", "absent")
    tell(day=date(2026, 1, 26), published=date(2026, 1, 27), extent="complete", teller="site")
    assert site(con)["status"] == "absent", "with a day that is later than all others it decides"


def test_a_ship_that_left_on_one_of_two_days_is_no_two_ships(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    put(con, "ref.place", {"place_id": "tartus", "name": "Tartus port", "place_type": "port"})
    put(con, "ref.materiel", {"materiel_id": "sparta2", "name": "Sparta II", "kind": "ship", "is_generic": False})
    sails: dict[str, Any] = {"event_type": "equipment_move", "event_id": "sails", "published": date(2025, 1, 23)}
    tell(day=date(2024, 12, 11), teller="hur", **sails)
    tell(day=date(2024, 12, 13), teller="naval", **sails)
    docked = {"event_type": "equipment_move", "event_id": "docks", "role": "destination", "effect": 1}
    tell(day=date(2025, 1, 21), published=date(2025, 1, 23), place="tartus", teller="naval", **docked)
    for claim in told_of(con, "SELECT claim_id FROM core.claim"):
        put(con, "core.claim_materiel", {"claim_id": claim[0], "materiel_id": "sparta2", "char_start": 0})
    event(con, "sails", event_type="equipment_move", n_origins=2)
    con.execute("UPDATE core.claim SET date_edtf = date_start::VARCHAR")
    said = told_of(con, "SELECT aspect, said FROM mart.disagreement")
    assert said == [("when", "2024-12-11: hur; 2024-12-13: naval")]
    ship = told_of(
        con,
        "SELECT count(DISTINCT materiel_id), max(date_end) FROM core.claim_materiel JOIN core.claim USING (claim_id)",
    )
    assert ship == [(1, date(2025, 1, 21))]


def test_to_refer_to_the_ministry_is_no_comment_and_no_final_decision_is_a_position_and_no_denial(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    tell(published=date(2026, 1, 27), teller="ru_mod", event_id="leaves", stance="no_comment", factuality="Uu")
    tell(
        published=date(2024, 12, 16), teller="ru_mod", event_type="negotiation", phase="ongoing", role="at", effect=None
    )
    assert told_of(con, "SELECT event_id, answer FROM mart.denial") == [("leaves", "no_comment")]
    assert site(con)["status"] == "no_report", "neither says who is there"


def test_no_withdrawals_in_an_area_is_presence_and_not_silence(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    tell(day=date(2022, 5, 24), published=date(2022, 5, 25), factuality="CT-", phase="ongoing")
    tell(day=date(2022, 5, 25), published=date(2022, 5, 25), event_id="stays", **STAYS)
    assert (site(con)["status"], site(con)["n_origins_for"]) == ("present", 1)


def test_yesterday_and_the_day_before_are_two_events_on_two_days(con: duckdb.DuckDBPyConnection, tell: Tell) -> None:
    for number, day in enumerate((date(2022, 5, 24), date(2022, 5, 25))):
        tell(day=day, published=date(2022, 5, 26), event_id=f"e{number}", extent="partial")
        event(con, f"e{number}", date_start=day, date_end=day)
    days = told_of(con, "SELECT date_start FROM mart.presence_change ORDER BY 1")
    assert days == [(date(2022, 5, 24),), (date(2022, 5, 25),)]


def test_flags_and_equipment_that_are_still_there_make_a_withdrawal_partial(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    tell(day=date(2026, 1, 20), published=date(2026, 1, 26), phase="ongoing", teller="reuters")
    tell(day=date(2026, 1, 20), published=date(2026, 1, 26), event_type="equipment_move", teller="ap")
    assert site(con)["status"] == "partial"


def test_two_years_told_as_background_open_no_base_and_change_no_state(
    con: duckdb.DuckDBPyConnection, tell: Tell
) -> None:
    opened: dict[str, Any] = {"event_type": "deployment", "role": "at", "effect": 1, "is_background": True}
    tell(day=date(2015, 9, 30), published=date(2024, 12, 13), **opened)
    tell(day=date(2017, 1, 1), until=date(2017, 12, 31), published=date(2024, 12, 14), **opened)
    assert (site(con)["status"], site(con)["n_barred"]) == ("no_report", 2)
    assert told_of(con, "SELECT * FROM mart.site_status_history") == []
