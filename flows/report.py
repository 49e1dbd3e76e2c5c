"""report: tell people what a refresh changed."""

from flows.orchestrate import artifact
from flows.run import Outcome


def report(outcome: Outcome) -> None:
    """Leave a Prefect artifact that says what the run met, changed and published."""
    artifact("refresh", markdown(outcome))


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
