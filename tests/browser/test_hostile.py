"""Sixty hostile texts in every field of a report: on the page, in files, feeds and on the terminal they stay text."""

import contextlib
import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from builders import claim, document
from payloads import PAYLOADS, is_control
from releases import Row, Rows, actor, event, home, outlet, site

import flows.__main__ as cli
from flows import ask, export
from flows.page import write
from flows.terminal import escape

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def rows_of(number: int, text: str) -> Rows:
    """One claim with a payload in every text that a report, its tellers, places or the tables beside it can carry."""
    ids = {name: f"{name}{number}" for name in ("d", "c", "e", "p", "a", "o", "m")}
    body = f"Before {text} after."
    told = dict.fromkeys(("date_text", "date_reason", "hedge_text", "rule_id", "extractor", "date_edtf"), text)
    facts = dict.fromkeys(("title", "uri", "item", "source", "published_edtf", "published_reason", "flags"), text)
    words = {"char_start": 7, "char_end": 7 + len(text)}
    return {
        "core.document": [
            document(ids["d"], body, outlet_id=ids["o"], text_sha256=text, **facts, published_start=date(2025, 1, 1))
        ],
        "core.claim": [
            claim(ids["c"], ids["d"], date(2025, 1, 1 + number % 28), event_id=ids["e"], origin_id=ids["a"], quote=text,
                  force_id=ids["a"], counterpart_id=ids["a"], **told, **words)
        ],
        "core.claim_place": [
            {"claim_id": ids["c"], "place_id": place, "role": role, "presence_effect": effect, "geo_precision": 1,
             "resolution": "unique", "place_text": text}
            for place, role, effect in ((ids["p"], "origin", -1), ("libya", "destination", 1))
        ],
        "core.claim_source": [_teller(ids["c"], ids["a"], text, 0), _teller(ids["c"], None, text, 1)],
        "core.claim_materiel": [
            {"claim_id": ids["c"], "materiel_id": ids["m"], "unit": text, "materiel_text": text, **words}
        ],
        "core.event": [event(ids["e"], force_id=ids["a"], origin_place_id=ids["p"], n_origins=2, is_disputed=True)],
        "ref.place": [site(ids["p"], text, text, country="SY")],
        "ref.actor": [actor(ids["a"], text)],
        "ref.outlet": [outlet(ids["o"], text)],
        "ref.materiel": [{"materiel_id": ids["m"], "name": text, "kind": text, "unit": text, "is_generic": False}],
        "ref.milestone": [
            {"milestone_id": ids["m"], "name": text, "date_start": date(2025, 1, 9), "date_end": date(2025, 1, 9)}
        ],
        "ref.crosswalk": [],
    }  # fmt: skip


