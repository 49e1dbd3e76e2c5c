"""New, unchanged, edited or another's copy: every delivered document gets one fate, and history stays."""

from datetime import date

import polars as pl
import pytest
from builders import Row, claim, core_tables, delivered, delivery, document, place, teller

from schemas.raw import Known
from schemas.table import dtypes, frame
from transforms.clean import clean
from transforms.versions import Sorted, merge, reread, sort_versions

LEFT = "Russian troops left the base at Tell Tamr."
STAYED = "Russian troops stayed at the base at Tell Tamr."


class Shelf:
    """What the warehouse knows, over several deliveries."""

    def __init__(self) -> None:
        self.known = frame(Known, [])

    def deliver(self, *rows: Row) -> Sorted:
        """Sort a delivery and keep what came of it."""
        result = sort_versions(clean(delivery(*rows)).documents, self.known)
        fresh = result.fresh.select(*dtypes(Known))
        stays = self.known.filter(~pl.col("document_id").is_in(fresh["document_id"].to_list()))
        self.known = pl.concat([stays, fresh])
        return result


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def file(item: str, text: str, **facts: object) -> Row:
    return delivered(text, item=item, **facts)


def fates(result: Sorted) -> dict[str, str]:
    return dict(result.fates.select("item", "fate").iter_rows())


def versions(result: Sorted) -> dict[str, int]:
    return dict(result.fresh.select("item", "version_no").iter_rows())


def test_a_report_never_seen_before_is_new(shelf: Shelf) -> None:
    result = shelf.deliver(file("a.txt", LEFT))
    assert fates(result) == {"a.txt": "loaded_new"}
    assert versions(result) == {"a.txt": 1}


def test_the_same_report_again_is_unchanged_and_not_loaded(shelf: Shelf) -> None:
    shelf.deliver(file("a.txt", LEFT))
    result = shelf.deliver(file("a.txt", LEFT))
    assert fates(result) == {"a.txt": "unchanged"}
    assert result.fresh.height == 0


@pytest.mark.parametrize(
    ("edited", "reason"),
    [
        (file("a.txt", STAYED), "changed: text"),
        (file("a.txt", LEFT + "\n"), "changed: text"),
        (file("a.txt", LEFT, published="2024-12-12"), "changed: facts delivered with it"),
        (file("a.txt", LEFT, title="Column leaves"), "changed: facts delivered with it"),
    ],
    ids=["other words", "one more line end", "a date told later", "a headline told later"],
)
def test_an_edit_makes_the_next_version_and_says_what_changed(shelf: Shelf, edited: Row, reason: str) -> None:
    shelf.deliver(file("a.txt", LEFT))
    result = shelf.deliver(edited)
    assert fates(result) == {"a.txt": "new_version"}
    assert result.fates["reason"].to_list() == [reason]
    assert versions(result) == {"a.txt": 2}


def test_an_edit_taken_back_is_a_third_version(shelf: Shelf) -> None:
    found = [versions(shelf.deliver(file("a.txt", text))) for text in (LEFT, STAYED, LEFT)]
    assert found == [{"a.txt": 1}, {"a.txt": 2}, {"a.txt": 3}]


def test_an_edit_keeps_the_document_and_its_number_goes_on_from_what_is_known(shelf: Shelf) -> None:
    first = shelf.deliver(file("a.txt", LEFT))
    second = shelf.deliver(file("a.txt", STAYED))
    assert first.fresh["document_id"].to_list() == second.fresh["document_id"].to_list()


def test_a_copy_of_a_known_report_is_counted_but_not_loaded(shelf: Shelf) -> None:
    known = shelf.deliver(file("a.txt", LEFT)).fresh["document_id"][0]
    result = shelf.deliver(file("b.txt", LEFT))
    assert fates(result) == {"b.txt": "duplicate"}
    assert result.fates["document_id"].to_list() == [known]
    assert result.fresh.height == 0


def test_a_copy_is_set_aside_with_the_report_that_it_copies(shelf: Shelf) -> None:
    result = shelf.deliver(file("a.txt", LEFT), file("b.txt", LEFT))
    leader = result.fresh["document_id"][0]
    assert result.set_aside.select("item", "stage", "rule", "reason").rows() == [
        ("press/b.txt", "clean", "duplicate", f"same text as document {leader}")
    ]


@pytest.mark.parametrize("order", [("a.txt", "b.txt"), ("b.txt", "a.txt")])
def test_of_copies_in_one_delivery_the_first_by_name_is_loaded(shelf: Shelf, order: tuple[str, ...]) -> None:
    result = shelf.deliver(*(file(item, LEFT) for item in order))
    assert fates(result) == {"a.txt": "loaded_new", "b.txt": "duplicate"}


