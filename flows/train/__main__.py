"""`python -m flows.train [CORPUS]`: learn the weights of reading anew from the labelled corpus."""

import sys
from pathlib import Path

import numpy as np
from rich.console import Console

from flows.train.checking import cross_checked
from flows.train.corpus import texts
from flows.train.examples import example
from flows.train.fitting import fit
from transforms.extract.weighing import Weights

CORPUS = Path("tests/golden/corpus")
OUT = Path("transforms/lookups/weights")


def main() -> None:
    """Learn, say how well texts of unseen wording were read meanwhile, and write the weights."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CORPUS
    examples = [example(row) for row in texts(folder, "en")]
    console = Console()
    for line in cross_checked(examples):
        console.print(line, highlight=False)
    _write(fit(examples))


def _write(weights: Weights) -> None:
    np.savez_compressed(
        OUT / "english.npz",
        features=np.array(list(weights.known)),
        rows=weights.rows.astype(np.float16),
        dense=weights.dense.astype(np.float16),
        bias=weights.bias,
        classes=np.array(weights.classes),
        threshold=np.float32(weights.threshold),
    )


if __name__ == "__main__":
    main()
