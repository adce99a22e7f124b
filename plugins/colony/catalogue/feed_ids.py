"""The ids that entries have in feeds: made once, and kept when an entry is renamed or edited.

Subscribers know an entry by its id alone: under another id they see a new entry. So the id must outlive
every change of slug, file and text. The ledger remembers it: a text file among the content
(``COLONY_FEED_LEDGER``), one line per entry, kept in version control with the articles. Only
``invoke publish`` writes to it, the lines of what it has published. The id of an entry without a line is
computed from its language and slug, so every clone of the repository computes the same one.

A line keeps what the entry was when it was published: language, slug, file, and a sketch of its text. An
entry is recognised by its slug, its file or its text, so two of the three may change at once. ::

    # id <tab> language <tab> slug <tab> file <tab> sketch [<tab> count:digest]
    urn:uuid:0b1c…	de	erster-beitrag	articles/2026/erster-beitrag.md	01d3a0f2 0a31…

Lines are sorted by id, which is as good as random, so two branches that each publish an article rarely
conflict in Git. If both moved the same entry, both lines may stay. Lines of deleted entries stay too, so
that no id is given to another entry.
"""

from __future__ import annotations

import itertools
import re
import uuid
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from colony.findings import say
from colony.model import Entry, Finding
from colony.tables import entry_types
from colony.text import plain

_HEAD = (
    "# Die Kennungen der Beiträge in den Feeds: nichts löschen, mit einchecken. / Ids in feeds: keep.\n"
    "# id\tlanguage\tslug\tfile\tsketch of the text\n"
)

SKETCHED_CHARACTERS = 4000
"""A sketch is made of a text's first so many characters."""

_SKETCH_SIZE = 8
_ALIKE = 4
"""Two texts count as versions of one if so many of the eight numbers of their sketches are equal."""

_ADDRESS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>\"{}|\\^`]+")
"""An absolute address of any scheme (RFC 3986, 3), as an Atom id has to be (RFC 4287, 4.2.6)."""


class FeedIdRow(NamedTuple):
    """One line of the ledger."""

    id: str
    lang: str
    slug: str
    path: str
    sketch: str
    revision: str = ""
    """``3:1f0a…``: how many changes there were, and the entry's tracked digest then
    (:attr:`colony.tables.entry_type.EntryTypeRow.tracked_digest`). Empty for types without one."""


SketchOf = Callable[[Entry], str]
"""Entry → the sketch of its text. Called only if slug and file do not identify the entry."""


def read_ledger(data: bytes, path: str, lang: str) -> tuple[list[FeedIdRow], list[Finding]]:
    """A ledger's rows, and a finding for each line that cannot be read.

    Args:
        data: the file's bytes.
        path: the file, relative to the content root, for the findings.
        lang: the language of the findings.
    """
    rows: list[FeedIdRow] = []
    findings: list[Finding] = []
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        parts = line.rstrip("\r").split("\t")
        if len(FeedIdRow._fields) - 1 <= len(parts) <= len(FeedIdRow._fields) and _ADDRESS.fullmatch(
            parts[0]
        ):
            rows.append(FeedIdRow(*parts))
        else:
            findings.append(say("ledger-line", path, number, lang=lang, text=line[:40]))
    return rows, findings


def write_ledger(rows: Iterable[FeedIdRow]) -> bytes:
    """The file's bytes for these rows, sorted by id. Equal rows give equal bytes."""
    told = (row if row.revision else row[:-1] for row in sorted(set(rows)))
    lines = ("\t".join(map(_one_line, parts)) + "\n" for parts in told)
    return (_HEAD + "".join(lines)).encode()


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def sketch(body_html: str) -> str:
    """Up to eight numbers, most of which stay the same when a text is edited; as text, for a ledger's row.

    They are the smallest checksums of all runs of three words (Broder 1997, "On the resemblance and
    containment of documents"), so an edit changes only the checksums of the words around it.
    """
    words = plain(body_html[:SKETCHED_CHARACTERS]).split()
    triples = zip(words, words[1:], words[2:], strict=False)
    sums = sorted({zlib.crc32(" ".join(triple).encode()) for triple in triples})
    return " ".join(f"{each:08x}" for each in sums[:_SKETCH_SIZE])


