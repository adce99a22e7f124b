"""Random edits of the theme and the settings."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from colony.output.output_guard import OutputError
from tests.incremental.builder import built_in_here
from tests.incremental.checking import Checker
from tests.incremental.content_rules import pick
from tests.incremental.little_site import LittleSite, swap_letters

SETTINGS: dict[str, st.SearchStrategy[Any]] = {
    "SITENAME": st.sampled_from(("Kleine Kolonie", "Größere Kolonie")),
    "SITEURL": st.sampled_from(("https://klein.example", "https://klein.example/unter/ordner", "")),
    "COLONY_PAGE_SIZE": st.integers(1, 3),
    "FEED_MAX_ITEMS": st.sampled_from((2, 20)),
    "COLONY_PREVIEW": st.booleans(),
    "COLONY_TAGLINE": st.sampled_from(("", "Ein Satz")),
    "COLONY_PICTURE_WIDTHS": st.sampled_from(([16, 32], [16], [24])),
    "COLONY_PICTURE_FORMATS": st.sampled_from((["webp", "jpeg"], ["jpeg"])),
    "COLONY_THEME": st.sampled_from(
        (
            {},
            {"name": "Kolonie"},
            {"accent": "#0b5fa5"},
            {"icon": "bilder/anna.png", "logo": "bilder/anna.png"},
        )
    ),
    "COLONY_EXTRA": st.sampled_from(({}, {"wort": "eins"})),
    "MENUITEMS": st.sampled_from(([], [["Recht", "rubrik/recht/"]])),
    "STATIC_PATHS": st.sampled_from((["static"], ["static", "extra"])),
    "DEFAULT_LANG": st.sampled_from(("de", "en")),
    "TIMEZONE": st.sampled_from(("Europe/Berlin", "America/New_York")),
    "TAG_FEED_ATOM": st.sampled_from(("", "feeds/thema/{slug}.atom.xml")),
    "COLONY_FEEDS": st.sampled_from(
        (
            {},
            {"site": ["json"], "tags": ["rss"], "authors": []},
            {kind: ["atom", "json"] for kind in ("series", "kinds", "languages", "galleries", "directory")},
        )
    ),
    "COLONY_FEED_TEXT": st.sampled_from(("full", "summary")),
    "COLONY_WEBSUB_HUB": st.sampled_from(("", "https://hub.example/")),
    "ARTICLE_URL": st.just("artikel/{slug}/"),
}
"""Setting → values for it."""

EDITABLE = (".html", ".css", ".js", ".po", ".txt")
"""Endings of the theme's files that are edited."""


def edited(name: str, text: str, note: str) -> str:
    """A theme file's text with something more to be seen of it."""
    if "{% endmacro %}" in text:
        return text.replace("{% endmacro %}", f"<i>{note}</i>{{% endmacro %}}", 1)
    if "{% endblock %}" in text:
        return text.replace("{% endblock %}", f"<i>{note}</i>{{% endblock %}}", 1)
    if name.endswith(".po"):
        return text.replace('msgstr "H', f'msgstr "{note} H', 1)
    endings = {".css": f".{note} {{ margin: 0 }}\n", ".js": f"// {note}\n"}
    return text + endings.get(Path(name).suffix, f"{note}\n")


class ThemeRules(RuleBasedStateMachine):
    """Edits of templates, styles, words, scripts, settings and the clock."""

    site: LittleSite
    checker: Checker

    @rule(data=st.data(), note=st.sampled_from(("eins", "zwei", "drei")))
    def edit_theme(self, data: st.DataObject, note: str) -> None:
        """Change a template, a component, a stylesheet, a word, a script."""
        files = [path for path in self.site.theme.rglob("*.*") if path.suffix in EDITABLE]
        path = pick(data, files)
        path.write_text(edited(path.name, path.read_text("utf-8"), note), "utf-8")

    @rule()
    def edit_component_unseen(self) -> None:
        """Change a component that others import to and fro, keeping its file's size and time."""
        path = self.site.theme / "templates/components/inner.html"
        if path.is_file():
            old, new = ("<b>", "<u>") if "<b>" in path.read_text("utf-8") else ("<u>", "<b>")
            swap_letters(path, old, new)

    @rule(name=st.sampled_from(("base.html", "article.html", "names.html")))
    def break_template(self, name: str) -> None:
        """Build with a template that is wrong, which must fail, and mend it."""
        path = self.site.theme / "templates" / name
        good = path.read_text("utf-8")
        path.write_text(good + "{% if %}", "utf-8")
        self.checker.notice_loss()
        with pytest.raises(OutputError, match="template"):
            built_in_here(self.site.ordered())
        path.write_text(good, "utf-8")

    @rule(data=st.data())
    def set_setting(self, data: st.DataObject) -> None:
        """Change a setting."""
        key = pick(data, SETTINGS)
        self.site.settings[key] = data.draw(SETTINGS[key])

    @rule(overrides=st.booleans())
    def override_template(self, overrides: bool) -> None:
        """Put a template of the operator's before the theme's, or take it away."""
        folder = self.site.root / "overrides"
        (folder / "components").mkdir(parents=True, exist_ok=True)
        (folder / "components/inner.html").write_text(
            "{% macro inner(text) %}<em>{{ text }}</em>{% endmacro %}\n", "utf-8"
        )
        self.site.settings["THEME_TEMPLATES_OVERRIDES"] = [str(folder)] if overrides else []

    @rule(sheets=st.sampled_from(([], ["stil.css"])), note=st.sampled_from(("eins", "zwei")))
    def restyle(self, sheets: list[str], note: str) -> None:
        """Edit a stylesheet of the site's own that shows a picture, name it in the settings or do not."""
        self.site.write("stil.css", f".{note} {{ background: url(bilder/anna.png) }}\n")
        self.site.settings["COLONY_STYLESHEETS"] = sheets

    @rule(extends=st.booleans(), note=st.sampled_from(("eins", "zwei")))
    def extend_another_theme(self, extends: bool, note: str) -> None:
        """Let the theme extend one beside it, edit that, or stand alone again."""
        parent, toml = self.site.root / "parent", self.site.theme / "colony.toml"
        (parent / "static/css/utilities").mkdir(parents=True, exist_ok=True)
        (parent / "static/css/utilities/1-parent.css").write_text(f".{note} {{ top: 0 }}\n", "utf-8")
        (parent / "colony.toml").write_text("", "utf-8")
        line = '[theme]\nextends = "../parent"\n'
        text = toml.read_text("utf-8").removeprefix(line)
        toml.write_text(line + text if extends else text, "utf-8")

    @rule(days=st.sampled_from((1, 45)))
    def let_time_pass(self, days: int) -> None:
        """Let the clock run on, past articles that wait and past what the memo keeps."""
        now = datetime.fromisoformat(self.site.settings["COLONY_NOW"])
        self.site.settings["COLONY_NOW"] = (now + timedelta(days=days)).isoformat()
