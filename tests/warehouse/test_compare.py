"""What two releases differ in, and why."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from builders import claim, document
from releases import Rows, event, release, site

from warehouse import compare

MANBIJ = site("manbij", "Manbij")
KOBANI = site("kobani", "Kobani")


def made(*claims: dict[str, Any], documents: list[dict[str, Any]] | None = None, place: str = "manbij") -> Rows:
    return {
        "ref.place": [MANBIJ, KOBANI],
        "core.document": documents if documents is not None else [document("d")],
        "core.claim": list(claims),
        "core.claim_place": [
            {"claim_id": c["claim_id"], "place_id": place, "role": "origin", "geo_precision": 1, "resolution": "unique"}
            for c in claims
        ],
        "core.event": [event("e")],
    }


def told(
    claim_id: str = "c", version: str = "v-d", day: date | None = date(2022, 5, 24), **facts: object
) -> dict[str, Any]:
    return claim(claim_id, "d", day, event_id="e", version_id=version, **facts)


EDITED = [document("d", version_id="v-2", version_no=2)]


OF_THE_DAY = told("c2", "v-2", date(2022, 5, 25))
OF_THE_WORDS = told("c2", "v-2", quote="some left")
CASES = {
    "the same": (made(told()), made(told()), []),
    "a new report": (made(documents=[]), made(told()), [("added", "new_report", None)]),
    "a report that is gone": (made(told()), made(documents=[]), [("removed", "retraction", None)]),
    "an edit beside the words": (made(told()), made(told("c2", "v-2"), documents=EDITED), []),
    "an edit of the day": (made(told()), made(OF_THE_DAY, documents=EDITED), [("revised", "edit", "date")]),
    "an edit of the words": (
        made(told()),
        made(OF_THE_WORDS, documents=EDITED),
        [("added", "edit", None), ("removed", "edit", None)],
    ),
    "another reading of the day": (made(told()), made(told(day=date(2022, 5, 3))), [("revised", "extractor", "date")]),
    "a weaker reading": (made(told()), made(told(factuality="PS+")), [("revised", "extractor", "certainty")]),
    "another place for the name": (made(told()), made(told(), place="kobani"), [("revised", "gazetteer", "places")]),
    "one claim more": (made(told()), made(told(), told("c9", quote="more came")), [("added", "extractor", None)]),
}


@pytest.mark.parametrize(("before", "after", "expected"), CASES.values(), ids=list(CASES))
def test_a_change_is_told_with_its_cause(
    tmp_path: Path, before: Rows, after: Rows, expected: list[tuple[str, str, str | None]]
) -> None:
    found = compare.changes(release(tmp_path / "1.duckdb", before), release(tmp_path / "2.duckdb", after))
    assert list(found.select("change", "cause", "field").iter_rows()) == expected


def test_without_an_earlier_release_nothing_has_changed(tmp_path: Path) -> None:
    assert compare.changes(None, release(tmp_path / "1.duckdb", made(told()))).height == 0
