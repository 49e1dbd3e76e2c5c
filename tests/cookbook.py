"""`python -m tests.cookbook`: write warehouse/cookbook.md and its pictures anew from the reports of tests/press.py."""

import hashlib
import json
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

import duckdb
import polars as pl
import yaml
from press import fill

from warehouse import ddl
from warehouse.notebook import Investigation, app, investigations

WAREHOUSE = Path(ddl.__file__).parent
PAGE = WAREHOUSE / "cookbook.md"
PICTURES = WAREHOUSE / "cookbook"

HEAD = """# Cookbook: five investigations, from question to picture

Each begins with a question, asks it of a release in one query, shows what comes out and says how to read it. The
answers here are those of twenty invented reports (`tests/press.py`), so that every word of them can be checked by
hand; they are no evidence of anything. `make cookbook` writes this page anew, and a test holds that it tells what the
queries tell.

To ask a release of your own, open the notebook, or run one query by itself:

    pip install -e '.[notebook]'
    marimo edit warehouse/notebook.py -- --release data/warehouse.duckdb
    garrison query "$(tail -n +3 warehouse/cookbook/which-way.sql)"
"""
SEEN: dict[str, str] = yaml.safe_load((Path(__file__).parent / "golden" / "cookbook.yml").read_text("utf-8"))
"""What there is to see in these answers, by investigation."""


def release(folder: Path) -> Path:
    """Write a release of the invented reports."""
    path = folder / "press.duckdb"
    with duckdb.connect(str(path)) as con:
        ddl.create_tables(con, keys=False)
        ddl.create_views(con)
        fill(con)
    return path


def run(path: Path) -> dict[str, Any]:
    """Run the notebook on a release, as a reader would; returns what its cells define."""
    _, told = app.run(defs={"release": str(path)})
    return dict(told)


def page(answers: dict[str, pl.DataFrame]) -> str:
    """Return the text of the page."""
    return "\n".join([HEAD, *(_section(name, one, answers[name]) for name, one in investigations().items())])


def _section(name: str, one: Investigation, rows: pl.DataFrame) -> str:
    return "\n".join(
        [
            f"## {one.question}",
            "",
            f"```sql\n{one.sql}\n```",
            "",
            _table(rows),
            "",
            f"![{one.question}](cookbook/{name}.svg)",
            "",
            f"**How to read it.** {one.reading}",
            "",
            f"**What is seen here.** {SEEN[name]}",
            "",
        ]
    )


def _table(rows: pl.DataFrame) -> str:
    lines = [rows.columns, ["---"] * rows.width, *rows.rows()]
    return "\n".join(f"| {' | '.join('' if cell is None else str(cell) for cell in line)} |" for line in lines)


def digest(picture: Any) -> str:  # noqa: ANN401
    """Return what a drawn file is marked with: a digest of the data and the form of its picture."""
    told = {key: value for key, value in picture.to_dict().items() if key != "$schema"}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def main() -> None:
    """Write the page and its five pictures."""
    import vl_convert

    with tempfile.TemporaryDirectory() as folder:
        told = run(release(Path(folder)))
    for name, picture in told["pictures"].items():
        drawn = vl_convert.vegalite_to_svg(picture.to_dict())
        (PICTURES / f"{name}.svg").write_text(f"{drawn}\n<!-- {digest(picture)} -->\n", "utf-8")
    PAGE.write_text(page(told["answers"]), "utf-8")


if __name__ == "__main__":
    main()
