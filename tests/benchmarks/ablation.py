"""`python -m tests.benchmarks.ablation GOLD.jsonl`: what each part of the English reader adds, left out in turn."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from rich.console import Console

from transforms.evaluate import Score, evaluate
from transforms.extract import english, page, placing, telling, windows
from transforms.extract.context import Context

Part = Callable[[], Iterator[None]]


def _without(target: object, name: str, instead: object) -> Part:
    @contextmanager
    def left_out() -> Iterator[None]:
        with patch.object(target, name, instead):
            yield

    return left_out


def _no_kinds(spans: Sequence[object], _: object) -> list[int]:
    return [0] * len(spans)


PARTS: dict[str, Part] = {
    "sentences left out by their words": _without(english, "candidates", lambda cuts: range(len(cuts))),
    "kinds of names beside the words": _without(windows, "_kinds", _no_kinds),
    "the sentences before as context": _without(windows, "BEFORE", 0),
    "alike events of one proof as one": _without(telling, "_once", list),
    "what words beside an event say of it": _without(english, "worded", lambda _, event, __: event),
    "prepositions that say the part of a place": _without(placing, "parts", lambda event, *_: event.roles),
    "words that say where it happens": _without(placing, "happens_at", lambda *_: True),
    "places carried from claims before": _without(placing, "carried", lambda *_: []),
    "tellers whom words of saying name": _without(english, "_beside", lambda *_: []),
    "tellers taken up from before": _without(english.Spoken, "hear", lambda *_: None),
    "questions left alone": _without(english, "_asks", lambda _: False),
    "only reports about theatre and force": _without(page.Page, "context", lambda self: Context(True, True)),
}
"""What may be left out, and how."""


def main() -> None:
    """Print a row for the whole reader and one for each part left out."""
    rows = [json.loads(line) for path in sys.argv[1:] for line in Path(path).read_text("utf-8").splitlines()]
    out = Console(highlight=False, width=200)
    out.print(_row("whole reader", evaluate(rows)["all"]))
    for name, left_out in PARTS.items():
        with left_out():
            out.print(_row(f"without {name}", evaluate(rows)["all"]))


def _row(name: str, score: Score) -> str:
    right = {axis: sum(told) / max(1, len(told)) for axis, told in score.axes.items()}
    return (
        f"{name:<50} precision {score.precision:.3f}  recall {score.recall:.3f}  F1 {score.f1:.3f}  "
        f"phase {right.get('phase', 0):.3f}  place {right.get('place', 0):.3f}  role {right.get('role', 0):.3f}  "
        f"teller {right.get('teller', 0):.3f}  "
        f"texts left alone {score.rejected}/{score.negatives}"
    )


if __name__ == "__main__":
    main()
