"""The catalogue: entries → indexes, translations, neighbours, related entries, pages of lists.

Pure, and linear or n·log n in the number of entries.
"""

from colony.catalogue.indexes import arrange, term

__all__ = ["arrange", "term"]
