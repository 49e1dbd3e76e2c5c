"""Twenty short reports about six sites, made so that every shipped query has something to say.

Facts and wording are invented after the pattern of real disputes: a post left and taken again within a day, a vague
date against an exact one, an agency line that is copied, a denial, a plan that comes true, a rumour. Four runs load
them: all; an edit that takes a claim back; another gazetteer; another program.
"""

from datetime import date, datetime
from typing import Any

import duckdb
from marts import put

from warehouse import history

Row = dict[str, Any]

PLACES: list[Row] = [
    {"place_id": "ain_issa", "name": "Ain Issa", "place_type": "town", "governorate": "Raqqa"},
    {"place_id": "manbij", "name": "Manbij", "place_type": "town", "governorate": "Aleppo"},
    {"place_id": "hmeimim", "name": "Hmeimim Air Base", "place_type": "air_base", "governorate": "Latakia"},
    {"place_id": "tartus", "name": "Tartus naval facility", "place_type": "naval_base", "governorate": "Tartus"},
    {"place_id": "qamishli", "name": "Qamishli Airport", "place_type": "airport", "governorate": "Al-Hasakah"},
    {"place_id": "nawa", "name": "Nawa", "place_type": "town", "governorate": "Daraa"},
    {"place_id": "khadim", "name": "Al-Khadim Air Base", "place_type": "air_base", "country": "LY"},
]
ACTORS: list[Row] = [
    {"actor_id": "ru_forces", "name": "Russian forces", "source_class": "military", "country": "RU", "side": "party"},
    {"actor_id": "peskov", "name": "Dmitry Peskov", "source_class": "official", "country": "RU", "side": "party"},
    {"actor_id": "ru_mod", "name": "Russian Defence Ministry", "country": "RU", "side": "party"},
    {"actor_id": "sohr", "name": "Syrian Observatory", "country": "SY", "side": "monitor"},
    {"actor_id": "hur", "name": "Ukrainian intelligence", "country": "UA", "side": "adversary"},
    {"actor_id": "sharaa", "name": "Ahmad al-Sharaa", "country": "SY", "side": "host"},
    {"actor_id": "army", "name": "Syrian army", "country": "SY", "side": "host"},
    {"actor_id": "sdf", "name": "SDF", "country": "SY", "side": "host"},
    {"actor_id": "residents", "name": "residents", "side": "unknown", "is_named": False},
]
OUTLETS: list[Row] = [
    {"outlet_id": "reuters", "name": "Reuters", "country": "GB", "is_wire_agency": True, "state_link": "none"},
    {"outlet_id": "sohr_site", "name": "SOHR website", "country": "GB", "is_wire_agency": False, "state_link": "none"},
    {"outlet_id": "enab", "name": "Enab Baladi", "country": "SY", "is_wire_agency": False, "state_link": "private"},
    {"outlet_id": "tass", "name": "TASS", "country": "RU", "is_wire_agency": True, "state_link": "state"},
    {"outlet_id": "babel", "name": "Babel", "country": "UA", "is_wire_agency": False, "state_link": "private"},
    {"outlet_id": "naval", "name": "Naval News", "country": "FR", "is_wire_agency": False, "state_link": "private"},
]
MATERIEL: list[Row] = [
    {"materiel_id": "truck", "name": "truck", "kind": "vehicle", "unit": "vehicle", "is_generic": True},
    {"materiel_id": "il76", "name": "Il-76", "kind": "aircraft", "unit": "aircraft", "is_generic": False},
    {"materiel_id": "sparta2", "name": "Sparta II", "kind": "ship", "unit": "ship", "is_generic": False},
]
UNITS = {row["materiel_id"]: row["unit"] for row in MATERIEL}
MILESTONES: list[Row] = [
    {
        "milestone_id": "fall",
        "name": "Fall of the Assad government",
        "date_start": date(2024, 12, 8),
        "date_end": date(2024, 12, 8),
    },
    {
        "milestone_id": "invasion",
        "name": "Invasion of Ukraine",
        "date_start": date(2022, 2, 24),
        "date_end": date(2022, 2, 24),
    },
]
REPORTS = """
d01 2021-02-21 sohr_site | d02 2021-02-23 enab | d03 2021-02-22 sohr_site | d04 2022-05-25 sohr_site
d05 2022-05-31 enab | d06 2024-12-13 reuters | d07 2024-12-16 tass | d08 2024-12-14 reuters | d09 2024-12-15 enab
d10 2024-12-15 babel | d11 2024-12-11 enab | d12 2024-12-12 enab | d13 2025-01-23 naval | d14 2025-01-10 reuters
d15 2025-06-26 enab | d16 2025-01-30 tass | d17 2025-01-29 reuters | d18 2026-01-26 enab | d19 2026-01-27 reuters
d20 2026-01-27 enab
"""
"""Document, day of publication, outlet."""

