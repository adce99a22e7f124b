"""Lets Pelican make the files that Colony cannot: templates without a view, third-party generators.

Pelican writes them into a folder of their own, from which Colony copies those that have changed into
the output. It is unknown what such a template or plugin depends on, so they are made at each build;
a site without any of them is not slowed.
"""

from __future__ import annotations

import contextlib
import copy
import locale
import shutil
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from pelican.plugins import signals

from colony.findings import say
from colony.model import Catalogue, Entry, Finding
from colony.output import Copy, OutputError
from colony.pages import ViewBuilder
from colony.pelican_bridge.foreign_plugins import (
    logged_failures,
    partly_honoured,
    plugins_connected,
    plugins_generate,
)
from colony.pelican_bridge.generators import Work, replacing
from colony.pelican_bridge.themes import WITH_LISTS, has_template, settings_name
from colony.rendering import Theme, ThemeFiles, explain
from colony.settings import Config, merged_settings
from colony.storage import content_digest, walk
from colony.theming import SiteLook, theme_chain
from colony.views import Page, SiteView

FOLDER = "pelican"
"""Folder of these files, relative to the cache root; removed at the end of each build."""

PERIODS = {"MONTH_ARCHIVE_SAVE_AS": "month", "DAY_ARCHIVE_SAVE_AS": "day"}


class Arranged(Protocol):
    """The part of :class:`colony.site.build.SitePlan` that is needed here."""

    pages: list[Page]
    pelican_pages_due: list[Page]
    site: SiteView
    look: SiteLook
    catalogue: Catalogue
    builder: ViewBuilder


@dataclass
class PelicanPages:
    """The files that Pelican made."""

    reasons: dict[str, str] = field(default_factory=dict)
    """Output path → why Pelican makes this file."""
    files: list[Copy] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def without_taken(self, owned: Collection[str], lang: str) -> list[Copy]:
        """The files whose output paths are free; adds a finding for each of the others.

        Args:
            owned: output paths that Colony's own files have.
            lang: language of the findings.
        """
        for save_as in sorted(self.reasons.keys() & owned):
            reason = self.reasons.pop(save_as)
            self.findings.append(
                say("pelican-path-taken", save_as, lang=lang, address=save_as, reason=reason)
            )
        return [each for each in self.files if each.save_as in self.reasons]


@contextlib.contextmanager
def pelican_pages(
    plan: Arranged, bodies: Mapping[str, bytes], config: Config, theme: ThemeFiles, host: Any = None
) -> Iterator[PelicanPages]:
    """Let Pelican make its files in the cache folder; they are removed after the block.

    Args:
        plan: what the build has decided.
        bodies: hash → body, of all articles and pages.
        config: the settings.
        theme: where the theme's files are.
        host: the running ``Pelican`` object, if Pelican's own command started this build.

    Raises:
        OutputError: a template or a plugin failed.
    """
    made = PelicanPages()
    folder = Path(config.cache_root, FOLDER)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        with logged_failures() as failures, _pelican(config, folder, host) as pelican:
            made.findings += partly_honoured(config)
            work = _work(plan, Theme(theme, plan.site), config, folder, made.findings)
            work.theme.use_bodies(bodies)
            if work.is_any or plugins_generate(config):
                with _locale_of(pelican.settings):
                    _run(pelican, work)
            made.reasons = work.reasons
        made.findings += failures.findings()
        made.files = [
            Copy(save_as=path, source=str(folder / path), digest=content_digest(folder / path))
            for path, _ in walk(folder)
        ]
        yield made
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _pelican(config: Config, folder: Path, host: Any) -> Iterator[Any]:
    changes = {
        "OUTPUT_PATH": str(folder),
        "SITEURL": config.siteurl,
        "CACHE_CONTENT": False,
        "LOAD_CONTENT_CACHE": False,
        "DELETE_OUTPUT_DIRECTORY": False,
    }
    if host is not None:
        pelican = copy.copy(host)
        pelican.settings = {**host.settings, **changes}
        pelican.output_path = str(folder)
        yield pelican
    elif not config.pelican.settings_file:
        raise OutputError("these settings ask for what Pelican makes; read them from a file.")
    else:
        settings = merged_settings(Path(config.pelican.settings_file), config.pelican.overrides)
        with plugins_connected({**settings, **changes}) as pelican:
            yield pelican


def _work(plan: Arranged, theme: Theme, config: Config, folder: Path, findings: list[Finding]) -> Work:
    chain = theme_chain(config.theme_root)
    ours = {page.maker for page in plan.pages} | set(chain.templates or ())
    sources = {entry.save_as: path for path, entry in plan.catalogue.by_path.items()}
    place = settings_name(config)

    def exists(name: str, *templates: str) -> bool:
        if any(has_template(config, chain, template) for template in templates):
            return True
        findings.append(
            say("template-of-setting", place, lang=config.lang, setting=name, template=templates[0])
        )
        return False

    stems = WITH_LISTS | {template.partition(".")[0] for template in ours}
    return Work(
        folder=folder,
        builder=plan.builder,
        theme=theme,
        entries={path: entry for path, entry in plan.catalogue.by_path.items() if _is_content(entry)},
        templates_with_view=ours,
        pelican_pages_due={sources[page.save_as]: page for page in plan.pelican_pages_due},
        direct_templates=[
            name
            for name in config.pelican.direct_templates
            if name not in stems and exists("DIRECT_TEMPLATES", f"{name}.html")
        ],
        periods={
            PERIODS[key]: key
            for key in config.pelican.period_archives
            if exists(key, "period_archives.html", "archives.html")
        },
        is_asked_for_more=bool(config.pelican.template_pages or config.pelican.output_sources),
    )


def _is_content(entry: Entry) -> bool:
    return entry.type in ("article", "page")


@contextlib.contextmanager
def _locale_of(settings: Any) -> Iterator[None]:
    """Use the setting ``LOCALE`` during the block; if it is empty, a locale that every machine has.

    Pelican would use the environment's, so that dates would differ between machines.
    """
    before = locale.setlocale(locale.LC_ALL)
    if not any(settings["LOCALE"]):
        locale.setlocale(locale.LC_ALL, "C")
    try:
        yield
    finally:
        locale.setlocale(locale.LC_ALL, before)


def _run(pelican: Any, work: Work) -> None:
    """Do what ``Pelican.run`` does, with our generators."""
    settings = pelican.settings
    context = {
        **settings,
        "generated_content": {},
        "static_links": set(),
        "static_content": {},
        "localsiteurl": settings["SITEURL"],
    }
    try:
        generators = [
            made(
                context=context,
                settings=settings,
                path=settings["PATH"],
                theme=settings["THEME"],
                output_path=pelican.output_path,
            )
            for made in replacing(pelican._get_generator_classes(), work)
        ]
        for each in generators:
            if hasattr(each, "generate_context"):
                each.generate_context()
        signals.all_generators_finalized.send(generators)
        for each in generators:
            if hasattr(each, "refresh_metadata_intersite_links"):
                each.refresh_metadata_intersite_links()
        writer = pelican._get_writer()
        for each in generators:
            if hasattr(each, "generate_output"):
                with work.during(f"generator {type(each).__name__}"):
                    each.generate_output(writer)
        with work.during("plugins"):
            signals.finalized.send(pelican)
    except Exception as error:
        fault = explain("", error).removeprefix(": ")
        raise OutputError(f"Pelican cannot make its part ({work.doing}): {fault}") from error


__all__ = ["PelicanPages", "pelican_pages"]
