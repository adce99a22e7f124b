"""Front matter: the one table of keys, and what their values become."""

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
