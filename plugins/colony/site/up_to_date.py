"""Skips a build if everything that it depends on is unchanged since the last one.

The memo keeps what the last build depended on (its key) and how it left the output folder (its
fingerprint). If both still hold, nothing has to be read or written.
"""

from __future__ import annotations

import contextlib
from datetime import datetime
from pathlib import Path

from colony.content import READER_VERSION, Inventory, take_inventory
from colony.model import Entry, Finding, Value, decode, digest, encode, replaced
from colony.output import WriteOutcome, unchanged_manifest
from colony.pictures import ENCODER_VERSION
from colony.registry import providers
from colony.settings import Config
from colony.storage import Memo, content_digest, walk
from colony.tables import entry_types
from colony.theming import look_files, look_folders

CODE_ROOT = Path(__file__).resolve().parents[1]
"""The package ``colony``: other code may make other pages of the same content."""

_NO_TIME = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


class LastBuild(Value, frozen=True, kw_only=True):
    """What the memo keeps of the last build: its key, and what it reported."""

    key: str
    fingerprint: str
    """Fingerprint of the output folder after the build; empty if a file could not be made."""
    since: datetime
    """The time of the build."""
    until: datetime | None
    """When the pages next change without an edit (a scheduled entry appears); None if never."""
    findings: tuple[Finding, ...]
    articles: int
    pages: int
    unrecorded: int = 0


def build_key(config: Config, inventory: Inventory) -> str:
    """Hash of everything that a build depends on, except the time: content, theme, code, settings."""
    roots = (*look_folders(config), str(CODE_ROOT))
    files = [
        f"{root} {path} {content_digest(Path(root, path))}"
        for root in roots
        for path, _ in walk(Path(root), (".*", "__pycache__"))
    ]
    files += [f"{path} {content_digest(path)}" for path in look_files(config)]
    content = [f"{path} {found}" for path, found in inventory.digests.items()]
    return digest(
        encode(replaced(config, now=_NO_TIME)),
        "\n".join(files),
        "\n".join(content),
        encode(inventory.unreadable),
        READER_VERSION,
        ENCODER_VERSION,
        *providers(),
    )


def current_build(memo: Memo, key: str, config: Config) -> tuple[LastBuild, WriteOutcome] | None:
    """The last build, if this one would change nothing; else None.

    Args:
        memo: keeps the last build.
        key: :func:`build_key` of this build.
        config: the settings of this build.

    Returns:
        The last build, and what is in the output folder.
    """
    data = memo.get_many("mark", [config.output_root]).get(config.output_root)
    with contextlib.suppress(ValueError):
        last = decode(data, LastBuild) if data else None
        if last is None or last.key != key or not last.fingerprint or config.now < last.since:
            return None
        if last.until is not None and config.now >= last.until:
            return None
        known = unchanged_manifest(Path(config.output_root), last.fingerprint)
        if known is None:
            return None
        return last, WriteOutcome(total=len(known.rows), foreign=len(known.foreign), owned=known.rows.keys())
    return None


def content_stamps(memo: Memo, config: Config) -> bytes:
    """The encoded file stamps of all content files at the last inventory; empty if there was none."""
    return memo.get_many("stamps", [config.content_root]).get(config.content_root, b"")


def save_last_build(memo: Memo, config: Config, last: LastBuild, stamps: bytes) -> None:
    """Keep in the memo what a build that has just ended depended on.

    Nothing is kept if a file could not be made, or if the content was edited during the build: then
    it is unknown which pages have the edit.

    Args:
        memo: where to keep it.
        config: the build's settings.
        last: what to keep.
        stamps: :func:`content_stamps` at the start of the build.
    """
    if not last.fingerprint:
        return
    take_inventory(config, memo)
    if content_stamps(memo, config) == stamps:
        memo.put_many("mark", {config.output_root: encode(last)})


def next_due(entries: list[Entry], now: datetime) -> datetime | None:
    """The next time at which a scheduled entry appears or a page changes by itself; None if never."""
    moments = (each for entry in entries for each in (entry.date, *entry_types()[entry.type].moments(entry)))
    return min((each for each in moments if each is not None and each > now), default=None)
