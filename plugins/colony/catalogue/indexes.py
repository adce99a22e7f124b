"""Entries → the catalogue: which entry is in which listing, in which order, and its translations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from colony.catalogue.pagination import cut
from colony.catalogue.related import related_to_all
from colony.findings import say
from colony.model import Catalogue, Entry, Finding, Listing, Term
from colony.settings import Config, is_below
from colony.tables import entry_types
from colony.text import slugify


def arrange(entries: Iterable[Entry], config: Config) -> Catalogue:
    """The catalogue of a site's entries; what was left out is in its findings."""
    findings: list[Finding] = []
    kept = _unique_addresses(sorted(_due(entries, config), key=_order), findings, config.lang)
    by_type: dict[str, list[Entry]] = defaultdict(list)
    for entry in kept:
        by_type[entry.type].append(entry)
    articles = [entry for entry in by_type["article"] if entry.status == "published"]
    stream, translated, languages = _translations(articles, config.lang)
    of_type, other_languages = _other_types(by_type, config.lang)
    categories = _listings(
        stream, lambda entry: (entry.category,) if entry.category else (), "CATEGORY", config
    )
    tags = _listings(stream, lambda entry: entry.tags, "TAG", config)
    front = config.lists["index"]
    home = Term(name=config.site_name, slug="", url=front.url, save_as=front.save_as)
    return Catalogue(
        stream=_listing(home, stream, config),
        unlisted=tuple(entry for entry in by_type["article"] if entry.status != "published"),
        translated=tuple(translated),
        of_type=of_type,
        people={entry.slug: entry for entry in by_type["author"]},
        languages={**languages, **other_languages},
        categories=categories,
        tags=tags,
        authors=_listings(stream, lambda entry: entry.authors, "AUTHOR", config),
        years=_years(stream, config),
        mentions=_mentions(stream),
        series=_series(stream),
        related=related_to_all(stream, [*tags.values()], [*categories.values()]),
        by_path={entry.source_path: entry for entry in kept},
        findings=tuple(findings),
    )


def _due(entries: Iterable[Entry], config: Config) -> Iterable[Entry]:
    """The entries that this build shows: none of the future, and drafts only in the preview."""
    for entry in entries:
        is_scheduled = entry_types()[entry.type].is_scheduled
        if is_scheduled and entry.date is not None and entry.date > config.now:
            continue
        if entry.status == "draft" and not config.preview:
            continue
        yield entry


_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


def _order(entry: Entry) -> tuple[datetime, str]:
    return (entry.date or _EPOCH, entry.source_path)


def _unique_addresses(entries: list[Entry], findings: list[Finding], lang: str) -> list[Entry]:
    """The entries without those whose address an older entry has; each of these is named in a finding."""
    taken: dict[str, Entry] = {}
    for entry in entries:
        other = taken.setdefault(entry.save_as, entry) if entry.save_as else entry
        if other is not entry:
            findings.append(
                say("address-taken", entry.source_path, lang=lang, address=entry.url, other=other.source_path)
            )
    return [entry for entry in entries if not entry.save_as or taken[entry.save_as] is entry]


def _translations(
    entries: list[Entry], default_lang: str
) -> tuple[list[Entry], list[Entry], dict[str, tuple[Entry, ...]]]:
    """(originals, translations, source path → all language versions). Versions share one slug.

    Candidates for the original are the versions not marked as translations, or all if all are marked. The
    candidate in the site's language is the original; if there is none, all candidates are (as Pelican's
    ``process_translations``).
    """
    groups: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry.slug].append(entry)
    originals: set[str] = set()
    languages: dict[str, tuple[Entry, ...]] = {}
    for group in groups.values():
        candidates = [entry for entry in group if not entry.is_translation] or group
        chosen = [entry for entry in candidates if entry.lang == default_lang] or candidates
        originals.update(entry.source_path for entry in chosen)
        if len(group) > 1:
            versions = tuple(sorted(group, key=lambda entry: (entry.lang != default_lang, entry.lang)))
            languages.update((entry.source_path, versions) for entry in group)
    stream = [entry for entry in entries if entry.source_path in originals]
    return stream, [entry for entry in entries if entry.source_path not in originals], languages


