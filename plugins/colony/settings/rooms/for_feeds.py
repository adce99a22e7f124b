"""Settings of feeds, Pelican's and Colony's; they become one pattern for each kind and format.

Pelican's settings keep their meaning: ``TAG_FEED_ATOM = "feeds/thema/{slug}.atom.xml"`` writes that
feed to this path, None switches it off, ``TAG_FEED_ATOM_URL`` is its address if that differs from the
path. Colony's ``COLONY_FEEDS = {"tags": ["atom", "json"], "authors": []}`` overrides them: it says in
which formats a kind is written. A kind that it does not name is written as Pelican's settings say.
"""

from __future__ import annotations

import functools
from typing import Annotated, Literal

from colony.model import declared_fields
from colony.settings import taking
from colony.settings import value_checks as checks
from colony.settings.declaration import Declared, Setting, Settings, WrongFormError, row, shown
from colony.tables import FeedKind, feed_formats, feed_kinds


class FeedPattern(Settings, frozen=True, kw_only=True):
    """Path and address of feeds of one kind in one format; ``{slug}`` or ``{lang}`` is the subject."""

    kind: str
    """Name of a row of :func:`colony.tables.feed_kind.feed_kinds`."""
    format: str
    """Name of a row of :func:`colony.tables.feed_format.feed_formats`."""
    path: str
    """Relative to the output root."""
    url: str
    """Relative to the site's root, or the address of another site."""
    setting: str
    """Name of the setting that decides the path."""


class PodcastSettings(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Description of a podcast (Apple, "A podcaster's guide to RSS"). Empty fields are left out."""

    title: str = ""
    summary: str = ""
    author: str = ""
    email: str = ""
    image: str = ""
    """Path relative to the site's root, or address, of the cover: a square of 1400 to 3000 px."""
    categories: tuple[tuple[str, str], ...] = ()
    """(category, subcategory or empty) of Apple's list."""
    explicit: bool = False
    type: Literal["episodic", "serial"] = "episodic"


def _podcast(told: object) -> object:
    """``COLONY_PODCAST`` with its categories as pairs; texts and lists are allowed, too."""
    if not isinstance(told, dict) or not isinstance(told.get("categories", []), list | tuple):
        return told
    for key in told:
        if key not in _podcast_keys():
            raise WrongFormError(f"{shown(key)} is none of {', '.join(_podcast_keys())}.")
    return {**told, "categories": [_category(each) for each in told.get("categories", ())]}


def _podcast_keys() -> tuple[str, ...]:
    return tuple(name for name, _, _ in declared_fields(PodcastSettings))


def _category(told: object) -> tuple[str, str]:
    parts = [told] if isinstance(told, str) else [str(each) for each in told]  # type: ignore[attr-defined]
    return (str(parts[0]), str(parts[1]) if len(parts) > 1 else "")


def _choice(asked: dict[str, tuple[str, ...]]) -> str:
    return next((fault for kind, formats in asked.items() if (fault := _fault_of(kind, formats))), "")


def _fault_of(kind: str, formats: tuple[str, ...]) -> str:
    known = feed_kinds().get(kind)
    if known is None:
        return f"{shown(kind)} is none of {', '.join(feed_kinds())}."
    fitting = [row.name for row in feed_formats().values() if row.holds_podcast or not known.is_podcast]
    wrong = [form for form in formats if form not in fitting]
    return f"{shown(wrong[0])} will not do for {kind!r}; list some of {', '.join(fitting)}." if wrong else ""


def feed_path(path: str) -> str:
    """Check a path: inside its folder, and no part begins with a dot; empty text is allowed."""
    hidden = any(not part or part.startswith(".") for part in path.split("/"))
    leads_out = path and (hidden or not checks.is_below(path))
    return f"{shown(path)} leads out of its folder; write a path below it." if leads_out else ""


_PODCAST_FORM = (
    "a table of some of title, summary, author, email, image (text in quotation marks), "
    "categories (a list such as ['News']), explicit (True or False), type ('episodic' or 'serial')"
)


class FeedSettings(Settings, frozen=True, kw_only=True):
    """Which feeds are written, and what is in them."""

    patterns: tuple[FeedPattern, ...]
    formats: Annotated[
        dict[str, tuple[str, ...]],
        Setting("COLONY_FEEDS", "Art und Formate der Feeds, über Pelicans Einstellungen.",
                "Kind and formats of feeds, over Pelican's settings.",
                write="a table such as {'tags': ['atom']}", check=_choice),
    ] = {}  # noqa: RUF012  # fmt: skip
    text: Annotated[
        Literal["full", "summary"],
        Setting("COLONY_FEED_TEXT", "Ganze Texte in Feeds oder Auszüge.",
                "Whole texts in feeds or summaries."),
    ] = "full"  # fmt: skip
    ledger: Annotated[
        str,
        Setting("COLONY_FEED_LEDGER", "Datei der Feed-Kennungen im Inhalt; leer für keine.",
                "File of the feed ids in the content; empty for none.", check=feed_path),
    ] = "feed-ids.tsv"  # fmt: skip
    opml: Annotated[
        str,
        Setting("COLONY_FEED_OPML", "Liste aller Feeds in der Ausgabe; leer für keine.",
                "List of all feeds in the output; empty for none.", check=feed_path,
                by_language={"de": "feeds/alle.opml", "en": "feeds/all.opml"}),
    ]  # fmt: skip
    hub: Annotated[
        str,
        Setting("COLONY_WEBSUB_HUB", "Adresse des WebSub-Hubs; leer für keinen.",
                "Address of the WebSub hub; empty for none.", check=checks.web_address),
    ] = ""  # fmt: skip
    podcast: Annotated[
        PodcastSettings,
        Setting("COLONY_PODCAST", "Was ein Podcast von sich sagt.", "What a podcast says of itself.",
                take=_podcast, write=_PODCAST_FORM, default={}),
    ] = PodcastSettings()  # fmt: skip
    max_items: Annotated[
        int,
        Setting("FEED_MAX_ITEMS", "Beiträge in einem Feed.", "Entries in a feed.", take=taking.limit(20),
                between=(1, taking.MOST), write="a whole number of 1 or more"),
    ] = 100  # fmt: skip

    @property
    def full_text(self) -> bool:
        """Whether feeds contain whole texts, not only summaries."""
        return self.text == "full"

    def of(self, kind: str) -> tuple[FeedPattern, ...]:
        """The patterns of one kind, one for each format."""
        return tuple(pattern for pattern in self.patterns if pattern.kind == kind)


@functools.cache
def feed_rows() -> tuple[Declared, ...]:
    """The rows of Pelican's feed settings: path and address, for each kind and format that Pelican has."""
    return tuple(
        made
        for kind in feed_kinds().values()
        for form in feed_formats().values()
        if kind.setting and form.setting
        for made in _rows(kind, f"{kind.setting}_{form.setting}")
    )


def _rows(kind: FeedKind, name: str) -> tuple[Declared, Declared]:
    de, en = kind.words["de"], kind.words["en"]
    file = (f"Datei des Feeds {de}; None für keinen.", f"File of the feed of {en}; None for none.")
    address = (f"Adresse des Feeds {de}.", f"Address of the feed of {en}.")
    check = checks.filled(**dict.fromkeys(checks.fields_of(kind.stem("en")), "x"))
    url = Setting(f"{name}_URL", *address, take=taking.off, check=check, default="")
    return row(Setting(name, *file, take=taking.off, default=""), str), row(url, str)
