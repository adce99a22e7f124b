"""Reads the ledger of feed ids in a build, and writes it when the site is published.

The ledger keeps the id under which feed readers know each entry, so that an entry that moves to
another file or address does not appear as new.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from colony.catalogue import (
    FeedIdRow,
    SketchOf,
    arrange,
    entries_to_record,
    ids_of,
    read_ledger,
    revisions,
    sketch,
    updated_rows,
    write_ledger,
)
from colony.content import Inventory, take_inventory
from colony.model import Catalogue, Entry, Finding
from colony.settings import Config
from colony.site.entry_reading import read_all, read_bodies
from colony.storage import Memo, write_atomically
from colony.tables import entry_types
from colony.work import Crew


class KnownFeedIds(NamedTuple):
    """The feed ids of all entries, and what the ledger lacks."""

    ids: dict[str, str]
    """Source path → id."""
    rows: list[FeedIdRow]
    unrecorded: int
    """Number of published entries that the ledger lacks or lists with an older state."""
    findings: list[Finding]
    revisions: dict[str, int]
    """Source path → how often the entry has changed since it was first recorded."""


def known_ids(
    catalogue: Catalogue, inventory: Inventory, config: Config, sketch_of: SketchOf
) -> KnownFeedIds:
    """The feed id of each entry, from the ledger or made anew.

    Args:
        catalogue: the entries.
        inventory: the files of the content; the ledger is one of them.
        config: the settings; no ledger is read if ``config.feeds.ledger`` is empty.
        sketch_of: gives the sketch of an entry's text, by which a moved entry is recognised.
    """
    path = config.feeds.ledger
    rows: list[FeedIdRow] = []
    findings: list[Finding] = []
    if path and path in inventory.digests:
        rows, findings = read_ledger(inventory.absolute(path).read_bytes(), path, config.lang)
    entries = [*feed_entries(catalogue), *(entry for entry in catalogue.unlisted if entry.status == "hidden")]
    ids, faults = ids_of(entries, rows, sketch_of, config.lang)
    missing = len(entries_to_record(feed_entries(catalogue), ids, rows)) if path else 0
    counted = {path: int(told.partition(":")[0]) for path, told in revisions(entries, ids, rows).items()}
    return KnownFeedIds(ids, rows, missing, findings + faults, counted)


def feed_entries(catalogue: Catalogue) -> list[Entry]:
    """The published entries that feeds may list."""
    others = [
        entry
        for row in entry_types().values()
        if row.feeds is not None and row.feeds.has_items
        for entry in catalogue.of_type[row.name]
        if entry.status == "published"
    ]
    return [*catalogue.stream.entries, *catalogue.translated, *others]


def sketches(entries: list[Entry], inventory: Inventory, config: Config, memo: Memo, crew: Crew) -> SketchOf:
    """A function entry → sketch of its text (:func:`colony.catalogue.sketch`), read from its body."""

    def of(entry: Entry) -> str:
        stored = memo.get_many("body", [entry.body_hash])
        if entry.body_hash not in stored:
            stored |= read_bodies([entry.body_hash], entries, inventory, config, crew)
        return sketch(stored.get(entry.body_hash, b"").decode())

    return of


def record(config: Config, memo: Memo, crew: Crew) -> int:
    """Write into the ledger every published entry that it lacks or lists with an older state.

    Returns:
        How many lines are new or changed; 0 also if the ledger has faults, since it is left alone then.

    Raises:
        OSError: the ledger cannot be written.
    """
    inventory = take_inventory(config, memo)
    entries, _ = read_all(inventory, config, memo, crew)
    catalogue = arrange(entries, config)
    sketch_of = sketches(entries, inventory, config, memo, crew)
    known = known_ids(catalogue, inventory, config, sketch_of)
    if known.unrecorded and not any(finding.path == config.feeds.ledger for finding in known.findings):
        rows = updated_rows(feed_entries(catalogue), known.ids, known.rows, sketch_of)
        target = Path(config.content_root, config.feeds.ledger)
        target.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(target, write_ledger(rows))
        return known.unrecorded
    return 0
