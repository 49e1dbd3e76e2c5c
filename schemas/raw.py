"""What sources deliver, before it is a document. Not stored as tables; checked like them."""

from schemas import columns
from schemas.table import Table


class Delivered(Table):
    """One row per readable input item: its decoded content and the facts that came beside it."""

    source: str = columns.text("Name of the source, such as the folder.")
    item: str = columns.text("Name of the item within its source, such as the file.")
    media_type: str = columns.text("How to read the content.", isin=["text/plain", "text/markdown", "text/html"])
    content: str = columns.text("The decoded content.")
    published: str = columns.text("Publication date as told beside the text.", nullable=True)
    outlet: str = columns.text("Outlet id as told beside the text.", nullable=True)
    uri: str = columns.text("Address as told beside the text.", nullable=True)
    title: str = columns.text("Headline as told beside the text.", nullable=True)
    language: str = columns.text("Language as told beside the text.", nullable=True)
    retrieved_at: str = columns.text("When it was fetched, as told beside the text.", nullable=True)

    class Config:
        """Name and key."""

        name = "raw.delivered"
        unique = ["source", "item"]


class Cleaned(Table):
    """One row per document as read: its text, its identity, the facts delivered with it."""

    document_id: str = columns.key("document")
    source: str = columns.text("Name of the source.")
    item: str = columns.text("Name of the item within its source.")
    uri: str = columns.text("Address of the text.")
    outlet_id: str = columns.key("outlet; NULL when not told", nullable=True)
    title: str = columns.text("Headline; NULL when not told.", nullable=True)
    language: str = columns.text("Language; NULL when not told.", nullable=True)
    text: str = columns.text("The text.")
    text_sha256: str = columns.text("SHA-256 of the text.")
    content_sha256: str = columns.text("SHA-256 of the text and the facts delivered with it.")
    told_published: str = columns.text("Publication date delivered with the text.", nullable=True)
    told_basis: str = columns.text("Where that date stood: sidecar or metadata.", nullable=True)
    retrieved_at: str = columns.text("When it was fetched.", nullable=True)
    flags: str = columns.text("What was noticed in the text.", nullable=True)

    class Config:
        """Name and key."""

        name = "raw.cleaned"
        unique = ["source", "item"]


class Known(Table):
    """One row per document that the warehouse has: what a run must know to tell new from old."""

    document_id: str = columns.key("document")
    version_no: int = columns.count("Number of the current version.", at_least=1)
    text_sha256: str = columns.text("SHA-256 of the current text.")
    content_sha256: str = columns.text("SHA-256 of the current text and its facts.")

    class Config:
        """Name and key."""

        name = "raw.known"
        unique = ["document_id"]


class SetAside(Table):
    """One row per item or row that a stage set aside."""

    item: str = columns.text("`source/item`, or the key of the row.")
    stage: str = columns.text("Stage that set it aside.")
    rule: str = columns.text("Rule that it broke.")
    reason: str = columns.text("What was wrong, in words.")
    payload: str = columns.text("What is known of it, as JSON.", nullable=True)

    class Config:
        """Name and key."""

        name = "raw.set_aside"
        unique = ["item", "stage", "rule"]
