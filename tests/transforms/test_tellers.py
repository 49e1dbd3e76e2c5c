"""Who stands behind the claims of one event: tellers are told apart by what reports say, never by how ids sort."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.resolve.tellers import Voice, origins, same

LATE = {"gazette": "tass", "wire": "unn", "daily": "storya"}
"""The same three outlets under names that sort behind, around and before 'story:'."""


def own(claim_id: str, story: str, outlet: str | None) -> Voice:
    """A claim that an outlet tells in its own name."""
    return Voice(claim_id, f"d{claim_id}", story, outlet, None, None, "media", "", own=True)


def quoted(claim_id: str, story: str, actor: str | None, words: str = "", heard_by: str | None = None) -> Voice:
    """A claim that a report puts into the mouth of somebody else."""
    return Voice(claim_id, f"d{claim_id}", story, None, actor, heard_by, "anonymous", words, own=False)


def behind(*voices: Voice, credited: dict[str, str | None] | None = None) -> list[str]:
    found = origins(voices, credited or {})
    return [found[voice.claim_id] for voice in voices]


@pytest.mark.parametrize("outlet", ["afp", "tass", "unn"])
def test_an_outlet_that_tells_two_stories_is_one_teller_under_its_own_name(outlet: str) -> None:
    assert behind(own("1", "s1", outlet), own("2", "s2", outlet)) == [outlet, outlet]


@pytest.mark.parametrize("outlet", ["afp", "tass", "unn"])
def test_what_a_story_credits_to_an_agency_is_told_by_the_agency_whoever_prints_it(outlet: str) -> None:
    voices = own("1", "s1", "gazette"), own("2", "s1", "wire"), quoted("3", "s2", outlet)
    assert behind(*voices, credited={"s1": outlet}) == [outlet] * 3


@pytest.mark.parametrize("outlet", ["afp", "tass", "unn"])
def test_an_outlet_quoted_elsewhere_is_who_it_is_at_home(outlet: str) -> None:
    assert behind(own("1", "s1", outlet), quoted("2", "s2", outlet)) == [outlet, outlet]


def test_a_story_without_outlet_and_credit_is_a_teller_of_its_own() -> None:
    assert len(set(behind(own("1", "s1", None), own("2", "s2", None), own("3", "s2", None)))) == 2


def test_an_anonymous_source_of_two_agencies_is_two_and_of_one_agency_one() -> None:
    source = "a syrian source"
    two = behind(quoted("1", "s1", None, source, "reuters"), quoted("2", "s2", None, source, "afp"))
    one = behind(quoted("1", "s1", None, source, "reuters"), quoted("2", "s2", None, source, "reuters"))
    assert (len(set(two)), len(set(one))) == (2, 1)


def test_an_agency_and_who_repeats_its_source_are_one_teller() -> None:
    source = "a syrian source"
    at_home = quoted("1", "s1", None, source)._replace(outlet="reuters")
    assert len(set(behind(at_home, quoted("2", "s2", None, source, "reuters")))) == 1


def test_who_speaks_for_the_kremlin_is_the_kremlin() -> None:
    assert same("peskov") == same("kremlin")


voice = st.tuples(st.sampled_from(["s1", "s2", "s3"]), st.sampled_from([*LATE, None]), st.booleans())
credits_ = st.dictionaries(st.sampled_from(["s1", "s2", "s3"]), st.sampled_from([*LATE]), max_size=2)


@given(told=st.lists(voice, min_size=1, max_size=7), credited=credits_)
def test_other_ids_for_the_same_outlets_part_the_same_tellers(
    told: list[tuple[str, str | None, bool]], credited: dict[str, str]
) -> None:
    def parted(names: dict[str, str]) -> list[list[int]]:
        voices = [
            (own if speaks else quoted)(f"{n}", story, names.get(outlet or ""))
            for n, (story, outlet, speaks) in enumerate(told)
        ]
        found = behind(*voices, credited={story: names[outlet] for story, outlet in credited.items()})
        return [[n for n, other in enumerate(found) if other == one] for one in found]

    assert parted(LATE) == parted({name: name for name in LATE})
