"""Content: from one source file's bytes to an entry, its body, and findings. :func:`read` does all of it.

*Source*: a file that becomes an entry. *Front matter*: the keys and values at its head; *fields* are these
with what settings and path add. *Body*: the HTML of its text, as stored. *Mark*: a placeholder in a body for
what depends on other files, such as a link's address (:mod:`colony.text.body_marks`); a *ref* says what it
stands for. *Slot*: a place for a picture or gallery that a directive makes; it becomes a ref. *Notes*:
collect the findings about the file being read.

Reading a file depends on its bytes and on settings alone, never on other files.
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
