"""What a retelling changed of a claim: each case is an original and its retelling, two copies of one text."""

from datetime import date
from typing import Any

import pytest
from builders import claim, core_tables, document, place, teller

from schemas import core
from schemas.table import frame
from transforms.resolve import resolve

DAY, NEXT = date(2024, 12, 9), date(2024, 12, 10)
TEXT = " ".join(f"word{n}" for n in range(60))


def relayed(retold: dict[str, Any], told: dict[str, Any] | None = None) -> list[tuple[str, str | None, str | None]]:
    """Changes between a claim of an original and one of its retelling a day later."""
    documents = [document("d1", TEXT, published=DAY), document("d2", TEXT + " again", published=NEXT)]
    claims, places, sources, things = [], [], [], []
    for name, facts in (("1", dict(told or {})), ("2", dict(retold))):
        at, by, trucks = facts.pop("at", "tell_tamr"), facts.pop("by", "sohr"), facts.pop("trucks", 20)
        ship = facts.pop("ship", None)
        facts = {"quote": "Russian troops left the base with trucks", **facts}
        claims.append(claim(f"c{name}", f"d{name}", facts.pop("day", DAY), **facts))
        places.append(place(f"c{name}", at))
        sources += [teller(f"c{name}", by, by)] if by else []
        sources += [teller(f"c{name}", None, None, position=int(bool(by)))]
        thing = {"claim_id": f"c{name}", "materiel_id": "generic_convoy", "unit": "vehicle", "materiel_text": "trucks"}
        things.append(thing | {"quantity_min": trucks, "quantity_max": trucks, "char_start": 0, "char_end": 1})
        if ship:
            vessel = {"claim_id": f"c{name}", "materiel_id": ship, "unit": "ship", "materiel_text": ship}
            things.append(vessel | {"quantity_min": 1, "quantity_max": 1, "char_start": 2, "char_end": 3})
    tables = core_tables(documents, claims, places, sources)
    tables["core.claim_materiel"] = frame(core.ClaimMateriel, things)
    rows = resolve(tables)["core.claim_relay"]
    assert set(rows["origin_claim_id"]) <= {"c1"}
    return rows.select("change", "was", "became").rows()


@pytest.mark.parametrize(
    ("retold", "expected"),
    [
        ({}, ("none", None, None)),
        ({"factuality": "CT-"}, ("negation", "CT+", "CT-")),
        ({"trucks": 200}, ("number", "20 trucks", "200 trucks")),
        ({"day": date(2024, 12, 7)}, ("date", "2024-12-09", "2024-12-07")),
        ({"at": "ain_issa"}, ("place", "tell_tamr", "ain_issa")),
        ({"phase": "planned"}, ("stage", "completed", "planned")),
        ({"by": None}, ("attribution", "sohr", None)),
    ],
    ids=[
        "nothing",
        "a flipped negation",
        "a nought too many",
        "a day",
        "a place",
        "a plan made of a deed",
        "who said it",
    ],
)
def test_a_retelling_is_held_beside_its_original(retold: dict[str, Any], expected: tuple[str | None, ...]) -> None:
    assert relayed(retold) == [expected]


def test_a_lost_hedge_is_told_with_its_word() -> None:
    told = {"factuality": "PS+", "hedge_text": "may have"}
    assert relayed({}, told) == [("hedge", "may have", "CT+")]


def test_another_ship_is_a_change_and_a_ship_that_is_left_out_is_none() -> None:
    told = {"ship": "adm_gorshkov"}
    assert relayed({"ship": "adm_golovko"}, told) == [("materiel", "adm_gorshkov", "adm_golovko")]
    assert relayed({}, told) == [("none", None, None)]


def test_a_claim_of_another_kind_retells_nothing() -> None:
    assert relayed({"event_type": "negotiation"}) == []
