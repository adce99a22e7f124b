"""Sources → entries: what is remembered is looked up, the rest is read by all workers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from colony.config import Config, ReaderSettings, reader_digest
from colony.editorial import READER_VERSION, read
from colony.executors import Crew, Limits, Lost
from colony.files import bytes_digest, contents
from colony.memo import Memo
from colony.messages import say
from colony.model import Entry, EntryType, Finding, Reading, decode, digest, encode, replaced
from colony.progress import bar
from colony.sources import Inventory, hash_files

BATCH_FILES = 60
"""Sources in a batch at most."""

BATCH_HASHED = 2000
"""Files in a batch to hash: that many take as long as it takes to start the workers."""

LIMITS = Limits(cpu_s=30.0, memory_bytes=2_000_000_000)
"""For a batch. A text of usual length takes a hundredth of a second; some, made for it, take hours."""


class _File(NamedTuple):
    key: str
    path: str
    type: EntryType
    data: bytes


class Sources(NamedTuple):
    """Some sources as they travel between processes."""

    settings: bytes
    """The reader's, encoded."""
    files: list[_File]


def read_batch(batch: Sources) -> list[tuple[str, bytes, str, bytes]]:
    """Read some sources: (memo key, encoded reading without body, body's hash, body) of each."""
    settings = decode(batch.settings, ReaderSettings)
    made = []
    for file in batch.files:
        reading = read(file.path, file.data, file.type, settings)
        body = reading.body_html.encode()
        body_hash = reading.entry.body_hash if reading.entry else ""
        made.append((file.key, encode(replaced(reading, body_html="")), body_hash, body))
    return made


def read_all(
    inventory: Inventory, config: Config, memo: Memo, crew: Crew
) -> tuple[list[Entry], list[Finding]]:
    """All entries of the content, and everything found on the way."""
    reader = _Reader(inventory, config)
    keys = {path: reader.key(inventory.digests[path], path, kind) for path, kind in inventory.sources}
    stored = memo.get_many("read", keys.values())
    missing = [(path, kind) for path, kind in inventory.sources if keys[path] not in stored]
    known = {key: decode(data, Reading) for key, data in stored.items()}
    for results in reader.read(missing, crew):
        bodies = {body_hash: body for _, _, body_hash, body in results if body_hash}
        made = {key: data for key, data, _, _ in results}
        memo.put_all({"body": bodies, "read": made})
        known |= {key: decode(data, Reading) for key, data in made.items()}
    keys |= reader.keys
    readings = [known[key] for key in keys.values() if key in known]
    entries = [reading.entry for reading in readings if reading.entry is not None]
    old = (known[key].entry for key in stored)
    memo.keep("body", (entry.body_hash for entry in old if entry is not None))
    findings = [
        say("file-unreadable", path, lang=config.lang, reason=reason) for path, reason in inventory.unreadable
    ]
    findings += [*reader.findings, *(finding for reading in readings for finding in reading.findings)]
    return entries, findings


def read_bodies(
    wanted: Collection[str], entries: Iterable[Entry], inventory: Inventory, config: Config, crew: Crew
) -> dict[str, bytes]:
    """Bodies by their hashes, read once more from the sources: for those that the memo has lost."""
    sources = [(entry.source_path, entry.type) for entry in entries if entry.body_hash in wanted]
    return {
        body_hash: body
        for results in _Reader(inventory, config).read(sources, crew)
        for _, _, body_hash, body in results
        if body_hash in wanted
    }


def hash_in_batches(crew: Crew, paths: list[Path]) -> list[tuple[str, str]]:
    """What :func:`colony.sources.hash_files` gives, by all workers where there are many."""
    if not crew.shares_disk:
        return hash_files(paths)
    batches = [paths[start : start + BATCH_HASHED] for start in range(0, len(paths), BATCH_HASHED)]
    found: dict[Path, tuple[str, str]] = {}
    for batch, result in crew.run_batches(hash_files, batches, list):
        hashed = [("", result.words("en"))] if isinstance(result, Lost) else result
        found.update(zip(batch, hashed, strict=True))
    return [found[path] for path in paths]


class _Reader:
    """Reads sources in batches. What was found to be unreadable stands in ``findings``."""

    def __init__(self, inventory: Inventory, config: Config):
        self._inventory = inventory
        self._config = config
        self._settings = encode(config.reader)
        self._settings_hash = reader_digest(config)
        self.findings: list[Finding] = []
        self.keys: dict[str, str] = {}
        """Path → key of what was read. It may be newer than what the inventory saw."""

    def key(self, content_hash: str, path: str, kind: EntryType) -> str:
        return digest(content_hash, path, kind, self._settings_hash, READER_VERSION)

    def read(
        self, sources: list[tuple[str, EntryType]], crew: Crew
    ) -> Iterator[list[tuple[str, bytes, str, bytes]]]:
        size = max(4, min(BATCH_FILES, -(-len(sources) // (crew.width * 4))))
        batches = [sources[start : start + size] for start in range(0, len(sources), size)]
        with bar("sources", len(batches)) as advance:
            for batch, results in crew.run_batches(read_batch, batches, self._pack, advance, LIMITS):
                if isinstance(results, Lost):
                    self._report(batch[0][0], results)
                else:
                    yield results

    def _report(self, path: str, lost: Lost) -> None:
        lang = self._config.lang
        self.findings.append(say("file-lethal", path, lang=lang, cause=lost.words(lang)))

    def _pack(self, sources: Sequence[tuple[str, EntryType]]) -> Sources:
        return Sources(self._settings, list(self._load(sources)))

    def _load(self, sources: Sequence[tuple[str, EntryType]]) -> Iterator[_File]:
        for path, kind in sources:
            try:
                data = contents(self._inventory.absolute(path))
            except OSError as error:
                reason = error.strerror or str(error)
                self.findings.append(say("file-unreadable", path, lang=self._config.lang, reason=reason))
                continue
            self.keys[path] = self.key(bytes_digest(data), path, kind)
            yield _File(key=self.keys[path], path=path, type=kind, data=data)
