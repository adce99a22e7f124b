"""Edits in the midst of a build, and a cache that was damaged: the next build heals both."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from colony.output import writer as printer
from tests.incremental.builder import Builder, built_in_here
from tests.incremental.checking import Checker
from tests.incremental.little_site import LittleSite


@pytest.fixture(scope="module")
def builder() -> Iterator[Builder]:
    """The process that clean builds are forked from."""
    with Builder() as process:
        yield process


@pytest.fixture
def site(tmp_path: Path) -> LittleSite:
    """The little site, built once."""
    site = LittleSite(tmp_path)
    site.begin()
    site.settings["STATIC_PATHS"] = ["static", "extra"]
    built_in_here(site.ordered())
    return site


def then(step: Callable[..., Any], after: Callable[[], object]) -> Callable[..., Any]:
    """A step of a build with something that happens right after it."""

    def both(*arguments: Any) -> Any:
        result = step(*arguments)
        after()
        return result

    return both


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/articles/2025/anfang.md", "Absatz", "Umsatz"),
        ("content/extra/liste.txt", "eins", "vier"),
        ("theme/templates/components/inner.html", "<b>", "<u>"),
        ("theme/static/css/base/1-base.css", "#111111", "#222222"),
        ("theme/static/js/one.js", "one", "two"),
    ],
)
def test_edited_meanwhile_and_back(  # noqa: PLR0917 - pytest gives them by name
    path: str, old: str, new: str, site: LittleSite, builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is changed after a build has looked at it, and changed back later, leaves no trace."""
    folder = path.partition("/")[0]
    file = site.root / path
    text = file.read_text("utf-8")
    file.write_text(text + "\n", "utf-8")  # so that the build in question has something to do

    def edit() -> None:
        file.write_text(text.replace(old, new) + "\n", "utf-8")

    with monkeypatch.context() as patch:
        # The package's door hides the module behind the function of the same name.
        module, step = {
            "content": (sys.modules["colony.site.build"], "take_inventory"),
            "theme": (printer, "_plan"),
        }[folder]
        patch.setattr(module, step, then(getattr(module, step), edit))
        built_in_here(site.ordered())
    file.write_text(text + "\n", "utf-8")
    Checker(site, builder).check(in_here=True)


def test_damaged_renditions(site: LittleSite, builder: Builder) -> None:
    """Renditions that were damaged in the cache do not get into the output; they are made again."""
    kept = [path for path in (site.cache / "pictures").rglob("*") if path.is_file()]
    assert kept
    for number, path in enumerate(sorted(kept)):
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] if number % 2 else data[:-9] + b"different")
    shutil.rmtree(site.output)
    Checker(site, builder).check(in_here=True)


def test_lost_bodies(site: LittleSite, builder: Builder) -> None:
    """Texts that the memo has lost, though it knows the rest of an article, are read once more."""
    with sqlite3.connect(site.cache / "memo.sqlite") as store:
        assert store.execute("DELETE FROM memo WHERE space = 'body'").rowcount
    store.close()
    shutil.rmtree(site.output)
    Checker(site, builder).check(in_here=True)
