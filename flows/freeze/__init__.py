"""Freeze the gazetteer: what others publish becomes rows of CSV that are reviewed, committed and shipped.

`python -m flows.freeze` writes the files of `transforms/lookups/syria/` that no one edits by hand. It gives the
same bytes for the same sources. Only this package reads the packages of the extra `freeze`; the product never does.
"""

from flows.freeze.rows import LOOKUPS, read, write

__all__ = ["LOOKUPS", "read", "write"]
