"""The page as one HTML text: template, style, script and data, closed to everything from outside."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from flows.publish.explorer.compact import pack, write_json
from flows.publish.jsonld import make_citation, make_jsonld

if TYPE_CHECKING:
    from collections.abc import Mapping

    from flows.publish.edition import Edition

FOLDER = Path(__file__).parent
# Later files use the functions of earlier ones.
SCRIPTS = (
    *("dom", "load", "words", "data", "state", "chart", "evidence", "detail", "overview", "filters", "list"),
    *("places", "map", "timeline", "main"),
)
# What characters could end a script element or, in old parsers, a line of JavaScript.
_ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def render_page(edition: Edition, data: Mapping[str, Any]) -> str:
    """The page; `data` is what its script reads, by name."""
    style, script = read_style(), read_script()
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        undefined=StrictUndefined,
        autoescape=True,
        keep_trailing_newline=True,
    )
    return environment.get_template("page.html.jinja").render(
        project=edition.project,
        version=edition.version,
        policy=make_policy(style, script),
        style=Markup(style),
        script=Markup(script),
        data=pack(data),
        citation=make_citation(edition),
        jsonld=embed_json(make_jsonld(edition)),
    )


def embed_json(value: Any) -> Markup:
    """The value as JSON that is inert inside a script element.

    >>> str(embed_json({"title": "</script>"}))
    '{"title":"\\\\u003c/script\\\\u003e"}'
    """
    return Markup(write_json(value).translate(_ESCAPES))


def make_policy(style: str, script: str) -> str:
    """The Content-Security-Policy: this style, this script, nothing else from anywhere."""
    return (
        f"default-src 'none'; style-src {hash_source(style)}; script-src {hash_source(script)}; "
        "base-uri 'none'; form-action 'none'"
    )


def hash_source(source: str) -> str:
    """The hash by which a policy names an inline style or script."""
    digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
    return f"'sha256-{digest}'"


@cache
def read_style() -> str:
    """The style sheet."""
    return (FOLDER / "page.css").read_text(encoding="utf-8")


@cache
def read_script() -> str:
    """All scripts as one, in a scope of their own."""
    parts = ((FOLDER / "js" / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
    return '(async () => {\n"use strict";\n' + "\n".join(parts) + "\n})();\n"
