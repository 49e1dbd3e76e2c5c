"""What the analysts' views mean: one class per view; the SQL stands in `warehouse/mart/`."""

from typing import NamedTuple

import polars as pl

from schemas import columns, mart_runs, mart_sites, mart_tellers, mart_time, vocabulary
from schemas.table import Table, TableClass, name


class ClaimFlat(Table):
    """One row per claim of a current document, ready to cite."""

    claim_id: str = columns.key("claim")
    event_id: str = columns.key("event")
    event_type: str = columns.code(vocabulary.EventType, "What is said to happen.")
    phase: str = columns.code(vocabulary.Phase, "How far it had come.")
    factuality: str = columns.code(vocabulary.Factuality, "How the teller commits to it.")
    stance: str = columns.code(vocabulary.Stance, "What the speaker does in saying it.")
    is_background: bool = columns.flag("Whether it is history told as background.")
    date_start: pl.Date = columns.text("First possible day of the event.", nullable=True)
    date_end: pl.Date = columns.text("Last possible day of the event.", nullable=True)
    date_edtf: str = columns.text("Date of the event as EDTF.", nullable=True)
    date_status: str = columns.code(vocabulary.DateStatus, "How far the words could be turned into days.")
    date_reason: str = columns.text("Why the date is what it is.")
    places: str = columns.text("Places with their roles, such as `origin: Manbij`.", nullable=True)
    materiel: str = columns.text("Materiel with its numbers.", nullable=True)
    speakers: str = columns.text("Tellers from the first to the outlet.")
    origin_id: str = columns.text("Who stands behind it: equal values in one event are one teller.", nullable=True)
    source_class: str = columns.code(vocabulary.SourceClass, "Kind of first teller.", nullable=True)
    is_unnamed: bool = columns.flag("Whether its first teller is anonymous or not told.")
    quote: str = columns.text("The words that prove the claim.")
    char_start: int = columns.char_start()
    char_end: int = columns.char_end()
    outlet: str = columns.text("Outlet that published the document.", nullable=True)
    title: str = columns.text("Headline of the document.", nullable=True)
    uri: str = columns.text("Address of the document.")
    published_start: pl.Date = columns.text("Earliest day of publication.", nullable=True)
    published_end: pl.Date = columns.text("Latest day of publication.", nullable=True)
    published_basis: str = columns.code(vocabulary.PublishedBasis, "What the publication date rests on.")
    text_sha256: str = columns.text("SHA-256 of the document's text.")
    document_id: str = columns.key("document")
    version_id: str = columns.key("document version")
    extractor: str = columns.text("What read the claim.")
    rule_id: str = columns.text("Rule that read the claim.")

    class Config:
        """Name and key."""

        name = "mart.claim_flat"
        unique = ["claim_id"]


class PresenceChange(Table):
    """One row per event, place and effect: a reported change, or want of change, at a place."""

    event_id: str = columns.key("event")
    place_id: str = columns.key("place")
    presence_effect: int = columns.presence_effect()
    event_type: str = columns.code(vocabulary.EventType, "What is said to happen.")
    phase: str = columns.code(vocabulary.Phase, "Furthest phase told.")
    place: str = columns.text("Name of the place.")
    place_type: str = columns.text("Kind of place.")
    governorate: str = columns.text("Governorate of Syria.", nullable=True)
    country: str = columns.text("ISO 3166-1 alpha-2 code.", nullable=True)
    latitude: float = columns.text("Degrees north; NULL without a basis.", nullable=True)
    longitude: float = columns.text("Degrees east; NULL without a basis.", nullable=True)
    coord_uncertainty_m: int = columns.text("Radius in metres within which the place lies.", nullable=True)
    date_start: pl.Date = columns.text("First possible day.", nullable=True)
    date_end: pl.Date = columns.text("Last possible day.", nullable=True)
    date_precision: str = columns.code(vocabulary.DatePrecision, "Finest unit told.")
    acled_time_precision: int = columns.text("ACLED: 1 day, 2 week, 3 month; NULL when coarser.", nullable=True)
    ucdp_date_prec: int = columns.text("UCDP: 1 day, 2 2-6 days, 3 week, 4 month, 5 longer.", nullable=True)
    acled_geo_precision: int = columns.text("ACLED: 1 town, 2 near, 3 region; NULL for a country.", nullable=True)
    ucdp_where_prec: int = columns.text("UCDP: 1 exact site .. 6 country, 7 sea or unknown.")
    n_claims: int = columns.count("Claims of this effect at this place.", at_least=1)
    n_origins: int = columns.count("Independent first tellers of the event.", at_least=1)
    best_factuality: str = columns.code(vocabulary.Factuality, "Strongest commitment of any teller.")
    is_disputed: bool = columns.flag("Whether one teller affirms what another denies.")
    first_published: pl.Date = columns.text("Earliest publication day.", nullable=True)
    quote: str = columns.text("The words of one claim that prove it.")
    uri: str = columns.text("Address of the document that holds the words.")

    class Config:
        """Name and key."""

        name = "mart.presence_change"
        unique = ["event_id", "place_id", "presence_effect"]


