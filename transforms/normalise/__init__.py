"""normalise: turn what was read into ids and days. What cannot be resolved is NULL and says why.

Cleaned + Reading -> core.document, core.claim, core.claim_place, core.claim_source, core.claim_materiel
"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import polars as pl

from schemas import core
from schemas.table import Tables, frame
from schemas.vocabulary import Phase
from transforms.clean import sha256
from transforms.extract import EXTRACTOR
from transforms.extract.counting import unit
from transforms.extract.language import language_of
from transforms.extract.spans import ReadClaim, Reading
from transforms.lookups import FORCE, reference
from transforms.normalise.actors import Days, bearer
from transforms.normalise.dated import Dated, dated
from transforms.normalise.effects import claim_effect, place_effect
from transforms.normalise.narrative import narrative
from transforms.normalise.placed import UNDECIDED, Located, decide, of_claim
from transforms.normalise.published import Published, parse_iso, published

UNRESOLVED = "-"
"""Stands for story and event until they are resolved."""


def version_id(document_id: str, version_no: int, text_sha256: str) -> str:
    """Return the identifier of a version: the same text may come back as a later version."""
    return "v" + sha256(f"{document_id}\x1f{version_no}\x1f{text_sha256}")[:15]


def normalise(documents: pl.DataFrame, readings: Iterable[Reading], run_id: int) -> Tables:
    """Build the tables of new document versions. Takes Cleaned rows with version_no, and their readings by version."""
    rows: dict[str, list[dict[str, object]]] = {
        "document": [],
        "claim": [],
        "place": [],
        "source": [],
        "materiel": [],
        "evidence": [],
    }
    by_version = {reading.version_id: reading for reading in readings}
    for row in documents.iter_rows(named=True):
        version = version_id(row["document_id"], row["version_no"], row["text_sha256"])
        reading = by_version[version]
        told = published(
            row["told_published"], row["told_basis"], row["uri"], row["text"], reading, row["retrieved_at"]
        )
        moments = narrative(reading, told)
        rows["evidence"] += _evidence(row["document_id"], version, told)
        outlet = row["outlet_id"] or next(iter(reading.outlet_ids), None)
        document = _document(row, version, reading, told, run_id)
        rows["document"].append(document)
        places = decide(reading.toponyms, reading.dateline)
        for claim in reading.claims:
            claim_id = "c" + sha256(f"{version}\x1f{claim.start}\x1f{claim.end}\x1f{claim.event_type}")[:15]
            when = dated(claim, told, moments.get(claim.sentence.no))
            rows["claim"].append(_claim(claim_id, row, version, claim, when))
            rows["claim"][-1]["counterpart_id"] = bearer(
                claim.counterpart, claim.sentence.text, _days(when, told)
            ).actor_id
            rows["place"] += _places(claim_id, claim, places, row["text"])
            rows["source"] += _sources(claim_id, claim, outlet, (told.interval.start, told.interval.end))
            rows["materiel"] += _materiel(claim_id, claim)
    return {
        "core.document": frame(core.Document, rows["document"]),
        "core.publication_candidate": frame(core.PublicationCandidate, rows["evidence"]),
        "core.claim": frame(core.Claim, rows["claim"]),
        "core.claim_place": frame(core.ClaimPlace, rows["place"]),
        "core.claim_source": frame(core.ClaimSource, rows["source"]),
        "core.claim_materiel": frame(core.ClaimMateriel, rows["materiel"]),
    }


def _document(row: dict[str, Any], version: str, reading: Reading, told: Published, run_id: int) -> dict[str, object]:
    kept = ("document_id", "version_no", "source", "item", "uri", "text", "text_sha256", "content_sha256")
    told_facts = ("told_published", "told_basis")
    headline = next((row["text"][s.start : s.end].strip() for s in reading.segments if s.kind == "headline"), None)
    flags = [row["flags"], None if reading.claims else "no_claims"]
    outlets = set(reference("ref.outlet")["outlet_id"])
    outlet = row["outlet_id"] or next((o for o in reading.outlet_ids if o in outlets), None)
    return {
        **{column: row[column] for column in kept + told_facts},
        "version_id": version,
        "outlet_id": outlet,
        "title": row["title"] or headline,
        "language": row["language"] or language_of(row["text"]),
        "retrieved_at": _moment(row["retrieved_at"]),
        "published_start": told.interval.start,
        "published_end": told.interval.end,
        "published_edtf": told.interval.edtf,
        "published_basis": told.basis.value,
        "published_flags": " ".join(told.flags) or None,
        "published_reason": told.reason,
        "story_id": UNRESOLVED,
        "flags": " ".join(filter(None, flags)) or None,
        "valid_from": told.interval.start if told.interval.end else None,
        "known_from": row.get("known_from") or run_id,
        "is_current": True,
    }


def _evidence(document_id: str, version: str, told: Published) -> list[dict[str, object]]:
    return [
        {
            "document_id": document_id,
            "version_id": version,
            "position": position,
            "basis": w.candidate.basis.value,
            "date_start": w.candidate.interval.start,
            "date_end": w.candidate.interval.end,
            "date_edtf": w.candidate.interval.edtf,
            "evidence_text": w.candidate.text,
            "char_start": w.candidate.start,
            "char_end": w.candidate.end,
            "verdict": w.verdict.value,
            "reason": w.reason,
        }
        for position, w in enumerate(told.weighed)
    ]


def _claim(claim_id: str, row: dict[str, str], version: str, claim: ReadClaim, when: Dated) -> dict[str, object]:
    return {
        "claim_id": claim_id,
        "document_id": row["document_id"],
        "version_id": version,
        "event_id": UNRESOLVED,
        "event_type": claim.event_type.value,
        "force_id": FORCE,
        "phase": (Phase.COMPLETED if when.is_news and claim.phase is Phase.HISTORICAL else claim.phase).value,
        "extent": claim.extent.value,
        "factuality": claim.factuality.value,
        "stance": claim.stance.value,
        "presence_effect": claim_effect(claim),
        "date_start": when.interval.start,
        "date_end": when.interval.end,
        "date_edtf": when.interval.edtf,
        "date_precision": when.interval.precision.value,
        "date_status": when.status.value,
        "date_basis": when.basis.value,
        "date_text": when.text,
        "date_reason": when.reason,
        "is_background": when.is_background or (claim.is_background and not when.is_news),
        "quote": row["text"][claim.start : claim.end],
        "char_start": claim.start,
        "char_end": claim.end,
        "sentence_no": claim.sentence.no,
        "language": claim.sentence.segment.language or "und",
        "hedge_text": claim.hedge,
        "extractor": EXTRACTOR,
        "rule_id": claim.rule_id,
        "confidence": claim.confidence,
    }


def _places(claim_id: str, claim: ReadClaim, found: list[Located], text: str) -> list[dict[str, object]]:
    return [
        {
            "claim_id": claim_id,
            "place_id": here.place_id or UNDECIDED,
            "role": role.value,
            "presence_effect": place_effect(claim, role, here.place_id),
            "geo_precision": here.geo_precision,
            "place_text": text[here.toponym.start : here.toponym.end] or None,
            "char_start": here.toponym.start if here.toponym.end else None,
            "char_end": here.toponym.end or None,
            "resolution": here.resolution.value,
            "candidates": " ".join(here.candidates) or None,
        }
        for role, here in of_claim(claim, found)
    ]


def _days(when: Dated, told: Published) -> Days:
    """The days of what is told: the claim's own, else those of the report."""
    own = (when.interval.start, when.interval.end)
    return own if None not in own else (told.interval.start, told.interval.end)


