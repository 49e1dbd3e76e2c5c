"""The page in a real browser: it asks nothing of the network, and answers clicks, keys, addresses and phones."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from releases import release
from told import AFTER, BEFORE, QUOTE

from warehouse.page.facts import facts
from warehouse.page.render import render

Open = Callable[..., Any]


@pytest.fixture(scope="module")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the small story."""
    folder = tmp_path_factory.mktemp("page")
    told = facts(release(folder / "2.duckdb", AFTER, 2), release(folder / "1.duckdb", BEFORE))
    path = folder / "report.html"
    path.write_text(render(told), "utf-8")
    return path


def dates(page: Any) -> list[str]:  # noqa: ANN401
    return [text.strip() for text in page.locator("#claims-list .claim small").all_inner_texts()]


def test_the_page_opens_without_a_complaint_and_without_a_request(opened: Open, page_file: Path) -> None:
    seen = opened(page_file)
    assert seen.complaints == []
    assert seen.requests == [f"file://{page_file}"]
    assert seen.page.locator("#release").inner_text() == "2.duckdb"
    assert seen.page.locator("#shown").inner_text() == "7 of 7 claims"


def test_sites_and_their_states_are_drawn_before_the_claims_have_come(
    chromium: Any,  # noqa: ANN401
    page_file: Path,
    tmp_path: Path,
) -> None:
    head, claims, _ = page_file.read_text("utf-8").partition('<script type="application/json" id="data">')
    assert claims
    (tmp_path / "half.html").write_text(head, "utf-8")
    page = chromium.new_page()
    page.goto(f"file://{tmp_path / 'half.html'}")
    states = page.locator("#board-picture .band").evaluate_all("b => b.map(x => x.dataset.state)")
    names = page.locator("#board-picture svg [role=group]").evaluate_all("g => g.map(x => x.ariaLabel)")
    page.close()
    assert states == ["disputed", "present", "partial"]
    assert names == ["Manbij: no recent report", "Hmeimim Air Base: partly left"]


def test_the_day_that_a_plan_is_for_is_not_the_day_of_the_last_word(opened: Open, page_file: Path) -> None:
    page = opened(page_file).page
    as_of = page.locator("#summary .asof").inner_text().split()[2].rstrip(",")
    words = page.locator("#board-picture .soft").all_text_contents()
    last = [word.split("last word ")[1] for word in words if "last word" in word]
    assert as_of < "2025-06-01"  # they are to leave Hmeimim in June
    assert last
    assert max(last) <= as_of


def test_a_click_on_a_mark_opens_its_evidence_with_the_words_marked_in_their_sentence(
    opened: Open, page_file: Path
) -> None:
    page = opened(page_file).page
    page.locator(".tick[data-claim=c1]").click()
    card = page.locator("#card")
    assert card.locator("mark").first.inner_text() == QUOTE
    assert card.locator(".sentence").inner_text().strip() == f"{QUOTE}, a resident said."
    told = card.inner_text()
    for words in ("a resident", "Northern Gazette", "2022-05-24", "2 independent origins", "disputed", "Lorries leave"):
        assert words in told
    assert page.locator("#cite").inner_text().endswith("Claim c1, Garrison release 2.duckdb.")
    assert "claim=c1" in page.url


def test_evidence_opens_steps_and_closes_by_keys_alone(opened: Open, page_file: Path) -> None:
    page = opened(page_file).page
    page.locator(".tick[data-claim=c6]").focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.dataset.claim") == "c4"
    page.keyboard.press("Enter")
    assert page.locator("#card[open]").count() == 1
    page.keyboard.press("Escape")
    assert page.locator("#card[open]").count() == 0
    page.wait_for_url(lambda url: "claim=" not in url)
    page.locator("#claims-list button[data-claim=c7]").press("Enter")
    first = page.locator("#permalink").inner_text()
    page.keyboard.press("ArrowRight")
    assert page.locator("#permalink").inner_text() != first


def test_every_control_can_be_reached_by_tab(opened: Open, page_file: Path) -> None:
    page = opened(page_file).page
    reached = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.name || document.activeElement.getAttribute('class') || ''"))
    assert {"from", "to", "gov", "site", "type", "class", "sure", "q", "tick"} <= reached
    assert any(name.startswith("arrow") for name in reached)


def test_filters_choose_claims_and_stand_in_the_address(opened: Open, page_file: Path) -> None:
    page = opened(page_file).page
    page.select_option("[name=sure]", "denied")
    page.get_by_text("1 of 7 claims").wait_for()
    assert "sure=denied" in page.url
    page.locator("#claims-list mark").nth(1).wait_for(state="detached")  # drawn a slice after the count
    assert page.locator("#claims-list mark").all_inner_texts() == ["no unit has left Manbij"]
    page.locator("button[type=reset]").click()
    page.get_by_text("7 of 7 claims").wait_for()
    assert "#" not in page.url