class DateSuspect(Table):
    """One row per piece of evidence of a current document whose publication date is in doubt or not known."""

    document_id: str = columns.key("document")
    item: str = columns.text("Name of the item within its source.")
    uri: str = columns.text("Address of the document.")
    published_start: pl.Date = columns.text("Earliest day of publication.", nullable=True)
    published_end: pl.Date = columns.text("Latest day of publication.", nullable=True)
    published_edtf: str = columns.text("Publication date as EDTF.", nullable=True)
    published_basis: str = columns.code(vocabulary.PublishedBasis, "What the publication date rests on.")
    published_flags: str = columns.text("Doubts about dates seen.", nullable=True)
    published_reason: str = columns.text("Why this date, and why no other.")
    position: int = columns.text("Order in which the evidence was weighed; NULL when there is none.", nullable=True)
    evidence_basis: str = columns.code(vocabulary.PublishedBasis, "Where the evidence was found.", nullable=True)
    evidence_edtf: str = columns.text("What it says, as EDTF.", nullable=True)
    evidence_text: str = columns.text("The words or the address that say it.", nullable=True)
    verdict: str = columns.code(vocabulary.EvidenceVerdict, "What became of it.", nullable=True)
    verdict_reason: str = columns.text("Why, in words.", nullable=True)
    n_claims: int = columns.count("Claims whose dates depend on it.")
    n_undated: int = columns.count("Claims of the document that have no day, week or month.")

    class Config:
        """Name and key."""

        name = "mart.date_suspect"
        unique = ["document_id", "position"]


_ORDER: tuple[TableClass, ...] = (
    ClaimFlat, PresenceChange, DateSuspect, mart_sites.SiteClaim, mart_sites.SiteStatus, mart_sites.SiteStatusHistory,
    mart_sites.SiteLastSeen, mart_time.GovernorateMonth, mart_time.Movement, mart_time.ReportLag, mart_time.CoverageGap,
    mart_tellers.EventSupport, mart_tellers.Relay, mart_tellers.Disagreement, mart_tellers.Denial,
    mart_runs.Changes, mart_runs.Freshness, mart_runs.Quality, mart_runs.Guide,
)  # fmt: skip

VIEWS: dict[str, TableClass] = {name(view): view for view in _ORDER}
"""All views by name, in the order in which they are created."""

LIVE = ("mart.quality", "mart.guide")
"""Views that stay views in a release, since the audit is booked after they are made. A release holds the others as
tables made by the same SQL, so that reading them costs nothing."""


class Macro(NamedTuple):
    """A query with parameters: what to give, the view it can be made after, the class that says what comes out."""

    parameters: str
    after: str
    result: TableClass
    purpose: str


MACROS: dict[str, Macro] = {
    "mart.site_state": Macro(
        "known_by, today, silence",
        "mart.site_claim",
        mart_sites.SiteStatus,
        "State of every site by what was known by a day, silence of so many days counted to another.",
    ),
    "mart.site_status_as_of": Macro(
        f"day, silence := {mart_sites.SILENCE_DAYS}",
        "mart.site_claim",
        mart_sites.SiteStatus,
        "State of every site as it was known on a day, by publication.",
    ),
    "mart.claims_as_of": Macro(
        "run", "mart.claim_flat", mart_runs.ClaimAsOf, "Claims as the warehouse knew them when a run had ended."
    ),
    "mart.claims_published_by": Macro(
        "day", "mart.claim_flat", ClaimFlat, "Claims that had surely been published by a day."
    ),
    "mart.changes_between": Macro(
        "before, after",
        "mart.changes",
        mart_runs.Changes,
        "What changed after one run, up to and with another, with the cause.",
    ),
}
"""All macros by name, in the order in which they are created."""
