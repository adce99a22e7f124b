"""The plan of a deploy: which files are added, changed and deleted. Targets carry it out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from colony.model import Value
from colony.release.site_tree import File, Phase, Tree, is_hashed, phase_of


class Change(Value, frozen=True, kw_only=True):
    """One file that a deploy adds, changes or deletes."""

    path: str
    file: File
    """The new content; of a deleted file, its content until now."""
    was: File | None = None
    """The content that is live at this path until now; None for an added file."""


class Plan(Value, frozen=True, kw_only=True):
    """The changes from the live files to a new tree.

    ``added`` and ``changed`` are in the order of writing: by :class:`~colony.release.site_tree.Phase`,
    then by path. ``deleted`` is carried out last, in the opposite order, so that no page loses an asset
    before the page itself is deleted.
    """

    added: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    deleted: tuple[Change, ...] = ()
    carried: Tree = {}  # noqa: RUF012 - msgspec copies empty defaults
    """Hashed assets of earlier releases that stay although the new tree does not have them."""
    unchanged: int = 0
    """Number of files that are live already."""
    pages_lost_share: float = 0.0
    """Share (0 to 1) of live files without a hash in their names that are deleted. Hashed assets do not
    count: a new encoder renames all of them, and many carried ones would hide that pages are lost."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.added or self.changed or self.deleted)

    @property
    def transfers(self) -> tuple[Change, ...]:
        """All added and changed files, in the order of writing."""
        return tuple(sorted((*self.added, *self.changed), key=_order))

    @property
    def transfer_bytes(self) -> int:
        """Size of all added and changed files."""
        return sum(each.file.size_bytes for each in (*self.added, *self.changed))

    def phases(self) -> Iterator[tuple[Phase, tuple[Change, ...]]]:
        """Yield the transfers of each phase; each phase must be finished before the next begins."""
        transfers = self.transfers
        for phase in Phase:
            yield phase, tuple(each for each in transfers if phase_of(each.path) == phase)


def _order(change: Change) -> tuple[Phase, str]:
    return phase_of(change.path), change.path


def make_plan(
    tree: Mapping[str, File], live: Mapping[str, File], carried: Mapping[str, File] | None = None
) -> Plan:
    """Compare a new tree with what is live.

    Args:
        tree: the new files.
        live: all files that can be fetched now (:attr:`colony.release.release_record.Record.reachable`).
        carried: those of them that stay although ``tree`` does not have them
            (:func:`colony.release.release_record.carry`).
    """
    carried = carried or {}
    added = [Change(path=path, file=file) for path, file in tree.items() if path not in live]
    changed = [
        Change(path=path, file=file, was=live[path])
        for path, file in tree.items()
        if path in live and live[path] != file
    ]
    deleted = [
        Change(path=path, file=file, was=file)
        for path, file in live.items()
        if path not in tree and path not in carried
    ]
    by_name = [path for path in live if not is_hashed(path)]
    lost = sum(path not in tree for path in by_name)
    return Plan(
        added=tuple(sorted(added, key=_order)),
        changed=tuple(sorted(changed, key=_order)),
        deleted=tuple(sorted(deleted, key=_order, reverse=True)),
        carried=dict(sorted(carried.items())),
        unchanged=len(tree) - len(added) - len(changed),
        pages_lost_share=lost / len(by_name) if by_name else 0.0,
    )
