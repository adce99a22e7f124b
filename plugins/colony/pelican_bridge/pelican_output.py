"""What Pelican itself makes for a site that Colony writes.

Templates without a view are rendered with Pelican's full context, and third-party generators run,
into a folder of their own. From there Colony takes the files like any others: it compares them
with those of the output, writes what differs, and owns them. Nobody can tell what such a template or
plugin looks at, so all of this is done at each build; a site that asks for none of it pays nothing.
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
from colony.pelican_bridge.foreign_plugins import are_at_work, half_honoured, heard, let_in
from colony.pelican_bridge.generators import Work, replacing
from colony.pelican_bridge.themes import WITH_LISTS, has_template, settings_name
from colony.rendering import Theme, ThemeFiles, explain
from colony.settings import Config, written
from colony.storage import content_digest, walk
from colony.theming import SiteLook, theme_chain
from colony.views import Page, SiteView

FOLDER = "pelican"
"""Where the files are made, below the cache root; removed at the end of each build."""

PERIODS = {"MONTH_ARCHIVE_SAVE_AS": "month", "DAY_ARCHIVE_SAVE_AS": "day"}


class Arranged(Protocol):
    """What is needed of a site that is arranged; :class:`colony.site.build.SitePlan` has it."""

    pages: list[Page]
    pelican_pages_due: list[Page]
    site: SiteView
    look: SiteLook
    catalogue: Catalogue
    builder: ViewBuilder


@dataclass
class PelicanPages:
    """What Pelican made."""

    reasons: dict[str, str] = field(default_factory=dict)
    """Output path → why Pelican makes this file."""
    files: list[Copy] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def beside(self, owned: Collection[str], lang: str) -> list[Copy]:
        """The files whose places are free; for each of the others there is a finding from now on."""
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
    """Let Pelican make its files; they lie in the cache folder for the length of the block.

    Args:
        plan: the site, arranged.
        bodies: stored bodies of all articles and pages, by their hashes.
        config: the settings.
        theme: where the theme's files are.
        host: the Pelican that runs this build, where it is one, with its plugins let in.

    Raises:
        OutputError: a template or a plugin failed.
    """
    made = PelicanPages()
    folder = Path(config.cache_root, FOLDER)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        with heard() as failures, _pelican(config, folder, host) as pelican:
            made.findings += half_honoured(config)
            work = _work(plan, Theme(theme, plan.site), config, folder, made.findings)
            work.theme.use_bodies(bodies)
            if work.is_any or are_at_work(config):
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
        settings = written(Path(config.pelican.settings_file), config.pelican.overrides)
        with let_in({**settings, **changes}) as pelican:
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
    """The locale of the setting ``LOCALE``; where it says none, one that every machine has.

    Pelican takes the environment's then, and two machines print two kinds of dates.
    """
    before = locale.setlocale(locale.LC_ALL)
    if not any(settings["LOCALE"]):
        locale.setlocale(locale.LC_ALL, "C")
    try:
        yield
    finally:
        locale.setlocale(locale.LC_ALL, before)


def _run(pelican: Any, work: Work) -> None:
    """As ``Pelican.run``, with generators that know what Colony has read and write what it does not."""
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