ANONYMOUS = {"source_text": "a Syrian official", "source_class": "anonymous"}
IN = {"event_type": "deployment", "role": "destination", "effect": 1}
CLAIMS: dict[str, Row] = {
    "c01": {"in": "d01", "event": "left-ain-issa", "at": "ain_issa", "day": "2021-02-21", "by": "sohr",
        "quote": "Russian troops left their post at Ain Issa on Sunday"},
    "c02": {"in": "d02", "event": "left-ain-issa", "at": "ain_issa", "day": "2021-02-21", "by": "sohr",
        "quote": "they had pulled out of Ain Issa, the Observatory said"},
    "c03": {"in": "d03", "event": "back-in-ain-issa", "at": "ain_issa", "day": "2021-02-22", "by": "sohr", **IN,
        "quote": "the same column was back in Ain Issa"},
    "c04": {"in": "d04", "event": "more-at-manbij", "at": "manbij", "day": "2022-05-24", "by": "sohr", **IN,
        "event_type": "reinforcement", "quote": "fresh troops reached Manbij on Tuesday"},
    "c05": {"in": "d05", "event": "fewer-at-manbij", "at": "manbij", "day": "2022-05-01", "until": "2022-05-31",
        "by": "residents", "extent": "partial", "materiel": ("truck", 17, 17), "date_precision": "month",
        "quote": "17 vehicles have left Manbij this month"},
    "c06": {"in": "d06", "event": "leaving-hmeimim", "at": "hmeimim", "day": "2024-12-13", "phase": "ongoing",
        **ANONYMOUS, "quote": "Russia is pulling troops out of Hmeimim"},
    "c07": {"in": "d06", "event": "since-2015", "at": "hmeimim", "day": "2015-09-30", "event_type": "deployment",
        "role": "at", "effect": 1, "is_background": True, "by": "reuters", "quote": "the base it opened in 2015"},
    "c08": {"in": "d07", "event": "leaving-hmeimim", "at": "hmeimim", "effect": None, "factuality": "CT-",
        "stance": "denies", "phase": "ongoing", "by": "peskov", "source_class": "official",
        "quote": "this is a regrouping, there is no withdrawal from Hmeimim"},
    "c09": {"in": "d07", "event": "tartus-unknown", "at": "tartus", "effect": None, "factuality": "Uu",
        "stance": "no_comment", "phase": "ongoing", "by": "ru_mod", "source_class": "military",
        "quote": "the ministry had no comment on Tartus"},
    "c10": {"in": "d08", "event": "airlift", "at": "hmeimim", "to": "khadim", "day": "2024-12-14",
        "event_type": "equipment_move", "factuality": "PR+", "hedge_text": "apparently", "materiel": ("il76", 2, 3),
        **ANONYMOUS, "quote": "two or three Il-76 apparently flew from Hmeimim to Libya"},
    "c11": {"in": "d09", "event": "airlift", "at": "hmeimim", "to": "khadim", "day": "2024-12-14",
        "event_type": "equipment_move", "materiel": ("il76", 2, 3), **ANONYMOUS,
        "quote": "two or three Il-76 flew from Hmeimim to Libya"},
    "c12": {"in": "d10", "event": "airlift", "at": "hmeimim", "to": "khadim", "day": "2024-12-14",
        "event_type": "equipment_move", "materiel": ("il76", 5, 5), "by": "hur", "source_class": "intelligence",
        "quote": "five Il-76 left Hmeimim for Libya"},
    "c13": {"in": "d11", "event": "airport-to-army", "at": "qamishli", "day": "2024-12-10", "event_type": "handover",
        "role": "at", "counterpart_id": "army", "by": "residents",
        "quote": "the Russians gave their post at Qamishli Airport to the army"},
    "c14": {"in": "d12", "event": "airport-to-sdf", "at": "qamishli", "day": "2024-12-12", "event_type": "handover",
        "role": "at", "force_id": "army", "counterpart_id": "sdf", "by": "residents",
        "quote": "the army left the airport to the SDF"},
    "c15": {"in": "d13", "event": "sparta-docks", "at": "tartus", "day": "2025-01-21", **IN,
        "event_type": "equipment_move", "source_text": "satellite pictures", "source_class": "imagery",
        "materiel": ("sparta2", 1, 1), "quote": "Sparta II docked at Tartus on Tuesday"},
    "c16": {"in": "d14", "event": "tartus-plan", "at": "tartus", "phase": "planned", "stance": "predicts",
        "factuality": "PR+", "hedge_text": "expects", "source_text": "an analyst", "source_class": "analyst",
        "quote": "Russia will leave Tartus by summer, an analyst expects"},
    "c17": {"in": "d15", "event": "left-tartus", "at": "tartus", "day": "2025-06-25", "extent": "complete",
        "by": "residents", "quote": "the last soldier left Tartus for good"},
    "c18": {"in": "d15", "event": "left-hmeimim", "at": "hmeimim", "day": "2025-06-25", "by": "residents",
        "quote": "Hmeimim was empty too"},
    "c19": {"in": "d16", "event": "talks", "at": "hmeimim", "event_type": "negotiation", "role": "at", "effect": None,
        "phase": "ongoing", "by": "peskov", "source_class": "official", "quote": "talks about the bases go on"},
    "c20": {"in": "d17", "event": "talks", "at": "hmeimim", "event_type": "negotiation", "role": "at", "effect": None,
        "phase": "ongoing", "stance": "demands", "by": "sharaa", "source_class": "official",
        "quote": "Russia must give up Hmeimim"},
    "c21": {"in": "d18", "event": "qamishli-rumour", "at": "qamishli", "day": "2026-01-25", "factuality": "PS+",
        "hedge_text": "may", "source_text": "a post", "source_class": "social",
        "quote": "they may have left Qamishli Airport"},
    "c22": {"in": "d19", "event": "still-at-qamishli", "at": "qamishli", "event_type": "continued_presence",
        "phase": "state", "role": "at", "effect": 0, "by": "reuters", "source_class": "media",
        "quote": "Russian soldiers still stand at Qamishli Airport"},
}  # fmt: skip
"""What each report claims; unless said otherwise a completed withdrawal, told as certain."""


