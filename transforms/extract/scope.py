"""Whose forces: tell the force we follow from all others, and reports from elsewhere."""

import re
from enum import Enum
from functools import cache

from spacy.tokens import Token

from transforms.extract.clause import phrase
from transforms.extract.context import Context, View
from transforms.extract.lexicon import noun_classes
from transforms.extract.spans import Mention
from transforms.lookups import reference, theatre

OURS = "RU"
"""Country whose forces are followed."""

_BORROWED = re.compile(
    r"\s?-\s?(backed|led|made|built|installed|brokered|speaking|language|owned|supplied|allied|held|proposed|sponsored|style)\b",
    re.IGNORECASE,
)
_NO_FORCES = {"SY", "GB", "UN", "NATO", "DE", "QA", "SA"}
"""Named often as hosts, outlets or talkers rather than as forces on the ground."""

_PRONOUNS = {
    "they",
    "it",
    "them",
    "its",
    "their",
    "these",
    "those",
    "some",
    "others",
    "all",
    "most",
    "many",
    "both",
    "which",
    "that",
    "who",
}
HOST = "SY"
"""Country where it is followed."""

_MINE = {"their", "its", "his"}


class Owner(Enum):
    """Whose a noun phrase is."""

    OURS = "ours"
    OTHERS = "others"
    PRONOUN = "pronoun"
    NOBODY = "nobody"


def owner(view: View, head: Token) -> Owner:
    """Say whose the things of a noun phrase are, by the nationality words in it or its pronoun."""
    tokens = phrase(head)
    countries = _countries(view, tokens)
    if OURS in countries or (not countries and any(is_ours(m) for t in tokens for m in view.by_token.get(t.i, ()))):
        return Owner.OURS
    if countries:
        return Owner.OTHERS
    if head.lower_ in _PRONOUNS or any(t.lower_ in _MINE for t in tokens):
        return Owner.PRONOUN
    return Owner.NOBODY


def names_ours(view: View) -> bool:
    """Tell whether a sentence names our side anywhere."""
    return any(is_ours(m) for m in view.mentions)


def names_others(view: View) -> bool:
    """Tell whether a sentence names forces of another side, other than the host's."""
    countries = _countries(view, list(view.doc))
    return bool(countries - {OURS, *_NO_FORCES})


def is_actor(view: View, head: Token) -> bool:
    """Tell whether a noun phrase is the state itself ('Russia', 'Moscow', 'the Russians'), not a thing of it."""
    return any(m.kind == "nationality" for m in view.by_token.get(head.i, ()))


def classes(view: View, head: Token) -> frozenset[str]:
    """Return what a noun phrase stands for: force, materiel, site, presence, pronoun; empty if none."""
    found = set(noun_classes().get(head.lemma_.lower(), noun_classes().get(head.lower_, frozenset())))
    kinds = {m.kind for m in view.by_token.get(head.i, ())}
    if "materiel" in kinds:
        found.add("materiel")
    if "place" in kinds and head.pos_ in ("PROPN", "NOUN"):
        found.add("site")
    if head.lower_ in _PRONOUNS:
        found.add("pronoun")
    if not found:
        found |= _of_classes(head)
    return frozenset(found)


def in_theatre(view: View, tokens: list[Token], context: Context) -> bool:
    """Tell whether places named there, or what was told before, are in the theatre or lead out of it."""
    countries = place_countries(view, tokens) or place_countries(view, list(view.doc))
    if not countries:
        return context.about_theatre and not context.abroad
    if HOST in countries:
        return True
    return context.about_theatre and not context.abroad and not (countries & _fronts())


def place_countries(view: View, tokens: list[Token]) -> set[str]:
    """Return the countries of the places named in tokens; an ambiguous name counts for the theatre first."""
    known = _country_of()
    found: set[str] = set()
    for mention in view.of(tokens, "place"):
        of_mention = {known[place] for place in mention.ids if place in known}
        if HOST in of_mention:
            of_mention = {HOST}
        elif of_mention == {OURS} and mention.ids in (("russia",), ("moscow",)):
            continue
        found |= of_mention
    return found


def is_ours(mention: Mention) -> bool:
    """A word of our nationality, or a base, ship or unit that is known to be ours, whoever bears the name."""
    if mention.kind == "nationality":
        return mention.ids == (OURS,)
    return all((mention.kind, bearer) in _own() for bearer in mention.ids)


def country_of(mention: Mention) -> str:
    """Return the country that a name speaks of: of a place, a nationality or an actor; empty if it tells none."""
    if mention.kind == "nationality":
        return mention.ids[0]
    if mention.kind == "actor":
        return _country_of_actor()[mention.ids[0]]
    countries = {_country_of().get(place, "") for place in mention.ids} if mention.kind == "place" else {""}
    return HOST if HOST in countries else min(countries)


@cache
def _own() -> frozenset[tuple[str, str]]:
    return frozenset((row["kind"], row["id"]) for row in theatre("own"))


def _countries(view: View, tokens: list[Token]) -> set[str]:
    found: set[str] = set()
    for mention in view.of(tokens, "nationality"):
        if not _BORROWED.match(view.sentence.text, mention.end - view.sentence.start):
            found |= set(mention.ids)
    for mention in view.of(tokens, "actor"):
        found |= {_country_of_actor()[mention.ids[0]]} - {""}
    return found


def _of_classes(head: Token) -> set[str]:
    """'dozens of trucks', 'a number of troops': the class of what is counted."""
    found: set[str] = set()
    for child in head.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            for inner in child.children:
                found |= noun_classes().get(inner.lemma_.lower(), frozenset())
    return found - {"site"}


@cache
def _country_of() -> dict[str, str]:
    rows = reference("ref.place").select("place_id", "country").drop_nulls().iter_rows()
    return dict(rows)


@cache
def _country_of_actor() -> dict[str, str]:
    rows = reference("ref.actor").select("actor_id", "country").fill_null("").iter_rows()
    return dict(rows)


def _fronts() -> set[str]:
    """Countries where the same forces fight or serve for other reasons."""
    return {"UA", "ML", "CF", "BF", "NE", "GE", "AM", "AZ", "MD", "BY", "KZ", "AF"}


__all__ = ["OURS", "Owner", "classes", "in_theatre", "is_actor", "owner", "place_countries"]
