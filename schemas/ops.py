"""The book of runs: what each run met, set aside and checked. One class per table."""

import polars as pl

from schemas import columns, vocabulary
from schemas.table import Table


class Run(Table):
    """One row per run."""

    run_id: int = columns.count("Number of the run, in order.", at_least=1)
    started_at: pl.Datetime = columns.text("When it started (UTC).")
    finished_at: pl.Datetime = columns.text("When it ended (UTC).", nullable=True)
    state: str = columns.code(vocabulary.RunState, "How far it came.")
    release: str = columns.text("File name of the release it published.", nullable=True)
    code_version: str = columns.text("Version of the program and digest of its rules and reference data.")
    pid: int = columns.count("Process that ran it.")

    class Config:
        """Name and key."""

        name = "ops.run"
        unique = ["run_id"]


class Item(Table):
    """One row per input item and run: what became of it."""

    run_id: int = columns.count("Run that met the item.", at_least=1)
    source: str = columns.text("Name of the source, such as the folder.")
    item: str = columns.text("Name of the item within its source, such as the file.")
    fate: str = columns.code(vocabulary.Fate, "What became of it.")
    reason: str = columns.text("Why, where that is not plain.", nullable=True)
    document_id: str = columns.key("document it is, or repeats", nullable=True)

    class Config:
        """Name and key."""

        name = "ops.item"
        unique = ["run_id", "source", "item"]


class IdChange(Table):
    """One row per run and id of a story or event that its members do not bear any more."""

    run_id: int = columns.count("Run that changed it.", at_least=1)
    kind: str = columns.text("What bore the id.", isin=["story", "event"])
    old_id: str = columns.key("story or event before the run")
    new_id: str = columns.key("story or event that its members, or some of them, belong to now")
    change: str = columns.text(
        "merged (with another), split (some of its members left), renamed (a report that was fetched before came in).",
        isin=["merged", "split", "renamed"],
    )

    class Config:
        """Name and key."""

        name = "ops.id_change"
        unique = ["run_id", "kind", "old_id", "new_id"]


class Reject(Table):
    """One row per item or row that was set aside, over all runs."""

    run_id: int = columns.count("Last run that set it aside.", at_least=1)
    item: str = columns.text("`source/item`, or the key of the row.")
    stage: str = columns.text("Stage that set it aside: ingest, clean, validate.")
    rule: str = columns.text("Rule that it broke, such as too_large, not_text, undecodable.")
    reason: str = columns.text("What was wrong, in words.")
    payload: str = columns.text("The row as JSON, or what is known of the item.", nullable=True)
    first_seen: pl.Datetime = columns.text("When it was first set aside (UTC).")
    last_seen: pl.Datetime = columns.text("When it was last set aside (UTC).")

    class Config:
        """Name and key."""

        name = "ops.reject"
        unique = ["item", "stage", "rule"]


class CheckResult(Table):
    """One row per run and check of the release audit."""

    run_id: int = columns.count("Run whose release candidate was audited.", at_least=1)
    suite: str = columns.text("Suite the check belongs to: the table, or `cross`.")
    check_name: str = columns.text("What must hold, in words.")
    level: str = columns.code(vocabulary.CheckLevel, "What a failure does.")
    passed: bool = columns.flag("Whether it held.")
    detail: str = columns.text("What was found; for an exception, the exception.", nullable=True)

    class Config:
        """Name and key."""

        name = "ops.check_result"
        unique = ["run_id", "suite", "check_name"]


class ClaimHistory(Table):
    """One row per claim and time over which it stood with the same content, from the run that read it."""

    claim_id: str = columns.key("claim")
    document_id: str = columns.key("document")
    version_id: str = columns.key("document version")
    known_from: int = columns.count("Run from which it stood so.", at_least=1)
    known_to: int = columns.text("Run that ended it; NULL while it stands.", nullable=True)
    cause: str = columns.code(vocabulary.ChangeCause, "Why it came.")
    end_cause: str = columns.code(vocabulary.ChangeCause, "Why it ended.", nullable=True)
    event_type: str = columns.code(vocabulary.EventType, "What is said to happen.")
    manner: str = columns.text("Phase, extent, factuality, stance and whether background, separated by spaces.")
    date_start: pl.Date = columns.text("First possible day of the event.", nullable=True)
    date_end: pl.Date = columns.text("Last possible day of the event.", nullable=True)
    date_edtf: str = columns.text("Date of the event as EDTF.", nullable=True)
    places: str = columns.text("Roles and places, such as `origin:manbij`, separated by spaces.", nullable=True)
    tellers: str = columns.text("Tellers from the first to the outlet, separated by ` > `.", nullable=True)
    is_corrected: bool = columns.flag("Whether a human correction decided one of the places.")
    quote: str = columns.text("The words that prove it.")
    extractor: str = columns.text("Name and version of what read it.")

    class Config:
        """Name and key."""

        name = "ops.claim_history"
        unique = ["claim_id", "known_from"]


class Evaluation(Table):
    """One row per program version, file of labels and measure: how well labelled texts were read."""

    code_version: str = columns.text("Version of the program and digest of its rules and reference data.")
    gold: str = columns.text("Name of the file of labels, and the split.")
    language: str = columns.text("Language, or `all`.")
    measure: str = columns.text("What was counted: precision, recall, phase, factuality, place, teller.")
    n_right: int = columns.count("How many were right.")
    n: int = columns.count("Of how many.")

    class Config:
        """Name and key."""

        name = "ops.evaluation"
        unique = ["code_version", "gold", "language", "measure"]
