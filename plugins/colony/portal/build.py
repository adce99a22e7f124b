"""One build, from the content folder to an output folder that holds the site and nothing else."""

from __future__ import annotations

import contextlib
import functools
import gc
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from colony.catalogue import arrange, term
from colony.editorial import Ads, read_ads
from colony.entry_types import entry_types
from colony.executors import Crew, crew
from colony.memo import Memo, locked, opened
from colony.model import Catalogue, Entry, Finding
from colony.portal.album import Album, open_album
from colony.portal.cards import Cards, read_look
from colony.portal.ledger import known_ids, sketches
from colony.portal.pelican_pages import PelicanPages, pelican_pages
from colony.portal.reading import hash_in_batches, read_all, read_bodies
from colony.portal.statics import published_paths, static_copies, theme_files
from colony.portal.themes import apart, are_asked_for, lost_extensions
from colony.portal.unchanged import Mark, key_of, next_due, remember, remembered, stamps_of
from colony.press import Copy, Desk, LinkIndex, Order, Outcome, all_pages, lock_path, print_site, site_view
from colony.settings import Config
from colony.sources import Inventory, take_inventory
from colony.views import Page, SiteView

ADS = "ads.toml"
"""File of the advertisements, below the content root."""

COLLECT_AFTER = 200_000
"""New objects after which dead cycles are looked for."""


@dataclass
class Issue:
    """One edition of the site, decided but not printed: every page and file, and what was found."""

    pages: list[Page]
    site: SiteView
    catalogue: Catalogue
    desk: Desk
    album: Album
    inventory: Inventory
    entries: list[Entry]
    guests: list[Page]
    """Pages whose templates have no view; Pelican makes them."""
    cards: Cards | None = None
    """None where the settings or the theme want none."""
    findings: list[Finding] = field(default_factory=list)
    unrecorded: int = 0
    """Published entries whose feed ids are not on record yet."""


@dataclass
class Built:
    """A finished build."""

    outcome: Outcome
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


