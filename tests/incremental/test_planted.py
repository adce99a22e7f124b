"""The check notices: with a bug planted in Colony, a short row of edits makes it fail."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from colony.content import inventory as sources
from colony.model import decode, digest, encode, replaced
from colony.output import manifest as manifests
from colony.output import writer as printer
from colony.rendering import page_keys as keys
from colony.rendering import page_rendering as render
from colony.storage.files import FileStamp, write_atomically
from colony.storage.memo import Memo
from tests.incremental.builder import Builder, built_in_here
from tests.incremental.checking import Checker
from tests.incremental.little_site import LittleSite, swap_letters

Plant = Callable[[pytest.MonkeyPatch], None]
Edit = Callable[[LittleSite], None]


@pytest.fixture(scope="module")
def builder() -> Iterator[Builder]:
    """The process that clean builds are forked from; nothing is planted there."""
    with Builder() as process:
        yield process


def without_field(name: str) -> Plant:
    """Leave this field of all views out of the pages' keys."""

    def stripped(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: stripped(item) for key, item in value.items() if key != name}
        return [stripped(item) for item in value] if isinstance(value, list) else value

    def parts(page: Any, view_data: bytes, *rest: Any) -> tuple[str, ...]:
        seen = encode(stripped(decode(view_data, dict)))
        return (digest(seen), *keys.page_parts(page, view_data, *rest)[1:])

    return lambda patch: patch.setattr(printer, "page_parts", parts)


def without_part(name: str) -> Plant:
    """Leave one part of the pages' keys out."""

    def parts(*arguments: Any) -> tuple[str, ...]:
        found = keys.page_parts(*arguments)
        return tuple("" if part == name else value for part, value in zip(keys.PARTS, found, strict=True))

    return lambda patch: patch.setattr(printer, "page_parts", parts)


def trusting_manifest(patch: pytest.MonkeyPatch) -> None:
    """Believe the manifest without a look at the disk."""
    patch.setattr(manifests, "matches_disk", lambda _row, status: status is not None)


def trusting_times(patch: pytest.MonkeyPatch) -> None:
    """Take files of the same size and time for the same, however young they are."""
    patch.setattr(sources, "RACY_NS", 0)
    honest = sources.file_stamp

    def stamp(status: os.stat_result) -> FileStamp:
        return replaced(honest(status), ctime_ns=0, inode=0)

    patch.setattr(sources, "file_stamp", stamp)


def forgetful_memo(patch: pytest.MonkeyPatch) -> None:
    """Give every remembered reading without what was found in it."""
    honest = Memo.get_many

    def get_many(self: Memo, space: str, wanted: Any) -> dict[str, bytes]:
        found = honest(self, space, wanted)
        if space != "read":
            return found
        bare = {key: {**decode(value, dict), "findings": []} for key, value in found.items()}
        return {key: encode(value) for key, value in bare.items()}

    patch.setattr(Memo, "get_many", get_many)


def never_removing(patch: pytest.MonkeyPatch) -> None:
    """Leave the pages of what is gone."""
    patch.setattr(printer, "remove", lambda _root, _paths: None)


def always_writing(patch: pytest.MonkeyPatch) -> None:
    """Write files again that have their bytes."""

    def write(path: str | Path, data: bytes) -> bool:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, data)
        return True

    patch.setattr(render, "write_if_changed", write)


def set_field(path: str = "articles/2026/zwei.md", **front: Any) -> Edit:
    """Edit an article's front matter."""

    def edit(site: LittleSite) -> None:
        old, body = site.articles[path]
        site.set_article(path, {**old, **front}, body)

    return edit


def set_setting(**values: Any) -> Edit:
    """Edit the settings."""
    return lambda site: site.settings.update(values)


def rewrite(folder: str, path: str, old: str, new: str) -> Edit:
    """Replace text in a file."""

    def edit(site: LittleSite) -> None:
        file = site.root / folder / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    return edit


