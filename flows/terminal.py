"""Words of reports on a terminal: what would steer it, or turn the order of letters, is shown and does nothing."""

import unicodedata

from rich.markup import escape as unmarked

_KEPT = "\n\t"
_TURNING = [*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029]
_STEERING = {
    code: f"\\u{code:04x}"
    for code in (*range(0x20), *range(0x7F, 0xA0), *_TURNING)
    if chr(code) not in _KEPT and unicodedata.category(chr(code)) in ("Cc", "Cf", "Zl", "Zp")
}


def visible(text: str) -> str:
    r"""Return a text with every control character written out, such as \u001b for ESC; valid in JSON too."""
    return text.translate(_STEERING)


def escape(text: str) -> str:
    """Return a text that a console of rich shows as it is: no control characters, no markup."""
    return unmarked(visible(text))
