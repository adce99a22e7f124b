"""A deploy and a rollback, step by step, the same for every target: look, decide, act, verify, prune."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from colony.model import Value, replaced
from colony.release.deploy_plan import Plan, make_plan
from colony.release.page_scan import Pages
from colony.release.preflight import DeployFacts, Refusal, refusals
from colony.release.publication_stamp import PublicationStamp
from colony.release.release_record import Record, Release, carry, make_record
from colony.release.site_tree import Tree, TreeError, scan
from colony.release.targets.target import Holder, Job, LockedError, Target, TargetError
from colony.work import bytes_bar

Verify = Callable[[Record], tuple[str, ...]]
"""Checks the public site after a switch; returns its faults, empty if there are none."""

SPACE_MARGIN = 1.1
"""Factor on the size of files for the space needed: files fill whole blocks, and records need room."""


class RefusedError(Exception):
    """A guard refuses the deploy; nothing was written.

    Attributes:
        refusals: all refusals.
    """

    def __init__(self, found: tuple[Refusal, ...]):
        lines = "\n".join(f"  {each}" for each in found)
        super().__init__(f"nothing was deployed, since:\n{lines}")
        self.refusals = found


class SwitchedBackError(Exception):
    """The new release was live, failed its check, and the one before is live again."""


@dataclass(frozen=True, kw_only=True)
class DeployOrder:
    """What is to be deployed, and how."""

    output_root: Path
    now: datetime
    holder: Holder
    stamp: PublicationStamp | None
    inputs: str
    """Hash of what a build now would be made from; see :class:`~colony.release.preflight.DeployFacts`."""
    manifest: str = ""
    draft_folders: tuple[str, ...] = ()
    """Folders where drafts are saved, such as ``entwurf/``."""
    is_live_newer: Callable[[Release], bool] = lambda _: False
    """Whether a live release was built from a later commit than the folder."""
    keep: int = 10
    max_lost_share: float = 0.3
    allowed: Collection[str] = ()
    again: bool = False
    """Whether to deploy even if nothing has changed, to repair files at the target."""
    verify: Verify | None = None


class DeployOutcome(Value, frozen=True, kw_only=True):
    """The result of a deploy or rollback."""

    plan: Plan
    live: Release | None
    """The release that is live now."""
    before: Release | None
    """The release that was live before."""
    pruned: tuple[str, ...] = ()
    record: Record | None = None
    """The record of the release if it is new, else None."""
    is_new: bool = False
    """False if there was nothing to do."""


@dataclass
class _Local:
    """What is in the folder to be deployed."""

    tree: Tree = field(default_factory=dict)
    pages: Pages = field(default_factory=Pages)
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class _There:
    """What is at the target."""

    live: Record | None
    kept: tuple[Record, ...]
    """The kept releases, newest first, including the live one."""


def plan_only(target: Target, order: DeployOrder) -> tuple[Plan, tuple[Refusal, ...]]:
    """The plan of a deploy, and the refusals of guards. Nothing is written, not even a lock.

    Raises:
        TargetError: the target cannot be reached.
        OSError: the folder cannot be read.
    """
    local, there = _look(order), _look_there(target, order.keep)
    _, plan = _decide(local, there, order)
    return plan, refusals(_facts(local, there, plan, order, target), order.allowed)


def deploy(
    target: Target, order: DeployOrder, show: Callable[[Plan], None] = lambda _: None
) -> DeployOutcome:
    """Deploy a folder: make it live.

    Args:
        target: the place to deploy to.
        order: what to deploy, and how.
        show: called with the plan before anything is written.

    Raises:
        RefusedError: a guard refuses; the message lists all refusals.
        SwitchedBackError: the new release failed its check.
        TargetError: the target cannot be reached or failed; the previous release is still live.
        OSError: the folder cannot be read.
    """
    # Hashing the folder takes about as long as logging in, so both are done at once.
    with ThreadPoolExecutor(1) as beside:
        looking = beside.submit(_look, order)
        return _deploy(target, order, looking, show)


def _deploy(
    target: Target, order: DeployOrder, looking: Future[_Local], show: Callable[[Plan], None]
) -> DeployOutcome:
    with _locked(target, order.holder) as lock:
        there = _look_there(target, order.keep)
        local = looking.result()
        record, plan = _decide(local, there, order)
        facts = replaced(_facts(local, there, plan, order, target), lock=lock)
        found = refusals(facts, order.allowed)
        if found:
            raise RefusedError(found)
        show(plan)
        before = there.live.release if there.live else None
        # Not by the plan: assets that are no longer carried are no reason for a release.
        if there.live is not None and there.live.tree == local.tree and not order.again:
            return DeployOutcome(plan=plan, live=before, before=before)
        with bytes_bar("deploy", plan.transfer_bytes) as advance:
            target.stage(Job(plan, record, order.output_root), advance)
        target.switch(record)
        _verified(target, record, there.live, order.verify)
        pruned = target.prune(order.keep)
    return DeployOutcome(
        plan=plan, live=record.release, before=before, pruned=pruned, record=record, is_new=True
    )


def rollback(
    target: Target, release_id: str, holder: Holder, keep: int, verify: Verify | None = None
) -> DeployOutcome:
    """Make a kept release live again.

    The assets of the replaced release stay reachable.

    Args:
        target: the place that holds the releases.
        release_id: id of the release; empty for the one before the live one.
        holder: who does it.
        keep: how many releases to keep.
        verify: checks the public site afterwards; None for no check.

    Raises:
        TargetError: there is no such release, or the target failed.
        SwitchedBackError: it failed its check.
    """
    with target.lock(holder):
        there = _look_there(target, keep)
        if there.live is None:
            raise TargetError("nothing is live there, so there is nothing to go back from.")
        wanted = release_id or _before(there, there.live.release.id)
        found = [record for record in there.kept if record.release.id == wanted]
        record = found[0] if found else target.record(wanted)
        carried = carry(record.tree, reversed(there.kept), _reachable(there))
        record = replaced(record, carried={**record.carried, **carried})
        plan = make_plan(record.tree, there.live.reachable, record.carried)
        target.switch(record)
        _verified(target, record, there.live, verify)
        target.prune(keep)
    is_new = wanted != there.live.release.id
    return DeployOutcome(plan=plan, live=record.release, before=there.live.release, is_new=is_new)


def _before(there: _There, live_id: str) -> str:
    older = [record.release.id for record in there.kept if record.release.id < live_id]
    if not older:
        raise TargetError("no older release is kept there; `invoke releases` lists what is.")
    return older[0]


@contextlib.contextmanager
def _locked(target: Target, holder: Holder) -> Iterator[str]:
    """Hold the lock; yields empty text, or who holds it, so that this is reported with other refusals."""
    with contextlib.ExitStack() as stack:
        told = ""
        try:
            stack.enter_context(target.lock(holder))
        except LockedError as error:
            told = str(error)
        yield told


def _look(order: DeployOrder) -> _Local:
    if not order.output_root.is_dir():
        return _Local(faults=(f"there is no folder {order.output_root}; run `invoke publish`.",))
    pages = Pages()
    try:
        return _Local(scan(order.output_root, pages.look), pages)
    except TreeError as error:
        return _Local(faults=error.faults)


def _look_there(target: Target, keep: int) -> _There:
    live_id = target.live_id()
    ids = [release.id for release in target.releases()]
    wanted = [each for each in ids[:keep] if each != live_id]
    kept = [target.record(each) for each in sorted({*wanted, *([live_id] if live_id else [])}, reverse=True)]
    return _There(
        live=next((record for record in kept if record.release.id == live_id), None), kept=tuple(kept)
    )


def _reachable(there: _There) -> Tree:
    """All files at the target that releases have; if two have one path, the live release's file."""
    found: Tree = {}
    for record in (*reversed(there.kept), *([there.live] if there.live else [])):
        found |= record.reachable
    return found


