"""Builds one site repeatedly, as the preview does.

The plan of the last build is kept, so that an edited text is on its page before the next build of
the whole site has ended.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path

from colony.content import read
from colony.model import Entry
from colony.pages import edited_page
from colony.rendering import TemplateFault, Theme, page_bytes, write_if_changed
from colony.settings import Config
from colony.site.build import Built, SitePlan, build
from colony.site.static_files import theme_files
from colony.views import Page

FEW = 3
"""Most edited files that are shown ahead of a build; more come from a checkout, not from an author."""


class Session:
    """Builds of one site, one after the other."""

    def __init__(self) -> None:
        self._plan: SitePlan | None = None
        self._theme: Theme | None = None
        self._config: Config | None = None

    def build(self, config: Config) -> Built:
        """Build as :func:`colony.site.build` does, and keep the plan.

        Raises:
            OutputError, OSError: as :func:`colony.site.build`.
        """
        self._plan = None
        built = build(config, keep=self._keep)
        self._config = config
        return built

    def get_ready(self) -> None:
        """Load the theme, so that the first edit does not have to wait for it."""
        if self._plan is None or self._config is None:
            return
        self._theme = Theme(theme_files(self._config, self._plan.look)[0], self._plan.site)
        with contextlib.suppress(TemplateFault):
            self._render(next(iter(self._plan.pages)), {})

    def write_ahead(self, paths: Sequence[str]) -> tuple[str, ...]:
        """Write the pages of edited texts at once, ahead of the next build.

        Such a page is the one that the build will make, except for what depends on other pages. An
        edit that changes more than the text (a new file, another address, a broken head) is left
        to the build.

        Args:
            paths: absolute paths of the files that changed.

        Returns:
            Paths of the written pages, relative to the output root; empty if all is left to the build.
        """
        plan, config = self._plan, self._config
        if plan is None or config is None or len(paths) > FEW:
            return ()
        if not all(Path(path).is_relative_to(config.content_root) for path in paths):
            return ()  # the theme or the settings changed: any page may look different
        if self._theme is None:
            self.get_ready()
        try:
            return tuple(written for path in paths if (written := self._show(path, plan, config)))
        except (TemplateFault, OSError):  # the build meets the same error and reports it
            return ()

    def _keep(self, plan: SitePlan) -> None:
        self._plan = plan
        self._theme = None

    def _show(self, path: str, plan: SitePlan, config: Config) -> str:
        source = Path(path)
        if not source.is_file():
            return ""
        before = plan.catalogue.by_path.get(source.relative_to(config.content_root).as_posix())
        if before is None:
            return ""
        reading = read(before.source_path, source.read_bytes(), before.type, config.reader)
        page = self._page_of(reading.entry, before, plan)
        if page is None or reading.entry is None:
            return ""
        data = self._render(page, {reading.entry.body_hash: reading.body_html.encode()})
        return page.save_as if write_if_changed(Path(config.output_root, page.save_as), data) else ""

    def _page_of(self, entry: Entry | None, before: Entry, plan: SitePlan) -> Page | None:
        if entry is None or _place(entry) != _place(before):
            return None
        page = next((page for page in plan.pages if page.save_as == entry.save_as), None)
        return edited_page(plan.builder, page, entry) if page else None

    def _render(self, page: Page, bodies: dict[str, bytes]) -> bytes:
        if self._theme is None or (not bodies and ":" in page.maker):
            return b""
        self._theme.use_bodies(bodies)
        return page_bytes(page.maker, page.view, self._theme)


def _place(entry: Entry) -> tuple[object, ...]:
    """The values of an entry that decide whether its page exists, and at which address."""
    return (entry.save_as, entry.status, entry.date)
