"""Tells which themes are made for Colony, and which of their templates have a view."""

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
"""Names in ``DIRECT_TEMPLATES`` that Pelican need not render, since Colony makes these lists."""


def is_colony_theme(theme_root: Path) -> bool:
    """Whether a theme is made for Colony: its folder has a ``colony.toml``, and its templates have views."""
    return (theme_root / MARKER).is_file()


def split_by_renderer(
    pages: Iterable[Page], catalogue: Catalogue, config: Config
) -> tuple[list[Page], list[Page], list[Finding]]:
    """Split pages by who renders them, as their templates demand.

    Only articles and pages can name a template; all other pages have a view. If the named template
    does not exist, the page gets its usual one.

    Returns:
        Pages for Colony (with a view), pages for Pelican, and a finding for each missing template.
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
    """Whether a template exists in the theme, a theme that it extends, or ``THEME_TEMPLATES_OVERRIDES``."""
    is_own = any(Path(root, name).is_file() for root in config.template_overrides)
    return is_own or chain.find(f"templates/{name}") is not None


def needs_pelican(config: Config, pelican_pages_due: Collection[Page]) -> bool:
    """Whether Pelican has to make anything in this build."""
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
    """A finding for each Markdown extension in the settings that cannot be used."""
    place = settings_name(config)
    return [
        say("markdown-object", place, lang=config.lang, name=name) for name in config.pelican.lost_extensions
    ]


def settings_name(config: Config) -> str:
    """Name of the settings file, for findings about settings."""
    return Path(config.pelican.settings_file).name or "pelicanconf.py"