def _decide(local: _Local, there: _There, order: DeployOrder) -> tuple[Record, Plan]:
    carried = carry(local.tree, reversed(there.kept), _reachable(there))
    stamp = order.stamp
    record = make_record(
        local.tree,
        order.now,
        carried=carried,
        commit=stamp.commit if stamp else "",
        committed=stamp.committed if stamp else None,
        is_dirty=stamp.is_dirty if stamp else False,
        siteurl=stamp.siteurl if stamp else "",
    )
    return record, make_plan(local.tree, there.live.reachable if there.live else {}, carried)


def _facts(local: _Local, there: _There, plan: Plan, order: DeployOrder, target: Target) -> DeployFacts:
    live = there.live.release if there.live else None
    return DeployFacts(
        stamp=order.stamp,
        inputs=order.inputs,
        manifest=order.manifest,
        tree_faults=local.faults,
        files=len(local.tree),
        has_home="index.html" in local.tree,
        drafts=tuple(_below(local.tree, order.draft_folders)),
        development=tuple(local.pages.development),
        live=live,
        is_live_newer=live is not None and order.is_live_newer(live),
        deleted=len(plan.deleted),
        lost_share=plan.pages_lost_share,
        max_lost_share=order.max_lost_share,
        needed_bytes=int(plan.transfer_bytes * SPACE_MARGIN),
        free_bytes=target.free_bytes(),
    )


def _below(paths: Iterable[str], folders: tuple[str, ...]) -> Iterator[str]:
    return (path for path in paths if folders and path.startswith(folders))


def _verified(target: Target, record: Record, before: Record | None, verify: Verify | None) -> None:
    """Check the public site; if it has faults, make the previous release live again and raise."""
    faults = verify(record) if verify else ()
    if not faults:
        return
    told = "\n".join(f"  {fault}" for fault in faults)
    if before is None or before.release.id == record.release.id:
        raise SwitchedBackError(
            f"{record.release.id} is live, with no release to go back to, and is not as it should be:\n{told}"
        )
    # Browsers that got a page of the new release meanwhile will still request its assets.
    assets = carry(before.tree, [record], record.reachable)
    kept = {path: file for path, file in record.carried.items() if path not in before.tree}
    target.switch(replaced(before, carried={**kept, **assets, **before.carried}))
    raise SwitchedBackError(
        f"{record.release.id} did not pass, and {before.release.id} is live again:\n{told}"
    )
