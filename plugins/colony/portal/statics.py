"""Files that go into the output as they are: static paths, linked files, the theme's assets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from colony.files import content_digest, walk
from colony.press import Copy, ThemeFiles
from colony.settings import Config
from colony.sources import Inventory


def published_paths(inventory: Inventory, config: Config) -> dict[str, str]:
    """For every file of the content that is no source: where it would be published."""
    endings = config.source_endings
    return {
        path: config.extra_static.get(path, path)
        for path in inventory.digests
        if not path.lower().endswith(endings) or path in config.extra_static
    }


def static_copies(
    inventory: Inventory, config: Config, linked: Iterable[str], published: Mapping[str, str]
) -> Iterator[Copy]:
    """The files below ``STATIC_PATHS``, and those that links lead to."""
    wanted = set(linked)
    for path in inventory.digests:
        if path in published and (path in wanted or _is_static(path, config)):
            yield Copy(
                save_as=published[path],
                source=str(inventory.absolute(path)),
                digest=inventory.digests[path],
            )


def _is_static(path: str, config: Config) -> bool:
    return _below(path, config.static_paths) and not _below(path, config.static_excludes)


def _below(path: str, roots: Iterable[str]) -> bool:
    return any(root in ("", ".") or path == root or path.startswith(f"{root.strip('/')}/") for root in roots)


def theme_files(config: Config) -> tuple[ThemeFiles, list[Copy]]:
    """Where the theme lies, and its assets under names that carry their hash.

    Stylesheets are put into the pages and are no assets.
    """
    assets: dict[str, str] = {}
    copies: list[Copy] = []
    for folder in config.theme_static_paths:
        root = Path(config.theme_root, folder)
        if not root.is_dir():
            continue
        for path, _ in walk(root, (".*",)):
            if path.endswith(".css"):
                continue
            digest = content_digest(root / path)
            stem, dot, ending = path.rpartition(".")
            name = f"{stem}.{digest[:8]}{dot}{ending}" if dot else f"{path}.{digest[:8]}"
            save_as = f"{config.theme_static_dir}/{name}"
            assets[path] = config.href(save_as)
            copies.append(Copy(save_as=save_as, source=str(root / path), digest=digest))
    files = ThemeFiles(
        theme_root=config.theme_root, template_overrides=config.template_overrides, assets=assets
    )
    return files, copies
