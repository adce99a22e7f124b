"""Pelican's generators, changed to work on the entries that Colony has read.

They make Pelican's objects and context, and render the pages whose templates have no view. Texts,
dates, addresses and states are Colony's, so that links and pictures match its pages and nothing
appears before its date.
"""

from __future__ import annotations

import contextlib
import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path, PurePosixPath
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

from markupsafe import Markup, escape
from pelican import contents
from pelican.contents import Author, Category, Tag
from pelican.generators import (
    ArticlesGenerator,
    PagesGenerator,
    StaticGenerator,
    TemplatePagesGenerator,
    _FileLoader,
)
from pelican.plugins import signals
from pelican.readers import Readers
from pelican.utils import SafeDatetime

from colony.locale import period_name
from colony.model import Entry
from colony.pages import ViewBuilder
from colony.rendering import Theme
from colony.storage import walk
from colony.views import HeadView, Page


@dataclass
class Work:
    """What Pelican has to make in this build, and from which entries."""

    folder: Path
    """The folder that it writes into."""
    builder: ViewBuilder
    theme: Theme
    entries: Mapping[str, Entry]
    """Source path → article or page."""
    templates_with_view: set[str]
    pelican_pages_due: Mapping[str, Page]
    """Source path → the page whose template has no view."""
    direct_templates: list[str]
    periods: dict[str, str]
    """``month`` or ``day`` → the setting that asks for archives of that period."""
    is_asked_for_more: bool
    """Whether ``TEMPLATE_PAGES`` or ``OUTPUT_SOURCES`` is set."""
    reasons: dict[str, str] = field(default_factory=dict)
    """Path of a file that Pelican made → why."""
    doing: str = "reading"

    @property
    def is_any(self) -> bool:
        """Whether there is a page to make even without plugins."""
        return bool(self.pelican_pages_due or self.direct_templates or self.periods or self.is_asked_for_more)

    @contextlib.contextmanager
    def during(self, why: str) -> Iterator[None]:
        """Note this reason for all files that are made in the block, except in an inner such block."""
        self.doing, outer = why, self.doing
        yield  # if the block fails, ``doing`` keeps naming what failed
        for path, _ in walk(self.folder):
            self.reasons.setdefault(path, why)
        self.doing = outer

    def body(self, entry: Entry) -> str:
        """An entry's text as HTML, as on Colony's own pages."""
        return str(self.theme.body(self.builder.body(entry), entry.lang))

    def frame(self, title: str, url: str) -> SimpleNamespace:
        """A stand-in for the variable ``page``, for pages that have none in Pelican (such as an index).

        Templates that extend Colony's base need it.
        """
        return framed(self.builder.head(title, url.removesuffix("index.html")))

    @functools.cached_property
    def zone(self) -> ZoneInfo:
        """The site's time zone."""
        return ZoneInfo(self.builder.config.timezone)


def framed(head: HeadView) -> SimpleNamespace:
    """A stand-in for the variable ``page`` that has a head and nothing else."""
    return SimpleNamespace(head=head)


def replacing(classes: Iterable[Any], work: Work) -> list[Callable[..., Any]]:
    """The generator classes with Pelican's own replaced by ours; those of plugins stay."""
    ours: dict[Any, Any] = {
        ArticlesGenerator: _Articles,
        PagesGenerator: _Pages,
        TemplatePagesGenerator: _TemplatePages,
        StaticGenerator: _Statics,
    }
    return [functools.partial(ours[each], work=work) if each in ours else each for each in classes]


class _Html:
    """Marks an object's text as HTML, so that Jinja's autoescaping does not escape it."""

    @property
    def content(self) -> Markup:
        return Markup(super().content)  # type: ignore[misc]  # noqa: S704 - sanitised when read


# Pelican derives the settings of their addresses from these class names.
_CLASSES: dict[str, Any] = {
    kind.__name__: type(kind.__name__, (_Html, kind), {}) for kind in (contents.Article, contents.Page)
}


