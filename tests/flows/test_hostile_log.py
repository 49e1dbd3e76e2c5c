"""What a refresh and its questions say on the way about reports with hostile names and texts."""

import csv
import subprocess
from collections.abc import Callable
from pathlib import Path

from payloads import PAYLOADS, is_control

Garrison = Callable[..., subprocess.CompletedProcess[str]]


def test_no_log_of_a_refresh_passes_on_what_would_steer_a_terminal(garrison: Garrison, tmp_path: Path) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    names = [
        f"{number} {payload.replace('/', '_').replace(chr(0), '_')[:60]}" for number, payload in enumerate(PAYLOADS)
    ]
    with (folder / "reports.csv").open("w", newline="", encoding="utf-8") as sidecar:
        rows = csv.writer(sidecar)
        rows.writerow(["file", "published", "title", "uri"])
        for name, payload in zip(names, PAYLOADS, strict=True):
            broken = len(name) % 3 == 0  # some can be read, some are set aside and named in the log
            ending = ".pdf" if broken else ".txt"
            (folder / f"{name}{ending}").write_text(f"Russian troops left Manbij on Monday, {payload} said.", "utf-8")
            rows.writerow([f"{name}{ending}", "2024-12-14", payload.replace(chr(0), ""), "https://example.org/"])
    env = {"GARRISON_HOME": str(tmp_path / "home"), "GARRISON_PREFECT": "false"}
    said = [
        garrison("refresh", str(folder), env=env),
        garrison("status", env=env),
        garrison("query", "FROM ops.reject", env=env),
    ]
    assert said[0].returncode in (0, 3), said[0].stderr
    told = "".join(run.stdout + run.stderr for run in said)
    assert len(told) > 100
    assert not [letter for letter in told if is_control(letter)]
