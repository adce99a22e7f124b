"""Text: slugs, plain text, marks in bodies, and what an address means. Pure functions on strings.

*Body*: the HTML of an entry's text, as stored. *Mark*: a placeholder in a body for what depends on the rest
of the site; it holds the index of a :class:`colony.model.Ref`. *Fill*: what takes the mark's place.
"""

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
