"""Spellings of one name: what the rules of `language/spelling.csv` make of it, in Latin, Arabic or Cyrillic letters.

Rules are of several kinds. *article* and *letters* rules change how one sound is written; two at most may be
combined, and the plain words of a *keep* rule stay as they are. *ending* rules put a Russian name of one word, *head*
rules the first word of a longer one, into the other cases. *frame* rules say how papers speak of a province.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from transforms.lookups import words

_SIGNS = str.maketrans(dict.fromkeys("’‘ʼ`", "'"))


class Rule(NamedTuple):
    """One row of `spelling.csv`, ready to use."""

    name: str
    kind: str
    pattern: re.Pattern[str]
    replacements: tuple[str, ...]


def folded(name: str) -> str:
    """Return what two spellings share when case, marks and quotes are left out."""
    decomposed = unicodedata.normalize("NFKD", name.translate(_SIGNS).casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def framed(name: str, language: str, place_type: str) -> Mapping[str, str]:
    """Return a bare name in the phrases that its kind of place stands in: {'rural Homs': 'of a province'}."""
    frames = [
        rule for rule in _rules().get(language, ()) if rule.kind == "frame" and rule.pattern.pattern == place_type
    ]
    return {frame.format(name): rule.name for rule in frames for frame in rule.replacements}


def variants(name: str, language: str, *, deep: bool = True) -> Mapping[str, str]:
    """Return spellings of a name other than itself, each with the rule that made it: {'al Bab': 'hyphen'}.

    `deep` lets two rules combine. Two spellings that differ only in case or marks count as one. Names that start
    with a small letter in Latin script are phrases, not names, and are left alone; so are abbreviations in capitals.
    """
    if (
        language not in _rules()
        or name.isupper()
        or (language == "en" and not name[:1].isupper() and not _article(name))
    ):
        return {}
    found: dict[str, tuple[str, str]] = {folded(name): (name, "")}
    once = list(_applied(name, language))
    again = once if deep and language != "ru" else []
    twice = [(far, f"{first}, {rule}") for near, first in again for far, rule in _applied(near, language)]
    for spelling, rule in [*once, *twice]:
        found.setdefault(folded(spelling), (spelling, rule))
    return {spelling: rule for spelling, rule in found.values() if rule}


def _applied(name: str, language: str) -> Iterator[tuple[str, str]]:
    kept = next((rule.pattern for rule in _rules()[language] if rule.kind == "keep"), None)
    for rule in _rules()[language]:
        if rule.kind in ("keep", "frame") or (rule.kind == "ending" and " " in name):
            continue
        for replacement in rule.replacements:
            changed = _changed(rule.pattern, replacement, name, kept)
            if language == "en":
                changed = _capital(changed)
            if folded(changed) != folded(name):
                yield changed, rule.name


def _changed(pattern: re.Pattern[str], replacement: str, name: str, kept: re.Pattern[str] | None) -> str:
    """Apply a rule to the stretches of a name between its plain words, which stay with the blanks around them."""
    if kept is None:
        return pattern.sub(replacement, name)
    pieces = re.split(rf"(\s*{kept.pattern}\s*)", name, flags=re.IGNORECASE)
    return "".join(piece if i % 2 else pattern.sub(replacement, piece) for i, piece in enumerate(pieces))


def _capital(name: str) -> str:
    """Keep the article small and the name that follows great, as papers print it."""
    return name if _article(name) else name[:1].upper() + name[1:]


def _article(name: str) -> bool:
    return re.match(r"(?:al|el|a(?:sh|th|[rsdznt]))[- ]", name) is not None


@cache
def _rules() -> dict[str, tuple[Rule, ...]]:
    rules: dict[str, tuple[Rule, ...]] = {}
    for row in words("spelling"):
        pattern = re.compile(row["pattern"], re.IGNORECASE)
        made = Rule(row["rule"], row["kind"], pattern, tuple(row["replacement"].split("|")))
        rules[row["language"]] = (*rules.get(row["language"], ()), made)
    return rules
