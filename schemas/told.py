"""How reports and events hang together: links with what shows them, and what retellings changed."""

from schemas import columns
from schemas.table import Table


class StoryMember(Table):
    """One row per current document: its place in its story, and the report by which the story came to it."""

    document_id: str = columns.key("document")
    story_id: str = columns.key("story")
    position: int = columns.count("Order of publication in the story; 0 leads.")
    from_document_id: str = columns.key("earlier document it is most strongly linked with", nullable=True)
    basis: str = columns.text(
        "How it came to the story: lead, copy, retelling; story when only later reports link it.",
        isin=["lead", "copy", "retelling", "story"],
    )
    score: float = columns.text("Strength of that link, 0 to 1.", nullable=True)
    evidence: str = columns.text("What shows that link.", nullable=True)

    class Config:
        """Name and key."""

        name = "core.story_member"
        unique = ["document_id"]


class StoryLink(Table):
    """One row per pair of current documents that tell one story, with what shows it."""

    document_id: str = columns.key("document")
    version_id: str = columns.key("document version")
    other_document_id: str = columns.key("other document")
    other_version_id: str = columns.key("other document version")
    basis: str = columns.text("copy shares words, retelling shares rare facts.", isin=["copy", "retelling"])
    score: float = columns.text("Part of the words or facts that they share, 0 to 1.")
    evidence: str = columns.text("What they share.")

    class Config:
        """Name and key."""

        name = "core.story_link"
        unique = ["document_id", "other_document_id"]


class DocumentPrint(Table):
    """One row per current document: the sample of its word sequences by which copies are found."""

    document_id: str = columns.key("document")
    version_id: str = columns.key("document version")
    print: str = columns.text("Hashes of sequences of five words, in hex; empty for a very short text.")

    class Config:
        """Name and key."""

        name = "core.document_print"
        unique = ["version_id"]


class DocumentFact(Table):
    """One row per fact of a current document about the theatre by which retellings are found."""

    document_id: str = columns.key("document")
    version_id: str = columns.key("document version")
    kind: str = columns.text(
        "Kind of fact: site, area, country, materiel, generic materiel, person, body, unnamed speakers, outlet, "
        "number, name that no table has, quote."
    )
    value: str = columns.text("What is told: an id, a number, folded words.")
    words: str = columns.text("The words that tell it.")

    class Config:
        """Name and key."""

        name = "core.document_fact"
        unique = ["version_id", "kind", "value"]


class EventLink(Table):
    """One row per pair of current events that hang together without being one."""

    event_id: str = columns.key("event that is narrower, or the earlier stage")
    other_event_id: str = columns.key("event that holds it, or the later stage")
    relation: str = columns.text(
        "How the other stands to it: place (holds its place), part (holds some of its places), time (its dates are "
        "wider), stage (it comes after, such as completed after begun).",
        isin=["place", "part", "time", "stage"],
    )

    class Config:
        """Name and key."""

        name = "core.event_link"
        unique = ["event_id", "other_event_id"]


class ClaimRelay(Table):
    """One row per claim of a retelling, the lead's claim that it retells, and what it changes of it."""

    claim_id: str = columns.key("claim of the retelling")
    origin_claim_id: str = columns.key("claim of the report that leads the story")
    change: str = columns.text(
        "What differs: negation, hedge, number, materiel, date, place, speaker, attribution, stage, or none.",
        isin=["negation", "hedge", "number", "materiel", "date", "place", "speaker", "attribution", "stage", "none"],
    )
    was: str = columns.text("What the lead tells.", nullable=True)
    became: str = columns.text("What the retelling tells.", nullable=True)
    score: float = columns.text("How surely one retells the other, from 0.", ge=0)

    class Config:
        """Name and key."""

        name = "core.claim_relay"
        unique = ["claim_id", "change"]