def test_copies_in_two_folders_are_led_by_the_first_folder(shelf: Shelf) -> None:
    result = shelf.deliver(file("a.txt", LEFT, source="west"), file("z.txt", LEFT, source="east"))
    assert fates(result) == {"a.txt": "duplicate", "z.txt": "loaded_new"}


def test_a_copy_delivered_again_stays_a_copy(shelf: Shelf) -> None:
    rows = [file("a.txt", LEFT), file("b.txt", LEFT)]
    shelf.deliver(*rows)
    assert fates(shelf.deliver(*rows)) == {"a.txt": "unchanged", "b.txt": "duplicate"}


def test_texts_that_differ_in_a_word_are_no_copies(shelf: Shelf) -> None:
    result = shelf.deliver(file("a.txt", LEFT), file("b.txt", LEFT.replace("left", "reached")))
    assert fates(result) == {"a.txt": "loaded_new", "b.txt": "loaded_new"}


def test_a_report_missing_from_a_delivery_loses_nothing(shelf: Shelf) -> None:
    shelf.deliver(file("a.txt", LEFT), file("b.txt", STAYED))
    assert fates(shelf.deliver(file("b.txt", STAYED))) == {"b.txt": "unchanged"}
    assert shelf.known.height == 2


def test_everything_delivered_has_one_fate_and_only_new_texts_are_read(shelf: Shelf) -> None:
    shelf.deliver(file("a.txt", LEFT), file("b.txt", STAYED))
    result = shelf.deliver(
        file("a.txt", LEFT),
        file("b.txt", STAYED + " They said so."),
        file("c.txt", LEFT),
        file("d.txt", "Something else altogether."),
    )
    assert fates(result) == {"a.txt": "unchanged", "b.txt": "new_version", "c.txt": "duplicate", "d.txt": "loaded_new"}
    assert versions(result) == {"b.txt": 2, "d.txt": 1}
    assert result.fates.height == result.fresh.height + 2
    assert result.set_aside.height == 1


def test_an_empty_delivery_has_no_fates(shelf: Shelf) -> None:
    result = shelf.deliver()
    assert (result.fates.height, result.fresh.height, result.set_aside.height) == (0, 0, 0)


def test_new_rows_replace_all_rows_of_their_document_and_no_others() -> None:
    def told(document_id: str, claim_id: str) -> tuple[list[Row], list[Row], list[Row], list[Row]]:
        return [document(document_id)], [claim(claim_id, document_id)], [place(claim_id)], [teller(claim_id)]

    before = core_tables(*(one + other for one, other in zip(told("d1", "c1"), told("d2", "c2"), strict=True)))
    merged = merge(before, core_tables(*told("d1", "c3")))
    assert sorted(merged["core.document"]["document_id"]) == ["d1", "d2"]
    for table in ("core.claim", "core.claim_place", "core.claim_source"):
        assert sorted(merged[table]["claim_id"]) == ["c2", "c3"]


def test_old_documents_are_read_again_as_they_were_delivered() -> None:
    rows = [
        document("d1", flags="bidi no_claims", known_from=7, version_no=3),
        document("d2", flags="no_claims", published=date(2024, 12, 12)),
    ]
    again = reread(core_tables(rows, [], [], [])["core.document"])
    assert again["flags"].to_list() == ["bidi", None]
    assert again["known_from"].to_list() == [7, 1]
    assert again["version_no"].to_list() == [3, 1]
    assert "published_start" not in again.columns


def test_two_files_of_one_address_with_different_texts_are_not_two_current_versions(shelf: Shelf) -> None:
    told = (file("a.txt", LEFT, uri="https://example.org/1"), file("b.txt", STAYED, uri="https://example.org/1"))
    first, again = shelf.deliver(*told), shelf.deliver(*told)
    assert fates(first) == {"a.txt": "loaded_new", "b.txt": "quarantined"}
    assert fates(again) == {"a.txt": "unchanged", "b.txt": "quarantined"}
    assert first.set_aside["rule"].to_list() == ["same_address"]


def test_a_text_that_its_report_gave_up_is_no_longer_held_by_it(shelf: Shelf) -> None:
    shelf.deliver(file("a.txt", LEFT))
    told = (file("a.txt", STAYED), file("b.txt", LEFT))
    assert fates(shelf.deliver(*told)) == {"a.txt": "new_version", "b.txt": "loaded_new"}
