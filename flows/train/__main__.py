"""`python -m flows.train [OUT]`: learn the weights of words and the network from the labelled corpus.

With `--check`, a fifth of the wordings is held back and nothing is kept: it says how well texts are read whose wording
was not learned.
"""

import sys
from pathlib import Path

from rich.console import Console

from flows.train.base import Base, base
from flows.train.checking import checked
from flows.train.corpus import Row, part, texts
from flows.train.export import write, write_words
from flows.train.fitting import fit, untaught
from flows.train.laying import lessons
from flows.train.weighing import examples, weighed

CORPUS = Path("tests/golden/corpus")
OUT = Path("transforms/lookups/weights")
_PARTS = 5


def main() -> None:
    """Teach with all learning texts, or with four fifths of their wordings and count on the others."""
    rows = texts(CORPUS, "en")
    start = base(row["text"] for row in rows)
    if "--check" in sys.argv:
        held = [row for row in rows if part(row, _PARTS) == 0]
        with checked(held) as folder:
            _teach(start, [row for row in rows if part(row, _PARTS)], folder)
    else:
        _teach(start, rows, Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)


def _teach(start: Base, rows: list[Row], folder: Path) -> None:
    console = Console()
    (OUT / "wordpieces.json").write_text(start.vocabulary + "\n", encoding="utf-8")  # the lessons are cut by it
    laid = [lessons(row) for row in rows]
    sentences = (example for row, of_row in zip(rows, laid, strict=True) for example in examples(row, of_row))
    write_words(weighed(sentences, start.words), folder)
    network = untaught(start)
    for epoch, error in fit(network, [lesson for of_row in laid for lesson in of_row]):
        console.print(f"epoch {epoch + 1}: mean error {error:.3f}", highlight=False)
    write(network, folder)


if __name__ == "__main__":
    main()
