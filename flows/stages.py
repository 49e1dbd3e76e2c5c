"""The stages as Prefect tasks: each calls one pure function or one step of the store, and counts.

Where a stage's work stands: ingest in `flows/ingest.py`; clean, extract, normalise, resolve and validate in
`transforms/`; load, audit and publish in `warehouse/`; report in `flows/report.py`.
"""

from pathlib import Path

import polars as pl

from flows import ingest as sources
from flows import report as reporting
from flows.orchestrate import task
from flows.progress import each, reached
from flows.reading import reading
from flows.run import Run
from schemas.errors import AuditError
from schemas.table import Tables
from schemas.vocabulary import RunState
from transforms import lookups
from transforms.clean import clean as clean_items
from transforms.extract.spans import Reading
from transforms.identity import changes as id_changes
from transforms.normalise import normalise as normalise_claims
from transforms.resolve import resolve as resolve_tables
from transforms.validate import validate as validate_tables
from transforms.versions import merge, reread, sort_versions
from warehouse import audit as auditing
from warehouse import ledger
from warehouse import load as loading
from warehouse import publish as publishing
from warehouse.digest import digest


@task(retries=2)  # a network share may come back
def ingest(run: Run, paths: list[str]) -> sources.Ingested:
    """Read every item that the paths hold."""
    reached("ingest")
    got = sources.ingest(paths, run.settings)
    run.count("ingest", got.n_items, got.delivered.height + got.skipped.height, got.set_aside.height)
    return got


@task()
def clean(run: Run, got: sources.Ingested) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Turn items into documents and tell new from old: fresh documents, fates of all items, what was set aside."""
    reached("clean")
    cleaned = clean_items(got.delivered)
    known = loading.known(run.store)
    versions = sort_versions(cleaned.documents, known)
    run.count("clean", got.delivered.height, versions.fates.height, cleaned.set_aside.height)
    aside = pl.concat([got.set_aside, cleaned.set_aside, versions.set_aside])
    fates = sources.all_fates(got, versions.fates, cleaned.set_aside)
    run.outcome.fates = dict(fates["fate"].value_counts().sort("fate").iter_rows())
    return _with_old(run, versions.fresh), fates, aside


@task()
def extract(run: Run, fresh: pl.DataFrame) -> list[Reading]:
    """Read the claims of fresh documents, in batches."""
    reached("extract")
    batches = list(fresh.iter_slices(run.settings.batch_size)) if fresh.height else []
    with reading(run.settings.workers) as read:
        readings = [r for some in each("extract", read(batches), len(batches)) for r in some]
    run.count("extract", fresh.height, len(readings), 0)
    return readings


@task()
def normalise(run: Run, fresh: pl.DataFrame, readings: list[Reading]) -> Tables:
    """Turn readings into rows with ids and days."""
    reached("normalise")
    tables = normalise_claims(fresh, readings, run.run_id)
    run.count("normalise", sum(len(r.claims) for r in readings), tables["core.claim"].height, 0)
    run.outcome.changes = {"documents": fresh.height, "claims": tables["core.claim"].height}
    return tables


@task()
def resolve(run: Run, tables: Tables) -> Tables:
    """Bring new rows together with the current ones and find stories and events anew."""
    reached("resolve")
    merged = merge(loading.current(run.store), tables)
    resolved = resolve_tables(merged)
    run.count("resolve", merged["core.claim"].height, resolved["core.claim"].height, 0)
    return resolved | {"ops.id_change": id_changes(merged, resolved, run.run_id)} | lookups.tables()


@task()
def validate(run: Run, tables: Tables) -> tuple[Tables, pl.DataFrame]:
    """Hold all rows against their schemas."""
    reached("validate")
    validated = validate_tables(tables)
    rows = sum(t.height for t in tables.values())
    run.count("validate", rows, sum(t.height for t in validated.tables.values()), validated.set_aside.height)
    return validated.tables, validated.set_aside


@task()
def load(run: Run, tables: Tables, fates: pl.DataFrame, set_aside: list[pl.DataFrame]) -> str | None:
    """Write the run into the work store in one transaction; return the name of the release to build, if any is due."""
    reached("load")
    rejects = loading.load(run.store, tables, fates, pl.concat(set_aside), run.run_id, run.started_at)
    name = f"{run.run_id:06}-{digest(run.store)[:8]}.duckdb"
    release = publishing.current(run.home)
    if release and release.name.endswith(name[-15:]) and not rejects:
        run.outcome.state = RunState.UNCHANGED.value
        return None
    return name


@task()
def audit(run: Run, name: str) -> tuple[Path, pl.DataFrame]:
    """Build the release candidate and let Great Expectations judge it. Raises AuditError when it fails."""
    reached("audit")
    candidate = publishing.build(run.home, run.store, name)
    results = auditing.audit(candidate, run.run_id, publishing.last_counts(run.home))
    loading.insert(run.store, "ops.check_result", results)
    if not auditing.passed(results):
        run.outcome.state = RunState.REFUSED.value
        page = publishing.refuse(run.home, candidate, results, run.run_id)
        raise AuditError(f"the release candidate failed its audit; the release before it stays. See {page}")
    return candidate, results


@task()
def publish(run: Run, candidate: Path, results: pl.DataFrame) -> None:
    """Put the release in place; only then the book says published."""
    reached("publish")
    release = publishing.publish(run.home, candidate, results, run.run_id, run.started_at)
    run.outcome.state, run.outcome.release = RunState.PUBLISHED.value, release.name
    ledger.finish(run.store, run.run_id, RunState.PUBLISHED, run.started_at, release.name)


@task()
def report(run: Run) -> None:
    """Tell what changed."""
    reached("report")
    reporting.report(run.outcome, announce=run.settings.announce)


def _with_old(run: Run, fresh: pl.DataFrame) -> pl.DataFrame:
    """When rules or reference data have changed, documents read by the old ones are read again."""
    if not run.rules_changed:
        return fresh
    old = reread(loading.current(run.store)["core.document"])
    unread = old.filter(~pl.col("document_id").is_in(fresh["document_id"].to_list()))
    return pl.concat([fresh, unread], how="diagonal")
