"""Writes a site into its output folder: makes the files that are due and removes those that are stale."""

from __future__ import annotations

import contextlib
import functools
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from colony.model import decode, digest, encode, encoded, replaced
from colony.output import manifest as manifests
from colony.output import output_guard as guard
from colony.output.clearing import remove
from colony.output.copies import Copy, Make, copy_all, nothing_to_make
from colony.output.fingerprint import fingerprint
from colony.output.manifest import Manifest, ManifestRow
from colony.output.output_guard import OutputError, raise_fault
from colony.rendering import (
    PARTS,
    Batch,
    Packed,
    Theme,
    ThemeFiles,
    WrittenPage,
    maker_digest,
    page_parts,
    render_batch,
    site_digest,
    write_if_changed,
)
from colony.storage import Memo, file_stamp, walk
from colony.views import BodyView, Card, FeedView, Page, SiteView
from colony.work import Crew, Limits, Lost, bar

BATCH_PAGES = 120
"""Most pages in a batch: enough that sending it costs little, few enough to occupy all workers."""

NEW = "new"
"""Reason for making a file that is neither in the manifest nor on disk."""

LIMITS = Limits(cpu_s=300.0)
"""For one batch. A page takes milliseconds; this ends a template that loops for ever."""


@dataclass
class WriteOrder:
    """What is to be in the output folder, and what makes it."""

    pages: Sequence[Page]
    copies: Sequence[Copy]
    theme: ThemeFiles
    site: SiteView
    output_root: Path
    memo: Memo
    crew: Crew
    make: Make = nothing_to_make
    """Called with the copies that are due, to make their missing sources."""
    recover: Callable[[set[str]], Mapping[str, bytes]] = lambda _: {}
    """Called with hashes of bodies that the memo lacks; returns the bodies by their hashes."""


@dataclass
class WriteOutcome:
    """What a build did in the output folder."""

    total: int
    rewritten: list[str] = field(default_factory=list)
    """Files that are new or got other bytes."""
    removed: list[str] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    """Output path → why the file was due; a file that is not listed was not touched."""
    foreign: int = 0
    """Number of foreign files in the folder."""
    owned: Collection[str] | None = None
    """Every file of the site; None if they are not known."""
    fingerprint: str = ""
    """Fingerprint of the folder after this build; empty if a file could not be made."""


def write_site(order: WriteOrder) -> WriteOutcome:
    """Make the output folder hold the pages and copies of an order, and nothing else of Colony's.

    Raises:
        OutputError: a template fails, or the folder cannot be written or is not Colony's.
    """
    raise_fault(guard.checkout_fault(order.output_root, manifests.owns(order.output_root)))
    order.output_root.mkdir(parents=True, exist_ok=True)
    found = guard.survey(order.output_root)
    known = manifests.load(order.output_root) or Manifest()
    ours = guard.written_by_colony(order.output_root, known, order.memo)
    work = _plan(order, known, found.files, ours)
    raise_fault(guard.paths_fault(order.output_root, found, ours, work.owned))
    # A foreign file at the path of a page is replaced and is Colony's from now on.
    mine = work.owned.union(work.removals)
    guard.remember_written(order.output_root, mine, order.memo)
    foreign = tuple([path for path in found.files if path not in mine])
    outcome = WriteOutcome(
        total=len(work.owned),
        removed=work.removals,
        reasons=work.reasons,
        foreign=len(foreign),
        owned=work.owned,
    )
    if not (work.jobs or work.copies or work.removals):
        kept = Manifest(rows=work.rows, foreign=foreign)
        outcome.fingerprint = fingerprint(kept)
        if known.foreign != foreign or known.pending or len(known.rows) != len(work.rows):
            manifests.save(order.output_root, kept)
        return outcome
    # The rows of files that are about to be written are left out of this manifest, so that a killed
    # build leaves no row for a file that it has not finished.
    due = [*(page.save_as for page in work.jobs), *(copy.save_as for copy in work.copies), *work.removals]
    manifests.save(order.output_root, Manifest(rows=work.rows, pending=tuple(due), foreign=foreign))
    remove(order.output_root, [*work.removals, *(link for link in found.links if link in work.owned)])
    outcome.rewritten = [*_render(order, work), *_copy(order, work)]
    finished = _finished(order, work, foreign)
    manifests.save(order.output_root, finished)
    if not finished.pending:
        outcome.fingerprint = fingerprint(finished)
    return outcome


