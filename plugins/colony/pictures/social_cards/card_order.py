"""What a social card shows: a plain value that stands for its bytes, and the order to a worker to draw it."""

from __future__ import annotations

from colony.model import Value

CARD_WIDTH_PX, CARD_HEIGHT_PX = 1200, 630
"""1.91 : 1, what the networks show large and uncropped (Open Graph's and X's guides for publishers)."""

MAX_CARD_BYTES = 100_000
"""Some messengers show no picture of a link beyond a few hundred kilobytes, and readers wait for it."""


class CardLook(Value, frozen=True, kw_only=True):
    """A theme's type and colours for cards: the table ``[card]`` of its ``colony.toml``."""

    font: str
    """Path of a TrueType or OpenType file; where it is variable, its first axis is the weight."""
    font_digest: str
    """Content hash of that file."""
    paper: str
    """Colours are ``#rrggbb``."""
    ink: str
    soft: str
    accent: str
    dot: float = 0.25
    """Diameter of the dot after the site's name, as a part of the name's height; 0 for none.

    The default is the dot that all cards had before themes could say it: so theirs keep their names.
    """


class CardPicture(Value, frozen=True, kw_only=True):
    """A picture to put on a card."""

    path: str
    """Below the content root."""
    digest: str
    """Content hash of its file."""
    width_px: int
    """As shown, after the Exif orientation."""
    height_px: int
    focus: str = ""
    """CSS ``object-position``; empty for the centre."""


class SocialCard(Value, frozen=True, kw_only=True):
    """Everything that decides a card's bytes, beside the code that draws it."""

    title: str
    site_name: str
    rubric: str = ""
    byline: str = ""
    notice: str = ""
    """The label of what is paid for, with the advertiser; empty for editorial work."""
    picture: CardPicture | None = None
    """The lead picture, on the right half."""
    portrait: CardPicture | None = None
    """The author's, beside the byline; only where there is no lead picture."""
    look: CardLook
