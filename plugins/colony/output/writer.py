"""From pages to an output folder that holds them and nothing else, doing only what is missing."""

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
from colony.output.output_guard import OutputError, refuse
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
from colony.storage import Memo, stamp_of, walk
from colony.views import BodyView, Card, FeedView, Page, SiteView
from colony.work import Crew, Limits, Lost, bar

BATCH_PAGES = 120
"""Pages in a batch at most: enough that handing it over costs little, few enough to share out."""

NEW = "new"
"""Why a file is made that is neither in the manifest nor on the disk."""

LIMITS = Limits(cpu_s=300.0)
"""For a batch. A page takes milliseconds; a template that never ends must be told of."""


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
    """Called with the copies that are due, to make those sources that do not exist yet."""
    recover: Callable[[set[str]], Mapping[str, bytes]] = lambda _: {}
    """Gives bodies, by their hashes, that the memo has lost."""


@dataclass
class WriteOutcome:
    """What a build did to the output folder."""

    total: int
    rewritten: list[str] = field(default_factory=list)
    """Files whose bytes changed or that are new."""
    removed: list[str] = field(default_factory=list)
    reasons: dict[str, str] = field(default_factory=dict)
    """Output path → why it was made again; files not named here were not touched."""
    foreign: int = 0
    """Files in the folder that Colony has not written."""
    owned: Collection[str] | None = None
    """Every file that is the site's; None where nobody counted."""
    fingerprint: str = ""
    """Fingerprint of the folder as this build left it; empty where a file could not be made."""


def write_site(order: WriteOrder) -> WriteOutcome:
    """Bring the output folder to what the order says.

    Raises:
        OutputError: a template is wrong, or the folder cannot be written or is somebody else's.
    """
    refuse(guard.fault_of_checkout(order.output_root, manifests.owns(order.output_root)))
    order.output_root.mkdir(parents=True, exist_ok=True)
    found = guard.survey(order.output_root)
    known = manifests.load(order.output_root) or Manifest()
    ours = guard.ours(order.output_root, known, order.memo)
    work = _plan(order, known, found.files, ours)
    refuse(guard.fault_of_paths(order.output_root, found, ours, work.owned))
    # A file that a page has taken the place of is Colony's from then on.
    mine = work.owned.union(work.removals)
    guard.remember_ours(order.output_root, mine, order.memo)
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
    # From here on the rows of what is about to be written are missing, so a build that is cut
    # off leaves no row that claims more than the disk holds.
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
    """What is to be done: the plan of one build."""

    theme: Theme
    site: str
    """Hash of the constant that every page sees."""
    owned: set[str] = field(default_factory=set)
    rows: dict[str, ManifestRow] = field(default_factory=dict)
    """Rows of the files that stay as they are."""
    jobs: list[Page] = field(default_factory=list)
    copies: list[Copy] = field(default_factory=list)
    removals: list[str] = field(default_factory=list)
    parts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Parts of the key of each file to be written; of a new page only when it is handed to a worker."""
    reasons: dict[str, str] = field(default_factory=dict)
    written: dict[str, WrittenPage] = field(default_factory=dict)
    """What workers say of the files that they have written."""
    theme_version: str = ""
    """Stamps of the theme's files before any of them was read."""


def _plan(
    order: WriteOrder, known: Manifest, disk: Mapping[str, os.stat_result], ours: Collection[str]
) -> _Work:
    version = _theme_version(order.theme)
    theme = Theme(order.theme, order.site)
    closures = _closures(theme, order.memo)
    work = _Work(theme, site_digest(order.site), theme_version=version)
    for page in order.pages:
        # A view's bytes are made again where they travel: kept, they would be half of all memory.
        parts = _parts(page, encode(page.view), work) if page.save_as in known.rows else None
        if _is_due(page.save_as, parts, known, disk, work):
            work.jobs.append(page)
    for copy in order.copies:
        if copy.save_as in work.owned:
            continue
        if _is_due(copy.save_as, ("", "", "", copy.digest), known, disk, work):
            work.copies.append(copy)
    for maker in {page.maker for page in work.jobs}:
        maker_digest(maker, theme)  # which finds out what templates are made of, for the workers, too
    if theme.closures != closures:
        order.memo.put_many("closures", {theme.sources_digest: encode(theme.closures)})
    work.removals = [
        path for path in disk if path not in work.owned and (path in ours or guard.is_temporary(path))
    ]
    return work


def _parts(page: Page, view_data: bytes, work: _Work) -> tuple[str, ...]:
    return page_parts(page, view_data, work.theme, work.site)


def _closures(theme: Theme, memo: Memo) -> dict[str, tuple[str, ...]]:
    """What each template is made of, as far as an earlier build found out for the same templates."""
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
    """Whether a file is to be made; ``parts`` may be None where the manifest has no row of it."""
    work.owned.add(save_as)
    row = known.rows.get(save_as)
    if row is not None and row.parts == parts and manifests.bears_out(row, disk.get(save_as)):
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
    """Changes when a file of the theme is written, also with the bytes that it had."""
    roots = [Path(root) for root in (*theme.template_overrides, *theme.roots)]
    found = [(root, each) for root in roots if root.is_dir() for each in walk(root)]
    return digest(encode([(str(root), path, stamp_of(status)) for root, (path, status) in found]))


def _render(order: WriteOrder, work: _Work) -> Iterator[str]:
    yield from _rendered(order, work)
    if _theme_version(order.theme) != work.theme_version:
        # Someone is at work on the theme, and no one can tell which page saw what: next time again.
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
    """Write a page that came back as bytes; tells whether the file changed."""
    if order.crew.shares_disk:
        work.written[page.save_as] = page
        return page.changed
    return write_if_changed(order.output_root / page.save_as, page.data)


def _batches(order: WriteOrder, work: _Work) -> list[list[Page]]:
    jobs = sorted(work.jobs, key=_neighbourhood)
    size = max(8, min(BATCH_PAGES, -(-len(jobs) // (order.crew.width * 4))))
    return [jobs[start : start + size] for start in range(0, len(jobs), size)]


def _neighbourhood(page: Page) -> tuple[str, float, str]:
    """Pages that share much lie side by side, so that one worker makes it once for all of them.

    A feed's formats share the text of their items; lists of the same days share teasers, each of
    which stands on some ten of them.
    """
    cards = _cards(page)
    newest = cards[0].date if cards else None
    return page.maker.partition(":")[0], newest.timestamp() if newest else 0.0, page.save_as


def _pack(order: WriteOrder, work: _Work, chunk: Sequence[Page]) -> Packed:
    wanted = {body.digest for page in chunk for body in _bodies(page)}
    stored = order.memo.get_many("body", wanted)
    if len(stored) < len(wanted):
        stored |= order.recover(wanted - stored.keys())
    # A teaser stands on several lists of a batch, but travels once.
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
    """The page with its view's bytes, less the cards, in the place of its view."""
    data = encode(page.view)
    if page.save_as not in work.parts:
        work.parts[page.save_as] = _parts(page, data, work)
    view: Any = page.view
    return Page(page.save_as, page.maker, encoded(encode(replaced(view, cards=())) if _cards(page) else data))


def _cards(page: Page) -> Sequence[Card]:
    cards: Sequence[Card] = getattr(page.view, "cards", ())
    return cards


def _place(card: Card, known: dict[int, tuple[int, Card]]) -> int:
    """The card's place among those known, by identity: one is made for each entry."""
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
        if not copied.is_right:  # no row: the next build looks at it again
            work.parts.pop(copied.save_as)
        if copied.is_new:
            yield copied.save_as
