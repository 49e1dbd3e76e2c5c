"""audit: Great Expectations judges the release candidate before it is published.

The suite of every table is built from its schema; only rules across tables are written by hand (`rules.yml`).
A check that raises counts as failed: an audit that cannot look has not seen that all is well.
"""

import json
import os
import re
import subprocess
import sys
import warnings
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import polars as pl
import sqlalchemy
import yaml
from pandera.api.checks import Check
from sqlalchemy.engine import Engine
from sqlalchemy.engine.cursor import FullyBufferedCursorFetchStrategy

import schemas
from schemas.ops import CheckResult
from schemas.table import TableClass, frame, key
from schemas.vocabulary import CheckLevel

LOST_SHARE = 0.3
"""A table of facts that lost more than this share of its rows stops the release."""

CROSS = "cross"
"""Suite of the rules across tables."""

_WATCHED = ("core.document", "core.claim", "core.event")


def audit(path: Path, run_id: int, before: dict[str, int]) -> pl.DataFrame:
    """Check the file at `path`, read-only, in a process of its own. Returns a CheckResult frame, one row per check.

    `before` holds the row counts of the last release for the tables that must not shrink. The process keeps
    what Great Expectations holds on to (250 MB and open handles on the file) out of this one; if it ends
    without an answer, that is a failed check.
    """
    call = [sys.executable, "-P", "-m", "warehouse.audit", str(path), str(run_id), json.dumps(before)]
    done = subprocess.run(call, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode == 0:
        return frame(CheckResult, json.loads(done.stdout))
    told = [line for line in done.stderr.splitlines() if re.match(r"\S*(Error|Exception)\b", line)]
    why = told[-1] if told else "no message"
    return frame(CheckResult, [_broken(run_id, f"the audit ended with code {done.returncode}: {why}")])


def examine(path: Path, run_id: int, before: dict[str, int]) -> list[dict[str, object]]:
    """Run all suites on the file at `path` in this process; returns CheckResult rows."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        import great_expectations as gx

        context = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False}  # type: ignore[assignment]
    _buffer_results()
    source = context.data_sources.add_sql(
        "release",
        connection_string=f"duckdb:///{path}",
        kwargs={"connect_args": {"read_only": True}},  # type: ignore[call-arg]
    )
    rows: list[dict[str, object]] = []
    for suite, expectations in _suites(gx.expectations, before):
        layer, _, table = (suite if suite != CROSS else "core.claim").partition(".")
        asset = source.add_table_asset(suite, table_name=table, schema_name=layer)
        batch = asset.add_batch_definition_whole_table("whole").get_batch()
        outcome = batch.validate(gx.ExpectationSuite(name=suite, expectations=list(expectations)))
        rows += [_row(run_id, suite, result) for result in outcome.results]
    return rows


def passed(results: pl.DataFrame) -> bool:
    """Tell whether a release may be published: there are results, and no check of level fail failed."""
    failed = results.filter(~pl.col("passed") & (pl.col("level") == CheckLevel.FAIL.value))
    return results.height > 0 and failed.height == 0


def rules() -> list[dict[str, str]]:
    """Return the rules across tables: name, level, sql."""
    found: list[dict[str, str]] = yaml.safe_load(files("warehouse").joinpath("rules.yml").read_text("utf-8"))
    return found


def _suites(gxe: Any, before: dict[str, int]) -> Iterator[tuple[str, list[Any]]]:  # noqa: ANN401
    for table_name, table in schemas.TABLES.items():
        yield table_name, [*_of_schema(gxe, table), *_not_shrunk(gxe, table_name, before)]
    yield (
        CROSS,
        [
            gxe.UnexpectedRowsExpectation(
                unexpected_rows_query=f"{rule['sql']} /* {{batch}} */",
                description=rule["name"],
                severity=_severity(rule["level"]),
            )
            for rule in rules()
        ],
    )


def _of_schema(gxe: Any, table: TableClass) -> list[Any]:  # noqa: ANN401
    schema = table.to_schema()
    critical: dict[str, Any] = {"severity": "critical"}
    found = [
        gxe.ExpectTableColumnsToMatchOrderedList(
            column_list=list(schema.columns), description="columns are those of the schema", **critical
        )
    ]
    keys = key(table)
    unique = f"{', '.join(keys)} identifies a row"
    if len(keys) == 1:
        found.append(gxe.ExpectColumnValuesToBeUnique(column=keys[0], description=unique, **critical))
    else:
        found.append(gxe.ExpectCompoundColumnsToBeUnique(column_list=keys, description=unique, **critical))
    for column, field in schema.columns.items():
        if not field.nullable:
            found.append(
                gxe.ExpectColumnValuesToNotBeNull(column=column, description=f"{column} is never NULL", **critical)
            )
        found += [made for check in field.checks if (made := _of_check(gxe, column, check))]
    return found


def _of_check(gxe: Any, column: str, check: Check) -> Any:  # noqa: ANN401
    told = check.statistics or {}
    if "allowed_values" in told:
        values = list(told["allowed_values"])
        return gxe.ExpectColumnValuesToBeInSet(
            column=column,
            value_set=values,
            severity="critical",
            description=f"{column} holds only codes of its vocabulary",
        )
    low, high = told.get("min_value"), told.get("max_value")
    if isinstance(low, int | float) and check.name in ("greater_than_or_equal_to", "in_range"):
        return gxe.ExpectColumnValuesToBeBetween(
            column=column, min_value=low, max_value=high, severity="critical", description=f"{column} is in range"
        )
    return None


def _not_shrunk(gxe: Any, table_name: str, before: dict[str, int]) -> list[Any]:  # noqa: ANN401
    if table_name not in _WATCHED or not before.get(table_name):
        return []
    least = int(before[table_name] * (1 - LOST_SHARE))
    return [
        gxe.ExpectTableRowCountToBeBetween(
            min_value=least,
            severity="critical",
            description=f"no more than {LOST_SHARE:.0%} of the rows of the last release are gone",
        )
    ]


def _severity(level: str) -> str:
    return "critical" if CheckLevel(level) is CheckLevel.FAIL else "warning"


def _row(run_id: int, suite: str, result: Any) -> dict[str, object]:  # noqa: ANN401
    config = result.expectation_config
    raised = [
        info.get("exception_message") for info in _exceptions(result.exception_info) if info.get("raised_exception")
    ]
    level = CheckLevel.FAIL if str(config.severity or "critical").lower().endswith("critical") else CheckLevel.WARN
    detail = f"could not be checked: {raised[0]}" if raised else None if result.success else _found(result.result)
    return {
        "run_id": run_id,
        "suite": suite,
        "check_name": str(config.description),
        "level": (CheckLevel.FAIL if raised else level).value,
        "passed": bool(result.success) and not raised,
        "detail": detail,
    }


def _exceptions(info: dict[str, Any]) -> list[dict[str, Any]]:
    """Great Expectations gives one record, or one for each metric."""
    return [info] if "raised_exception" in info else [value for value in info.values() if isinstance(value, dict)]


def _found(result: dict[str, Any]) -> str:
    told = result.get("details", {}).get("unexpected_rows") or result.get("partial_unexpected_list")
    observed = result.get("observed_value")
    return json.dumps({"observed": observed, "examples": (told or [])[:3]}, default=str, ensure_ascii=False)


def _broken(run_id: int, detail: str) -> dict[str, object]:
    name = "the audit itself runs to its end"
    return {
        "run_id": run_id,
        "suite": CROSS,
        "check_name": name,
        "level": CheckLevel.FAIL.value,
        "passed": False,
        "detail": detail,
    }


def _buffer_results() -> None:
    """Fetch DuckDB results at once: Great Expectations reads them after the connection was handed back."""
    if not sqlalchemy.event.contains(Engine, "after_cursor_execute", _buffer):
        sqlalchemy.event.listen(Engine, "after_cursor_execute", _buffer)


def _buffer(connection: Any, cursor: Any, statement: str, parameters: Any, context: Any, many: bool) -> None:  # noqa: ANN401
    del statement, parameters, many
    if connection.dialect.name == "duckdb" and context is not None and cursor.description:
        rows = cursor.fetchall()
        context.cursor_fetch_strategy = FullyBufferedCursorFetchStrategy(cursor, cursor.description, rows)


if __name__ == "__main__":
    answer = examine(Path(sys.argv[1]), int(sys.argv[2]), json.loads(sys.argv[3]))
    sys.stdout.write(json.dumps(answer))
    sys.stdout.flush()
    os._exit(0)  # without the noise that open handles make at exit
