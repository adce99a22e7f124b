"""The types of entries that a site can have: one row each, which says everything about the type.

An entry type is a module of :mod:`colony.entries` with a constant ``ENTRY_TYPE``: its keys of front matter,
where its pages are, what they show and how they are made. An installed package adds one by an entry point of
the group ``colony.entry_types`` whose object is a row of the same class::

    [project.entry-points."colony.entry_types"]
    recipe = "their_package.recipe:ENTRY_TYPE"

Rows are looked up at call time, never while modules are imported, so a row's module may import any
other module of Colony.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Any, Literal, NamedTuple

from colony.findings import Notes
from colony.locale import choose
from colony.model import Entry, Finding, Ref
from colony.registry import own_rows, rows
from colony.views import Card, Fill, Page, SiteView, View

GROUP = "colony.entry_types"
"""The entry points' group for entry types of other packages."""

JsonLd = Callable[[Any, SiteView], dict[str, Any]]
"""(view, site) → the page's schema.org data for search engines, without ``@context``."""


class SourceAbout(NamedTuple):
    """What a row's ``read`` gets of a source besides its front matter."""

    path: str
    """Below the content root."""
    lang: str
    zone: tzinfo
    """The site's."""
    notes: Notes
    """Collects findings: ``notes.add(code, line, **fields)``."""


class Overview(NamedTuple):
    """The page that lists all entries of a type."""

    label: str
    """Its name in the code and in the setting of the menu's order: ``galleries``."""
    titles: Mapping[str, str]
    """Language (``de``, ``en``) → title."""
    addresses: Mapping[str, str]
    """Language → default of its address below the site's root, with a slash at the end."""
    pages: Callable[[Any, Sequence[Entry], str, Any], Iterator[Page]] | None = None
    """(builder, published entries, title, :class:`colony.settings.ListPlace`) → the pages; None for one
    page of teasers. Called only if there are entries and the settings give the page an address."""
    newest_first: bool = True
    """Whether the teasers are in the reverse of the catalogue's order."""

    @property
    def setting(self) -> str:
        """The setting that says where the page is: ``COLONY_GALLERIES_SAVE_AS``."""
        return f"COLONY_{self.label.upper()}_SAVE_AS"

    def title(self, lang: str) -> str:
        """Its title in a site of this language."""
        return choose(lang, self.titles)


class TypeFeeds(NamedTuple):
    """The feeds of a type."""

    kind: str
    """As ``COLONY_FEEDS`` names them: ``galleries``."""
    stems: Mapping[str, str]
    """Language → path without its ending; with ``{slug}`` if each subject has a feed of its own:
    ``feeds/galerie/{slug}``."""
    titles: Mapping[str, str]
    """Language → heading on the subscribe page."""
    find: Callable[[Any], Iterator[Any]]
    """ViewBuilder → a :class:`colony.pages.feed_subjects.Subscribable` per subject."""
    has_items: bool = False
    """Whether its entries are items of feeds, and so need ids in the ledger."""
    formats: tuple[str, ...] = ()
    """Formats that are written if ``COLONY_FEEDS`` does not name this kind."""


class Completed(NamedTuple):
    """An entry with what other files add to it, and findings about these files."""

    entry: Entry
    findings: tuple[Finding, ...] = ()


def _no_more_values(_fields: Any, _about: SourceAbout) -> dict[str, Any] | None:
    return {}


def _untracked(_entry: Entry) -> str:
    return ""


def _no_moments(_entry: Entry) -> Iterable[datetime]:
    return ()


def _as_shown(_entry: Entry, card: Card) -> Card:
    return card


def _any_file(_path: str, _config: Any) -> bool:
    return True


def _as_read(entry: Entry, _inventory: Any, _config: Any) -> Completed:
    return Completed(entry)


