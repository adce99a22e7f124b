"""Tools for building views: addresses, teasers, heads, people, bodies with the fills of their marks."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from colony.advertising import before_title
from colony.findings import say
from colony.model import Catalogue, Entry, Finding, Listing, Photo, PictureUse, Ref, replaced
from colony.pages.feed_addresses import site_feeds
from colony.pages.links import LinkIndex, resolve_or_report
from colony.settings import Config
from colony.tables import entry_types
from colony.text import shorten
from colony.views import (
    AdView,
    Anchor,
    BodyView,
    Card,
    FeedAnchor,
    FeedItem,
    Fill,
    HeadView,
    PersonCard,
    PictureView,
    Snippet,
)

WORDS_A_MINUTE = 210
"""Reading speed of adults in words per minute (Brysbaert 2019: 238 for English prose, read silently; German
words are longer)."""

CARD_WIDTH_PX = 800
"""Width in pixels of the widest rendition in a teaser, which fills half of a wide screen at most."""


@dataclass
class ViewBuilder:
    """The data and tools of all functions that build views.

    While views are built it collects :attr:`statics` and :attr:`findings`.
    """

    config: Config
    catalogue: Catalogue
    links: LinkIndex
    picture_of: Callable[[PictureUse, Entry], PictureView | Snippet]
    """(use, entry) → the picture with its renditions; for one on another host, HTML with a link to it."""
    card_of: Callable[[Entry], PictureView | None] = lambda _: None
    """Entry → its social card; None if it has none."""
    ads: tuple[tuple[AdView, tuple[str, ...]], ...] = ()
    """Advertisements, each with the categories beside whose articles it is shown (empty: all)."""
    findings: list[Finding] = field(default_factory=list)
    statics: set[str] = field(default_factory=set)
    """Paths below the content root of files that links lead to, and that must therefore be published."""
    feed_items: dict[str, FeedItem] = field(default_factory=dict)
    """Cache of :func:`colony.pages.feed_pages.feed_item`: source path → item."""
    feed_ids: Mapping[str, str] = field(default_factory=dict)
    """Source path → the entry's id in feeds."""
    revisions: Mapping[str, int] = field(default_factory=dict)
    """Source path → how often the entry's tracked digest has changed."""
    size_of: Callable[[str], int] = lambda _: 0
    """Path below the content root → the file's size in bytes."""
    _cards: dict[str, Card] = field(default_factory=dict)
    _anchors: dict[tuple[str, str], Anchor | None] = field(default_factory=dict)
    _persons: dict[str, PersonCard] = field(default_factory=dict)

    def href(self, url: str) -> str:
        """The href of an address that is relative to the site's root."""
        return self.config.href(url)

    def title(self, entry: Entry) -> str:
        """An entry's title; if sponsored, with „Anzeige: “ before it (§ 5a (4) UWG, § 6 DDG)."""
        return (before_title(entry.lang) if entry.sponsored else "") + entry.title

    def anchor(self, entry: Entry) -> Anchor:
        """A link to an entry."""
        return Anchor(title=self.title(entry), href=self.href(entry.url), lang=self._foreign(entry.lang))

    def listing_anchor(self, listing: Listing) -> Anchor:
        """A link to the page of a category, tag, author or year."""
        return Anchor(title=listing.term.name, href=self.href(listing.term.url))

    def tag_anchors(self, entry: Entry) -> tuple[Anchor, ...]:
        """Links to those of an entry's tags that the catalogue has."""
        found = [self._term_anchor("TAG", name) for name in entry.tags]
        return tuple([anchor for anchor in found if anchor])

    def category_anchor(self, entry: Entry) -> Anchor | None:
        """The link to an entry's category; None if it has none, or one without a page."""
        return self._term_anchor("CATEGORY", entry.category) if entry.category else None

    def _term_anchor(self, pattern: str, name: str) -> Anchor | None:
        """The link to a category or tag; None if it has no page. Cached, since many entries share it."""
        key = (pattern, name)
        if key not in self._anchors:
            url = self.links.term_url(pattern, name)
            self._anchors[key] = Anchor(title=name, href=self.href(url)) if url else None
        return self._anchors[key]

    def card(self, entry: Entry) -> Card:
        """An entry's teaser. Cached, since an entry is on many lists."""
        known = self._cards.get(entry.source_path)
        if known is None:
            picture = self.picture(entry.image, entry) if entry.image else None
            known = Card(
                title=entry.title,
                href=self.href(entry.url),
                lang=self._foreign(entry.lang),
                kind=entry.kind,
                summary=shorten(entry.summary, 40),
                date=entry.date,
                minutes=minutes(entry) if entry.type == "article" else 0,
                category=self.category_anchor(entry) if entry.type == "article" else None,
                authors=entry.authors,
                picture=small(picture) if picture else None,
                sponsored=entry.sponsored,
            )
            known = entry_types()[entry.type].teaser(entry, known)
            self._cards[entry.source_path] = known
        return known

    def person(self, name: str) -> PersonCard:
        """An author as shown beside an article, with the profile's portrait if there is one. Cached."""
        if name not in self._persons:
            self._persons[name] = self._person(name)
        return self._persons[name]

    def _person(self, name: str) -> PersonCard:
        url = self.links.term_url("AUTHOR", name)
        profile = self.profile(name)
        if profile is None:
            return PersonCard(name=name, href=self.href(url) if url else "")
        portrait = self.picture(profile.image, profile) if profile.image else None
        return PersonCard(
            name=name,
            href=self.href(url),
            role=profile.role,
            summary=profile.summary,
            portrait=small(portrait) if portrait else None,
        )

    def profile(self, name: str) -> Entry | None:
        """The profile of an author, found by the slug of the name; None if there is none."""
        url = self.links.term_url("AUTHOR", name)
        return self._profiles_by_url.get(url)

    @functools.cached_property
    def _profiles_by_url(self) -> Mapping[str, Entry]:
        return {entry.url: entry for entry in self.catalogue.people.values()}

    @functools.cached_property
    def _organisations_by_slug(self) -> Mapping[str, Entry]:
        return {entry.slug: entry for entry in self.catalogue.organisations}

    def picture(self, use: PictureUse, entry: Entry) -> PictureView | None:
        """A picture as used in an entry; None if it is on another host."""
        shown = self.picture_of(use, entry)
        return shown if isinstance(shown, PictureView) else None

    def body(self, entry: Entry) -> BodyView:
        """An entry's body with the fills of its marks."""
        fills = tuple(self._fill(ref, entry) for ref in entry.refs)
        return BodyView(digest=entry.body_hash, fills=fills)

    def head(
        self,
        title: str,
        url: str,
        *,
        description: str = "",
        lang: str = "",
        indexed: bool = True,
        alternates: tuple[Anchor, ...] = (),
        feeds: tuple[FeedAnchor, ...] = (),
        og_type: Literal["website", "article", "profile"] = "website",
        picture: PictureView | None = None,
        card: PictureView | None = None,
    ) -> HeadView:
        """The view of a page's head. Social networks get the card, or the picture if there is no card."""
        shown = card or picture
        has_image = shown is not None and not shown.href.startswith("data:")
        return HeadView(
            title=title,
            description=shorten(description, 30),
            lang=lang or self.config.lang,
            href=self.href(url),
            indexed=indexed,
            alternates=alternates,
            # Every page announces a feed: its own, or the site's if it has none.
            feeds=feeds or site_feeds(self.config),
            og_type=og_type,
            og_image=shown.href if shown and has_image else "",
            og_image_alt=shown.alt if shown and has_image else "",
            og_image_px=(card.width_px, card.height_px) if card else (),
        )

    def languages(self, entry: Entry) -> tuple[Anchor, ...]:
        """Links to all language versions of an entry, itself included; empty if there is only one."""
        return tuple(
            Anchor(title=version.title, href=self.href(version.url), lang=version.lang)
            for version in self.catalogue.languages.get(entry.source_path, ())
        )

    def mentioned(self, entry: Entry) -> tuple[Anchor, ...]:
        """Links to the directory entries that an article mentions."""
        found = []
        for slug in entry.mentions:
            organisation = self._organisations_by_slug.get(slug)
            if organisation is not None:
                found.append(self.anchor(organisation))
            else:
                near = difflib.get_close_matches(slug, self._organisations_by_slug, n=1)
                hint = f" ({near[0]}?)" if near else ""
                self.report("mention-unknown", entry, target=slug, near=hint)
        return tuple(found)

    def ad_for(self, entry: Entry, position: int) -> AdView | None:
        """The advertisement after an article: those for its category take turns, by the article's position.

        None if there is none for the category, and for sponsored articles, which show no other advertiser.
        """
        fitting = [ad for ad, categories in self.ads if not categories or entry.category in categories]
        if not fitting or entry.sponsored:
            return None
        return fitting[position % len(fitting)]

    def report(self, code: str, entry: Entry, line: int = 0, **fields: object) -> None:
        """Add a finding about an entry's source file; ``fields`` fill the message's placeholders."""
        self.findings.append(say(code, entry.source_path, line, lang=self.config.lang, **fields))

    def _foreign(self, lang: str) -> str:
        return lang if lang != self.config.lang else ""

    def _fill(self, ref: Ref, entry: Entry) -> Fill:
        if ref.kind == "picture" and ref.picture is not None:
            return self.picture_of(ref.picture, entry)
        row = entry_types().get(ref.kind)
        if row is not None and row.fill is not None:
            return row.fill(self, ref, entry)
        target = resolve_or_report(ref, entry, self.links, self.report)
        if target is None:
            return "#"
        if target.static_path:
            self.statics.add(target.static_path)
        return self.href(target.url) if target.static_path or target.url != ref.value else target.url


def photo_url(entry: Entry, photo: Photo) -> str:
    """The permalink of a gallery's photo below the site's root."""
    return f"{entry.url.removesuffix('.html').rstrip('/')}/{photo.slug}/"


def minutes(entry: Entry) -> int:
    """Reading time in whole minutes, at least one."""
    return max(1, round(entry.word_count / WORDS_A_MINUTE))


def small(picture: PictureView) -> PictureView:
    """A picture for a teaser: only the best format and the fallback, up to :data:`CARD_WIDTH_PX`."""
    sources = tuple(
        replaced(
            source,
            candidates=tuple(pair for pair in source.candidates if pair[1] <= CARD_WIDTH_PX)
            or source.candidates[:1],
        )
        for source in picture.sources[:1]
    )
    return replaced(picture, sources=sources, caption_html="", credit="", license="")