def fill(con: duckdb.DuckDBPyConnection) -> None:
    """Fill an empty warehouse with the reports, as four runs would."""
    put(con, "ref.place", *({"country": "SY", **place} for place in PLACES))
    put(con, "ref.actor", *({"is_named": True, **actor} for actor in ACTORS))
    put(con, "ref.outlet", *OUTLETS)
    put(con, "ref.materiel", *MATERIEL)
    put(con, "ref.milestone", *MILESTONES)
    for line in REPORTS.replace("\n", " | ").split("|"):
        if line.split():
            _report(con, *line.split())
    for claim_id, told in CLAIMS.items():
        _claim(con, claim_id, told)
    _runs(con)
    _summaries(con)
    _left_over(con)


def _report(con: duckdb.DuckDBPyConnection, document_id: str, day: str, outlet: str) -> None:
    published = date.fromisoformat(day)
    row = {
        "document_id": document_id,
        "version_id": f"v-{document_id}",
        "version_no": 1,
        "source": "feed" if document_id > "d16" else "archive",
        "item": f"{document_id}.txt",
        "uri": f"https://{outlet}/{document_id}",
        "outlet_id": outlet,
        "text_sha256": f"sha-{document_id}",
        "published_start": published,
        "published_end": published,
        "published_edtf": day,
        "published_basis": "sidecar",
        "published_reason": "told beside the text",
        "story_id": _story(document_id),
        "known_from": 1,
        "is_current": True,
    }
    put(con, "core.document", row)


