"""What Jinja's own stages give, without them."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from jinja2 import meta

from colony.press.swift_jinja import referenced

TEMPLATES = sorted((Path(__file__).parents[2] / "theme" / "templates").rglob("*.*"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_references_of_the_theme(path: Path) -> None:
    """Each of our templates names what parsing it finds."""
    source = path.read_text(encoding="utf-8")
    assert set(referenced(source) or ()) == set(
        meta.find_referenced_templates(jinja2.Environment(autoescape=True).parse(source))
    )


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("{%- extends 'a.html' -%}{% from \"b.html\" import c with context %}", ["a.html", "b.html"]),
        ("{% import 'a.html' as a %}{# {% include 'b.html' %} #}", ["a.html"]),
        ("from 'a.html' import {{ include }}", []),
        ("{% include name %}", None),
        ("{% include 'a.html' if name else 'b.html' %}", None),
        ("{% include 'a.html' ~ name %}", None),
        ("{% include ['a.html', 'b.html'] %}", None),
        ("{% include 'a.html' ignore missing %}", None),
        ("{% raw %}{% include 'a.html' %}{% endraw %}", None),
        ("{%- raw -%}{% include 'a.html' %}{% endraw %}", None),
        ("{{ 'a {#' }}{% include 'a.html' %}{{ '#}' }}", None),
        ("{{ '{#' }}{% include 'a.html' %}{{ '#}' }}", None),
    ],
)
def test_referenced(source: str, found: list[str] | None) -> None:
    """Plain names are seen; wherever a name is more than that, or may be none, parsing has to tell."""
    assert referenced(source) == found
