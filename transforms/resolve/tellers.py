"""Who stands behind a claim: independent first tellers. Pages, copies and retellings never add one.

A named actor is one teller wherever he is repeated, an outlet that speaks for itself one for each story, an unnamed
speaker one for each of those who heard him: 'a Syrian source' of two agencies is two.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

import polars as pl

from transforms.lookups import reference, theatre

Row = dict[str, Any]


class Voice(NamedTuple):
    """Who tells a claim: the first teller, who heard it from him, and whether the outlet speaks for itself.

    What 'reports say' or 'media write' is told by the outlet that passes it on: nobody else can be found.
    """

    claim_id: str
    document_id: str
    story_id: str
    outlet: str | None
    actor: str | None
    heard_by: str | None
    source_class: str
    words: str
    own: bool


def voices(claims: pl.DataFrame, sources: pl.DataFrame, documents: pl.DataFrame) -> dict[str, Voice]:
    """Return the voice of every claim. Takes core.claim, core.claim_source and core.document."""
    chains: dict[str, list[Row]] = defaultdict(list)
    for row in sources.sort("claim_id", "position").iter_rows(named=True):
        chains[row["claim_id"]].append(row)
    about = {
        r["document_id"]: r for r in documents.select("document_id", "story_id", "outlet_id").iter_rows(named=True)
    }
    rows = claims.select("claim_id", "document_id").iter_rows()
    return {claim_id: _voice(claim_id, about[document], chains[claim_id]) for claim_id, document in rows}


def origins(told: Iterable[Voice], first_of: dict[str, str | None]) -> dict[str, str]:
    """Return for each claim of one event who stands behind it; equal values are one teller.

    `first_of` gives the actor that told a story first, where its reports name one.
    """
    heard = sorted(told)
    known = _stories(heard, first_of)
    unnamed = _unnamed_speakers(heard, first_of)
    return {voice.claim_id: unnamed.get(voice.claim_id) or _named(voice, known) for voice in heard}


def same(actor: str) -> str:
    """Return the teller that an actor or outlet speaks for."""
    return _same().get(actor, actor)


def is_named(voice: Voice) -> bool:
    """Whether it is known who speaks: residents of two stories are not one teller."""
    return voice.actor is not None and voice.actor not in _unnamed()


def _voice(claim_id: str, about: Row, chain: list[Row]) -> Voice:
    first = chain[0]
    between = [same(row["actor_id"]) for row in chain[1:-1] if row["actor_id"]]
    named = next((one for one in between if one not in _unnamed()), None)
    actor = same(first["actor_id"]) if first["actor_id"] else None
    outlet = about["outlet_id"] or chain[-1]["actor_id"]
    own = len(chain) == 1 and first["source_text"] is None and (actor is None or actor == same(outlet or ""))
    own = own or (first["source_class"] == "media" and (actor is None or actor in _unnamed()))
    words = " ".join((first["source_text"] or "").lower().split())
    return Voice(
        claim_id, about["document_id"], about["story_id"], outlet, actor, named, first["source_class"], words, own
    )


def _stories(told: list[Voice], first_of: dict[str, str | None]) -> dict[str, str]:
    """Map stories that outlets tell for themselves, and those outlets, to one name for each teller.

    An outlet that tells two stories is one teller; a story that credits somebody is told by him, whoever prints it.
    """
    own = [(f"story:{v.story_id}", first_of.get(v.story_id), v.outlet) for v in told if v.own]
    one: dict[str, str] = {}
    for story, first, outlet in own:
        teller = first or outlet
        _unite(one, story, same(teller) if teller else story)
    for story, _, outlet in own:
        if outlet and same(outlet) not in one:
            one[same(outlet)] = _root(one, story)
    return {name: _root(one, name) for name in one}


def _unite(one: dict[str, str], a: str, b: str) -> None:
    """Give both one name: a teller's rather than that of a story, which nobody could look up."""
    first, last = sorted((_root(one, a), _root(one, b)), key=lambda name: (name.startswith("story:"), name))
    one[first] = first
    one[last] = first


def _root(one: dict[str, str], name: str) -> str:
    while one.get(name, name) != name:
        name = one[name]
    return name


def _named(voice: Voice, known: dict[str, str]) -> str:
    return known[f"story:{voice.story_id}"] if voice.own else known.get(str(voice.actor), str(voice.actor))


def _unnamed_speakers(told: list[Voice], first_of: dict[str, str | None]) -> dict[str, str]:
    """Name unnamed speakers by who heard them: the agency credited, else the story.

    An agency that others name as the hearer is the story that it tells itself, if it does.
    """
    voices = [v for v in told if not v.own and not is_named(v)]
    numbers = _numbered(voices)
    by = {v.claim_id: v.heard_by or same(first_of.get(v.story_id) or v.story_id) for v in voices}
    at_home: dict[tuple[str, str], str] = {}
    for v in voices:
        if v.outlet and not v.heard_by:
            key = same(v.outlet), v.source_class
            at_home[key] = min(at_home.get(key, by[v.claim_id]), by[v.claim_id])
    hearers = {v.claim_id: at_home.get((by[v.claim_id], v.source_class), by[v.claim_id]) for v in voices}
    return {v.claim_id: f"{hearers[v.claim_id]}/{v.source_class}/{numbers[v.document_id, _speaker(v)]}" for v in voices}


def _numbered(told: list[Voice]) -> dict[tuple[str, str], int]:
    """Number the unnamed speakers of each report and class: told again, they are as many, not more."""
    speakers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for voice in told:
        speakers[voice.document_id, voice.source_class].add(_speaker(voice))
    return {(doc, one): number for (doc, _), of in speakers.items() for number, one in enumerate(sorted(of))}


def _speaker(voice: Voice) -> str:
    return f"{voice.source_class} {voice.actor or voice.words}"


@cache
def _same() -> dict[str, str]:
    return {row["id"]: row["teller"] for row in theatre("same_teller")}


@cache
def _unnamed() -> frozenset[str]:
    """Actors that stand for a class of speakers: residents of two stories are not one teller."""
    actors = reference("ref.actor")
    return frozenset(actors.filter(~pl.col("is_named"))["actor_id"])
