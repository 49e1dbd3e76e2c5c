"""Find the names of places, actors, outlets and materiel in a text: one pass, longest name wins."""

from functools import cache

from ahocorasick_rs import AhoCorasick

from transforms.extract.folded import Folded, fold
from transforms.extract.spans import Mention
from transforms.lookups import reference, words

_KINDS = {
    "place": ("ref.place_name", "place_id"),
    "actor": ("ref.actor_name", "actor_id"),
    "outlet": ("ref.outlet_name", "outlet_id"),
    "materiel": ("ref.materiel_name", "materiel_id"),
}
_ARABIC_PREFIXES = "وبلفك"
_LOWER_CASE_KINDS = ("materiel", "actor", "nationality")

Bearer = tuple[str, tuple[str, ...], frozenset[str], bool]
"""Kind, ids and languages of a name, and whether it is written with a capital."""


def mentions(text: str, folded: Folded | None = None) -> list[Mention]:
    """Return all names in a text in order; where names overlap the longest stays, of every kind it has.

    Words of nationality stand apart: 'Russian forces' names an actor and says whose they are. Offsets are code
    points of `text`. Names of places and outlets in Latin letters count only where written
    with a capital or a digit first, so that common words are no places.
    """
    folded = folded or fold(text)
    automaton, names = _index()
    hits = automaton.find_matches_as_indexes(folded.text, overlapping=True)
    found = [(start, end, names[i]) for i, start, end in hits if _stands_alone(folded.text, start, end)]
    kept: list[Mention] = []
    taken: dict[bool, list[tuple[int, int]]] = {True: [], False: []}
    for start, end, bearers in sorted(found, key=lambda hit: (hit[0] - hit[1], hit[0])):
        first, last = folded.span(start, end)
        surface = text[first:last]
        for kind, ids, languages, capital in bearers:
            group = taken[kind == "nationality"]
            free = all(end <= s or e <= start or (s, e) == (start, end) for s, e in group)
            if free and (kind in _LOWER_CASE_KINDS or not capital or _is_name(surface)):
                group.append((start, end))
                kept.append(Mention(kind, ids, first, last, surface, languages))
    return sorted(kept, key=lambda m: (m.start, m.kind))


def _is_name(surface: str) -> bool:
    return any(char.isupper() or char.isdigit() for char in surface) or not any(char.islower() for char in surface)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    if "\u0600" <= text[start] <= "\u06ff":
        before_ok = not before.isalnum() or (before in _ARABIC_PREFIXES and not text[start - 2 : start - 1].isalnum())
    else:
        before_ok = not before.isalnum() and before != "@"
    return before_ok and not after.isalnum()


@cache
def _index() -> tuple[AhoCorasick, list[tuple[Bearer, ...]]]:
    bearers: dict[str, dict[str, list[tuple[str, str, str]]]] = {}
    for kind, (table, key) in _KINDS.items():
        for named in reference(table).select(key, "name", "language").iter_rows():
            bearers.setdefault(fold(named[1]).text, {}).setdefault(kind, []).append(named)
    for row in words("nationality"):
        listed = (row["country"], row["word"], row["language"])
        bearers.setdefault(fold(row["word"]).text, {}).setdefault("nationality", []).append(listed)
    return AhoCorasick(list(bearers)), [
        tuple(_bearer(kind, rows) for kind, rows in of.items()) for of in bearers.values()
    ]


def _bearer(kind: str, rows: list[tuple[str, str, str]]) -> Bearer:
    ids = tuple(dict.fromkeys(row[0] for row in rows))
    return kind, ids, frozenset(row[2] for row in rows), all(_is_name(row[1]) for row in rows)
