"""One run: its store, its number, its clock, and the count of what each stage took in, gave out and set aside."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import duckdb

from flows.lock import refresh_lock
from flows.settings import Settings
from schemas.errors import ContractError, StorageError
from schemas.vocabulary import Fate, RunState
from transforms.lookups import rules_digest
from warehouse import connect, ledger, publish


@dataclass(slots=True)
class Outcome:
    """What a refresh did, for people, scripts and schedules."""

    run_id: int
    state: str = RunState.STARTED.value
    release: str | None = None
    fates: dict[str, int] = field(default_factory=dict)
    stages: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    changes: dict[str, int] = field(default_factory=dict)

    @property
    def quarantined(self) -> int:
        """Return how many items could not be read."""
        return self.fates.get(Fate.QUARANTINED.value, 0)


@dataclass(slots=True)
class Run:
    """A run in progress. `started_at` is the only clock that stages see."""

    settings: Settings
    store: (
        "duckdb.DuckDBPyConnection"  # as a string: the class itself, kept by others at exit, makes DuckDB print leaks
    )
    run_id: int
    started_at: datetime
    code_version: str
    rules_changed: bool
    outcome: Outcome

    @property
    def home(self) -> Path:
        """Return the folder that the run works in."""
        return self.settings.home

    def count(self, stage: str, taken: int, given: int, aside: int) -> None:
        """Book what a stage did; raises ContractError when something was lost on the way."""
        self.outcome.stages[stage] = (taken, given, aside)
        if taken != given + aside:
            raise ContractError(f"{stage} took in {taken} items but gave out {given} and set aside {aside}")


@contextmanager
def opened(settings: Settings) -> Iterator[Run]:
    """Lock the home, open the store and book a run; whatever happens, the run's end is booked."""
    with refresh_lock(settings.home), connect.work(settings.work) as store:
        code = f"{version('garrison')}+{rules_digest()}"
        changed = ledger.last_code_version(store) not in (None, code)
        now = _now()
        current = publish.current(settings.home)
        run_id = ledger.start(store, code, now, current.name if current else None)
        run = Run(settings, store, run_id, now, code, changed, Outcome(run_id))
        try:
            yield run
        except duckdb.IOException as error:
            raise StorageError(f"{settings.work}: {str(error).splitlines()[0]}") from error
        finally:
            if run.outcome.state == RunState.STARTED.value:
                run.outcome.state = RunState.CRASHED.value
            ledger.finish(store, run_id, RunState(run.outcome.state), _now(), run.outcome.release)


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
