"""Front matter: the keys and values at the head of a source, the table of all keys, and their typed values.

*Key*: a row of the table. *Raw* value: text, or lists and mappings of text, as read. *Alias*: another name
of a key.
"""

from colony.content.front_matter.key import Key
from colony.content.front_matter.keys import (
    GROUP,
    all_keys,
    every_key,
    keys_of,
    list_keys,
    names_of,
    page_values,
)

__all__ = ["GROUP", "Key", "all_keys", "every_key", "keys_of", "list_keys", "names_of", "page_values"]
