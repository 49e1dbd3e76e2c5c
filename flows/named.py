"""Names for ids: what evidence, changes and tellers of `explain` are called in the reference tables."""

import duckdb

Names = dict[tuple[str, str], str]
"""Names by what has them (place, materiel, teller) and id."""

_NAMES = """
    SELECT 'place' AS kind, place_id AS id, name FROM ref.place
    UNION ALL SELECT 'materiel', materiel_id, name FROM ref.materiel
    UNION ALL SELECT 'teller', outlet_id, name FROM ref.outlet
    UNION ALL SELECT 'teller', actor_id, name FROM ref.actor"""

_KINDS = {
    "place": "place",
    **dict.fromkeys(("site", "area", "country"), "place"),
    **dict.fromkeys(("materiel", "generic"), "materiel"),
    **dict.fromkeys(("person", "body", "unnamed", "outlet", "speaker", "attribution"), "teller"),
}
"""What kinds of facts, and of changes, are about."""


def names(con: duckdb.DuckDBPyConnection) -> Names:
    """Return the names of a release."""
    return {(kind, one): name for kind, one, name in con.execute(_NAMES).fetchall()}


def evidence(told: str, known: Names) -> str:
    """Put names for ids into the evidence of a retelling: 'site tell_tamr; number 47' tells of Tell Tamr."""
    facts = [fact.split(" ", 1) for fact in told.split("; ")]
    return "; ".join(f"{kind} {known.get((_KINDS.get(kind, kind), value), value)}" for kind, value in facts)


def change(what: str, told: str | None, known: Names) -> str:
    """Put names for ids into one side of a change; places are several, parted by commas."""
    several = (told or "nothing").split(", ") if what == "place" else [told or "nothing"]
    return ", ".join(known.get((_KINDS.get(what, what), one), one) for one in several)


def teller(origin_id: str, known: Names) -> str:
    """Say who stands behind a claim: a name, an outlet that is not known, or who heard an unnamed speaker."""
    who, *unnamed = origin_id.split("/")
    name = known.get(("teller", who))
    if not unnamed:
        return name or "an outlet not known"
    source_class, number = unnamed
    which = f" (no. {int(number) + 1})" if int(number) else ""
    return f"unnamed {source_class.replace('_', ' ')}{which} heard by {name or 'an outlet not known'}"


def said(told: str, known: Names) -> str:
    """Put names for tellers into what mart.disagreement holds: 'affirmed: ru_mod; denied: sohr, reuters'."""
    parts = (part.partition(": ") for part in told.split("; "))
    return "; ".join(f"{value}: {', '.join(teller(one, known) for one in who.split(', '))}" for value, _, who in parts)
