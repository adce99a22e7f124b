"""The rules of the house, read from every module's syntax tree: who imports whom, how long a piece is.

Each rule takes a module's path below ``plugins/colony`` and its text, and gives what breaks it.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

COLONY = Path(__file__).resolve().parents[1] / "plugins/colony"

Rule = Callable[[str, str], list[str]]

FLOORS: tuple[tuple[str, ...], ...] = (
    ("model", "packaged", "setup", "locale", "overrides"),
    ("text", "storage", "registry", "views", "work"),
    ("findings",),
    ("tables", "advertising"),
    ("settings",),
    ("catalogue", "content", "feeds", "pictures", "theming", "release"),
    ("rendering", "pages"),
    ("output",),
    ("entries",),
    ("pelican_bridge",),
    ("site",),
    ("publication", "preview"),
    ("scaffold",),
    ("tasks", "editorial", "portal"),
    ("__main__",),
)
"""The rooms of the house, from the ground to the roof: each imports from the floors below its own, never
from its neighbours, so that no arrow runs back. A room is a package, or a module that lies beside them."""

MAX_MODULE_LINES = 350
MAX_FUNCTION_LINES = 60

HOMES = {
    "PIL": ("pictures/colours.py", "pictures/encode.py", "pictures/social_cards/card_drawing.py"),
    "babel.core": ("locale/date_formats.py",),
    "babel.dates": ("locale/date_formats.py",),
    "babel.messages": ("locale/translations.py",),
    "babel.support": ("locale/translations.py",),
    "blinker": (),
    "boto3": ("release/bucket/s3.py",),
    "botocore": ("release/bucket/s3.py",),
    "dateutil": ("content/front_matter/written_dates.py",),
    "distributed": (),
    "docutils": ("content/other_formats.py",),
    "feedgen": ("feeds/atom_rss.py",),
    "icalendar": ("feeds/ics.py",),
    "invoke": (
        "tasks/build_tasks.py",
        "tasks/checkout_tasks.py",
        "tasks/collection.py",
        "tasks/command.py",
        "tasks/deploy_tasks.py",
        "tasks/options.py",
        "tasks/site_tasks.py",
    ),
    "jinja2": ("rendering/templates.py", "rendering/fast_jinja.py"),
    "lxml": ("pictures/drawings/svg_cleaning.py",),
    "markdown": (
        "content/markdown/markdown_text.py",
        "content/markdown/fast_stages.py",
        "content/markdown/fast_inline.py",
    ),
    "markupsafe": (
        "rendering/templates.py",
        "rendering/stylesheets.py",
        "rendering/fast_jinja.py",
        "rendering/text_features.py",
    ),
    "msgspec": ("model.py",),
    "nh3": ("content/html/sanitise.py",),
    "pelican.readers": ("content/other_formats.py", "content/hooks.py"),
    "pelican.settings": ("content/other_formats.py", "settings/loading.py", "settings/stock.py"),
    "pelican.signals": ("hooks.py",),
    "pelican.utils": ("text/plain_text.py",),
    "pygments": ("content/markdown/markdown_text.py",),
    "rcssmin": ("rendering/stylesheets.py",),
    "rich": ("work/progress.py",),
    "sqlite3": ("storage/memo.py",),
    "urllib3": ("release/http_client.py",),
    "watchfiles": ("preview/watch.py",),
    "yaml": ("content/front_matter/yaml_text.py",),
}
"""Library (or a part of it) → the modules that may import it; a bare file name means one a package."""

PELICAN_BRIDGES = (
    "site/classic_themes.py",
    "pelican_bridge/generators.py",
    "pelican_bridge/pelican_output.py",
    "pelican_bridge/foreign_plugins.py",
)
"""Modules whose matter is Pelican itself: they may import any of it."""


def imported(source: str) -> Iterator[tuple[str, int]]:
    """Every module or name a text imports, with its dots, and the line. ``from a import b`` gives ``a.b``."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = "." * node.level + (node.module or "")
            yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)


def within(name: str, module: str) -> bool:
    """Whether a dotted name is a module or something in it."""
    return name == module or name.startswith(f"{module}.")


def room_of(path: str) -> str:
    """The room that a module lies in: the folder below the package, or the module itself."""
    first, slash, _ = path.partition("/")
    return first if slash else first.removesuffix(".py")


