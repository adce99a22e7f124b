"""Content: one source file's bytes → a typed entry, its body, and what is wrong with it.

:func:`read` is the way in. It is pure and knows nothing of the other files: links, pictures and
galleries in the body are marks (:mod:`colony.text.body_marks`) for the site to fill in.
"""

from colony.content.captions import Caption, from_raw, read_captions
from colony.content.directives import directives as all_directives
from colony.content.front_matter.details import image, links
from colony.content.front_matter.key import Key
from colony.content.front_matter.keys import all_keys, page_values
from colony.content.front_matter.metadata import Fields
from colony.content.hooks import register
from colony.content.inventory import Inventory, hash_files, is_inside, photos_of, take_inventory
from colony.content.reader_version import READER_VERSION
from colony.content.source_reader import read

__all__ = [
    "READER_VERSION",
    "Caption",
    "Fields",
    "Inventory",
    "Key",
    "all_directives",
    "all_keys",
    "from_raw",
    "hash_files",
    "image",
    "is_inside",
    "links",
    "page_values",
    "photos_of",
    "read",
    "read_captions",
    "register",
    "take_inventory",
]
