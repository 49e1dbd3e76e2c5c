"""One small story in two releases, told once for all tests of pages and exports."""

from datetime import date
from typing import Any

from builders import claim, document
from releases import Rows, actor, event, outlet, site

TEXT = "Early word. The last lorries left Manbij on 24 May, a resident said. Nobody stayed."
FALL = date(2024, 12, 8)
QUOTE = "The last lorries left Manbij on 24 May"


ORIGINS = {
    "c1": "s1/witness/0",
    "c2": "ru_mod",
    "c3": "wire",
    "c4": "s3/witness/0",
    "c5": "s3/witness/0",
    "c6": "gazette",
    "c7": "ru_mod",
}
"""Who stands behind each claim, as the claims' first tellers say."""


def _claim(
    claim_id: str, document_id: str, day: date | None, event_id: str, quote: str, **facts: object
) -> dict[str, Any]:
    told = {"event_id": event_id, "origin_id": ORIGINS[claim_id], "quote": quote, "char_end": len(quote)}
    return claim(claim_id, document_id, day, **told, **facts)


def _place(claim_id: str, place_id: str, role: str, effect: int | None, precision: int = 1) -> dict[str, Any]:
    told = {"presence_effect": effect, "geo_precision": precision, "resolution": "unique", "place_text": place_id}
    return {"claim_id": claim_id, "place_id": place_id, "role": role, **told}


def _teller(claim_id: str, actor_id: str | None, text: str, position: int = 0) -> dict[str, Any]:
    told = {"actor_id": actor_id, "source_class": "witness", "source_text": text}
    return {"claim_id": claim_id, "position": position, **told}


REFERENCE: Rows = {
    "ref.place": [
        site("manbij", "Manbij"),
        site("hmeimim", "Hmeimim Air Base", "Latakia", place_type="air_base", latitude=35.40, longitude=35.95),
        site("aleppo", "Aleppo governorate", place_type="governorate", coord_uncertainty_m=90000),
        site("libya", "Libya", None, place_type="country", country="LY", latitude=None, longitude=None),
    ],
    "ref.actor": [actor("ru_forces", "Russian forces"), actor("ru_mod", "Russian Ministry of Defence")],
    "ref.outlet": [outlet("gazette", "Northern Gazette"), outlet("wire", "Wire")],
    "ref.milestone": [{"milestone_id": "fall", "name": "Fall of the state", "date_start": FALL, "date_end": FALL}],
    "ref.crosswalk": [
        {"event_type": "withdrawal", "scheme": "ACLED", "code": "Strategic developments: Non-violent transfer"},
        {"event_type": "continued_presence", "scheme": "ACLED"},
        {"event_type": "equipment_move", "scheme": "ACLED", "code": "Strategic developments: Change to group/activity"},
    ],
}

BEFORE: Rows = REFERENCE | {
    "core.document": [
        document(
            "d1",
            TEXT,
            published=date(2022, 5, 25),
            published_edtf="2022-05-25",
            outlet_id="gazette",
            title="Lorries leave",
            uri="https://gazette.example/1",
        )
    ],
    "core.claim": [
        _claim("c1", "d1", date(2022, 5, 24), "e1", QUOTE, char_start=12, language="en") | {"char_end": 12 + len(QUOTE)}
    ],
    "core.claim_place": [_place("c1", "manbij", "origin", -1)],
    "core.claim_source": [_teller("c1", None, "a resident"), _teller("c1", "gazette", "", 1)],
    "core.event": [event("e1", origin_place_id="manbij", date_start=date(2022, 5, 24), date_end=date(2022, 5, 24))],
}

AFTER: Rows = REFERENCE | {
    "core.document": [
        *BEFORE["core.document"],
        document(
            "d2",
            published=date(2022, 6, 1),
            outlet_id="wire",
            title="Two accounts",
            uri="https://wire.example/2",
            known_from=2,
        ),
        document("d3", published=date(2024, 12, 20), title="Ships", uri="notes/3.txt", known_from=2),
    ],
    "core.claim": [
        *BEFORE["core.claim"],
        _claim("c2", "d2", date(2022, 5, 24), "e1", "no unit has left Manbij", factuality="CT-", stance="denies"),
        _claim(
            "c3", "d2", None, "e2", "troops stay in the province", event_type="continued_presence", presence_effect=0
        ),
        _claim("c4", "d3", date(2024, 12, 14), "e3", "crates went from Hmeimim to Libya", event_type="equipment_move"),
        _claim(
            "c5", "d3", date(2024, 12, 15), "e4", "the base may have been emptied", factuality="PS+", hedge_text="may"
        ),
        _claim(
            "c6",
            "d3",
            date(2024, 12, 10),
            "e5",
            "guards stood at the gate",
            event_type="continued_presence",
            phase="state",
            presence_effect=0,
        ),
        _claim("c7", "d3", date(2025, 6, 1), "e6", "they will leave in June", phase="planned", stance="predicts"),
    ],
    "core.claim_place": [
        *BEFORE["core.claim_place"],
        _place("c2", "manbij", "origin", -1),
        _place("c3", "aleppo", "at", 0, 4),
        _place("c4", "hmeimim", "origin", -1),
        _place("c4", "libya", "destination", 1, 6),
        _place("c5", "hmeimim", "origin", -1),
        _place("c6", "hmeimim", "at", 0),
        _place("c7", "hmeimim", "origin", -1),
    ],
    "core.claim_source": [
        *BEFORE["core.claim_source"],
        _teller("c2", "ru_mod", "the ministry"),
        _teller("c2", "wire", "", 1),
        _teller("c3", "wire", ""),
        _teller("c4", None, "a dock worker"),
        _teller("c5", None, "a neighbour"),
        _teller("c6", "gazette", ""),
        _teller("c7", "ru_mod", "the ministry"),
    ],
    "core.event": [
        event(
            "e1",
            origin_place_id="manbij",
            n_claims=2,
            n_documents=2,
            n_origins=2,
            is_disputed=True,
            date_start=date(2022, 5, 24),
            date_end=date(2022, 5, 24),
        ),
        event("e2", event_type="continued_presence", origin_place_id="aleppo", date_precision="unknown"),
        event(
            "e3",
            event_type="equipment_move",
            origin_place_id="hmeimim",
            destination_place_id="libya",
            date_start=date(2024, 12, 14),
            date_end=date(2024, 12, 14),
        ),
        event(
            "e4",
            origin_place_id="hmeimim",
            best_factuality="PS+",
            date_start=date(2024, 12, 15),
            date_end=date(2024, 12, 15),
        ),
        event(
            "e5",
            event_type="continued_presence",
            origin_place_id="hmeimim",
            date_start=date(2024, 12, 10),
            date_end=date(2024, 12, 10),
        ),
        event("e6", origin_place_id="hmeimim", date_start=date(2025, 6, 1), date_end=date(2025, 6, 1)),
    ],
}
