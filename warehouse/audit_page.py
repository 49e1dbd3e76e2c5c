"""The audit as one plain page: no script, no network, everything escaped."""

from importlib.resources import files

import jinja2
import polars as pl

from warehouse.audit import CROSS, passed


def page(results: pl.DataFrame, title: str) -> str:
    """Return the HTML of one audit: failed checks first, then every check by suite. Takes a CheckResult frame."""
    environment = jinja2.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string(files("warehouse").joinpath("audit_page.html").read_text("utf-8"))
    rows = results.sort("passed", pl.col("suite") != CROSS, "suite", "check_name").to_dicts()
    return template.render(title=title, rows=rows, failed=[r for r in rows if not r["passed"]], passed=passed(results))
