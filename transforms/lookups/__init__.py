"""Judgement as data: reference tables and word lists, read from the CSV files that ship beside this module.

`syria/` is the theatre, `world/` what holds anywhere, `language/` the wording of reports, `weights/` what
was learned from labelled texts.
"""

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

import polars as pl

import schemas
from schemas.table import TableClass, Tables, dtypes
from schemas.vocabulary import VOCABULARIES

REFERENCE = {
    "ref.place": ("syria/place.csv", "syria/geonames.csv"),
    "ref.place_name": ("syria/place_name.csv", "syria/geonames_name.csv", "syria/place_name_frozen.csv"),
    "ref.place_conflict": ("syria/place_conflict.csv",),
    "ref.actor": ("syria/actor.csv",),
    "ref.actor_name": ("syria/actor_name.csv",),
    "ref.actor_affiliation": ("syria/actor_affiliation.csv",),
    "ref.milestone": ("syria/milestone.csv",),
    "ref.outlet": ("world/outlet.csv",),
    "ref.outlet_name": ("world/outlet_name.csv",),
    "ref.materiel": ("world/materiel.csv",),
    "ref.materiel_name": ("world/materiel_name.csv",),
    "ref.crosswalk": ("world/crosswalk.csv",),
}
"""Files of every reference table: what people curate first, what `flows.freeze` writes after it."""

THEATRE = "syria"
"""Place that the reports are about, and folder of its tables."""

FORCE = "ru_forces"
"""Actor whose presence is followed."""


@cache
def reference(table: str) -> pl.DataFrame:
    """Return one reference table in the shape of its schema."""
    model: TableClass = schemas.TABLES[table]
    schema = dtypes(model)
    flags = [column for column, dtype in schema.items() if dtype == pl.Boolean]
    read = schema | dict.fromkeys(flags, pl.String)
    frame = pl.concat(pl.read_csv(_file(path).read_bytes(), schema=read) for path in REFERENCE[table])
    return frame.with_columns(pl.col(flags).str.to_lowercase().is_in(["true", "y", "1"]))


@cache
def words(stem: str) -> tuple[dict[str, str], ...]:
    """Return the rows of one word list in `language/`; empty cells are empty strings."""
    frame = pl.read_csv(_file(f"language/{stem}.csv").read_bytes(), infer_schema=False).fill_null("")
    return tuple(frame.to_dicts())


@cache
def place_types() -> dict[str, str]:
    """Return the kind of every place: `hmeimim` is an `air_base`."""
    return dict(reference("ref.place").select("place_id", "place_type").iter_rows())


@cache
def types_of_word() -> dict[str, tuple[str, ...]]:
    """Return the kinds of place that a word such as 'base' may mean, best first."""
    rows = words("place_type")
    return {row["word"]: tuple(r["place_type"] for r in rows if r["word"] == row["word"]) for row in rows}


@cache
def actor_classes() -> dict[str, str]:
    """Return the source class of every actor."""
    return dict(reference("ref.actor").select("actor_id", "source_class").iter_rows())


@cache
def theatre(stem: str) -> tuple[dict[str, str], ...]:
    """Return the rows of one list of the theatre that is no reference table, such as `own`."""
    frame = pl.read_csv(_file(f"{THEATRE}/{stem}.csv").read_bytes(), infer_schema=False).fill_null("")
    return tuple(frame.to_dicts())


def folder_of(path: str) -> Traversable:
    """Return a folder of the lookups, such as `weights`."""
    return _file(path)


def tables() -> Tables:
    """Return all reference tables, code tables included."""
    codes = {
        f"ref.{vocabulary}": pl.DataFrame(
            [(m.value, i, m.definition) for i, m in enumerate(members)],
            schema={"code": pl.String, "position": pl.Int64, "definition": pl.String},
            orient="row",
        )
        for vocabulary, members in VOCABULARIES.items()
    }
    return {table: reference(table) for table in REFERENCE} | codes


@cache
def rules_digest() -> str:
    """Return what a reading depends on as three digests: code and word lists, gazetteer, corrections.

    They stand apart so that a claim that changed can name its cause.
    """
    digests = {part: hashlib.sha256() for part in ("extractor", "gazetteer", "correction")}
    for package in ("schemas", "transforms"):
        for path, content in sorted(_sources(files(package), package)):
            digest = digests[_part(path)]
            digest.update(path.encode())
            digest.update(content)
    return ".".join(digest.hexdigest()[:8] for digest in digests.values())


def _part(path: str) -> str:
    """Say to which part of what a reading depends on a file belongs."""
    folder, _, stem = path.rpartition("/")
    if not folder.endswith(f"lookups/{THEATRE}") or not stem.startswith(("place", "geonames", "correction", "part.")):
        return "extractor"
    return "correction" if stem.startswith("correction") else "gazetteer"


def _file(path: str) -> Traversable:
    return files("transforms.lookups").joinpath(path)


def _sources(folder: Traversable, path: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in folder.iterdir():
        below = f"{path}/{entry.name}"
        if entry.is_dir():
            found += _sources(entry, below)
        elif entry.name.endswith((".py", ".csv", ".yml", ".npz", ".onnx", ".json")):
            found.append((below, entry.read_bytes()))
    return found


__all__ = ["FORCE", "REFERENCE", "THEATRE", "folder_of", "reference", "rules_digest", "tables", "theatre", "words"]
