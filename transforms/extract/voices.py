"""What kind of teller a noun, a name or an account stands for: class, generic actor, known person."""

from functools import cache

import polars as pl

from transforms.extract.folded import fold
from transforms.lookups import actor_classes, reference, words


def account(handle: str) -> tuple[str, ...]:
    """Return the actor or outlet whose name, without spaces, is a social media handle; empty if none is known."""
    found = _accounts().get(fold(handle.removeprefix("@")))
    return (found,) if found else ()


def class_of(ids: tuple[str, ...]) -> str:
    """Return the source class of a named actor; an outlet is media."""
    return actor_classes().get(ids[0], "media")


def singular(word: str) -> str:
    """Return a noun for a kind of teller in the singular; another word as it is, less its 's'."""
    ends = (("ies", "y"), ("men", "man"), ("es", ""), ("s", ""))
    forms = (word, *(word.removesuffix(end) + other for end, other in ends if word.endswith(end)))
    return next((form for form in forms if form in nouns()), forms[-1])


@cache
def nouns() -> dict[str, tuple[str, str]]:
    """Return class and generic actor of each noun for a kind of teller."""
    found: dict[str, tuple[str, str]] = {}
    for row in words("speaker"):
        found.setdefault(row["lemma"], (row["source_class"], row["actor_id"]))
    return found


def classes(noun: str) -> frozenset[str]:
    """Return the classes of tellers that a noun may take up: 'the agency' writes news, or spies."""
    return _classes().get(singular(noun), frozenset())


@cache
def _classes() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for row in (*words("speaker"), *words("speaker_again")):
        found[row["lemma"]] = found.get(row["lemma"], frozenset()) | {row["source_class"]}
    return found


@cache
def unnamed() -> frozenset[str]:
    """Return the actors that stand for anybody of a kind: 'analysts', 'local sources'."""
    rows = reference("ref.actor").filter(~pl.col("is_named")).get_column("actor_id")
    return frozenset(rows.to_list())


@cache
def persons() -> frozenset[str]:
    """Return the actors that are one person."""
    rows = reference("ref.actor").filter(pl.col("actor_type") == "person").get_column("actor_id")
    return frozenset(rows.to_list())


@cache
def _accounts() -> dict[str, str]:
    tables = (("ref.outlet_name", "outlet_id"), ("ref.actor_name", "actor_id"))
    named = [row for table, key in tables for row in reference(table).select("name", key).iter_rows()]
    return {fold(name).replace(" ", "").removeprefix("@"): holder for name, holder in named}
