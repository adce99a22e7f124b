"""The catalogue: entries → indexes, translations, neighbours, related entries, pages of lists.

Pure, and linear or n·log n in the number of entries.
"""

from colony.catalogue.feed_ids import (
    FeedIdRow,
    SketchOf,
    ids_of,
    read_ledger,
    recorded,
    revisions,
    sketch,
    unrecorded,
    urn,
    write_ledger,
)
from colony.catalogue.indexes import arrange, term

__all__ = [
    "FeedIdRow",
    "SketchOf",
    "arrange",
    "ids_of",
    "read_ledger",
    "recorded",
    "revisions",
    "sketch",
    "term",
    "unrecorded",
    "urn",
    "write_ledger",
]