@pytest.mark.parametrize(
    ("address", "quotes"),
    [
        ("#site=manbij", {QUOTE, "no unit has left Manbij"}),
        ("#gov=Aleppo", {QUOTE, "no unit has left Manbij", "troops stay in the province"}),
        ("#from=2024-12-11&to=2024-12-14", {"crates went from Hmeimim to Libya"}),
        ("#type=equipment_move&q=CRATES+libya", {"crates went from Hmeimim to Libya"}),
        ("#q=nothing-of-the-kind", set()),
    ],
)
def test_an_address_shows_what_its_sender_saw(opened: Open, page_file: Path, address: str, quotes: set[str]) -> None:
    page = opened(page_file, address).page
    assert set(page.locator("#claims-list mark").all_inner_texts()) == quotes


def test_an_address_of_a_claim_opens_its_card_and_one_of_none_opens_nothing(opened: Open, page_file: Path) -> None:
    assert (
        opened(page_file, "#claim=c5").page.locator("#card mark").first.inner_text() == "the base may have been emptied"
    )
    seen = opened(page_file, "#claim=no-such&from=yesterday")
    assert seen.page.locator("#card[open]").count() == 0
    assert seen.complaints == []


def test_marks_look_like_what_they_say(opened: Open, page_file: Path) -> None:
    page = opened(page_file).page
    assert page.locator(".tick[data-claim=c1] path.less:not(.hollow)").count() == 1
    assert page.locator(".tick[data-claim=c5] path.hollow").count() == 1
    assert page.locator(".tick[data-claim=c6] path.stays").count() == 1
    assert page.locator(".band").evaluate_all("b => b.map(x => x.dataset.state)") == ["disputed", "present", "partial"]


def test_a_move_to_a_country_ends_at_a_label_and_at_no_point(opened: Open, page_file: Path) -> None:
    page = opened(page_file).page
    assert page.locator(".chip text").all_text_contents() == ["Libya, site not told"]
    arrow = page.locator("[data-route='hmeimim libya']")
    assert arrow.locator(".head").count() == 1
    arrow.focus()
    page.keyboard.press("Enter")
    assert page.locator("#card mark").first.inner_text() == "crates went from Hmeimim to Libya"


def test_the_matrix_shows_who_asserts_and_who_denies_and_leads_to_the_words(opened: Open, page_file: Path) -> None:
    page = opened(page_file).page
    assert page.locator(".matrix button").evaluate_all("b => b.map(x => x.dataset.verdict).sort()") == [
        "asserts",
        "denies",
    ]
    page.locator(".matrix button[data-verdict=denies]").click()
    assert page.locator("#card mark.denied").inner_text() == "no unit has left Manbij"


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_is_wider_than_the_screen_and_text_has_contrast(
    opened: Open, page_file: Path, width: int, scheme: str
) -> None:
    page = opened(page_file, viewport={"width": width, "height": 800}, color_scheme=scheme).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate(_FAINT) == []


def test_a_printed_page_has_no_filters_and_keeps_its_pictures(opened: Open, page_file: Path) -> None:
    page = opened(page_file).page
    page.emulate_media(media="print")
    assert not page.locator("#filters").is_visible()
    assert page.locator("#board-picture svg").is_visible()
    assert page.locator("#claims-list .claim").first.is_visible()


_FAINT = """() => {
  const rgb = (text) => text.match(/[\\d.]+/g).map(Number);
  const linear = (v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  const light = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);
  const ground = (node) => {
    for (let n = node; n; n = n.parentElement) {
      const colour = rgb(getComputedStyle(n).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const told = (n) => [...n.childNodes].some((c) => c.nodeType === 3 && c.textContent.trim());
  const texts = [...document.querySelectorAll("body *:not(script, style, option)")]
    .filter((n) => n.checkVisibility() && told(n));
  const faint = texts.filter((n) => {
    const style = getComputedStyle(n);
    const front = rgb(n instanceof SVGElement ? style.fill : style.color);
    const [a, b] = [light(front), light(ground(n))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05) < 4.5;
  });
  if (texts.length < 60) return ["too little text was looked at"];
  return faint.map((n) => `${n.tagName} ${n.textContent.slice(0, 40)}`);
}"""
"""Texts with a contrast below WCAG AA, 4.5 to 1, against the nearest opaque ground."""
