"""Makers of rows for tests: each fills the dull columns, so that a test states only what matters to it."""

from datetime import date
from typing import Any

from schemas import core
from schemas.raw import Delivered
from schemas.table import Tables, frame
from schemas.vocabulary import EventType, Extent, Factuality, Phase, PlaceRole, Stance
from transforms.extract.spans import Mention, ReadClaim, ReadPlace, Segment, Sentence
from transforms.extract.telling import Told

Row = dict[str, Any]

REPORT = "Russian troops left the base at Tell Tamr before dawn, residents said."


def delivered(content: str = REPORT, **facts: object) -> Row:
    """Make a row of Delivered: a plain file a.txt of the source `press` with nothing told beside it."""
    return {"source": "press", "item": "a.txt", "media_type": "text/plain", "content": content, **facts}


def delivery(*rows: Row) -> Any:  # noqa: ANN401
    """Make a Delivered frame."""
    return frame(Delivered, list(rows))


def document(document_id: str, text: str = "", **facts: object) -> Row:
    """Make a row of core.document with a text that no other document shares."""
    published = facts.pop("published", None)
    row = dict.fromkeys(("uri", "item"), f"{document_id}.txt") | {
        "document_id": document_id,
        "version_id": f"v-{document_id}",
        "version_no": 1,
        "source": "press",
        "text": text or " ".join(f"{document_id}-{number}" for number in range(30)),
        "text_sha256": f"text-{document_id}",
        "content_sha256": f"content-{document_id}",
        "published_start": published,
        "published_end": published,
        "published_basis": "sidecar" if published else "none",
        "published_reason": "told",
        "story_id": "-",
        "known_from": 1,
        "is_current": True,
    }
    return row | facts


def claim(claim_id: str, document_id: str, day: date | None = None, **facts: object) -> Row:
    """Make a row of core.claim: Russian forces withdrew, told as certain; undated unless a day is given."""
    row: Row = {
        "claim_id": claim_id,
        "document_id": document_id,
        "version_id": f"v-{document_id}",
        "event_id": "-",
        "event_type": "withdrawal",
        "force_id": "ru_forces",
        "phase": "completed",
        "extent": "unspecified",
        "factuality": "CT+",
        "stance": "reports",
        "presence_effect": -1,
        "date_start": day,
        "date_end": day,
        "date_edtf": day.isoformat() if day else None,
        "date_precision": "day" if day else "unknown",
        "date_status": "exact" if day else "unresolved",
        "date_basis": "explicit" if day else "none",
        "date_reason": "told",
        "is_background": False,
        "quote": "they left",
        "char_start": 0,
        "char_end": 9,
        "sentence_no": 0,
        "language": "en",
        "extractor": "test/1",
        "rule_id": "test",
        "confidence": 1.0,
    }
    return row | facts


def place(claim_id: str, place_id: str = "tell_tamr", role: str = "origin") -> Row:
    """Make a row of core.claim_place."""
    return {"claim_id": claim_id, "place_id": place_id, "role": role, "geo_precision": 1, "resolution": "unique"}


def teller(claim_id: str, actor_id: str | None = None, text: str | None = None, position: int = 0) -> Row:
    """Make a row of core.claim_source."""
    return {
        "claim_id": claim_id,
        "position": position,
        "actor_id": actor_id,
        "source_class": "witness",
        "source_text": text,
    }


def core_tables(documents: list[Row], claims: list[Row], places: list[Row], sources: list[Row]) -> Tables:
    """Make the frames that `resolve` takes."""
    return {
        "core.document": frame(core.Document, documents),
        "core.publication_candidate": frame(core.PublicationCandidate, []),
        "core.claim": frame(core.Claim, claims),
        "core.claim_place": frame(core.ClaimPlace, places),
        "core.claim_source": frame(core.ClaimSource, sources),
        "core.claim_materiel": frame(core.ClaimMateriel, []),
    }


def mention(words: str, text: str, *ids: str, kind: str = "place") -> Mention:
    """Make a mention of words where they first stand in a text."""
    start = text.index(words)
    return Mention(kind, ids, start, start + len(words), words, frozenset({"en"}))


def read_claim(text: str = REPORT, **facts: Any) -> ReadClaim:  # noqa: ANN401
    """Make a claim as read: the whole text, one sentence, Russian forces withdrew."""
    known: Row = {
        "event_type": EventType.WITHDRAWAL,
        "phase": Phase.COMPLETED,
        "extent": Extent.UNSPECIFIED,
        "factuality": Factuality.CERTAIN,
        "stance": Stance.REPORTS,
        "start": 0,
        "end": len(text),
        "sentence": sentence_of(text),
        "rule_id": "test",
        "confidence": 1.0,
    }
    return ReadClaim(**(known | facts))


def read_place(words: str, text: str, *ids: str, role: PlaceRole = PlaceRole.AT) -> ReadPlace:
    """Make a place as read: its words in a text and the places that they may mean."""
    return ReadPlace(role, mention(words, text, *ids), ids)


def sentence_of(text: str) -> Sentence:
    """Make a sentence that is the whole of a text."""
    return Sentence(0, 0, len(text), text, Segment("body", 0, len(text), "en"))


def told(text: str, words: str, proof: str | None = None, **facts: Any) -> Told:  # noqa: ANN401
    """Make an event as the network tells it: a completed withdrawal, proved by the whole text or a part of it."""
    at, start = text.index(words), text.index(proof) if proof else 0
    known: Row = {
        "event_type": EventType.WITHDRAWAL,
        "probability": 0.9,
        "words": (at, at + len(words)),
        "proof": (start, start + len(proof)) if proof else (0, len(text)),
        "sentence": 0,
        "phase": Phase.COMPLETED,
        "factuality": Factuality.CERTAIN,
        "stance": Stance.REPORTS,
        "extent": Extent.UNSPECIFIED,
        "is_background": False,
        "where": "here",
        "source_class": "",
        "roles": (),
        "tellers": (),
    }
    return Told(**(known | facts))
