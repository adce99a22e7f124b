"""Features of texts, made by a theme's own components."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from colony.rendering.templates import Theme
from colony.rendering.text_features import FEATURES, component_of, features_in, is_as_read, with_components
from colony.rendering.theme_files import ThemeFiles
from colony.text.body_marks import mark
from colony.views.parts import BodyView
from tests.rendering.test_page_rendering import ASSETS, SITE, files_of
from tests.theme.test_examples import THEME, loaded


def told(**named: Any) -> str:
    """A component that shows what it is called with."""
    html = named.pop("html")
    return f"[{' '.join(f'{key}={value}' for key, value in sorted(named.items()))}|{html}]"


NOTE = '<aside class="note" aria-label="T"><p class="note-title">T</p>\n<p>x</p></aside>'
OWN = '<aside class="note" id="own">'
QUOTE = '<figure class="quote"><blockquote><p>y</p></blockquote><figcaption>S &amp; Z</figcaption></figure>'


@pytest.mark.parametrize(
    ("html", "made"),
    [
        (f"<p>a</p>{NOTE}<p>b</p>", "<p>a</p>[label=T title=T|\n<p>x</p>]<p>b</p>"),
        (QUOTE, "[source=S & Z|<p>y</p>]"),
        ('<figure class="quote"><blockquote><p>y</p></blockquote></figure>', "[|<p>y</p>]"),
        (NOTE.replace("<p>x</p>", QUOTE), "[label=T title=T|\n[source=S & Z|<p>y</p>]]"),
        (NOTE.replace("<p>x</p>", NOTE), "[label=T title=T|\n[label=T title=T|\n<p>x</p>]]"),
        (NOTE.replace("<p>x</p>", "<aside>z</aside>"), "[label=T title=T|\n<aside>z</aside>]"),
        ('<aside class="note" id="own">x</aside>', '<aside class="note" id="own">x</aside>'),
        (f"{OWN}{QUOTE}</aside>", f"{OWN}[source=S & Z|<p>y</p>]</aside>"),
        (f"{OWN}never closed", f"{OWN}never closed"),
        ("<p>a</p>", "<p>a</p>"),
        (f'<figure class="quote"><blockquote>{mark(0)}</blockquote></figure>', f"[|{mark(0)}]"),
    ],
)  # fmt: skip
def test_elements_are_taken_apart(html: str, made: str) -> None:
    """A component gets what was in its element, the innermost first; an author's own element stays."""
    assert with_components(html, {"note": told, "quote": told}) == made


@pytest.mark.parametrize("name", FEATURES)
def test_each_feature_is_found_in_its_samples(name: str) -> None:
    """Every way that reading writes a feature is known, and holds that feature alone."""
    for sample in FEATURES[name].samples:
        assert features_in(sample) == [name]
        assert with_components(sample, {name: told}).startswith("[")


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("name", FEATURES)
def test_colony_s_own_components_make_what_reading_makes(name: str, lang: str, tmp_path: Path) -> None:
    """So none of them is called for a text, and a page costs nothing more."""
    theme = loaded(tmp_path)
    environment = theme._environment(lang)
    make = getattr(environment.get_template(component_of(name)).module, name)
    assert is_as_read(name, make)
    assert not is_as_read(name, told)


def test_a_component_of_the_site_s_own_is_seen_in_texts(tmp_path: Path) -> None:
    """It makes the quote, with its words escaped and its text as it was; what it does not make stays."""
    own = tmp_path / "components/quote.html"
    own.parent.mkdir()
    own.write_text(
        "{% macro quote(html, source='') %}<q>{{ html }}</q><i>{{ source }}</i>{% endmacro %}", "utf-8"
    )
    theme = loaded(tmp_path)
    theme.use_bodies({"b": f"{NOTE}{QUOTE.replace('y', mark(0))}".encode()})
    html = str(theme.body(BodyView(digest="b", fills=("<z>",)), "de"))
    assert html == f"{NOTE}<q><p>&lt;z&gt;</p></q><i>S &amp; Z</i>"


def test_a_theme_without_components_for_texts(tmp_path: Path) -> None:
    """Its pages show what reading made."""
    theme = Theme(files_of(tmp_path, {}), SITE)
    theme.use_bodies({"b": QUOTE.encode()})
    assert str(theme.body(BodyView(digest="b"), "de")) == QUOTE


def test_pages_know_the_components_of_texts(tmp_path: Path) -> None:
    """A page is made again when one is edited, and has the stylesheets of what the component uses."""
    files = ThemeFiles(theme_root=str(THEME), template_overrides=(str(tmp_path),), assets=ASSETS)
    before = Theme(files, SITE)
    digest, css = before.template_digest("page.html"), before.styles_of("page.html")("note").css
    (tmp_path / "components").mkdir()
    (tmp_path / "components/note.html").write_text(
        "{% from 'components/ad.html' import ad %}{% macro note(html, label) %}{{ html }}{% endmacro %}",
        "utf-8",
    )
    after = Theme(files, SITE)
    assert after.template_digest("page.html") != digest
    assert ".ad{" not in css
    assert ".ad{" in after.styles_of("page.html")("note").css
    assert ".ad{" not in after.styles_of("page.html")("quote").css
