"""Sources → entries: what is remembered is looked up, the rest is read by all workers."""

from __future__ import annotations

from collections.abc import Iterator

from colony.config import Config, ReaderSettings, reader_digest
from colony.editorial import READER_VERSION, read
from colony.executors import Crew
from colony.memo import Memo
from colony.messages import say
from colony.model import Entry, EntryType, Finding, Reading, Value, decode, digest, encode, replaced
from colony.progress import bar
from colony.sources import Inventory

BATCH_FILES = 60
"""Sources in a batch at most."""


class _File(Value, frozen=True, kw_only=True, array_like=True):
    key: str
    path: str
    type: EntryType
    data: bytes


class _Batch(Value, frozen=True, kw_only=True):
    settings: ReaderSettings
    files: tuple[_File, ...]


def read_batch(batch_data: bytes) -> list[tuple[str, bytes, str, bytes]]:
    """Read some sources: (memo key, encoded reading without body, body's hash, body) of each."""
    batch = decode(batch_data, _Batch)
    made = []
    for file in batch.files:
        reading = read(file.path, file.data, file.type, batch.settings)
        body = reading.body_html.encode()
        body_hash = reading.entry.body_hash if reading.entry else ""
        made.append((file.key, encode(replaced(reading, body_html="")), body_hash, body))
    return made


def read_all(
    inventory: Inventory, config: Config, memo: Memo, crew: Crew
) -> tuple[list[Entry], list[Finding]]:
    """All entries of the content, and everything found on the way."""
    settings_hash = reader_digest(config)
    keys = {
        path: digest(inventory.digests[path], path, kind, settings_hash, READER_VERSION)
        for path, kind in inventory.sources
    }
    known = memo.get_many("read", keys.values())
    missing = [(path, kind) for path, kind in inventory.sources if keys[path] not in known]
    findings = [
        say("file-unreadable", path, lang=config.lang, reason=reason) for path, reason in inventory.unreadable
    ]
    if missing:
        known |= _read_missing(missing, keys, inventory, config, memo, crew, findings)
    readings = [decode(known[key], Reading) for key in keys.values() if key in known]
    entries = [reading.entry for reading in readings if reading.entry is not None]
    findings += [finding for reading in readings for finding in reading.findings]
    return entries, findings


def _read_missing(  # noqa: PLR0917 - one step of read_all, with its names
    missing: list[tuple[str, EntryType]],
    keys: dict[str, str],
    inventory: Inventory,
    config: Config,
    memo: Memo,
    crew: Crew,
    findings: list[Finding],
) -> dict[str, bytes]:
    made: dict[str, bytes] = {}
    size = max(4, min(BATCH_FILES, -(-len(missing) // (crew.width * 4))))
    chunks = [missing[start : start + size] for start in range(0, len(missing), size)]
    batches = [
        encode(_Batch(settings=config.reader, files=tuple(_load(chunk, keys, inventory, config, findings))))
        for chunk in chunks
    ]
    with bar("sources", len(batches)) as advance:
        for _, results in crew.run(read_batch, batches, advance):
            memo.put_many("body", {body_hash: body for _, _, body_hash, body in results if body_hash})
            readings = {key: reading for key, reading, _, _ in results}
            memo.put_many("read", readings)
            made |= readings
    return made


def _load(
    chunk: list[tuple[str, EntryType]],
    keys: dict[str, str],
    inventory: Inventory,
    config: Config,
    findings: list[Finding],
) -> Iterator[_File]:
    for path, kind in chunk:
        try:
            data = inventory.absolute(path).read_bytes()
        except OSError as error:
            findings.append(
                say("file-unreadable", path, lang=config.lang, reason=error.strerror or str(error))
            )
            continue
        yield _File(key=keys[path], path=path, type=kind, data=data)
