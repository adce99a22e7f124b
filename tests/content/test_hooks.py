"""Pelican's own pipeline under a classic theme, with our front matter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pelican import signals
from pelican.contents import Article
from pelican.readers import Readers

from colony.content import hooks
from colony.content.hooks import register
from tests.content.samples import pelican_settings


@pytest.fixture(autouse=True)
def connected() -> Iterator[None]:
    """The plugin, for the time of a test."""
    register()
    yield
    signals.readers_init.disconnect(hooks._teach)


def article(folder: Path, text: str) -> Any:
    """What Pelican makes of a file."""
    (folder / "a.md").write_text(text, encoding="utf-8")
    return Readers(pelican_settings(PATH=str(folder))).read_file(str(folder), "a.md", Article, context={})


@pytest.mark.parametrize(
    "text",
    [
        "Title: A\nDate: 2026-01-02 10:00\nTags: a, b\nAuthors: Ada; Bob\nSummary: *S*\n\n"
        "Text: [b]({filename}b.md)",
        "---\ntitle: A\ndate: 2.1.2026 10:00\ntags: [a, b]\nauthors: [Ada, Bob]\nsummary: '*S*'\n---\n"
        "Text: [b]({filename}b.md)",
    ],
)
def test_both_habits(tmp_path: Path, text: str) -> None:
    """Pelican gets the same article from either habit, with its links in its own form."""
    found = article(tmp_path, text)
    assert (found.title, found.date.isoformat()) == ("A", "2026-01-02T10:00:00+01:00")
    assert ([str(tag) for tag in found.tags], [str(author) for author in found.authors]) == (
        ["a", "b"],
        ["Ada", "Bob"],
    )
    assert found.metadata["summary"] == "<p><em>S</em></p>"
    assert found._content == '<p>Text: <a href="{filename}b.md">b</a></p>'


def test_mappings_are_kept(tmp_path: Path) -> None:
    """Values that headers have no form for reach other plugins as they are."""
    found = article(tmp_path, "---\ntitle: A\ndate: 2026-01-02\nlinks:\n  - url: x\n---\nText")
    assert found.links == [{"url": "x"}]


def test_another_reader_stays(tmp_path: Path) -> None:
    """A reader that the operator chose in READERS is not replaced."""
    readers = Readers(pelican_settings(PATH=str(tmp_path), READERS={"md": None}))
    assert "md" not in readers.readers


DIRECTIVES = {
    ":::note Merke\n*So.*\n:::": '<aside class="note" aria-label="Merke"><p class="note-title">Merke</p>',
    ":::quote Ada\nSo.\n:::": "<figcaption>Ada</figcaption></figure>",
    ":::anzeige Verlag\nKauft.\n:::": '<p class="anzeige-label">Anzeige · Verlag</p>',
    ':::figure b.jpg alt="Bild" credit="Ada"\nDas *Bild*.\n:::': (
        '<figure class="figure"><img src="{static}b.jpg" alt="Bild">'
        "<figcaption>Das <em>Bild</em>. (Ada)</figcaption></figure>"
    ),
    ':::audio /f.mp3 title="Folge"\n:::': '<audio controls preload="none" src="{static}/f.mp3"',
    ":::video https://v.example/a\n:::": '<a class="media-link" href="https://v.example/a">',
    ":::gallery fest\n:::": (
        '<section class="gallery"><figure class="figure"><img src="{static}/galleries/fest/1.jpg" alt="Tanz">'
        "<figcaption>Abends</figcaption></figure>"
        '<figure class="figure"><img src="{static}/galleries/fest/2.jpg" alt=""></figure></section>'
    ),
}


@pytest.mark.parametrize("text", DIRECTIVES)
def test_directives_become_plain_html(text: str, tmp_path: Path) -> None:
    """Each directive is rendered, with links that Pelican follows; none of its marks is left."""
    folder = tmp_path / "galleries/fest"
    folder.mkdir(parents=True)
    for name in ("2.jpg", "1.jpg", "index.md"):
        (folder / name).touch()
    (folder / "captions.yml").write_text("1.jpg:\n  alt: Tanz\n  caption: Abends\n", "utf-8")
    html = article(tmp_path, f"Title: A\nDate: 2026-01-02\n\nDavor.\n\n{text}\n\nDanach.")._content
    assert DIRECTIVES[text] in html
    assert "<p>Davor.</p>" in html
    assert "<p>Danach.</p>" in html
    assert ":::" not in html
    assert "\x1a" not in html
    assert "data-slot" not in html


@pytest.mark.parametrize("name", ["fehlt", "../fest", "fest/../../geheim"])
def test_a_gallery_that_is_none_is_left_out(name: str, tmp_path: Path) -> None:
    """Neither an unknown name nor a path out of the galleries shows a photo."""
    for folder in ("fest", "geheim", "galleries/fest"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "1.jpg").touch()
    assert "<img" not in article(tmp_path, f"Title: A\nDate: 2026-01-02\n\n:::gallery {name}\n:::")._content
