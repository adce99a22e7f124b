"""The shortest way through a build: everything that goes in is what went in last time.

Then nothing has to be read, arranged or described to know that there is nothing to do.
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
"""The package: other code may make other pages of the same content."""

_NO_TIME = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


class BuildMark(Value, frozen=True, kw_only=True):
    """What went into a build, and what it had to say."""

    key: str
    fingerprint: str
    """Fingerprint of the output folder it left."""
    since: datetime
    """The build's moment."""
    until: datetime | None
    """When the next scheduled entry is due; None where there is none."""
    findings: tuple[Finding, ...]
    articles: int
    pages: int
    unrecorded: int = 0


def build_key(config: Config, inventory: Inventory) -> str:
    """Hash of everything that a build depends on but its moment."""
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


def remembered(memo: Memo, key: str, config: Config) -> tuple[BuildMark, WriteOutcome] | None:
    """The last build's mark and what is to be said of the folder, where this build would do the same."""
    data = memo.get_many("mark", [config.output_root]).get(config.output_root)
    with contextlib.suppress(ValueError):
        mark = decode(data, BuildMark) if data else None
        if mark is None or mark.key != key or not mark.fingerprint or config.now < mark.since:
            return None
        if mark.until is not None and config.now >= mark.until:
            return None
        known = unchanged_manifest(Path(config.output_root), mark.fingerprint)
        if known is None:
            return None
        return mark, WriteOutcome(total=len(known.rows), foreign=len(known.foreign), owned=known.rows.keys())
    return None


def stamps_of(memo: Memo, config: Config) -> bytes:
    """The stamps of all files of the content as the last inventory saw them."""
    return memo.get_many("stamps", [config.content_root]).get(config.content_root, b"")


def remember(memo: Memo, config: Config, mark: BuildMark, stamps: bytes) -> None:
    """Keep the mark of a build that has just ended.

    Not where some of its files could not be made; nor where the content was edited meanwhile, for
    then nobody can tell which edit went into which page.

    Args:
        memo: where to keep it.
        config: the build's settings.
        mark: what is to be kept.
        stamps: those of the content that the build began with.
    """
    if not mark.fingerprint:
        return
    take_inventory(config, memo)
    if stamps_of(memo, config) == stamps:
        memo.put_many("mark", {config.output_root: encode(mark)})


def next_due(entries: list[Entry], now: datetime) -> datetime | None:
    """The moment at which the next scheduled entry appears, or a page changes by itself."""
    moments = (each for entry in entries for each in (entry.date, *entry_types()[entry.type].moments(entry)))
    return min((each for each in moments if each is not None and each > now), default=None)