def floor_of(room: str) -> int:
    """The number of a room's floor, 0 at the ground; -1 for one that is not in :data:`FLOORS`."""
    return next((number for number, rooms in enumerate(FLOORS) if room in rooms), -1)


def arrows(path: str, source: str) -> list[str]:
    """A room imports from the floors below its own alone."""
    own = room_of(path)
    if own == "__init__":
        return []
    if floor_of(own) < 0:
        return [f"{path}:1: the room {own} has no floor in tests/test_house.py"]
    return [
        f"{path}:{line}: imports {room}, which is not below {own}"
        for target, line in imported(source)
        if within(target, "colony") and target != "colony"
        for room in (target.split(".")[1],)
        if room != own and floor_of(room) >= floor_of(own)
    ]


def through_doors(path: str, source: str) -> list[str]:
    """From outside, a package is entered by its door: what ``__init__`` offers."""
    own = room_of(path)
    return [
        f"{path}:{line}: imports {target} past the door of {room}"
        for target, line in imported(source)
        if within(target, "colony") and target.count(".") > 2
        for room in (target.split(".")[1],)
        if room != own and (COLONY / room).is_dir()
    ]


def homes(path: str, source: str) -> list[str]:
    """A third-party library lives in the modules named in :data:`HOMES` and nowhere else."""
    if path in PELICAN_BRIDGES:
        return []
    return [
        f"{path}:{line}: imports {target}, which {_at_home(library)}"
        for target, line in imported(source)
        for library in HOMES
        if within(target, library)
        and path not in HOMES[library]
        and path.rpartition("/")[2] not in HOMES[library]
    ]


def _at_home(library: str) -> str:
    return f"belongs in {' and '.join(HOMES[library])}" if HOMES[library] else "no module may import"


def known_libraries(path: str, source: str) -> list[str]:
    """Every library that is neither Python's nor ours has a home."""
    roots = {library.partition(".")[0] for library in HOMES}
    return [
        f"{path}:{line}: {target} has no home in tests/test_house.py"
        for target, line in imported(source)
        if (root := target.partition(".")[0]) not in sys.stdlib_module_names
        and root not in {*roots, "colony"}
    ]


def one_copy(path: str, source: str) -> list[str]:
    """Nothing imports ``plugins.colony``: that would be a second copy of every module."""
    return [f"{path}:{line}: imports {name}" for name, line in imported(source) if within(name, "plugins")]


def doors(path: str, source: str) -> list[str]:
    """A package's ``__init__`` has a docstring and says in ``__all__`` what it offers."""
    if not path.endswith("/__init__.py"):
        return []
    tree = ast.parse(source)
    assigned = [node for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign)]
    targets = [
        target for node in assigned for target in getattr(node, "targets", [getattr(node, "target", None)])
    ]
    names = [target.id for target in targets if isinstance(target, ast.Name)]
    faults = [] if ast.get_docstring(tree) else [f"{path}:1: has no docstring"]
    return faults if "__all__" in names else [*faults, f"{path}:1: has no __all__"]


def docstrings(path: str, source: str) -> list[str]:
    """Every public module, class and function says what it is."""
    tree = ast.parse(source)
    found = [] if ast.get_docstring(tree) else [f"{path}:1: the module has no docstring"]
    return found + _undocumented(path, tree)


def _undocumented(path: str, parent: ast.Module | ast.ClassDef) -> list[str]:
    found = []
    for node in parent.body:
        if not isinstance(
            node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
        ) or node.name.startswith("_"):
            continue
        if not ast.get_docstring(node):
            found.append(f"{path}:{node.lineno}: {node.name} has no docstring")
        if isinstance(node, ast.ClassDef):
            found += _undocumented(path, node)
    return found


def lengths(path: str, source: str) -> list[str]:
    """A module is one topic and a function about a screen."""
    lines = len(source.splitlines())
    found = [f"{path}:1: has {lines} lines"] if lines > MAX_MODULE_LINES else []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > MAX_FUNCTION_LINES:
                found.append(f"{path}:{node.lineno}: {node.name} has {length} lines")
    return found