def unseen(site: LittleSite) -> None:
    """Edit an article's text, keeping its file's size and time."""
    assert swap_letters(site.content / "articles/2025/anfang.md", "Absatz", "Umsatz")


def restyle(site: LittleSite) -> None:
    """Give the site a stylesheet of its own."""
    site.write("stil.css", "p { margin: 4px }\n")
    site.settings["COLONY_STYLESHEETS"] = ["stil.css"]


def extend(site: LittleSite) -> None:
    """Let the theme extend another, of which it has no stylesheet yet."""
    parent, toml = site.root / "parent", site.theme / "colony.toml"
    (parent / "static/css/utilities").mkdir(parents=True)
    (parent / "static/css/utilities/1-parent.css").write_text("p { margin: 5px }\n", "utf-8")
    (parent / "colony.toml").write_text("", "utf-8")
    text = toml.read_text("utf-8").removeprefix("[theme]\n")
    toml.write_text(f'[theme]\nextends = "../parent"\n{text}', "utf-8")


def tamper(site: LittleSite) -> None:
    """Change a page in the output."""
    (site.output / "index.html").write_bytes(b"something else")


CASES: dict[str, tuple[Plant, Edit]] = {
    "title": (without_field("title"), set_field(title="Drei Leute", slug="zwei-leute")),
    "summary": (without_field("summary"), set_field(summary="Etwas anderes")),
    "sponsored": (without_field("sponsored"), set_field(sponsored="Musterdruck")),
    "mentions": (without_field("mentions"), set_field(mentions=[])),
    "alt": (without_field("alt"), set_field(image_alt="Zwei Felder")),
    "advertisement": (without_field("ad"), rewrite("content", "ads.toml", "Schön.", "Gut.")),
    "body": (without_field("body"), rewrite("content", "articles/2025/anfang.md", "Noch ein", "Noch der")),
    "caption": (
        without_field("caption_html"),
        rewrite("content", "galleries/ausflug/captions.yml", "Der Weg", "Ein Weg"),
    ),
    "template": (
        without_part("template"),
        rewrite("theme", "templates/components/inner.html", "<b>", "<i>!</i><b>"),
    ),
    "words": (without_part("template"), rewrite("theme", "translations/de.po", "Hallo", "Moin")),
    "styles": (
        without_part("template"),
        rewrite("theme", "static/css/base/1-base.css", "#111111", "#222222"),
    ),
    "stylesheets": (without_part("template"), restyle),
    "parent": (without_part("template"), extend),
    "site": (without_part("site"), set_setting(COLONY_CONTACT_EMAIL="post@klein.example")),
    "manifest": (trusting_manifest, tamper),
    "times": (trusting_times, unseen),
    "findings": (forgetful_memo, set_field(date="gestern")),
    "removal": (never_removing, set_field(slug="anders")),
    "time stamps": (
        always_writing,
        rewrite("theme", "templates/components/card.html", "<article>", "{# a note #}<article>"),
    ),
}
"""What is planted and what is then edited."""


def check_after(edit: Edit, site: LittleSite, builder: Builder) -> None:
    """Edit and check; then again, since some faults show only when the edited thing rests."""
    checker = Checker(site, builder)
    for each in (edit, set_field("articles/2026/vier.md", kind="opinion")):
        each(site)
        checker.check(in_here=True)


def test_sound(tmp_path: Path, builder: Builder) -> None:
    """With nothing planted the same edits, one after the other, pass the check."""
    site = LittleSite(tmp_path)
    site.begin()
    checker = Checker(site, builder)
    checker.check(in_here=True)
    for _, edit in CASES.values():
        edit(site)
        checker.check(in_here=True)


@pytest.mark.parametrize("name", CASES)
def test_a_planted_bug_is_found(
    name: str, tmp_path: Path, builder: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the bug planted the check of a short row of edits fails."""
    plant, edit = CASES[name]
    site = LittleSite(tmp_path)
    site.begin()
    plant(monkeypatch)
    built_in_here(site.ordered())
    with pytest.raises(AssertionError):
        check_after(edit, site, builder)
