"""A theme that is quick to load and hides nothing: every page shows all of its view.

So a part of a view that a page's key left out would be seen in the bytes. It has all that a
theme can be made of: a base, components that import others, includes, styles, words, assets.
"""

from __future__ import annotations

from pathlib import Path

from tests.incremental.builder import ROOT

PAGES = (
    "article", "page", "list", "author", "index", "names", "cards", "gallery", "photo", "organisation",
    "subscribe", "search", "404", "redirect", "feed", "event", "events",
)  # fmt: skip
"""Templates of pages, without their ending."""

_BASE = """\
<!DOCTYPE html>
<html lang="{{ page.head.lang }}"><head><title>{{ page.head.title }}</title>
{% set style = styles(*(features if features is defined else ())) %}
<meta http-equiv="Content-Security-Policy" content="style-src {{ style.csp }}"><style>{{ style.css }}</style>
<script type="module" src="{{ asset('js/one.js') }}"></script></head><body>
{% include "components/top.html" %}
{% block main %}{% endblock %}
<pre>{{ page }}</pre><pre>{{ site }}</pre></body></html>
"""

_PAGE = """\
{% extends "base.html" %}
{% from "components/card.html" import card %}
{% set features = page.features | default(()) %}
{% block main %}
{% set cards = page.cards | default(()) %}
<p>{{ _("Hello") }} {{ ngettext("%(count)d thing", "%(count)d things", cards | length) }}</p>
{% for each in cards %}{{ card(each) }}{% endfor %}
{% if page.date | default(none) %}<i>{{ page.date | date_long }} {{ page.date | date_short }}</i>{% endif %}
{% if page.body | default(none) %}{{ body(page.body) }}{% endif %}
{% endblock %}
"""

_PO = """\
msgid ""
msgstr ""
"Language: {lang}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Hello"
msgstr "{hello}"

msgid "%(count)d thing"
msgid_plural "%(count)d things"
msgstr[0] "%(count)d Ding"
msgstr[1] "%(count)d Dinge"
"""

FILES = {
    "colony.toml": f"""[card]
font = "{ROOT}/theme/fonts/RobotoCondensed.ttf"
paper = "#ffffff"
ink = "#000000"
soft = "#444444"
accent = "#aa0000"
[colours.light]
paper = "#ffffff"
[colours.dark]
paper = "#000000"
""",
    "templates/base.html": _BASE,
    **{f"templates/{name}.html": _PAGE for name in PAGES},
    "templates/robots.txt": "Allow: {{ page.allow }}\nSitemap: {{ page.sitemap_address }}\n",
    "templates/sitemap.xml": "<urlset>{{ page }}</urlset>\n",
    "templates/sitemap-index.xml": "<sitemapindex>{{ page }}</sitemapindex>\n",
    "templates/components/top.html": "<header>{{ site.name }}</header>\n",
    "templates/components/card.html": '{% from "components/inner.html" import inner %}\n'
    "{% macro card(each) %}<article>{{ inner(each.title) }} {{ each.href }}</article>{% endmacro %}\n",
    "templates/components/inner.html": "{% macro inner(text) %}<b>{{ text }}</b>{% endmacro %}\n",
    "templates/components/picture.html": "{% macro body_picture(view) %}"
    '<img src="{{ view.href }}" alt="{{ view.alt }}">{{ view }}{% endmacro %}\n',
    "templates/components/gallery_strip.html": '{% from "components/inner.html" import inner %}\n'
    "{% macro gallery_strip(strip) %}<aside>{{ inner(strip.title) }} {{ strip }}</aside>{% endmacro %}\n",
    "static/css/base/1-base.css": "body { color: #111111 }\n",
    "static/css/components/card.css": "article { margin: 1px }\n",
    "static/css/components/code.css": "pre { margin: 2px }\n",
    "static/css/components/inner.css": "b { margin: 3px }\n",
    "static/js/one.js": "export const one = 1;\n",
    "static/js/two.js": "export const two = 2;\n",
    "translations/de.po": _PO.format(lang="de", hello="Hallo"),
    "translations/en.po": _PO.format(lang="en", hello="Hello"),
}
"""Path below the theme → text."""


def write_theme(root: Path) -> None:
    """Write the theme into a folder."""
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
