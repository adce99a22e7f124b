"""What Jinja's own stages give, without them."""

from __future__ import annotations

import re
from pathlib import Path

import jinja2
import pytest
from jinja2 import meta
from markupsafe import Markup

from colony.rendering.fast_jinja import Encoded, FastEnvironment, referenced

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


MACROS = """
{% macro plain(a, b="<b>", c=3) %}{{ a }}-{{ b }}-{{ c }}{% endmacro %}
{% macro around(a) %}[{{ a }}{{ caller() }}]{% endmacro %}
{% macro open(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}
{% macro nested(a) %}{{ plain(a, b=plain("<i>")) }}{% endmacro %}
"""
"""Every kind of macro."""


@pytest.mark.parametrize(
    "template",
    [
        "{{ plain('<a>') }}",
        "{{ plain('a', 'b', 'c') }}",
        "{{ plain(c=1, a='x') }}",
        "{{ plain('a', c='&') }}",
        "{{ plain() }}",
        "{{ plain('a', d=1) }}",
        "{{ plain('a', a=1) }}",
        "{{ plain('a', 'b', 'c', 'd') }}",
        "{{ plain('a', 'b', 'c', c=1) }}",
        "{% call around('<a>') %}<b>{% endcall %}",
        "{{ around('a') }}",
        "{{ open('a', 'b', c='d') }}",
        "{{ nested('<a>') }}",
        "{{ plain(missing) }}",
        "{{ missing('a') }}",
        "{{ '<a>'.upper() }}{{ markup }}{{ 1 }}{{ none }}{{ 1.5 }}{{ [1, '<'] }}",
        "{% for each in 'ab' %}{{ loop.index }}{{ plain(each) }}{{ loop.cycle('x', 'y') }}{% endfor %}",
        "{% block inner %}{{ plain('b') }}{% endblock %}{{ self.inner() }}",
        "{{ ' x' if false }}{{ dict(class='a') }}{{ namespace(a=1).a }}{{ range(2) | join }}",
    ],
)
def test_calls_and_macros(template: str) -> None:
    """Whatever a template calls and however, it gives what Jinja's own environment gives, faults too."""
    loader = jinja2.DictLoader({"macros": MACROS, "page": _with_macros(template)})
    options = {"loader": loader, "autoescape": True, "undefined": jinja2.StrictUndefined}
    markup = Markup("<em>")
    fast = FastEnvironment(**options)
    try:
        wanted = jinja2.Environment(**options).get_template("page").render(markup=markup)  # noqa: S701 - it is on
    except (TypeError, jinja2.UndefinedError) as fault:
        with pytest.raises(type(fault), match=re.escape(str(fault))):
            fast.render_bytes("page", markup=markup)
    else:
        assert fast.render_bytes("page", markup=markup).decode() == wanted


def _with_macros(template: str) -> str:
    return "{% from 'macros' import plain, around, open, nested %}" + template


def test_what_is_encoded_already() -> None:
    """A piece with its bytes is joined as it is, wherever it stands, also inside a macro."""
    loader = jinja2.DictLoader({
        "page": "{{ sheet }}Ü{{ sheet }}{% macro a(b) %}({{ b }}){% endmacro %}{{ a(sheet) }}ß",
    })  # fmt: skip
    fast = FastEnvironment(loader=loader, autoescape=True)
    assert fast.render_bytes("page", sheet=Encoded("<ä>")) == "<ä>Ü<ä>(<ä>)ß".encode()
