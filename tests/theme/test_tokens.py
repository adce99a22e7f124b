"""What the theme's ``colony.toml`` says of colours and fonts, beside what its stylesheets say."""

from __future__ import annotations

import re

import pytest

from colony.theming import theme_chain
from colony.theming.contrast import TEXT_RATIO, weakest
from colony.views.parts import VIEWS_VERSION
from tests.theme.test_examples import THEME

CHAIN = theme_chain(str(THEME))
TOKENS = (THEME / "static/css/base/1-tokens.css").read_text("utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_tables_say_what_the_tokens_say(scheme: str) -> None:
    """Each colour of a scheme is a token of the same value."""
    light, _, dark = TOKENS.partition("@media")
    tokens = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", light if scheme == "light" else dark))
    assert CHAIN.colours[scheme] == {name: tokens[name] for name in CHAIN.colours[scheme]}
    assert set(CHAIN.colours[scheme]) == {"paper", "wash", "ink", "soft", "accent"}


def test_the_fonts_are_the_tokens() -> None:
    """The families that a site's own fonts fall back on are those of the theme."""
    assert f"--serif: {CHAIN.fonts['text']};" in TOKENS
    assert f"--sans: {CHAIN.fonts['heading']};" in TOKENS


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "soft", "accent"])
def test_text_can_be_read(scheme: str, name: str) -> None:
    """Whatever text is written in stands out from both grounds (WCAG 2.2, 1.4.3)."""
    colours = CHAIN.colours[scheme]
    assert weakest(colours[name], (colours["paper"], colours["wash"]))[1] >= TEXT_RATIO


def test_the_theme_is_made_for_these_views() -> None:
    """The theme names the version of the views, as others are asked to."""
    assert f"\nviews = {VIEWS_VERSION}\n" in (THEME / "colony.toml").read_text("utf-8")
