"""The words of the domain, as frozen values that can be stored, hashed and compared.

Every value here is immutable and serialises to the same bytes for the same content, so its
hash can stand for it: the memo and Colony rely on that. msgspec lives in this module only.
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
"""Stands for a default that a field does not have."""

EntryType = str
"""Name of a row of :func:`colony.tables.entry_type.entry_types`: ``article``, ``gallery`` …"""
Status = Literal["published", "draft", "hidden"]
Severity = Literal["error", "warning", "hint"]


class Value(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Base of every plain value: frozen, compared by content, serialisable."""


class Finding(Value, frozen=True, kw_only=True):
    """One thing wrong with the content, said to the person who can mend it."""

    path: str
    """Path of the file relative to the content root, with ``/``."""
    line: int
    """Line in that file, counted from 1; 0 where the fault has no line."""
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
    """Path below the output root; empty where the term has no page of its own."""


class Heading(Value, frozen=True, kw_only=True):
    """A heading in an article's body, for the list of contents."""

    level: int
    anchor: str
    text: str


class PictureUse(Value, frozen=True, kw_only=True):
    """A picture as an author placed it: which file, and what is said about it."""

    path: str
    """Path below the content root with ``/``, or an absolute address of another host."""
    alt: str | None = None
    """Alternative text; ``""`` for a picture that only decorates; None where the author forgot it."""
    caption_html: str = ""
    credit: str = ""
    license: str = ""
    focus: str = ""
    """CSS ``object-position`` such as ``30% 60%``; empty for the centre."""
    line: int = 0


class Ref(Value, frozen=True, kw_only=True):
    """A place in a body that the site fills in: the address of a link, or a whole picture.

    The body carries a mark (see :func:`colony.text.body_marks.mark`) for each, in this order.
    """

    kind: str
    """``link``, ``picture``, or the type of entry that fills the place: ``gallery``, ``event`` …"""
    value: str
    """What the author wrote: an address, a gallery's name."""
    line: int = 0
    picture: PictureUse | None = None


class Enclosure(Value, frozen=True, kw_only=True):
    """Audio or video that belongs to an article (RSS 2.0, ``enclosure``)."""

    address: str
    duration: str = ""
    size_bytes: int = 0
    """As the author says for a file of another host; 0 where unknown."""


class Fact(Value, frozen=True, kw_only=True):
    """One line of a directory entry's table of facts."""

    label: str
    value: str


class Photo(Value, frozen=True, kw_only=True):
    """A picture of a gallery, in its place there."""

    slug: str
    use: PictureUse


class Link(Value, frozen=True, kw_only=True):
    """A labelled address outside the site, as in an author's profile."""

    label: str
    address: str


class Entry(Value, frozen=True, kw_only=True):
    """One source file, read: everything the site knows of it except its body's text.

    The body is stored beside it under :attr:`body_hash`.
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
    """What the body uses that needs a stylesheet of its own: ``code``, ``footnotes``, ``table``…"""
    date: datetime | None = None
    modified: datetime | None = None
    kind: str = "news"
    category: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    summary: str = ""
    """Plain text; from front matter, else the body's first paragraph."""
    has_own_summary: bool = False
    """True where the front matter gave the summary: then it is shown as the standfirst."""
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
    """The id feeds give it, where the author carries one over from another system."""
    is_translation: bool = False
    """Marked by the author as a translation (``translation: true``), as in Pelican."""
    role: str = ""
    links: tuple[Link, ...] = ()
    facts: tuple[Fact, ...] = ()
    photos: tuple[Photo, ...] = ()
    downloadable: bool = False
    values: dict[str, Any] = {}
    """The values of keys that have no field here, by key; dates as text. See :meth:`value`."""
    extra: dict[str, Any] = {}
    """Front matter that no key of Colony's names, kept for other plugins."""

    def value(self, name: str, kind: builtins.type[V]) -> V | None:
        """The value of a key that has no field here, by its type; None where the author gave none.

        Args:
            name: the key, as the table of front matter keys has it.
            kind: its type: ``str``, ``int``, ``bool``, ``datetime``, ``tuple[str, ...]``.

        Raises:
            ValueError: the key's value is of another type.
        """
        found = self.values.get(name)
        return None if found is None else msgspec.convert(found, kind)