def _finished(order: WriteOrder, work: _Work, foreign: tuple[str, ...]) -> Manifest:
    rows = dict(work.rows)
    for save_as, parts in work.parts.items():
        each = work.written.get(save_as)
        if each is None:
            rows[save_as] = manifests.row_of(parts, Path(order.output_root, save_as).stat())
        else:
            rows[save_as] = ManifestRow(parts=parts, size=each.size, mtime_ns=each.mtime_ns, inode=each.inode)
    return Manifest(rows=rows, pending=tuple(sorted(work.owned - rows.keys())), foreign=foreign)


@dataclass
class _Work:
    """What one build has to write and remove, and what it has done so far."""

    theme: Theme
    site: str
    """Hash of the site's view, which every page sees."""
    owned: set[str] = field(default_factory=set)
    rows: dict[str, ManifestRow] = field(default_factory=dict)
    """Rows of the files that need not be written."""
    jobs: list[Page] = field(default_factory=list)
    copies: list[Copy] = field(default_factory=list)
    removals: list[str] = field(default_factory=list)
    parts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Output path → parts of each due file; those of a new page are added when it is sent to a worker."""
    reasons: dict[str, str] = field(default_factory=dict)
    written: dict[str, WrittenPage] = field(default_factory=dict)
    """Output path → what a worker reported of the file that it wrote."""
    theme_version: str = ""
    """Hash of the stamps of the theme's files, taken before any was read."""


def _plan(
    order: WriteOrder, known: Manifest, disk: Mapping[str, os.stat_result], ours: Collection[str]
) -> _Work:
    version = _theme_version(order.theme)
    theme = Theme(order.theme, order.site)
    closures = _closures(theme, order.memo)
    work = _Work(theme, site_digest(order.site), theme_version=version)
    for page in order.pages:
        # A view is encoded again when it is sent: keeping the bytes would double the memory.
        parts = _parts(page, encode(page.view), work) if page.save_as in known.rows else None
        if _is_due(page.save_as, parts, known, disk, work):
            work.jobs.append(page)
    for copy in order.copies:
        if copy.save_as in work.owned:
            continue
        if _is_due(copy.save_as, ("", "", "", copy.digest), known, disk, work):
            work.copies.append(copy)
    for maker in {page.maker for page in work.jobs}:
        maker_digest(maker, theme)  # also fills the theme's list of what templates include, for the workers
    if theme.closures != closures:
        order.memo.put_many("closures", {theme.sources_digest: encode(theme.closures)})
    work.removals = [
        path for path in disk if path not in work.owned and (path in ours or guard.is_temporary(path))
    ]
    return work


def _parts(page: Page, view_data: bytes, work: _Work) -> tuple[str, ...]:
    return page_parts(page, view_data, work.theme, work.site)


def _closures(theme: Theme, memo: Memo) -> dict[str, tuple[str, ...]]:
    """Template → the templates that it includes or extends, as far as an earlier build noted it."""
    known: dict[str, tuple[str, ...]] = {}
    with contextlib.suppress(ValueError):
        for data in memo.get_many("closures", [theme.sources_digest]).values():
            known = decode(data, dict[str, tuple[str, ...]])
    theme.closures.update(known)
    return known


def _is_due(
    save_as: str,
    parts: tuple[str, ...] | None,
    known: Manifest,
    disk: Mapping[str, os.stat_result],
    work: _Work,
) -> bool:
    """Whether a file has to be written; notes it in ``work``. ``parts`` may be None without a row."""
    work.owned.add(save_as)
    row = known.rows.get(save_as)
    if row is not None and row.parts == parts and manifests.matches_disk(row, disk.get(save_as)):
        work.rows[save_as] = row
        return False
    if parts is not None:
        work.parts[save_as] = parts
    work.reasons[save_as] = _reason(row, parts, save_as in disk)
    return True


def _reason(row: ManifestRow | None, parts: tuple[str, ...] | None, on_disk: bool) -> str:
    if row is None or parts is None or len(row.parts) != len(parts):
        return "unknown to the manifest" if on_disk else NEW
    if row.parts != parts and not (row.parts[0] or parts[0]):
        return "the file that it is a copy of changed"
    changed = [name for name, old, new in zip(PARTS, row.parts, parts, strict=True) if old != new]
    return ", ".join(changed) + " changed" if changed else "the file on disk was altered or is missing"


def _theme_version(theme: ThemeFiles) -> str:
    """Hash of the stamps of the theme's files: it changes with every write, also of equal bytes."""
    roots = [Path(root) for root in (*theme.template_overrides, *theme.roots)]
    found = [(root, each) for root in roots if root.is_dir() for each in walk(root)]
    return digest(encode([(str(root), path, file_stamp(status)) for root, (path, status) in found]))


