"""Pages of a list, numbered from the oldest, so that a full page stays as it is when entries are added."""

from __future__ import annotations

from colony.model import Cut


def cut(total: int, page_size: int) -> list[Cut]:
    """Cut a list of ``total`` entries (oldest first) into pages, oldest page first.

    Every page except the newest holds exactly ``page_size`` entries. The newest holds between
    ``page_size`` and ``2 * page_size - 1`` (fewer only if the whole list has fewer), so a new
    entry changes the newest page alone, and one more page each time it overflows.

    >>> cut(5, 2)
    [Cut(number=1, start=0, stop=2), Cut(number=0, start=2, stop=5)]
    """
    full_pages = max(0, total // page_size - 1)
    pages = [Cut(index + 1, index * page_size, (index + 1) * page_size) for index in range(full_pages)]
    return [*pages, Cut(0, full_pages * page_size, total)]