class Reading(Value, frozen=True, kw_only=True):
    """What reading one source file gave: the entry (if it is one), its body, what was found."""

    entry: Entry | None
    body_html: str
    findings: tuple[Finding, ...] = ()


class PictureFacts(Value, frozen=True, kw_only=True):
    """What an image file says of itself, learnt without decoding its pixels."""

    path: str
    digest: str
    """Content hash of the file, hexadecimal."""
    format: str
    """Name of a row of :data:`colony.tables.picture_format.PICTURE_FORMATS`."""
    width_px: int
    """Width as shown, after the EXIF orientation."""
    height_px: int
    animated: bool = False
    has_alpha: bool = False
    is_flat: bool = False
    """True where most neighbouring pixels are alike, as in drawings and screenshots: best kept lossless."""
    colour: str = ""
    """Mean colour as ``#rrggbb``, for the placeholder."""
    title: str = ""
    caption: str = ""
    credit: str = ""
    license: str = ""


class Cut(NamedTuple):
    """One page of a list that runs from the oldest entry to the newest."""

    number: int
    """Counted from 1, the oldest; 0 for the newest page, which is the list's front."""
    start: int
    stop: int


@dataclass(frozen=True)
class Listing:
    """All listed articles filed under one name, from the oldest to the newest."""

    term: Term
    entries: tuple[Entry, ...]
    cuts: tuple[Cut, ...]
    """Its pages, oldest first; the last is the newest page."""


@dataclass(frozen=True)
class Catalogue:
    """Everything a site consists of, arranged. Lists of articles run from oldest to newest."""

    stream: Listing
    """Published and due, one for each group of translations."""
    unlisted: tuple[Entry, ...]
    """Articles with a page of their own that no list shows: hidden ones and, in the preview, drafts."""
    translated: tuple[Entry, ...]
    """Published translations of articles of the stream."""
    of_type: Mapping[str, tuple[Entry, ...]]
    """Type → its entries in the type's own order; originals before translations."""
    people: Mapping[str, Entry]
    """Profiles by slug."""
    languages: Mapping[str, tuple[Entry, ...]]
    """Source path → all language versions of that entry, itself included; only where there are several."""
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

    JSON keeps a moment's offset. MessagePack, as fast, gives it back in UTC: midnight would be a day earlier.
    """
    return msgspec.json.encode(value, order="deterministic")


def decode(data: bytes, kind: type[V]) -> V:
    """Read what :func:`encode` wrote.

    Raises:
        ValueError: the bytes are not such a value (msgspec's errors are ValueErrors).
    """
    return msgspec.json.decode(data, type=kind)


def encoded(data: bytes) -> Any:
    """Stands, within a value that is to be encoded, for one that :func:`encode` has written already."""
    return msgspec.Raw(data)


def converted(value: Any, kind: Any) -> Any:
    """A value of Python's own types as one of this type: tuples from lists, structs from tables.

    Raises:
        ValueError: it is none. Nothing is guessed: ``"1"`` is no number, and True is none either.
    """
    return msgspec.convert(value, kind)


def declared_fields(kind: type[Value]) -> list[tuple[str, Any, Any]]:
    """(name, type with its annotations, default or :data:`MISSING`) of each field of a value's class."""
    return [
        (each.name, each.type, each.default_factory() if callable(each.default_factory) else each.default)
        for each in msgspec.structs.fields(kind)
    ]


def unconverted(value: Value) -> dict[str, Any]:
    """A value as a table of Python's own types, which :func:`converted` makes it of again."""
    return dict(msgspec.to_builtins(value))


def replaced(value: V, **changes: Any) -> V:
    """A copy of a frozen value with some fields changed."""
    return msgspec.structs.replace(value, **changes)  # type: ignore[type-var]


def digest(*parts: bytes | str) -> str:
    """Hash of the parts in order, 32 hexadecimal digits. Boundaries between the parts count."""
    hasher = hashlib.blake2b(digest_size=16)
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        hasher.update(len(raw).to_bytes(8, "little"))
        hasher.update(raw)
    return hasher.hexdigest()
