"""A warehouse of few rows, told claim by claim."""

from collections.abc import Iterator
from datetime import date

import duckdb
import pytest
from marts import Tell, put

from warehouse import ddl


@pytest.fixture(scope="module")
def bare() -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse without rows."""
    with duckdb.connect() as made:
        ddl.create_tables(made, keys=False)
        ddl.create_views(made)
        yield made


@pytest.fixture
def con(bare: duckdb.DuckDBPyConnection) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse with two towns, a governorate, two actors and one outlet, for one test."""
    bare.execute("BEGIN")
    put(
        bare,
        "ref.place",
        {"place_id": "manbij", "name": "Manbij", "place_type": "town", "role_status": "sourced", "country": "SY"},
        {"place_id": "aleppo", "name": "Aleppo governorate", "place_type": "governorate", "role_status": "sourced"},
        {"place_id": "village", "name": "A village", "place_type": "town"},
    )
    put(
        bare,
        "ref.actor",
        {"actor_id": "sohr", "name": "Syrian Observatory"},
        {"actor_id": "ru_mod", "name": "Russian Ministry of Defence"},
        {"actor_id": "iran", "name": "Iran-backed groups", "side": "third"},
    )
    put(bare, "ref.outlet", {"outlet_id": "reuters", "name": "Reuters"})
    yield bare
    bare.execute("ROLLBACK")


@pytest.fixture
def tell(con: duckdb.DuckDBPyConnection) -> Tell:
    """Tell one claim of a completed withdrawal from Manbij, by the Observatory; every fact can be told otherwise.

    `day` is shorthand for a date that is one day or unknown, `effect` for the effect at the place, `published` for a
    publication date that is one day.
    """
    count = iter(range(1000))

    def claim(
        *,
        day: date | None = None,
        until: date | None = None,
        published: date | None = None,
        effect: int | None = -1,
        place: str = "manbij",
        role: str = "origin",
        teller: str | None = "sohr",
        is_current: bool = True,
        geo_precision: int = 1,
        **told: object,
    ) -> None:
        number = next(count)
        ids = {"claim_id": f"c{number:03}", "version_id": f"v{number:03}", "document_id": f"d{number:03}"}
        usual: dict[str, object] = {
            "event_id": f"e{number:03}",
            "origin_id": teller or f"s{number}/anonymous/0",
            "event_type": "withdrawal",
            "phase": "completed",
            "extent": "unspecified",
            "factuality": "CT+",
            "is_background": False,
            "confidence": 0.8,
            "quote": f"quote {number}",
        }
        row = {**usual, **ids, "date_start": day, "date_end": until or day, **told}
        put(con, "core.claim", row)
        document = {**ids, "is_current": is_current, "uri": f"uri {number}", "story_id": f"s{number}"}
        put(con, "core.document", {**document, "published_start": published, "published_end": published})
        put(
            con,
            "core.claim_place",
            {**ids, "place_id": place, "role": role, "presence_effect": effect, "geo_precision": geo_precision},
        )
        put(con, "core.claim_source", {**ids, "position": 0, "actor_id": teller, "source_text": "somebody", **told})

    return claim
