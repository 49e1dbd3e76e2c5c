"""Running time: a date holds for the sentences after it; the day of telling is not the day of the event."""

import pytest

from schemas.vocabulary import DateBasis, DateStatus
from transforms.extract import extract
from transforms.normalise.dated import Dated, dated
from transforms.normalise.narrative import narrative
from transforms.normalise.published import published


def read(text: str, told: str | None = None) -> dict[str, Dated]:
    """Read a report and return the date of each claim by its first place."""
    reading = extract("v1", text)
    when = published(told, "sidecar" if told else None, "press/a.txt", text, reading)
    moments = narrative(reading, when)
    return {c.places[0].ids[0]: dated(c, when, moments[c.sentence.no]) for c in reading.claims}


def test_a_date_holds_for_the_next_sentence() -> None:
    found = read(
        "Russian troops left Tell Tamr on 12 December 2024. They also withdrew from Sarrin with all their vehicles.",
        "2025-01-20",
    )
    assert {d.interval.edtf for d in found.values()} == {"2024-12-12"}
    assert [d.basis for d in found.values()] == [DateBasis.EXPLICIT, DateBasis.CONTEXT]


def test_the_next_day_counts_from_the_day_that_the_story_has_reached() -> None:
    found = read(
        "Russian troops left Tell Tamr on 12 December 2024. The next day Russian troops withdrew from Sarrin.",
        "2025-01-20",
    )
    assert [(d.interval.edtf, d.basis) for d in found.values()][-1] == ("2024-12-13", DateBasis.CONTEXT)


@pytest.mark.parametrize("verb", ["reported", "announced"])
def test_the_day_of_the_telling_is_only_an_upper_bound(verb: str) -> None:
    [found] = read(f"On May 20 local sources {verb} that Russian troops withdrew from Manbij.", "2022-05-26").values()
    assert (found.interval.start, found.interval.edtf, found.status) == (None, "../2022-05-20", DateStatus.RANGE)
    assert "not later" in found.reason


def test_a_teller_set_aside_by_commas_leaves_the_day_to_the_event() -> None:
    [found] = read("On May 20, residents said, Russian troops withdrew from Manbij.", "2022-05-26").values()
    assert found.interval.edtf == "2022-05-20"


def test_two_days_of_one_claim_are_a_set() -> None:
    [found] = read("Yesterday and on May 24, Russian forces sent reinforcements to Manbij.", "2022-05-26").values()
    assert found.interval.edtf == "{2022-05-24,2022-05-25}"
    assert (str(found.interval.start), str(found.interval.end)) == ("2022-05-24", "2022-05-25")


def test_without_a_publication_date_only_the_day_without_a_year_is_left_of_them() -> None:
    [found] = read("Yesterday and on May 24, Russian forces sent reinforcements to Manbij.").values()
    assert (found.interval.edtf, found.status) == ("XXXX-05-24", DateStatus.UNRESOLVED)


def test_a_weekday_is_counted_from_the_embedded_posts_where_nothing_else_is_known() -> None:
    found = read(
        "Russian troops withdrew from Manbij on Saturday.\n"
        "Russian troops seen on the road at Kobani. pic.x.test/1\n— Road Eye (@roadeye) December 14, 2024\n"
    )
    assert (found["manbij"].interval.edtf, found["manbij"].basis) == ("2024-12-14", DateBasis.EMBEDDED_POST)


def test_after_a_landmark_is_not_before_it() -> None:
    [found] = read("After the fall of Assad, Russian troops withdrew from Manbij.", "2025-02-01").values()
    assert found.interval.edtf == "2024-12-08/2025-02-01"
