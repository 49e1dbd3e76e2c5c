"""In whatever order reports come: the same stories; a duplicate adds no teller; what goes takes its count along."""

from datetime import date, timedelta
from itertools import pairwise
from random import Random
from typing import Any

import polars as pl
import pytest
from builders import Row, claim, core_tables, document, place, teller
from hypothesis import example, given, settings
from hypothesis import strategies as st
from story_set import Report, reports

from schemas.table import Tables
from transforms.identity import changes
from transforms.resolve import STATE, Firsts, resolve
from transforms.versions import merge

DAY = date(2024, 12, 9)
FEW = [r for r in reports("dev", 6) if r.story in ("tamr-gate", "manbij-trucks", "jets-tulip") or r.kind == "single"]


def of(*told: Report) -> Tables:
    return core_tables([document(r.document_id, r.text, published=r.published) for r in told], [], [], [])


def stored(tables: Tables) -> Tables:
    """What a store keeps for the next run."""
    return {name: tables[name] for name in (*of(), *STATE) if name in tables}


def all_of(tables: Tables) -> dict[str, list[Any]]:
    names = ("core.document", "core.story", "core.story_member", "core.story_link", "core.event", "core.claim")
    return {name: tables[name].rows() for name in names}


@settings(max_examples=8, deadline=None)
@given(order=st.permutations(FEW), cuts=st.sets(st.integers(1, len(FEW) - 1), max_size=3))
def test_reports_that_come_in_any_order_and_number_make_the_same_stories(order: list[Report], cuts: set[int]) -> None:
    edges = [0, *sorted(cuts), len(order)]
    tables = of()
    for start, end in pairwise(edges):
        tables = resolve(merge(stored(tables), of(*order[start:end])))
    assert all_of(tables) == all_of(resolve(of(*FEW)))


FEWEST = Firsts(copies=1, retellings=1)
"""Only the first holder of a sequence or a fact is compared with the others, so that every report may push another."""

SENTENCES = [
    "Russian troops withdrew 47 trucks from Tell Tamr in Syria on Monday, shopkeeper Hadi Barmawi said.",
    "Russian forces pulled back 47 lorries out of Tell Tamr, Syria, after dawn, according to Barmawi.",
    "A Russian military column of 613 soldiers drove from Manbij in Syria to the coast, Leyla Sarrouf said.",
    "Some 613 Russian soldiers have gone from Manbij in Syria, said Sarrouf, a teacher who watched them.",
    "The footer of the agency tells whom to call, what may be copied from it, and who keeps the rights to it all.",
]
made_up = st.lists(
    st.tuples(
        st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3, unique=True),
        st.sampled_from([0, 0, 1, 2, 3, 9, None]),
    ),
    min_size=3,
    max_size=8,
)


def dated(number: int, sentences: list[str], day: int | None) -> Row:
    """A report of these sentences, whose number does not tell when it was published; of no day, when none is given."""
    own = " ".join(f"word{number}x{n}" for n in range(6))
    published = None if day is None else DAY + timedelta(days=day)
    return document(f"d{number}", " ".join((*sentences, own)), published=published)


@settings(max_examples=40, deadline=None)
@given(told=made_up, chance=st.randoms(use_true_random=False), edits=st.booleans())
def test_where_few_are_compared_links_and_stories_depend_neither_on_order_nor_on_what_went(
    told: list[Any], chance: Random, edits: bool
) -> None:
    rows = [dated(number, *report) for number, report in enumerate(told)]
    gone = chance.choice(rows)
    stay = [row for row in rows if row is not gone]
    order = rows[:]
    chance.shuffle(order)
    cuts = sorted(chance.sample(range(1, len(rows)), chance.randrange(min(3, len(rows) - 1)) + 1))
    tables = of()
    for start, end in pairwise([0, *cuts, len(order)]):
        tables = resolve(merge(stored(tables), core_tables(order[start:end], [], [], [])), FEWEST)
    assert all_of(tables) == all_of(resolve(core_tables(rows, [], [], []), FEWEST))
    kept = stored(tables)
    if edits:
        gone |= {"version_id": "v-edited", "text": SENTENCES[0], "published_start": DAY, "published_end": DAY}
        after, kept = [*stay, gone], merge(kept, core_tables([gone], [], [], []))
    else:
        after = stay
        kept["core.document"] = kept["core.document"].filter(pl.col("document_id") != gone["document_id"])
    assert all_of(resolve(kept, FEWEST)) == all_of(resolve(core_tables(after, [], [], []), FEWEST))


TELLERS = (
    ("sohr", None),
    ("ru_mod", None),
    (None, "residents"),
    (None, "a Syrian source"),
    ("local_sources", "locals"),
)
told_by = st.tuples(st.sampled_from(TELLERS), st.sampled_from(["CT+", "CT-"]), st.sampled_from([0, 1, 2, 5, None]))


