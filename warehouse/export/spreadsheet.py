"""CSV that a spreadsheet opens as data and never as a formula."""

import polars as pl

RULE = (
    "A text that begins with = + - @, one of their wide forms, or a control character, has an apostrophe before it, so "
    "that no spreadsheet takes it for a formula; other control characters are shown as U+FFFD. Lines end with CR LF."
)

_FORMULA = r"^([=+\-@\x00-\x1f\x7f-\x9f＝＋－＠﹢﹣﹦﹫])"
_CONTROL = r"[\x00-\x08\x0b-\x1f\x7f-\x9f]"


def csv(rows: pl.DataFrame) -> bytes:
    """Return rows as CSV in UTF-8 with a byte order mark; every text is quoted, NULL is empty, days are ISO 8601."""
    safe = rows.with_columns(_safe(name) for name, dtype in rows.schema.items() if dtype == pl.String)
    body = safe.write_csv(quote_style="non_numeric", line_terminator="\r\n")
    return b"\xef\xbb\xbf" + body.encode()


def _safe(column: str) -> pl.Expr:
    """Numbers stay numbers: only texts can be taken for formulas."""
    return pl.col(column).str.replace(_FORMULA, "'$1").str.replace_all(_CONTROL, "\ufffd").alias(column)
