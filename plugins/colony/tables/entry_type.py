"""The types of entries that a site can have: one row each, from which everything else follows.

An entry type is a module of :mod:`colony.entries` with a constant ``ENTRY_TYPE``: what its front matter
knows, where its pages are, what they show and how they are made. A package of somebody else's adds one
with a row of the same class under the entry point group ``colony.entry_types``::

    [project.entry-points."colony.entry_types"]
    recipe = "their_package.recipe:ENTRY_TYPE"

Rows are looked up when they are needed and never while modules are loaded: a row's module may import
anything of the house.
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
"""The entry point group under which packages offer rows."""

JsonLd = Callable[[Any, SiteView], dict[str, Any]]
"""What a view tells search engines: schema.org data without its ``@context``."""


class SourceAbout(NamedTuple):
    """What a row's ``read`` may know of a source beside its front matter."""

    path: str
    """Below the content root."""
    lang: str
    zone: tzinfo
    """The site's."""
    notes: Notes
    """Takes what is wrong: ``notes.add(code, line, **fields)``."""


class Overview(NamedTuple):
    """The page that lists all entries of a type."""

    label: str
    """Its name in the code and in the menu's order: ``galleries``."""
    titles: Mapping[str, str]
    """Language (``de``, ``en``) → title."""
    addresses: Mapping[str, str]
    """Language → default of its address below the site's root, with a slash at the end."""
    pages: Callable[[Any, Sequence[Entry], str, Any], Iterator[Page]] | None = None
    """(builder, published entries, title, :class:`colony.settings.ListPlace`) → the pages; None for one
    page of teasers. Only asked where there are entries and the site wants the page."""
    newest_first: bool = True
    """Order of the teasers against the catalogue's."""

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
    """Language → path without its ending, with ``{slug}`` where each subject has a feed of its own:
    ``feeds/galerie/{slug}``."""
    titles: Mapping[str, str]
    """Language → heading on the subscribe page."""
    find: Callable[[Any], Iterator[Any]]
    """ViewBuilder → :class:`colony.pages.feed_subjects.Subscribable` of each subject."""
    has_items: bool = False
    """Whether its entries are items themselves, and so have an id for good."""
    formats: tuple[str, ...] = ()
    """Formats that are written where ``COLONY_FEEDS`` says nothing of this kind."""


class Completed(NamedTuple):
    """An entry with what other files add to it, and what was found on the way."""

    entry: Entry
    findings: tuple[Finding, ...] = ()


def _no_more_values(_fields: Any, _about: SourceAbout) -> dict[str, Any] | None:
    return {}


