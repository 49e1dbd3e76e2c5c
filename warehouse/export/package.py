"""The description of a folder of files, as a data package (Frictionless v1): what, whose, how to cite, checksums."""

import hashlib
import json
from typing import Any

from schemas.table import TableClass, dtypes, grain, key
from warehouse.export import spreadsheet
from warehouse.page.facts import Facts

LICENSES = [
    {"name": "Apache-2.0", "title": "Apache License 2.0: tables and codes of Garrison"},
    {"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0: coordinates and names from GeoNames"},
    {"name": "other-pd", "title": "Public domain: coordinates from OurAirports"},
]
RIGHTS = (
    "Quotations and headlines belong to their publishers and are given as evidence, with their source in every row."
)
NAME = "datapackage.json"

_TYPES = {"String": "string", "Int64": "integer", "Float64": "number", "Boolean": "boolean", "Date": "date"}
_MEDIA = {
    "csv": "text/csv", "parquet": "application/vnd.apache.parquet", "geojson": "application/geo+json",
    "xml": "application/rss+xml", "json": "application/feed+json",
}  # fmt: skip


def package(about: Facts, files: dict[str, bytes], tables: dict[str, TableClass]) -> bytes:
    """Return datapackage.json for files by name; `tables` are the schemas by the stem of a file's name."""
    told = {
        "profile": "data-package",
        "name": f"garrison-{about['name'].removesuffix('.duckdb')}",
        "title": f"Garrison, release {about['name']}",
        "description": f"What was reported about a military presence; no confirmation that it happened. {RIGHTS}",
        "version": about["name"].removesuffix(".duckdb"),
        "created": f"{about['published']:%Y-%m-%dT%H:%M:%SZ}" if about["published"] else None,
        "citation": cite(about),
        "licenses": LICENSES,
        "resources": [_resource(name, content, tables) for name, content in sorted(files.items())],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"


def cite(about: Facts) -> str:
    """Return how to cite the release."""
    until = f", reports to {about['cutoff']}" if about["cutoff"] else ""
    return f"Garrison, release {about['name']}{until}."


def _resource(name: str, content: bytes, tables: dict[str, TableClass]) -> dict[str, Any]:
    stem, _, ending = name.rpartition(".")
    told = {
        "name": stem.replace("_", "-") if ending != "json" else f"{stem}-json",
        "path": name,
        "format": ending,
        "mediatype": _MEDIA[ending],
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
    }
    if ending == "csv":
        told |= {"encoding": "utf-8-sig", "dialect": {"lineTerminator": "\r\n"}, "notes": spreadsheet.RULE}
    return told | (_schema(tables[stem]) if stem in tables else {})


def _schema(table: TableClass) -> dict[str, Any]:
    described = table.to_schema().columns
    fields = [
        {"name": column, "type": _TYPES[str(dtype)], "description": str(described[column].description)}
        for column, dtype in dtypes(table).items()
    ]
    return {"description": grain(table), "schema": {"fields": fields, "primaryKey": key(table)}}
