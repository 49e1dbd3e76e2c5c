"""How a found claim was read beside its type: each axis that its label tells, right or wrong."""

from collections.abc import Iterator
from typing import Any

from schemas.vocabulary import PlaceRole
from transforms.evaluate_places import distance_km, points
from transforms.extract.spans import ReadClaim
from transforms.lookups import actor_classes
from transforms.normalise.effects import place_effect
from transforms.normalise.placed import Located

Axis = tuple[str, bool]
"""Name of an axis, and whether it was read as labelled."""

_NEAR_KM = 12
"""As far apart may two places lie that are taken for one."""

_TOLD = ("event_type", "phase", "extent", "factuality", "stance")


def axes(label: dict[str, Any], claim: ReadClaim, located: list[tuple[PlaceRole, Located]]) -> Iterator[Axis]:
    """Yield the axes of one label beside the claim that was found for it."""
    yield from ((name, getattr(claim, name).value == label[name]) for name in _TOLD if name in label)
    if "is_background" in label:
        yield "is_background", claim.is_background == label["is_background"]
    yield from _places(label, claim, located)
    yield from _tellers(label, claim)
    for wanted in label.get("materiel", ()):
        if wanted["id"]:
            yield "materiel", any(wanted["id"] in m.mention.ids for m in claim.materiel)


def _places(label: dict[str, Any], claim: ReadClaim, located: list[tuple[PlaceRole, Located]]) -> Iterator[Axis]:
    for wanted in label.get("places", ()):
        if wanted["place"] is None:
            continue
        right = (wanted["place"], *wanted.get("also", ()))
        found = [(role, place.place_id) for role, place in located if any(_same(place.place_id, p) for p in right)]
        yield "place", bool(found)
        if found:
            yield "role", wanted["role"] in [role.value for role, _ in found]
        if found and "effect" in wanted:
            yield "effect", wanted["effect"] in [place_effect(claim, *at) for at in found]


def _same(one: str | None, other: str) -> bool:
    """The same place, or two within a few kilometres, as a base and its town: words often mean either."""
    where = points()
    if one == other or one not in where or other not in where:
        return one == other
    return distance_km(where[one], where[other]) <= _NEAR_KM


def _tellers(label: dict[str, Any], claim: ReadClaim) -> Iterator[Axis]:
    """The first teller's class; a labelled actor anywhere in the chain; nobody named where nobody is said to tell."""
    named = [s for s in claim.sources if s.text]
    told = label.get("speakers")
    if told == []:
        yield "nobody said it", not named
    elif told:
        yield "teller's class", bool(named) and named[0].source_class in _classes(told[0])
    actors = [s["actor"] for s in told or () if s["actor"]] or [a for a in (label.get("speaker"),) if a]
    if actors:
        yield "teller", any(actor in s.ids for s in claim.sources for actor in actors)


def _classes(teller: dict[str, Any]) -> set[str]:
    """The class as labelled, or as the reference table has it: there a defence ministry is military, not official."""
    return {teller["class"], actor_classes().get(teller["actor"] or "", teller["class"])}
