"""Pages → bytes: what a template may call, what it is made of, and what is said where one is wrong."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from colony.model import decode, encode
from colony.pages.all_pages import site_view
from colony.rendering.page_rendering import (
    Batch,
    Packed,
    WrittenPage,
    every_view,
    page_bytes,
    render_batch,
    write_if_changed,
    write_new,
)
from colony.rendering.templates import TemplateFault, Theme
from colony.rendering.theme_files import ThemeFiles
from colony.text.body_marks import mark
from colony.views.feed_views import FeedView
from colony.views.page_views import AnyView, NotFoundView, Page, StaticView
from colony.views.parts import BodyView, GalleryStrip, Snippet
from tests.builders import PICTURE, builder
from tests.pages.test_feed_pages import feeds

DESK = builder([])
SITE = site_view(DESK)

BASE = {
    "components/picture.html": "{% macro body_picture(view) %}<img src='{{ view.href }}'>{% endmacro %}",
    "components/gallery_strip.html": "{% macro gallery_strip(strip) %}[{{ strip.total }}]{% endmacro %}",
}

ASSETS = {"js/a.js": "/theme/js/a.1.js"}


def files_of(root: Path, templates: dict[str, str]) -> ThemeFiles:
    """A theme of these templates."""
    for name, text in {**BASE, **templates}.items():
        path = root / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return ThemeFiles(theme_root=str(root), template_overrides=(), assets=ASSETS)


def theme_of(root: Path, templates: dict[str, str]) -> Theme:
    """A theme of these templates, loaded."""
    return Theme(files_of(root, templates), SITE)


def view(title: str = "Titel", body: BodyView | None = None, lang: str = "de") -> StaticView:
    """A page to render."""
    head = DESK.head(title, "x/", lang=lang)
    return StaticView(head=head, title=title, summary="", body=body or BodyView(digest="b"))


@pytest.mark.parametrize(
    ("template", "html"),
    [
        ("{{ page.title }}", "&lt;b&gt; &amp; Ä"),
        ("{{ site.name }}, {{ lang }}", "Kolonie, de"),
        ("{{ asset('js/a.js') }}", "/theme/js/a.1.js"),
        ("{{ page.head.href | absolute }}", "https://kolonie.example/x/"),
        ("{{ 'https://a.example/' | absolute }}", "https://a.example/"),
        ("{{ _('Search') }}", "Search"),
        ("{% if page.modified %}\n  x\n{% endif %}\n.", "."),
    ],
)
def test_what_a_template_may_call(tmp_path: Path, template: str, html: str) -> None:
    """Texts are escaped, and the helpers give what a page needs."""
    theme = theme_of(tmp_path, {"page.html": template})
    assert theme.render("page.html", view("<b> & Ä")).decode() == html


def test_a_body_is_filled_in(tmp_path: Path) -> None:
    """Links are escaped, pictures and galleries go through their macros, our own pieces stay as they are."""
    strip = GalleryStrip(title="G", href="/g/", photos=(), total=7)
    fills = ('/a?b=1&c="', PICTURE, strip, Snippet(html="<i>x</i>"))
    theme = theme_of(tmp_path, {"page.html": "{{ body(page.body) }}"})
    theme.use_bodies({"b": f'<a href="{mark(0)}">{mark(1)}{mark(2)}{mark(3)}</a>'.encode()})
    assert theme.render("page.html", view(body=BodyView(digest="b", fills=fills))).decode() == (
        "<a href=\"/a?b=1&amp;c=&#34;\"><img src='/b/1088.jpg'>[7]<i>x</i></a>"
    )


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("a\n{{ page.titel }}", ("page.html:2", "undefined", "titel")),
        ("a\nb\n{% if %}", ("page.html:3",)),
        ("{% include 'gone.html' %}", ("page.html:1", "gone.html")),
        ("{{ asset('js/gone.js') }}", ("page.html:1", "static/js/gone.js")),
        ("\n{{ 1 / 0 }}", ("page.html:2", "division by zero")),
        ("{{ page.title() }}", ("page.html:1", "not callable")),
    ],
)
def test_a_fault_names_template_and_line(tmp_path: Path, template: str, said: tuple[str, ...]) -> None:
    """Whoever writes the theme reads where and what, whatever kind of mistake it is."""
    with pytest.raises(TemplateFault) as fault:
        theme_of(tmp_path, {"page.html": template}).render("page.html", view())
    for word in said:
        assert word in str(fault.value)


PIECES = {
    "base.html": "{% block a %}{% endblock %}",
    "page.html": "{% extends 'base.html' %}{% from 'components/card.html' import card %}",
    "components/card.html": "{% macro card() %}{% include 'components/bit.html' %}{% endmacro %}",
    "components/bit.html": "{% import 'components/card.html' as again %}",
    "other.html": "",
    "any.html": "{% include page.title %}",
    "odd.html": "{% include 'gone.html' ignore missing %}",
    "broken.html": "{% if %}",
}


@pytest.mark.parametrize(
    ("template", "parts"),
    [
        ("other.html", {"other.html"}),
        ("page.html", {"page.html", "base.html", "components/card.html", "components/bit.html"}),
        ("any.html", {*PIECES, *BASE, "gone.html", *(f"!theme/{name}" for name in (*PIECES, *BASE))}),
        ("odd.html", {"odd.html", "gone.html"}),
        ("broken.html", {"broken.html"}),
        ("absent.html", {"absent.html"}),
    ],
)
def test_what_a_template_is_made_of(tmp_path: Path, template: str, parts: set[str]) -> None:
    """All it extends, includes or imports, in circles too; a name that is computed may be any template."""
    assert set(theme_of(tmp_path, PIECES).closure(template)) == parts


@pytest.mark.parametrize(
    ("path", "changed"),
    [
        ("templates/components/bit.html", True),
        ("templates/base.html", True),
        ("templates/components/picture.html", True),
        ("static/css/base/a.css", True),
        ("translations/de.po", True),
        ("templates/other.html", False),
        ("README.md", False),
    ],
)
def test_the_digest_changes_with_what_the_page_is_made_of(tmp_path: Path, path: str, changed: bool) -> None:
    """A change to a part, a stylesheet or the interface's words counts, one to a stranger does not."""
    before = theme_of(tmp_path, PIECES).template_digest("page.html")
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_text("{# changed #}")
    after = Theme(ThemeFiles(theme_root=str(tmp_path), template_overrides=(), assets=ASSETS), SITE)
    assert (after.template_digest("page.html") != before) is changed


