"""Places: words beside a name and places told nearby decide between bearers; no point is finer than what was said."""

import csv
import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from builders import read_claim, read_place

from schemas.vocabulary import PlaceRole
from transforms.evaluate_places import evaluate_places
from transforms.extract import places
from transforms.extract.corrections import plain
from transforms.extract.segments import segments
from transforms.extract.spans import ReadPlace
from transforms.extract.toponyms import Toponym, toponyms
from transforms.lookups import reference
from transforms.normalise.placed import Located, decide, of_claim
from transforms.normalise.precision import geo_precision

GOLD_CLAIMS = Path("../shared/gold/claims.jsonl")
GOLD = [json.loads(line) for line in Path("tests/golden/places.jsonl").read_text("utf-8").splitlines()]


def located(text: str) -> list[Located]:
    return decide(*places(text, segments(text)))


def told(text: str) -> list[tuple[str, str | None, int, str]]:
    """Return words, place, precision and how it was decided, for each place of a text."""
    return [
        (text[f.toponym.start : f.toponym.end], f.place_id, f.geo_precision, f.resolution.value) for f in located(text)
    ]


@pytest.mark.parametrize(
    ("split", "language", "right", "invented"),
    [
        ("dev", "en", 0.95, 0.05),
        ("dev", "ar", 0.95, 0.05),
        ("dev", "ru", 0.95, 0.05),
        ("dev", "tr", 0.95, 0.05),
        ("held", "all", 0.85, 0.10),
    ],
)
def test_places_are_read_right_in_texts_written_apart_from_the_rules(
    split: str, language: str, right: float, invented: float
) -> None:
    score = evaluate_places(row for row in GOLD if row["split"] == split)[language]
    labels = score.right + score.missed
    assert score.right / labels >= right, score.errors
    assert score.invented / labels <= invented, score.errors
    assert score.as_precise / score.right >= 0.95


@pytest.mark.parametrize(
    ("text", "words", "place_id", "precision", "resolution"),
    [
        ("Two ships left the port of Tartus.", "port of Tartus", "tartus_port", 1, "unique"),
        ("Guards left the naval facility in Tartus.", "naval facility in Tartus", "tartus_naval", 1, "unique"),
        ("A bus passed the town of Qamishli.", "town of Qamishli", "qamishli_city", 1, "typed"),
        ("It rained in Homs province.", "Homs province", "homs_governorate", 4, "unique"),
        ("It rained in the governorate in which Homs lies.", "Homs", "homs_city", 1, "preferred"),
        ("They left the base outside Qamishli.", "base outside Qamishli", "qamishli_airport", 2, "typed"),
        ("Vessels moored at the docks of Tartus.", "docks of Tartus", "tartus_port", 1, "typed"),
        ("It rained in Tartus.", "Tartus", "tartus_city", 1, "preferred"),
        ("It rained at Hmeimim.", "Hmeimim", "hmeimim", 1, "unique"),
        ("They camped near Tartus.", "near Tartus", "tartus_city", 2, "preferred"),
        ("They camped 20 km south of Manbij.", "20 km south of Manbij", "manbij", 2, "preferred"),
        ("They camped 80 km south of Manbij.", "80 km south of Manbij", "manbij", 5, "preferred"),
        (
            "Posts in the eastern countryside of Homs fell.",
            "eastern countryside of Homs",
            "homs_governorate",
            5,
            "unique",
        ),
        ("Flights over northern Syria stopped.", "northern Syria", "northern_syria", 5, "unique"),
        ("They sailed to Libya.", "Libya", "libya", 6, "unique"),
        ("It flew from Tripoli to Benghazi.", "Tripoli", "tripoli_libya", 1, "parent"),
    ],
)
def test_the_words_beside_a_name_decide_which_place_and_how_precisely(
    text: str, words: str, place_id: str, precision: int, resolution: str
) -> None:
    assert told(text)[0] == (words, place_id, precision, resolution)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Posts in Homs, Hama and Daraa provinces fell.",
            ["homs_governorate", "hama_governorate", "daraa_governorate"],
        ),
        ("They left the provinces of Homs and Hama.", ["homs_governorate", "hama_governorate"]),
        ("They left Homs province, Hama and Daraa.", ["homs_governorate", "hama_city", "daraa_city"]),
        ("انسحبت القوات من محافظات حمص وحماة", ["homs_governorate", "hama_governorate"]),
        ("Посты в провинциях Хомс и Хама", ["homs_governorate", "hama_governorate"]),
        ("Humus ve Hama illerinde", ["homs_governorate", "hama_governorate"]),
        ("They closed bases in Homs and Hama provinces.", ["homs_governorate", "hama_governorate"]),
        ("They have bases in Tartus, Latakia and Damascus.", ["tartus_naval", "latakia_city", "damascus_city"]),
        ("The port cities of Tartus and Latakia are calm.", ["tartus_city", "latakia_city"]),
    ],
)
def test_a_plural_tells_the_kind_of_every_place_of_its_list(text: str, places: list[str]) -> None:
    assert [place for _, place, _, _ in told(text)] == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The convoy went back to the capital.", ["damascus_city"]),
        ("They flew to the capital of Libya.", ["libya"]),
        ("They flew from Bamako to the capital.", ["bamako"]),
        ("They flew to Bamako, the capital.", ["bamako"]),
        ("A ship off Tartus lay at anchor.", ["off_tartus"]),
        ("The frigate Novorossiysk lay at anchor.", []),
        ("Two frigates are due off Syria.", ["east_med"]),
        ("Two ships left the port of Tartus and wait off the coast.", ["tartus_port", "off_tartus"]),
        (
            "A ship left Tartus, another docked in Latakia and a third waits off the coast.",
            ["tartus_city", "latakia_city", "east_med"],
        ),
        ("Trucks left the port of Tartus. A frigate waits off Lebanon.", ["tartus_port", "east_med"]),
        ("A ship waits off the coast of Latakia.", ["latakia_city"]),
    ],
)
def test_waters_and_the_capital_are_places(text: str, places: list[str]) -> None:
    assert [place for _, place, _, _ in told(text)] == places


