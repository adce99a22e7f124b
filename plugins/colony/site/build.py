"""One build: reads the content folder and brings the output folder up to date."""

from __future__ import annotations

import contextlib
import functools
import gc
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from colony.advertising import Ads, read_ads
from colony.catalogue import arrange, term
from colony.content import Inventory, take_inventory
from colony.model import Catalogue, Entry, Finding, replaced
from colony.output import Copy, WriteOrder, WriteOutcome, lock_path, write_site
from colony.overrides import notice
from colony.pages import LinkIndex, ViewBuilder, all_pages, site_view
from colony.pelican_bridge import (
    PelicanPages,
    lost_extensions,
    needs_pelican,
    pelican_pages,
    split_by_renderer,
)
from colony.settings import Config
from colony.site.entry_reading import hash_in_batches, read_all, read_bodies
from colony.site.id_ledger import known_ids, sketches
from colony.site.look_files import look_copies, open_look
from colony.site.picture_album import Album, open_album
from colony.site.social_cards import Cards, read_look
from colony.site.static_files import published_paths, static_copies, theme_files
from colony.site.up_to_date import (
    LastBuild,
    build_key,
    content_stamps,
    current_build,
    next_due,
    save_last_build,
)
from colony.storage import Memo, locked, opened
from colony.tables import entry_types
from colony.theming import SiteLook, theme_chain
from colony.views import Page, SiteView
from colony.work import Crew, crew

_log = logging.getLogger(__name__)

ADS = "ads.toml"
"""File of the advertisements, relative to the content root."""

COLLECT_AFTER = 200_000
"""Number of new objects after which Python's garbage collector runs."""


@dataclass
class SitePlan:
    """Everything that a build has decided before it writes: each page and file, and the findings."""

    pages: list[Page]
    site: SiteView
    catalogue: Catalogue
    builder: ViewBuilder
    album: Album
    inventory: Inventory
    entries: list[Entry]
    look: SiteLook
    pelican_pages_due: list[Page]
    """Pages whose templates expect Pelican's own context, not a view; Pelican renders them."""
    cards: Cards | None = None
    """None if the settings or the theme ask for no social cards."""
    findings: list[Finding] = field(default_factory=list)
    unrecorded: int = 0
    """Number of published entries that the ledger of feed ids lacks or lists differently."""


@dataclass
class Built:
    """The result of a build."""

    outcome: WriteOutcome
    findings: tuple[Finding, ...]
    """All findings, sorted by file and line, without duplicates."""
    articles: int
    pages: int
    by_pelican: dict[str, str] = field(default_factory=dict)
    """Output path → why Pelican itself makes this file, as it does at each build."""
    unrecorded: int = 0
    """Number of published entries that the ledger of feed ids lacks or lists differently."""
    recorded: int = 0
    """Number of lines that publishing added to the ledger of feed ids or changed in it."""


def build(config: Config, keep: Callable[[SitePlan], None] | None = None, host: Any = None) -> Built:
    """Build the site; if nothing has changed since the last build, nothing is read or written.

    Args:
        config: the settings.
        keep: called with the plan after it has been written; if given, the build is never skipped.
        host: the running ``Pelican`` object, if Pelican's own command started this build.

    Raises:
        OutputError: a template fails, or the output folder cannot be used.
        OSError: the disk is full or must not be written.
    """
    output_root = Path(config.output_root)
    output_root.parent.mkdir(parents=True, exist_ok=True)
    with (
        _rare_collections(),
        locked(lock_path(output_root), output_root),
        opened(Path(config.cache_root), config.now.toordinal()) as memo,
        crew(config.executor) as workers,
    ):
        inventory = take_inventory(config, memo, functools.partial(hash_in_batches, workers))
        look = open_look(config)
        key = build_key(config, inventory)
        found = current_build(memo, key, config) if keep is None else None
        if found is not None:
            last, outcome = found
            return Built(outcome, last.findings, last.articles, last.pages, unrecorded=last.unrecorded)
        if said := notice():
            _log.warning("%s", said)
        stamps = content_stamps(memo, config)
        plan = compose(inventory, config, memo, workers, look)
        if needs_pelican(config, plan.pelican_pages_due):
            built = _write_with_pelican(plan, config, memo, workers, host)
        else:
            built = _write(plan, config, memo, workers)
            save_last_build(memo, config, _last_build(key, built, plan, config), stamps)
        plan.album.prune(memo)
    if keep is not None:
        keep(plan)
    return built


