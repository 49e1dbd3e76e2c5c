"""Bring claims on one proposition together. Every cluster has a core, and a claim joins by the core alone: no chains.

Narrow claims come first, then denials, then claims of wide or open dates, which join the only moment that fits, then
undated ones, which join within their story. Claims that say the very same are one, and are taken in order of what they
say: neither the order of claims nor their ids decide, and a copy moves nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from transforms.resolve.facts import site
from transforms.resolve.propositions import LOAD, Proposition, alike, compatible, related

NEAR = timedelta(days=3)
"""Reports of one moment may differ by so much."""

_SLOT = 4
"""Days by which moments are filed."""


@dataclass(slots=True)
class Cluster:
    """Claims on one proposition; the first is the core that the others were held against. Numbered as made."""

    number: int
    members: list[Proposition] = field(default_factory=list)
    stories: set[str] = field(default_factory=set)

    @property
    def core(self) -> Proposition:
        """The claim that the others were held against."""
        return self.members[0]


class Clusters:
    """All clusters, filed by what they are about: by days, by place alone, by the stories that tell them."""

    def __init__(self) -> None:
        """Begin without any."""
        self.all: list[Cluster] = []
        self.copies: dict[str, list[Proposition]] = {}
        """Claims that say what this one says: they go where it goes, so that no copy makes an event."""
        self._filed: dict[tuple[object, ...], list[Cluster]] = defaultdict(list)

    def about(self, claim: Proposition, by: Iterable[object]) -> list[Cluster]:
        """Return clusters filed under one of `by` that have the claim's type, force and places, and agree with it."""
        keys = [(*key, filed) for key in _keys(claim) for filed in by]
        found = {id(c): c for key in keys for c in self._filed.get(key, ())}
        return [c for c in found.values() if alike(c.core.where, claim.where) and _agree(c, claim)]

    def add(self, claim: Proposition, cluster: Cluster | None) -> None:
        """Put a claim into a cluster, or make one of it."""
        made = cluster or Cluster(len(self.all))
        same = [claim, *self.copies.get(claim.claim_id, ())]
        made.members += same
        if cluster is None:
            self.all.append(made)
            self._file(made, claim, ["anywhen", *(days(claim) if claim.narrow else ())])
        stories = {m.story_id for m in same} - made.stories
        made.stories |= stories
        self._file(made, made.core, sorted(stories))

    def _file(self, cluster: Cluster, claim: Proposition, by: Iterable[object]) -> None:
        for key in _keys(claim):
            for filed in by:
                self._filed[*key, filed].append(cluster)


