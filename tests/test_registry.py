"""Tables that other packages add rows to, with packages whose metadata is written here."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from colony import registry
from colony.registry import RegistryError, own_rows, providers, rows


class Fruit(NamedTuple):
    """A row of the tests."""

    name: str


OWN = (Fruit("pear"), Fruit("apple"))
Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Puts a module and its package's metadata where Python finds both."""
    before = set(sys.modules)

    def make(code: str, point: str, *, group: str = "colony.fruits", version: str = "1.2") -> None:
        (tmp_path / "fruit_shop.py").write_text(code, "utf-8")
        place = tmp_path / f"fruit_shop-{version}.dist-info"
        for old in tmp_path.glob("*.dist-info"):
            shutil.rmtree(old)
        place.mkdir()
        (place / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: fruit-shop\nVersion: {version}\n", "utf-8"
        )
        (place / "entry_points.txt").write_text(f"[{group}]\n{point}\n", "utf-8")
        registry._all_points.cache_clear()

    monkeypatch.syspath_prepend(str(tmp_path))
    yield make
    registry._all_points.cache_clear()
    for name in set(sys.modules) - before:
        if name == "fruit_shop":
            del sys.modules[name]


FRUIT = f"from {__name__} import Fruit\nFIG = Fruit('fig')\nAPPLE = Fruit('apple')\nWORD = 'fig'\n"


def test_rows_without_packages() -> None:
    """Where nothing is installed, the table is our own rows in their order."""
    assert list(rows("colony.fruits", OWN, Fruit)) == ["pear", "apple"]


def test_rows_of_a_package(install: Install) -> None:
    """A package's row comes after ours, as the same class."""
    install(FRUIT, "fig = fruit_shop:FIG")
    assert list(rows("colony.fruits", OWN, Fruit).values()) == [*OWN, Fruit("fig")]


def test_rows_of_another_group(install: Install) -> None:
    """A row stays in the table of its own group."""
    install(FRUIT, "fig = fruit_shop:FIG", group="colony.trees")
    assert "fig" not in rows("colony.fruits", OWN, Fruit)


REFUSED = [
    ("fig = fruit_shop:WORD", "fruit_shop:WORD is no Fruit"),
    ("plum = fruit_shop:FIG", "the row is called 'fig'"),
    ("apple = fruit_shop:APPLE", "this name is taken"),
    ("fig = fruit_shop:NOTHING", "it cannot be loaded: AttributeError"),
    ("fig = fruit_store:FIG", "it cannot be loaded: ModuleNotFoundError"),
]


@pytest.mark.parametrize(("point", "fault"), REFUSED)
def test_refused_rows(install: Install, point: str, fault: str) -> None:
    """A row that cannot be used stops the work with package, fault and remedy."""
    install(FRUIT, point)
    with pytest.raises(RegistryError) as error:
        rows("colony.fruits", OWN, Fruit)
    assert str(error.value).startswith("package fruit-shop 1.2, entry point ")
    assert fault in str(error.value)
    assert str(error.value).endswith("or uninstall the package.")


def test_providers_follow_the_code(install: Install) -> None:
    """A package's version and its code are part of cache keys; no code of it is run for that."""
    assert not any(each.startswith("fruit-shop ") for each in providers())
    found = set()
    for code, version in (("raise ValueError", "1.2"), ("raise ValueError", "1.3"), ("1 / 0", "1.3")):
        install(code, "fig = fruit_shop:FIG", version=version)
        found.add(providers())
    assert len(found) == 3


def test_own_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A package's modules are looked through by name; those without the constant are passed over."""
    basket = tmp_path / "fruit_basket"
    basket.mkdir()
    (basket / "__init__.py").touch()
    (basket / "b.py").write_text(f"from {__name__} import Fruit\nROW = Fruit('b')\n", "utf-8")
    (basket / "a.py").write_text(f"from {__name__} import Fruit\nROW = (Fruit('x'), Fruit('y'))\n", "utf-8")
    (basket / "c.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert [row.name for row in own_rows("fruit_basket", "ROW", Fruit)] == ["x", "y", "b"]
    (basket / "d.py").write_text("ROW = ('word',)\n", "utf-8")
    with pytest.raises(TypeError, match=r"fruit_basket\.d\.ROW: 'word' is no Fruit"):
        list(own_rows("fruit_basket", "ROW", Fruit))
