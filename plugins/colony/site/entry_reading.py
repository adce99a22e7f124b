"""Reads all sources into entries: from the memo if an earlier build has read them, else by the workers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from colony.content import READER_VERSION, Inventory, hash_files, read
from colony.findings import say
from colony.model import Entry, EntryType, Finding, Reading, decode, digest, encode, replaced
from colony.settings import Config, ReaderSettings, reader_digest
from colony.storage import Memo, bytes_digest, contents
from colony.work import Crew, Limits, Lost, bar

BATCH_FILES = 60
"""Most sources in a batch."""

BATCH_HASHED = 2000
"""Files in a batch to hash: hashing fewer takes less time than starting the workers."""

LIMITS = Limits(cpu_s=30.0, memory_bytes=2_000_000_000)
"""For one batch. A usual text takes 10 ms; a text made with bad intent could take hours."""


class SourceFile(NamedTuple):
    """One source file to read."""

    path: str
    type: EntryType
    data: bytes | None = None
    """Its bytes, for a worker that does not see this machine's files; else None."""


class SourceBatch(NamedTuple):
    """The sources of one job, with all that a worker needs to read them."""

    content_root: str
    settings: bytes
    """The :class:`ReaderSettings`, encoded."""
    settings_hash: str
    files: list[SourceFile]


class Read(NamedTuple):
    """The result of reading one source."""

    path: str
    key: str = ""
    """The memo's key, from the bytes that were read: they may be newer than the inventory."""
    reading: bytes = b""
    """The encoded reading (entry and findings), without the body."""
    body_hash: str = ""
    body: bytes = b""
    fault: str = ""
    """Why the file cannot be read; empty if it was read."""


def read_batch(batch: SourceBatch) -> list[Read]:
    """The job of a worker: read the sources of one batch."""
    settings = decode(batch.settings, ReaderSettings)
    return [_read(source, settings, batch) for source in batch.files]


def _read(source: SourceFile, settings: ReaderSettings, batch: SourceBatch) -> Read:
    path, kind, data = source
    try:
        data = contents(f"{batch.content_root}/{path}") if data is None else data
    except OSError as error:
        return Read(path, fault=error.strerror or str(error))
    reading = read(path, data, kind, settings)
    return Read(
        path,
        key=reading_key(bytes_digest(data), path, kind, batch.settings_hash),
        reading=encode(replaced(reading, body_html="")),
        body_hash=reading.entry.body_hash if reading.entry else "",
        body=reading.body_html.encode(),
    )


def reading_key(content_hash: str, path: str, kind: EntryType, settings_hash: str) -> str:
    """The memo's key of a reading: a hash of all that the reading depends on.

    Args:
        content_hash: of the source's bytes.
        path: of the source, relative to the content root.
        kind: the entry's type.
        settings_hash: of the encoded :class:`ReaderSettings`.
    """
    return digest(content_hash, path, kind, settings_hash, READER_VERSION)


def read_all(
    inventory: Inventory, config: Config, memo: Memo, crew: Crew
) -> tuple[list[Entry], list[Finding]]:
    """All entries of the content, and the findings about them."""
    reader = _Reader(inventory, config)
    keys = {
        path: reading_key(inventory.digests[path], path, kind, reader.settings_hash)
        for path, kind in inventory.sources
    }
    stored = memo.get_many("read", keys.values())
    missing = [(path, kind) for path, kind in inventory.sources if keys[path] not in stored]
    known = {key: decode(data, Reading) for key, data in stored.items()}
    for results in reader.read(missing, crew):
        made = {each.key: each.reading for each in results}
        memo.put_all(
            {"body": {each.body_hash: each.body for each in results if each.body_hash}, "read": made}
        )
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
    """Read again the bodies that the memo lacks.

    Args:
        wanted: hashes of bodies.
        entries: all entries, which tell the source of each body.
        inventory: the files of the content.
        config: the settings.
        crew: the workers.

    Returns:
        Hash → body; a body whose source has changed is left out.
    """
    sources = [(entry.source_path, entry.type) for entry in entries if entry.body_hash in wanted]
    return {
        each.body_hash: each.body
        for results in _Reader(inventory, config).read(sources, crew)
        for each in results
        if each.body_hash in wanted
    }


def hash_in_batches(crew: Crew, paths: list[Path]) -> list[tuple[str, str]]:
    """As :func:`colony.content.inventory.hash_files`, but by all workers if there are many files."""
    if not crew.shares_disk:
        return hash_files(paths)
    batches = [paths[start : start + BATCH_HASHED] for start in range(0, len(paths), BATCH_HASHED)]
    found: dict[Path, tuple[str, str]] = {}
    for batch, result in crew.run_batches(hash_files, batches, list):
        hashed = [("", result.words("en"))] if isinstance(result, Lost) else result
        found.update(zip(batch, hashed, strict=True))
    return [found[path] for path in paths]


class _Reader:
    """Reads sources in batches; collects a finding for each source that cannot be read."""

    def __init__(self, inventory: Inventory, config: Config):
        self._inventory = inventory
        self._config = config
        self._settings = encode(config.reader)
        self.settings_hash = reader_digest(config)
        self.findings: list[Finding] = []
        self.keys: dict[str, str] = {}
        """Path → memo key of the reading."""

    def read(self, sources: list[tuple[str, EntryType]], crew: Crew) -> Iterator[list[Read]]:
        size = max(4, min(BATCH_FILES, -(-len(sources) // (crew.width * 4))))
        batches = [sources[start : start + size] for start in range(0, len(sources), size)]
        pack = self._pack if crew.shares_disk else self._pack_bytes
        with bar("sources", len(sources)) as advance:
            for batch, results in crew.run_batches(read_batch, batches, pack, advance, LIMITS):
                if isinstance(results, Lost):
                    cause = results.words(self._config.lang)
                    self._report("file-lethal", batch[0][0], cause=cause)
                else:
                    yield self._readable(results)

    def _readable(self, results: list[Read]) -> list[Read]:
        for each in results:
            if each.fault:
                self._report("file-unreadable", each.path, reason=each.fault)
            else:
                self.keys[each.path] = each.key
        return [each for each in results if not each.fault]

    def _report(self, code: str, path: str, **fields: object) -> None:
        self.findings.append(say(code, path, 0, lang=self._config.lang, **fields))

    def _pack(self, sources: Sequence[tuple[str, EntryType]]) -> SourceBatch:
        return self._packed([SourceFile(path, kind) for path, kind in sources])

    def _pack_bytes(self, sources: Sequence[tuple[str, EntryType]]) -> SourceBatch:
        found: list[SourceFile] = []
        for path, kind in sources:
            try:
                found.append(SourceFile(path, kind, contents(self._inventory.absolute(path))))
            except OSError as error:
                self._report("file-unreadable", path, reason=error.strerror or str(error))
        return self._packed(found)

    def _packed(self, files: list[SourceFile]) -> SourceBatch:
        return SourceBatch(self._inventory.content_root, self._settings, self.settings_hash, files)
