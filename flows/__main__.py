"""The command line: `garrison COMMAND`. Parses, calls, and turns errors into one line and an exit code."""

import json
import sys
import traceback
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows import ask
from flows import doctor as doctoring
from flows.settings import settings, use_home
from flows.terminal import escape, visible
from schemas.errors import PARTLY, AuditError, GarrisonError, UsageError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)
out = Console(highlight=False) if sys.stdout.isatty() else Console(highlight=False, width=180)
err = Console(stderr=True, highlight=False)

Home = Annotated[Path | None, typer.Option(help="Folder of the warehouse; else $GARRISON_HOME, else ./data.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON for scripts.")]


@app.command()
def refresh(
    paths: Annotated[list[str], typer.Argument(help="Folders or files of reports.")],
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Read reports into the warehouse and publish a release. Example: garrison refresh reports/"""
    for path in paths:
        if not Path(path).exists():
            raise UsageError(f"no such file or folder: {path}")
    use_home(home)
    with ask.starting():
        from flows.progress import bar
        from flows.refresh import refresh as run_refresh
        from flows.report import lines
    with bar():
        outcome = run_refresh([str(Path(path).absolute()) for path in paths])
    if as_json:
        _json({**{k: getattr(outcome, k) for k in ("run_id", "state", "release", "fates", "stages", "changes")}})
    else:
        for line in lines(outcome):
            out.print(escape(line))
    if outcome.quarantined:
        err.print(escape(f"{outcome.quarantined} items were set aside; `garrison why ITEM` says why"))
        raise typer.Exit(PARTLY)


@app.command()
def status(home: Home = None, as_json: AsJson = False) -> None:
    """Say which release is current and what the last run did. Example: garrison status"""
    told = ask.status(use_home(home).home)
    if as_json:
        _json(told)
        return
    for key, value in told.items():
        out.print(escape(f"{key:<14} {value}"))


@app.command()
def query(
    sql: Annotated[str | None, typer.Argument(help="SQL, or the name of a shipped query.")] = None,
    home: Home = None,
    as_json: AsJson = False,
    listed: Annotated[bool, typer.Option("--list", help="List the shipped queries with their questions.")] = False,
    values: Annotated[list[str] | None, typer.Option("--set", help="Set what a query asks for: NAME=VALUE.")] = None,
) -> None:
    """Run SQL or a shipped query, read-only. Example: garrison query site-arrival-and-departure --set site=hmeimim"""
    if sql is None and not listed:
        raise UsageError("what to ask? give SQL or the name of a shipped query; `garrison query --list` lists them")
    if sql is None:
        _queries(as_json=as_json)
        return
    wrong = [one for one in values or () if "=" not in one]
    if wrong:
        raise UsageError(f"--set takes NAME=VALUE, not {wrong[0]!r}")
    rows = ask.query(use_home(home).home, sql, dict(one.split("=", 1) for one in values or ()))
    if as_json:
        _json(rows.to_dicts())
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in rows.columns:
        table.add_column(escape(column), overflow="fold")
    for row in rows.iter_rows():
        table.add_row(*("" if value is None else escape(str(value)) for value in row))
    out.print(table)
    out.print(escape(f"{rows.height} rows"), style="dim")


@app.command()
def check(home: Home = None, as_json: AsJson = False) -> None:
    """Audit the current release again. Example: garrison check"""
    results = ask.check(use_home(home).home)
    failed = results.filter(~results["passed"])
    if as_json:
        _json(results.to_dicts())
    for row in failed.iter_rows(named=True) if not as_json else ():
        out.print(escape(f"{row['level']}: {row['suite']}: {row['check_name']}: {row['detail']}"))
    if not as_json:
        out.print(f"{results.height} checks, {failed.height} not met")
    if failed.filter(failed["level"] == "fail").height or not results.height:
        raise AuditError("the current release does not pass its audit")


@app.command()
def why(
    item: Annotated[str, typer.Argument(help="A file name, address, document id or claim id.")],
    home: Home = None,
    as_json: AsJson = False,
) -> None:
    """Say what became of an input item, and why. Example: garrison why bad.txt"""
    told = ask.why(use_home(home).home, item)
    if not told:
        raise UsageError(f"nothing is known of {item}: no run has met it")
    if as_json:
        _json(told)
        return
    for line in ask.lines(told):
        out.print(escape(line), soft_wrap=True)


@app.command()
def doctor(home: Home = None, as_json: AsJson = False) -> None:
    """Look after locks, links, left-over files, space and versions. Example: garrison doctor"""
    findings = doctoring.examine(use_home(home).home)
    if as_json:
        _json([finding._asdict() for finding in findings])
    for finding in findings if not as_json else ():
        out.print(escape(f"{'ok  ' if finding.well else 'LOOK'} {finding.what}: {finding.detail}"), soft_wrap=True)
    if not all(finding.well for finding in findings):
        raise typer.Exit(1)


@app.command()
def explain(
    report: Annotated[Path | None, typer.Argument(help="A report file.")] = None,
    page: Annotated[Path | None, typer.Option("--html", help="Write a page to this file instead.")] = None,
    story: Annotated[str | None, typer.Option(help="Id of a story: how it travelled, and what was changed.")] = None,
    event: Annotated[str | None, typer.Option(help="Id of an event: who tells it, and on what they differ.")] = None,
    home: Home = None,
) -> None:
    """Show how a report was read, or why reports or claims belong together. Example: garrison explain reports/a.txt"""
    if sum(told is not None for told in (report, story, event)) != 1:
        raise UsageError("explain takes one of: a report file, --story ID, --event ID")
    if report is not None:
        with ask.starting():
            from flows.explain import shown
        out.print(shown(report, page, settings()), soft_wrap=True)
        return
    from flows.chain import chain

    for line in chain(use_home(home).home, "story" if story else "event", str(story or event)):
        out.print(escape(line), soft_wrap=True)


@app.command()
def report(
    page: Annotated[Path | None, typer.Option("--out", help="File to write; else report.html in the home.")] = None,
    since: Annotated[Path | None, typer.Option(help="Release to compare with; else the one before.")] = None,
    home: Home = None,
) -> None:
    """Write one page of pictures and evidence from the current release. Example: garrison report --out page.html"""
    from flows.page import write

    out.print(escape(write(use_home(home).home, page, since)), soft_wrap=True)


@app.command()
def export(
    format: Annotated[str, typer.Option("--format", help="csv, parquet, geojson, crosswalk or feed.")],  # noqa: A002
    folder: Annotated[
        Path | None, typer.Option("--out", help="Folder; else exports/RELEASE/FORMAT in the home.")
    ] = None,
    since: Annotated[Path | None, typer.Option(help="For a feed: release to compare with.")] = None,
    home: Home = None,
) -> None:
    """Hand out tables or changes as files with a description. Example: garrison export --format csv --out tables/"""
    from flows.export import write

    for line in write(use_home(home).home, format, folder, since):
        out.print(escape(line), soft_wrap=True)


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Labelled sentences, one JSON object a line.")],
    split: Annotated[str | None, typer.Option(help="Only rows of this split, such as test.")] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List what was missed and invented.")] = False,
    booked: Annotated[
        bool, typer.Option("--book", help="Book the figures for mart.quality of the next release.")
    ] = False,
    home: Home = None,
) -> None:
    """Measure the reading of claims, places or dates on labels. Example: garrison evaluate places.jsonl --split held"""
    from flows.measure import book, measure

    if booked:
        out.print(f"{book(gold, split, use_home(home)).height} figures booked")
        return
    for line in measure(gold, split, errors=errors):
        out.print(escape(line), soft_wrap=True)


@app.command()
def serve(
    path: Annotated[Path, typer.Argument(help="Folder to watch.")],
    every: Annotated[str, typer.Option(help="How often, such as 30s, 15m, 1h, 1d.")] = "1h",
    home: Home = None,
) -> None:
    """Refresh a folder on a schedule until stopped. Example: garrison serve --every 1h reports/"""
    from flows.serve import serve as serve_folder

    serve_folder(path, every, use_home(home))


def main() -> None:
    """Run the command line; every error that Garrison explains is one line on stderr."""
    try:
        app()
    except GarrisonError as error:
        err.print(escape(f"garrison: {error}"), soft_wrap=True)
        # Prefect keeps the error; its frames hold the store's connection, and DuckDB would complain at exit
        traceback.clear_frames(error.__traceback__)
        sys.exit(error.exit_code)


def _queries(*, as_json: bool) -> None:
    """List the shipped queries."""
    told = ask.queries()
    if as_json:
        _json(told)
        return
    for name, question in told.items():
        out.print(escape(f"{name:<28} {question}"), soft_wrap=True)


def _json(told: Any) -> None:  # noqa: ANN401
    out.print(Text(visible(json.dumps(told, default=str, ensure_ascii=False, indent=2))), soft_wrap=True)


if __name__ == "__main__":
    main()
