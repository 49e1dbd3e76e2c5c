"""Time and memory of finding stories: 10,000 and 100,000 reports, 5 % copies, 2 % retellings; then 1,000 more.

    python -m tests.benchmarks.stories [--reports 10000 100000] [--more 1000]

Reports are put together from sentences of `tests/golden/stories/singles.yml` and made-up words, one in five about the
theatre and the rest other news, spread over two years; a retelling tells the facts of its original in other sentences.
Texts of about 100 words; every size runs in a process of its own, so that its peak of memory is its own. Reading claims
and building events is no part of it.
"""

import argparse
import random
import resource
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import yaml

from schemas import core
from schemas.table import frame
from transforms.resolve.linking import linked
from transforms.resolve.stories import stories

WORDING = Path(__file__).parents[1] / "golden" / "stories"
COPIES, RETELLINGS, ON_TOPIC = 0.05, 0.02, 0.2
_SYLLABLES = "ba ko ri ta men sol ver da lu pin ga or est mi ne tar qu fe"
_DAYS = 730


def made(count: int, seed: int) -> pl.DataFrame:
    """Return core.document rows, always the same ones for the same arguments."""
    chance = random.Random(seed)  # noqa: S311
    pool = yaml.load((WORDING / "singles.yml").read_text("utf-8"), yaml.CSafeLoader)
    vocabulary = ["".join(chance.choices(_SYLLABLES.split(), k=chance.randrange(2, 5))) for _ in range(20_000)]
    rows: list[dict[str, object]] = []
    while len(rows) < count:
        day = date(2024, 1, 1) + timedelta(days=chance.randrange(_DAYS))
        dice = chance.random()
        if rows and dice < COPIES:
            before = chance.choice(rows)
            texts, day = [f"{before['text']} Copied by our desk."], before["published_start"]
        elif dice < COPIES + RETELLINGS:
            texts = _told(pool, vocabulary, chance, times=2)
        elif chance.random() < ON_TOPIC:
            texts = _told(pool, vocabulary, chance, times=1)
        else:
            texts = [" ".join(chance.choices(vocabulary, k=100))]
        rows += [_row(seed, len(rows) + n, text, day) for n, text in enumerate(texts)]
    return frame(core.Document, rows[:count])


def _row(seed: int, number: int, text: str, day: object) -> dict[str, object]:
    ids = {"document_id": f"d{seed}-{number:07}", "version_id": f"v{seed}-{number:07}"}
    return ids | {"text": text, "published_start": day, "published_end": day, "story_id": "-", "uri": "-", "item": "-"}


def _told(pool: dict[str, list[str]], vocabulary: list[str], chance: random.Random, times: int) -> list[str]:
    """One matter told so many times: the same facts in other sentences, among other words."""
    who = " ".join(chance.choice(pool["people"]).split()[part] for part in (0, -1))
    facts = {"site": chance.choice(pool["sites"]), "mat": chance.choice(pool["mats"]), "who": who, "day": "Monday"}
    number = chance.randrange(3, 900)
    lines = [*chance.sample(pool["lead"], times), *chance.sample(pool["detail"], 3 * times)]
    told = [line.format(n=number, **facts) for line in lines]
    return [" ".join((*told[n::times], *chance.choices(vocabulary, k=50))) for n in range(times)]


def measure(count: int, more: int) -> str:
    """Find the stories of so many reports, then of so many more with what was kept; return one line."""
    documents = made(count, 1)
    begun = Clock()
    kept = linked(documents, {})
    linking, begun = begun.told(), Clock()
    found = stories(documents, kept["core.story_link"], {}, {})
    grouping = begun.told()
    late = pl.concat([documents, made(more, 2)])
    begun = Clock()
    again = linked(late, kept)
    later, begun = begun.told(), Clock()
    stories(late, again["core.story_link"], {}, {})
    several = found.stories.filter(pl.col("n_documents") > 1).height
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    return (
        f"{count} reports: linked in {linking}, grouped in {grouping}; {kept['core.story_link'].height} links, "
        f"{several} stories of several, peak {peak:.2f} GB; "
        f"{more} more: linked in {later}, all grouped in {begun.told()}, {again['core.story_link'].height} links"
    )


class Clock:
    """Time since it was made: of the wall, and of processors, which other work on the machine does not lengthen."""

    def __init__(self) -> None:
        """Start."""
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def told(self) -> str:
        """Return both in words."""
        return f"{time.perf_counter() - self._wall:.1f} s ({time.process_time() - self._cpu:.1f} of processors)"


def main() -> None:
    """Print one line for each size."""
    options = argparse.ArgumentParser()
    options.add_argument("--reports", type=int, nargs="*", default=[10_000, 100_000])
    options.add_argument("--more", type=int, default=1000)
    told = options.parse_args()
    if len(told.reports) == 1:
        print(measure(told.reports[0], told.more), flush=True)  # noqa: T201
        return
    for count in told.reports:
        call = [sys.executable, "-m", "tests.benchmarks.stories", "--reports", str(count), "--more", str(told.more)]
        subprocess.run(call, check=True)


if __name__ == "__main__":
    main()
