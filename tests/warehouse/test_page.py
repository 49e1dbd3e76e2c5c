"""The facts of the analyst's page: states with care, disagreement, changes; and that its file is data and no more."""

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import claim, document, teller
from releases import Rows, actor, event, outlet, release, site
from told import AFTER, BEFORE

from warehouse.page.facts import facts
from warehouse.page.render import SCRIPTS, data, policy, render

ROOT = Path(__file__).resolve().parents[2] / "warehouse" / "page"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The facts of the small story, compared with the release before."""
    folder = tmp_path_factory.mktemp("page")
    return facts(release(folder / "2.duckdb", AFTER, 2), release(folder / "1.duckdb", BEFORE))


def rows(told: dict[str, Any], table: str) -> list[dict[str, Any]]:
    return [dict(zip(told[table]["columns"], row, strict=True)) for row in told[table]["rows"]]


def bands(path: Path, *claims: dict[str, Any], effect: int = -1, place: str = "manbij") -> list[tuple[str, date, date]]:
    """States of Manbij by claims, each a word of its own; `_effect` in a claim overrules the effect at the place."""
    effects = [told.pop("_effect", effect) for told in claims]
    made: Rows = {
        "ref.place": [site("manbij", "Manbij"), site("province", "Province", place_type="governorate")],
        "core.document": [document("d", published=date(2025, 6, 30))],
        "core.claim": [
            claim(f"c{i}", "d", **{"event_id": "e", "origin_id": f"by{i}", **facts}) for i, facts in enumerate(claims)
        ],
        "core.claim_place": [
            {"claim_id": f"c{i}", "place_id": place, "role": "origin", "presence_effect": one,
             "geo_precision": 1 if place == "manbij" else 4, "resolution": "unique"} for i, one in enumerate(effects)
        ],
        "core.event": [event("e")],
    }  # fmt: skip
    told = facts(release(path / "one.duckdb", made))
    return [(band["state"], band["from"], band["to"]) for band in rows(told, "band") if band["site"] == "manbij"]


def on(day: date, **facts: object) -> dict[str, Any]:
    return {"day": day, **facts}


def test_a_state_holds_until_the_next_word_and_ends_in_silence_after_half_a_year(tmp_path: Path) -> None:
    found = bands(tmp_path, on(date(2022, 5, 1), _effect=0), on(date(2022, 5, 24)))
    assert found == [
        ("present", date(2022, 5, 1), date(2022, 5, 24)),
        ("absent", date(2022, 5, 24), date(2022, 11, 21)),
    ]


def test_a_denied_withdrawal_says_that_they_are_there_and_a_denied_presence_says_nothing(tmp_path: Path) -> None:
    assert [state for state, *_ in bands(tmp_path, on(date(2025, 5, 1), factuality="CT-"))] == ["present"]
    assert (
        bands(tmp_path / "b", on(date(2025, 5, 1), factuality="CT-", event_type="continued_presence"), effect=0) == []
    )


@pytest.mark.parametrize(
    "told",
    [{"phase": "planned"}, {"is_background": True}, {"factuality": "PS+"}, {"factuality": "Uu"}],
    ids=["a plan", "background", "a weak hedge", "no stand taken"],
)
def test_what_is_no_news_of_a_state_changes_none(tmp_path: Path, told: dict[str, Any]) -> None:
    assert bands(tmp_path, on(date(2025, 5, 1), **told)) == []


def test_a_word_on_a_province_says_nothing_of_a_site(tmp_path: Path) -> None:
    assert bands(tmp_path, on(date(2025, 5, 1)), place="province") == []


def test_words_that_differ_on_one_day_are_disputed(tmp_path: Path) -> None:
    assert [state for state, *_ in bands(tmp_path, on(date(2025, 5, 1)), on(date(2025, 5, 1), _effect=0))] == [
        "disputed"
    ]


def test_a_month_does_not_overrule_a_day_within_it(tmp_path: Path) -> None:
    month = {"day": None, "date_start": date(2025, 5, 1), "date_end": date(2025, 5, 31), "_effect": 0}
    states = [state for state, *_ in bands(tmp_path, on(date(2025, 5, 24)), month)]
    assert states == ["absent", "disputed"], "what cannot be put in order is disputed, and nobody is said to be back"


def test_a_band_that_began_within_a_month_says_from_when_that_is_unsure(tmp_path: Path) -> None:
    made = bands(tmp_path, {"day": None, "date_start": date(2025, 5, 1), "date_end": date(2025, 5, 31)})
    assert made == [("absent", date(2025, 5, 31), date(2025, 6, 30))]
    [band] = rows(facts(tmp_path / "one.duckdb"), "band")
    assert band["unsure_from"] == date(2025, 5, 1)


def test_equipment_that_leaves_does_not_empty_a_site(tmp_path: Path) -> None:
    gone = on(date(2025, 5, 1), event_type="equipment_move")
    assert [state for state, *_ in bands(tmp_path, gone)] == ["partial"]


def test_left_and_entered_again_within_days_shows_as_such(tmp_path: Path) -> None:
    back = on(date(2021, 2, 22), event_type="deployment", presence_effect=1, _effect=1)
    assert [state for state, *_ in bands(tmp_path, on(date(2021, 2, 21)), back)] == ["absent", "present"]


def test_the_quote_stands_in_its_sentence_and_not_beyond_it(told: dict[str, Any]) -> None:
    [first] = [row for row in rows(told, "claim") if row["id"] == "c1"]
    assert (first["before"], first["quote"], first["after"]) == (
        " ",
        "The last lorries left Manbij on 24 May",
        ", a resident said.",
    )


def test_who_denies_what_another_asserts_stands_beside_it(told: dict[str, Any]) -> None:
    assert {(row["event"], row["name"], row["verdict"]) for row in rows(told, "agreement")} == {
        ("e1", "a resident", "asserts"),
        ("e1", "Russian Ministry of Defence", "denies"),
    }


def test_two_outlets_that_repeat_one_monitor_do_not_agree_with_each_other(tmp_path: Path) -> None:
    made: Rows = {
        "ref.outlet": [outlet("gazette", "Northern Gazette"), outlet("wire", "Wire")],
        "ref.actor": [actor("monitor", "The Monitor")],
        "core.document": [document("d1", outlet_id="gazette"), document("d2", outlet_id="wire")],
        "core.claim": [claim(f"c{n}", f"d{n}", event_id="e", origin_id="monitor") for n in (1, 2)],
        "core.claim_source": [teller("c1", "monitor"), teller("c2", "wire")],
        "core.event": [event("e", n_claims=2, n_documents=2)],
    }
    assert rows(facts(release(tmp_path / "one.duckdb", made)), "agreement") == []


def test_a_governorate_is_no_site(told: dict[str, Any]) -> None:
    assert {row["id"] for row in rows(told, "place") if row["is_site"]} == {"manbij", "hmeimim"}


def test_the_page_names_its_release_and_the_one_it_is_compared_with(told: dict[str, Any]) -> None:
    page = render(told)
    assert "2.duckdb" in page
    assert told["about"]["before"] == "1.duckdb"
    assert {row["claim_id"] for row in rows(told, "change")} == {"c2", "c3", "c4", "c5", "c6", "c7"}


def test_the_data_of_the_page_holds_no_character_of_markup_and_reads_back_the_same() -> None:
    hostile = {"text": "</script><!--&\u2028\u2029 \" ' \\"}
    assert not set(data(hostile)) & set("<>&\u2028\u2029")
    assert json.loads(data(hostile)) == hostile


def test_the_policy_admits_one_script_and_one_style_by_their_hashes_and_no_network() -> None:
    told = policy("a{}", "let x")
    assert told.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in told
    assert "http" not in told


def test_the_script_never_makes_markup_of_text_and_never_asks_the_network() -> None:
    script = "\n".join((ROOT / "js" / f"{name}.js").read_text("utf-8") for name in SCRIPTS)
    assert len(script) > 10_000
    markup = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function"
    forbidden = markup + r"|fetch\(|XMLHttp|WebSocket|import\("
    assert re.findall(forbidden, script) == []


def test_every_script_of_the_folder_is_in_the_page() -> None:
    assert {path.stem for path in (ROOT / "js").glob("*.js")} == set(SCRIPTS)
