"""The store: one private work file with one writer, immutable releases for everybody else.

    load (one transaction) -> audit (read-only, on the copy to be published) -> publish (symlink swap)

`ref`, `core` and `ops` are tables made from `schemas`; `mart/*.sql` are the analysts' views, one file each.
"""
