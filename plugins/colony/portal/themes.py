"""Which themes are Colony's, and which of their templates take a view."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable
from pathlib import Path

from colony.entry_types import entry_types
from colony.findings import say
from colony.model import Catalogue, Finding
from colony.press import PressError
from colony.settings import Config
from colony.views import ArticleView, Page

MARKER = "colony.toml"

WITH_LISTS = frozenset(("index", "authors", "categories", "tags", "archives"))
"""``DIRECT_TEMPLATES`` in whose place Colony has lists of its own."""


def is_colony_theme(theme_root: Path) -> bool:
    """Whether a theme's templates expect views."""
    return (theme_root / MARKER).is_file()


def templates_with_view(theme_root: Path) -> frozenset[str] | None:
    """The templates that a theme of Colony's says are written for views; None where it says nothing: all.

    Raises:
        PressError: the file that says it is no TOML.
    """
    path = theme_root / MARKER
    try:
        told = tomllib.loads(path.read_text("utf-8")).get("theme", {}).get("templates")
    except FileNotFoundError:
        return None
    except (ValueError, AttributeError) as error:
        raise PressError(f"{path}: {error}; mend it by the rules of TOML.") from error
    return None if told is None else frozenset(told)


def apart(
    pages: Iterable[Page], catalogue: Catalogue, config: Config
) -> tuple[list[Page], list[Page], list[Finding]]:
    """Pages whose templates take a view, those whose templates do not, and what authors got wrong.

    Only an article or page names a template of its own; lists, feeds' pages and the like always have a
    view. A template that does not exist is said, and its page gets the one that it would have without.
    """
    listed = templates_with_view(Path(config.theme_root))
    if listed is not None:
        listed |= {name for row in entry_types().values() for name in row.templates}
    ours: list[Page] = []
    guests: list[Page] = []
    findings: list[Finding] = []
    sources: dict[str, str] = {}
    for page in pages:
        if listed is None or ":" in page.maker or page.maker in listed:
            ours.append(page)
            continue
        sources = sources or {entry.save_as: path for path, entry in catalogue.by_path.items()}
        if page.save_as not in sources:
            ours.append(page)
        elif has_template(config, page.maker):
            guests.append(page)
        else:
            usual = "article.html" if isinstance(page.view, ArticleView) else "page.html"
            path = sources[page.save_as]
            findings.append(say("template-missing", path, lang=config.lang, template=page.maker))
            ours.append(Page(page.save_as, usual, page.view))
    return ours, guests, findings


def has_template(config: Config, name: str) -> bool:
    """Whether the theme, or a folder laid over it, has this template."""
    roots = (*(Path(root) for root in config.template_overrides), Path(config.theme_root, "templates"))
    return any((root / name).is_file() for root in roots)


def are_asked_for(config: Config, guests: Collection[Page]) -> bool:
    """Whether there is anything for Pelican to make."""
    asked = config.pelican
    return bool(
        guests
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
