"""clean: turn what was delivered into documents: plain text, identity, the facts that came along.

The text of a plain file stays exactly as delivered, so that offsets hold in the file; page furniture is
marked later, not removed. Only HTML is reduced, to its main text.
"""

import hashlib
import json
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

import polars as pl
import trafilatura
from trafilatura.settings import Document

from schemas.raw import Cleaned, SetAside
from schemas.table import frame
from transforms.lookups import reference

_BIDI = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ZERO_WIDTH = set("\u200b\u200c\u200d\u2060\ufeff\u00ad")


class Clean(NamedTuple):
    """What came of cleaning: `documents` (Cleaned) and `set_aside` (SetAside); together, all that came in."""

    documents: pl.DataFrame
    set_aside: pl.DataFrame


def clean(delivered: pl.DataFrame) -> Clean:
    """Clean every delivered item. Takes a Delivered frame; n in = n documents + n set aside."""
    documents: list[dict[str, object]] = []
    aside: list[dict[str, object]] = []
    for row in delivered.iter_rows(named=True):
        document = _document(row)
        if str(document["text"]).strip():
            documents.append(document)
        else:
            aside.append(_nothing_left(row))
    return Clean(frame(Cleaned, documents), frame(SetAside, aside))


def sha256(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _document(row: dict[str, str | None]) -> dict[str, object]:
    content = row["content"] or ""
    page = _main_text(content) if row["media_type"] == "text/html" else {"text": content}
    text = page["text"].replace("\x00", " ")
    told = row["published"] or page.get("date")
    outlet = _known_outlet(row["outlet"]) or _outlet_by_domain(row["uri"] or page.get("url"))
    facts = {
        "uri": row["uri"] or page.get("url") or f"{row['source']}/{row['item']}",
        "outlet_id": outlet,
        "title": row["title"] or page.get("title"),
        "language": row["language"],
        "told_published": told,
        "told_basis": None if told is None else "sidecar" if row["published"] else "metadata",
    }
    identity = row["uri"] or page.get("url") or f"{row['source']}\x1f{row['item']}"
    return {
        "document_id": "d" + sha256(identity)[:15],
        "source": row["source"],
        "item": row["item"],
        "text": text,
        "text_sha256": sha256(text),
        "content_sha256": sha256(text + json.dumps(facts, sort_keys=True, ensure_ascii=False)),
        "retrieved_at": row["retrieved_at"],
        "flags": _flags(content, row["outlet"]),
        **facts,
    }


def _main_text(html: str) -> dict[str, str]:
    """Return text, title, date and address of a page; `text` is empty where no main text was found."""
    found = trafilatura.bare_extraction(html, include_comments=False, with_metadata=True)
    if not isinstance(found, Document):
        return {"text": ""}
    told = {"title": found.title, "date": _metadata_date(html), "url": found.url}
    return {"text": found.text or "", **{key: str(value) for key, value in told.items() if value}}


def _metadata_date(html: str) -> str | None:
    """Return the date in machine-readable metadata only: without it, tools return the day of fetching."""
    tree = trafilatura.utils.load_html(html)
    if tree is None:
        return None
    for path in (
        "//meta[@property='article:published_time']/@content",
        "//meta[@property='og:article:published_time' or @property='og:published_time']/@content",
        "//meta[@itemprop='datePublished']/@content",
        "//meta[@name='pubdate' or @name='publish-date' or @name='parsely-pub-date']/@content",
        "//meta[@name='DC.date.issued']/@content",
        "//time[@itemprop='datePublished' or @pubdate]/@datetime",
    ):
        for value in tree.xpath(path):
            return str(value).strip()
    for block in tree.xpath("//script[@type='application/ld+json']/text()"):
        value = _json_ld_date(str(block))
        if value:
            return value.strip()
    return _only_time(str(moment).strip() for moment in tree.xpath("//time/@datetime"))


def _only_time(moments: Iterable[str]) -> str | None:
    """The moment of unmarked `<time>` elements, where all of them give the same day: else some are of other pages."""
    told = sorted(filter(None, moments))
    return told[0] if len({moment[: len("2024-12-31")] for moment in told}) == 1 else None


def _json_ld_date(block: str) -> str | None:
    try:
        told = json.loads(block)
    except (ValueError, RecursionError):
        return None
    nodes = told if isinstance(told, list) else [told]
    graphs = [node["@graph"] for node in nodes if isinstance(node, dict) and isinstance(node.get("@graph"), list)]
    for node in [*nodes, *(node for graph in graphs for node in graph)]:
        if isinstance(node, dict) and isinstance(node.get("datePublished"), str):
            return str(node["datePublished"])
    return None


def _known_outlet(outlet: str | None) -> str | None:
    """An outlet that the reference table does not know is flagged, and none is named."""
    return outlet if outlet in reference("ref.outlet")["outlet_id"] else None


def _outlet_by_domain(uri: str | None) -> str | None:
    host = (uri or "").partition("://")[2].partition("/")[0].removeprefix("www.")
    outlets = reference("ref.outlet").drop_nulls("domain")
    found = [
        o
        for o, domain in outlets.select("outlet_id", "domain").iter_rows()
        if host and (host == domain or host.endswith(f".{domain}"))
    ]
    return found[0] if found else None


def _flags(content: str, outlet: str | None) -> str | None:
    characters = set(content)
    scripts = {unicodedata.name(c, " ").split()[0] for c in characters if c.isalpha()}
    found = {
        "bidi": bool(characters & _BIDI),
        "zero_width": bool(characters & _ZERO_WIDTH),
        "nul": "\x00" in characters,
        "mixed_script": len(scripts & {"LATIN", "CYRILLIC", "ARABIC"}) > 1,
        "unknown_outlet": outlet is not None and outlet not in reference("ref.outlet")["outlet_id"],
    }
    return " ".join(flag for flag, seen in found.items() if seen) or None


def _nothing_left(row: dict[str, str | None]) -> dict[str, object]:
    html = row["media_type"] == "text/html"
    return {
        "item": f"{row['source']}/{row['item']}",
        "stage": "clean",
        "rule": "extract_empty" if html else "empty",
        "reason": "no main text was found in the page" if html else "the file holds no text",
        "payload": json.dumps({"characters": len(row["content"] or "")}),
    }


__all__ = ["Clean", "clean", "sha256"]