def test_a_type_word_far_away_decides_nothing() -> None:
    text = "It rained in Tartus, and on the day after in the hills behind the old port."
    assert told(text)[0][1] == "tartus_city"


def test_a_name_of_two_places_far_apart_stays_ambiguous_with_both() -> None:
    (found,) = located("The freighter is bound for Tripoli.")
    assert found.place_id is None
    assert set(found.candidates) == {"tripoli_libya", "tripoli_lebanon"}
    assert (found.geo_precision, found.resolution.value) == (7, "ambiguous")


def test_the_dateline_decides_where_nothing_else_does() -> None:
    assert [f[1:] for f in told("BEIRUT (Reuters) - The freighter sailed for Tripoli on Monday.")] == [
        ("tripoli_lebanon", 1, "dateline")
    ]


@pytest.mark.parametrize(
    ("text", "place_id"),
    [
        ("Soldiers gathered at Shayrat. On Sunday they left the base.", "shayrat"),
        ("A convoy entered Qamishli. Planes left from the airport.", "qamishli_airport"),
        ("A convoy entered Manbij. Nobody was seen in the town.", "manbij"),
    ],
)
def test_the_base_there_is_the_place_told_before(text: str, place_id: str) -> None:
    assert (told(text)[-1][1], told(text)[-1][3]) == (place_id, "context")


def test_the_base_of_nothing_told_before_is_no_place() -> None:
    assert told("They left the base.") == []


@pytest.mark.parametrize(
    ("carried", "words"), [(False, "Shayrat"), (True, "the base")], ids=["named", "taken up from before"]
)
def test_a_claim_keeps_the_words_that_name_its_place(carried: bool, words: str) -> None:
    text = "Soldiers gathered at Shayrat. They left the base."
    found = located(text)
    start = 0 if not carried else text.index("They")
    claim = read_claim(
        start=start,
        end=len(text),
        places=(replace(read_place("Shayrat", text, "shayrat"), role=PlaceRole.ORIGIN, is_carried=carried),),
    )
    ((role, here),) = of_claim(claim, found)
    assert (role, here.place_id) == (PlaceRole.ORIGIN, "shayrat")
    assert text[here.toponym.start : here.toponym.end] == words.removeprefix("the ")


@pytest.mark.parametrize(("noun", "meant"), [("base", "tartus_naval"), ("fields", "tartus_port")])
def test_the_base_in_a_port_that_was_told_is_the_one_that_lies_there(noun: str, meant: str) -> None:
    text = f"News from Tartus. Two ships left the port of Tartus. The {noun} is still guarded."
    carried = replace(read_place("port of Tartus", text, "tartus_port"), is_carried=True)
    claim = read_claim(start=text.index(f"The {noun}"), end=len(text), places=(carried,))
    ((_, here),) = of_claim(claim, located(text))
    assert here.place_id == meant


