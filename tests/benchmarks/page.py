"""`python -m tests.benchmarks.page`: a page of 5,000 events: its time to make, its size, its first picture."""

import random
import shutil
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from builders import claim, document
from releases import Rows, actor, event, outlet, release, site
from rich.console import Console

from warehouse.page.facts import facts
from warehouse.page.render import render

EVENTS = 5000
_WORDS = ["troops", "left", "the", "base", "with", "lorries", "towards", "coast", "as", "guards", "stood", "gate"]
_TYPES = ("withdrawal", "redeployment", "equipment_move", "continued_presence", "reinforcement", "negotiation")


def story(events: int, seed: int = 1) -> Rows:
    """Make that many events with one to three claims each, in twelve governorates and a hundred sites."""
    pick = random.Random(seed)  # noqa: S311
    sites = [
        site(
            f"p{i}",
            f"Place number {i}",
            f"Governorate {i % 12}",
            latitude=pick.uniform(33, 37),
            longitude=pick.uniform(36, 42),
        )
        for i in range(100)
    ]
    rows: Rows = {
        "ref.place": sites,
        "ref.outlet": [outlet(f"o{i}", f"Outlet number {i}") for i in range(40)],
        "ref.actor": [actor(f"a{i}", f"Speaker number {i}") for i in range(60)],
    }
    for number in range(events):
        for table, found in _event(number, pick).items():
            rows.setdefault(table, []).extend(found)
    return rows


def _event(number: int, pick: random.Random) -> Rows:
    day = date(2020, 1, 1) + timedelta(days=pick.randrange(2000))
    event_type, told = pick.choice(_TYPES), pick.choice((1, 1, 2, 3))
    made: Rows = {"core.event": [event(f"e{number}", event_type=event_type, n_claims=told, n_origins=told)]}
    for nth in range(told):
        quote = " ".join(pick.choices(_WORDS, k=14))
        text = " ".join(pick.choices(_WORDS, k=12)) + " "
        ids, told_by, speaker = f"{number}-{nth}", f"o{pick.randrange(40)}", f"a{pick.randrange(60)}"
        facts = {"event_type": event_type, "factuality": pick.choice(("CT+", "CT+", "PR+", "PS+", "CT-"))}
        places = {"origin": f"p{pick.randrange(100)}", "destination": f"p{pick.randrange(100)}"}
        parts: Rows = {
            "core.document": [document(f"d{ids}", f"{text}{quote}.", published=day, outlet_id=told_by)],
            "core.claim": [
                claim(f"c{ids}", f"d{ids}", day, event_id=f"e{number}", origin_id=speaker, quote=quote, **facts)
                | {"char_start": len(text), "char_end": len(text) + len(quote)}
            ],
            "core.claim_place": [
                {"claim_id": f"c{ids}", "place_id": place, "role": role, "geo_precision": 1, "resolution": "unique",
                 "presence_effect": -1 if role == "origin" else 1}
                for role, place in places.items()
            ],
            "core.claim_source": [
                {"claim_id": f"c{ids}", "position": at, "actor_id": who, "source_class": "official"}
                for at, who in enumerate((speaker, told_by))
            ],
        }  # fmt: skip
        for table, found in parts.items():
            made.setdefault(table, []).extend(found)
    return made


def pictures(page: Path) -> dict[str, float] | None:
    """Return seconds from opening to the sites with their states, to the marks of the first sites, to all pictures.

    In headless chromium, by its own clock, each after the frame that shows it; None without a chromium.
    """
    path = shutil.which("chromium")
    if path is None:
        return None
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        tab = browser.new_page(viewport={"width": 1280, "height": 900})
        tab.goto(f"file://{page}", wait_until="commit")
        tab.wait_for_selector("body[data-drawn=all]", timeout=300_000)
        seen = tab.evaluate("performance.getEntriesByType('mark').map(m => [m.name, m.startTime / 1000])")
        browser.close()
    return dict(seen)


def main() -> None:
    """Print the table."""
    out = Console()
    with tempfile.TemporaryDirectory() as folder:
        path = release(Path(folder) / "bench.duckdb", story(EVENTS))
        start = time.perf_counter()
        html = render(facts(path))
        made = time.perf_counter() - start
        page = Path(folder) / "report.html"
        page.write_text(html, "utf-8")
        out.print(f"events {EVENTS:,}   page {page.stat().st_size / 1e6:.1f} MB   made in {made:.1f} s")
        seen = pictures(page)
        told = "   ".join(f"{name} after {seconds:.2f} s" for name, seconds in (seen or {}).items())
        out.print(told or "no chromium: not opened")


if __name__ == "__main__":
    main()