def _sources(claim_id: str, claim: ReadClaim, outlet: str | None, days: Days) -> list[dict[str, object]]:
    *tellers, last = claim.sources
    rows: list[dict[str, object]] = [
        {
            "claim_id": claim_id,
            "position": position,
            "actor_id": bearer(teller.ids, teller.text, days).actor_id,
            "source_class": teller.source_class,
            "source_text": teller.text,
            "cue_text": teller.cue,
            "char_start": teller.start,
            "char_end": teller.end,
        }
        for position, teller in enumerate(tellers)
    ]
    return [*rows, {"claim_id": claim_id, "position": len(rows), "actor_id": outlet, "source_class": last.source_class}]


def _materiel(claim_id: str, claim: ReadClaim) -> list[dict[str, object]]:
    return [
        {
            "claim_id": claim_id,
            "materiel_id": m.mention.ids[0],
            "quantity_min": m.quantity_min,
            "quantity_max": m.quantity_max,
            "unit": unit(m.mention.ids[0], m.mention.text),
            "materiel_text": m.mention.text,
            "char_start": m.mention.start,
            "char_end": m.mention.end,
        }
        for m in claim.materiel
    ]


def _moment(value: str | None) -> datetime | None:
    """Read an ISO moment as UTC without a zone; None when there is none or it is no moment."""
    if not value:
        return None
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        interval = parse_iso(value)
        return datetime.combine(interval.start, datetime.min.time()) if interval and interval.start else None
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
