"""Stories against labels: sixty stories of two to seven reports beside single reports on the same sites and weeks.

The *held* part was written after the rules stood still.
"""

from functools import cache

import pytest
from builders import core_tables, document
from story_set import Report, reports

from transforms.evaluate_clusters import Pairs, pairwise
from transforms.resolve import resolve

PARTS = {"dev": 200, "held": 100}


@cache
def told(part: str) -> dict[str, Report]:
    return {report.document_id: report for report in reports(part, PARTS[part])}


@cache
def found(part: str) -> dict[str, str]:
    rows = [document(r.document_id, r.text, published=r.published, outlet_id=r.outlet) for r in told(part).values()]
    return dict(resolve(core_tables(rows, [], [], []))["core.document"].select("document_id", "story_id").iter_rows())


def measured(part: str, *kinds: str) -> Pairs:
    """Pairs of one story of which one report is of these kinds and the other is too, or is no retelling."""
    of = told(part)

    def counts(one: str, other: str) -> bool:
        both = {of[one].kind, of[other].kind}
        return "retold" in both if "retold" in kinds else "retold" not in both

    return pairwise(found(part), {d: r.story for d, r in of.items()}, counts)


def test_the_set_is_what_it_says_it_is() -> None:
    everything = {**told("dev"), **told("held")}
    sizes: dict[str, int] = {}
    for report in everything.values():
        sizes[report.story] = sizes.get(report.story, 0) + (report.kind != "single")
    several = [size for size in sizes.values() if size]
    assert (len(several), min(several) >= 2, max(several) <= 8) == (60, True, True)
    assert sum(report.kind == "single" for report in everything.values()) >= 300


@pytest.mark.parametrize("part", PARTS)
def test_reports_of_different_stories_are_not_brought_together(part: str) -> None:
    assert measured(part, "copy", "retold").precision >= 0.98


@pytest.mark.parametrize("part", PARTS)
def test_copies_and_light_edits_are_found(part: str) -> None:
    assert measured(part, "copy").recall >= 0.90


@pytest.mark.parametrize("part", PARTS)
def test_retellings_and_translations_are_found(part: str) -> None:
    assert measured(part, "retold").recall >= 0.80


@pytest.mark.parametrize("part", PARTS)
def test_an_independent_report_on_the_same_matter_is_a_story_of_its_own(part: str) -> None:
    apart = [d for d, r in told(part).items() if r.kind == "single" and "-a" in d]
    of = found(part)
    assert [d for d in apart if list(of.values()).count(of[d]) > 1] == []