def _unmarked(_entry: Entry) -> str:
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
    """One type of entry. Callables that get a ``builder`` get a :class:`colony.pages.ViewBuilder`."""

    name: str
    """As :attr:`colony.model.Entry.type` has it: ``gallery``."""
    paths_setting: str
    """The setting that names its folders below the content root: ``COLONY_GALLERY_PATHS``."""
    pattern: str
    """How the settings of its address begin: ``COLONY_GALLERY`` of ``COLONY_GALLERY_URL``."""
    words: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Language → what sentences about its settings call one entry and all of them, in German as genitives:
    ``{"de": ("einer Galerie", "der Galerien"), "en": ("a gallery", "the galleries")}``. Its name where
    nothing is said."""
    pages: Callable[[Any], Iterator[Page]]
    """ViewBuilder → all pages of entries of this type."""
    folders: tuple[str, ...] | None = None
    """The default of its folders; None where the setting is Pelican's own."""
    excludes_setting: str = ""
    """The setting that names folders to leave out; empty for none."""
    rank: int = 0
    """Where folders of several types hold a file, that of the lowest rank takes it."""
    takes: Callable[[str, Any], bool] = _any_file
    """(path, :class:`colony.settings.Config`) → whether a source in its folders is an entry."""
    addresses: Mapping[str, str] = field(default_factory=dict)
    """Language → default of its URL, ending with a slash; empty where the settings are Pelican's own."""
    draft_pattern: str = ""
    """How the settings of a draft's address begin; empty where drafts have the same."""
    slug_from: Literal["settings", "title", "name"] = "settings"
    """What a slug is made of: what ``SLUGIFY_SOURCE`` says, always the title, or always the file's name."""
    keys: tuple[Any, ...] = ()
    """Front matter that only this type knows: rows of :class:`colony.content.front_matter.Key`, beside those
    of the table whose ``entry_types`` name it."""
    kind: str = ""
    """The sort within the type where the author names none; empty for the type's own name."""
    needs_date: bool = False
    """Whether an entry without a date is left out, as an error."""
    needs_body: bool = False
    """Whether a published one without a text is worth a finding."""
    is_scheduled: bool = False
    """Whether a date in the future keeps it back until then."""
    published_as: tuple[str, ...] = ()
    """What ``status`` may say beside Pelican's words, all of which mean that the entry is published."""
    read: Callable[[Any, SourceAbout], dict[str, Any] | None] = _no_more_values
    """(:class:`colony.content.Fields`, what is known of the source) → arguments for Entry.

    What has no field there goes into ``values``, beside the keys that go there by themselves. None for an
    entry that cannot be without what is missing; the finding has been noted then.
    """
    completed: Callable[[Entry, Any, Any], Completed] = _as_read
    """(entry, inventory, config) → the entry with what other files of the content add."""
    moments: Callable[[Entry], Iterable[datetime]] = _no_moments
    """When pages about an entry change by themselves: a build after such a moment is another one."""
    fill: Callable[[Any, Ref, Entry], Fill] | None = None
    """(builder, place, entry that the place is in) → what a directive's place in a text shows."""
    tracked_digest: Callable[[Entry], str] = _unmarked
    """What subscribers have noted of an entry, as a hash: its changes are counted for good. Empty for types
    that nobody notes down."""
    order: Callable[[Entry], Any] | None = None
    """Sort key of the catalogue; None for by date."""
    has_translations: bool = False
    """Whether entries of one slug are versions of one another in several languages."""
    edited_page: Callable[[Any, Page, Entry], Page | None] | None = None
    """(builder, page before, edited entry) → its page, all around it as it was; for the preview."""
    teaser: Callable[[Entry, Card], Card] = _as_shown
    """(entry, its teaser as for every type) → its teaser."""
    json_ld: Mapping[type[View], JsonLd | None] = field(default_factory=dict)
    """The views of its pages, each with what it tells search engines."""
    overview: Overview | None = None
    feeds: TypeFeeds | None = None
    templates: tuple[str, ...] = ()
    """Templates written for its views that a theme need not name itself."""
    template_folder: str = ""
    """Absolute path of a folder with templates for themes that have none; empty for Colony's own."""
    label: str = ""
    """What social cards call it, in English, for the theme to translate; empty for nothing."""


@functools.cache
def entry_types() -> Mapping[str, EntryTypeRow]:
    """All types by name: Colony's own, then those of installed packages."""
    return rows(GROUP, own_rows("colony.entries", "ENTRY_TYPE", EntryTypeRow), EntryTypeRow)


@functools.cache
def by_rank() -> Sequence[EntryTypeRow]:
    """The types in the order in which they are asked whether a source is theirs."""
    return sorted(entry_types().values(), key=lambda row: row.rank)


def overviews() -> list[Overview]:
    """The pages that list all entries of a type, in the types' order."""
    return [row.overview for row in entry_types().values() if row.overview is not None]


def type_feeds() -> list[TypeFeeds]:
    """The feeds that types bring along."""
    return [row.feeds for row in entry_types().values() if row.feeds is not None]


@functools.cache
def json_ld_of_views() -> Mapping[type[View], JsonLd | None]:
    """The views of all types, each with what it tells search engines."""
    return {view: told for row in entry_types().values() for view, told in row.json_ld.items()}