def _story(document_id: str) -> str:
    """Every report tells a story of its own, but d09 is a copy of d08."""
    return "s08" if document_id == "d09" else f"s{document_id[1:]}"


def _origin(told: Row) -> str:
    """A named speaker or an outlet is one teller everywhere, an unnamed speaker one a story."""
    by = told.get("by")
    unnamed = {actor["actor_id"] for actor in ACTORS if not actor.get("is_named", True)}
    return by if by and by not in unnamed else f"{_story(told['in'])}/{told.get('source_class', 'monitor')}/0"


def _claim(con: duckdb.DuckDBPyConnection, claim_id: str, told: Row) -> None:
    day = date.fromisoformat(told["day"]) if "day" in told else None
    until = date.fromisoformat(told["until"]) if "until" in told else day
    usual = {
        "claim_id": claim_id,
        "document_id": told["in"],
        "version_id": f"v-{told['in']}",
        "event_id": told["event"],
        "origin_id": _origin(told),
        "event_type": "withdrawal",
        "force_id": "ru_forces",
        "phase": "completed",
        "extent": "unspecified",
        "factuality": "CT+",
        "stance": "reports",
        "date_start": day,
        "date_end": until,
        "date_edtf": told.get("day") if day == until else f"{told['day']}/{told['until']}",
        "date_precision": "day" if day else "unknown",
        "date_status": "exact" if day else "unresolved",
        "date_reason": "told",
        "is_background": False,
        "char_start": 10 * int(claim_id[1:]),
        "char_end": 10 * int(claim_id[1:]) + len(told["quote"]),
        "language": "en",
        "extractor": "reader/1",
        "rule_id": "test",
        "confidence": 0.8,
    }
    put(con, "core.claim", {**usual, **told})
    ends = [(told["at"], told.get("role", "origin"), told.get("effect", -1))]
    ends += [(told["to"], "destination", 1)] if "to" in told else []
    for place, role, effect in ends:
        where = {"claim_id": claim_id, "place_id": place, "role": role, "presence_effect": effect}
        put(con, "core.claim_place", {**where, "geo_precision": 1, "resolution": "unique"})
    teller = {"claim_id": claim_id, "position": 0, "actor_id": told.get("by"), "source_class": "monitor", **told}
    put(con, "core.claim_source", teller)
    for kind, least, most in [told["materiel"]] if "materiel" in told else []:
        number = {"claim_id": claim_id, "materiel_id": kind, "quantity_min": least, "quantity_max": most}
        put(con, "core.claim_materiel", {**number, "unit": UNITS[kind], "char_start": 0})


def _runs(con: duckdb.DuckDBPyConnection) -> None:
    """Four runs: c04 stood at Nawa at first, c05 was read as complete, c17 bore another day in the first version."""
    con.execute("UPDATE core.claim_place SET place_id = 'nawa' WHERE claim_id = 'c04'")
    con.execute("UPDATE core.claim SET extent = 'complete' WHERE claim_id = 'c05'")
    con.execute("UPDATE core.claim SET date_edtf = '2025-06-24' WHERE claim_id = 'c17'")
    _run(con, 1, datetime(2026, 1, 28, 6), "1+a.a.a")  # noqa: DTZ001
    put(con, "core.document", {"document_id": "d15", "version_id": "v-d15-1", "version_no": 1, "is_current": False})
    con.execute(
        "UPDATE core.document SET version_no = 2, known_from = 2, version_id = 'v-d15-2' WHERE version_id = 'v-d15'"
    )
    con.execute("UPDATE core.claim SET version_id = 'v-d15-1' WHERE claim_id = 'c18'")
    con.execute("UPDATE core.claim SET version_id = 'v-d15-2', date_edtf = '2025-06-25' WHERE claim_id = 'c17'")
    _run(con, 2, datetime(2026, 1, 29, 5), "1+a.a.a")  # noqa: DTZ001
    con.execute("UPDATE core.claim_place SET place_id = 'manbij' WHERE claim_id = 'c04'")
    _run(con, 3, datetime(2026, 1, 29, 8), "1+a.b.a")  # noqa: DTZ001
    con.execute("UPDATE core.claim SET extent = 'partial' WHERE claim_id = 'c05'")
    _run(con, 4, datetime(2026, 1, 29, 9), "1+b.b.a")  # noqa: DTZ001


