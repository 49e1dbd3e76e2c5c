"""resolve: which reports are one story and which claims one event. Pages are never counted as independent words."""

import random
from datetime import date, datetime, timedelta
from typing import Any

import polars as pl
import pytest
from builders import Row, claim, core_tables, document, place, teller

from schemas.table import Tables
from transforms.resolve import resolve

MONDAY = date(2024, 12, 9)
NOON = datetime(2024, 12, 9, 12)  # noqa: DTZ001 (the store keeps UTC without a zone)
STORY = (
    "Russian troops left the base at Tell Tamr before dawn and drove east in a column of trucks, residents of the "
    "town said, adding that the gate stood open and that nobody had told them who would come next to the hill."
)


def told(
    claim_id: str,
    document_id: str,
    day: date | None = MONDAY,
    by: str | None = "sohr",
    **facts: Any,  # noqa: ANN401
) -> tuple[Row, Row, Row]:
    """Make a claim with its place and first teller; `at`, `role` and `words` go to place and teller."""
    where = place(claim_id, facts.pop("at", "tell_tamr"), facts.pop("role", "origin"))
    speaker = teller(claim_id, by, facts.pop("words", None))
    return claim(claim_id, document_id, day, **facts), where, speaker


def resolved(*claims: tuple[Row, Row, Row], documents: list[Row] | None = None) -> Tables:
    """Resolve claims; documents that are not given are made, each a story of its own."""
    made = documents or [document(d) for d in dict.fromkeys(c["document_id"] for c, _, _ in claims)]
    return resolve(core_tables(made, [c[0] for c in claims], [c[1] for c in claims], [c[2] for c in claims]))


def event_of(tables: Tables) -> dict[str, str]:
    return dict(tables["core.claim"].select("claim_id", "event_id").iter_rows())


def only_event(tables: Tables) -> Row:
    assert tables["core.event"].height == 1
    return tables["core.event"].row(0, named=True)


def story_of(tables: Tables) -> dict[str, str]:
    return dict(tables["core.document"].select("document_id", "story_id").iter_rows())


def test_the_same_actor_quoted_in_two_reports_is_one_origin() -> None:
    event = only_event(resolved(told("c1", "d1"), told("c2", "d2")))
    assert (event["n_claims"], event["n_documents"], event["n_origins"]) == (2, 2, 1)


def test_two_actors_who_say_the_same_are_two_origins() -> None:
    event = only_event(resolved(told("c1", "d1", by="sohr"), told("c2", "d2", by="ru_mod")))
    assert event["n_origins"] == 2


def test_residents_asked_by_two_papers_are_two_origins_and_by_one_paper_one() -> None:
    asked = [told(f"c{n}", d, by=None, words="residents") for n, d in enumerate(["d1", "d1", "d2"])]
    event = only_event(resolved(*asked))
    assert (event["n_claims"], event["n_documents"], event["n_origins"]) == (3, 2, 2)


def test_residents_quoted_in_two_copies_of_a_report_are_one_origin() -> None:
    copies = [document("d1", STORY), document("d2", STORY + " The ministry did not comment.")]
    asked = [told("c1", "d1", by=None, words="residents"), told("c2", "d2", by=None, words="residents")]
    event = only_event(resolved(*asked, documents=copies))
    assert (event["n_documents"], event["n_origins"]) == (2, 1)


@pytest.mark.parametrize("days", [0, 1, 3])
def test_claims_a_few_days_apart_are_one_event(days: int) -> None:
    event = only_event(resolved(told("c1", "d1"), told("c2", "d2", MONDAY + timedelta(days=days))))
    assert (event["date_start"], event["date_end"]) == (MONDAY, MONDAY + timedelta(days=days))


def test_a_withdrawal_weeks_later_is_another_event() -> None:
    events = event_of(resolved(told("c1", "d1"), told("c2", "d2", MONDAY + timedelta(days=21))))
    assert events["c1"] != events["c2"]


def test_a_daily_trickle_does_not_become_one_endless_event() -> None:
    days = [told(f"c{n}", f"d{n}", MONDAY + timedelta(days=n)) for n in range(9)]
    lengths = resolved(*days)["core.event"].select(pl.col("date_end") - pl.col("date_start")).to_series()
    assert max(lengths) <= timedelta(days=3)


@pytest.mark.parametrize(
    "other",
    [
        {"at": "ain_issa"},
        {"role": "destination"},
        {"event_type": "continued_presence"},
        {"force_id": "wagner_africa_corps"},
        {"phase": "planned"},
    ],
    ids=["another place", "going there, not leaving", "staying, not leaving", "other forces", "announced, not done"],
)
def test_another_proposition_is_another_event(other: Row) -> None:
    events = event_of(resolved(told("c1", "d1"), told("c2", "d2", **other)))
    assert events["c1"] != events["c2"]