def _likeness(one: str, other: str) -> int:
    return len(set(one.split()) & set(other.split()))


def ids_of(
    entries: Sequence[Entry], rows: Sequence[FeedIdRow], sketch_of: SketchOf, lang: str
) -> tuple[dict[str, str], list[Finding]]:
    """Each entry's id by its source path, and findings about the ids that authors gave (``feed_id``).

    Args:
        entries: all that a feed may show, in an order that depends on their contents alone.
        rows: the ledger's.
        sketch_of: see :data:`SketchOf`.
        lang: the site's language, for the findings.
    """
    given, findings = _given(entries, lang)
    left = [entry for entry in entries if entry.source_path not in given]
    carried = set(given.values())
    known = _recognised(left, [row for row in rows if row.id not in carried], sketch_of)
    ids = {**given, **known}
    taken = {*ids.values(), *(row.id for row in rows)}
    for entry in left:
        if entry.source_path not in ids:
            ids[entry.source_path] = _mint(entry, taken)
            taken.add(ids[entry.source_path])
    return ids, findings


def _given(entries: Iterable[Entry], lang: str) -> tuple[dict[str, str], list[Finding]]:
    """The ids that authors carried over from another system (``feed_id``)."""
    owners: dict[str, Entry] = {}
    findings = []
    for entry in entries:
        if not entry.feed_id:
            continue
        if not _ADDRESS.fullmatch(entry.feed_id):
            findings.append(say("feed-id-shape", entry.source_path, lang=lang, id=entry.feed_id[:80]))
        elif owners.setdefault(entry.feed_id, entry) is not entry:
            other = owners[entry.feed_id].source_path
            findings.append(say("feed-id-twice", entry.source_path, lang=lang, id=entry.feed_id, other=other))
    return {entry.source_path: told for told, entry in owners.items()}, findings


def _recognised(entries: Sequence[Entry], rows: Sequence[FeedIdRow], sketch_of: SketchOf) -> dict[str, str]:
    """Source path → id of each entry that has a row: by slug and file, by one of the two, or by text."""
    match = _Match(entries, rows, sketch_of)
    match.by_slug_and_file()
    match.by_slug_or_file()
    match.by_text()
    return match.ids


class _Match:
    """Finds the entry that each row is of. No entry gets two rows, and no id two entries."""

    def __init__(self, entries: Sequence[Entry], rows: Sequence[FeedIdRow], sketch_of: SketchOf):
        self._entries = {entry.source_path: entry for entry in entries}
        self._rows = sorted(rows)
        self._sketch_of = sketch_of
        self._spent: set[str] = set()
        self.ids: dict[str, str] = {}

    def _give(self, row: FeedIdRow, entry: Entry) -> None:
        self.ids[entry.source_path] = row.id
        self._spent.add(row.id)

    def _open_rows(self) -> list[FeedIdRow]:
        return [row for row in self._rows if row.id not in self._spent]

    def _open_entries(self) -> list[Entry]:
        return [entry for path, entry in self._entries.items() if path not in self.ids]

    def by_slug_and_file(self) -> None:
        for row in self._rows:
            entry = self._entries.get(row.path)
            is_free = row.id not in self._spent and row.path not in self.ids
            if entry is not None and is_free and (entry.lang, entry.slug) == (row.lang, row.slug):
                self._give(row, entry)

    def by_slug_or_file(self) -> None:
        by_slug = {(entry.lang, entry.slug): entry for entry in self._open_entries()}
        for row in self._open_rows():
            same_slug, same_file = by_slug.get((row.lang, row.slug)), self._entries.get(row.path)
            found = [
                entry
                for entry in (same_slug, same_file)
                if entry is not None and entry.lang == row.lang and entry.source_path not in self.ids
            ]
            if len(found) == 2 and self._is_closer(row, found[1], found[0]):
                found.reverse()
            if found and found[0].slug != row.slug and self._is_another(row, found[0]):
                continue  # someone wrote a new article into an old one's file
            if found and row.id not in self._spent:
                self._give(row, found[0])

    def _is_closer(self, row: FeedIdRow, one: Entry, other: Entry) -> bool:
        """Whether one entry's text is more like the row's than the other's."""
        return _likeness(row.sketch, self._sketch_of(one)) > _likeness(row.sketch, self._sketch_of(other))

    def _is_another(self, row: FeedIdRow, entry: Entry) -> bool:
        own = self._sketch_of(entry)
        return bool(row.sketch and own) and not _likeness(row.sketch, own)

    def by_text(self) -> None:
        rows, entries = self._open_rows(), self._open_entries()
        if not rows or not entries:
            return
        holders: dict[str, list[FeedIdRow]] = defaultdict(list)
        for row in rows:
            for number in row.sketch.split():
                holders[number].append(row)
        pairs = []
        for entry in entries:
            counted: dict[FeedIdRow, int] = defaultdict(int)
            own = self._sketch_of(entry).split()
            for number in own:
                for row in holders.get(number, ()):
                    counted[row] += 1
            enough = min(_ALIKE, max(len(own), 1))
            pairs += [
                (-count, row, entry.source_path)
                for row, count in counted.items()
                if row.lang == entry.lang and count >= min(enough, len(row.sketch.split()))
            ]
        for _, row, path in sorted(pairs):
            if row.id not in self._spent and path not in self.ids:
                self._give(row, self._entries[path])


