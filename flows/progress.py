"""A progress bar in the terminal; silent when there is no terminal."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

T = TypeVar("T")

STAGES = ("ingest", "clean", "extract", "normalise", "resolve", "validate", "load", "audit", "publish", "report")

_current: list[tuple[Progress, TaskID]] = []


@contextmanager
def bar() -> Iterator[None]:
    """Show a bar over the stages of a refresh for as long as the block runs."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description:<26}"), BarColumn(bar_width=30), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as progress:
        _current.append((progress, progress.add_task("starting Prefect", total=len(STAGES))))
        try:
            yield
        finally:
            _current.pop()


def reached(stage: str) -> None:
    """Move the bar to a stage."""
    if _current:
        progress, bar_id = _current[-1]
        progress.update(bar_id, description=stage, completed=STAGES.index(stage))


def each(stage: str, items: Iterable[T], total: int) -> Iterator[T]:
    """Yield items while the bar counts them."""
    for number, item in enumerate(items, start=1):
        if _current:
            progress, bar_id = _current[-1]
            progress.update(bar_id, description=f"{stage} {number}/{total}")
        yield item