INHERITED = {
    "parent/templates/base.html": "<b>{% block a %}parent{% endblock %}</b>",
    "parent/templates/page.html": "{% extends 'base.html' %}",
    "parent/templates/components/card.html": "{% macro card() %}parent's card{% endmacro %}",
    "parent/static/css/base/a.css": "a { top: 1px }",
    "parent/static/css/components/card.css": ".card { top: 1px }",
    "parent/translations/de.po": 'msgid "One"\nmsgstr "Eins"\n\nmsgid "Two"\nmsgstr "Zwei"\n',
    "child/templates/base.html": "{% extends '!parent/base.html' %}"
    "{% block a %}child {{ _('One') }}{% endblock %}",
    "child/templates/cards.html": "{% from 'components/card.html' import card %}"
    "{{ card() }}{{ styles().css }}",
    "child/static/css/components/card.css": ".card { top: 2px }",
    "child/translations/de.po": 'msgid "Two"\nmsgstr "Beide"\n',
    "own/components/card.html": "{% from '!theme/components/card.html' import card as theirs %}"
    "{% macro card() %}[{{ theirs() }} {{ _('Two') }}]{% endmacro %}",
    "own/components/card.css": ".card { top: 3px }",
}
"""A theme, one that extends it, and a component of the site's own with its stylesheet."""


def inherited(root: Path, overrides: bool) -> Theme:
    """The theme that extends another, with the site's component or without, written and loaded."""
    for name, text in {
        **{f"parent/templates/{name}": text for name, text in BASE.items()},
        **INHERITED,
    }.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return Theme(inherited_files(root, overrides), SITE)


def inherited_files(root: Path, overrides: bool) -> ThemeFiles:
    """Where the files of these themes are."""
    return ThemeFiles(
        theme_root=str(root / "child"),
        parents=(str(root / "parent"),),
        names=("child", "parent"),
        template_overrides=(str(root / "own"),) if overrides else (),
        assets=ASSETS,
    )


@pytest.mark.parametrize(
    ("template", "overrides", "wanted"),
    [
        ("page.html", False, "<b>child Eins</b>"),
        ("cards.html", False, "parent&#39;s card@layer base,layouts,components,utilities;"
         "@layer base{a{top:1px}}@layer components{.card{top:2px}}"),
        ("cards.html", True, "[parent&#39;s card Beide]@layer base,layouts,components,utilities;"
         "@layer base{a{top:1px}}@layer components{.card{top:3px}}"),
    ],
)  # fmt: skip
def test_what_a_theme_has_not_its_parent_has(
    tmp_path: Path, template: str, overrides: bool, wanted: str
) -> None:
    """Files are looked for in the site's folders, the theme, and those that it extends."""
    html = inherited(tmp_path, overrides).render(template, view()).decode()
    assert html == wanted.replace("&#39;", "'")