def _run(con: duckdb.DuckDBPyConnection, run_id: int, at: datetime, code: str) -> None:
    put(con, "ops.run", {"run_id": run_id, "started_at": at, "state": "published", "code_version": code})
    put(con, "ops.check_result", {"run_id": run_id, "suite": "cross", "check_name": "a", "passed": run_id != 2})
    sources = {1: ("archive", "feed"), 2: ("archive",), 3: (), 4: ()}[run_id]
    for source in sources:
        fate = "loaded_new" if run_id == 1 else "new_version"
        put(con, "ops.item", {"run_id": run_id, "source": source, "item": "all", "fate": fate})
    history.record(con, run_id)


def _summaries(con: duckdb.DuckDBPyConnection) -> None:
    """Stories and events as their claims make them; c11 tells again without the hedge what c10 tells with it."""
    con.execute(
        """INSERT INTO core.story BY NAME SELECT story_id, min(document_id) AS lead_document_id,
               count(DISTINCT document_id) AS n_documents, 'copy' AS basis
           FROM core.document WHERE is_current GROUP BY story_id"""
    )
    changed = {"change": "hedge", "was": "apparently", "became": "CT+", "score": 1.0}
    put(con, "core.claim_relay", {"claim_id": "c11", "origin_claim_id": "c10", **changed})
    con.execute(
        """INSERT INTO core.event BY NAME SELECT c.event_id, any_value(c.event_type) AS event_type,
               any_value(c.force_id) AS force_id, min(c.date_start) AS date_start, max(c.date_end) AS date_end,
               any_value(c.date_precision) AS date_precision,
               count(*) AS n_claims, count(DISTINCT c.document_id) AS n_documents,
               count(DISTINCT c.origin_id) AS n_origins,
               min(d.published_start) AS first_published, max(d.published_end) AS last_published,
               max_by(c.factuality, list_position(['Uu', 'PS+', 'PR+', 'CT-', 'CT+'], c.factuality)) AS best_factuality,
               count(DISTINCT right(c.factuality, 1)) > 1 AS is_disputed, true AS is_current
           FROM core.claim c JOIN core.document d USING (version_id)
           WHERE d.is_current GROUP BY c.event_id"""
    )
    con.execute(
        """INSERT INTO core.claim_source BY NAME SELECT c.claim_id, 1 AS position, d.outlet_id AS actor_id,
               'media' AS source_class FROM core.claim c JOIN core.document d USING (version_id)
           WHERE d.outlet_id NOT IN ('reuters')"""
    )


def _left_over(con: duckdb.DuckDBPyConnection) -> None:
    """A file that could not be read, and a report whose printed date is doubted."""
    aside = {"run_id": 1, "item": "feed/broken.pdf", "stage": "ingest", "rule": "not_text"}
    put(con, "ops.reject", {**aside, "reason": "the file is no text"})
    con.execute("UPDATE core.document SET published_flags = 'suspect_crawl_date' WHERE document_id = 'd20'")
    seen = {"document_id": "d20", "version_id": "v-d20", "position": 0, "basis": "page", "verdict": "rejected"}
    put(con, "core.publication_candidate", {**seen, "evidence_text": "May 25, 2026", "reason": "the day of fetching"})
    figures = {"code_version": "1+a.a.a", "gold": "sentences/test", "language": "all"}
    put(con, "ops.evaluation", {**figures, "measure": "precision", "n_right": 30, "n": 40})
