"""How well a network reads texts whose wording it was not taught by."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from flows.train.corpus import Row
from transforms.evaluate import evaluate
from transforms.extract.network import taken_from


@contextmanager
def checked(held: list[Row]) -> Iterator[Path]:
    """Give a folder to write a network into; read the held texts with it afterwards and print the figures."""
    with TemporaryDirectory() as made:
        yield Path(made)
        with taken_from(Path(made)):
            scores = {name: evaluate(rows) for name, rows in _kinds(held).items() if rows}
    for name, score in scores.items():
        for line in [*(f"{key:<20} {told}" for key, told in score.items()), *score["all"].axis_lines()]:
            Console().print(f"{name:<10} {line}", highlight=False)


def _kinds(held: list[Row]) -> dict[str, list[Row]]:
    reports = [row for row in held if "\n\n" in row["text"]]
    return {"sentences": [row for row in held if row not in reports], "reports": reports}
