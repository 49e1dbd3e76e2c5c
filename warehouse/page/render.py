"""Write the page: one file with its style, its script and its data inside, and a policy that lets nothing else run."""

import base64
import hashlib
import json
from datetime import date, datetime
from importlib.resources import files

import jinja2

from warehouse.page.facts import Facts

SCRIPTS = (
    "data", "dom", "look", "state", "time", "card", "board",
    "geo", "map", "months", "matrix", "changes", "list", "main",
)  # fmt: skip
"""Files of `js/` in the order in which one builds on the other."""

FIRST = ("place", "band", "milestone", "about")
"""What the first picture needs: it stands before the script, everything else after it."""

_UNSAFE: dict[str, str | int | None] = {
    "<": "\\u003c",
    ">": "\\u003e",
    "&": "\\u0026",
    "\u2028": "\\u2028",
    "\u2029": "\\u2029",
}


def render(facts: Facts) -> str:
    """Return the HTML of the page. No text of a report can end the data it stands in or be taken for code.

    Style, script and policy are our own files; the data is JSON without a character of markup.
    """
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    style, script = _read("page.css"), _script()
    return environment.from_string(_read("page.html")).render(
        about=facts["about"],
        silence=facts["silence_days"],
        outline=facts["outline"]["source"],
        policy=policy(style, script),
        style=style,
        script=script,
        sites=data({name: facts[name] for name in FIRST}),
        data=data({name: facts[name] for name in facts if name not in FIRST}),
    )


def policy(style: str, script: str) -> str:
    """Return a content security policy that admits this one style and this one script, and nothing else."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src '{_hash(script)}'",
            f"style-src '{_hash(style)}'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    )


def data(facts: Facts) -> str:
    """Return the facts as JSON that holds no character which HTML or JavaScript could read as its own."""
    text = json.dumps(facts, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return text.translate(str.maketrans(_UNSAFE))


def _script() -> str:
    body = "\n".join(_read(f"js/{name}.js") for name in SCRIPTS)
    return f'"use strict";\n(() => {{\n{body}\n}})();\n'


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _plain(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()[:19]
    raise TypeError(f"cannot show {type(value).__name__} on the page")


def _read(name: str) -> str:
    return files("warehouse").joinpath("page", *name.split("/")).read_text("utf-8")
