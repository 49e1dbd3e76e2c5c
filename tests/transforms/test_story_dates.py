"""Dates by story: a copy without a date was written about when its dated twin was, and nothing else rests on that."""

from datetime import date

from builders import core_tables, document

from transforms.resolve import resolve

MONDAY = date(2024, 12, 9)
STORY = (
    "Russian troops left the base at Tell Tamr before dawn and drove east in a column of trucks, residents of the "
    "town said, adding that the gate stood open and that nobody had told them who would come next to the hill."
)
DATED = document("d-dated", STORY, published=MONDAY)
COPY = document("d-copy", STORY)
ALONE = document("d-alone")


def published(*rows: dict[str, object]) -> dict[str, tuple[date | None, date | None, str, str | None]]:
    """Return bounds, basis and EDTF of each document after its stories were found, twice over."""
    once = resolve(core_tables(list(rows), [], [], []))
    again = resolve(once)
    columns = ("published_start", "published_end", "published_basis", "published_edtf")
    found = {row["document_id"]: tuple(row[c] for c in columns) for row in again["core.document"].to_dicts()}
    assert found == {row["document_id"]: tuple(row[c] for c in columns) for row in once["core.document"].to_dicts()}
    return found


def test_a_copy_without_a_date_was_written_within_days_of_its_dated_twin() -> None:
    assert published(DATED, COPY)["d-copy"] == (
        date(2024, 12, 6),
        date(2024, 12, 12),
        "story",
        "2024-12-06~/2024-12-12~",
    )


def test_the_dated_twin_keeps_its_day() -> None:
    assert published(DATED, COPY)["d-dated"][:3] == (MONDAY, MONDAY, "sidecar")


def test_a_report_of_another_story_stays_undated() -> None:
    assert published(DATED, COPY, ALONE)["d-alone"][:3] == (None, None, "none")


def test_when_the_dated_twin_is_gone_the_copy_is_undated_again() -> None:
    once = resolve(core_tables([DATED, COPY], [], [], []))["core.document"].to_dicts()
    left = resolve(core_tables([row for row in once if row["document_id"] == "d-copy"], [], [], []))
    assert left["core.document"]["published_start"].to_list() == [None]


def test_a_copy_dated_by_its_story_does_not_lead_it() -> None:
    once = resolve(core_tables([DATED, COPY], [], [], []))
    assert resolve(once)["core.story"]["lead_document_id"].to_list() == ["d-dated"]
