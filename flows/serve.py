"""serve: refresh a folder on a schedule on one machine, with the Prefect server that schedules need."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from rich.console import Console

from flows.settings import Settings, announce_runs, prepare_prefect, use_home
from schemas.errors import GarrisonError, UsageError

_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}
_START_SECONDS = 120
console = Console(stderr=True, highlight=False)


def serve(path: Path, every: str, settings: Settings) -> None:
    """Refresh `path` now and then `every` interval, until interrupted. Raises UsageError on a bad path or interval."""
    interval = parse_interval(every)
    if not path.is_dir():
        raise UsageError(f"no such folder: {path}")
    use_home(settings.home)
    announce_runs()
    prepare_prefect(settings.home)
    with _server(settings.home) as url:
        os.environ["PREFECT_API_URL"] = f"{url}/api"
        console.print(
            f"garrison: refreshing {path} every {every}; Prefect is at {url}; stop with Ctrl-C", soft_wrap=True
        )
        _serve(path.absolute(), interval, settings)


def parse_interval(every: str) -> timedelta:
    """Read `90s`, `15m`, `1h` or `1d`. Raises UsageError for anything else, and for less than 10 seconds."""
    match = re.fullmatch(r"(\d+)([smhd])", every.strip())
    if match is None:
        raise UsageError(f"'{every}' is no interval: write a number and s, m, h or d, such as 15m")
    interval = timedelta(**{_UNITS[match[2]]: int(match[1])})
    if interval < timedelta(seconds=10):
        raise UsageError("an interval must be 10 seconds or more")
    return interval


def _serve(path: Path, interval: timedelta, settings: Settings) -> None:
    from prefect import serve as serve_deployments
    from prefect.types.entrypoint import EntrypointType

    from flows.refresh import refresh

    # Prefect's own runner leaves this behind when it is told to stop
    warnings.filterwarnings("ignore", message="coroutine 'Runner.astop'", category=RuntimeWarning)
    deployment = refresh.to_deployment(  # type: ignore[attr-defined]
        name="folder",
        interval=interval,
        parameters={"paths": [str(path)], "home": str(settings.home)},
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    serve_deployments(deployment, pause_on_shutdown=False, print_starting_message=False, limit=1)


@contextmanager
def _server(home: Path) -> Iterator[str]:
    """Run a Prefect server on a free port of this machine; its log is in the home."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}"
    command = [
        sys.executable,
        "-m",
        "prefect",
        "server",
        "start",
        "--host",
        "127.0.0.1",
        "--port",
        str(port),
        "--no-ui",
    ]
    home.mkdir(parents=True, exist_ok=True)
    with (home / "prefect-server.log").open("ab") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env={**os.environ, "PREFECT_UI_ENABLED": "false"})  # noqa: S603
        try:
            _wait(url, process, home)
            yield url
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait(url: str, process: subprocess.Popen[bytes], home: Path) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(f"{url}/api/health", timeout=2) as answer:  # noqa: S310
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.5)
    raise GarrisonError(f"the Prefect server did not start; see {home / 'prefect-server.log'}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
