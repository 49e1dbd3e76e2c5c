"""validate: rows that break the contract are set aside with the rule they broke; nothing is lost on the way."""

import json
from datetime import date

import polars as pl
import pytest
from builders import claim, core_tables, document, place, teller

from schemas import core, ref
from schemas.core import PARTS
from schemas.errors import ContractError
from schemas.table import Tables, dtypes, frame
from transforms.validate import sift, validate


def milestones(**columns: list[object]) -> pl.DataFrame:
    """Make a milestone frame of two good rows, with columns replaced."""
    good: dict[str, list[object]] = {
        "milestone_id": ["fall", "order"],
        "name": ["Fall of the city", "Order to leave"],
        "date_start": [date(2024, 12, 8), date(2017, 12, 11)],
        "date_end": [date(2024, 12, 8), date(2017, 12, 11)],
        "phrases": [None, None],
        "after_phrases": [None, None],
        "basis": [None, None],
    }
    return pl.DataFrame(good | columns, schema=dtypes(ref.Milestone))


def tables(*claims: dict[str, object]) -> Tables:
    ids = [str(row["claim_id"]) for row in claims]
    return core_tables([document("d1")], list(claims), [place(i) for i in ids], [teller(i) for i in ids])


def test_rows_that_keep_the_contract_pass_unchanged() -> None:
    sifted = sift(ref.Milestone, milestones())
    assert sifted.valid.equals(milestones())
    assert sifted.set_aside.height == 0


@pytest.mark.parametrize(
    ("broken", "rule", "kept"),
    [
        ({"name": ["Fall of the city", None]}, "name breaks not_nullable", ["fall"]),
        ({"milestone_id": ["", "order"]}, "milestone_id breaks str_length", ["order"]),
        ({"milestone_id": ["order", "order"]}, "ref.milestone breaks multiple_fields_uniqueness", []),
        ({"milestone_id": [None, "order"]}, "milestone_id breaks not_nullable", ["order"]),
    ],
    ids=["a name is missing", "an empty key", "one key twice: neither can be trusted", "no key"],
)
def test_a_broken_row_is_set_aside_with_the_rule_it_broke(
    broken: dict[str, list[object]], rule: str, kept: list[str]
) -> None:
    sifted = sift(ref.Milestone, milestones(**broken))
    assert sifted.valid["milestone_id"].to_list() == kept
    assert sifted.valid.height + sifted.set_aside.height == 2
    assert all(told.startswith(rule) for told in sifted.set_aside["rule"])


def test_a_row_that_breaks_two_rules_is_one_row_with_both() -> None:
    sifted = sift(core.Claim, frame(core.Claim, [claim("c1", "d1", phase="over", char_start=-1)]))
    assert sifted.set_aside.height == 1
    assert "char_start breaks" in sifted.set_aside["rule"][0]
    assert "phase breaks" in sifted.set_aside["rule"][0]


def test_what_was_set_aside_can_be_read_in_full_later() -> None:
    sifted = sift(ref.Milestone, milestones(name=["Падение города", None]))
    told = sifted.set_aside.row(0, named=True)
    assert told["item"] == "ref.milestone:order#0"
    assert told["stage"] == "validate"
    assert json.loads(told["payload"])["date_start"] == "2017-12-11"


@pytest.mark.parametrize(
    "facts",
    [
        {"event_type": "retreat"},
        {"factuality": "certain"},
        {"presence_effect": 2},
        {"confidence": 1.5},
        {"sentence_no": -1},
        {"quote": None},
    ],
    ids=str,
)
def test_a_claim_outside_the_vocabulary_or_its_range_is_set_aside(facts: dict[str, object]) -> None:
    rows = [claim("c1", "d1"), claim("c2", "d1") | facts]
    sifted = sift(core.Claim, frame(core.Claim, rows))
    assert sifted.valid["claim_id"].to_list() == ["c1"]
    assert sifted.set_aside.height == 1


def test_no_rows_are_a_valid_table() -> None:
    assert sift(core.Claim, frame(core.Claim, [])).valid.height == 0


@pytest.mark.parametrize(
    "wrong",
    [
        milestones().drop("name"),
        milestones().with_columns(colour=pl.lit("grey")),
        milestones().with_columns(date_start=pl.lit("8 December 2024")),
        milestones().drop("date_end").clear(),
    ],
    ids=["a column is missing", "a column too many", "a date as words", "a column is missing and no rows"],
)
def test_a_table_of_the_wrong_shape_is_an_error_in_code(wrong: pl.DataFrame) -> None:
    with pytest.raises(ContractError, match=r"ref\.milestone does not have the shape of its schema"):
        sift(ref.Milestone, wrong)


def test_rows_in_are_rows_valid_and_rows_set_aside() -> None:
    given = tables(claim("c1", "d1"), claim("c2", "d1", phase="over"), claim("c3", "d1", stance="shouts"))
    validated = validate(given)
    rows_in = sum(rows.height for rows in given.values())
    assert rows_in == sum(rows.height for rows in validated.tables.values()) + validated.set_aside.height
    assert set(validated.tables) == set(given)


def test_the_parts_of_a_claim_that_was_set_aside_go_with_it() -> None:
    validated = validate(tables(claim("c1", "d1"), claim("c2", "d1", phase="over")))
    for table in ("core.claim", "core.claim_place", "core.claim_source"):
        assert validated.tables[table]["claim_id"].to_list() == ["c1"]
    parts = validated.set_aside.filter(pl.col("rule") == "claim set aside")
    assert sorted(item.partition(":")[0] for item in parts["item"]) == ["core.claim_place", "core.claim_source"]


def test_a_broken_place_leaves_its_claim_in() -> None:
    given = tables(claim("c1", "d1"))
    given["core.claim_place"] = given["core.claim_place"].with_columns(role=pl.lit("near"))
    validated = validate(given)
    assert validated.tables["core.claim"].height == 1
    assert validated.tables["core.claim_place"].height == 0
    assert validated.set_aside.height == 1


def test_everything_set_aside_has_a_key_of_its_own() -> None:
    bad = [claim(f"c{number}", "d1", phase="over") for number in range(3)]
    aside = validate(tables(*bad)).set_aside
    assert aside.select("item", "stage", "rule").is_duplicated().sum() == 0
    assert aside.height == 3 * (1 + len(PARTS) - 1)


def test_tables_without_claims_are_sifted_too() -> None:
    validated = validate({"ref.milestone": milestones(name=[None, "Order to leave"])})
    assert validated.tables["ref.milestone"]["milestone_id"].to_list() == ["order"]
