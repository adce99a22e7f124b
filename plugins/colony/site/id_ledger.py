"""The ledger of feed ids as a build reads it, and as publishing writes it."""

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


class Known(NamedTuple):
    """The ids of a site's entries, and what the ledger lacks."""

    ids: dict[str, str]
    """Source path → id."""
    rows: list[FeedIdRow]
    unrecorded: int
    """Published entries that the ledger does not tell of as they are now."""
    findings: list[Finding]
    revisions: dict[str, int]
    """Source path → how often what subscribers have noted of the entry has changed."""


def known_ids(catalogue: Catalogue, inventory: Inventory, config: Config, sketch_of: SketchOf) -> Known:
    """What feeds call each entry."""
    path = config.feeds.ledger
    rows: list[FeedIdRow] = []
    findings: list[Finding] = []
    if path and path in inventory.digests:
        rows, findings = read_ledger(inventory.absolute(path).read_bytes(), path, config.lang)
    entries = [*subscribed(catalogue), *(entry for entry in catalogue.unlisted if entry.status == "hidden")]
    ids, faults = ids_of(entries, rows, sketch_of, config.lang)
    missing = len(entries_to_record(subscribed(catalogue), ids, rows)) if path else 0
    counted = {path: int(told.partition(":")[0]) for path, told in revisions(entries, ids, rows).items()}
    return Known(ids, rows, missing, findings + faults, counted)


def subscribed(catalogue: Catalogue) -> list[Entry]:
    """The entries that may be items of a feed."""
    others = [
        entry
        for row in entry_types().values()
        if row.feeds is not None and row.feeds.has_items
        for entry in catalogue.of_type[row.name]
        if entry.status == "published"
    ]
    return [*catalogue.stream.entries, *catalogue.translated, *others]


def sketches(entries: list[Entry], inventory: Inventory, config: Config, memo: Memo, crew: Crew) -> SketchOf:
    """Gives the sketch of an entry's text, from its stored body."""

    def of(entry: Entry) -> str:
        stored = memo.get_many("body", [entry.body_hash])
        if entry.body_hash not in stored:
            stored |= read_bodies([entry.body_hash], entries, inventory, config, crew)
        return sketch(stored.get(entry.body_hash, b"").decode())

    return of


def record(config: Config, memo: Memo, crew: Crew) -> int:
    """Write a line for every published entry that the ledger does not tell of as it is now.

    Returns:
        How many lines are new or other than before.

    Raises:
        OSError: the ledger cannot be written.
    """
    inventory = take_inventory(config, memo)
    entries, _ = read_all(inventory, config, memo, crew)
    catalogue = arrange(entries, config)
    sketch_of = sketches(entries, inventory, config, memo, crew)
    known = known_ids(catalogue, inventory, config, sketch_of)
    if known.unrecorded and not any(finding.path == config.feeds.ledger for finding in known.findings):
        rows = updated_rows(subscribed(catalogue), known.ids, known.rows, sketch_of)
        target = Path(config.content_root, config.feeds.ledger)
        target.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(target, write_ledger(rows))
        return known.unrecorded
    return 0
