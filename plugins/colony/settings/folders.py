"""Checks that no folder of a site is inside another one in a dangerous way.

With the content inside the output folder, pages and sources would be mixed up; a cache in a published
folder would publish drafts; emptying a cache that is the content folder would delete the content.
"""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from colony.settings.rooms.for_site import Config

CACHE_FOLDERS = ("pictures", "cards", "pelican")
"""Folders in the cache folder that builds and ``clean`` empty."""

_OUTPUT = "setting OUTPUT_PATH"
_CACHE = "setting CACHE_PATH"
_OWN_OUTPUT = "name a folder that is for the site alone, such as 'output'."
_OWN_CACHE = "name a folder that is for the cache alone, such as '.cache'."


class ReadFolders(NamedTuple):
    """Folders in the content folder that one setting names, such as ``ARTICLE_PATHS``."""

    setting: str
    paths: Sequence[str]
    excludes: Sequence[str] = ()


class Folders(NamedTuple):
    """The folders of a site: absolute paths with links resolved."""

    content: Path
    output: Path
    cache: Path
    themes: Sequence[Path]
    """The theme's folder, and those of ``THEME_TEMPLATES_OVERRIDES``."""
    theme_statics: Sequence[Path]
    """Folders of the theme whose files are published."""
    settings: Path | None
    """Folder of the settings file; None if there is no file."""
    read: Sequence[ReadFolders]
    """The folders in the content folder that are read."""
    ignored: Sequence[str]
    """Patterns of names, from ``IGNORE_FILES``."""


def folders_of(config: Config) -> Folders:
    """The folders that the settings name."""
    theme, file = Path(config.theme_root), config.pelican.settings_file
    return Folders(
        content=Path(config.content_root),
        output=Path(config.output_root),
        cache=Path(config.cache_root),
        themes=[theme, *(Path(path).resolve() for path in config.template_overrides)],
        theme_statics=[theme / path for path in config.theme_static_paths],
        settings=Path(file).resolve().parent if file else None,
        # Texts are read everywhere except in folders that builds write (Config.made_in_content), since
        # Pelican's default for PATH puts the output into the content folder.
        read=[ReadFolders("STATIC_PATHS", config.static_paths, config.static_excludes)],
        ignored=config.ignore_files,
    )


def folder_faults(folders: Folders) -> list[str]:
    """A line for each dangerous nesting of folders, with the setting and the remedy; empty for none."""
    return [*_faults_of_output(folders), *_faults_of_cache(folders)]


def _faults_of_output(folders: Folders) -> Iterator[str]:
    output = folders.output
    for name, inner in _sources(folders):
        if is_or_holds(output, inner):
            yield f"{_OUTPUT}: {output} is or holds the {name} folder {inner}; {_OWN_OUTPUT}"
    for outer in folders.theme_statics:
        if is_or_holds(outer, output):
            yield f"{_OUTPUT}: {output} lies in {outer}, which is published; {_OWN_OUTPUT}"
    for name in CACHE_FOLDERS:
        if is_or_holds(folders.cache / name, output):
            yield f"{_OUTPUT}: {output} lies in a folder that builds empty; {_OWN_OUTPUT}"
    setting = _read_by(output, folders, folders.read)
    if setting:
        yield (
            f"{_OUTPUT}: {output} lies in the content folder {folders.content}, where {setting} has it read; "
            f"name a folder outside, or one that IGNORE_FILES leaves out."
        )


def _faults_of_cache(folders: Folders) -> Iterator[str]:
    cache = folders.cache
    for name, inner in _sources(folders):
        if is_or_holds(cache, inner):
            yield f"{_CACHE}: {cache} is or holds the {name} folder {inner}; {_OWN_CACHE}"
    for outer in (folders.output, *folders.theme_statics):
        if is_or_holds(outer, cache):
            yield f"{_CACHE}: {cache} lies in {outer}, so that drafts would be published; {_OWN_CACHE}"
    published = [each for each in folders.read if each.setting == "STATIC_PATHS"]
    if _read_by(cache, folders, published):
        yield f"{_CACHE}: {cache} is in STATIC_PATHS, so that drafts would be published; {_OWN_CACHE}"


def _sources(folders: Folders) -> Iterator[tuple[str, Path]]:
    """(name, folder) of each folder that holds people's own files."""
    yield "content", folders.content
    for theme in folders.themes:
        yield "theme's", theme
    if folders.settings is not None:
        yield "settings file's", folders.settings


def is_or_holds(outer: Path, inner: Path) -> bool:
    """Whether one folder is or contains another, also on file systems that ignore case.

    Both paths are absolute and have no links; the folders need not exist.
    """
    if inner.is_relative_to(outer):
        return True
    return outer.exists() and any(each.exists() and each.samefile(outer) for each in (inner, *inner.parents))


def _read_by(folder: Path, folders: Folders, read: Sequence[ReadFolders]) -> str:
    """Name of the setting by which a folder in the content is read or published; empty for none."""
    if folder == folders.content or not is_or_holds(folders.content, folder):
        return ""
    below = folder.relative_to(folders.content) if folder.is_relative_to(folders.content) else Path()
    names = [pattern.removeprefix("**/") for pattern in folders.ignored]
    if any(fnmatch.fnmatchcase(part, name) for part in below.parts for name in names):
        return ""
    for each in read:
        inside = any(below.is_relative_to(path) or Path(path).is_relative_to(below) for path in each.paths)
        if inside and not any(below.is_relative_to(path) for path in each.excludes):
            return each.setting
    return ""
