"""The values that describe a social card."""

from __future__ import annotations

from colony.model import Value

CARD_WIDTH_PX, CARD_HEIGHT_PX = 1200, 630
"""1.91 : 1, which networks show large and uncropped (Open Graph's and X's guides for publishers)."""

MAX_CARD_BYTES = 100_000
"""Largest file: some messengers show no picture above a few hundred kilobytes."""


class CardLook(Value, frozen=True, kw_only=True):
    """A theme's font and colours for cards, from the table ``[card]`` of its ``colony.toml``."""

    font: str
    """Path of a TrueType or OpenType file; the first axis of a variable font must be the weight."""
    font_digest: str
    """Content hash of the font file."""
    paper: str
    """Background; all colours are ``#rrggbb``."""
    ink: str
    soft: str
    accent: str
    dot: float = 0.25
    """Diameter of the dot after the site's name, relative to the name's height; 0 for none.

    The default is the fixed size of earlier releases, so that existing cards keep their names.
    """


class CardPicture(Value, frozen=True, kw_only=True):
    """A picture to put on a card."""

    path: str
    """Path relative to the content root."""
    digest: str
    """Content hash of the file."""
    width_px: int
    """Width after the Exif orientation is applied."""
    height_px: int
    focus: str = ""
    """The important point, as CSS ``object-position``; empty for the centre."""


class SocialCard(Value, frozen=True, kw_only=True):
    """Everything that decides a card's bytes, besides the code that draws it."""

    title: str
    site_name: str
    rubric: str = ""
    byline: str = ""
    notice: str = ""
    """Label of paid content, with the advertiser; empty for editorial content."""
    picture: CardPicture | None = None
    """The lead picture, shown on the right."""
    portrait: CardPicture | None = None
    """The author's portrait beside the byline; only if there is no lead picture."""
    look: CardLook