def test_a_withdrawal_that_goes_on_is_the_one_that_began() -> None:
    begun, ongoing = told("c1", "d1", phase="begun"), told("c2", "d2", phase="ongoing")
    assert resolved(begun, ongoing)["core.event"].height == 1


def test_a_withdrawal_begun_and_one_completed_are_two_events_of_which_one_comes_after() -> None:
    tables = resolved(told("c1", "d1", phase="begun"), told("c2", "d2", phase="completed"))
    events = event_of(tables)
    assert tables["core.event_link"].rows() == [(events["c1"], events["c2"], "stage")]


def test_deployment_and_reinforcement_are_two_words_for_one_arrival() -> None:
    arrivals = [
        told("c1", "d1", event_type="deployment", role="destination"),
        told("c2", "d2", event_type="reinforcement", role="destination"),
    ]
    assert resolved(*arrivals)["core.event"].height == 1


def test_undated_claims_of_two_stories_never_join() -> None:
    events = event_of(resolved(told("c1", "d1", None), told("c2", "d2", None)))
    assert events["c1"] != events["c2"]


def test_an_undated_claim_never_joins_a_dated_one() -> None:
    events = event_of(resolved(told("c1", "d1"), told("c2", "d1", None)))
    assert events["c1"] != events["c2"]


def test_undated_claims_of_one_story_do_join() -> None:
    event = only_event(resolved(told("c1", "d1", None), told("c2", "d1", None)))
    assert (event["n_claims"], event["date_start"], event["date_end"]) == (2, None, None)


@pytest.mark.parametrize(
    ("factualities", "disputed", "best"),
    [
        (["CT+", "CT-"], True, "CT+"),
        (["PS+", "PR-"], True, "PR-"),
        (["PS+", "CT-"], True, "CT-"),
        (["CT+", "PS+"], False, "CT+"),
        (["CT-", "CT-"], False, "CT-"),
        (["CT+", "Uu"], False, "CT+"),
        (["Uu", "Uu"], False, "Uu"),
    ],
)
def test_an_event_is_disputed_when_one_affirms_what_another_denies(
    factualities: list[str], disputed: bool, best: str
) -> None:
    claims = [told(f"c{n}", f"d{n}", factuality=one) for n, one in enumerate(factualities)]
    event = only_event(resolved(*claims))
    assert (event["is_disputed"], event["best_factuality"]) == (disputed, best)


def test_an_event_knows_where_from_where_to_and_when_it_was_published() -> None:
    documents = [document("d1", published=MONDAY), document("d2", published=MONDAY + timedelta(days=5)), document("d3")]
    claims = [claim(f"c{n}", f"d{n}", MONDAY, event_type="redeployment") for n in (1, 2, 3)]
    places = [row for n in (1, 2, 3) for row in (place(f"c{n}"), place(f"c{n}", "qamishli_airport", "destination"))]
    sources = [teller(f"c{n}", "sohr") for n in (1, 2, 3)]
    event = only_event(resolve(core_tables(documents, claims, places, sources)))
    assert (event["origin_place_id"], event["destination_place_id"]) == ("tell_tamr", "qamishli_airport")
    assert (event["first_published"], event["last_published"]) == (MONDAY, MONDAY + timedelta(days=5))


def test_only_the_first_teller_counts_not_the_outlets_that_pass_it_on() -> None:
    claims = [claim("c1", "d1", MONDAY), claim("c2", "d2", MONDAY)]
    sources = [
        teller("c1", "sohr"),
        teller("c1", "afp", position=1),
        teller("c2", "sohr"),
        teller("c2", "ap", position=1),
    ]
    tables = core_tables([document("d1"), document("d2")], claims, [place("c1"), place("c2")], sources)
    assert only_event(resolve(tables))["n_origins"] == 1


def test_copies_make_one_story_led_by_the_earliest() -> None:
    documents = [
        document("d1", STORY + " More is awaited.", published=MONDAY + timedelta(days=1)),
        document("d2", STORY, published=MONDAY),
        document("d3"),
    ]
    tables = resolved(told("c1", "d1"), told("c2", "d2"), documents=documents)
    assert story_of(tables) == {"d1": "s1", "d2": "s1", "d3": "s3"}
    assert tables["core.story"].sort("story_id").select("lead_document_id", "n_documents", "basis").rows() == [
        ("d2", 2, "copy"),
        ("d3", 1, "single"),
    ]


def test_a_copy_with_a_foreign_beginning_and_end_is_still_a_copy() -> None:
    framed = "Share it... Our own desk. " + STORY + " Leave a reply. Required fields are marked."
    stories = story_of(resolved(documents=[document("d1", STORY), document("d2", framed)]))
    assert stories["d1"] == stories["d2"]


