"""Files that are published unchanged: those below STATIC_PATHS, linked files, the theme's assets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from colony.content import Inventory, is_inside
from colony.output import Copy
from colony.rendering import SiteStyles, ThemeFiles
from colony.settings import Config
from colony.storage import content_digest, walk
from colony.theming import SiteLook, ThemeChain, hashed_name, theme_chain


def published_paths(inventory: Inventory, config: Config) -> dict[str, str]:
    """Path of each content file that is not a source → the output path it would have if published."""
    endings = config.source_endings
    return {
        path: config.extra_static.get(path, path)
        for path in inventory.digests
        if not path.lower().endswith(endings) or path in config.extra_static
    }


def static_copies(
    inventory: Inventory, config: Config, linked: Iterable[str], published: Mapping[str, str]
) -> Iterator[Copy]:
    """Copies of the files below ``STATIC_PATHS`` and of those that texts link to.

    Args:
        inventory: the files of the content.
        config: the settings.
        linked: paths of files that texts link to.
        published: as :func:`published_paths` returns it.
    """
    wanted = set(linked)
    for path in inventory.digests:
        if path in published and (path in wanted or _is_static(path, config)):
            yield Copy(
                save_as=published[path],
                source=str(inventory.absolute(path)),
                digest=inventory.digests[path],
            )


def _is_static(path: str, config: Config) -> bool:
    return is_inside(path, config.static_paths) and not is_inside(path, config.static_excludes)


def theme_files(config: Config, look: SiteLook) -> tuple[ThemeFiles, list[Copy]]:
    """The theme's folders, and copies of its assets, whose published names contain their hashes.

    Stylesheets are not among the assets, since they are put into the pages.
    """
    assets: dict[str, str] = {}
    copies: list[Copy] = []
    chain = theme_chain(config.theme_root)
    for path, source in _theme_assets(config, chain):
        if path in assets:  # already taken from a folder of higher precedence
            continue
        digest = content_digest(source)
        save_as = f"{config.theme_static_dir}/{hashed_name(path, digest)}"
        assets[path] = config.href(save_as)
        copies.append(Copy(save_as=save_as, source=str(source), digest=digest))
    files = ThemeFiles(
        theme_root=chain.roots[0],
        parents=chain.roots[1:],
        names=chain.names,
        template_overrides=config.template_overrides,
        assets=assets,
        styles=SiteStyles(tokens=look.tokens, sheets=look.sheets),
    )
    return files, copies


def _theme_assets(config: Config, chain: ThemeChain) -> Iterator[tuple[str, Path]]:
    """(path relative to its folder, file) of the theme, then of those it extends; no stylesheets."""
    for root in chain.roots:
        for folder in reversed(config.theme_static_paths):
            place = Path(root, folder)
            for path, _ in walk(place, (".*",)) if place.is_dir() else ():
                if not path.endswith(".css"):
                    yield path, place / path
