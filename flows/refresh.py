"""The main job: from report files to a published release. Each line is a stage; each stage has a file of its name."""

from flows import stages
from flows.orchestrate import flow
from flows.run import Outcome, opened
from flows.settings import settings


@flow(name="refresh")
def refresh(paths: list[str], home: str | None = None) -> Outcome:
    """Read all reports in `paths` into the warehouse under `home`; nothing new in, nothing changed out.

    Raises GarrisonError with the exit code that tells what went wrong; the last release always stays in place.
    """
    with opened(settings(home)) as run:
        delivered = stages.ingest(run, paths)
        documents, fates, unread = stages.clean(run, delivered)
        readings = stages.extract(run, documents)
        claims = stages.normalise(run, documents, readings)
        resolved = stages.resolve(run, claims)
        tables, broken = stages.validate(run, resolved)
        release = stages.load(run, tables, fates, [unread, broken])
        if release:
            candidate, results = stages.audit(run, release)
            stages.publish(run, candidate, results)
        stages.report(run)
    return run.outcome