def test_a_copy_with_a_few_words_changed_is_still_a_copy() -> None:
    edited = STORY.replace("before dawn", "before daybreak").replace("come next", "follow")
    stories = story_of(resolved(documents=[document("d1", STORY), document("d2", edited)]))
    assert stories["d1"] == stories["d2"]


def test_a_report_that_quotes_one_line_of_another_is_no_copy() -> None:
    line = "the gate stood open and that nobody had told them who would come next to the hill."
    own = "Weeks of rumours ended on Monday, when shopkeepers told this paper over tea and much sugar that " + line
    stories = story_of(resolved(documents=[document("d1", STORY), document("d2", own + " They laughed about it.")]))
    assert stories["d1"] != stories["d2"]


def test_bulletins_in_the_same_words_about_different_places_are_no_copies() -> None:
    line = "Russian troops withdrew from their post near {} in Syria on Tuesday, the Syrian Observatory said and wrote."
    stories = story_of(
        resolved(documents=[document("d1", line.format("Manbij")), document("d2", line.format("Kobani"))])
    )
    assert stories["d1"] != stories["d2"]


def test_reports_on_one_matter_in_their_own_words_are_two_stories() -> None:
    own = (
        "In Tell Tamr the Russian flag came down overnight. People there watched lorries roll away and wondered "
        "what the silence on the hill would bring, and a shopkeeper counted nineteen vehicles from his roof."
    )
    stories = story_of(resolved(documents=[document("d1", STORY), document("d2", own)]))
    assert stories["d1"] != stories["d2"]


def test_very_short_texts_are_stories_of_their_own() -> None:
    stories = story_of(resolved(documents=[document("d1", "They left."), document("d2", "They left.")]))
    assert stories["d1"] != stories["d2"]


def test_a_story_says_who_told_most_of_it_first() -> None:
    claims = [told("c1", "d1", by="ru_mod"), told("c2", "d1", by="sohr", at="ain_issa"), told("c3", "d1", at="kobani")]
    assert resolved(*claims)["core.story"]["origin_actor_id"].to_list() == ["sohr"]


def test_a_document_without_claims_is_a_story_without_events() -> None:
    tables = resolved(documents=[document("d1")])
    assert tables["core.story"]["origin_actor_id"].to_list() == [None]
    assert tables["core.event"].height == 0


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    documents = [document("d1", STORY, published=MONDAY), document("d2", STORY), document("d3"), document("d4")]
    claims = [
        told(f"c{n}", f"d{n % 4 + 1}", day, by=by, words="residents", factuality=sure)
        for n, (day, by, sure) in enumerate(
            [
                (MONDAY, "sohr", "CT+"),
                (MONDAY, None, "CT-"),
                (None, "sohr", "PR+"),
                (None, None, "CT+"),
                (MONDAY + timedelta(days=3), "ru_mod", "CT+"),
                (MONDAY + timedelta(days=4), None, "CT+"),
            ]
        )
    ]
    shuffled = random.Random(seed).sample(claims, len(claims))  # noqa: S311
    one = resolved(*claims, documents=documents)
    other = resolved(*shuffled, documents=documents[::-1])
    assert one["core.event"].equals(other["core.event"])
    assert one["core.story"].equals(other["core.story"])
    assert event_of(one) == event_of(other)
    assert one["core.document"].equals(other["core.document"])


def test_resolving_what_is_resolved_changes_nothing() -> None:
    once = resolved(told("c1", "d1"), told("c2", "d2"), told("c3", "d2", None))
    twice = resolve(once)
    assert all(rows.equals(twice[table]) for table, rows in once.items())


def test_an_event_keeps_its_id_when_a_later_day_is_reported() -> None:
    first, later = document("d5", retrieved_at=NOON), document("d1", retrieved_at=NOON + timedelta(hours=1))
    before = event_of(resolved(told("c5", "d5"), documents=[first]))
    claims = told("c5", "d5"), told("c1", "d1", MONDAY + timedelta(days=1))
    after = event_of(resolved(*claims, documents=[first, later]))
    assert after["c1"] == after["c5"] == before["c5"]


def test_an_event_keeps_its_id_when_something_else_is_reported() -> None:
    before = event_of(resolved(told("c5", "d5")))
    after = event_of(resolved(told("c5", "d5"), told("c1", "d1", at="ain_issa"), told("c2", "d1", None)))
    assert after["c5"] == before["c5"]


def test_every_claim_has_an_event_and_every_document_a_story() -> None:
    tables = resolved(told("c1", "d1"), told("c2", "d2", None), told("c3", "d3", at="kobani"))
    assert set(tables["core.claim"]["event_id"]) == set(tables["core.event"]["event_id"])
    assert set(tables["core.document"]["story_id"]) == set(tables["core.story"]["story_id"])
    assert tables["core.event"]["n_claims"].sum() == 3
