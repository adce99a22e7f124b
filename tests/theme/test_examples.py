"""Every component shows what it can do in ``theme/examples``; each example is rendered and checked."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from colony import model, view_parts, views
from colony.entry_types import json_ld_of_views
from colony.press.environment import Theme, ThemeFiles
from colony.views import Anchor, SiteView

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


@pytest.mark.parametrize(("template", "example"), examples())
def test_example(template: str, example: dict[str, Any], tmp_path: Path) -> None:
    """A component renders its example with what it promises, and without what it rules out."""
    data = as_views(example.get("data", {}))
    names = re.findall(r"macro (\w+)\(", (THEME / "templates" / template).read_text("utf-8"))
    lines = [f'{{% from "{template}" import {", ".join(names)} %}}']
    lines += [f"{{% set {name} = page.{name} %}}" for name in data if name != "page"]
    (tmp_path / "example.html").write_text("\n".join([*lines, f"{{{{ {example['call']} }}}}"]), "utf-8")
    assets = {
        path.relative_to(THEME / "static").as_posix(): "/theme/x" for path in THEME.glob("static/**/*.*")
    }
    files = ThemeFiles(theme_root=str(THEME), template_overrides=(str(tmp_path),), assets=assets)
    theme = Theme(files, SITE)
    theme.use_bodies({name: html.encode() for name, html in example.get("bodies", {}).items()})
    page = data["page"] if "page" in data else SimpleNamespace(**data)
    html = theme.render("example.html", page).decode()
    for wanted in example.get("contains", []):
        assert wanted in html
    for unwanted in example.get("lacks", []):
        assert unwanted not in html


def test_every_component_has_its_example() -> None:
    """No component macro stands without an example, and none without one that tries to break out."""
    components = {path.stem for path in (THEME / "templates" / "components").glob("*.html")}
    shown = {path.stem: path.read_text("utf-8") for path in (THEME / "examples").glob("*.toml")}
    assert components == set(shown)
    assert [name for name, text in shown.items() if "hidden = true" not in text] == []


def test_stylesheets_belong_to_a_component_or_to_a_feature_of_the_text() -> None:
    """A stylesheet under components/ is named like a macro file, or like something text may contain."""
    features = {
        "code",
        "footnotes",
        "table",
        "admonition",
        "toc",
        "definition",
        "media",
        "quote",
        "note",
        "anzeige",
    }
    components = {path.stem for path in (THEME / "templates" / "components").glob("*.html")}
    sheets = {path.stem for path in (THEME / "static" / "css" / "components").glob("*.css")}
    assert sheets <= components | features
