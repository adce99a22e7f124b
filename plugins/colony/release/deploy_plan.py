"""What a deploy would do, as a plain value: decided here, acted on by a target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from colony.model import Value
from colony.release.site_tree import File, Phase, Tree, is_hashed, phase_of


class Change(Value, frozen=True, kw_only=True):
    """One file that differs from what is live."""

    path: str
    file: File
    """The new content; of a deleted file, the one that goes."""
    was: File | None = None
    """What is live under this path until now."""


class Plan(Value, frozen=True, kw_only=True):
    """The way from what is live to a new tree.

    ``added`` and ``changed`` are in the order of writing: by :class:`~colony.release.site_tree.Phase`, then
    by path. ``deleted`` comes after all of them, in the opposite order: entrances go before the pages that
    they lead to, pages before their assets.
    """

    added: tuple[Change, ...] = ()
    changed: tuple[Change, ...] = ()
    deleted: tuple[Change, ...] = ()
    carried: Tree = {}  # noqa: RUF012 - msgspec copies empty defaults
    """Old hashed assets that stay although no new page names them."""
    unchanged: int = 0
    """Files that are live already."""
    pages_lost_share: float = 0.0
    """Of the files that are live and carry no hash, the share that is deleted, 0 to 1. Hashed assets do
    not count: a new encoder renames every picture, and pictures that are carried must not make a
    site without pages look nearly whole."""

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return not (self.added or self.changed or self.deleted)

    @property
    def transfers(self) -> tuple[Change, ...]:
        """Everything that has to be written, in the order of writing."""
        return tuple(sorted((*self.added, *self.changed), key=_order))

    @property
    def transfer_bytes(self) -> int:
        """Size of everything that has to be written."""
        return sum(each.file.size_bytes for each in (*self.added, *self.changed))

    def phases(self) -> Iterator[tuple[Phase, tuple[Change, ...]]]:
        """The transfers, one phase after the other; each must be over before the next begins."""
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
        live: everything that can be fetched now (:attr:`colony.release.release_record.Record.reachable`).
        carried: what of it stays although ``tree`` has it no more
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
