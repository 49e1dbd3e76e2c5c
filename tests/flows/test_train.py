"""The learning corpus and how its labels are laid on words; the learning itself needs the extra `train`."""

import json
from pathlib import Path

import pytest

from flows.train.aligning import CLASSES, NONE, UNKNOWN, align
from flows.train.corpus import family, texts
from flows.train.examples import example
from transforms.extract.weighing import decide, english

CORPUS = Path(__file__).parents[1] / "golden" / "corpus"
HELD = "delsv"
ROW = {
    "id": "x",
    "language": "en",
    "family": "pull",
    "text": "Prices rose in Homs after Russian troops pulled out of Palmyra.",
    "claims": [{"quote": "Russian troops pulled out of Palmyra", "event_type": "withdrawal"}],
}


def test_a_label_is_laid_on_the_word_of_its_family_and_words_outside_it_tell_nothing() -> None:
    read = example(ROW)
    told = {c.lemma: CLASSES[k] for c, k in zip(read.candidates, align(read), strict=True) if k != UNKNOWN}
    assert told["pull"] == "withdrawal"
    assert told["rise"] == CLASSES[NONE]


def test_an_unlabelled_text_tells_nothing_anywhere() -> None:
    assert set(align(example({**ROW, "claims": []}))) == {NONE}


def test_every_quote_of_the_corpus_stands_in_its_text() -> None:
    wrong = [
        (path.name, row["id"])
        for path in CORPUS.glob("*.jsonl")
        for row in map(json.loads, path.read_text("utf-8").splitlines())
        for claim in row["claims"]
        if claim["quote"] not in row["text"]
    ]
    assert wrong == []


def test_no_english_sentence_that_is_learned_from_tells_its_event_with_a_word_kept_for_the_unseen_texts() -> None:
    sentences = [row for row in texts(CORPUS, "en") if row["claims"] and "anchor" in row]
    assert sentences
    assert [row["id"] for row in sentences if family(row)[0] in HELD] == []


def test_the_weights_see_a_plain_withdrawal() -> None:
    read = example(ROW)
    model = english()
    pull = next(c for c in read.candidates if c.lemma == "pull")
    rows = [model.known[f] for f in pull.features if f in model.known]
    logits = model.bias + model.rows[rows].sum(axis=0) + pull.dense @ model.dense
    shares = 2.718281828 ** (logits - logits.max())
    decided = decide(shares / shares.sum(), pull.features, model)
    assert decided is not None
    assert decided[0] == "withdrawal"


def test_a_text_without_candidates_is_fine() -> None:
    assert example({**ROW, "text": "Palmyra.", "claims": []}).candidates == pytest.approx([])
