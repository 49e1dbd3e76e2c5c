"""report: tell people what a refresh changed."""

from rich.console import Console

from flows.orchestrate import artifact
from flows.run import Outcome


def report(outcome: Outcome, *, announce: bool) -> None:
    """Leave a Prefect artifact that says what the run met, changed and published; announce it on stderr too."""
    artifact("refresh", markdown(outcome))
    if announce:
        for line in lines(outcome):
            Console(stderr=True).print(line, highlight=False, markup=False, soft_wrap=True)


def markdown(outcome: Outcome) -> str:
    """Return the account of a run as Markdown."""
    fates = "\n".join(f"| {fate} | {n} |" for fate, n in outcome.fates.items())
    stages = "\n".join(f"| {stage} | {a:,} | {b:,} | {c:,} |" for stage, (a, b, c) in outcome.stages.items())
    return f"""# Run {outcome.run_id}: {outcome.state}

Release: {outcome.release or "unchanged"}

| items | |
|---|---|
{fates}

| stage | in | out | set aside |
|---|---|---|---|
{stages}
"""


def lines(outcome: Outcome) -> list[str]:
    """Return the account of a run as a few plain lines."""
    fates = ", ".join(f"{n} {fate.replace('_', ' ')}" for fate, n in outcome.fates.items()) or "no items"
    if outcome.release:
        changed = f"{outcome.changes['documents']} documents read, {outcome.changes['claims']} claims"
        return [f"run {outcome.run_id}: {fates}", f"published {outcome.release}: {changed}"]
    return [f"run {outcome.run_id}: {fates}", "nothing changed; the release stays"]
