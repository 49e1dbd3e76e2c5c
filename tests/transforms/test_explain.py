"""An analyst asks how a report was read: the marked words, and what was made of them."""

from pathlib import Path

import pytest

from flows.explain import explained, terminal
from flows.settings import settings
from schemas.errors import UsageError
from transforms.explain import Explained, html, pieces

STORY = """From the morning papers

Russian troops withdrew from Palmyra on 4 March 2022, a Syrian officer said.
The Kremlin denied that Russian forces had withdrawn from Hmeimim.
Bread <b>prices</b> & rents rose.
"""


@pytest.fixture
def read(tmp_path: Path) -> Explained:
    """A short report with a told and a denied withdrawal."""
    report = tmp_path / "story.txt"
    report.write_text(STORY, "utf-8")
    return explained(report, settings(tmp_path))


def test_text_with_overlapping_claims_is_shown_whole_and_once() -> None:
    cut = pieces("They left and came back.", [(0, 9), (5, 23)])
    assert "".join(piece.text for piece in cut) == "They left and came back."
    assert [(p.text, p.claims, p.opens) for p in cut] == [
        ("They ", (1,), (1,)),
        ("left", (1, 2), (2,)),
        (" and came back", (2,), ()),
        (".", (), ()),
    ]


def test_every_claim_shows_its_words_place_day_and_rule(read: Explained) -> None:
    told = "\n".join(read.told[0])
    assert "withdrawal, completed" in told
    assert "palmyra_town as origin, presence shrinks" in told
    assert "when: 2022-03-04 (exact)" in told
    assert "told by: a Syrian officer" in told
    assert f"rule: {read.claims[0]['rule_id']}" in told


def test_a_denied_claim_looks_denied_and_other_words_stay_unmarked(read: Explained) -> None:
    page = html(read)
    assert "<mark class='denied'>" in page
    assert "Bread &lt;b&gt;prices&lt;/b&gt; &amp; rents rose." in page


def test_the_terminal_shows_the_whole_report_and_every_number(read: Explained) -> None:
    shown = terminal(read).plain
    assert "Bread <b>prices</b> & rents rose." in shown
    assert all(f"\n[{no}] " in shown for no in range(1, len(read.claims) + 1))


def test_a_report_without_claims_says_so(tmp_path: Path) -> None:
    report = tmp_path / "quiet.txt"
    report.write_text("Bread prices rose in Paris again on Monday, the bakers said.", "utf-8")
    read = explained(report, settings(tmp_path))
    assert "no claim was read" in terminal(read).plain
    assert "No claim was read" in html(read)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"no such file: .*gone\.txt"):
        explained(tmp_path / "gone.txt", settings(tmp_path))