def days(claim: Proposition, margin: timedelta = timedelta(0)) -> list[int]:
    """Return the stretches of days that a narrow claim lies in, with a margin on both sides."""
    first, last = claim.start or date.min, claim.end or date.max
    return list(range((first - margin).toordinal() // _SLOT, (last + margin).toordinal() // _SLOT + 1))


def clustered(claims: Iterable[Proposition]) -> list[Cluster]:
    """Return the clusters of all claims; the answer does not depend on their order."""
    twins: dict[Proposition, list[Proposition]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: c.claim_id):
        twins[_says(claim)].append(claim)
    found = Clusters()
    told: list[Proposition] = []
    for first, *others in twins.values():
        told.append(replace(first, documents=frozenset(c.document_id for c in (first, *others))))
        found.copies[first.claim_id] = others
    told.sort(key=lambda c: (c.content, c.story_id))
    moments = [c for c in told if c.narrow]
    for claim in sorted(moments, key=lambda c: c.denied):
        near = [c for c in found.about(claim, days(claim, NEAR)) if _near(c, claim)]
        found.add(claim, _nearest(claim, near))
    for claim in (c for c in told if not c.narrow and c.start):
        found.add(claim, _only(claim, [c for c in found.about(claim, ["anywhen"]) if _overlap(c, claim)]))
    for claim in (c for c in told if not c.start):
        found.add(claim, _of_story(claim, found.about(claim, [claim.story_id])))
    return found.all


def _says(claim: Proposition) -> Proposition:
    """What makes claims one: all they say; of no day, only within a story."""
    said = replace(claim, claim_id="", document_id="")
    return replace(said, story_id="") if claim.start else said


def _keys(claim: Proposition) -> list[tuple[str, str, str]]:
    return [(claim.family, claim.force, place) for place in sorted({site(p) for p in claim.where})]


def _agree(cluster: Cluster, claim: Proposition) -> bool:
    """Whether all but the time allows that a claim is about the same."""
    core = cluster.core
    parties = not core.counterpart or not claim.counterpart or core.counterpart == claim.counterpart
    return parties and compatible(core.kinds, claim.kinds) and _stages(core, claim) and _directions(cluster, claim)


def _stages(core: Proposition, claim: Proposition) -> bool:
    """A denial denies what is told of it, begun or completed; a plan only when it denies a plan."""
    if core.denied or claim.denied:
        return (core.stage == "planned") == (claim.stage == "planned")
    return core.stage == claim.stage


def _directions(cluster: Cluster, claim: Proposition) -> bool:
    """Where troops go may be told differently by different reports; one report that tells two ways tells two moves.

    A load that goes elsewhere is another load: from one base many leave in a week.
    """
    apart = [m for m in cluster.members if m.toward and claim.toward and not related(m.toward, claim.toward)]
    return not any(m.document_id in claim.documents or LOAD in (m.event_type, claim.event_type) for m in apart)


def _near(cluster: Cluster, claim: Proposition) -> bool:
    if any(m.document_id in claim.documents and not _same_days(m, claim) for m in cluster.members):
        return False
    core = cluster.core
    return core.narrow and _apart(core, claim) <= NEAR


def _same_days(one: Proposition, other: Proposition) -> bool:
    """Whether two claims of one report may be of one day."""
    return _apart(one, other) <= timedelta(0)


def _apart(one: Proposition, other: Proposition) -> timedelta:
    """Days between two narrow claims; none where they overlap."""
    starts, ends = (one.start or date.min, other.start or date.min), (one.end or date.max, other.end or date.max)
    return max(max(starts) - min(ends), timedelta(0))


def _nearest(claim: Proposition, fits: list[Cluster]) -> Cluster | None:
    """The one that says the same of the other end, then of the stage and the type, then the nearest in time."""

    def rank(cluster: Cluster) -> tuple[bool, bool, bool, timedelta, int]:
        core = cluster.core
        ends = bool(core.toward and claim.toward) and not alike(core.toward, claim.toward)
        types = core.event_type != claim.event_type
        return ends, not claim.denied and core.stage != claim.stage, types, _apart(core, claim), cluster.number

    return min(fits, key=rank, default=None)


def _overlap(cluster: Cluster, claim: Proposition) -> bool:
    core = cluster.core
    if core.since and claim.since:
        return True
    return (core.start or date.min) <= (claim.end or date.max) and (claim.start or date.min) <= (core.end or date.max)


def _only(claim: Proposition, fits: list[Cluster]) -> Cluster | None:
    """A claim of wide dates joins the one moment in them; with several, it stays with others as wide."""
    wide = [c for c in fits if not c.core.narrow and (c.core.since == claim.since)]
    moments = [c for c in fits if c.core.narrow]
    if len(moments) == 1 and not claim.since:
        return moments[0]
    return min(wide, key=lambda c: c.number, default=None)


def _of_story(claim: Proposition, fits: list[Cluster]) -> Cluster | None:
    """An undated claim joins the one event of its story that another report dates, else what is undated like it."""
    undated = [c for c in fits if c.core.start is None]
    dated = [
        c
        for c in fits
        if c.core.start is not None
        and any(m.story_id == claim.story_id for m in c.members)
        and all(m.document_id not in claim.documents for m in c.members)
    ]
    if len(dated) == 1:
        return dated[0]
    return min(undated, key=lambda c: c.number, default=None)