def _other_types(
    by_type: Mapping[str, list[Entry]], default_lang: str
) -> tuple[dict[str, tuple[Entry, ...]], dict[str, tuple[Entry, ...]]]:
    """(type → entries in the type's order, originals first; source path → all language versions).

    Articles are ordered by date alone, and have no versions here: the stream has them.
    """
    found: dict[str, tuple[Entry, ...]] = {}
    languages: dict[str, tuple[Entry, ...]] = {}
    for row in entry_types().values():
        entries = by_type.get(row.name, [])
        if row.has_translations and row.name != "article":
            originals, translated, versions = _translations(entries, default_lang)
            entries = originals + translated
            languages |= versions
        found[row.name] = tuple(sorted(entries, key=row.order) if row.order else entries)
    return found, languages


def _listings(
    entries: list[Entry], names_of: Callable[[Entry], tuple[str, ...]], pattern: str, config: Config
) -> dict[str, Listing]:
    members: dict[str, list[Entry]] = defaultdict(list)
    names: dict[str, str] = {}
    for entry in entries:
        for slug, name in {term_slug(name, config): name for name in names_of(entry)}.items():
            members[slug].append(entry)
            # The oldest entry's spelling counts: a new entry must not change every page of the listing.
            names.setdefault(slug, name)
    return {
        slug: _listing(term(names[slug], pattern, config), members[slug], config) for slug in sorted(members)
    }


def _listing(label: Term, entries: list[Entry], config: Config) -> Listing:
    return Listing(term=label, entries=tuple(entries), cuts=tuple(cut(len(entries), config.page_size)))


def term_slug(name: str, config: Config) -> str:
    """The slug of a category, tag or author."""
    reader = config.reader
    return slugify(name, reader.slug_substitutions, reader.slugify_preserve_case, reader.slugify_use_unicode)


def term(name: str, pattern: str, config: Config) -> Term:
    """A name as a term with its address. ``pattern`` is ``CATEGORY``, ``TAG`` or ``AUTHOR``."""
    slug = term_slug(name, config)
    return Term(
        name=name,
        slug=slug,
        url=config.pattern(f"{pattern}_URL").format(slug=slug, name=name),
        save_as=_inside(config.pattern(f"{pattern}_SAVE_AS"), slug, name),
    )


def _inside(pattern: str, slug: str, name: str) -> str:
    """Path below the output root of a term's page; empty if slug or settings lead out of the output."""
    ways = (pattern.format(slug=slug, name=name), pattern.format(slug=slug, name=slug))
    return next((path for path in ways if not path or is_below(path)), "")


def _years(entries: list[Entry], config: Config) -> dict[int, Listing]:
    members: dict[int, list[Entry]] = defaultdict(list)
    zone = ZoneInfo(config.timezone)
    for entry in entries:
        if entry.date is not None:
            members[entry.date.astimezone(zone).year].append(entry)
    url, save_as = config.pattern("YEAR_ARCHIVE_URL"), config.pattern("YEAR_ARCHIVE_SAVE_AS")
    return {
        year: _listing(
            Term(
                name=str(year),
                slug=str(year),
                url=url.format(date=datetime(year, 1, 1)),  # noqa: DTZ001 - only its year is formatted
                save_as=save_as.format(date=datetime(year, 1, 1)),  # noqa: DTZ001 - as above
            ),
            found,
            config,
        )
        for year, found in sorted(members.items())
    }


def _mentions(entries: list[Entry]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in reversed(entries):
        for slug in entry.mentions:
            found[slug].append(entry)
    return {slug: tuple(members) for slug, members in found.items()}


def _series(entries: list[Entry]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.series:
            found[entry.series].append(entry)
    return {name: tuple(sorted(parts, key=lambda entry: entry.series_index)) for name, parts in found.items()}
