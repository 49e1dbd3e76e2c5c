"""What a retelling changed: claims of one story held beside the claims of the report that leads it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

import polars as pl

from schemas import told as schema
from schemas.table import Tables, frame
from transforms.lookups import reference
from transforms.resolve.propositions import Proposition, alike, related
from transforms.resolve.tellers import Voice, is_named

Row = dict[str, Any]

_ENOUGH = 3.0
"""Score from which one claim is taken to retell another."""

_SILENT = ("no_comment", "declines_to_confirm")
_WORD = re.compile(r"[^\W\d_]{4,}")
_SURE, _ALIKE = ("CT+", "CT-"), {frozenset(("leaving", "coming elsewhere")), frozenset(("coming", "leaving elsewhere"))}


class Side(NamedTuple):
    """A claim as it is compared: its row, what it says, who tells it, its materiel."""

    row: Row
    said: Proposition
    voice: Voice
    materiel: list[Row]


def relayed(tables: Tables, told: list[Proposition], voices: dict[str, Voice], leads: dict[str, str]) -> pl.DataFrame:
    """Return core.claim_relay. `leads` gives the leading document of every story of more than one report."""
    rows = {row["claim_id"]: row for row in tables["core.claim"].iter_rows(named=True)}
    materiel: dict[str, list[Row]] = defaultdict(list)
    for row in tables["core.claim_materiel"].iter_rows(named=True):
        materiel[row["claim_id"]].append(row)
    by_document: dict[tuple[str, str], list[Side]] = defaultdict(list)
    for said in told:
        if said.story_id in leads:
            side = Side(rows[said.claim_id], said, voices[said.claim_id], materiel[said.claim_id])
            by_document[said.story_id, said.document_id].append(side)
    found = [
        change
        for (story, document), sides in by_document.items()
        if document != leads[story]
        for change in _changes(sides, by_document.get((story, leads[story]), []))
    ]
    return frame(schema.ClaimRelay, sorted(found, key=lambda r: (r["claim_id"], r["change"])))


def _changes(sides: list[Side], lead: list[Side]) -> Iterator[Row]:
    """Pair the claims of one report with those of the lead, the surest first, each once; tell how each differs."""
    scored = [(score(one, other), one.said.claim_id, other.said.claim_id) for one in sides for other in lead]
    by_id = {side.said.claim_id: side for side in (*sides, *lead)}
    taken: set[str] = set()
    for points, one, other in sorted(scored, key=lambda s: (-s[0], s[1:])):
        if points < _ENOUGH or taken & {one, other}:
            continue
        taken |= {one, other}
        differs = list(differences(by_id[one], by_id[other])) or [("none", None, None)]
        for change, was, became in differs:
            yield {
                "claim_id": one,
                "origin_claim_id": other,
                "change": change,
                "was": was,
                "became": became,
                "score": round(points, 2),
            }


def score(one: Side, other: Side) -> float:
    """How surely one claim retells the other: the type must agree, and something that is told of it too."""
    if one.said.family != other.said.family and frozenset((one.said.family, other.said.family)) not in _ALIKE:
        return 0.0
    if (one.row["stance"] in _SILENT) != (other.row["stance"] in _SILENT):
        return 0.0
    a, b = one.said, other.said
    where = 1.5 if alike(a.where, b.where) else 1.0 if related(a.where, b.where) else 0.0
    speaker = 1.0 if _speaker(one) and _speaker(one) == _speaker(other) else 0.7 if _alike(one, other) else 0.0
    words = _words(one), _words(other)
    shared = len(words[0] & words[1]) / max(1, min(map(len, words)))
    stage = 0.5 if a.stage == b.stage else 0.0
    things = {m["materiel_id"] for m in one.materiel} & {m["materiel_id"] for m in other.materiel}
    days = 0.5 if a.narrow and b.narrow and a.start == b.start else 0.0
    return where + speaker + 2 * shared + stage + (0.5 if things else 0.0) + days


def differences(one: Side, other: Side) -> Iterator[tuple[str, str | None, str | None]]:
    """Yield what differs between a claim and the lead's: the change, what it was, what it became."""
    was, became = other.row, one.row
    if {was["factuality"][-1], became["factuality"][-1]} == {"+", "-"}:
        yield "negation", was["factuality"], became["factuality"]
    elif was["factuality"] != became["factuality"] and {was["factuality"], became["factuality"]} & set(_SURE):
        yield "hedge", was["hedge_text"] or was["factuality"], became["hedge_text"] or became["factuality"]
    if other.said.narrow and one.said.narrow and not _meet(one.said, other.said):
        yield "date", was["date_edtf"], became["date_edtf"]
    if {one.said.stage, other.said.stage} == {"planned", "completed"}:
        yield "stage", was["phase"], became["phase"]
    if not related(one.said.where, other.said.where):
        yield "place", ", ".join(sorted(other.said.where)), ", ".join(sorted(one.said.where))
    elif one.said.toward and other.said.toward and not related(one.said.toward, other.said.toward):
        yield "place", ", ".join(sorted(other.said.toward)), ", ".join(sorted(one.said.toward))
    yield from _numbers(one, other)
    yield from _things(one, other)
    yield from _tellers(one.voice, other.voice)