def _teller(claim_id: str, actor_id: str | None, text: str, position: int) -> Row:
    told = {"source_class": "official", "source_text": text, "cue_text": text}
    return {"claim_id": claim_id, "position": position, "actor_id": actor_id, **told}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose current release holds every payload in every field, and the one before it nothing of them."""
    every: Rows = {}
    for number, text in enumerate(PAYLOADS):
        for table, found in rows_of(number, text).items():
            every.setdefault(table, []).extend(found)
    every["ref.place"].append(site("libya", PAYLOADS[0], None, place_type="country", country="LY", latitude=None))
    code = "Strategic developments: Non-violent transfer of territory"
    every["ref.crosswalk"] = [{"event_type": "withdrawal", "scheme": "ACLED", "code": code, "note": PAYLOADS[0]}]
    folder = tmp_path_factory.mktemp("hostile")
    made = home(folder / "home", {"core.document": [document("calm")]}, every)
    write(made, folder / "report.html", None)
    for name in ("csv", "geojson", "crosswalk", "feed", "parquet"):
        export.write(made, name, folder / name, None)
    return folder


def test_there_are_sixty_different_payloads() -> None:
    assert len(set(PAYLOADS)) == 60


def test_on_the_page_every_payload_is_shown_and_none_acts(opened: Callable[..., Any], hostile: Path) -> None:
    seen = opened(hostile / "report.html")
    page = seen.page
    shown = set()
    for number in range(len(PAYLOADS)):
        page.evaluate(f"location.hash = '#claim=c{number}'")
        page.wait_for_selector(f"#card[open] #permalink[href$='claim=c{number}']")
        shown.add(page.locator("#card mark").first.text_content())
        links = page.locator("#card a[rel]").evaluate_all("all => all.map(a => a.protocol)")
        assert set(links) <= {"https:", "http:"}
    assert shown == set(PAYLOADS)
    assert page.evaluate("window.pwned") is None
    assert seen.requests == [f"file://{hostile / 'report.html'}"]
    assert seen.complaints == []


def test_on_the_page_pictures_tips_and_filters_keep_hostile_names_as_text(
    opened: Callable[..., Any], hostile: Path
) -> None:
    seen = opened(hostile / "report.html")
    page = seen.page
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.locator(".tick, .arrow, .band").evaluate_all(
        "all => all.forEach(t => t.dispatchEvent(new MouseEvent('mouseover', {bubbles: true})))"
    )
    while page.locator("#claims-list > button:visible").count():
        page.locator("#claims-list > button").click()
    assert page.locator("#claims-list .claim").count() == 60
    assert page.locator("main :is(script, iframe, img, object, form, base, link, style)").count() == 0
    assert page.locator("svg a, svg script, svg image, svg foreignObject").count() == 0
    options = page.locator("[name=site] option").all_text_contents()
    assert set(PAYLOADS) <= set(options)
    assert page.evaluate("window.pwned") is None
    assert seen.complaints == []


@pytest.mark.parametrize("folder", ["csv", "crosswalk"])
def test_no_cell_of_a_csv_is_a_formula_and_every_text_is_quoted(hostile: Path, folder: str) -> None:
    cells = 0
    for path in (hostile / folder).glob("*.csv"):
        text = path.read_bytes().decode("utf-8-sig")
        for row in csv.reader(io.StringIO(text, newline="")):
            cells += len(row)
            formulas = [cell for cell in row if cell.startswith(FORMULA) and not _is_number(cell)]
            assert formulas == []
            assert not [cell for cell in row if set(cell) & {"\x00", "\x07", "\x1b", "\x9b"}]
    assert cells > 1000


def test_the_words_of_a_csv_are_those_of_the_claim_but_for_the_stated_rule(hostile: Path) -> None:
    text = (hostile / "csv" / "claims.csv").read_bytes().decode("utf-8-sig")
    quotes = {row["claim_id"]: row["quote"] for row in csv.DictReader(io.StringIO(text, newline=""))}
    for number, payload in enumerate(PAYLOADS):
        kept = "".join("\ufffd" if is_control(letter) else letter for letter in payload)
        escaped = payload.startswith(FORMULA) or is_control(payload[0])
        assert quotes[f"c{number}"] == ("'" if escaped else "") + kept


def test_geojson_and_parquet_hold_the_words_unchanged(hostile: Path) -> None:
    import polars as pl

    told = json.loads((hostile / "geojson" / "presence_changes.geojson").read_bytes())
    assert {f["properties"]["quote"] for f in told["features"]} == set(PAYLOADS)
    assert set(pl.read_parquet(hostile / "parquet" / "claims.parquet")["quote"]) == set(PAYLOADS)


def test_the_feeds_are_whole_and_link_only_to_the_web(hostile: Path) -> None:
    channel = ET.fromstring((hostile / "feed" / "changes.xml").read_bytes()).find("channel")
    assert channel is not None
    items = channel.findall("item")
    assert len(items) == 60
    assert all(len(node) == 0 for item in items for node in item)
    links = [item.findtext("link") for item in items if item.find("link") is not None]
    links += [
        i["external_url"]
        for i in json.loads((hostile / "feed" / "changes.json").read_bytes())["items"]
        if "external_url" in i
    ]
    assert all(str(link).startswith(("http://", "https://")) and not set(str(link)) & set("\"'<> ") for link in links)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_asking_why_of_a_hostile_name_finds_its_report_and_runs_nothing(hostile: Path, payload: str) -> None:
    told = ask.why(hostile / "home", payload)
    assert [d["title"] for d in told["documents"]] == [payload]
    assert ask.query(hostile / "home", "SELECT count(*) FROM core.claim").row(0) == (60,)


QUESTIONS = (
    ["query", "SELECT quote, claim_id FROM core.claim"],
    ["query", "FROM core.claim", "--json"],
    ["why", "c51"],
)


@pytest.mark.parametrize("words", QUESTIONS, ids=["a table", "JSON", "why"])
def test_on_the_terminal_nothing_of_a_report_steers_it(
    hostile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    monkeypatch.setenv("GARRISON_HOME", str(hostile / "home"))
    monkeypatch.setattr("sys.argv", ["garrison", *words])
    with contextlib.suppress(SystemExit):
        cli.main()
    shown = capsys.readouterr().out
    assert "\\u001b" in shown or "\\x1b" in shown
    assert not [letter for letter in shown if is_control(letter)]
    assert not set(shown) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_what_a_terminal_shows_is_the_text_where_it_is_harmless() -> None:
    assert escape("Хмеймим قاعدة zero\u200bwidth\n\t5 °C") == "Хмеймим قاعدة zero\u200bwidth\n\t5 °C"
    assert escape("\x1b[2J") == "\\u001b[2J"


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True
