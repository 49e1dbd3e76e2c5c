"""A real browser for the page: Debian's chromium, driven by playwright; where either is missing the tests skip."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A headless chromium of this machine."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: `make browser-tests`")
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("no chromium on this machine: `make browser-tests` installs it")
    with api.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@dataclass
class Opened:
    """A page in the browser with everything that it complained of or asked for."""

    page: Any
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture
def opened(chromium: Any) -> Iterator[Callable[..., Opened]]:  # noqa: ANN401
    """Open a page file, wait until all pictures are drawn; options are those of a playwright context."""
    contexts = []

    def go(path: Path, address: str = "", **options: object) -> Opened:
        context = chromium.new_context(**({"viewport": {"width": 1200, "height": 900}} | options))
        contexts.append(context)
        found = Opened(context.new_page())
        found.page.on("console", lambda m: found.complaints.append(f"{m.type}: {m.text}"))
        found.page.on("pageerror", lambda error: found.complaints.append(f"error: {error}"))
        found.page.on("dialog", lambda dialog: (found.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        found.page.on("request", lambda request: found.requests.append(request.url))
        found.page.goto(f"file://{path}{address}")
        found.page.wait_for_selector("body[data-drawn=all]")
        return found

    yield go
    for context in contexts:
        context.close()
