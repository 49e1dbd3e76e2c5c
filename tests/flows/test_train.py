"""The learning corpus and how its labels are laid on words; the learning itself needs the extra `train`."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from flows.train.corpus import part, texts
from flows.train.laying import IGNORED, Lesson, lessons
from transforms.extract.candidates import Words
from transforms.extract.network import ROLES, TELLERS, TYPES

CORPUS = Path(__file__).parents[1] / "golden" / "corpus"
TEXT = "Prices rose in Homs after Russian troops pulled out of Palmyra, residents said."
CLAIM = {
    "quote": "Russian troops pulled out of Palmyra",
    "trigger": "pulled out",
    "event_type": "withdrawal",
    "phase": "completed",
    "factuality": "CT+",
    "stance": "reports",
    "extent": "unspecified",
    "is_background": False,
    "places": [{"place": "palmyra_town", "role": "origin", "effect": -1, "words": "Palmyra"}],
    "speakers": [{"words": "residents", "actor": "local_sources", "class": "witness"}],
}
SMALL = re.compile(
    "the|a|an|of|to|in|on|at|and|or|for|from|by|with|its|their|that|this|is|are|was|were|has|have|had|it|as|be|been|no|"
    "not|out|off|up|down|into|back|over|away|more|still|yet|only|new|all|any|some|will|would|may|about|than|there|they|"
    "them|being|once|again|just|another|last|first|two|three|one|few|now|home|set|under"
)
ROW = {"id": "x", "language": "en", "family": "pull", "text": TEXT, "claims": [CLAIM]}


def _words(lesson: Lesson, places: list[int]) -> str:
    return " ".join(TEXT[slice(*lesson.window.spans[at])] for at in places)


def test_a_label_is_laid_on_the_words_that_tell_it_and_all_others_tell_nothing() -> None:
    (lesson,) = lessons(ROW)
    told = [at for at, kind in enumerate(lesson.types) if kind > 0]
    assert _words(lesson, told) == "pulled out"
    assert {TYPES[lesson.types[at]] for at in told} == {"withdrawal"}
    assert lesson.types[lesson.window.spans.index((0, 6))] == 0


def test_the_parts_of_places_and_tellers_are_laid_on_their_words() -> None:
    (lesson,) = lessons(ROW)
    (label,) = lesson.labels
    assert _words(lesson, sorted(label.roles)).replace(" ", "") == "Palmyra"
    assert {ROLES[role] for role in label.roles.values()} == {"origin"}
    assert _words(lesson, sorted(label.tellers)) == "residents"
    assert {TELLERS[place] for place in label.tellers.values()} == {"first"}


def test_where_no_label_says_which_word_tells_a_claim_its_words_are_not_taught_to_tell_nothing() -> None:
    (lesson,) = lessons({**ROW, "family": "", "claims": [{**CLAIM, "trigger": None}]})
    inside = [at for at in lesson.labels[0].proof if lesson.window.begins[at]]
    assert {lesson.types[at] for at in inside} == {IGNORED}


def test_an_unlabelled_text_tells_nothing_anywhere() -> None:
    (lesson,) = lessons({**ROW, "claims": []})
    assert {kind for kind, read in zip(lesson.types, lesson.window.read, strict=True) if read} <= {0, IGNORED}


def test_every_claim_of_the_unseen_sentences_is_told_with_a_word_that_no_learning_text_tells_one_with() -> None:
    learned = {stem for row in texts(CORPUS, "en") for told in _triggers(row) for stem in _stems(told)}
    unseen = [_stems(told) for line in _unseen().splitlines() for told in _triggers(json.loads(line))]
    assert len(unseen) > 200
    assert [stems for stems in unseen if stems and stems <= learned] == []


def _unseen() -> str:
    return (CORPUS / "unseen_sentences.jsonl").read_text("utf-8")


def _triggers(row: dict[str, Any]) -> list[str]:
    return [claim["trigger"] for claim in row["claims"] if claim.get("trigger")]


def _stems(told: str) -> set[str]:
    """Words less their endings; small words tell nothing alone."""
    return {_stem(word) for word in re.findall("[a-z]+", told.lower()) if not SMALL.fullmatch(word)}


def _stem(word: str) -> str:
    ends = ("ings", "ing", "ied", "ies", "ed", "es", "s", "al", "ment", "ments")
    end = next((e for e in ends if word.endswith(e) and len(word) - len(e) >= 3), "")
    return word.removesuffix(end).rstrip("e")


def test_every_quote_place_and_teller_of_the_corpus_stands_in_its_text() -> None:
    rows = [
        json.loads(line) for path in sorted(CORPUS.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()
    ]
    words = [
        (row["id"], row["text"], told)
        for row in rows
        for claim in row["claims"]
        for told in (claim["quote"], *(p["words"] for p in claim.get("places", ()) if p["words"]))
    ]
    assert words
    assert [(i, told) for i, text, told in words if told not in text] == []


def test_the_corpus_is_as_large_and_as_hard_as_its_page_says() -> None:
    rows = [row for language in ("en", "ar", "ru", "tr") for row in texts(CORPUS, language)]
    reports = [row for row in rows if "\n\n" in row["text"]]
    quiet = [row for row in rows if not row["claims"]]
    assert len(rows) - len(reports) >= 2500
    assert len(reports) >= 150
    assert len(quiet) * 3 >= len(rows) - len(reports)


@pytest.mark.parametrize("parts", [2, 5])
def test_texts_of_one_wording_fall_in_one_part(parts: int) -> None:
    assert part({"id": "a", "family": "pull out"}, parts) == part({"id": "b", "family": "Pull back"}, parts)


def test_teaching_starts_from_the_same_network_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    torch = pytest.importorskip("torch", reason="needs the extra 'train': make train")
    from flows.train import base, fitting, model

    monkeypatch.setattr(model.Encoder, "start_from", lambda *_: None)
    start = base.Base({"embeddings.word_embeddings.weight": torch.zeros(120, model.WIDTH)}, "")
    one, other = (fitting.untaught(start).heads.state_dict() for _ in range(2))
    assert all(torch.equal(one[name], other[name]) for name in one)


def test_words_that_stand_where_something_is_told_weigh_more_than_those_that_do_not() -> None:
    pytest.importorskip("torch", reason="needs the extra 'train': make train")
    from flows.train.weighing import Example, weighed

    nothing, told, quiet, both = Words([], []), Words([5, 7], [0]), Words([6, 7], [0]), 10
    weights = weighed([Example(told, nothing, True), Example(quiet, nothing, False)] * 20, both)
    pulled, baked, the = (weights["own.pieces"][piece] for piece in (5, 6, 7))
    assert pulled > the > baked
    assert weights["before.pieces"].max() == 0


def test_a_sentence_is_learned_to_tell_where_a_claim_of_it_is_labelled() -> None:
    pytest.importorskip("torch", reason="needs the extra 'train': make train")
    from flows.train.weighing import examples

    row = {**ROW, "text": f"{TEXT} Bread is dearer."}
    assert [example.tells for example in examples(row, lessons(row))] == [True, False]
