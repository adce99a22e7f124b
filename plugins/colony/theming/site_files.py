"""Finds the files of a site's look (logo, fonts, stylesheets) and publishes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

from colony.model import Value
from colony.settings import Config, SettingsError
from colony.storage import content_digest

SERVED = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".woff2", ".woff")
"""Endings of files that a stylesheet may refer to: pictures and fonts."""


class SiteFile(Value, frozen=True, kw_only=True):
    """A file of the site's look that is published."""

    save_as: str
    """Path relative to the output root; it contains the content's hash, so caches may keep it for ever."""
    source: str
    digest: str


def hashed_name(path: str, digest: str) -> str:
    """A path with a part of the content's hash in the name, so that changed content gets a new address."""
    stem, dot, ending = path.rpartition(".")
    return f"{stem}.{digest[:8]}{dot}{ending}" if dot else f"{path}.{digest[:8]}"


class SiteFiles:
    """Finds files of the site, and collects those that are to be published.

    Args:
        roots: the folders that hold the site's files; nothing outside them is read.
        save_in: folder in the output for published files.
        href: gives the address of a path relative to the output root.
    """

    def __init__(self, roots: Sequence[Path], save_in: str, href: Callable[[str], str]) -> None:
        self._roots = [root.resolve() for root in roots]
        self._save_in = save_in
        self._href = href
        self.served: dict[str, SiteFile] = {}
        """Path relative to the output root → file."""

    def named(self, setting: str, path: str) -> Path:
        """The file that a setting names, in the folder of the settings file or in the content folder.

        Raises:
            SettingsError: neither has such a file.
        """
        found = next(self._found(path, self._roots), None)
        if found is None:
            looked = " or ".join(str(root) for root in self._roots)
            raise SettingsError(f"{setting}: there is no file {path!r} in {looked}; put it there.")
        return found

    def beside(self, stylesheet: Path, address: str) -> Path | None:
        """The file that an address in a stylesheet names; None if it does not exist.

        With a leading ``/`` it is relative to the folders of the site, else to the stylesheet.
        """
        path = address.partition("#")[0].partition("?")[0]
        if not path.lower().endswith(SERVED):
            return None
        places = self._roots if path.startswith("/") else [stylesheet.parent]
        return next(self._found(path.lstrip("/"), places), None)

    def serve(self, path: Path) -> str:
        """Add a file to those that are published, and return its address."""
        digest = content_digest(path)
        save_as = f"{self._save_in}/{hashed_name(path.name, digest)}"
        self.served[save_as] = SiteFile(save_as=save_as, source=str(path), digest=digest)
        return self._href(quote(save_as))

    def _found(self, path: str, places: Sequence[Path]) -> Iterator[Path]:
        for place in places:
            try:
                found = (place / path).resolve()
                is_there = found.is_file()
            except (OSError, ValueError, RuntimeError):  # name too long, null byte, links in a circle
                continue
            if is_there and any(found.is_relative_to(root) for root in self._roots):
                yield found


def site_files(config: Config) -> SiteFiles:
    """Make the :class:`SiteFiles` of a site from its settings."""
    settings_file = config.pelican.settings_file
    roots = [*([Path(settings_file).parent] if settings_file else []), Path(config.content_root)]
    return SiteFiles(roots, config.theme_static_dir, config.href)


__all__ = ["SiteFile", "SiteFiles", "hashed_name", "site_files"]