RULES: tuple[Rule, ...] = (
    arrows,
    through_doors,
    homes,
    known_libraries,
    one_copy,
    doors,
    docstrings,
    lengths,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_its_rules(rule: Rule) -> None:
    """No module of Colony breaks the rule."""
    modules = sorted(COLONY.rglob("*.py"))
    assert len(modules) > 50, "the modules are looked for in the wrong place"
    broken = [
        fault
        for module in modules
        for fault in rule(module.relative_to(COLONY).as_posix(), module.read_text("utf-8"))
    ]
    assert broken == []


DOCUMENTED = '"""Says what it is."""\n'

BAD: list[tuple[Rule, str, str]] = [
    (arrows, "pages/view_builder.py", "from colony.entries import article"),
    (arrows, "pages/view_builder.py", "from colony import site"),
    (arrows, "catalogue/indexes.py", "import colony.site"),
    (arrows, "model.py", "from colony.pages import ViewBuilder"),
    (arrows, "model.py", "def later():\n    from colony.site import build"),
    (arrows, "content/hooks.py", "from colony.output import Theme"),
    (arrows, "nowhere/known.py", "import re"),
    (through_doors, "output/writer.py", "from colony.views.page_views import Page"),
    (through_doors, "site/build.py", "from colony.pictures.encode import encode"),
    (homes, "pages/view_builder.py", "from PIL import Image"),
    (homes, "site/picture_album.py", "import PIL.Image"),
    (homes, "rendering/page_rendering.py", "from jinja2 import TemplateError"),
    (homes, "pages/view_builder.py", "from babel.dates import format_date"),
    (homes, "pages/view_builder.py", "from pelican import signals"),
    (homes, "storage/memo.py", "import boto3"),
    (known_libraries, "storage/memo.py", "import diskcache"),
    (known_libraries, "storage/memo.py", "from .model import digest"),
    (one_copy, "storage/memo.py", "from plugins.colony.model import digest"),
    (one_copy, "storage/memo.py", "import plugins.colony"),
    (doors, "output/__init__.py", DOCUMENTED),
    (doors, "output/__init__.py", "__all__ = []"),
    (docstrings, "text/plain_text.py", "import re"),
    (docstrings, "text/plain_text.py", f"{DOCUMENTED}def plain():\n    return ''"),
    (
        docstrings,
        "text/plain_text.py",
        f"{DOCUMENTED}class Text:\n    {DOCUMENTED}    def plain(self):\n        return ''",
    ),
    (lengths, "text/plain_text.py", "import re\n" * (MAX_MODULE_LINES + 1)),
    (lengths, "text/plain_text.py", "def long():\n" + "    pass\n" * MAX_FUNCTION_LINES),
]


@pytest.mark.parametrize(("rule", "path", "source"), BAD)
def test_each_rule_can_be_broken(rule: Rule, path: str, source: str) -> None:
    """A small bad module is caught, once."""
    found = rule(path, source)
    assert len(found) == 1
    assert found[0].startswith(f"{path}:")


GOOD: list[tuple[Rule, str, str]] = [
    (arrows, "pages/view_builder.py", "from colony.pages.links import resolve\nfrom colony import text"),
    (arrows, "site/build.py", "from colony.output import Theme"),
    (arrows, "pages/view_builder.py", "from colony_other.x import y"),
    (
        through_doors,
        "site/build.py",
        "from colony.views import Page\nfrom colony.site.session import Session",
    ),
    (through_doors, "pages/links.py", "from colony.text import plain"),
    (homes, "pictures/encode.py", "from PIL import Image"),
    (homes, "content/hooks.py", "from pelican import signals"),
    (known_libraries, "storage/memo.py", "import sqlite3\nfrom colony.model import digest"),
    (doors, "pages/view_builder.py", "import re"),
    (docstrings, "text/plain_text.py", f"{DOCUMENTED}def _own():\n    return ''"),
    (lengths, "text/plain_text.py", "def short():\n" + "    pass\n" * (MAX_FUNCTION_LINES - 1)),
]


@pytest.mark.parametrize(("rule", "path", "source"), GOOD)
def test_rules_let_good_modules_pass(rule: Rule, path: str, source: str) -> None:
    """What the rules allow is not complained of."""
    assert rule(path, source) == []