def report(name: str, text: str, claims: list[Any]) -> tuple[list[Row], list[Row], list[Row]]:
    rows, places, sources = [], [], []
    for number, ((actor, words), factuality, day) in enumerate(claims):
        claim_id = f"c-{name}-{number}"
        rows.append(claim(claim_id, name, None if day is None else DAY + timedelta(days=day), factuality=factuality))
        places.append(place(claim_id))
        sources += [teller(claim_id, actor, words or actor), teller(claim_id, None, None, position=1)]
    return rows, places, sources


def resolved(told: dict[str, tuple[str, list[Any]]]) -> Tables:
    parts = [report(name, text, claims) for name, (text, claims) in told.items()]
    documents = [document(name, text) for name, (text, _) in told.items()]
    return resolve(core_tables(documents, *([row for part in parts for row in part[i]] for i in range(3))))


def counts(tables: Tables, names: set[str]) -> dict[str, int]:
    """Tellers of the event of every claim of these documents."""
    events = dict(tables["core.event"].select("event_id", "n_origins").iter_rows())
    rows = tables["core.claim"].filter(pl.col("document_id").is_in(names))
    return {claim_id: events[event] for claim_id, event in rows.select("claim_id", "event_id").iter_rows()}


def together(tables: Tables, names: set[str]) -> set[frozenset[str]]:
    """Claims of these documents by event."""
    rows = tables["core.claim"].filter(pl.col("document_id").is_in(names))
    return {frozenset(claims) for (claims,) in rows.group_by("event_id").agg("claim_id").select("claim_id").rows()}


texts = st.lists(st.lists(told_by, min_size=1, max_size=3, unique_by=lambda t: t[2]), min_size=1, max_size=4)


@settings(max_examples=25, deadline=None)
@given(told=texts, which=st.integers(0, 3), name=st.sampled_from(["c9", "d9"]))
@example(
    told=[
        [(TELLERS[0], "CT+", 0)],
        [(TELLERS[0], "CT-", 1)],
        [(TELLERS[0], "CT+", 0), (TELLERS[1], "CT-", 1)],
    ],
    which=1,
    name="c9",
)
def test_a_duplicate_adds_no_teller_and_moves_no_claim(told: list[list[Any]], which: int, name: str) -> None:
    once = {f"d{n}": (" ".join(f"{n}x{i}" for i in range(40)), claims) for n, claims in enumerate(told)}
    text, claims = once[f"d{which % len(told)}"]
    before, after = resolved(once), resolved(once | {name: (text + " Copied.", claims)})
    assert together(after, set(once)) == together(before, set(once))
    before_counts, after_counts = counts(before, set(once)), counts(after, set(once))
    assert {c for c, n in after_counts.items() if n > before_counts[c]} == set()


@settings(max_examples=15, deadline=None)
@given(told=texts)
def test_when_a_report_is_taken_away_everything_is_as_it_was_before(told: list[list[Any]]) -> None:
    once = {f"d{n}": (" ".join(f"{n}x{i}" for i in range(40)), claims) for n, claims in enumerate(told)}
    before = resolved(once)
    more = resolved(once | {"d9": (once["d0"][0], [(TELLERS[3], "CT+", 1)])})
    kept = {name: pl.DataFrame(rows) for name, rows in more.items()}
    for table in ("core.document", "core.claim"):
        kept[table] = kept[table].filter(pl.col("document_id") != "d9")
    for table in ("core.claim_place", "core.claim_source", "core.claim_materiel"):
        kept[table] = kept[table].join(kept["core.claim"], on="claim_id", how="semi")
    assert all_of(resolve(kept)) == all_of(before)


def test_a_late_original_leads_and_the_story_keeps_its_id() -> None:
    original, other, *_ = [r for r in FEW if r.story == "tamr-gate"]
    rows = [document("d1", other.text, published=original.published + timedelta(days=1))]
    before = resolve(core_tables(rows, [], [], []))
    late = document("d9", original.text, published=original.published)
    after = resolve(merge(stored(before), core_tables([late], [], [], [])))
    assert after["core.story"]["lead_document_id"].to_list() == ["d9"]
    assert after["core.story"]["story_id"].to_list() == before["core.story"]["story_id"].to_list()


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"d1": "s1", "d2": "s2"}, {"d1": "s1", "d2": "s1"}, [("s2", "s1", "merged")]),
        ({"d1": "s1", "d2": "s1"}, {"d1": "s1", "d2": "s2"}, [("s1", "s2", "split")]),
        ({"d2": "s2"}, {"d1": "s1", "d2": "s1"}, [("s2", "s1", "renamed")]),
        ({"d1": "s1", "d2": "-"}, {"d1": "s1", "d2": "s1"}, []),
    ],
    ids=["two stories are one", "one story is two", "a report fetched before joins", "a new report joins"],
)
def test_what_became_of_an_id_is_written_down(
    before: dict[str, str], after: dict[str, str], expected: list[tuple[str, str, str]]
) -> None:
    def tables(stories: dict[str, str]) -> Tables:
        return core_tables([document(d, story_id=s) for d, s in stories.items()], [], [], [])

    rows = changes(tables(before), tables(after), 7)
    assert rows.select("old_id", "new_id", "change").rows() == expected
