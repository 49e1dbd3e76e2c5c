"""Is all well with a home? Lock, link, releases, left-over files, space, versions."""

import fcntl
import os
import shutil
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from schemas.errors import GarrisonError
from warehouse import publish

_PACKAGES = ("prefect", "polars", "duckdb", "pandera", "great-expectations", "onnxruntime", "garrison")
_ROOM = 3
"""Free space wanted, in sizes of the work store."""


class Finding(NamedTuple):
    """One thing that was looked at."""

    what: str
    well: bool
    detail: str


def examine(home: Path) -> list[Finding]:
    """Look at everything without changing anything."""
    return [_lock(home), _link(home), _opens(home), *_leftovers(home), _space(home), _versions()]


def _lock(home: Path) -> Finding:
    path = home / "refresh.lock"
    if not path.exists():
        return Finding("lock", True, "no refresh has run here")
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return Finding("lock", True, f"a refresh is running: {path.read_text(errors='replace').strip()}")
    finally:
        os.close(handle)
    return Finding("lock", True, "free")


def _link(home: Path) -> Finding:
    link = home / publish.LINK
    if not link.is_symlink():
        return Finding("link", not link.exists(), "no release yet" if not link.exists() else f"{link} is no link")
    inside = link.resolve().parent == (home / "releases").resolve()
    return Finding("link", link.exists() and inside, f"{link.name} -> {link.readlink()}")


def _opens(home: Path) -> Finding:
    release = publish.current(home)
    if release is None:
        return Finding("release", True, "none yet")
    try:
        rows = publish.counts(release)
    except GarrisonError as error:
        return Finding("release", False, str(error))
    writable = bool(release.stat().st_mode & 0o222)
    return Finding(
        "release",
        not writable,
        f"{release.name}: {rows['core.document']} documents, {rows['core.claim']} claims"
        + (" (writable!)" if writable else ""),
    )


def _leftovers(home: Path) -> list[Finding]:
    folder = home / "releases"
    known = {".duckdb", ".html"}
    strangers = [p.name for p in sorted(folder.glob("*")) if p.suffix not in known] + [
        p.name for p in sorted(folder.glob(".*"))
    ]
    detail = "none" if not strangers else "not of a release: " + ", ".join(strangers)
    return [Finding("left-over files", not strangers, detail)]


def _space(home: Path) -> Finding:
    place = home if home.exists() else home.parent
    free = shutil.disk_usage(place).free if place.exists() else 0
    work = home / "work.duckdb"
    wanted = _ROOM * work.stat().st_size if work.exists() else 0
    return Finding("space", free > wanted, f"{free // 1_000_000:,} MB free, {wanted // 1_000_000:,} MB wanted")


def _versions() -> Finding:
    return Finding("versions", True, ", ".join(f"{name} {version(name)}" for name in _PACKAGES))