def _render(order: WriteOrder, work: _Work) -> Iterator[str]:
    yield from _rendered(order, work)
    if _theme_version(order.theme) != work.theme_version:
        # The theme changed during the build, so it is unknown which page saw which version: the
        # pages get no rows, and the next build makes them again.
        for page in work.jobs:
            work.parts.pop(page.save_as)


def _rendered(order: WriteOrder, work: _Work) -> Iterator[str]:
    batches = _batches(order, work)
    faults: dict[str, str] = {}
    limits = LIMITS if len(work.jobs) > 1 else None
    with bar("pages", len(work.jobs)) as advance:
        for batch, written in order.crew.run_batches(
            render_batch, batches, functools.partial(_pack, order, work), advance, limits
        ):
            if isinstance(written, Lost):
                page = batch[0]
                faults[f"{page.maker}: a worker has died of it twice: {written.words('en')}"] = page.save_as
                continue
            for each in written:
                if each.fault:
                    faults.setdefault(each.fault, each.save_as)
                elif _settle(order, work, each):
                    yield each.save_as
    if faults:
        lines = [f"{fault} (first met on {save_as})" for fault, save_as in faults.items()]
        raise OutputError("the theme cannot render these pages; mend the template:\n" + "\n".join(lines))


def _settle(order: WriteOrder, work: _Work, page: WrittenPage) -> bool:
    """Write a page unless a worker has written it; returns whether the file changed."""
    if order.crew.shares_disk:
        work.written[page.save_as] = page
        return page.changed
    return write_if_changed(order.output_root / page.save_as, page.data)


def _batches(order: WriteOrder, work: _Work) -> list[list[Page]]:
    jobs = sorted(work.jobs, key=_neighbourhood)
    size = max(8, min(BATCH_PAGES, -(-len(jobs) // (order.crew.width * 4))))
    return [jobs[start : start + size] for start in range(0, len(jobs), size)]


def _neighbourhood(page: Page) -> tuple[str, float, str]:
    """A sort key that puts pages with common content into one batch, so that it is made only once.

    The formats of one feed share the text of their items; lists of the same days share teasers.
    """
    cards = _cards(page)
    newest = cards[0].date if cards else None
    return page.maker.partition(":")[0], newest.timestamp() if newest else 0.0, page.save_as


def _pack(order: WriteOrder, work: _Work, chunk: Sequence[Page]) -> Packed:
    wanted = {body.digest for page in chunk for body in _bodies(page)}
    stored = order.memo.get_many("body", wanted)
    if len(stored) < len(wanted):
        stored |= order.recover(wanted - stored.keys())
    # A teaser that several lists of the batch show is sent once.
    cards: dict[int, tuple[int, Card]] = {}
    shown = [tuple([_place(card, cards) for card in _cards(page)]) for page in chunk]
    batch = Batch(
        theme=order.theme,
        theme_version=work.theme_version,
        site=order.site,
        pages=tuple([_packed(page, work) for page in chunk]),
        cards=tuple([card for _, card in cards.values()]),
        shown=tuple(shown),
        closures=work.theme.closures,
        output_root=str(order.output_root) if order.crew.shares_disk else "",
        is_new=all(work.reasons[page.save_as] == NEW for page in chunk),
    )
    return Packed(encode(batch), stored)


def _packed(page: Page, work: _Work) -> Page:
    """The page with its view encoded and without the cards, which are sent separately."""
    data = encode(page.view)
    if page.save_as not in work.parts:
        work.parts[page.save_as] = _parts(page, data, work)
    view: Any = page.view
    return Page(page.save_as, page.maker, encoded(encode(replaced(view, cards=())) if _cards(page) else data))


def _cards(page: Page) -> Sequence[Card]:
    cards: Sequence[Card] = getattr(page.view, "cards", ())
    return cards


def _place(card: Card, known: dict[int, tuple[int, Card]]) -> int:
    """The card's index among the known ones, added if new. Compared by identity: an entry has one card."""
    return known.setdefault(id(card), (len(known), card))[0]


def _bodies(page: Page) -> Iterator[BodyView]:
    if isinstance(page.view, FeedView):
        yield from (item.body for item in page.view.items if item.body is not None)
        return
    body = getattr(page.view, "body", None)
    if body is not None:
        yield body


def _copy(order: WriteOrder, work: _Work) -> Iterator[str]:
    for copied in copy_all(work.copies, order.output_root, order.memo, order.make):
        if not copied.is_right:  # it gets no row, so that the next build copies it again
            work.parts.pop(copied.save_as)
        if copied.is_new:
            yield copied.save_as