def build(config: Config, keep: Callable[[Issue], None] | None = None, host: Any = None) -> Built:
    """Build the site of these settings.

    Args:
        config: the settings.
        keep: is handed what the build has arranged, once it has been printed.
        host: the Pelican that this build is part of, if it is.

    Raises:
        PressError: a template is wrong, or the output folder cannot be used.
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
        key = key_of(config, inventory)
        found = remembered(memo, key, config) if keep is None else None
        if found is not None:
            mark, outcome = found
            return Built(outcome, mark.findings, mark.articles, mark.pages, unrecorded=mark.unrecorded)
        stamps = stamps_of(memo, config)
        issue = compose(inventory, config, memo, workers)
        if are_asked_for(config, issue.guests):
            built = _print_with_pelican(issue, config, memo, workers, host)
        else:
            built = _print(issue, config, memo, workers)
            remember(memo, config, _mark(key, built, issue, config), stamps)
        issue.album.prune(memo)
    if keep is not None:
        keep(issue)
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


def _mark(key: str, built: Built, issue: Issue, config: Config) -> Mark:
    return Mark(
        key=key,
        printed=built.outcome.printed,
        since=config.now,
        until=next_due(issue.entries, config.now),
        findings=built.findings,
        articles=built.articles,
        pages=built.pages,
        unrecorded=built.unrecorded,
    )


def check(config: Config) -> tuple[Finding, ...]:
    """Everything there is to say about the content, without writing a page."""
    with opened(Path(config.cache_root), config.now.toordinal()) as memo, crew(config.executor) as workers:
        issue = compose(take_inventory(config, memo), config, memo, workers)
    return _ordered(issue)


def compose(inventory: Inventory, config: Config, memo: Memo, workers: Crew) -> Issue:
    """Read, arrange and describe every page. Nothing is rendered or written yet."""
    entries, findings = read_all(inventory, config, memo, workers)
    findings += lost_extensions(config)
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
    desk = Desk(
        config=config,
        catalogue=catalogue,
        links=links,
        picture_of=album.show,
        ads=_ads(inventory, config, findings),
        feed_ids=known.ids,
        revisions=known.revisions,
        size_of=lambda path: inventory.absolute(path).stat().st_size,
    )
    cards = _cards(config, album, desk)
    pages, guests, found = apart(all_pages(desk), catalogue, config)
    return Issue(
        pages=pages,
        guests=guests,
        site=site_view(desk),
        catalogue=catalogue,
        desk=desk,
        album=album,
        inventory=inventory,
        entries=entries,
        cards=cards,
        findings=findings + found,
        unrecorded=known.unrecorded,
    )


def _cards(config: Config, album: Album, desk: Desk) -> Cards | None:
    look = read_look(Path(config.theme_root)) if config.social_cards else None
    if look is None:
        return None
    cards = Cards(config=config, album=album, profile=desk.profile, look=look)
    desk.card_of = cards.card_of
    return cards


def _print_with_pelican(issue: Issue, config: Config, memo: Memo, workers: Crew, host: Any) -> Built:
    """Print what Colony makes, and beside it what Pelican itself does."""
    wanted = {entry.body_hash for entry in issue.catalogue.by_path.values()}
    stored = memo.get_many("body", wanted)
    if len(stored) < len(wanted):
        stored |= read_bodies(wanted - stored.keys(), issue.entries, issue.inventory, config, workers)
    with pelican_pages(issue, stored, config, host) as made:
        return _print(issue, config, memo, workers, made)


def _print(
    issue: Issue, config: Config, memo: Memo, workers: Crew, made: PelicanPages | None = None
) -> Built:
    cards = issue.cards
    theme, assets = theme_files(config)
    statics = static_copies(issue.inventory, config, issue.desk.statics, issue.desk.links.files)
    copies = [*assets, *issue.album.copies(), *(cards.copies() if cards else ())]
    copies += map(issue.album.cleaned, statics)
    if made is not None:
        owned = {page.save_as for page in issue.pages} | {each.save_as for each in copies}
        copies += made.beside(owned, config.lang)
        issue.findings += made.findings
    order = Order(
        pages=issue.pages,
        copies=copies,
        theme=theme,
        site=issue.site,
        output_root=Path(config.output_root),
        memo=memo,
        crew=workers,
        make=lambda due: _make(issue, due, workers),
        recover=lambda lost: read_bodies(lost, issue.entries, issue.inventory, config, workers),
    )
    outcome = print_site(order)
    if cards:
        cards.prune()
    catalogue = issue.catalogue
    return Built(
        outcome=outcome,
        findings=_ordered(issue),
        articles=len(catalogue.stream.entries) + len(catalogue.translated),
        pages=len(catalogue.pages),
        by_pelican=made.reasons if made else {},
        unrecorded=issue.unrecorded,
    )


def _make(issue: Issue, due: Sequence[Copy], workers: Crew) -> Iterator[Copy]:
    if issue.cards:
        issue.cards.make(due, workers)
    yield from issue.album.make(due, workers)


def _ordered(issue: Issue) -> tuple[Finding, ...]:
    found = [*issue.findings, *issue.catalogue.findings, *issue.desk.findings, *issue.album.findings]
    found += issue.cards.findings if issue.cards else []
    return tuple(
        sorted(dict.fromkeys(found), key=lambda each: (each.path, each.line, each.code, each.message))
    )


def _term_urls(catalogue: Catalogue, config: Config) -> Callable[[str, str], str]:
    """Finds the address of a category, tag or author by name; empty for one without a page."""
    shelves = (*catalogue.categories.values(), *catalogue.tags.values(), *catalogue.authors.values())
    with_page = {shelf.term.url for shelf in shelves if shelf.term.save_as}
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


__all__ = ["Built", "Copy", "Issue", "build", "check", "compose"]
