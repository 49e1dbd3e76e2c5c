"""What a release changed, as RSS 2.0 and as JSON Feed 1.1, for whoever follows along."""

import json
import re
from datetime import datetime
from email.utils import format_datetime
from typing import Any
from xml.etree import ElementTree as ET

import polars as pl

_TITLE = "Garrison: changes in release {release}"
_ABOUT = (
    "Claims that the release added, revised or removed, and why. What is reported, no confirmation that it happened."
)
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WEB = re.compile(r"https?://[^\s<>\"']+", re.IGNORECASE)


def rss(changes: pl.DataFrame, release: str, published: datetime) -> bytes:
    """Return the changes as RSS 2.0; `published` is the time of the release in UTC."""
    root = ET.Element("rss", version="2.0")
    channel = ET.SubElement(root, "channel")
    stamp = f"{format_datetime(published)[:-5]}GMT"
    for tag, text in (("title", _TITLE.format(release=release)), ("link", "report.html"), ("description", _ABOUT)):
        ET.SubElement(channel, tag).text = text
    for item in items(changes, release):
        node = ET.SubElement(channel, "item")
        ET.SubElement(node, "title").text = item["title"]
        ET.SubElement(node, "description").text = item["content_text"]
        if "external_url" in item:
            ET.SubElement(node, "link").text = item["external_url"]
        ET.SubElement(node, "guid", isPermaLink="false").text = item["id"]
        ET.SubElement(node, "pubDate").text = stamp
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def json_feed(changes: pl.DataFrame, release: str, published: datetime) -> bytes:
    """Return the changes as JSON Feed 1.1."""
    stamp = {"date_published": f"{published:%Y-%m-%dT%H:%M:%SZ}"}
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": _TITLE.format(release=release),
        "description": _ABOUT,
        "items": [item | stamp for item in items(changes, release)],
    }
    return json.dumps(told, ensure_ascii=False, indent=1).encode()


def items(changes: pl.DataFrame, release: str) -> list[dict[str, Any]]:
    """Return one item per change: id, title, plain text, and the address where it is one of the web."""
    return [_item(row, release) for row in changes.iter_rows(named=True)]


def _item(row: dict[str, Any], release: str) -> dict[str, Any]:
    cause = row["cause"].replace("_", " ")
    what = f"{row['event_type'].replace('_', ' ')}, {row['date']}, {row['places']}"
    differs = f" {row['field']}: {row['old']} -> {row['new']}." if row["field"] else ""
    where = ", ".join(str(row[name]) for name in ("outlet", "title", "published", "uri") if row[name])
    item = {
        "id": f"{release}/{row['change']}/{row['claim_id']}/{row['field'] or ''}",
        "title": _plain(f"{row['change']}: {what}"),
        "content_text": _plain(f"“{row['quote']}”{differs} Cause: {cause}. {where}."),
    }
    return item | ({"external_url": row["uri"]} if _WEB.fullmatch(row["uri"]) else {})


def _plain(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)
