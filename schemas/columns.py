"""Makers of the columns that several tables share, so that type, unit and sentence agree.

These are functions on purpose: one `pa.Field` object used by two models corrupts the first.
"""

from typing import Any

import pandera.polars as pa

from schemas.vocabulary import Vocabulary


def text(description: str, *, nullable: bool = False, **checks: Any) -> Any:  # noqa: ANN401
    """Make any column: a sentence, whether it may be NULL, and Pandera checks."""
    return pa.Field(description=description, nullable=nullable, **checks)


def key(of: str, *, nullable: bool = False) -> Any:  # noqa: ANN401
    """Make an identifier column that names one `of`."""
    return pa.Field(description=f"Identifier of the {of}.", nullable=nullable, str_length={"min_value": 1})


def code(vocabulary: type[Vocabulary], description: str, *, nullable: bool = False) -> Any:  # noqa: ANN401
    """Make a column that holds codes of one vocabulary."""
    members = ", ".join(vocabulary.codes())
    return pa.Field(description=f"{description} One of: {members}.", nullable=nullable, isin=vocabulary.codes())


def char_start(*, nullable: bool = False) -> Any:  # noqa: ANN401
    """Make the column of the first code point of a span."""
    return pa.Field(description="First code point of the span in core.document.text.", nullable=nullable, ge=0)


def char_end(*, nullable: bool = False) -> Any:  # noqa: ANN401
    """Make the column of the end of a span."""
    return pa.Field(description="Code point after the span in core.document.text.", nullable=nullable, ge=0)


def presence_effect() -> Any:  # noqa: ANN401
    """Make the column that says which way the reported presence moves."""
    return pa.Field(
        description="Effect on the reported presence: -1 less, 0 stays, 1 more, NULL not told.",
        nullable=True,
        isin=[-1, 0, 1],
    )


def flag(description: str) -> Any:  # noqa: ANN401
    """Make a yes/no column."""
    return pa.Field(description=description)


def count(description: str, *, at_least: int = 0) -> Any:  # noqa: ANN401
    """Make a column that counts."""
    return pa.Field(description=description, ge=at_least)


def basis() -> Any:  # noqa: ANN401
    """Make the column that says where a fact comes from."""
    return pa.Field(description="Where the facts of this row come from.", nullable=True)
