"""Related entries: those that share tags or the category and are near in time.

A new entry can enter only the recommendations of the next older entry of each of its tags. So publishing
an article changes a handful of pages, whatever the size of the site.
"""

from __future__ import annotations

from collections.abc import Iterable

from colony.model import Entry, Listing

OLDER_CANDIDATES = 6
"""How many older entries of each listing are considered. Of the newer ones only the next is."""

WANTED = 3
"""How many entries are recommended at most."""


def related_to_all(
    entries: Iterable[Entry], tags: Iterable[Listing], categories: Iterable[Listing]
) -> dict[str, tuple[Entry, ...]]:
    """For each entry's source path the entries to recommend after it, best first.

    A shared tag weighs twice as much as a shared category; of equals the newer comes first. An entry
    that shares nothing has an empty tuple. Linear in the summed length of all listings.
    """
    known = list(entries)
    place = {entry.source_path: at for at, entry in enumerate(known)}
    scores: list[dict[int, int]] = [{} for _ in known]
    for weight, listings in ((2, tags), (1, categories)):
        for listing in listings:
            _score([place[entry.source_path] for entry in listing.entries], weight, scores)
    return {entry.source_path: _best(found, known) for entry, found in zip(known, scores, strict=True)}


def _score(places: list[int], weight: int, scores: list[dict[int, int]]) -> None:
    for at, place in enumerate(places):
        mine = scores[place]
        for other in places[max(0, at - OLDER_CANDIDATES) : at + 2]:
            if other != place:
                mine[other] = mine.get(other, 0) + weight


def _best(found: dict[int, int], known: list[Entry]) -> tuple[Entry, ...]:
    # Score and place in one number: plain numbers are sorted several times as fast as by a key.
    size = len(known)
    ranks = sorted([score * size + place for place, score in found.items()], reverse=True)
    return tuple([known[rank % size] for rank in ranks[:WANTED]])