class _EntryReaders(Readers):  # type: ignore[misc]  # Pelican ships no types
    """Replaces Pelican's readers: returns what Colony has read, so no file is read again."""

    def __init__(self, settings: Mapping[str, Any], work: Work) -> None:
        super().__init__(settings)
        self._work = work
        self._tag = functools.cache(lambda name: Tag(name, settings))
        self._author = functools.cache(lambda name: Author(name, settings))
        self._category = functools.cache(lambda name: Category(name, settings))

    def read_file(  # noqa: PLR0917 - Pelican's own
        self,
        base_path: str,
        path: str,
        content_class: Any = contents.Page,
        fmt: str | None = None,
        context: Any = None,
        preread_signal: Any = None,
        preread_sender: Any = None,
        context_signal: Any = None,
        context_sender: Any = None,
    ) -> Any:
        """One entry as Pelican's object; replaces ``pelican.readers.Readers.read_file``."""
        entry = self._work.entries[path]
        if preread_signal:
            preread_signal.send(preread_sender)
        metadata = self._metadata(entry)
        if context_signal:
            context_signal.send(context_sender, metadata=metadata)
        content = _CLASSES[content_class.__name__](
            content=self._work.body(entry),
            metadata=metadata,
            settings=self.settings,
            source_path=str(Path(base_path, path)),
            context=context,
        )
        content.source_in_content = path
        return content

    def _metadata(self, entry: Entry) -> dict[str, Any]:
        """An entry's metadata with the types that Pelican's readers give it. Title and summary are HTML."""
        own = {
            "kind": entry.kind,
            "series": entry.series,
            "sponsored": entry.sponsored,
            "license": entry.license,
            "source": entry.source,
            "template": entry.template,
            "translation": "true" if entry.is_translation else "",
            "tags": [self._tag(name) for name in entry.tags],
            "authors": [self._author(name) for name in entry.authors],
            "date": self._moment(entry.date),
            "modified": self._moment(entry.modified),
            "image": self._image(entry),
        }
        if entry.type == "article":
            own["category"] = self._category(entry.category or self.settings["DEFAULT_CATEGORY"])
        return {
            **entry.extra,
            **{key: value for key, value in own.items() if value},
            "title": escape(entry.title),
            "summary": escape(entry.summary),
            "slug": entry.slug,
            "lang": entry.lang,
            "status": entry.status,
            "url": entry.url,
            "save_as": entry.save_as,
        }

    def _moment(self, moment: Any) -> SafeDatetime | None:
        if moment is None:
            return None
        told = moment.astimezone(self._work.zone)
        return SafeDatetime.combine(told.date(), told.timetz())

    def _image(self, entry: Entry) -> str:
        picture = self._work.builder.picture(entry.image, entry) if entry.image else None
        return picture.href if picture else ""


