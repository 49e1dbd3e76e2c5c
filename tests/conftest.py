"""What the tests share: short report texts, a folder of them, one refreshed home, and quick ways to look inside.

Prefect is off, and the home is a temporary folder, before anything of `flows` is imported.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

_SCRATCH = Path(tempfile.mkdtemp(prefix="garrison-tests-"))

for _name in [name for name in os.environ if name.startswith(("GARRISON_", "PREFECT_"))]:
    del os.environ[_name]
os.environ["GARRISON_PREFECT"] = "false"
os.environ["GARRISON_HOME"] = str(_SCRATCH / "home")

REPO = Path(__file__).resolve().parent.parent
SENTENCE = (
    "Russian troops withdrew from their post near {place} on {day} May 2022, "
    "the Syrian Observatory for Human Rights said.\n"
)

Rows = dict[str, list[tuple[Any, ...]]]


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(_SCRATCH, ignore_errors=True)


@pytest.fixture(autouse=True)
def no_warehouses_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Remove warehouse files of a test: pytest keeps its folders, and every home holds some 30 MB."""
    yield
    folder = request.node.funcargs.get("tmp_path")
    for file in folder.rglob("*.duckdb*") if folder else ():
        if not file.is_dir():
            file.unlink(missing_ok=True)


@pytest.fixture(scope="session")
def repo() -> Path:
    """The folder of the repository."""
    return REPO


@pytest.fixture(scope="session")
def report() -> Callable[..., str]:
    """Write the text of a one-sentence report of a withdrawal."""

    def write(place: str = "Manbij", day: int = 3) -> str:
        return SENTENCE.format(place=place, day=day)

    return write


@pytest.fixture(scope="session")
def written() -> Callable[[Path, dict[str, str | bytes]], Path]:
    """Write files into a folder; returns the folder."""

    def write(folder: Path, files: dict[str, str | bytes]) -> Path:
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return write


@pytest.fixture(scope="session")
def good_reports(report: Callable[..., str]) -> dict[str, str]:
    """The three readable reports of the shared home, by file name."""
    return {
        "1-manbij.txt": report("Manbij", 3),
        "2-kobani.txt": report("Kobani", 4),
        "3-ain-issa.txt": report("Ain Issa", 5),
    }


@pytest.fixture(scope="session")
def shared_home(
    tmp_path_factory: pytest.TempPathFactory,
    good_reports: dict[str, str],
    written: Callable[[Path, dict[str, str | bytes]], Path],
) -> Path:
    """A home refreshed once, real audit included, from three reports and an empty file. Only read it."""
    from flows.refresh import refresh

    folder = tmp_path_factory.mktemp("shared")
    reports = written(folder / "reports", {**good_reports, "4-empty.txt": ""})
    outcome = refresh([str(reports)], home=str(folder / "home"))
    assert outcome.release is not None
    return folder / "home"


@pytest.fixture
def home(shared_home: Path, tmp_path: Path) -> Path:
    """A copy of the shared home for a test that changes it."""
    return Path(shutil.copytree(shared_home, tmp_path / "home", symlinks=True))


@pytest.fixture
def reports(
    good_reports: dict[str, str], tmp_path: Path, written: Callable[[Path, dict[str, str | bytes]], Path]
) -> Path:
    """The folder that `home` was refreshed from, without its empty file, for a test that changes it."""
    return written(tmp_path / "reports", dict(good_reports))


def _rules_only(path: Path, run_id: int, before: dict[str, int]) -> Any:  # noqa: ANN401
    """Judge a candidate by the rules across tables alone, asked of DuckDB directly."""
    import duckdb

    from schemas.ops import CheckResult
    from schemas.table import frame
    from warehouse import audit

    rows: list[dict[str, object]] = []
    with duckdb.connect(str(path), read_only=True) as con:
        for rule in audit.rules():
            bad = con.execute(rule["sql"]).fetchall()
            told = {"run_id": run_id, "suite": "cross", "check_name": rule["name"], "level": rule["level"]}
            rows.append({**told, "passed": not bad, "detail": str(bad[:3]) if bad else None})
    return frame(CheckResult, rows)


@pytest.fixture(scope="session")
def rules_only() -> Callable[[Path, int, dict[str, int]], Any]:
    """An audit of a tenth of a second instead of seven: the same rules across tables, no Great Expectations."""
    return _rules_only


@pytest.fixture
def quick_audit(shared_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let refreshes of this test be judged by `rules_only`; the shared home is made before, by the real audit."""
    monkeypatch.setattr("warehouse.audit.audit", _rules_only)


@pytest.fixture(scope="session")
def rows_of() -> Callable[..., Rows]:
    """Return all rows of a warehouse file by table; without the book of runs unless asked for."""

    def read(path: Path, *, ops: bool = False) -> Rows:
        import duckdb

        import schemas

        with duckdb.connect(str(path), read_only=True) as con:
            return {
                table: con.execute(f"SELECT * FROM {table} ORDER BY ALL").fetchall()
                for table in schemas.TABLES
                if ops or not table.startswith("ops.")
            }

    return read


@pytest.fixture(scope="session")
def asked() -> Callable[..., list[tuple[Any, ...]]]:
    """Run one query on a warehouse file, read-only, and close the file again."""

    def ask(path: Path, sql: str) -> list[tuple[Any, ...]]:
        import duckdb

        with duckdb.connect(str(path), read_only=True) as con:
            return con.execute(sql).fetchall()

    return ask


_REFRESH = """
import os, signal, sys
from pathlib import Path
import flows.run, warehouse.audit, warehouse.load, warehouse.publish, warehouse.ledger
from schemas.ops import CheckResult
from schemas.table import frame

def passing(path, run_id, before):
    row = dict(run_id=run_id, suite="cross", check_name="none", level="warn", passed=True)
    return frame(CheckResult, [row])

def die(*args, **kwargs):
    os.kill(os.getpid(), signal.SIGKILL)

warehouse.audit.audit = passing
flows.run.rules_digest = lambda: sys.argv[3]  # the code may be edited while tests run
{change}
from flows.refresh import refresh
refresh([sys.argv[1]], home=sys.argv[2])
"""


@pytest.fixture(scope="session")
def refresh_apart() -> Callable[[Path, Path, str], int]:
    """Refresh in a process of its own after the given lines of Python; `die` is there to be put in a step's place.

    Returns the exit code, which is negative for a signal.
    """

    def run(reports: Path, home: Path, change: str) -> int:
        from transforms.lookups import rules_digest

        call = [sys.executable, "-c", _REFRESH.format(change=change), str(reports), str(home), rules_digest()]
        return subprocess.run(call, check=False, cwd=home.parent, capture_output=True).returncode

    return run


@pytest.fixture(scope="session")
def garrison() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the command line in a process of its own, without Prefect unless `env` says otherwise."""

    def run(
        *words: str, cwd: Path | None = None, env: dict[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        call = [sys.executable, "-m", "flows", *words]
        told = {**os.environ, "NO_COLOR": "1", "COLUMNS": "200", **(env or {})}
        return subprocess.run(call, check=False, cwd=cwd or REPO, env=told, capture_output=True, text=True)

    return run
