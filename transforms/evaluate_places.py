"""How well places are read on labelled texts: right, missed, invented, how precisely, and how many km away."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from math import asin, cos, radians, sin, sqrt
from statistics import mean
from typing import Any

from transforms.extract import places
from transforms.extract.segments import segments
from transforms.lookups import reference
from transforms.normalise.placed import Located, decide

_EARTH_KM = 6371.0


@dataclass(slots=True)
class PlaceScore:
    """Counts over a set of labelled texts; `distances` in km, one for each label read as some place on the map."""

    right: int = 0
    missed: int = 0
    invented: int = 0
    as_precise: int = 0
    same_words: int = 0
    distances: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """Return the figures as one line."""
        labels = self.right + self.missed
        return (
            f"right {self.right}/{labels} ({self.right / max(1, labels):.2f})  invented {self.invented}  "
            f"precision code {self.as_precise}/{self.right}  same words {self.same_words}/{self.right}  "
            f"mean distance {mean(self.distances or [0]):.1f} km, largest {max(self.distances or [0]):.0f} km"
        )


def evaluate_places(labelled: Iterable[dict[str, Any]]) -> dict[str, PlaceScore]:
    """Read every labelled text and count, by language and in `all`.

    A row has `text`, `language`, `places` (each with `words`, `place_id`, `precision`, and maybe `also`: other right
    ids, `candidates` where it is ambiguous, `context` for a back reference) and maybe `optional` words.
    """
    scores: dict[str, PlaceScore] = {"all": PlaceScore()}
    for row in labelled:
        told, dateline = places(row["text"], segments(row["text"]))
        found = decide(told, dateline)
        for score in (scores["all"], scores.setdefault(row["language"], PlaceScore())):
            _count(score, row, list(found))
    return scores


def _count(score: PlaceScore, row: dict[str, Any], found: list[Located]) -> None:
    text = row["text"]
    for label in row["places"]:
        near = [f for f in found if _overlaps(f, label, text)]
        hit = next((f for f in near if _is_right(f, label)), None)
        _measure(score, label, hit or next(iter(near), None))
        if hit is None:
            score.missed += 1
            score.errors.append(f"missed: {label['words']} is {label['place_id']} in: {text}")
            continue
        found.remove(hit)
        score.right += 1
        score.as_precise += hit.geo_precision == label["precision"] or hit.place_id is None
        score.same_words += text[hit.toponym.start : hit.toponym.end] == label["words"]
    for extra in found:
        words = text[extra.toponym.start : extra.toponym.end]
        if not any(words in o or o in words for o in row.get("optional", ())):
            score.invented += 1
            score.errors.append(f"invented: {words} as {extra.place_id} in: {text}")


def _overlaps(found: Located, label: dict[str, Any], text: str) -> bool:
    words = label["words"]
    starts = [i for i in range(len(text)) if text.startswith(words, i)]
    meant = starts[-1:] if label.get("context") else starts
    return any(found.toponym.start < s + len(words) and s < found.toponym.end for s in meant)


def _is_right(found: Located, label: dict[str, Any]) -> bool:
    if found.place_id in {label["place_id"], *label.get("also", ())} - {None}:
        return True
    return (
        label["place_id"] is None
        and bool(found.candidates)
        and set(found.candidates) == set(label.get("candidates", ()))
    )


def _measure(score: PlaceScore, label: dict[str, Any], found: Located | None) -> None:
    where = points()
    if found and found.place_id in where and label["place_id"] in where:
        score.distances.append(distance_km(where[found.place_id], where[label["place_id"]]))


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Return the great-circle distance of two points given as degrees north and east."""
    (lat1, lon1), (lat2, lon2) = (tuple(map(radians, point)) for point in (a, b))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(h))


@cache
def points() -> dict[str | None, tuple[float, float]]:
    """Return latitude and longitude of every place that has them, in degrees."""
    rows = reference("ref.place").select("place_id", "latitude", "longitude").drop_nulls()
    return {place_id: (lat, lon) for place_id, lat, lon in rows.iter_rows()}
