"""What the views of sites mean: what a claim says of a site, the state there, its history, what was last seen."""

import polars as pl

from schemas import columns, vocabulary
from schemas.table import Table

STATES = ["present", "partial", "absent", "disputed", "no_report"]
"""States of a site; the last is silence, which is not absence."""

SILENCE_DAYS = 180
"""After so many days without a word the state of a site is not known any more."""

SAID = ["present", "partial", "absent"]
"""What one claim can say of a site."""


class SiteClaim(Table):
    """One row per claim of a current document and site: what it says of it, and whether it may decide."""

    place_id: str = columns.key("site")
    claim_id: str = columns.key("claim")
    event_id: str = columns.key("event")
    document_id: str = columns.key("document")
    event_type: str = columns.code(vocabulary.EventType, "What is said to happen.")
    phase: str = columns.code(vocabulary.Phase, "How far it had come.")
    factuality: str = columns.code(vocabulary.Factuality, "How the teller commits to it.")
    presence_effect: int = columns.presence_effect()
    says: str = columns.text("What it says of the site; NULL when it says no state.", nullable=True, isin=SAID)
    bar: str = columns.text(
        "Why it may not decide: other_force, background, plan, passage, no_state, denial, hedged; NULL when it may.",
        nullable=True,
    )
    is_minor: bool = columns.flag("Whether only materiel is said to leave, which never contradicts absence.")
    first_day: pl.Date = columns.text("First day that it can speak of; NULL when open.", nullable=True)
    last_day: pl.Date = columns.text("Last day that it can speak of, never after publication.", nullable=True)
    is_exact: bool = columns.flag("Whether both are one day.")
    known_on: pl.Date = columns.text("When it was known: publication, else the day of loading.", nullable=True)
    published_start: pl.Date = columns.text("Earliest day of publication.", nullable=True)
    published_end: pl.Date = columns.text("Latest day of publication.", nullable=True)
    outlet_id: str = columns.key("outlet; NULL when not known", nullable=True)
    origin_id: str = columns.text("Independent first teller: a named one wherever it is repeated, another one a story.")
    source_class: str = columns.code(vocabulary.SourceClass, "Kind of first teller.", nullable=True)
    confidence: float = columns.text("How far the reading is to be trusted, 0 to 1.", nullable=True)
    quote: str = columns.text("The words that prove it.")
    uri: str = columns.text("Address of the document.")

    class Config:
        """Name and key."""

        name = "mart.site_claim"
        unique = ["place_id", "claim_id"]


class SiteStatus(Table):
    """One row per site: the reported state, the claim that decides it and the best claim against it."""

    place_id: str = columns.key("site")
    place: str = columns.text("Name of the site.")
    place_type: str = columns.text("Kind of place.")
    governorate: str = columns.text("Governorate of Syria.", nullable=True)
    country: str = columns.text("ISO 3166-1 alpha-2 code.", nullable=True)
    status: str = columns.text(
        "present, partial, absent, disputed (words differ or no order is known), no_report (silence, not absence).",
        isin=STATES,
    )
    last_status: str = columns.text("State that the last words gave, before silence.", nullable=True, isin=STATES[:-1])
    cutoff: pl.Date = columns.text("Day up to which silence is counted: the newest publication.", nullable=True)
    as_of: pl.Date = columns.text("Last day that the deciding claim can speak of.", nullable=True)
    is_exact: bool = columns.text("Whether the deciding claim names one day.", nullable=True)
    age_days: int = columns.text("Days from `as_of` to the cutoff.", nullable=True)
    claim_id: str = columns.key("claim that decides; NULL when none may", nullable=True)
    quote: str = columns.text("Its words.", nullable=True)
    uri: str = columns.text("Address of its document.", nullable=True)
    contrary_says: str = columns.text("What the best contrary claim says.", nullable=True, isin=SAID)
    contrary_bar: str = columns.text("Why that one could not decide, where it could not.", nullable=True)
    contrary_as_of: pl.Date = columns.text("Last day that it can speak of.", nullable=True)
    contrary_age_days: int = columns.text("Days from it to the cutoff.", nullable=True)
    contrary_claim_id: str = columns.key("best contrary claim: the newest that says otherwise", nullable=True)
    contrary_quote: str = columns.text("Its words.", nullable=True)
    contrary_uri: str = columns.text("Address of its document.", nullable=True)
    n_origins_for: int = columns.count("Independent origins of standing claims that agree with the deciding one.")
    n_origins_against: int = columns.count(
        "Independent origins of standing claims that say otherwise, hedged ones too."
    )
    last_presence: pl.Date = columns.text("Newest day on which forces are said to be there.", nullable=True)
    last_absence: pl.Date = columns.text("Newest day on which forces are said to be gone.", nullable=True)
    n_claims: int = columns.count("Claims that may decide.")
    n_origins: int = columns.count("Independent first tellers of them.")
    n_undated: int = columns.count("Claims that may decide and cannot be put on a day.")
    n_barred: int = columns.count("Claims that may not decide: plans, background, denials of presence, rumours.")

    class Config:
        """Name and key."""

        name = "mart.site_status"
        unique = ["place_id"]


class SiteStatusHistory(Table):
    """One row per site and spell of one state, silence included."""

    place_id: str = columns.key("site")
    place: str = columns.text("Name of the site.")
    governorate: str = columns.text("Governorate of Syria.", nullable=True)
    status: str = columns.text("State of the spell.", isin=STATES)
    valid_from: pl.Date = columns.text("First day on which the words give this state.")
    valid_to: pl.Date = columns.text("Last day before another state; NULL for the last spell.", nullable=True)
    previous_status: str = columns.text("State of the spell before.", nullable=True, isin=STATES)
    returned_after_days: int = columns.text(
        "For forces that are back after absence: days from the word of absence to this one.", nullable=True
    )
    n_claims: int = columns.count("Claims that speak within the spell.")
    n_origins: int = columns.count("Independent first tellers of them.")
    claim_id: str = columns.key("claim that begins it; NULL for silence", nullable=True)
    quote: str = columns.text("Its words.", nullable=True)
    uri: str = columns.text("Address of its document.", nullable=True)

    class Config:
        """Name and key."""

        name = "mart.site_status_history"
        unique = ["place_id", "valid_from"]


class SiteLastSeen(Table):
    """One row per site that was told of: the last claim of presence and the last of absence, with their words."""

    place_id: str = columns.key("site")
    place: str = columns.text("Name of the site.")
    governorate: str = columns.text("Governorate of Syria.", nullable=True)
    first_presence: pl.Date = columns.text(
        "Earliest last day of a claim of presence: there since then at least.", nullable=True
    )
    presence_on: pl.Date = columns.text("Last day of the newest claim of presence.", nullable=True)
    presence_is_exact: bool = columns.text("Whether that claim names one day.", nullable=True)
    presence_claim_id: str = columns.key("claim", nullable=True)
    presence_quote: str = columns.text("Its words.", nullable=True)
    presence_uri: str = columns.text("Address of its document.", nullable=True)
    absence_on: pl.Date = columns.text("Last day of the newest claim of absence.", nullable=True)
    absence_is_exact: bool = columns.text("Whether that claim names one day.", nullable=True)
    absence_claim_id: str = columns.key("claim", nullable=True)
    absence_quote: str = columns.text("Its words.", nullable=True)
    absence_uri: str = columns.text("Address of its document.", nullable=True)

    class Config:
        """Name and key."""

        name = "mart.site_last_seen"
        unique = ["place_id"]
