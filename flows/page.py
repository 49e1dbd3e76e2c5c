"""page: write the analyst's page of the current release to a file, whole or not at all."""

from pathlib import Path

from schemas.errors import StorageError, UsageError
from warehouse import publish
from warehouse.page.facts import facts
from warehouse.page.render import render


def write(home: Path, page: Path | None, since: Path | None) -> str:
    """Write the page; returns a sentence that says what was written.

    Compares with the release `since`, else with the one before the current. Raises UsageError without a release.
    """
    release = current(home)
    before = named(home, since) if since else publish.before(home)
    target = page or home / "report.html"
    html = render(facts(release, before))
    save(target, html.encode())
    against = f"compared with {before.name}" if before else "no earlier release to compare with"
    return f"{target}: {release.name}, {against}, {len(html.encode()) / 1e6:.1f} MB"


def current(home: Path) -> Path:
    """Return the current release. Raises UsageError when there is none."""
    release = publish.current(home)
    if release is None:
        raise UsageError(f"no release yet in {home}: run `garrison refresh PATH` first")
    return release


def named(home: Path, release: Path) -> Path:
    """Return the path of a release given by its path or its file name. Raises UsageError when it is not there."""
    for path in (release, home / "releases" / release.name):
        if path.is_file():
            return path
    raise UsageError(f"no such release: {release}")


def save(target: Path, content: bytes) -> None:
    """Write a file under a temporary name and put it in place. Raises StorageError when the disk refuses."""
    fresh = target.with_name(f".{target.name}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_bytes(content)
        fresh.replace(target)
    except OSError as error:
        raise StorageError(f"{target} could not be written: {error.strerror}") from error
