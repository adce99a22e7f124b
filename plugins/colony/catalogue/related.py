"""Related entries: by shared tags, nearest in time, and stable when something new is published.

A newcomer may enter the list of its next older neighbour under each of its tags and of no other
entry, so publishing one article changes a handful of pages however large the site is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from colony.model import Entry, Shelf

OLDER_CANDIDATES = 6
"""How many older entries on each shelf are considered; of the newer ones just the next."""

WANTED = 3
"""How many entries are recommended at most."""


def related_to_all(
    entries: Iterable[Entry], tags: Iterable[Shelf], categories: Iterable[Shelf]
) -> dict[str, tuple[Entry, ...]]:
    """For each entry's source path the entries to recommend after it, best first.

    A shared tag weighs twice a shared category; of equals the newer comes first. Linear in the
    number of places on all shelves.
    """
    scores: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    by_path: dict[str, Entry] = {}
    age: dict[str, int] = {}
    for position, entry in enumerate(entries):
        by_path[entry.source_path] = entry
        age[entry.source_path] = -position
    for weight, shelves in ((2, tags), (1, categories)):
        for shelf in shelves:
            _score(shelf.entries, weight, scores)
    return {
        path: tuple(
            by_path[other] for other in sorted(found, key=lambda other: (-found[other], age[other]))[:WANTED]
        )
        for path, found in scores.items()
    }


def _score(entries: tuple[Entry, ...], weight: int, scores: dict[str, dict[str, int]]) -> None:
    for at, entry in enumerate(entries):
        mine = scores[entry.source_path]
        for other in entries[max(0, at - OLDER_CANDIDATES) : at + 2]:
            if other is not entry:
                mine[other.source_path] += weight