class _Ours:
    """The common part of our generators."""

    kind = ""

    def __init__(self, *arguments: Any, work: Work, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._work = work
        self.readers: Any = _EntryReaders(self.settings, work)  # type: ignore[attr-defined]  # Pelican's
        work.theme.lend(self.env, work.templates_with_view)  # type: ignore[attr-defined]  # Pelican's

    def get_files(self, *_: Any, **__: Any) -> list[str]:
        """Paths of the entries that this generator handles, in their order; replaces Pelican's method."""
        return [path for path, entry in self._work.entries.items() if entry.type == self.kind]

    def check_disabled_readers(self) -> None:
        """Do nothing: Colony has already reported files that it cannot read. Replaces Pelican's method."""

    def writing(self, writer: Any) -> Callable[..., None]:
        """Pelican's ``write_file`` with the variables that templates need to extend Colony's base."""
        settings: Mapping[str, Any] = self.settings  # type: ignore[attr-defined]  # Pelican's

        def write(name: str, template: Any, context: Any, **named: Any) -> None:
            period = context.get("period_num")
            lang = self._work.builder.config.lang
            title = period_name(period, lang) if period else PurePosixPath(template.name).stem.title()
            named.setdefault("page", self._work.frame(title, named.get("url") or name))
            named.setdefault("styles", self._work.theme.styles_of(template.name))
            named.setdefault("relative_urls", settings["RELATIVE_URLS"])
            writer.write_file(name, template, context, **named)

        return write

    def without_view(self, contents: Iterable[Any]) -> Iterator[tuple[Any, Page]]:
        """Yield (Pelican's object, its page) for the contents whose templates have no view."""
        for content in contents:
            pelican_page = self._work.pelican_pages_due.get(content.source_in_content)
            if pelican_page is not None:
                yield content, pelican_page


class _Articles(_Ours, ArticlesGenerator):  # type: ignore[misc]  # Pelican ships no types
    kind = "article"
    settings: Any
    period_archives: Any

    def generate_output(self, writer: Any) -> None:
        write = self.writing(writer)
        everything = chain(
            self.translations, self.articles, self.hidden_translations, self.hidden_articles,
            self.drafts_translations, self.drafts,
        )  # fmt: skip
        for article, pelican_page in self.without_view(everything):
            with self._work.during(f"template {pelican_page.maker} has no view"):
                signals.article_generator_write_article.send(self, content=article)
                write(
                    article.save_as,
                    self.get_template(article.template),
                    self.context,
                    article=article,
                    category=article.category,
                    url=article.url,
                    page=framed(_head(pelican_page)),
                    blog=True,
                    all_articles=self.articles,
                )
        self._write_lists(write)
        signals.article_writer_finalized.send(self, writer=writer)

    def _write_lists(self, write: Callable[..., None]) -> None:
        all_periods, all_settings = self.period_archives, self.settings
        for period, setting in self._work.periods.items():
            with self._work.during(setting):
                self.period_archives = {period: all_periods[period]}
                self.generate_period_archives(write)
        for name in self._work.direct_templates:
            with self._work.during(f"DIRECT_TEMPLATES {name}"):
                self.settings = {**all_settings, "DIRECT_TEMPLATES": [name]}
                self.generate_direct_templates(write)
        self.period_archives, self.settings = all_periods, all_settings


class _Pages(_Ours, PagesGenerator):  # type: ignore[misc]  # Pelican ships no types
    kind = "page"

    def generate_output(self, writer: Any) -> None:
        write = self.writing(writer)
        everything = chain(
            self.translations, self.pages, self.hidden_translations, self.hidden_pages,
            self.draft_translations, self.draft_pages,
        )  # fmt: skip
        for page, pelican_page in self.without_view(everything):
            with self._work.during(f"template {pelican_page.maker} has no view"):
                page.head = _head(pelican_page)
                signals.page_generator_write_page.send(self, content=page)
                write(page.save_as, self.get_template(page.template), self.context, page=page, url=page.url)
        signals.page_writer_finalized.send(self, writer=writer)


class _TemplatePages(_Ours, TemplatePagesGenerator):  # type: ignore[misc]  # Pelican ships no types
    def generate_output(self, writer: Any) -> None:
        write = self.writing(writer)
        for source, place in self.settings["TEMPLATE_PAGES"].items():
            loader = _FileLoader(source, self.path)
            self.env.loader.loaders.insert(0, loader)
            try:
                with self._work.during(f"TEMPLATE_PAGES {source}"):
                    write(place, self.env.get_template(source), self.context, override_output=True, url="")
            finally:
                self.env.loader.loaders.remove(loader)


class _Statics(StaticGenerator):  # type: ignore[misc]  # Pelican ships no types
    """Adds static files to Pelican's context but writes none, since Colony copies them."""

    def __init__(self, *arguments: Any, work: Work, **named: Any) -> None:
        super().__init__(*arguments, **named)

    def generate_output(self, writer: Any) -> None:
        """Do nothing; replaces Pelican's method."""


def _head(page: Page) -> HeadView:
    head: HeadView = page.view.head  # type: ignore[attr-defined]  # what authors write has one
    return head
