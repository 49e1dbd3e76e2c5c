"""The registry of tables, and the public names that others build on."""

import pytest

import schemas
from schemas import raw
from schemas.table import Table, TableClass, dtypes, key, name
from schemas.vocabulary import VOCABULARIES

IN_FLIGHT = [one for one in vars(raw).values() if isinstance(one, type) and issubclass(one, Table) and one is not Table]

PUBLIC = {
    "core.document": "document_id version_id version_no outlet_id uri title language text text_sha256 retrieved_at"
    " published_start published_end published_edtf published_basis published_flags story_id flags valid_from valid_to"
    " known_from known_to is_current",
    "core.claim": "claim_id document_id version_id event_id event_type force_id counterpart_id phase extent factuality"
    " stance presence_effect date_start date_end date_edtf date_precision date_status date_basis date_text date_reason"
    " is_background quote char_start char_end sentence_no language hedge_text extractor rule_id confidence",
    "core.claim_place": "claim_id place_id role presence_effect geo_precision place_text char_start char_end"
    " resolution",
    "core.claim_source": "claim_id position actor_id source_class source_text cue_text char_start char_end",
    "core.claim_materiel": "claim_id materiel_id quantity_min quantity_max unit materiel_text char_start char_end",
    "core.event": "event_id event_type force_id origin_place_id destination_place_id date_start date_end date_precision"
    " n_claims n_documents n_origins first_published last_published best_factuality is_disputed",
    "core.story": "story_id lead_document_id n_documents origin_actor_id basis",
    "ref.place": "place_id name place_type country governorate admin1_pcode latitude longitude coord_uncertainty_m"
    " parent_place_id basis",
    "ref.place_name": "place_id name language is_preferred",
    "ops.run": "run_id started_at finished_at state release code_version",
    "ops.item": "run_id source item fate reason document_id",
    "ops.reject": "run_id item stage rule reason payload first_seen last_seen",
    "ops.check_result": "run_id suite check_name level passed detail",
}
"""Columns that analysts and schedules rely on: added to freely, never renamed."""


@pytest.mark.parametrize("table", [*schemas.TABLES.values(), *IN_FLIGHT], ids=name)
def test_every_table_has_a_key_of_its_own_columns(table: TableClass) -> None:
    assert key(table)
    assert set(key(table)) <= set(dtypes(table))


@pytest.mark.parametrize(("qualified", "table"), schemas.TABLES.items())
def test_every_table_stands_under_its_own_name_in_one_of_three_schemas(qualified: str, table: TableClass) -> None:
    assert qualified == name(table)
    assert qualified.partition(".")[0] in {"ref", "core", "ops"}


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_vocabulary_has_a_code_table(vocabulary: str) -> None:
    assert list(dtypes(schemas.TABLES[f"ref.{vocabulary}"])) == ["code", "position", "definition"]


@pytest.mark.parametrize("table", PUBLIC)
def test_public_columns_keep_their_names(table: str) -> None:
    assert set(PUBLIC[table].split()) - set(dtypes(schemas.TABLES[table])) == set()


def test_what_is_referred_to_is_loaded_first() -> None:
    order = list(schemas.TABLES)
    assert order.index("ref.place") < order.index("ref.place_name")
    assert order.index("core.story") < order.index("core.document") < order.index("core.claim")
    assert order.index("core.event") < order.index("core.claim") < order.index("core.claim_place")
    assert max(map(order.index, (t for t in order if t.startswith("ref.")))) < order.index("core.story")
