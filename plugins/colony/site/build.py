"""One build, from the content folder to an output folder that holds the site and nothing else."""

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
    are_asked_for,
    lost_extensions,
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
from colony.site.up_to_date import BuildMark, build_key, next_due, remember, remembered, stamps_of
from colony.storage import Memo, locked, opened
from colony.tables import entry_types
from colony.theming import SiteLook, theme_chain
from colony.views import Page, SiteView
from colony.work import Crew, crew

_log = logging.getLogger(__name__)

ADS = "ads.toml"
"""File of the advertisements, below the content root."""

COLLECT_AFTER = 200_000
"""New objects after which dead cycles are looked for."""


@dataclass
class SitePlan:
    """One edition of the site, decided but not written: every page and file, and what was found."""

    pages: list[Page]
    site: SiteView
    catalogue: Catalogue
    builder: ViewBuilder
    album: Album
    inventory: Inventory
    entries: list[Entry]
    look: SiteLook
    pelican_pages_due: list[Page]
    """Pages whose templates have no view; Pelican makes them."""
    cards: Cards | None = None
    """None where the settings or the theme want none."""
    findings: list[Finding] = field(default_factory=list)
    unrecorded: int = 0
    """Published entries whose feed ids are not on record yet."""


@dataclass
class Built:
    """A finished build."""

    outcome: WriteOutcome
    findings: tuple[Finding, ...]
    """Everything found, ordered by file and line, each once."""
    articles: int
    pages: int
    by_pelican: dict[str, str] = field(default_factory=dict)
    """Output path → why Pelican itself makes this file, at each build."""
    unrecorded: int = 0
    """Published entries whose feed ids are not on record yet."""
    recorded: int = 0
    """Lines that publishing wrote into the ledger of feed ids."""


def build(config: Config, keep: Callable[[SitePlan], None] | None = None, host: Any = None) -> Built:
    """Build the site of these settings.

    Args:
        config: the settings.
        keep: is handed what the build has arranged, once it has been written.
        host: the Pelican that this build is part of, if it is.

    Raises:
        OutputError: a template is wrong, or the output folder cannot be used.
        OSError: the disk is full or may not be written.
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
        found = remembered(memo, key, config) if keep is None else None
        if found is not None:
            mark, outcome = found
            return Built(outcome, mark.findings, mark.articles, mark.pages, unrecorded=mark.unrecorded)
        if said := notice():
            _log.warning("%s", said)
        stamps = stamps_of(memo, config)
        plan = compose(inventory, config, memo, workers, look)
        if are_asked_for(config, plan.pelican_pages_due):
            built = _write_with_pelican(plan, config, memo, workers, host)
        else:
            built = _write(plan, config, memo, workers)
            remember(memo, config, _mark(key, built, plan, config), stamps)
        plan.album.prune(memo)
    if keep is not None:
        keep(plan)
    return built


@contextlib.contextmanager
def _rare_collections() -> Iterator[None]:
    """Let Python look for dead cycles seldom: most of what a build makes lives until it ends.

    At the usual 700 the search is a twentieth of a build that has one page to write.
    """
    before = gc.get_threshold()
    gc.set_threshold(COLLECT_AFTER, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _mark(key: str, built: Built, plan: SitePlan, config: Config) -> BuildMark:
    return BuildMark(
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
    """Everything there is to say about the content, without writing a page."""
    with opened(Path(config.cache_root), config.now.toordinal()) as memo, crew(config.executor) as workers:
        plan = compose(take_inventory(config, memo), config, memo, workers, open_look(config))
    return _ordered(plan)


def compose(inventory: Inventory, config: Config, memo: Memo, workers: Crew, look: SiteLook) -> SitePlan:
    """Read, arrange and describe every page. Nothing is rendered or written yet."""
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
    """Print what Colony makes, and beside it what Pelican itself does."""
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
        copies += made.beside(owned, config.lang)
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
    """Finds the address of a category, tag or author by name; empty for one without a page."""
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
