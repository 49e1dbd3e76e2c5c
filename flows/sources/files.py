"""Read reports from folders and files. Every file gets an answer: delivered, refused with a reason, or skipped."""

import codecs
import json
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from flows.sources import sidecar
from schemas.errors import UsageError

MEDIA_TYPES = {".txt": "text/plain", ".md": "text/markdown", ".html": "text/html", ".htm": "text/html"}
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_HEAD = 8192


@dataclass(slots=True)
class Delivery:
    """Rows for Delivered, rows for SetAside, and names that are no reports."""

    delivered: list[dict[str, object]] = field(default_factory=list)
    refused: list[dict[str, object]] = field(default_factory=list)
    skipped: list[tuple[str, str, str]] = field(default_factory=list)


class Refused(Exception):  # noqa: N818
    """A file that cannot be read as a report."""

    def __init__(self, rule: str, reason: str) -> None:
        """Keep the rule's name and the reason in words."""
        super().__init__(reason)
        self.rule = rule
        self.reason = reason


def deliver(paths: list[Path], max_bytes: int) -> Delivery:
    """Read all paths. A folder is a source named after itself; a file belongs to the source of its folder.

    Raises UsageError for a path that does not exist, or two folders of one name, before anything is read.
    """
    roots = _roots(paths)
    delivery = Delivery()
    for root, files in roots.items():
        facts = sidecar.read(root)
        for path in files:
            _one(root, path, facts, max_bytes, delivery)
    return delivery


def _roots(paths: list[Path]) -> dict[Path, list[Path]]:
    found: dict[Path, list[Path]] = {}
    for path in paths:
        if not path.exists():
            raise UsageError(f"no such file or folder: {path}")
        resolved = path.resolve()
        root = resolved if resolved.is_dir() else resolved.parent
        names = list(_walk(root)) if resolved.is_dir() else [resolved]
        found[root] = sorted({*found.get(root, []), *names})
    names_of_roots = [root.name for root in found]
    if len(set(names_of_roots)) != len(names_of_roots):
        raise UsageError("two folders have the same name; a folder's name is the name of its source")
    return found


def _walk(root: Path) -> Iterator[Path]:
    for folder, folders, names in os.walk(root, followlinks=False):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            yield Path(folder) / name


def _one(root: Path, path: Path, facts: dict[str, dict[str, str]], max_bytes: int, delivery: Delivery) -> None:
    item = os.fsencode(path.relative_to(root)).decode("utf-8", "backslashreplace")
    if path.name == sidecar.NAME or path.name.startswith("."):
        delivery.skipped.append(
            (root.name, item, "sidecar with known facts" if path.name == sidecar.NAME else "hidden file")
        )
        return
    try:
        media_type = MEDIA_TYPES.get(path.suffix.lower())
        if media_type is None:
            raise Refused(
                "unsupported_type",
                f"files of type '{path.suffix or 'none'}' are not read; known: {' '.join(MEDIA_TYPES)}",
            )
        content = _decoded(_bytes(path, max_bytes))
    except Refused as refusal:
        delivery.refused.append(_refused_row(f"{root.name}/{item}", refusal, path))
        return
    told, content = sidecar.front_matter(content) if media_type == "text/markdown" else ({}, content)
    told = told | facts.get(item, {})
    delivery.delivered.append({"source": root.name, "item": item, "media_type": media_type, "content": content, **told})


def _bytes(path: Path, max_bytes: int) -> bytes:
    """Read a regular file up to the limit; anything else is refused before it is opened or read whole."""
    try:
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            raise Refused("path_denied", "a link is not followed")
        if not stat.S_ISREG(mode):
            raise Refused("unsupported_type", "not a regular file")
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK), "rb") as handle:
            size = os.fstat(handle.fileno()).st_size
            if size > max_bytes:
                raise Refused("too_large", f"{size:,} bytes; the limit is {max_bytes:,}")
            return handle.read(max_bytes + 1)
    except OSError as error:
        raise Refused("path_denied", f"cannot be read: {error.strerror}") from error


def _decoded(content: bytes) -> str:
    if not content.strip():
        raise Refused("empty", "the file holds nothing but white space" if content else "the file is empty")
    encoding = next((name for bom, name in _BOMS if content.startswith(bom)), "utf-8")
    if encoding != "utf-16" and b"\x00" in content[:_HEAD]:
        raise Refused("not_text", "the file holds binary data")
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        if _is_binary(content[:_HEAD]):
            raise Refused("not_text", "the file holds binary data") from error
        raise Refused(
            "undecodable", f"not valid {encoding} at byte {error.start}; no other encoding is declared"
        ) from error


def _is_binary(head: bytes) -> bool:
    control = sum(byte < 9 or 13 < byte < 32 for byte in head)
    return control > len(head) // 20


def _refused_row(item: str, refusal: Refused, path: Path) -> dict[str, object]:
    size = path.lstat().st_size if path.exists() or path.is_symlink() else None
    return {
        "item": item,
        "stage": "ingest",
        "rule": refusal.rule,
        "reason": refusal.reason,
        "payload": json.dumps({"bytes": size}),
    }