def _numbers(one: Side, other: Side) -> Iterator[tuple[str, str, str]]:
    was = {m["materiel_id"]: m for m in other.materiel}
    for mine in one.materiel:
        theirs = was.get(mine["materiel_id"])
        if theirs and _apart(mine, theirs):
            yield "number", _amount(theirs), _amount(mine)
            return


def _things(one: Side, other: Side) -> Iterator[tuple[str, str, str]]:
    """Another ship, another type of aircraft: each names one of a kind, and none is named by both."""
    mine, theirs = (_named_by_kind(side.materiel) for side in (one, other))
    for kind in sorted(mine.keys() & theirs.keys()):
        if not mine[kind].keys() & theirs[kind].keys():
            yield "materiel", ", ".join(theirs[kind].values()), ", ".join(mine[kind].values())
            return


def _named_by_kind(materiel: list[Row]) -> dict[str, dict[str, str]]:
    """Words of what is named by type or name, not as 'trucks' or 'a ship', by kind and id."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in materiel:
        kind, is_generic = _kinds()[row["materiel_id"]]
        if not is_generic:
            found[kind][row["materiel_id"]] = row["materiel_text"]
    return found


@cache
def _kinds() -> dict[str, tuple[str, bool]]:
    rows = reference("ref.materiel").select("materiel_id", "kind", "is_generic").iter_rows()
    return {one: (kind, is_generic) for one, kind, is_generic in rows}


def _apart(a: Row, b: Row) -> bool:
    """Whether no number fits both."""
    for low, high in ((a["quantity_min"], b["quantity_max"]), (b["quantity_min"], a["quantity_max"])):
        if low is not None and high is not None and low > high:
            return True
    return False


def _amount(row: Row) -> str:
    low, high = row["quantity_min"], row["quantity_max"]
    number = str(low) if low == high else f"{'' if low is None else low}-{'' if high is None else high}"
    return f"{number} {row['materiel_text']}"


def _tellers(one: Voice, other: Voice) -> Iterator[tuple[str, str | None, str | None]]:
    if one.own and not other.own:
        yield "attribution", other.words or other.actor, None
    elif one.actor and other.actor and one.actor != other.actor and one.source_class != other.source_class:
        yield "speaker", other.words or other.actor, one.words or one.actor


def _speaker(side: Side) -> str | None:
    return None if side.voice.own else side.voice.actor


def _alike(one: Side, other: Side) -> bool:
    """Whether speakers are of one class, and both are named or both not: 'an official' is retold as 'a rebel'."""
    return one.voice.source_class == other.voice.source_class and is_named(one.voice) == is_named(other.voice)


def _meet(a: Proposition, b: Proposition) -> bool:
    return (
        a.start is not None
        and b.start is not None
        and a.end is not None
        and b.end is not None
        and (a.start <= b.end and b.start <= a.end)
    )


def _words(side: Side) -> set[str]:
    return {word[:6] for word in _WORD.findall(side.row["quote"].lower())}
