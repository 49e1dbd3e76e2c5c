"""Small releases for tests of pages and exports: warehouse files made from a few rows."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

import schemas
from schemas.table import frame
from warehouse import ddl, load

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def release(path: Path, rows: Rows, run: int = 1) -> Path:
    """Write a release file that holds the rows given by table, and the run that published it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    noon = datetime(2026, 1, run, 12, tzinfo=UTC).replace(tzinfo=None)
    book = {"run_id": run, "started_at": noon, "finished_at": noon, "state": "published", "release": path.name}
    told = {"ops.run": [book | {"code_version": "test", "pid": 1}], **rows}
    with duckdb.connect(str(path)) as con:
        con.execute("BEGIN")
        ddl.create_tables(con, keys=False)
        for table, found in told.items():
            load.insert(con, table, frame(schemas.TABLES[table], found))
        ddl.create_views(con)
        con.execute("COMMIT")
    return path


def home(folder: Path, *releases: Rows) -> Path:
    """Write a home with one release after the other; the last is the current one."""
    for number, rows in enumerate(releases, 1):
        last = release(folder / "releases" / f"{number:06}-{number:08}.duckdb", rows, number)
    (folder / "warehouse.duckdb").symlink_to(last.relative_to(folder))
    return folder


def site(place_id: str, name: str, governorate: str | None = "Aleppo", **facts: object) -> Row:
    """Make a row of ref.place: a town with a point."""
    usual = {"place_type": "town", "country": "SY", "latitude": 36.5, "longitude": 37.9, "coord_uncertainty_m": 3000}
    return {"place_id": place_id, "name": name, "governorate": governorate, **usual, **facts}


def event(event_id: str, **facts: object) -> Row:
    """Make a row of core.event: a withdrawal that one teller tells."""
    usual: Row = {
        "event_type": "withdrawal",
        "force_id": "ru_forces",
        "date_precision": "day",
        "n_claims": 1,
        "n_documents": 1,
        "n_origins": 1,
        "best_factuality": "CT+",
        "is_disputed": False,
        "is_current": True,
    }
    return {"event_id": event_id, **usual, **facts}


def outlet(outlet_id: str, name: str) -> Row:
    """Make a row of ref.outlet."""
    return {"outlet_id": outlet_id, "name": name, "outlet_type": "newspaper", "is_wire_agency": False}


def actor(actor_id: str, name: str) -> Row:
    """Make a row of ref.actor."""
    return {
        "actor_id": actor_id,
        "name": name,
        "actor_type": "person",
        "source_class": "official",
        "side": "party",
        "is_named": True,
    }
