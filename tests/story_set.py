"""The labelled stories: reports made of the wording in `golden/stories`, each with the story it belongs to.

Copies and light edits are made of the originals by rule; originals, retellings, translations and the sentences of
single reports are by hand. Names, numbers and days of single reports are drawn, always the same ones.
"""

import random
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import yaml

STORIES = Path(__file__).parent / "golden" / "stories"
FIRST, WEEKS = date(2024, 12, 2), 12
_WORDS = {"lead": 1, "detail": 3, "context": 1, "reaction": 1}
_COPYING = ["lbci", "menafn", "aawsat", "gulfnews", "safir", "elnashra", "themedialine", "shafaq"]
_FRAMES = [
    "{}",
    "{} (Additional reporting by our desk in Beirut; editing by the night shift)",
    "Share it...\n\n{}\n\nLeave a Reply\n\nYour email address will not be published.",
    "{}\n\nThe story was not edited by our staff and is published from a syndicated feed.",
]


class Report(NamedTuple):
    """One report of the set: `story` is its label, `kind` how it came about: original, copy, retold, single."""

    document_id: str
    story: str
    kind: str
    outlet: str
    published: date
    text: str


def reports(part: str, singles: int) -> list[Report]:
    """Return the reports of the stories of one part, and single reports beside them."""
    told = yaml.safe_load((STORIES / f"{part}.yml").read_text("utf-8"))
    chance = random.Random(part)  # noqa: S311
    found = [report for story in told for report in _story(story, chance)]
    return found + [_single(f"{part}-single-{n}", chance) for n in range(singles)]


def _story(story: dict[str, Any], chance: random.Random) -> list[Report]:
    """The original, one to three copies of it, and all retellings; `apart` stands by itself."""
    day, original = story["day"], _line(story["original"])
    found = [Report(f"{story['id']}-0", story["id"], "original", story["outlet"], day, original)]
    copiers = chance.sample(_COPYING, chance.choice([0, 1, 1, 2, 3]) or (0 if len(story["retold"]) else 1))
    for n, outlet in enumerate(copiers):
        text = _copied(original, story["edits"], chance)
        when = day + timedelta(days=chance.choice([0, 0, 1, 2]))
        found.append(Report(f"{story['id']}-c{n}", story["id"], "copy", outlet, when, text))
    for n, retold in enumerate(story["retold"]):
        when = day + timedelta(days=chance.choice([0, 1, 1, 2, 3]))
        found.append(
            Report(f"{story['id']}-r{n}", story["id"], "retold", retold["outlet"], when, _line(retold["text"]))
        )
    for n, other in enumerate(story.get("apart", ())):
        name = f"{story['id']}-a{n}"
        found.append(Report(name, name, "single", other["outlet"], day + timedelta(days=1), _line(other["text"])))
    return found


def _copied(original: str, edits: list[list[str]], chance: random.Random) -> str:
    """Reprint, cut at the end, or edit lightly; some of them in a frame of the site's own."""
    sentences = re.split(r"(?<=[.\"]) (?=[A-Z\"])", original)
    way = chance.choice(["whole", "cut", "edited"])
    text = " ".join(sentences[: max(3, round(len(sentences) * 0.7))]) if way == "cut" else original
    for before, after in edits if way == "edited" else ():
        text = text.replace(before, after)
    return chance.choice(_FRAMES).format(text)


def _single(name: str, chance: random.Random) -> Report:
    pool = yaml.load((STORIES / "singles.yml").read_text("utf-8"), yaml.CSafeLoader)
    day = FIRST + timedelta(days=chance.randrange(WEEKS * 7))
    site = chance.choice(pool["sites"])
    person = " ".join(chance.choice(pool["people"]).split()[part] for part in (0, -1))
    lines = [line for part, count in _WORDS.items() for line in chance.sample(pool[part], count)]
    text = " ".join(
        line.format(site=site, who=person, mat=chance.choice(pool["mats"]), n=chance.randrange(3, 130), day=f"{day:%A}")
        for line in lines
    )
    return Report(name, name, "single", chance.choice(_COPYING), day, text)


def _line(text: str) -> str:
    return " ".join(text.split())