@dataclass(frozen=True, kw_only=True)
class EntryTypeRow:
    """One type of entry. A ``builder`` is a :class:`colony.pages.ViewBuilder`."""

    name: str
    """As :attr:`colony.model.Entry.type` has it: ``gallery``."""
    paths_setting: str
    """The setting with its folders below the content root: ``COLONY_GALLERY_PATHS``."""
    pattern: str
    """The settings of its address begin with this: ``COLONY_GALLERY`` of ``COLONY_GALLERY_URL``."""
    words: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Language → (one entry, all entries), as sentences about its settings call them, in German as genitives:
    ``{"de": ("einer Galerie", "der Galerien"), "en": ("a gallery", "the galleries")}``. Without a
    language, its name is used."""
    pages: Callable[[Any], Iterator[Page]]
    """ViewBuilder → all pages of entries of this type."""
    folders: tuple[str, ...] | None = None
    """The default of its folders; None if the setting is Pelican's own."""
    excludes_setting: str = ""
    """The setting with folders to leave out; empty if there is none."""
    rank: int = 0
    """If a file is in folders of several types, the type of the lowest rank takes it."""
    takes: Callable[[str, Any], bool] = _any_file
    """(path, :class:`colony.settings.Config`) → whether a source in its folders is an entry."""
    addresses: Mapping[str, str] = field(default_factory=dict)
    """Language → default of its URL, ending with a slash; empty if the settings are Pelican's own."""
    draft_pattern: str = ""
    """As ``pattern``, for drafts; empty if their addresses follow the same settings."""
    slug_from: Literal["settings", "title", "name"] = "settings"
    """A slug is made of what ``SLUGIFY_SOURCE`` says, always of the title, or always of the file's name."""
    keys: tuple[Any, ...] = ()
    """Keys of front matter that only this type has: rows of :class:`colony.content.front_matter.Key`, besides
    those of the table whose ``entry_types`` name it."""
    kind: str = ""
    """The entry's kind if the author names none, such as ``news``; empty for the type's name."""
    needs_date: bool = False
    """Whether an entry without a date is left out, as an error."""
    needs_body: bool = False
    """Whether a published entry without a text gets a finding."""
    is_scheduled: bool = False
    """Whether an entry with a date in the future is left out until then."""
    published_as: tuple[str, ...] = ()
    """Further values of ``status`` that mean ``published``."""
    read: Callable[[Any, SourceAbout], dict[str, Any] | None] = _no_more_values
    """(:class:`colony.content.Fields`, what is known of the source) → arguments for Entry.

    What Entry has no field for goes into ``values``. None, after adding a finding, if something is missing
    that the entry cannot do without.
    """
    completed: Callable[[Entry, Any, Any], Completed] = _as_read
    """(entry, inventory, config) → the entry with what other files of the content add to it."""
    moments: Callable[[Entry], Iterable[datetime]] = _no_moments
    """Moments at which pages about an entry change without an edit, such as the end of an event."""
    fill: Callable[[Any, Ref, Entry], Fill] | None = None
    """(builder, ref, entry whose body has the ref) → what is shown in the ref's place; None for a type that
    no directive shows."""
    tracked_digest: Callable[[Entry], str] = _untracked
    """Digest of what subscribers have in their calendars of an entry. The ledger counts its changes. Empty
    for types without such facts."""
    order: Callable[[Entry], Any] | None = None
    """Sort key in the catalogue; None to sort by date."""
    has_translations: bool = False
    """Whether entries with one slug are language versions of one another."""
    edited_page: Callable[[Any, Page, Entry], Page | None] | None = None
    """(builder, the page as built before, the edited entry) → the new page, made of the entry and of what
    the old page shows of other entries. For the preview; None if the whole site must be built."""
    teaser: Callable[[Entry, Card], Card] = _as_shown
    """(entry, the teaser that every type gets) → the teaser to show."""
    json_ld: Mapping[type[View], JsonLd | None] = field(default_factory=dict)
    """Each view class of its pages → :data:`JsonLd`; None for pages without such data."""
    overview: Overview | None = None
    feeds: TypeFeeds | None = None
    templates: tuple[str, ...] = ()
    """Names of templates of its views that a theme may lack."""
    template_folder: str = ""
    """Absolute path of a folder with templates for themes that have none; empty for Colony's own types."""
    label: str = ""
    """The type's name on social cards, in English, for the theme to translate; empty for none."""


@functools.cache
def entry_types() -> Mapping[str, EntryTypeRow]:
    """All types by name: Colony's own, then those of installed packages."""
    return rows(GROUP, own_rows("colony.entries", "ENTRY_TYPE", EntryTypeRow), EntryTypeRow)


@functools.cache
def by_rank() -> Sequence[EntryTypeRow]:
    """The types by rank: the first whose folders hold a source and that accepts it gets it."""
    return sorted(entry_types().values(), key=lambda row: row.rank)


def overviews() -> list[Overview]:
    """The pages that list all entries of a type, in the types' order."""
    return [row.overview for row in entry_types().values() if row.overview is not None]


def type_feeds() -> list[TypeFeeds]:
    """The feeds of all types."""
    return [row.feeds for row in entry_types().values() if row.feeds is not None]


@functools.cache
def json_ld_of_views() -> Mapping[type[View], JsonLd | None]:
    """The ``json_ld`` of all types, joined."""
    return {view: told for row in entry_types().values() for view, told in row.json_ld.items()}
