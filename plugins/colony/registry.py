"""Tables that other packages can add rows to: directives, entry types, feed formats, deploy targets.

A table is a mapping from name to row. Colony's own rows stand in modules of one package, each under the same
constant; an installed package adds its rows by an entry point (Python Packaging User Guide, "Entry points
specification") whose object is a row of the same class::

    [project.entry-points."colony.directives"]
    poll = "colony_poll:DIRECTIVE"

The entry point bears the row's name.
"""

from __future__ import annotations

import functools
import importlib
import importlib.util
import pkgutil
from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint, distributions
from pathlib import Path
from typing import Protocol, TypeVar

from colony.model import digest

PREFIX = "colony."
"""What the names of all groups of entry points begin with."""


class TableRow(Protocol):
    """What every row of a table has."""

    @property
    def name(self) -> str:
        """The name that it is found by; unique in its table."""


R = TypeVar("R", bound=TableRow)


class RegistryError(ValueError):
    """A row of another package cannot be used. The message names the package, the fault and the remedy."""


def rows(group: str, own: Iterable[R], kind: type[R]) -> dict[str, R]:
    """A whole table: Colony's own rows in their order, then those of installed packages by name.

    Args:
        group: the entry points' group, such as ``colony.directives``.
        own: Colony's rows.
        kind: the class that every row is of.

    Raises:
        RegistryError: an installed package's row cannot be loaded, is of another class, is called otherwise
            than its entry point, or has a name that is taken.
    """
    table = {row.name: row for row in own}
    for point in _points(group):
        row = _loaded(point, kind)
        if row.name in table:
            raise _refused(point, "this name is taken", "give the row and its entry point another name")
        table[row.name] = row
    return table


def own_rows(package: str, constant: str, kind: type[R]) -> Iterator[R]:
    """The rows that the modules of a package of ours hold, by the modules' names.

    Args:
        package: dotted name, such as ``colony.content.directives``.
        constant: what a module calls its row, or its tuple of rows; a module without it is passed over.
        kind: the class that every row is of.

    Raises:
        TypeError: a module has something else under that name.
    """
    folder = importlib.import_module(package)
    for name in sorted(module.name for module in pkgutil.iter_modules(folder.__path__)):
        found = getattr(importlib.import_module(f"{package}.{name}"), constant, ())
        for row in (found,) if isinstance(found, kind) else found:
            if not isinstance(row, kind):
                raise TypeError(f"{package}.{name}.{constant}: {row!r} is no {kind.__name__}")
            yield row


def providers() -> tuple[str, ...]:
    """The installed packages that add rows: name, version and a digest of their code, for cache keys.

    What a row does is part of what comes out of a build, also while somebody is at work on its package.
    """
    points = {(point.dist.name, point.dist.version, point.module) for point in _all_points() if point.dist}
    return tuple(f"{name} {version} {_code(module)}" for name, version, module in sorted(points))


@functools.lru_cache(maxsize=1)
def _all_points() -> tuple[EntryPoint, ...]:
    """Looking through all installed packages takes as long as reading ten articles: it is done once."""
    found: dict[tuple[str, str, str], EntryPoint] = {}
    for package in distributions():
        for point in package.entry_points:
            if point.group.startswith(PREFIX):
                # Of a package that is there twice, Python imports the first.
                found.setdefault((package.name, point.group, point.name), point)
    return tuple(found.values())


def _points(group: str) -> list[EntryPoint]:
    return sorted((point for point in _all_points() if point.group == group), key=lambda point: point.name)


def _loaded(point: EntryPoint, kind: type[R]) -> R:
    try:
        row = point.load()
    except Exception as error:
        raise _refused(point, f"it cannot be loaded: {type(error).__name__}: {error}", "mend it") from error
    if not isinstance(row, kind):
        raise _refused(point, f"{point.value} is no {kind.__name__}", f"make it a {kind.__name__}")
    if row.name != point.name:
        raise _refused(point, f"the row is called {row.name!r}", "give both the same name")
    return row


def _refused(point: EntryPoint, fault: str, remedy: str) -> RegistryError:
    package = f"{point.dist.name} {point.dist.version}" if point.dist else point.module
    return RegistryError(
        f"package {package}, entry point {point.name!r} of {point.group}: {fault}; "
        f"{remedy}, or uninstall the package."
    )


def _code(module: str) -> str:
    """A digest of all files of the package that a module is in; empty where there is none to be found."""
    spec = importlib.util.find_spec(module.partition(".")[0])
    if spec is None:
        return ""
    folders = [Path(place) for place in spec.submodule_search_locations or ()]
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    if not folders and spec.origin:
        files = [Path(spec.origin)]
    sources = (path for path in files if "__pycache__" not in path.parts)
    return digest(*(part for path in sources for part in (path.name, path.read_bytes())))
