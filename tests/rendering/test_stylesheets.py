"""The stylesheet of a page."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest

from colony.rendering.stylesheets import SiteStyles, Styles, join


def joined(root: Path, components: list[str]) -> Styles:
    """The stylesheet of a page that uses these components of one theme."""
    return join([str(root)], [], components)


@pytest.fixture
def css_root(tmp_path: Path) -> Path:
    """A theme's stylesheets: two of the base, three components, a utility."""
    for path, text in {
        "base/2-type.css": "p { color: red; }",
        "base/1-reset.css": "* { margin: 0 }",
        "components/card.css": ".card { top: 0 } /* gone */",
        "components/pager.css": ".pager { top: 0 }",
        "components/evil.css": '.evil::after { content: "</style>" }',
        "utilities/print.css": "@media print { p { top: 0 } }",
    }.items():
        target = tmp_path / "static/css" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    return tmp_path


def test_a_page_carries_what_it_uses(css_root: Path) -> None:
    """Base and utilities always, components only those asked for, in layers and in order of names."""
    css = str(joined(css_root, ["card", "unknown"]).css)
    assert css == (
        "@layer base,layouts,components,utilities;"
        "@layer base{*{margin:0}p{color:red}}"
        "@layer components{.card{top:0}}"
        "@layer utilities{@media print{p{top:0}}}"
    )


def test_the_order_of_asking_does_not_matter(css_root: Path) -> None:
    """The same components give the same bytes, whoever names them first or twice."""
    assert joined(css_root, ["pager", "card"]).css == joined(css_root, ["card", "pager", "card"]).css


def test_the_policy_names_the_stylesheets_hash(css_root: Path) -> None:
    """A browser that follows the page's policy accepts exactly this text (CSP Level 3, 2.3.1)."""
    styles = joined(css_root, ["card"])
    digest = base64.b64encode(hashlib.sha256(str(styles.css).encode()).digest()).decode()
    assert styles.csp == f"'sha256-{digest}'"


def test_a_stylesheet_cannot_end_the_element_it_stands_in(css_root: Path) -> None:
    """A closing tag inside a string is written so that CSS reads it and HTML does not."""
    assert "</" not in joined(css_root, ["evil"]).css


def test_the_site_has_the_last_word(css_root: Path) -> None:
    """Its values end the layer „base“, its stylesheets are a layer after all of the theme's."""
    site = SiteStyles(tokens=":root { --accent: #000 }", sheets=".card { left: 0 }")
    css = str(join([str(css_root)], [], [], site).css)
    assert css.startswith("@layer base,layouts,components,utilities,site;")
    assert "p{color:red}:root{--accent:#000}}" in css
    assert css.endswith("@layer utilities{@media print{p{top:0}}}@layer site{.card{left:0}}")
