"""Text: slugs, plain text, the marks in bodies, and what an address is. Pure functions on strings."""

from colony.text.addresses import ascii_host, content_path, host, is_contact, is_outside
from colony.text.body_marks import CONTROLS, MARK, drop_control_characters, fill, mark
from colony.text.plain_text import plain, shorten, slugify, untagged

__all__ = [
    "CONTROLS",
    "MARK",
    "ascii_host",
    "content_path",
    "drop_control_characters",
    "fill",
    "host",
    "is_contact",
    "is_outside",
    "mark",
    "plain",
    "shorten",
    "slugify",
    "untagged",
]
