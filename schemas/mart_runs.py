"""What the views of our own work mean: changes between runs, freshness, quality, the guide, claims as once known."""

import polars as pl

from schemas import columns, vocabulary
from schemas.ops import ClaimHistory
from schemas.table import Table


class Changes(Table):
    """One row per run and claim that came, went or says something else since the run before."""

    run_id: int = columns.count("Run that changed it.", at_least=1)
    started_at: pl.Datetime = columns.text("When that run started (UTC).", nullable=True)
    cause: str = columns.code(vocabulary.ChangeCause, "Why.")
    change: str = columns.text("What became of it.", isin=["added", "removed", "revised"])
    differs: str = columns.text(
        "Parts that differ in a revised claim: date, places, tellers, manner, quote.", nullable=True
    )
    claim_id: str = columns.key("claim after the run", nullable=True)
    before_claim_id: str = columns.key("claim before the run", nullable=True)
    document_id: str = columns.key("document")
    event_type: str = columns.code(vocabulary.EventType, "What is said to happen.")
    quote: str = columns.text("The words.")
    date_edtf: str = columns.text("Date after the run.", nullable=True)
    before_date_edtf: str = columns.text("Date before the run.", nullable=True)
    places: str = columns.text("Places after the run.", nullable=True)
    before_places: str = columns.text("Places before the run.", nullable=True)
    uri: str = columns.text("Address of the document.", nullable=True)

    class Config:
        """Name and key."""

        name = "mart.changes"
        unique = ["run_id", "claim_id", "before_claim_id"]


class Freshness(Table):
    """One row per source: when it was met, brought something new and published last."""

    source: str = columns.text("Name of the source, such as the folder.")
    last_met_run: int = columns.text("Last run that met it.", nullable=True)
    last_met_at: pl.Datetime = columns.text("When that run started (UTC).", nullable=True)
    last_new_at: pl.Datetime = columns.text("When it last brought something new (UTC).", nullable=True)
    n_documents: int = columns.count("Current documents of it.")
    n_undated: int = columns.count("Those without a last day of publication.")
    n_quarantined: int = columns.count("Items of it that could not be read.")
    last_published: pl.Date = columns.text("Newest publication.", nullable=True)
    days_since_published: int = columns.text("Days from it to the last run.", nullable=True)
    days_since_new: int = columns.text("Days from the last new document to the last run.", nullable=True)
    is_silent: bool = columns.flag("Whether it has brought nothing new for more than 30 days.")

    class Config:
        """Name and key."""

        name = "mart.freshness"
        unique = ["source"]


class Quality(Table):
    """One row per basis, version and measure: how much of what was looked at is right or made out."""

    basis: str = columns.text("What was looked at.", isin=["gold", "claims", "audit"])
    version: str = columns.text("Program version, or extractor for `claims`.")
    gold: str = columns.text("File of labels, for `gold`.", nullable=True)
    language: str = columns.text("Language of the sentences, where told apart.", nullable=True)
    measure: str = columns.text("What is counted, such as precision, recall, dated, checks passed.")
    n_right: int = columns.count("How many were right, made out or passed.")
    n: int = columns.count("Of how many.", at_least=1)
    share: float = columns.text("The one through the other.", in_range={"min_value": 0, "max_value": 1})

    class Config:
        """Name and key."""

        name = "mart.quality"
        unique = ["basis", "version", "gold", "language", "measure"]


class Guide(Table):
    """One row per view and macro: what it holds, what it is for, and a query to begin with."""

    position: int = columns.count("Order in which to read, from 1.", at_least=1)
    name: str = columns.text("Name, with parameters for a macro.")
    grain: str = columns.text("What one row is.", nullable=True)
    purpose: str = columns.text("Questions that it answers.")
    example_: str = columns.text("A query that runs as it stands.", alias="example")

    class Config:
        """Name and key."""

        name = "mart.guide"
        unique = ["name"]


class ClaimAsOf(ClaimHistory):
    """One row per claim as the warehouse knew it when a run had ended."""

    uri: str = columns.text("Address of the document.", nullable=True)
    published_start: pl.Date = columns.text("Earliest day of publication.", nullable=True)
    published_end: pl.Date = columns.text("Latest day of publication.", nullable=True)
    outlet: str = columns.text("Outlet that published it.", nullable=True)

    class Config:
        """Name and key."""

        name = "mart.claims_as_of"
        unique = ["claim_id"]
