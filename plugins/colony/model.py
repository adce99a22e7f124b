"""The values that the whole package speaks of: entries, pictures, listings, findings. All are frozen.

Equal values serialise to equal bytes, so two values are equal if their *digests* are: 32 hexadecimal
digits of a hash (:func:`digest`). The build's cache relies on that. No other module imports msgspec.
"""

from __future__ import annotations

import builtins
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple, TypeVar

import msgspec

V = TypeVar("V")

MISSING: Any = msgspec.NODEFAULT
"""What :func:`declared_fields` gives in the place of a default for a field without one."""

EntryType = str
"""Name of a row of :func:`colony.tables.entry_type.entry_types`: ``article``, ``gallery`` …"""
Status = Literal["published", "draft", "hidden"]
Severity = Literal["error", "warning", "hint"]


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Base of every plain value: frozen, compared by content, serialisable."""


class Finding(Value, frozen=True, kw_only=True):
    """One fault in the content, in words for the person who can repair it."""

    path: str
    """Path of the file relative to the content root, with ``/``."""
    line: int
    """Line in that file, from 1; 0 if the fault has no line."""
    code: str
    """Stable short name of the fault, such as ``date-unreadable``."""
    message: str
    """What is wrong, in the site's language."""
    remedy: str = ""
    """What to do about it, in the site's language."""
    severity: Severity = "error"

    def __str__(self) -> str:
        remedy = f" – {self.remedy}" if self.remedy else ""
        return f"{self.path}:{self.line}: {self.code} {self.message}{remedy}"


class Term(Value, frozen=True, kw_only=True):
    """A name that entries are filed under: a category, a tag, an author."""

    name: str
    slug: str
    url: str
    """Address relative to the site's root, without a leading slash."""
    save_as: str
    """Path below the output root; empty if the term has no page of its own."""


class Heading(Value, frozen=True, kw_only=True):
    """A heading in an article's body, for the list of contents."""

    level: int
    anchor: str
    text: str


class PictureUse(Value, frozen=True, kw_only=True):
    """A picture as an author placed it: which file, and what the author says about it."""

    path: str
    """Path below the content root with ``/``, or an absolute address of another host."""
    alt: str | None = None
    """Alternative text; ``""`` for a picture that only decorates; None if the author gave none."""
    caption_html: str = ""
    credit: str = ""
    license: str = ""
    focus: str = ""
    """CSS ``object-position`` such as ``30% 60%``; empty for the centre."""
    line: int = 0


class Ref(Value, frozen=True, kw_only=True):
    """What a place in a body stands for until a page is built: a link's address, a picture, a gallery.

    A body holds one mark per ref, in the same order (see :func:`colony.text.body_marks.mark`).
    """

    kind: str
    """``link``, ``picture``, or the type of entry whose row fills the place: ``gallery``, ``event`` …"""
    value: str
    """What the author wrote: an address, a gallery's name."""
    line: int = 0
    picture: PictureUse | None = None


class Enclosure(Value, frozen=True, kw_only=True):
    """Audio or video that belongs to an article (RSS 2.0, ``enclosure``)."""

    address: str
    duration: str = ""
    size_bytes: int = 0
    """For a file on another host, as the author says; 0 if unknown."""


class Fact(Value, frozen=True, kw_only=True):
    """One line of a directory entry's table of facts."""

    label: str
    value: str


class Photo(Value, frozen=True, kw_only=True):
    """A picture of a gallery."""

    slug: str
    use: PictureUse


class Link(Value, frozen=True, kw_only=True):
    """A labelled address outside the site, as in an author's profile."""

    label: str
    address: str


class Entry(Value, frozen=True, kw_only=True):
    """One source file as read: everything that is known of it except the text of its body.

    The body is stored under its digest, :attr:`body_hash`.
    """

    type: EntryType
    source_path: str
    slug: str
    title: str
    lang: str
    status: Status
    url: str
    save_as: str
    body_hash: str
    refs: tuple[Ref, ...] = ()
    headings: tuple[Heading, ...] = ()
    word_count: int = 0
    features: tuple[str, ...] = ()
    """What the body uses that has a stylesheet of its own: ``code``, ``footnotes``, ``table`` …"""
    date: datetime | None = None
    modified: datetime | None = None
    kind: str = "news"
    category: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    summary: str = ""
    """Plain text: from front matter, otherwise the body's first paragraph."""
    has_own_summary: bool = False
    """Whether the summary is from front matter; only then is it shown as the standfirst."""
    template: str = ""
    image: PictureUse | None = None
    mentions: tuple[str, ...] = ()
    series: str = ""
    series_index: int = 0
    sponsored: str = ""
    license: str = ""
    source: str = ""
    aliases: tuple[str, ...] = ()
    enclosure: Enclosure | None = None
    feed_id: str = ""
    """The id in feeds that the author carries over from another system; empty for none."""
    is_translation: bool = False
    """Marked by the author as a translation (``translation: true``), as in Pelican."""
    role: str = ""
    links: tuple[Link, ...] = ()
    facts: tuple[Fact, ...] = ()
    photos: tuple[Photo, ...] = ()
    downloadable: bool = False
    values: dict[str, Any] = {}
    """Key → value, for keys of the table that have no field here; dates as text. See :meth:`value`."""
    extra: dict[str, Any] = {}
    """Front matter under keys that are in no table, kept for other plugins."""

    def value(self, name: str, kind: builtins.type[V]) -> V | None:
        """The value of a key in :attr:`values`, as its type; None if the author gave none.

        Args:
            name: the key, as the table of front matter keys has it.
            kind: its type: ``str``, ``int``, ``bool``, ``datetime``, ``tuple[str, ...]``.

        Raises:
            ValueError: the key's value is of another type.
        """
        found = self.values.get(name)
        return None if found is None else msgspec.convert(found, kind)


