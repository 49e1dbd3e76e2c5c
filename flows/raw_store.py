"""Keep a copy of every delivered text under its own hash, so that any release can be built again."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path


def keep(home: Path, contents: Iterable[str]) -> None:
    """Write each content once as `raw/ab/abcd...`; what is there already stays untouched."""
    for content in contents:
        data = content.encode("utf-8", "surrogatepass")
        name = hashlib.sha256(data).hexdigest()
        path = home / "raw" / name[:2] / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            fresh = path.with_suffix(".new")
            with fresh.open("wb") as handle:
                handle.write(data)
                handle.flush()
                os.fsync(handle.fileno())
            fresh.replace(path)
