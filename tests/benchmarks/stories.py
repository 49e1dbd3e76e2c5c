"""Time and memory of finding stories: 10,000 and 100,000 reports, 5 % copies, 2 % retellings; then 1,000 more.

    python -m tests.benchmarks.stories [--reports 10000 100000] [--more 1000]

Reports are put together from the wording of `tests/golden/stories`, one in five about the theatre and the rest other
news, spread over two years. Texts of about 100 words; every size runs in a process of its own, so that its peak of
memory is its own. Reading claims is no part of it.
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
    told = yaml.safe_load((WORDING / "dev.yml").read_text("utf-8"))
    vocabulary = ["".join(chance.choices(_SYLLABLES.split(), k=chance.randrange(2, 5))) for _ in range(20_000)]
    rows: list[dict[str, object]] = []
    while len(rows) < count:
        day = date(2024, 1, 1) + timedelta(days=chance.randrange(_DAYS))
        dice = chance.random()
        if rows and dice < COPIES:
            before = chance.choice(rows)
            rows.append(_row(seed, len(rows), f"{before['text']} Copied by our desk.", before["published_start"]))
        elif dice < COPIES + RETELLINGS:
            texts = _retold(chance.choice(told), chance)
            rows += [_row(seed, len(rows) + n, text, day) for n, text in enumerate(texts)]
        else:
            text = _single(pool, chance) if chance.random() < ON_TOPIC else " ".join(chance.choices(vocabulary, k=100))
            rows.append(_row(seed, len(rows), text, day))
    return frame(core.Document, rows[:count])


def _row(seed: int, number: int, text: str, day: object) -> dict[str, object]:
    ids = {"document_id": f"d{seed}-{number:07}", "version_id": f"v{seed}-{number:07}"}
    return ids | {"text": text, "published_start": day, "published_end": day, "story_id": "-", "uri": "-", "item": "-"}


def _single(pool: dict[str, list[str]], chance: random.Random) -> str:
    person = " ".join(chance.choice(pool["people"]).split()[part] for part in (0, -1))
    site, facts = chance.choice(pool["sites"]), {"day": "Monday", "who": person}
    lines = [*chance.sample(pool["lead"], 1), *chance.sample(pool["detail"], 4), *chance.sample(pool["reaction"], 2)]
    drawn = [
        line.format(**facts, site=site, mat=chance.choice(pool["mats"]), n=chance.randrange(3, 900)) for line in lines
    ]
    return " ".join(drawn)


def _retold(story: dict[str, object], chance: random.Random) -> list[str]:
    """An original and its retelling with other names and numbers: the same change in both."""
    original, retold = str(story["original"]), story["retold"]
    texts = [original, str(retold[0]["text"])] if isinstance(retold, list) else [original]
    shift = str(chance.randrange(11, 99))
    return [" ".join("".join(shift if c == "1" else c for c in text).split()) for text in texts]


def measure(count: int, more: int) -> str:
    """Link so many reports, then so many more with what was kept; return one line."""
    documents = made(count, 1)
    start, cpu = time.perf_counter(), time.process_time()
    kept = linked(documents, {})
    found = stories(documents, kept["core.story_link"], {}, {})
    first, first_cpu = time.perf_counter() - start, time.process_time() - cpu
    late = pl.concat([documents, made(more, 2)])
    start, cpu = time.perf_counter(), time.process_time()
    again = linked(late, kept)
    second, second_cpu = time.perf_counter() - start, time.process_time() - cpu
    several = found.stories.filter(pl.col("n_documents") > 1).height
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    links, later = kept["core.story_link"].height, again["core.story_link"].height
    return (
        f"{count} reports: {first:.1f} s ({first_cpu:.1f} of processors), {links} links, {several} stories of several, "
        f"peak {peak:.2f} GB; {more} more: {second:.1f} s ({second_cpu:.1f}), {later} links"
    )


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
