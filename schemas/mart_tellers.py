"""What the views on stories and tellers mean: one class per view; the SQL stands in `warehouse/mart/`."""

import polars as pl

from schemas import columns, vocabulary
from schemas.table import Table


class Relay(Table):
    """One row per change that a retelling made to a claim of the report that leads its story."""

    story_id: str = columns.key("story")
    origin: str = columns.text("Who told the story first.", nullable=True)
    change: str = columns.text(
        "What was changed: negation, hedge, number, materiel, date, place, speaker, attribution (dropped), stage."
    )
    was: str = columns.text("What the lead tells.", nullable=True)
    became: str = columns.text("What the retelling tells; NULL when it was dropped.", nullable=True)
    quote: str = columns.text("The words of the retelling.")
    lead_quote: str = columns.text("The words of the lead.")
    outlet: str = columns.text("Outlet of the retelling.", nullable=True)
    uri: str = columns.text("Address of the retelling.")
    lead_uri: str = columns.text("Address of the lead.")
    published_start: pl.Date = columns.text("Earliest day of publication of the retelling.", nullable=True)
    published_end: pl.Date = columns.text("Latest day of publication of the retelling.", nullable=True)
    claim_id: str = columns.key("claim of the retelling")
    document_id: str = columns.key("retelling")
    lead_claim_id: str = columns.key("claim of the lead")
    lead_document_id: str = columns.key("document that leads the story")
    event_id: str = columns.key("event that the retelling's claim is about")
    score: float = columns.text("How surely one claim retells the other, from 0.")

    class Config:
        """Name and key."""

        name = "mart.relay"
        unique = ["claim_id", "change"]


class Denial(Table):
    """One row per claim that denies, does not confirm or does not comment on an event."""

    claim_id: str = columns.key("claim")
    event_id: str = columns.key("event that is denied")
    event_type: str = columns.code(vocabulary.EventType, "What is said not to happen.")
    answer: str = columns.text("denied, not_confirmed or no_comment.", isin=["denied", "not_confirmed", "no_comment"])
    actor_id: str = columns.key("actor that says so; NULL when not known", nullable=True)
    speaker: str = columns.text("Who says so.", nullable=True)
    source_class: str = columns.code(vocabulary.SourceClass, "Kind of teller.")
    factuality: str = columns.code(vocabulary.Factuality, "How the teller commits to it.")
    quote: str = columns.text("The words that deny.")
    uri: str = columns.text("Address of the document that holds them.")
    published_start: pl.Date = columns.text("Earliest day of its publication.", nullable=True)
    published_end: pl.Date = columns.text("Latest day of its publication.", nullable=True)
    n_affirming: int = columns.count("Independent tellers who affirm the same event.")
    first_affirmed: pl.Date = columns.text("Earliest day on which it was told as so.", nullable=True)
    days_later: int = columns.text("Days from then to the denial; NULL when a day is not known.", nullable=True)
    affirmed_quote: str = columns.text("The words that first told it as so.", nullable=True)
    affirmed_uri: str = columns.text("Address of the document that holds them.", nullable=True)

    class Config:
        """Name and key."""

        name = "mart.denial"
        unique = ["claim_id"]


class Disagreement(Table):
    """One row per event and aspect on which its independent tellers differ."""

    event_id: str = columns.key("event")
    aspect: str = columns.text(
        "whether (affirmed or denied), when (no common day), where (they head for different places), how_many "
        "(numbers that do not fit).",
        isin=["whether", "when", "where", "how_many"],
    )
    about: str = columns.text("Materiel whose number differs; empty for other aspects.")
    event_type: str = columns.code(vocabulary.EventType, "What is said to happen.")
    place_id: str = columns.key("place of the event", nullable=True)
    said: str = columns.text("What is said, each with its tellers as in core.claim.origin_id.")
    n_values: int = columns.count("Different values told.", at_least=1)
    n_origins: int = columns.count("Independent first tellers of the event.", at_least=1)

    class Config:
        """Name and key."""

        name = "mart.disagreement"
        unique = ["event_id", "aspect", "about"]


class EventSupport(Table):
    """One row per current event: who stands behind it, and how often it was only repeated."""

    event_id: str = columns.key("event")
    event_type: str = columns.code(vocabulary.EventType, "What is said to happen.")
    force_id: str = columns.key("actor whose presence it is")
    origin_place: str = columns.text("Place left, or where it takes place.", nullable=True)
    destination_place: str = columns.text("Place headed for.", nullable=True)
    date_start: pl.Date = columns.text("First possible day.", nullable=True)
    date_end: pl.Date = columns.text("Last possible day.", nullable=True)
    date_precision: str = columns.code(vocabulary.DatePrecision, "Finest unit told.")
    n_claims: int = columns.count("Claims on it.", at_least=1)
    n_documents: int = columns.count("Documents that tell it.", at_least=1)
    n_stories: int = columns.count("Stories that tell it.", at_least=1)
    n_repeated: int = columns.count("Documents that only repeat another one's story.")
    n_outlets: int = columns.count("Known outlets that carry it.")
    n_origins: int = columns.count("Independent first tellers.", at_least=1)
    n_unnamed: int = columns.count("Those of them that are unnamed speakers.")
    n_affirming: int = columns.count("First tellers who affirm it.")
    n_denying: int = columns.count("First tellers who deny it.")
    tellers: str = columns.text("The first tellers by name, unnamed ones by the words for them.")
    source_classes: str = columns.text("Kinds of first tellers.")
    best_factuality: str = columns.code(vocabulary.Factuality, "Strongest commitment of any teller.")
    is_disputed: bool = columns.flag("Whether one teller affirms what another denies.")
    first_published: pl.Date = columns.text("Earliest publication day.", nullable=True)
    last_published: pl.Date = columns.text("Latest publication day.", nullable=True)

    class Config:
        """Name and key."""

        name = "mart.event_support"
        unique = ["event_id"]