class Reading(Value, frozen=True, kw_only=True):
    """The result of reading one source file: entry (None if it becomes none), body, findings."""

    entry: Entry | None
    body_html: str
    findings: tuple[Finding, ...] = ()


class PictureFacts(Value, frozen=True, kw_only=True):
    """What is known of an image file: format, size, colour, and its metadata's title and rights."""

    path: str
    digest: str
    """Digest of the file's bytes."""
    format: str
    """Name of a row of :data:`colony.tables.picture_format.PICTURE_FORMATS`."""
    width_px: int
    """Width as shown, after the EXIF orientation."""
    height_px: int
    animated: bool = False
    has_alpha: bool = False
    is_flat: bool = False
    """Whether most neighbouring pixels are equal, as in drawings and screenshots, which are kept lossless."""
    colour: str = ""
    """Mean colour as ``#rrggbb``, for the placeholder."""
    title: str = ""
    caption: str = ""
    credit: str = ""
    license: str = ""


class Cut(NamedTuple):
    """One page of a paged list, as a slice of the list's entries, oldest first."""

    number: int
    """1 for the oldest page, and so on; 0 for the newest page, which has the list's own address."""
    start: int
    stop: int


@dataclass(frozen=True)
class Listing:
    """All listed articles of one term, oldest first."""

    term: Term
    entries: tuple[Entry, ...]
    cuts: tuple[Cut, ...]
    """Its pages, oldest first; the last is the newest page."""


@dataclass(frozen=True)
class Catalogue:
    """All entries of a site, sorted into lists. Lists of articles are oldest first."""

    stream: Listing
    """The published articles whose date has come; of translations of one another only the original."""
    unlisted: tuple[Entry, ...]
    """Articles that have a page and are in no list: hidden ones and, in the preview, drafts."""
    translated: tuple[Entry, ...]
    """Published translations of articles that are in the stream."""
    of_type: Mapping[str, tuple[Entry, ...]]
    """Type → its entries in the type's order, originals before translations."""
    people: Mapping[str, Entry]
    """Profiles by slug."""
    languages: Mapping[str, tuple[Entry, ...]]
    """Source path → all language versions of the entry, itself included; absent if there is only one."""
    categories: Mapping[str, Listing]
    tags: Mapping[str, Listing]
    authors: Mapping[str, Listing]
    years: Mapping[int, Listing]
    mentions: Mapping[str, tuple[Entry, ...]]
    """Slug of a directory entry → the articles that mention it, newest first."""
    series: Mapping[str, tuple[Entry, ...]]
    related: Mapping[str, tuple[Entry, ...]]
    """Source path of an article → what to recommend after it, best first."""
    by_path: Mapping[str, Entry]
    """Source path → entry, for links between sources."""
    findings: tuple[Finding, ...]

    @property
    def pages(self) -> tuple[Entry, ...]:
        """The static pages, translations last."""
        return self.of_type["page"]

    @property
    def galleries(self) -> tuple[Entry, ...]:
        """The galleries, oldest first."""
        return self.of_type["gallery"]

    @property
    def organisations(self) -> tuple[Entry, ...]:
        """The directory, by name."""
        return self.of_type["organisation"]


def encode(value: object) -> bytes:
    """Serialise a value (JSON, RFC 8259). Equal values give equal bytes.

    JSON, since it keeps a moment's offset; MessagePack turns moments into UTC, which can change the day.
    """
    return msgspec.json.encode(value, order="deterministic")


def decode(data: bytes, kind: type[V]) -> V:
    """The value that :func:`encode` wrote, as this type.

    Raises:
        ValueError: the bytes are no value of this type (msgspec's errors are ValueErrors).
    """
    return msgspec.json.decode(data, type=kind)


def encoded(data: bytes) -> Any:
    """Wraps bytes that :func:`encode` wrote, so that they can be part of a value to encode."""
    return msgspec.Raw(data)


def converted(value: Any, kind: Any) -> Any:
    """A value of Python's own types as one of this type: tuples from lists, structs from tables.

    Raises:
        ValueError: it cannot be converted. ``"1"`` and True are not accepted as numbers.
    """
    return msgspec.convert(value, kind)


def declared_fields(kind: type[Value]) -> list[tuple[str, Any, Any]]:
    """(name, type with its annotations, default or :data:`MISSING`) of each field of a value's class."""
    return [
        (each.name, each.type, each.default_factory() if callable(each.default_factory) else each.default)
        for each in msgspec.structs.fields(kind)
    ]


def unconverted(value: Value) -> dict[str, Any]:
    """A value's fields as a dict of Python's own types; :func:`converted` turns it back."""
    return dict(msgspec.to_builtins(value))


def replaced(value: V, **changes: Any) -> V:
    """A copy of a frozen value with some fields changed."""
    return msgspec.structs.replace(value, **changes)  # type: ignore[type-var]


def digest(*parts: bytes | str) -> str:
    """The digest of parts in order: 32 hexadecimal digits. ``("a", "b")`` and ``("ab",)`` differ."""
    hasher = hashlib.blake2b(digest_size=16)
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        hasher.update(len(raw).to_bytes(8, "little"))
        hasher.update(raw)
    return hasher.hexdigest()
