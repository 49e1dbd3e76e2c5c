"""Speed of reading places, in MB/s on one core: recognition and resolution, against two other ways to find names.

    python -m tests.benchmarks.places [--megabytes 50] [--on-topic 0.1]

The text is a stream of reports of the length that agencies write. `--on-topic` is the share of reports about the
theatre, which are dense with names (one in about 45 bytes); the rest is other news. A plain `re` alternation and
spaCy's PhraseMatcher get the same names and the first part of the same stream, and only find: they decide nothing.
"""

import argparse
import random
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import spacy
from spacy.matcher import PhraseMatcher

from transforms.extract.toponyms import toponyms
from transforms.lookups import reference
from transforms.normalise.placed import decide

OTHER_NEWS = """
The committee met for a third time and set no date for a vote on the water tariff. A baker in the old quarter said
flour had become dearer by a fifth. Heavy rain closed two schools, and a bridge was checked for cracks. The club lost by
three goals to one and dismissed its trainer on the same evening. Scientists counted fewer storks than a year ago; they
blame the dry spring. A film about two sisters won the main prize of the festival. The central bank left its rate where
it was, which surprised nobody on the floor. Nurses called off their strike after a night of talks. The court heard
the last witness in the case of the stolen violins. A new tram line will open when the tests are over, the mayor said.
Prices of onions fell for the first time in five months. The airline cancelled forty flights because of fog. Workers
found a Roman coin under the car park and were told to stop digging. The minister of health opened a clinic and said
nothing about the budget. Fishermen at the harbour say the catch is poor, and that the price of fuel is to blame.
"""


def stream(megabytes: float, on_topic: float) -> list[str]:
    """Return reports of some 2.5 kB each, always the same ones for the same arguments."""
    chance = random.Random(7)  # noqa: S311
    samples = "\n".join(path.read_text() for path in sorted(Path("flows/samples").glob("*.txt")))
    ours = [line for line in samples.split("\n") if line]
    other = [s.strip() + "." for s in OTHER_NEWS.replace("\n", " ").split(".") if s.strip()]
    reports: list[str] = []
    size = 0
    while size < megabytes * 1e6:
        pool = ours if chance.random() < on_topic else other
        lines: list[str] = []
        while sum(map(len, lines)) < 2500:
            lines.append(chance.choice(pool))
        reports.append(" ".join(lines))
        size += len(reports[-1].encode())
    return reports


def rate(work: Callable[[str], object], reports: list[str]) -> float:
    """Return MB of UTF-8 text per second of processor time of this process."""
    work(reports[0])
    start = time.process_time()
    for report in reports:
        work(report)
    return sum(len(report.encode()) for report in reports) / 1e6 / (time.process_time() - start)


def first(reports: list[str], megabytes: float) -> Iterator[str]:
    """Yield the first reports up to a size."""
    size = 0.0
    for report in reports:
        if size > megabytes * 1e6:
            return
        size += len(report.encode())
        yield report


def alternation() -> Callable[[str], object]:
    """All names as one regular expression, longest first."""
    names = sorted(set(reference("ref.place_name")["name"]), key=len, reverse=True)
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b", re.IGNORECASE)
    return pattern.findall


def phrase_matcher() -> Callable[[str], object]:
    """All names as patterns of spaCy's PhraseMatcher on small letters."""
    nlp = spacy.blank("xx")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("place", list(nlp.pipe(set(reference("ref.place_name")["name"]))))
    return lambda text: matcher(nlp(text))


def main() -> None:
    """Print one line for each way and each stream."""
    options = argparse.ArgumentParser()
    options.add_argument("--megabytes", type=float, default=50)
    options.add_argument("--on-topic", type=float, nargs="*", default=[0.1, 1.0])
    told = options.parse_args()
    for share in told.on_topic:
        reports = stream(told.megabytes, share)
        own = rate(lambda text: decide(toponyms(text)), reports)
        print(f"{share:.0%} on topic: Garrison, found and decided, {told.megabytes:.0f} MB: {own:.1f} MB/s")  # noqa: T201
        ways = (("re alternation", alternation(), 0.1), ("spaCy PhraseMatcher", phrase_matcher(), 1.0))
        for name, work, part in ways:
            other = rate(work, list(first(reports, part)))
            print(f"  {name}, found only, first {part} MB: {other:.2f} MB/s, ratio {own / other:.0f}")  # noqa: T201


if __name__ == "__main__":
    main()
