"""Tables that other packages can add rows to: directives, entry types, feed formats, deploy targets.

A table is a mapping from name to row. Colony's own rows are constants of modules of one package, all under
the same constant's name. An installed package adds a row by an entry point (Python Packaging User Guide,
"Entry points specification") whose object is of the row's class::

    [project.entry-points."colony.directives"]
    poll = "colony_poll:DIRECTIVE"

The entry point's name is the row's name.
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
"""The names of all groups of entry points of Colony begin with this."""


class TableRow(Protocol):
    """What every row of a table has: a name."""

    @property
    def name(self) -> str:
        """The row's key in its table; unique there."""


R = TypeVar("R", bound=TableRow)


class RegistryError(ValueError):
    """An installed package's row cannot be used. The message names the package, the fault and the remedy."""


def rows(group: str, own: Iterable[R], kind: type[R]) -> dict[str, R]:
    """A whole table, name → row: Colony's own rows in their order, then those of installed packages, sorted.

    Args:
        group: the entry points' group, such as ``colony.directives``.
        own: Colony's rows.
        kind: the class that every row is of.

    Raises:
        RegistryError: an installed package's row cannot be loaded, is of another class, has another name
            than its entry point, or a name that the table has already.
    """
    table = {row.name: row for row in own}
    for point in _points(group):
        row = _loaded(point, kind)
        if row.name in table:
            raise _refused(point, "this name is taken", "give the row and its entry point another name")
        table[row.name] = row
    return table


def own_rows(package: str, constant: str, kind: type[R]) -> Iterator[R]:
    """The rows in the modules of one of Colony's packages, in the order of the modules' names.

    Args:
        package: dotted name, such as ``colony.content.directives``.
        constant: name of the module's constant with a row or a tuple of rows; modules without it are skipped.
        kind: the class that every row is of.

    Raises:
        TypeError: the constant is neither.
    """
    folder = importlib.import_module(package)
    for name in sorted(module.name for module in pkgutil.iter_modules(folder.__path__)):
        found = getattr(importlib.import_module(f"{package}.{name}"), constant, ())
        for row in (found,) if isinstance(found, kind) else found:
            if not isinstance(row, kind):
                raise TypeError(f"{package}.{name}.{constant}: {row!r} is no {kind.__name__}")
            yield row


def providers() -> tuple[str, ...]:
    """The installed packages that add rows, each as one text of name, version and digest of its code.

    Part of cache keys: the rows' code changes what is built, also between two versions of its package.
    """
    points = {(point.dist.name, point.dist.version, point.module) for point in _all_points() if point.dist}
    return tuple(f"{name} {version} {_code(module)}" for name, version, module in sorted(points))


@functools.lru_cache(maxsize=1)
def _all_points() -> tuple[EntryPoint, ...]:
    """All entry points of Colony's groups. Searched for once: that takes as long as reading ten articles."""
    found: dict[tuple[str, str, str], EntryPoint] = {}
    for package in distributions():
        for point in package.entry_points:
            if point.group.startswith(PREFIX):
                # If a package is installed twice, Python imports the first.
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
    """A digest of all files of the package that a module is in; empty if its files cannot be found."""
    spec = importlib.util.find_spec(module.partition(".")[0])
    if spec is None:
        return ""
    folders = [Path(place) for place in spec.submodule_search_locations or ()]
    files = sorted(path for folder in folders for path in folder.rglob("*") if path.is_file())
    if not folders and spec.origin:
        files = [Path(spec.origin)]
    sources = (path for path in files if "__pycache__" not in path.parts)
    return digest(*(part for path in sources for part in (path.name, path.read_bytes())))
