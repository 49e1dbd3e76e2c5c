"""What the views of stories and events mean: support, retellings, disagreement, denials."""

import polars as pl

from schemas import columns, vocabulary
from schemas.table import Table


class EventSupport(Table):
    """One row per event: the independent tellers behind it and the pages that repeat them."""

    event_id: str = columns.key("event")
    event_type: str = columns.code(vocabulary.EventType, "What is said to happen.")
    date_start: pl.Date = columns.text("First possible day.", nullable=True)
    date_end: pl.Date = columns.text("Last possible day.", nullable=True)
    n_origins: int = columns.count("Independent first tellers; copies count once.", at_least=1)
    n_documents: int = columns.count("Documents that tell it.", at_least=1)
    n_claims: int = columns.count("Claims on it.", at_least=1)
    n_copies: int = columns.count("Documents beyond one for every origin.")
    origins: str = columns.text("The first tellers, told at a site.", nullable=True)
    is_anonymous_only: bool = columns.flag("Whether no first teller is named or has a kind.")
    best_factuality: str = columns.code(vocabulary.Factuality, "Strongest commitment of any teller.")
    is_disputed: bool = columns.flag("Whether one teller affirms what another denies.")

    class Config:
        """Name and key."""

        name = "mart.event_support"
        unique = ["event_id"]


class Relay(Table):
    """One row per claim of a retelling and aspect in which it differs from the lead of its story."""

    story_id: str = columns.key("story")
    origin_document_id: str = columns.key("document that leads the story")
    origin_claim_id: str = columns.key("claim there")
    document_id: str = columns.key("document that retells it")
    claim_id: str = columns.key("claim there")
    aspect: str = columns.text("What differs: negation, hedge, date.")
    before: str = columns.text("What the lead says.", nullable=True)
    after: str = columns.text("What the retelling says.", nullable=True)
    origin_quote: str = columns.text("Words of the lead.")
    quote: str = columns.text("Words of the retelling.")

    class Config:
        """Name and key."""

        name = "mart.relay"
        unique = ["origin_claim_id", "claim_id", "aspect"]


class Disagreement(Table):
    """One row per event and aspect on which its tellers do not agree."""

    event_id: str = columns.key("event")
    aspect: str = columns.text("What they differ on: whether, when, how_many.")
    n_positions: int = columns.count("Different answers.", at_least=2)
    says: str = columns.text("One answer.")
    claim_id: str = columns.key("claim that gives it")
    quote: str = columns.text("Its words.")
    other_says: str = columns.text("Another answer.")
    other_claim_id: str = columns.key("claim that gives it")
    other_quote: str = columns.text("Its words.")

    class Config:
        """Name and key."""

        name = "mart.disagreement"
        unique = ["event_id", "aspect"]


class Denial(Table):
    """One row per denial and place, with the newest earlier claim that it answers."""

    claim_id: str = columns.key("claim that denies")
    place_id: str = columns.key("place")
    event_type: str = columns.code(vocabulary.EventType, "What is denied.")
    actor_id: str = columns.key("first teller; NULL when not known", nullable=True)
    source_class: str = columns.code(vocabulary.SourceClass, "Kind of first teller.", nullable=True)
    denied_on: pl.Date = columns.text("Latest day of publication of the denial.")
    quote: str = columns.text("Words of the denial.")
    uri: str = columns.text("Address of its document.")
    denied_claim_id: str = columns.key("claim that it answers; NULL when no earlier one is known", nullable=True)
    told_on: pl.Date = columns.text("Latest day of publication of that claim.", nullable=True)
    denied_quote: str = columns.text("Its words.", nullable=True)
    days_later: int = columns.text("Days between the two.", nullable=True)

    class Config:
        """Name and key."""

        name = "mart.denial"
        unique = ["claim_id", "place_id"]
