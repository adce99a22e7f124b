"""Every component shows what it can do in ``theme/examples``; each example is rendered and checked."""

from __future__ import annotations

import functools
import re
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from lxml.html import fragment_fromstring

from colony import model
from colony.content.source_reader import read
from colony.model import Reading
from colony.pelican_bridge.foreign_plugins import load_config
from colony.rendering.templates import BODY_MACROS, Theme
from colony.rendering.theme_files import ThemeFiles
from colony.settings.rooms.for_reading import ReaderSettings
from colony.tables.entry_type import json_ld_of_views
from colony.views import page_views as views
from colony.views import parts as view_parts
from colony.views.page_views import SiteView
from colony.views.parts import Anchor, BodyView

THEME = Path(__file__).resolve().parents[2] / "theme"

SITE = SiteView(
    name="Kolonie",
    tagline="Das Portal",
    origin="https://kolonie.example",
    base_href="/",
    lang="de",
    timezone="Europe/Berlin",
    menu=(Anchor(title="Rubriken", href="/rubriken/"), Anchor(title="Archiv", href="/archiv/")),
    footer=(Anchor(title="Impressum", href="/impressum/"),),
    search_href="/suche/",
    subscribe_href="/abonnieren/",
    feeds=(),
    preview=False,
)


def examples() -> list[Any]:
    """All examples of all components, as pytest parameters."""
    found = []
    for path in sorted((THEME / "examples").glob("*.toml")):
        file = tomllib.loads(path.read_text("utf-8"))
        found += [
            pytest.param(file["template"], example, id=f"{path.stem}: {example['name']}")
            for example in file["examples"]
        ]
    return found


def as_views(data: Any) -> Any:
    """TOML data with every table that names its ``type`` turned into that view or value."""
    if isinstance(data, list):
        return tuple(as_views(item) for item in data)
    if not isinstance(data, dict):
        return data
    fields = {key: as_views(value) for key, value in data.items() if key != "type"}
    if "type" not in data:
        return fields
    rooms = (views, view_parts, model, *(sys.modules[view.__module__] for view in json_ld_of_views()))
    kind = next(getattr(place, data["type"]) for place in rooms if hasattr(place, data["type"]))
    return kind(**fields)


def rendered(template: str, example: dict[str, Any], folder: Path, extra_bodies: Mapping[str, str]) -> str:
    """What a component makes of an example.

    Args:
        template: the component's.
        example: as the file of examples has it.
        folder: an empty one, for a template around the call.
        extra_bodies: bodies beside those of the example, by their digests.
    """
    data = as_views(example.get("data", {}))
    names = re.findall(r"macro (\w+)\(", (THEME / "templates" / template).read_text("utf-8"))
    lines = [f'{{% from "{template}" import {", ".join(names)} %}}']
    lines += [f"{{% set {name} = page.{name} %}}" for name in data if name != "page"]
    (folder / "example.html").write_text("\n".join([*lines, f"{{{{ {example['call']} }}}}"]), "utf-8")
    theme = loaded(folder)
    bodies = {**example.get("bodies", {}), **extra_bodies}
    theme.use_bodies({name: html.encode() for name, html in bodies.items()})
    page = data["page"] if "page" in data else SimpleNamespace(**data)
    return theme.render("example.html", page).decode()


def loaded(overrides: Path) -> Theme:
    """The theme, with a folder of templates laid over it."""
    assets = {
        path.relative_to(THEME / "static").as_posix(): "/theme/x" for path in THEME.glob("static/**/*.*")
    }
    files = ThemeFiles(theme_root=str(THEME), template_overrides=(str(overrides),), assets=assets)
    return Theme(files, SITE)


@pytest.mark.parametrize(("template", "example"), examples())
def test_example(template: str, example: dict[str, Any], tmp_path: Path) -> None:
    """A component renders its example with what it promises, and without what it rules out."""
    html = rendered(template, example, tmp_path, {})
    for wanted in example.get("contains", []):
        assert wanted in html
    for unwanted in example.get("lacks", []):
        assert unwanted not in html


@functools.cache
def reader_settings() -> ReaderSettings:
    """How the sample site reads."""
    return load_config(THEME.parent / "pelicanconf.py", {}).reader


def as_read(markdown: str) -> Reading:
    """A text as the sample site reads it."""
    head = "---\ntitle: X\ndate: 2026-01-01\n---\n"
    return read("articles/x.md", f"{head}{markdown}".encode(), "article", reader_settings())


def tree_of(html: str) -> Any:
    """HTML as nested tuples: names, attributes in any order, texts; blanks count where they are shown."""

    def shown(element: Any, *, whole: bool) -> Any:
        whole = whole or element.tag == "pre"
        texts = [element.text, *(child.tail for child in element)]
        kept = [(text or "") if whole else (text or "").strip("\n") for text in texts]
        children = [shown(child, whole=whole) for child in element]
        return element.tag, sorted(element.attrib.items()), kept, children

    return shown(fragment_fromstring(html, create_parent="div"), whole=False)


IN_TEXTS = [example for example in examples() if "markdown" in example.values[1]]


@pytest.mark.parametrize(("template", "example"), IN_TEXTS)
def test_reading_makes_what_the_component_makes(
    template: str, example: dict[str, Any], tmp_path: Path
) -> None:
    """A text's feature has one markup, whether an author writes it or a template calls for it."""
    reading = as_read(example["markdown"])
    assert reading.entry is not None
    assert reading.findings == ()
    assert Path(template).stem in reading.entry.features
    filled = loaded(tmp_path)
    filled.use_bodies({"read": reading.body_html.encode()})
    fills = tuple(f"/x/{ref.value}" for ref in reading.entry.refs)
    body = filled.body(BodyView(digest="read", fills=fills), "de")
    assert tree_of(rendered(template, example, tmp_path, {})) == tree_of(str(body))


def test_what_no_page_calls_for_is_a_feature_of_texts(tmp_path: Path) -> None:
    """A component that no template uses is one that authors' texts may hold: its examples show how."""
    theme = loaded(tmp_path)
    pages = [path.name for path in (THEME / "templates").glob("*.*")]
    made_of = {*pages, *(name for name, _ in BODY_MACROS)}
    used = {Path(name).stem for page in made_of for name in theme.closure(page) if "components/" in name}
    components = {path.stem for path in (THEME / "templates/components").glob("*.html")}
    assert components - used == {Path(example.values[0]).stem for example in IN_TEXTS}


def test_every_component_has_its_example() -> None:
    """No component macro stands without an example, and none without one that tries to break out."""
    components = {path.stem for path in (THEME / "templates" / "components").glob("*.html")}
    shown = {path.stem: path.read_text("utf-8") for path in (THEME / "examples").glob("*.toml")}
    assert components == set(shown)
    assert [name for name, text in shown.items() if "hidden = true" not in text] == []


def test_stylesheets_belong_to_a_component() -> None:
    """A stylesheet under components/ is named like a macro's file."""
    components = {path.stem for path in (THEME / "templates" / "components").glob("*.html")}
    sheets = {path.stem for path in (THEME / "static" / "css" / "components").glob("*.css")}
    assert sheets <= components
