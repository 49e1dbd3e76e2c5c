"""The facts: documents, claims and their parts, events, stories. One class per table."""

import polars as pl

from schemas import columns, vocabulary
from schemas.table import Table


class Document(Table):
    """One row per version of a delivered text."""

    document_id: str = columns.key("document, the same over its versions")
    version_id: str = columns.key("version")
    version_no: int = columns.count("Number of the version in order of arrival, from 1.", at_least=1)
    source: str = columns.text("Name of the source that delivered it, such as the folder.")
    item: str = columns.text("Name of the item within its source, such as the file.")
    outlet_id: str = columns.key("outlet that published it; NULL when not known", nullable=True)
    uri: str = columns.text("Address of the text: given, or `source/item` for a file without one.")
    title: str = columns.text("Headline: given, or read from the text.", nullable=True)
    language: str = columns.text("Main language of the text, ISO 639-1.", nullable=True)
    text: str = columns.text("The text as read; all offsets count its code points.")
    text_sha256: str = columns.text("SHA-256 of the text in UTF-8.")
    content_sha256: str = columns.text("SHA-256 of the text and the facts delivered with it: what makes a version.")
    retrieved_at: pl.Datetime = columns.text("When it was fetched, where told (UTC).", nullable=True)
    told_published: str = columns.text("Publication date as delivered with the text.", nullable=True)
    told_basis: str = columns.text("Where that date stood: sidecar or metadata.", nullable=True)
    published_start: pl.Date = columns.text("Earliest day of publication; NULL when open.", nullable=True)
    published_end: pl.Date = columns.text("Latest day of publication; NULL when open.", nullable=True)
    published_edtf: str = columns.text("Publication date as EDTF (ISO 8601-2).", nullable=True)
    published_basis: str = columns.code(vocabulary.PublishedBasis, "What the publication date rests on.")
    published_flags: str = columns.text("Doubts about dates seen, such as `suspect_crawl_date`.", nullable=True)
    published_reason: str = columns.text("Why this date, and why no other, in words.")
    story_id: str = columns.key("story that the document tells")
    flags: str = columns.text("What was noticed in the text, such as `bidi` or `no_claims`.", nullable=True)
    valid_from: pl.Date = columns.text("Publisher's time: from when this version stood.", nullable=True)
    valid_to: pl.Date = columns.text("Publisher's time: until when this version stood.", nullable=True)
    known_from: int = columns.count("Run that loaded this version.")
    known_to: int = columns.text("Run that replaced it; NULL while current.", nullable=True)
    is_current: bool = columns.flag("Whether this is the newest version of its document.")

    class Config:
        """Name and key."""

        name = "core.document"
        unique = ["version_id"]


class PublicationCandidate(Table):
    """One row per piece of evidence for the publication date of a document version, believed or not."""

    document_id: str = columns.key("document")
    version_id: str = columns.key("document version")
    position: int = columns.count("Order in which it was weighed, from 0.")
    basis: str = columns.code(vocabulary.PublishedBasis, "Where it was found.")
    date_start: pl.Date = columns.text("Earliest day that it allows; NULL when open.", nullable=True)
    date_end: pl.Date = columns.text("Latest day that it allows; NULL when open.", nullable=True)
    date_edtf: str = columns.text("What it says, as EDTF.", nullable=True)
    evidence_text: str = columns.text("The words or the address that say it.")
    char_start: int = columns.char_start(nullable=True)
    char_end: int = columns.char_end(nullable=True)
    verdict: str = columns.code(vocabulary.EvidenceVerdict, "What became of it.")
    reason: str = columns.text("Why, in words.")

    class Config:
        """Name and key."""

        name = "core.publication_candidate"
        unique = ["version_id", "position"]


class Claim(Table):
    """One row per proposition about a presence, as stated by one source in one document version."""

    claim_id: str = columns.key("claim")
    document_id: str = columns.key("document")
    version_id: str = columns.key("document version")
    event_id: str = columns.key("event that the claim is about")
    origin_id: str = columns.text("Who stands behind it: equal values in one event are one teller.", nullable=True)
    event_type: str = columns.code(vocabulary.EventType, "What is said to happen.")
    force_id: str = columns.key("actor whose presence it is")
    counterpart_id: str = columns.key("other party: who takes over, or talks", nullable=True)
    phase: str = columns.code(vocabulary.Phase, "How far it had come.")
    extent: str = columns.code(vocabulary.Extent, "How much of the force it takes in.")
    factuality: str = columns.code(vocabulary.Factuality, "How the teller commits to it.")
    stance: str = columns.code(vocabulary.Stance, "What the speaker does in saying it.")
    presence_effect: int = columns.presence_effect()
    date_start: pl.Date = columns.text("First possible day of the event; NULL when open.", nullable=True)
    date_end: pl.Date = columns.text("Last possible day of the event; NULL when open.", nullable=True)
    date_edtf: str = columns.text("Date of the event as EDTF; an unknown year is XXXX.", nullable=True)
    date_precision: str = columns.code(vocabulary.DatePrecision, "Finest unit that the text supports.")
    date_status: str = columns.code(vocabulary.DateStatus, "How far the words could be turned into days.")
    date_basis: str = columns.code(vocabulary.DateBasis, "What the interval rests on.")
    date_text: str = columns.text("The words that give the date.", nullable=True)
    date_reason: str = columns.text("Why the date is what it is, in words.")
    is_background: bool = columns.flag("Whether it is history told as background, not news.")
    quote: str = columns.text("The words that prove the claim.")
    char_start: int = columns.char_start()
    char_end: int = columns.char_end()
    sentence_no: int = columns.count("Number of the sentence in the document, from 0.")
    language: str = columns.text("Language of the sentence, ISO 639-1.")
    hedge_text: str = columns.text("The word that weakens the claim.", nullable=True)
    extractor: str = columns.text("Name and version of what read the claim.")
    rule_id: str = columns.text("Trigger and rule that read the claim.")
    confidence: float = columns.text(
        "How far the reading is to be trusted, 0 to 1.", in_range={"min_value": 0, "max_value": 1}
    )

    class Config:
        """Name and key."""

        name = "core.claim"
        unique = ["claim_id"]


