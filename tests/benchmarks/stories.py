"""Time and memory of finding stories: 10,000 and 100,000 reports, 5 % copies, 2 % retellings; then 1,000 more.

    python -m tests.benchmarks.stories [--reports 10000 100000] [--more 1000]

Reports are put together from sentences of `tests/golden/stories/singles.yml` and made-up words, one in five about the
theatre and the rest other news, spread over two years; a retelling tells the facts of its original in other sentences.
Texts of about 100 words; every size runs in a process of its own, so that its peak of memory is its own. Reading claims
and building events is no part of it.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import polars as pl
import yaml

from schemas import core
from schemas.table import Tables, frame
from transforms.resolve.linking import linked
from transforms.resolve.origin import credits_of
from transforms.resolve.stories import stories

Row = dict[str, Any]

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


def measure(count: int, more: int) -> Row:
    """Find the stories of so many reports, then of so many more with what was kept; return seconds and counts."""
    linked(made(1, 3), {})  # tables of names and places are read once, whatever comes
    documents, late = made(count, 1), made(more, 2)
    begun = Clock()
    kept, linking, grouping = found(documents, {})
    took = begun.told()
    documents = documents.drop("story_id").join(
        kept["core.story_member"].select("document_id", "story_id"), on="document_id"
    )
    begun = Clock()
    again, linking_more, grouping_more = found(pl.concat([documents, late], how="diagonal"), kept)
    several = (kept["core.story"]["n_documents"] > 1).sum()
    return {
        "reports": count,
        "linking": linking,
        "grouping": grouping,
        "all": took,
        "stories of several": several,
        "links": kept["core.story_link"].height,
        "peak GB": f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f}",
        f"{more} more: linking": linking_more,
        "grouping them": grouping_more,
        "all of it": begun.told(),
        "new links": again["core.story_link"].height - kept["core.story_link"].height,
    }


def found(documents: pl.DataFrame, known: Tables) -> tuple[Tables, str, str]:
    """Link and group these documents, as resolving does; return what a store keeps, and the time of both."""
    begun = Clock()
    kept = linked(documents, known)
    linking, begun = begun.told(), Clock()
    nobody = pl.DataFrame(schema={"document_id": pl.String, "actor_id": pl.String})
    told = stories(documents, kept["core.story_link"], known, credits_of(kept["core.document_fact"]), nobody)
    return kept | {"core.story": told.stories, "core.story_member": told.members}, linking, begun.told()


class Clock:
    """Time since it was made: of processors, which other work on the machine does not lengthen, and of the wall."""

    def __init__(self) -> None:
        """Start."""
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def told(self) -> str:
        """Return both in seconds, as `2.1 (1.4)`: of processors, and of the wall."""
        return f"{time.process_time() - self._cpu:.1f} ({time.perf_counter() - self._wall:.1f})"


def main() -> None:
    """Print a table with a column for each size."""
    options = argparse.ArgumentParser()
    options.add_argument("--reports", type=int, nargs="*", default=[10_000, 100_000])
    options.add_argument("--more", type=int, default=1000)
    options.add_argument("--json", action="store_true", help="as one line, for the table")
    told = options.parse_args()
    if told.json:
        print(json.dumps(measure(told.reports[0], told.more)))  # noqa: T201
        return
    columns = [_measured(count, told.more) for count in told.reports]
    print("seconds of processors (of the wall)")  # noqa: T201
    for name in columns[0]:
        print(f"{name:24}" + "".join(f"{column[name]!s:>20}" for column in columns), flush=True)  # noqa: T201


def _measured(count: int, more: int) -> Row:
    call = [sys.executable, "-m", "tests.benchmarks.stories", "--reports", str(count), "--more", str(more), "--json"]
    told: Row = json.loads(subprocess.run(call, check=True, capture_output=True, text=True).stdout)
    return told


if __name__ == "__main__":
    main()
