"""Holds the shape: which package may import which, what is pure, what things are called, how long they may get."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import flows

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("schemas", "transforms", "warehouse", "flows")
MAY_IMPORT = {
    "schemas": {"schemas"},
    "transforms": {"transforms", "schemas"},
    "warehouse": {"warehouse", "schemas"},
    "flows": {"flows", "transforms", "warehouse", "schemas"},
}
IMPURE_MODULES = {
    "prefect", "duckdb", "great_expectations", "requests", "httpx", "urllib", "http", "socket", "random", "time",
    "secrets", "subprocess", "os", "tempfile",
}  # fmt: skip
IMPURE_CALLS = {"open", "now", "utcnow", "today", "write_text", "write_bytes", "urlopen", "uuid4", "getenv"}
STAGES = {
    "ingest": "flows",
    "clean": "transforms",
    "extract": "transforms",
    "normalise": "transforms",
    "resolve": "transforms",
    "validate": "transforms",
    "load": "warehouse",
    "audit": "warehouse",
    "publish": "warehouse",
    "report": "flows",
}


def files(package: str) -> list[Path]:
    return sorted((ROOT / package).rglob("*.py"))


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text("utf-8"))))


def imported(path: Path) -> set[str]:
    """Return the first names of all modules that a file imports, also inside functions; '.' for a relative import."""
    found = {alias.name for node in nodes(path) if isinstance(node, ast.Import) for alias in node.names}
    found |= {"." if node.level else str(node.module) for node in nodes(path) if isinstance(node, ast.ImportFrom)}
    return {module.partition(".")[0] or "." for module in found}


def called(path: Path) -> set[str]:
    """Return the last name of everything a file calls: `open` for open(...), `now` for datetime.now(...)."""
    calls = [node.func for node in nodes(path) if isinstance(node, ast.Call)]
    named = {call.id for call in calls if isinstance(call, ast.Name)}
    return named | {call.attr for call in calls if isinstance(call, ast.Attribute)}


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Yield every function with the number of lines of its body."""
    for node in nodes(path):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{name(path)}:{node.name}", (node.end_lineno or node.lineno) - node.body[0].lineno + 1


@pytest.mark.parametrize("package", PACKAGES)
def test_no_other_installed_project_owns_the_name_of_a_package(package: str) -> None:
    # An editable install may be listed once for its files and once for its finder.
    assert set(packages_distributions()[package]) == {"garrison"}


def test_the_tests_are_not_installed_with_the_product() -> None:
    assert "garrison" not in packages_distributions().get("tests", [])


def test_no_module_of_flows_shadows_a_package() -> None:
    # Prefect puts flows/ first on sys.path when a flow is loaded by path: flows/schemas.py would become `schemas`.
    stems = {path.stem for path in (ROOT / "flows").rglob("*") if path.suffix == ".py" or path.is_dir()}
    assert "refresh" in stems
    assert not stems & {*PACKAGES, "tests"}


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_only_what_it_may_know(package: str) -> None:
    allowed = MAY_IMPORT[package]
    strangers = {name(path): (imported(path) & {*PACKAGES, "tests", "."}) - allowed for path in files(package)}
    assert strangers
    assert {path: modules for path, modules in strangers.items() if modules} == {}


@pytest.mark.parametrize("package", ["schemas", "transforms"])
def test_what_tables_are_and_how_texts_are_read_needs_no_network_clock_chance_or_store(package: str) -> None:
    impure = {name(path): imported(path) & IMPURE_MODULES | called(path) & IMPURE_CALLS for path in files(package)}
    assert {path: found for path, found in impure.items() if found} == {}


def test_no_catch_all_modules() -> None:
    banned = {"utils", "util", "helpers", "helper", "common", "misc"}
    everything = [path for package in PACKAGES for path in files(package)]
    assert [name(path) for path in everything if banned & {path.stem, *path.relative_to(ROOT).parts}] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_a_file_has_at_most_250_lines(package: str) -> None:
    lengths = {name(path): len(path.read_text("utf-8").splitlines()) for path in files(package)}
    assert {path: lines for path, lines in lengths.items() if lines > 250} == {}


@pytest.mark.parametrize("package", PACKAGES)
def test_the_body_of_a_function_has_at_most_40_lines(package: str) -> None:
    lengths = dict(one for path in files(package) for one in functions(path))
    assert {function: lines for function, lines in lengths.items() if lines > 40} == {}


def test_a_file_of_sql_has_at_most_80_lines() -> None:
    lengths = {name(path): len(path.read_text("utf-8").splitlines()) for path in (ROOT / "warehouse").rglob("*.sql")}
    assert lengths
    assert {path: lines for path, lines in lengths.items() if lines > 80} == {}


def test_the_path_of_the_data_is_told_where_a_newcomer_looks_first() -> None:
    told = re.search(r"\w+(?: -> \w+)+", flows.__doc__ or "")
    assert told is not None
    assert told[0].split(" -> ") == list(STAGES)


@pytest.mark.parametrize(("stage", "package"), STAGES.items())
def test_every_stage_has_a_file_or_a_folder_of_its_name(stage: str, package: str) -> None:
    assert (ROOT / package / f"{stage}.py").is_file() or (ROOT / package / stage / "__init__.py").is_file()


def test_the_main_flow_runs_the_stages_in_their_order() -> None:
    page = (ROOT / "flows" / "refresh.py").read_text("utf-8")
    assert re.findall(r"\bstages\.(\w+)\(", page) == list(STAGES)