class ClaimPlace(Table):
    """One row per place in a claim and its role."""

    claim_id: str = columns.key("claim")
    place_id: str = columns.key("place")
    role: str = columns.code(vocabulary.PlaceRole, "Part that the place plays.")
    presence_effect: int = columns.presence_effect()
    geo_precision: int = columns.text(
        "UCDP scale: 1 exact site, 2 near it, 3 district, 4 governorate, 5 line or area, 6 country, 7 unknown.",
        in_range={"min_value": 1, "max_value": 7},
    )
    place_text: str = columns.text("The words that name it; NULL when taken from context.", nullable=True)
    char_start: int = columns.char_start(nullable=True)
    char_end: int = columns.char_end(nullable=True)
    resolution: str = columns.code(vocabulary.Resolution, "How the place was decided.")
    candidates: str = columns.text("Places that the name may mean, where that stays ambiguous.", nullable=True)

    class Config:
        """Name and key."""

        name = "core.claim_place"
        unique = ["claim_id", "place_id", "role"]


class ClaimSource(Table):
    """One row per teller of a claim, from the first teller to the outlet."""

    claim_id: str = columns.key("claim")
    position: int = columns.count("0 is the first teller; the last is the outlet.")
    actor_id: str = columns.key("actor or outlet; NULL when not known", nullable=True)
    source_class: str = columns.code(vocabulary.SourceClass, "Kind of teller.")
    source_text: str = columns.text("The words that name the teller; NULL for the outlet.", nullable=True)
    cue_text: str = columns.text("The word that attributes, such as 'said'.", nullable=True)
    char_start: int = columns.char_start(nullable=True)
    char_end: int = columns.char_end(nullable=True)

    class Config:
        """Name and key."""

        name = "core.claim_source"
        unique = ["claim_id", "position"]


class ClaimMateriel(Table):
    """One row per kind of materiel named in a claim."""

    claim_id: str = columns.key("claim")
    materiel_id: str = columns.key("kind of materiel, or the named ship or unit")
    quantity_min: int = columns.text("Lowest number told; NULL when none is.", nullable=True, ge=0)
    quantity_max: int = columns.text("Highest number told; NULL when none is, or open.", nullable=True, ge=0)
    unit: str = columns.text("What is counted: vehicle, aircraft, ship, system, piece.")
    materiel_text: str = columns.text("The words that name it.")
    char_start: int = columns.char_start()
    char_end: int = columns.char_end()

    class Config:
        """Name and key."""

        name = "core.claim_materiel"
        unique = ["claim_id", "materiel_id", "char_start"]


class Event(Table):
    """One row per event: the claims on one proposition, whoever tells them."""

    event_id: str = columns.key("event, stable over runs")
    event_type: str = columns.code(vocabulary.EventType, "What is said to happen.")
    force_id: str = columns.key("actor whose presence it is")
    origin_place_id: str = columns.key("place left, or where it takes place", nullable=True)
    destination_place_id: str = columns.key("place headed for", nullable=True)
    date_start: pl.Date = columns.text("First possible day; NULL when open.", nullable=True)
    date_end: pl.Date = columns.text("Last possible day; NULL when open.", nullable=True)
    date_precision: str = columns.code(vocabulary.DatePrecision, "Finest unit told by any claim.")
    n_claims: int = columns.count("Claims on it in current documents.", at_least=1)
    n_documents: int = columns.count("Documents that tell it.", at_least=1)
    n_origins: int = columns.count("Independent first tellers; copies count once.", at_least=1)
    first_published: pl.Date = columns.text("Earliest publication day of a document that tells it.", nullable=True)
    last_published: pl.Date = columns.text("Latest publication day of a document that tells it.", nullable=True)
    best_factuality: str = columns.code(vocabulary.Factuality, "Strongest commitment of any teller.")
    is_disputed: bool = columns.flag("Whether one teller affirms what another denies.")
    is_current: bool = columns.flag("Whether a current document tells it; otherwise only superseded versions do.")

    class Config:
        """Name and key."""

        name = "core.event"
        unique = ["event_id"]


class Story(Table):
    """One row per story: the documents that retell one report."""

    story_id: str = columns.key("story")
    lead_document_id: str = columns.key("document that leads the story")
    n_documents: int = columns.count("Documents that tell it.", at_least=1)
    origin_actor_id: str = columns.key("actor or outlet that told it first", nullable=True)
    origin_basis: str = columns.text(
        "What the origin rests on: credit (reports name it), teller (of their claims), earliest, none.",
        isin=["credit", "teller", "earliest", "none"],
    )
    origin_reason: str = columns.text("Why this origin, in words.")
    basis: str = columns.text("Why its documents belong together.", isin=["copy", "retelling", "single"])

    class Config:
        """Name and key."""

        name = "core.story"
        unique = ["story_id"]


OF_CURRENT = (
    "core.document_print",
    "core.document_fact",
    "core.story_link",
    "core.story_member",
    "core.story",
    "core.event_link",
    "core.claim_relay",
)
"""Tables that tell of current documents alone and are replaced by every run."""

PARTS = ("core.claim_place", "core.claim_source", "core.claim_materiel")
"""Tables whose rows belong to a claim and go with it."""