@pytest.mark.parametrize(
    "path",
    [
        "own/components/card.html",
        "own/components/card.css",
        "parent/templates/components/card.html",
        "parent/static/css/base/a.css",
        "parent/translations/de.po",
    ],
)
def test_the_digest_changes_with_every_layer(tmp_path: Path, path: str) -> None:
    """A page is made again when the site's component, its stylesheet or a parent's file is edited."""
    before = inherited(tmp_path, overrides=True).template_digest("cards.html")
    (tmp_path / path).write_text(INHERITED[path] + "\n", "utf-8")
    files = inherited_files(tmp_path, overrides=True)
    assert Theme(files, SITE).template_digest("cards.html") != before


def batch(
    files: ThemeFiles, pages: dict[str, tuple[str, AnyView]], output_root: str = "", **bodies: str
) -> list[WrittenPage]:
    """Render pages, save_as → (maker, view), as a worker does."""
    jobs = tuple(Page(save_as=save_as, maker=maker, view=shown) for save_as, (maker, shown) in pages.items())
    values: dict[str, Any] = {"theme_version": files.theme_root, "closures": {}}
    values |= {"cards": (), "shown": ((),) * len(jobs)}
    made = Batch(theme=files, site=SITE, pages=jobs, output_root=output_root, **values)
    return render_batch(Packed(encode(made), {name: html.encode() for name, html in bodies.items()}))


def test_a_batch_writes_or_hands_back(tmp_path: Path) -> None:
    """Where workers share the disk they write, else the bytes come back; both are the same bytes."""
    files = files_of(tmp_path / "theme", {"page.html": "{{ page.title }}"})
    pages: dict[str, tuple[str, AnyView]] = {"a/index.html": ("page.html", view("Ä"))}
    (handed,) = batch(files, pages)
    (written,) = batch(files, pages, str(tmp_path / "out"))
    assert handed.data == (tmp_path / "out/a/index.html").read_bytes() == "Ä".encode()
    assert (written.changed, written.data) == (True, b"")
    (again,) = batch(files, pages, str(tmp_path / "out"))
    assert not again.changed


def test_one_bad_page_does_not_stop_the_batch(tmp_path: Path) -> None:
    """Faults are collected; the other pages are made."""
    files = files_of(tmp_path / "theme", {"page.html": "{{ page.title }}", "bad.html": "{{ nobody }}"})
    bad, good = batch(files, {"a": ("bad.html", view()), "b": ("page.html", view())})
    assert "nobody" in bad.fault
    assert (good.fault, good.data) == ("", b"Titel")


def test_a_page_may_be_made_by_a_function(tmp_path: Path) -> None:
    """A maker with a colon names a function: feeds are made so."""
    made: FeedView = feeds()["feeds/alle.atom.xml"]
    assert page_bytes("colony.feeds:atom", made, theme_of(tmp_path, {})).startswith(b"<?xml")


def test_views_travel_with_their_kind() -> None:
    """A view that was stored comes back as the class it was, so that the template sees all of it."""
    for shown in (view(), NotFoundView(head=DESK.head("x", "404.html"))):
        assert decode(encode(shown), every_view()) == shown


def test_a_file_whose_bytes_stay_is_not_touched(tmp_path: Path) -> None:
    """Servers make ETags of the time stamp: it changes with the bytes and not otherwise."""
    path = tmp_path / "a/b.html"
    assert write_if_changed(path, b"x")
    os.utime(path, ns=(0, 1_000_000_000))
    assert not write_if_changed(path, b"x")
    assert path.stat().st_mtime_ns == 1_000_000_000
    assert write_if_changed(path, b"y")
    assert path.read_bytes() == b"y"


def test_a_new_file_needs_no_folder(tmp_path: Path) -> None:
    """Its folders are made, one or many, and one that is there already is no fault."""
    for path in ("a/b/c.html", "a/b/d.html", "e.html", "f/g.html"):
        status = write_new(f"{tmp_path}/{path}", b"x")
        assert (tmp_path / path).read_bytes() == b"x"
        found = (tmp_path / path).stat()
        assert (status.st_ino, status.st_mtime_ns, status.st_size) == (found.st_ino, found.st_mtime_ns, 1)
