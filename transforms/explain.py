"""Show how a report was read: its text cut where claims begin and end, and every axis of each claim in words."""

from dataclasses import dataclass
from html import escape
from itertools import pairwise
from typing import Any

import polars as pl

from schemas.table import Tables

_HEAD = """<!doctype html>
<meta charset="utf-8">
<title>{title}</title>
<style>
body {{ font: 16px/1.6 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #222; }}
.text {{ white-space: pre-wrap; }}
mark {{ background: #ffe9a8; }} mark.denied {{ background: #f6c5c5; }} mark.background {{ background: #e4e4e4; }}
sup {{ font: bold 11px sans-serif; color: #8a4b00; }}
dt {{ font-weight: bold; margin-top: 1rem; }} dd {{ margin: 0 0 0 1.5rem; }}
</style>
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that the same claims rest on; `opens` are the numbers of the claims that begin with it."""

    text: str
    claims: tuple[int, ...]
    opens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """One report as read: its title, its text in pieces, its claims (core.claim rows) and what is told of each."""

    title: str
    pieces: list[Piece]
    claims: list[dict[str, Any]]
    told: list[list[str]]


def explain(tables: Tables, version_id: str) -> Explained:
    """Bring together what the core tables hold of one document version; claims are numbered from 1 in order of text."""
    document = tables["core.document"].row(by_predicate=pl.col("version_id") == version_id, named=True)
    claims = tables["core.claim"].filter(pl.col("version_id") == version_id).sort("char_start", "char_end", "claim_id")
    rows = claims.to_dicts()
    return Explained(
        document["title"] or document["item"],
        pieces(document["text"], [(row["char_start"], row["char_end"]) for row in rows]),
        rows,
        [_told(tables, row) for row in rows],
    )


def pieces(text: str, spans: list[tuple[int, int]]) -> list[Piece]:
    """Cut a text at every begin and end of a span, so that overlapping spans stay visible; nothing of it is lost."""
    cuts = sorted({0, len(text), *(edge for span in spans for edge in span)})
    return [
        Piece(
            text[start:end],
            tuple(no for no, (s, e) in enumerate(spans, 1) if s <= start and end <= e),
            tuple(no for no, (s, _) in enumerate(spans, 1) if s == start),
        )
        for start, end in pairwise(cuts)
    ]


def html(explained: Explained) -> str:
    """Return a page that stands alone: the text with its claims marked, then how each was read. All text is escaped."""
    body = "".join(_marked(piece, explained.claims) for piece in explained.pieces)
    notes = "".join(
        f"<dt id='c{no}'>{no}. {escape(lines[0])}</dt>" + "".join(f"<dd>{escape(line)}</dd>" for line in lines[1:])
        for no, lines in enumerate(explained.told, 1)
    )
    told = f"<dl>{notes}</dl>" if notes else "<p>No claim was read in this report.</p>"
    title = escape(explained.title)
    return f"{_HEAD.format(title=title)}<h1>{title}</h1>\n<div class='text'>{body}</div>\n<h2>Claims</h2>\n{told}\n"


def _marked(piece: Piece, claims: list[dict[str, Any]]) -> str:
    numbers = "".join(f"<sup><a href='#c{no}'>{no}</a></sup>" for no in piece.opens)
    if not piece.claims:
        return escape(piece.text)
    return f"<mark class='{manner(claims[piece.claims[-1] - 1])}'>{numbers}{escape(piece.text)}</mark>"


def manner(claim: dict[str, Any]) -> str:
    """Return how a claim should look: `denied`, `background` or `told`."""
    if claim["factuality"].endswith("-"):
        return "denied"
    return "background" if claim["is_background"] else "told"


def _told(tables: Tables, claim: dict[str, Any]) -> list[str]:
    def of(table: str, *order: str) -> list[dict[str, Any]]:
        return tables[table].filter(pl.col("claim_id") == claim["claim_id"]).sort(*order).to_dicts()

    where = [_place(row) for row in of("core.claim_place", "role", "place_id")]
    who = [row["source_text"] or row["actor_id"] or "the outlet" for row in of("core.claim_source", "position")]
    what = [f"{_number(row)}{row['materiel_text']}" for row in of("core.claim_materiel", "char_start", "materiel_id")]
    doubt = f", for the word {claim['hedge_text']!r}" if claim["hedge_text"] else ""
    lines = [
        f"{claim['event_type']}, {claim['phase']}, extent {claim['extent']}"
        + (", background" * claim["is_background"]),
        f"words: {claim['quote']}",
        f"certainty: {claim['factuality']} ({claim['stance']}){doubt}",
        f"where: {'; '.join(where) or 'no place'}",
        f"when: {claim['date_edtf'] or 'not known'} ({claim['date_status']}): {claim['date_reason']}",
        f"told by: {' < '.join(who)}",
        f"counterpart: {claim['counterpart_id']}" if claim["counterpart_id"] else "",
        f"materiel: {'; '.join(what)}" if what else "",
        f"rule: {claim['rule_id']}",
    ]
    return [line for line in lines if line]


def _place(row: dict[str, Any]) -> str:
    effect = {1: ", presence grows", -1: ", presence shrinks", 0: ", presence as before"}
    words = f"from {row['place_text']!r}" if row["place_text"] else "not named in these words"
    return f"{row['place_id']} as {row['role']}{effect.get(row['presence_effect'], '')} ({words}, {row['resolution']})"


def _number(row: dict[str, Any]) -> str:
    low, high = row["quantity_min"], row["quantity_max"]
    if low is None and high is None:
        return ""
    return f"{low} x " if low == high else f"{'' if low is None else low} to {'' if high is None else high} x "
