"""What the files handed out mean: one class per exported table; the SQL stands in `warehouse/export/sql/`."""

from typing import Any

import polars as pl

from schemas import columns, vocabulary
from schemas.export_foreign import AcledLike, UcdpLike
from schemas.table import Table, TableClass, name


def _day(description: str) -> Any:  # noqa: ANN401
    return columns.text(description, nullable=True)


def _sources() -> Any:  # noqa: ANN401
    return columns.text("Outlet, headline, publication date and address; several apart by |.", nullable=True)


class Claims(Table):
    """One row per claim of a current document, with its words, tellers, dates and places."""

    claim_id: str = columns.key("claim")
    event_id: str = columns.key("event that the claim is about")
    event_type: str = columns.code(vocabulary.EventType, "What is said to happen.")
    phase: str = columns.code(vocabulary.Phase, "How far it had come.")
    extent: str = columns.code(vocabulary.Extent, "How much of the force it takes in.")
    factuality: str = columns.code(vocabulary.Factuality, "How the teller commits to it.")
    stance: str = columns.code(vocabulary.Stance, "What the speaker does in saying it.")
    presence_effect: int = columns.presence_effect()
    is_background: bool = columns.flag("Whether it is history told as background.")
    valid_from: pl.Date = _day("First possible day of the event; empty when open.")
    valid_to: pl.Date = _day("Last possible day of the event; empty when open.")
    date_edtf: str = columns.text("Date of the event as EDTF.", nullable=True)
    date_precision: str = columns.code(vocabulary.DatePrecision, "Finest unit that the text supports.")
    date_status: str = columns.code(vocabulary.DateStatus, "How far the words could be turned into days.")
    date_reason: str = columns.text("Why the date is what it is.")
    places: str = columns.text("Places with their roles.", nullable=True)
    place_ids: str = columns.text("Identifiers of the places, in the same order.", nullable=True)
    geo_precision: int = columns.text("UCDP scale of the least exact place, 1 site to 7 unknown.", nullable=True)
    tellers: str = columns.text("Tellers from the first to the outlet.", nullable=True)
    first_teller: str = columns.text("Who said it first.", nullable=True)
    source_class: str = columns.code(vocabulary.SourceClass, "Kind of first teller.", nullable=True)
    n_origins: int = columns.text("Independent first tellers of the event.", nullable=True)
    hedge_text: str = columns.text("The word that weakens the claim.", nullable=True)
    quote: str = columns.text("The words that prove the claim.")
    char_start: int = columns.char_start()
    char_end: int = columns.char_end()
    outlet: str = columns.text("Outlet that published the document.", nullable=True)
    title: str = columns.text("Headline of the document.", nullable=True)
    uri: str = columns.text("Address of the document.")
    published: str = columns.text("Publication date as EDTF.", nullable=True)
    text_sha256: str = columns.text("SHA-256 of the document's text.")
    document_id: str = columns.key("document")
    version_id: str = columns.key("document version")
    rule_id: str = columns.text("Rule that read the claim.")
    sources: str = _sources()

    class Config:
        """Name and key."""

        name = "export.claims"
        unique = ["claim_id"]


class PresenceChanges(Table):
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
    latitude: float = columns.text("Degrees north; empty without a basis.", nullable=True)
    longitude: float = columns.text("Degrees east; empty without a basis.", nullable=True)
    coord_uncertainty_m: int = columns.text("Radius in metres within which the place lies.", nullable=True)
    valid_from: pl.Date = _day("First possible day of the change; empty when open.")
    valid_to: pl.Date = _day("Last possible day of the change; empty when open.")
    date_precision: str = columns.code(vocabulary.DatePrecision, "Finest unit told.")
    acled_time_precision: int = columns.text("ACLED: 1 day, 2 week, 3 month; empty when coarser.", nullable=True)
    ucdp_date_prec: int = columns.text("UCDP: 1 day, 2 2-6 days, 3 week, 4 month, 5 longer.", nullable=True)
    acled_geo_precision: int = columns.text("ACLED: 1 town, 2 near, 3 region; empty for a country.", nullable=True)
    ucdp_where_prec: int = columns.text("UCDP: 1 exact site .. 6 country, 7 sea or unknown.")
    n_claims: int = columns.count("Claims of this effect at this place.", at_least=1)
    n_origins: int = columns.count("Independent first tellers of the event.", at_least=1)
    best_factuality: str = columns.code(vocabulary.Factuality, "Strongest commitment of any teller.")
    is_disputed: bool = columns.flag("Whether one teller affirms what another denies.")
    quote: str = columns.text("The words of one claim that prove it.")
    first_tellers: str = columns.text("Who said it first, several apart by |.", nullable=True)
    claim_ids: str = columns.text("Identifiers of the claims behind it.")
    sources: str = _sources()

    class Config:
        """Name and key."""

        name = "export.presence_changes"
        unique = ["event_id", "place_id", "presence_effect"]


