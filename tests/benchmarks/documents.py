"""Documents to measure with: reports about our forces, and the rest of a news stream; the same for the same seed."""

import json
import random
from collections.abc import Iterator
from pathlib import Path

CORPUS = Path(__file__).parents[1] / "golden" / "corpus"
SENTENCES = 16
ON_TOPIC = 0.05
"""Share of reports about our forces in a news stream."""

_TOLD = 0.45
"""Share of the sentences of such a report that tell something, or look as if they did."""

_WHO = (
    "The central bank",
    "A regional court",
    "The weather service",
    "The city council",
    "A family of bakers",
    "The health ministry",
    "A start-up from Lyon",
    "The national team",
    "An airline",
    "The farmers' union",
    "A museum in Vienna",
    "The port authority of Rotterdam",
    "A school in Leeds",
    "The prime minister of Peru",
)
_DID = (
    "raised its forecast for the coming year",
    "published figures that surprised most observers",
    "postponed a decision on the new tariffs",
    "opened an exhibition of early photographs",
    "lost a second match in a row",
    "warned of heavy rain along the coast",
    "hired forty new drivers",
    "asked for patience while the repairs went on",
    "cut the price of bread by a tenth",
    "signed a contract with a supplier of wind turbines",
    "withdrew a product after complaints",
    "kept its key rate unchanged",
    "sent a delegation to a trade fair",
    "moved its office to a larger building",
)
_HOW = (
    "on Tuesday",
    "after weeks of debate",
    "despite a budget that had been cut twice",
    "for the third time since May",
    "according to a statement",
    "to the relief of its members",
    "in front of some two thousand spectators",
    "as prices for energy kept climbing",
    "without saying what would happen next",
    "in the early hours of Sunday",
)


def reports(count: int, seed: int = 1) -> Iterator[str]:
    """Yield reports about our forces: sentences of the labelled corpus among others."""
    draw = random.Random(seed)  # noqa: S311
    told = _corpus()
    for _ in range(count):
        yield _report(draw, [draw.choice(told) if draw.random() < _TOLD else _other(draw) for _ in range(SENTENCES)])


def stream(count: int, seed: int = 2) -> Iterator[str]:
    """Yield a news stream in which one document in twenty is such a report."""
    draw = random.Random(seed)  # noqa: S311
    on_topic = reports(count, seed)
    for _ in range(count):
        if draw.random() < ON_TOPIC:
            yield next(on_topic)
        else:
            yield _report(draw, [_other(draw) for _ in range(SENTENCES + 12)])


def _report(draw: random.Random, sentences: list[str]) -> str:
    cut = draw.randint(3, 5)
    paragraphs = [" ".join(sentences[at : at + cut]) for at in range(0, len(sentences), cut)]
    return "\n\n".join(paragraphs)


def _other(draw: random.Random) -> str:
    return f"{draw.choice(_WHO)} {draw.choice(_DID)} {draw.choice(_HOW)}, {draw.choice(_HOW)}."


def _corpus() -> list[str]:
    rows = [json.loads(line) for path in sorted(CORPUS.glob("en_dev*.jsonl")) for line in path.open(encoding="utf-8")]
    return [row["text"] for row in rows]
