"""The catalogue: all entries of a site, sorted into the lists that its pages show. Pure functions.

*Entry*: a source file as read (an article, a gallery …). *Term*: a name that entries are filed under (a
category, tag or author). *Listing*: all listed articles of one term, cut into pages. *Stream*: the listing
of all articles. *Ledger*: the text file that keeps the id that each entry has in feeds; a *row* is one of
its lines. *Sketch*: a few numbers by which an edited text is recognised.

Time: linear in the number of entries, n·log n if they are sorted.
"""

from colony.catalogue.feed_ids import (
    FeedIdRow,
    SketchOf,
    entries_to_record,
    ids_of,
    read_ledger,
    revisions,
    sketch,
    updated_rows,
    urn,
    write_ledger,
)
from colony.catalogue.indexes import arrange, term

__all__ = [
    "FeedIdRow",
    "SketchOf",
    "arrange",
    "entries_to_record",
    "ids_of",
    "read_ledger",
    "revisions",
    "sketch",
    "term",
    "updated_rows",
    "urn",
    "write_ledger",
]
