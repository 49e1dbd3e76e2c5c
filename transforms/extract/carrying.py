"""Places told before that a sentence goes on about: 'the base', 'there', or no word at all.

A noun such as 'the port' takes up the last place of that kind; else the claim before says where the story is: at the
places where its forces were or came.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from schemas.vocabulary import PlaceRole
from transforms.extract.alternatives import any_of
from transforms.extract.countries import OURS
from transforms.extract.scope import country_of
from transforms.extract.spans import Mention, ReadClaim, ReadPlace, Sentence
from transforms.lookups import THEATRE, place_types, theatre, types_of_word, words

_LIKELIEST = {
    PlaceRole.ORIGIN: (PlaceRole.ORIGIN, PlaceRole.AT, PlaceRole.DESTINATION),
    PlaceRole.DESTINATION: (PlaceRole.DESTINATION, PlaceRole.AT, PlaceRole.ORIGIN),
}
"""Of the places of the claim before, those that are meant first: what leaves, leaves where others left or stayed."""

_STAYS = (PlaceRole.AT, PlaceRole.ORIGIN, PlaceRole.DESTINATION)
_LAND = frozenset(("country", "region", "governorate", "district", "area"))
_WIDE = frozenset(("country", "region", "sea_area"))


def carried(
    role: PlaceRole, sentence: Sentence, before: Sequence[ReadClaim], named: Sequence[Mention], until: int
) -> list[ReadPlace]:
    """Return the places told before `until` that a sentence without a place of its own speaks of, in a role."""
    found = _of_kind(_kinds_told(sentence, named), before, named, until) or _of_story(role, before)
    if not found:
        found = [(m, m.ids) for m in reversed(named) if m.kind == "place" and m.end <= until and _may_be(role, m)][:1]
    return [ReadPlace(role, mention, ids, is_carried=True) for mention, ids in found]


def is_all_over(sentence: str) -> bool:
    """Tell whether a sentence speaks of the whole country: 'its bases in the country' are all of them."""
    return _COUNTRY.search(sentence) is not None


_COUNTRY = re.compile(r"\b(?:the|that|this) (?:whole |entire )?country\b(?!['’]s)", re.IGNORECASE)


def takes_up(sentence: Sentence, named: Sequence[Mention]) -> bool:
    """Tell whether words of a sentence take up a place: 'the base', 'both ports', 'there'; 'the bases' are all."""
    for told in _taking_up(sentence, named):
        if not told[1].lower().endswith("s") or _FEW.search(told[0]):
            return True
    return _THERE.search(sentence.text) is not None


def _taking_up(sentence: Sentence, named: Sequence[Mention]) -> Iterator[re.Match[str]]:
    """Nouns for places that are no part of a name: 'the base', but not 'the Hmeimim base'."""
    names = [m for m in named if m.kind == "place" and m.ids and m.within(sentence.start, sentence.end)]
    for told in _noun().finditer(sentence.text):
        start, end = sentence.start + told.start(), sentence.start + told.end()
        if not any(m.start < end and start < m.end for m in names):
            yield told


_FEW = re.compile(r"\b(?:both|two|these|those)\b", re.IGNORECASE)
_THERE = re.compile(
    r"\b(?:there|here)\b(?! (?:is|are|was|were|will|would|has|have|had|can|could|may|seems?|remains?)\b)", re.IGNORECASE
)


def main_bases(told: str, role: PlaceRole, kept: Sequence[ReadPlace], before: Sequence[ReadClaim]) -> list[ReadPlace]:
    """Return the main bases of the force where words such as 'its two main bases' mean them.

    They do not where a place was `kept` that is neither one of them nor holds them both, such as the coast; nor do
    'both bases' in a story that was about others only.
    """
    named = _MAIN.search(told)
    if named is None:
        return []
    ids = {row["place_id"] for row in theatre("main_base")}
    others = {i for place in kept if place.role is role for i in place.ids} - {*ids, *_HOLD_MAIN}
    sites = {i for claim in before for place in claim.places for i in place.ids} - {*_HOLD_MAIN}
    if others or (sites and not sites & ids and not _CHIEF.search(named[0])):
        return []
    return [ReadPlace(role, None, (place,), is_carried=True) for place in sorted(ids)]


_CHIEF = re.compile(
    r"\b(?:main|principal|primary)\b|\bon (?:the|Syria['’]s) (?:\w+ )?(?:coast|Mediterranean)\b", re.IGNORECASE
)
_HOLD_MAIN = (THEATRE, "syrian_coast", "east_med")
_MAIN = re.compile(
    r"\b(?:(?:its|their|the|these|those|Russian|Russia['’]s|Moscow['’]s) two|both|main|principal|primary)"
    r"(?: [\w-]+){0,3}? (?:bases|sites|installations|facilities|strongholds)\b"
    r"(?: on (?:the|Syria['’]s) (?:\w+ )?(?:coast|Mediterranean)\b)?",
    re.IGNORECASE,
)

_Found = list[tuple[Mention, tuple[str, ...]]]


def _of_kind(kinds: frozenset[str], before: Sequence[ReadClaim], named: Sequence[Mention], until: int) -> _Found:
    """The last places of a kind: those of a claim together ('both bases'), else one that was named."""
    for claim in reversed(before) if kinds else ():
        told = [(p.mention, p.ids) for p in claim.places if p.mention and kinds & _kinds(p.ids)]
        if told:
            return told
    last = (m for m in reversed(named) if m.kind == "place" and m.end <= until and kinds & _kinds(m.ids))
    return [(m, m.ids) for m in last][:1]


def _of_story(role: PlaceRole, before: Sequence[ReadClaim]) -> _Found:
    for claim in reversed(before):
        for likely in _LIKELIEST.get(role, _STAYS):
            told = [
                (p.mention, p.ids) for p in claim.places if p.mention and p.role is likely and _may_be(role, p.mention)
            ]
            if told:
                return told
    return []


def _may_be(role: PlaceRole, mention: Mention) -> bool:
    """What leaves and what stays does so in the theatre or another one, not at home."""
    return is_site(mention.ids) and (role is PlaceRole.DESTINATION or country_of(mention) != OURS)


def is_site(ids: tuple[str, ...]) -> bool:
    """A place in the theatre, and not the whole of it."""
    return bool(ids) and THEATRE not in ids and not _kinds(ids) <= _WIDE


def is_land(ids: tuple[str, ...]) -> bool:
    """Every bearer of the name is a stretch of land: a country, a region, a governorate, not a site or a town."""
    return bool(ids) and _kinds(ids) <= _LAND


def _kinds(ids: tuple[str, ...]) -> frozenset[str]:
    return frozenset(place_types()[i] for i in ids if i in place_types())


def _kinds_told(sentence: Sentence, named: Sequence[Mention]) -> frozenset[str]:
    """Kinds of place that a sentence takes up by a noun: 'the base', 'both ports', 'their facility'."""
    told = next(_taking_up(sentence, named), None)
    return _kinds_of_noun()[told[1].lower()] if told else frozenset()


@cache
def _noun() -> re.Pattern[str]:
    taken_up = r"\b(?:the|that|this|both|its|their|same|two|these|those)(?: [\w'’-]+){0,2}?"
    elsewhere = r"(?! (?:of|in|at) (?-i:[A-Z]))"  # 'the port of Alexandria' is told, not taken up
    return re.compile(rf"{taken_up} ({any_of(_kinds_of_noun())})\b{elsewhere}", re.IGNORECASE)


@cache
def _kinds_of_noun() -> dict[str, frozenset[str]]:
    """English nouns for places, singular and plural, and the kinds of place that each may mean."""
    nouns = [(r["word"], r["value"]) for r in words("place_cue") if r["language"] == "en" and r["cue"] == "type"]
    nouns += [(r["noun"], r["word"]) for r in words("place_again")]
    return {form: frozenset(types_of_word()[word]) for noun, word in nouns for form in (noun, f"{noun}s")}