@contextlib.contextmanager
def _rare_collections() -> Iterator[None]:
    """Run Python's garbage collector rarely during the block: most objects live until the build ends.

    With Python's default threshold (700) it takes 5 % of a build that writes one page.
    """
    before = gc.get_threshold()
    gc.set_threshold(COLLECT_AFTER, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _last_build(key: str, built: Built, plan: SitePlan, config: Config) -> LastBuild:
    return LastBuild(
        key=key,
        fingerprint=built.outcome.fingerprint,
        since=config.now,
        until=next_due(plan.entries, config.now),
        findings=built.findings,
        articles=built.articles,
        pages=built.pages,
        unrecorded=built.unrecorded,
    )


def check(config: Config) -> tuple[Finding, ...]:
    """All findings about the content, sorted by file and line; no page is written."""
    with opened(Path(config.cache_root), config.now.toordinal()) as memo, crew(config.executor) as workers:
        plan = compose(take_inventory(config, memo), config, memo, workers, open_look(config))
    return _ordered(plan)


def compose(inventory: Inventory, config: Config, memo: Memo, workers: Crew, look: SiteLook) -> SitePlan:
    """Read the content, group it and make the view of every page; nothing is rendered or written.

    Args:
        inventory: the files of the content.
        config: the settings.
        memo: what earlier builds have read.
        workers: read what the memo lacks.
        look: the site's logo, icons and colours.
    """
    entries, findings = read_all(inventory, config, memo, workers)
    findings += [*lost_extensions(config), *look.findings]
    made = [entry_types()[entry.type].completed(entry, inventory, config) for entry in entries]
    entries = [each.entry for each in made]
    findings += [found for each in made for found in each.findings]
    catalogue = arrange(entries, config)
    album = open_album(catalogue.by_path.values(), config, inventory, memo, workers)
    links = LinkIndex(
        catalogue=catalogue,
        files=published_paths(inventory, config),
        term_url=_term_urls(catalogue, config),
    )
    known = known_ids(catalogue, inventory, config, sketches(entries, inventory, config, memo, workers))
    findings += known.findings
    builder = ViewBuilder(
        config=config,
        catalogue=catalogue,
        links=links,
        picture_of=album.show,
        ads=_ads(inventory, config, findings),
        feed_ids=known.ids,
        revisions=known.revisions,
        size_of=lambda path: inventory.absolute(path).stat().st_size,
    )
    cards = _cards(config, album, builder, look)
    pages, pelican_pages_due, found = split_by_renderer(all_pages(builder), catalogue, config)
    return SitePlan(
        pages=pages,
        pelican_pages_due=pelican_pages_due,
        site=replaced(site_view(builder), brand=look.brand),
        look=look,
        catalogue=catalogue,
        builder=builder,
        album=album,
        inventory=inventory,
        entries=entries,
        cards=cards,
        findings=findings + found,
        unrecorded=known.unrecorded,
    )


def _cards(config: Config, album: Album, builder: ViewBuilder, look: SiteLook) -> Cards | None:
    chain = theme_chain(config.theme_root)
    card_look = read_look(chain, look.accent) if config.social_cards else None
    if card_look is None:
        return None
    cards = Cards(
        config=config,
        album=album,
        profile=builder.profile,
        look=card_look,
        chain=chain,
        site_name=look.brand.name or config.site_name,
    )
    builder.card_of = cards.card_of
    return cards


def _write_with_pelican(plan: SitePlan, config: Config, memo: Memo, workers: Crew, host: Any) -> Built:
    """Write the site, including the files that Pelican itself makes."""
    wanted = {entry.body_hash for entry in plan.catalogue.by_path.values()}
    stored = memo.get_many("body", wanted)
    if len(stored) < len(wanted):
        stored |= read_bodies(wanted - stored.keys(), plan.entries, plan.inventory, config, workers)
    with pelican_pages(plan, stored, config, theme_files(config, plan.look)[0], host) as made:
        return _write(plan, config, memo, workers, made)


def _write(
    plan: SitePlan, config: Config, memo: Memo, workers: Crew, made: PelicanPages | None = None
) -> Built:
    cards = plan.cards
    theme, assets = theme_files(config, plan.look)
    statics = static_copies(plan.inventory, config, plan.builder.statics, plan.builder.links.files)
    copies = [*assets, *plan.album.copies(), *(cards.copies() if cards else ())]
    copies += map(plan.album.cleaned, [*look_copies(plan.look), *statics])
    if made is not None:
        owned = {page.save_as for page in plan.pages} | {each.save_as for each in copies}
        copies += made.without_taken(owned, config.lang)
        plan.findings += made.findings
    order = WriteOrder(
        pages=plan.pages,
        copies=copies,
        theme=theme,
        site=plan.site,
        output_root=Path(config.output_root),
        memo=memo,
        crew=workers,
        make=lambda due: _make(plan, due, workers),
        recover=lambda lost: read_bodies(lost, plan.entries, plan.inventory, config, workers),
    )
    outcome = write_site(order)
    if cards:
        cards.prune()
    catalogue = plan.catalogue
    return Built(
        outcome=outcome,
        findings=_ordered(plan),
        articles=len(catalogue.stream.entries) + len(catalogue.translated),
        pages=len(catalogue.pages),
        by_pelican=made.reasons if made else {},
        unrecorded=plan.unrecorded,
    )


def _make(plan: SitePlan, due: Sequence[Copy], workers: Crew) -> Iterator[Copy]:
    if plan.cards:
        plan.cards.make(due, workers)
    yield from plan.album.make(due, workers)


def _ordered(plan: SitePlan) -> tuple[Finding, ...]:
    found = [*plan.findings, *plan.catalogue.findings, *plan.builder.findings, *plan.album.findings]
    found += plan.cards.findings if plan.cards else []
    return tuple(
        sorted(dict.fromkeys(found), key=lambda each: (each.path, each.line, each.code, each.message))
    )


def _term_urls(catalogue: Catalogue, config: Config) -> Callable[[str, str], str]:
    """A function (kind of term, its name) → URL of a category, tag or author; empty if it has no page."""
    listings = (*catalogue.categories.values(), *catalogue.tags.values(), *catalogue.authors.values())
    with_page = {listing.term.url for listing in listings if listing.term.save_as}
    with_page.update(profile.url for profile in catalogue.people.values())

    @functools.cache
    def url(pattern: str, name: str) -> str:
        found = term(name, pattern, config).url
        return found if found in with_page else ""

    return url


def _ads(inventory: Inventory, config: Config, findings: list[Finding]) -> Ads:
    if ADS not in inventory.digests:
        return ()
    ads, found = read_ads(ADS, inventory.absolute(ADS).read_bytes(), config.lang)
    findings += found
    return ads


__all__ = ["Built", "Copy", "SitePlan", "build", "check", "compose"]