class SiteStates(Table):
    """One row per site and stretch of time in which its reported state holds; no row is no report, not absence."""

    place_id: str = columns.key("place")
    place: str = columns.text("Name of the place.")
    place_type: str = columns.text("Kind of place.")
    governorate: str = columns.text("Governorate of Syria.", nullable=True)
    country: str = columns.text("ISO 3166-1 alpha-2 code.", nullable=True)
    latitude: float = columns.text("Degrees north; empty without a basis.", nullable=True)
    longitude: float = columns.text("Degrees east; empty without a basis.", nullable=True)
    coord_uncertainty_m: int = columns.text("Radius in metres within which the place lies.", nullable=True)
    state: str = columns.text("What is reported.", isin=["present", "partial", "absent", "disputed"])
    unsure_from: pl.Date = _day("First day on which it may have begun, where its date is not exact.")
    valid_from: pl.Date = _day("First day from which it holds.")
    valid_to: pl.Date = _day("Day until which it holds: another word, or too long a silence.")
    n_claims: int = columns.count("Dated claims within this time.")
    n_tellers: int = columns.count("First tellers of these claims.")
    claim_ids: str = columns.text("Identifiers of these claims.", nullable=True)
    sources: str = _sources()

    class Config:
        """Name and key."""

        name = "export.site_states"
        unique = ["place_id", "valid_from"]


class Movements(Table):
    """One row per event and pair of places, from where to where; an end that nobody told is empty."""

    event_id: str = columns.key("event")
    event_type: str = columns.code(vocabulary.EventType, "What is said to happen.")
    from_place_id: str = columns.key("place left", nullable=True)
    from_place: str = columns.text("Name of the place left.", nullable=True)
    from_country: str = columns.text("ISO 3166-1 alpha-2 code of the place left.", nullable=True)
    from_latitude: float = columns.text("Degrees north of the place left.", nullable=True)
    from_longitude: float = columns.text("Degrees east of the place left.", nullable=True)
    from_geo_precision: int = columns.text("UCDP scale of the place left, 1 site to 7 unknown.", nullable=True)
    to_place_id: str = columns.key("place headed for", nullable=True)
    to_place: str = columns.text("Name of the place headed for.", nullable=True)
    to_country: str = columns.text("ISO 3166-1 alpha-2 code of the place headed for.", nullable=True)
    to_latitude: float = columns.text("Degrees north of the place headed for.", nullable=True)
    to_longitude: float = columns.text("Degrees east of the place headed for.", nullable=True)
    to_geo_precision: int = columns.text("UCDP scale of the place headed for, 1 site to 7 unknown.", nullable=True)
    valid_from: pl.Date = _day("First possible day of the movement; empty when open.")
    valid_to: pl.Date = _day("Last possible day of the movement; empty when open.")
    date_precision: str = columns.code(vocabulary.DatePrecision, "Finest unit told.")
    is_planned: bool = columns.flag("Whether it is told as a plan only.")
    is_hedged: bool = columns.flag("Whether no teller holds it certain or probable.")
    n_claims: int = columns.count("Claims of it.", at_least=1)
    n_origins: int = columns.count("Independent first tellers of the event.", at_least=1)
    first_tellers: str = columns.text("Who said it first, several apart by |.", nullable=True)
    claim_ids: str = columns.text("Identifiers of the claims behind it.")
    sources: str = _sources()

    class Config:
        """Name and key."""

        name = "export.movements"
        unique = ["event_id", "from_place_id", "to_place_id"]


EXPORTS: dict[str, TableClass] = {name(t): t for t in (Claims, PresenceChanges, SiteStates, Movements)}
CROSSWALKS: dict[str, TableClass] = {name(t): t for t in (AcledLike, UcdpLike)}
