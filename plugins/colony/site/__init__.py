"""The site: one build from the content to the output folder; this room calls all the others.

Terms:
    inventory: every file below the content root, with its content hash.
    entry: one article, page, author and so on, as read from its source file.
    catalogue: all entries of the site, grouped by type, category, tag and author.
    view: the plain values that a template or a feed is rendered from.
    finding: an error or warning about a file, with its remedy.
    album: the pictures that entries use, and their renditions (sizes and formats).
    card: the picture that social networks show for a link.
    ledger: the file in the content folder that keeps the ids of feed items.
"""

from colony.site.build import Built, build, check
from colony.site.classic_themes import build_classic
from colony.site.hooks import register
from colony.site.id_ledger import record
from colony.site.session import Session
from colony.site.static_files import theme_files
from colony.site.summary import explanation, summary
from colony.site.up_to_date import build_key

__all__ = [
    "Built",
    "Session",
    "build",
    "build_classic",
    "build_key",
    "check",
    "explanation",
    "record",
    "register",
    "summary",
    "theme_files",
]
