"""Which themes are Colony's, and which of their templates take a view."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from colony.findings import say
from colony.model import Catalogue, Finding
from colony.settings import Config
from colony.tables import entry_types
from colony.theming import MARKER, ThemeChain, theme_chain
from colony.views import ArticleView, Page

WITH_LISTS = frozenset(("index", "authors", "categories", "tags", "archives"))
"""``DIRECT_TEMPLATES`` in whose place Colony has lists of its own."""


def is_colony_theme(theme_root: Path) -> bool:
    """Whether a theme's templates expect views."""
    return (theme_root / MARKER).is_file()


def split_by_renderer(
    pages: Iterable[Page], catalogue: Catalogue, config: Config
) -> tuple[list[Page], list[Page], list[Finding]]:
    """Pages whose templates take a view, those whose templates do not, and what authors got wrong.

    Only an article or page names a template of its own; lists, feeds' pages and the like always have a
    view. A template that does not exist is said, and its page gets the one that it would have without.
    """
    chain = theme_chain(config.theme_root)
    listed = chain.templates
    if listed is not None:
        listed = (*listed, *(name for row in entry_types().values() for name in row.templates))
    ours: list[Page] = []
    pelican_pages_due: list[Page] = []
    findings: list[Finding] = []
    sources: dict[str, str] = {}
    for page in pages:
        if listed is None or ":" in page.maker or page.maker in listed:
            ours.append(page)
            continue
        sources = sources or {entry.save_as: path for path, entry in catalogue.by_path.items()}
        if page.save_as not in sources:
            ours.append(page)
        elif has_template(config, chain, page.maker):
            pelican_pages_due.append(page)
        else:
            usual = "article.html" if isinstance(page.view, ArticleView) else "page.html"
            path = sources[page.save_as]
            findings.append(say("template-missing", path, lang=config.lang, template=page.maker))
            ours.append(Page(page.save_as, usual, page.view))
    return ours, pelican_pages_due, findings


def has_template(config: Config, chain: ThemeChain, name: str) -> bool:
    """Whether the theme, one that it extends, or a folder laid over it, has this template."""
    is_own = any(Path(root, name).is_file() for root in config.template_overrides)
    return is_own or chain.find(f"templates/{name}") is not None


def are_asked_for(config: Config, pelican_pages_due: Collection[Page]) -> bool:
    """Whether there is anything for Pelican to make."""
    asked = config.pelican
    return bool(
        pelican_pages_due
        or asked.plugins
        or asked.template_pages
        or asked.period_archives
        or asked.output_sources
        or set(asked.direct_templates) - WITH_LISTS
    )


def lost_extensions(config: Config) -> list[Finding]:
    """For each Markdown extension that texts are read without: why, and what to do."""
    place = settings_name(config)
    return [
        say("markdown-object", place, lang=config.lang, name=name) for name in config.pelican.lost_extensions
    ]


def settings_name(config: Config) -> str:
    """The settings file's name, as the place of a finding."""
    return Path(config.pelican.settings_file).name or "pelicanconf.py"
