"""How events hang together without being one: the country, the governorate, the base; planned, begun, completed."""

from collections import defaultdict
from datetime import date

import polars as pl

from schemas import told as schema
from schemas.table import frame
from transforms.resolve.clusters import NEAR, Cluster, days
from transforms.resolve.facts import site
from transforms.resolve.propositions import Proposition, alike, around, overlap, within

_UNDATED = "undated"


def event_links(clusters: list[Cluster], names: list[str]) -> pl.DataFrame:
    """Return core.event_link: which event holds which, and which are stages of one thing. `names` are their ids."""
    filed: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, cluster in enumerate(clusters):
        for key in _keys(cluster.core, cluster.stories, around_too=False):
            filed[key].append(at)
    found: dict[tuple[int, int], str] = {}
    for at, cluster in enumerate(clusters):
        for key in _keys(cluster.core, cluster.stories, around_too=True):
            for other in filed.get(key, ()):
                relation = _relation(cluster.core, clusters[other].core) if other != at else None
                if relation:
                    found[at, other] = relation
    rows = sorted((names[one], names[other], how) for (one, other), how in found.items())
    return frame(schema.EventLink, [{"event_id": a, "other_event_id": b, "relation": how} for a, b, how in rows])


def _keys(claim: Proposition, stories: set[str], *, around_too: bool) -> list[tuple[object, ...]]:
    """What a cluster is filed under: its places, and for a search those around; its days, or its stories."""
    places = {q for p in claim.where for q in ((site(p), *around(p)) if around_too else (site(p),))}
    when: list[object] = [*days(claim, NEAR if around_too else NEAR * 0)] if claim.narrow else []
    when += [*_months(claim)] if claim.start else sorted(stories)
    return [(claim.family, claim.force, place, filed) for place in sorted(places) for filed in when]


def _months(claim: Proposition) -> list[tuple[int, int]]:
    """The months from the first day on, at most a year of them."""
    start = claim.start or date.min
    last = min(claim.end or date.max, date(start.year + 1, start.month, 1)) if start.year < date.max.year else start
    count = (last.year - start.year) * 12 + last.month - start.month
    return [((start.month - 1 + n) // 12 + start.year, (start.month - 1 + n) % 12 + 1) for n in range(count + 1)]


def _relation(one: Proposition, other: Proposition) -> str | None:
    """How the other event stands to this one: it holds its place, its days or its list of places, or is a stage."""
    if (one.counterpart and other.counterpart and one.counterpart != other.counterpart) or not _same_time(one, other):
        return None
    stages = one.stage == other.stage or one.denied or other.denied
    if within(one.where, other.where):
        return "place" if stages else None
    if not alike(one.where, other.where):
        return "part" if stages and overlap(one.where, other.where) and len(one.where) < len(other.where) else None
    if not stages:
        return "stage" if _STAGES.get(one.stage, 0) < _STAGES.get(other.stage, 0) else None
    return "time" if one.narrow and not other.narrow and other.start else None


_STAGES = {"planned": 0, "going": 1, "halted": 2, "completed": 3}


def _same_time(one: Proposition, other: Proposition) -> bool:
    if one.start is None or other.start is None:
        return one.start is other.start
    ends = (one.end or date.max - NEAR, other.end or date.max - NEAR)
    return one.start <= ends[1] + NEAR and other.start <= ends[0] + NEAR