def test_a_claim_without_a_place_is_about_the_theatre() -> None:
    claim = read_claim(places=(ReadPlace(PlaceRole.AT, None, ("syria",)),))
    ((_, here),) = of_claim(claim, [])
    assert (here.place_id, here.geo_precision, here.resolution.value) == ("syria", 6, "theatre")


def test_a_point_that_stands_for_a_place_nearby_is_not_exact() -> None:
    assert geo_precision("tell_al_hara") == 2
    assert geo_precision(None) == 7


INVISIBLE = {
    "composed": lambda text: unicodedata.normalize("NFC", text),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "zero width": lambda text: "\u200b".join(text),
    "direction marks": lambda text: "\u202b" + text.replace(" ", "\u200f \u200e") + "\u202c",
    "curly quotes": lambda text: text.replace("'", "’"),
    "marked capitals": lambda text: re.sub("[AHKMPST]", "\\g<0>\u0304", text) if text.isascii() else text,
}


@pytest.mark.parametrize("change", INVISIBLE.values(), ids=list(INVISIBLE))
def test_the_same_words_written_in_other_code_points_name_the_same_places(change: Callable[[str], str]) -> None:
    for row in (row for row in GOLD[::3] if row["trap"] != "dateline"):
        whole = unicodedata.normalize("NFC", row["text"])
        same = [(f.place_id, f.geo_precision) for f in located(change(whole))]
        assert same == [(f.place_id, f.geo_precision) for f in located(whole)], row["text"]


def test_a_noun_for_a_place_told_again_and_again_is_read_each_time() -> None:
    assert len(toponyms("They left Manbij for " + "the capital and " * 5000)) == 5001


def test_ten_megabytes_of_combining_marks_are_read_in_one_pass() -> None:
    (found,) = decide(toponyms("Homs" + "\u0301" * 10_000_000 + " fell."))
    assert found.place_id == "homs_city"


def test_every_name_that_places_share_is_listed_with_how_it_is_decided() -> None:
    """The list is data for reviewers: a new shared name has to be looked at before it can stand."""
    shared: dict[str, set[str]] = {}
    for place_id, name in reference("ref.place_name").select("place_id", "name").iter_rows():
        shared.setdefault(plain(name), set()).add(place_id)
    how = {name: _bare(name, ids) for name, ids in shared.items() if len(ids) > 1}
    listed = list(csv.DictReader(Path("tests/golden/shared_names.csv").read_text("utf-8").splitlines()))
    assert how == {row["name"]: (row["places"], row["alone"]) for row in listed}


def _bare(name: str, ids: set[str]) -> tuple[str, str]:
    """Return the places that share a name, and which of them the bare name means: none where it stays ambiguous."""
    (found,) = decide([Toponym(0, len(name), tuple(sorted(ids)))])
    return " ".join(sorted(ids)), found.place_id if found.resolution.value != "ambiguous" else ""


@pytest.mark.skipif(not GOLD_CLAIMS.is_file(), reason="the shared reports are not on this machine")
def test_the_places_that_stand_in_the_quotes_of_the_shared_labels_are_found() -> None:
    by_report: dict[str, list[Located]] = {}
    right = wanted = 0
    for line in GOLD_CLAIMS.read_text("utf-8").splitlines():
        label = json.loads(line)
        text = (GOLD_CLAIMS.parent.parent / "reports" / label["report"]).read_text("utf-8")
        found = by_report.setdefault(label["report"], located(text))
        start, end = label["char_start"], label["char_end"]
        inside = {f.place_id for f in found if start <= f.toponym.start < end}
        for place in label["places"]:
            if _is_named(place["place"], text[start:end]):
                wanted += 1
                right += bool(inside & {place["place"], *place.get("also", ())})
    assert right / wanted >= 0.9


def _is_named(place_id: str, quote: str) -> bool:
    """Tell whether a name of the place stands in the quote, by plain search."""
    names = reference("ref.place_name").filter(pl.col("place_id") == place_id)["name"]
    words = f" {re.sub('[^a-z0-9]+', ' ', quote.lower())} "
    return any(f" {re.sub('[^a-z0-9]+', ' ', name.lower()).strip()} " in words for name in names if name.isascii())
