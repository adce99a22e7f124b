"""What fast paths override is known by its hash, and other code is noticed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import jinja2
import markdown
import pytest

from colony.content.markdown.markdown_text import MarkdownText
from colony.content.markdown.needed_extensions import NeededExtensions
from colony.overrides import overridden as overrides
from colony.overrides.overridden import (
    EXTENSIONS,
    OVERRIDDEN,
    differing,
    is_known,
    notice,
    parts_of,
    source_digest,
)
from colony.overrides.overrides_table import KNOWN
from colony.rendering import fast_jinja
from tests.content.samples import settings

RECORD = "if all tests pass with what is installed: python -m tests.bounds.record"

SOURCE = b"""try:
    from far import near as name
except ImportError:
    name = None

LIMIT: int = 3
a = b = 4


@decorated
def function():
    return 1


class Thing:
    SIZE = 5

    def method(self):
        return 2
"""


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Patches that the answers given before do not outlive, nor those given with them."""
    for asked in (differing, is_known):
        asked.cache_clear()
    yield monkeypatch
    for asked in (differing, is_known):
        asked.cache_clear()


def test_what_is_installed_is_known() -> None:
    """The versions of the lock files are among those that the fast paths fit."""
    assert {path: differing(path) for path in OVERRIDDEN} == dict.fromkeys(OVERRIDDEN, ()), RECORD
    assert [name for name in EXTENSIONS if not is_known(name)] == [], RECORD
    assert notice() == ""


def test_parts_of_a_module() -> None:
    """Functions with their decorators, classes, what stands in them, and names however they are bound."""
    found = dict(parts_of(SOURCE))
    assert set(found) == {
        "name", "LIMIT", "a", "b", "function", "Thing", "Thing.SIZE", "Thing.method",
    }  # fmt: skip
    assert found["function"] == b"@decorated\ndef function():\n    return 1\n"
    assert found["Thing.method"] == b"    def method(self):\n        return 2\n"


@pytest.mark.parametrize(
    ("source", "names"),
    [
        (SOURCE, ()),
        (b"# another comment\n" + SOURCE, ()),
        (SOURCE.replace(b"return 1", b"return 3"), ("elsewhere.function",)),
        (SOURCE.replace(b"def method", b"def _method"), ("elsewhere.Thing.method",)),
        (b"if this is no Python", ("elsewhere",)),
        (None, ("elsewhere.function", "elsewhere.Thing.method")),
    ],
    ids=["same", "around it", "body", "renamed", "broken", "gone"],
)
def test_other_code_is_noticed(
    source: bytes | None, names: tuple[str, ...], tmp_path: Path, forgetful: pytest.MonkeyPatch
) -> None:
    """A function that is another one, or is gone, is named; what stands around it does not matter."""
    parts = dict(parts_of(SOURCE))
    for name in ("function", "Thing.method"):
        forgetful.setitem(KNOWN, f"elsewhere.{name}", (source_digest(parts[name]),))
    forgetful.setattr(
        overrides, "OVERRIDDEN", {"jinja": {"elsewhere": ("function", "Thing.method")}, "markdown": {}}
    )
    forgetful.setattr(overrides, "_source", lambda _: source)
    assert differing("jinja") == names
    assert differing("markdown") == ()


def test_a_module_that_cannot_be_read_is_not_known() -> None:
    """Nor one that nobody has recorded."""
    assert not is_known("colony_has_no_such_module")
    assert not is_known("json")


def test_stock_classes_where_the_code_is_another(forgetful: pytest.MonkeyPatch) -> None:
    """Then Python-Markdown, all its extensions, and Jinja do the work, and one line says so."""
    sample = "# Wort\n\nEin *Satz* mit [Link](https://a.example/)."
    fast = MarkdownText(settings(), "de").convert(sample)
    for name in KNOWN:
        forgetful.setitem(KNOWN, name, ())
    for asked in (differing, is_known):
        asked.cache_clear()
    stock = MarkdownText(settings(), "de")
    assert type(stock._parser_with(())) is markdown.Markdown
    assert stock.convert(sample) == fast
    assert fast_jinja.environment_class() is fast_jinja.StockEnvironment
    assert NeededExtensions(["markdown.extensions.abbr"], {}).needed("Ein Satz.") == (
        "markdown.extensions.abbr",
    )
    said = notice()
    assert "\n" not in said
    for piece in (
        "Python-Markdown's own",
        "Jinja's own",
        "markdown.core.Markdown.build_parser",
        " more)",
        "Update",
    ):
        assert piece in said


def test_stock_environment_renders_the_same() -> None:
    """Both environments give a page's bytes."""
    for kind in (fast_jinja.StockEnvironment, fast_jinja.FastEnvironment):
        environment = kind(loader=jinja2.DictLoader({"page": "{{ word }}ß"}), autoescape=True)
        assert environment.render_bytes("page", word="<ä>") == "&lt;ä&gt;ß".encode()
