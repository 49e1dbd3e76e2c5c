"""The English word lists as sets and maps, ready for look-up by lemma."""

from functools import cache
from typing import NamedTuple

from schemas.vocabulary import EventType
from transforms.lookups import words


class Trigger(NamedTuple):
    """What a word may tell: the event type, and how much the word alone says of it: strong, weak or merely listed."""

    lemma: str
    pos: str
    particles: frozenset[str]
    event_type: EventType
    strength: str

    @property
    def strong(self) -> bool:
        """Tell whether the word alone is enough to say so."""
        return self.strength == "strong"

    @property
    def rule_id(self) -> str:
        """Name the rule in the data, such as `en.verb.pull.withdrawal`."""
        return f"en.{self.pos.lower()}.{self.lemma}.{self.event_type}"


@cache
def triggers() -> dict[tuple[str, str], tuple[Trigger, ...]]:
    """Return the triggers by lemma and part of speech; those that need a particle come first."""
    found: dict[tuple[str, str], list[Trigger]] = {}
    for row in words("trigger"):
        particles = frozenset(filter(None, row["particle"].split("|")))
        trigger = Trigger(row["lemma"], row["pos"], particles, EventType(row["event_type"]), row["strength"])
        found.setdefault((row["lemma"], row["pos"]), []).append(trigger)
    return {key: tuple(sorted(rows, key=lambda t: not t.particles)) for key, rows in found.items()}


@cache
def noun_classes() -> dict[str, frozenset[str]]:
    """Return what a noun can stand for: force, materiel, site, presence."""
    found: dict[str, set[str]] = {}
    for row in words("noun"):
        found.setdefault(row["lemma"], set()).add(row["class"])
    return {lemma: frozenset(classes) for lemma, classes in found.items()}


@cache
def members(name: str) -> frozenset[str]:
    """Return one named set of words, such as `change`."""
    found = frozenset(row["word"] for row in words("word") if row["set"] == name)
    if not found:
        raise KeyError(f"no word set {name}")
    return found


@cache
def mapping(stem: str, value: str) -> dict[str, str]:
    """Return one word list as lemma -> value; the first row of a lemma counts."""
    found: dict[str, str] = {}
    for row in words(stem):
        found.setdefault(row["lemma"], row[value])
    return found
