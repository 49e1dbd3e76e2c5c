"""Prefect round the same job: a cold start works, nothing is sent anywhere, and the deployment finds the flow."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

NOT_HEARD = ("telemetry", "http", "Traceback", "ERROR", "WARNING", "database is locked", "sens-o-matic", "PREFECT_")

HOLLOW = """
import json
import flows.stages
from prefect import Flow, Task
from prefect.flows import load_flow_from_entrypoint
flow = load_flow_from_entrypoint(ENTRYPOINT)
stages = [name for name, made in vars(flows.stages).items() if isinstance(made, Task)]
parameters = list(flow.parameters.properties)
print(json.dumps([isinstance(flow, Flow), flow.name, flow.fn.__module__, parameters, stages]))
"""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment in which Prefect is on and finds nothing of the user's."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GARRISON_", "PREFECT_"))}
    return {**kept, "GARRISON_HOME": str(tmp_path / "home"), "PREFECT_HOME": str(tmp_path / "prefect")}


@pytest.fixture
def deployment(repo: Path) -> dict[str, Any]:
    [told] = yaml.safe_load((repo / "prefect.yaml").read_text())["deployments"]
    return dict(told)


def test_the_first_refresh_under_prefect_publishes_quietly(
    tmp_path: Path, reports: Path, environment: dict[str, str], asked: Callable[..., Any]
) -> None:
    words = [sys.executable, "-m", "flows", "refresh", str(reports)]
    done = subprocess.run(words, env=environment, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert re.search(
        r"run 1: 3 loaded new\npublished 000001-[0-9a-f]{8}\.duckdb: 3 documents read, 3 claims", done.stdout
    )
    assert not [word for word in NOT_HEARD if word in done.stdout + done.stderr]
    assert asked(tmp_path / "home" / "warehouse.duckdb", "SELECT count(*) FROM core.document") == [(3,)]
    runs = asked(tmp_path / "home" / "work.duckdb", "SELECT state FROM ops.run")
    assert runs == [("published",)]
    assert (tmp_path / "prefect" / "prefect.db").exists(), "Prefect saw nothing of the run"


def test_the_deployment_names_the_flow_by_module_and_the_flow_has_its_stages(
    deployment: dict[str, Any], environment: dict[str, str]
) -> None:
    assert deployment["entrypoint"] == "flows.refresh:refresh"
    script = HOLLOW.replace("ENTRYPOINT", repr(deployment["entrypoint"]))
    words = [sys.executable, "-c", script]
    done = subprocess.run(words, env=environment, capture_output=True, text=True, check=True)
    is_flow, name, module, parameters, stages = json.loads(done.stdout)
    assert (is_flow, name, module) == (True, "refresh", "flows.refresh")
    assert parameters == ["paths", "home"]
    assert stages == [
        "ingest",
        "clean",
        "extract",
        "normalise",
        "resolve",
        "validate",
        "load",
        "audit",
        "publish",
        "report",
    ]
    assert set(deployment["parameters"]) <= set(parameters)


def test_the_deployment_runs_one_refresh_at_a_time(deployment: dict[str, Any]) -> None:
    assert deployment["concurrency_limit"] == {"limit": 1, "collision_strategy": "CANCEL_NEW"}


def test_without_prefect_the_flow_is_a_plain_function() -> None:
    from flows.refresh import refresh

    assert type(refresh).__name__ == "function"


def test_what_the_user_set_for_prefect_stays(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from flows.settings import prepare_prefect

    for name in ("PREFECT_HOME", "PREFECT_LOGGING_LEVEL", "PREFECT_SERVER_ANALYTICS_ENABLED", "DO_NOT_TRACK"):
        monkeypatch.delenv(name, raising=False)
    for name in ("PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS", "PREFECT_RESULTS_PERSIST_BY_DEFAULT"):
        monkeypatch.setenv(name, "7")
    monkeypatch.setenv("PREFECT_LOGGING_LEVEL", "DEBUG")
    prepare_prefect(tmp_path)
    told = {name: os.environ.pop(name) for name in ("PREFECT_HOME", "PREFECT_SERVER_ANALYTICS_ENABLED", "DO_NOT_TRACK")}
    assert told == {
        "PREFECT_HOME": str(tmp_path / "prefect"),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
    }
    assert os.environ["PREFECT_LOGGING_LEVEL"] == "DEBUG"
    assert (tmp_path / "prefect").is_dir()