def _mint(entry: Entry, taken: set[str]) -> str:
    """A new id, made of language and slug and not of the site's address (UUID version 5: RFC 9562, 5.5)."""
    name = f"colony:{entry.type}:{entry.lang}:{entry.slug}"
    made = urn(name)
    further = _salted(f"{name}:{entry.source_path}")
    while made in taken:
        made = urn(next(further))
    return made


def _salted(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}:{number}" for number in itertools.count())


def urn(name: str) -> str:
    """The id made of a name: ``urn:uuid:…``, always the same for the same name (RFC 9562, 5.5)."""
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def revisions(entries: Iterable[Entry], ids: Mapping[str, str], rows: Iterable[FeedIdRow]) -> dict[str, str]:
    """Source path → ``count:digest`` of each entry whose type has a tracked digest; other entries are absent.

    The count is how often the digest had changed at a publication: several edits between two publications
    count once.
    """
    tracked = {entry.source_path: entry_types()[entry.type].tracked_digest(entry) for entry in entries}
    told: dict[str, tuple[int, str]] = {}
    for row in rows:
        counted, _, known = row.revision.partition(":")
        if counted.isdecimal():
            told[row.id] = max(told.get(row.id, (0, "")), (int(counted), known))
    found = {}
    for path, now in tracked.items():
        number, known = told.get(ids[path], (0, now))
        if now:
            found[path] = f"{number + (known != now)}:{now}"
    return found


def entries_to_record(
    entries: Sequence[Entry], ids: Mapping[str, str], rows: Sequence[FeedIdRow]
) -> list[Entry]:
    """The entries for which the ledger has no row, or one that is out of date.

    An entry whose author gave the id (``feed_id``) needs no row, unless its changes are counted.
    """
    told = {(*row[:4], row.revision) for row in rows}
    counted = revisions(entries, ids, rows)
    found = []
    for entry in entries:
        own, count = ids[entry.source_path], counted.get(entry.source_path, "")
        line = (own, entry.lang, entry.slug, entry.source_path, count)
        if (own != entry.feed_id or count) and line not in told:
            found.append(entry)
    return found


def updated_rows(
    entries: Sequence[Entry], ids: Mapping[str, str], rows: Sequence[FeedIdRow], sketch_of: SketchOf
) -> list[FeedIdRow]:
    """The ledger's rows with those of :func:`entries_to_record` added; older rows of the same ids go."""
    counted = revisions(entries, ids, rows)
    fresh = [
        FeedIdRow(
            ids[entry.source_path],
            entry.lang,
            entry.slug,
            entry.source_path,
            sketch_of(entry),
            counted.get(entry.source_path, ""),
        )
        for entry in entries_to_record(entries, ids, rows)
    ]
    replaced = {row.id for row in fresh}
    return [*(row for row in rows if row.id not in replaced), *fresh]
