"""All names of the reference tables, and the words beside them, as one automaton."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from transforms.extract.coded import APOSTROPHE, INITIAL, JOIN, STOP, code
from transforms.extract.corrections import corrections
from transforms.lookups import reference, words

NATIONALITY, CUE = "nationality", "cue"
_TABLES = {
    "place": ("ref.place_name", "place_id"),
    "actor": ("ref.actor_name", "actor_id"),
    "outlet": ("ref.outlet_name", "outlet_id"),
    "materiel": ("ref.materiel_name", "materiel_id"),
}
_ARABIC_PREFIXES = tuple(code(prefix).codes for prefix in ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل"))
_FIRST_ARABIC = code("ء").codes[0]
_LAM = code("ل").codes[0] & ~INITIAL
_ARABIC_ARTICLE = code("لال").codes[1:]
"""After the preposition ل the article loses its first letter: القامشلي, للقامشلي."""

_ARABIC_DOUBLED = code("لالل").codes[1:]
"""... and before another ل the second one too: اللاذقية, للاذقية."""


_THE = code("the ").codes
"""A name with its article is dropped where it is known without: it would begin first, and hide a longer one."""


class Bearer(NamedTuple):
    """What a name may name: ids of one kind, the languages that know it, whether it is written with a capital."""

    kind: str
    ids: tuple[str, ...]
    languages: frozenset[str]
    capital: bool
    corrected: bool = False


class Name(NamedTuple):
    """A name as it is matched: letters of a prefix written as one with it, its bearers, and names inside it."""

    skip: int
    bearers: tuple[Bearer, ...]
    inner: tuple[tuple[int, int, "Name"], ...] = ()

    def of(self, kind: str) -> Bearer | None:
        """Return its bearer of one kind."""
        return next((bearer for bearer in self.bearers if bearer.kind == kind), None)


@cache
def index() -> tuple[BytesAhoCorasick, tuple[Name, ...]]:
    """Return the automaton and, for each of its patterns, the name; a name ends where a word ends."""
    known = _known()
    patterns: dict[bytes, Name] = {}
    articled = tuple(spelling.removeprefix(_THE) for spelling in known if spelling.startswith(_THE))
    for spelling, bearers in known.items():
        name = Name(0, bearers, tuple(_inner(spelling, bearers, known)))
        for prefix, start in _written(spelling):
            patterns.setdefault(start, name._replace(skip=prefix))
    for spelling, name in [p for p in patterns.items() if not p[1].skip and p[0].startswith(articled)]:
        patterns.setdefault(_THE + spelling, name._replace(skip=len(_THE)))  # 'the south of' would hide it
    full = [(pattern + end, name) for pattern, name in patterns.items() for end in (JOIN, APOSTROPHE, STOP)]
    automaton = BytesAhoCorasick(
        [pattern for pattern, _ in full],
        matchkind=MatchKind.LeftmostLongest,
        implementation=Implementation.ContiguousNFA,
    )
    return automaton, tuple(name for _, name in full)


def is_name(surface: str) -> bool:
    """Tell whether words are written as a name: a capital or a digit somewhere, or a script without capitals."""
    return any(char.isupper() or char.isdigit() for char in surface) or not any(char.islower() for char in surface)


def _known() -> dict[bytes, tuple[Bearer, ...]]:
    rows: dict[bytes, dict[str, list[tuple[str, str, str]]]] = {}
    for kind, row in _rows():
        rows.setdefault(code(row[1]).codes, {}).setdefault(kind, []).append(row)
    return _corrected(
        {
            spelling: tuple(_bearer(kind, of) for kind, of in kinds.items())
            for spelling, kinds in rows.items()
            if spelling.removeprefix(_THE) == spelling or not rows.get(spelling.removeprefix(_THE), {}).keys() - {CUE}
        }
    )


def _corrected(known: dict[bytes, tuple[Bearer, ...]]) -> dict[bytes, tuple[Bearer, ...]]:
    """Names as reviewers corrected them: another place, or none."""
    for alias, ids in corrections().items():
        spelling = code(alias).codes
        others = tuple(bearer for bearer in known.get(spelling, ()) if bearer.kind != "place")
        meant = (Bearer("place", ids, frozenset({"en", "ar", "ru", "tr"}), is_name(alias), True),) if ids else ()
        known[spelling] = others + meant
    return {spelling: bearers for spelling, bearers in known.items() if bearers}


def _rows() -> Iterator[tuple[str, tuple[str, str, str]]]:
    for kind, (table, key) in _TABLES.items():
        yield from ((kind, row) for row in reference(table).select(key, "name", "language").iter_rows())
    yield from ((NATIONALITY, (r["country"], r["word"], r["language"])) for r in words("nationality"))
    yield from ((CUE, (f"{r['cue']}:{r['value']}:{r['side']}", r["word"], r["language"])) for r in words("place_cue"))


def _bearer(kind: str, rows: list[tuple[str, str, str]]) -> Bearer:
    ids = tuple(dict.fromkeys(row[0] for row in rows))
    return Bearer(kind, ids, frozenset(row[2] for row in rows), all(is_name(row[1]) for row in rows))


def _written(spelling: bytes) -> Iterator[tuple[int, bytes]]:
    """A name as it stands, and in Arabic with the words that are written as one with it."""
    yield 0, spelling
    if not spelling[0] & INITIAL or spelling[0] < _FIRST_ARABIC:
        return
    body = bytes([spelling[0] & ~INITIAL]) + spelling[1:]
    for prefix in _ARABIC_PREFIXES:
        yield len(prefix), prefix + body
        if prefix[-1] & ~INITIAL == _LAM and body.startswith(_ARABIC_ARTICLE):
            yield len(prefix), prefix + body[1:]
            if body.startswith(_ARABIC_DOUBLED):
                yield len(prefix), prefix + body[2:]


def _inner(
    spelling: bytes, bearers: tuple[Bearer, ...], known: dict[bytes, tuple[Bearer, ...]]
) -> Iterator[tuple[int, int, Name]]:
    """Names told inside a longer one: whose forces in 'Russian Defense Ministry', the country in 'Russia's'.

    A word about places holds none: 'off the coast of' tells of waters, not of a coast.
    """
    if all(bearer.kind == CUE for bearer in bearers):
        return
    wants_nationality = any(bearer.kind not in (NATIONALITY, CUE) for bearer in bearers)
    for start, end in _word_spans(spelling):
        told = known.get(spelling[start:end], ()) if (start, end) != (0, len(spelling)) else ()
        kept = tuple(b for b in told if b.kind != CUE and (b.kind == NATIONALITY) == wants_nationality)
        if kept:
            yield start, end, Name(0, kept)


def _word_spans(spelling: bytes) -> Iterator[tuple[int, int]]:
    starts = [i for i, letter in enumerate(spelling) if letter & INITIAL]
    ends = [i for i in range(1, len(spelling)) if spelling[i] <= STOP[0] < spelling[i - 1]] + [len(spelling)]
    yield from ((start, end) for start in starts for end in ends if start < end)
