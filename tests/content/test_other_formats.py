"""reStructuredText and HTML, read by Pelican's own readers."""

from __future__ import annotations

from pathlib import Path

from tests.content.samples import codes, entry_of, read_text

RST = """Ein Titel
#########

:date: 2026-03-05 10:10
:tags: a, b
:authors: Ada; Bob
:summary: Kurz *gut*

Text mit `Link <{filename}b.md>`_ und *Betonung*.

Teil
====

.. code-block:: python

   import x
"""


def test_rst() -> None:
    """A reStructuredText article has its metadata, its text and its marks."""
    reading = read_text(RST, "artikel/a.rst")
    entry = entry_of(reading)
    assert (entry.title, entry.tags, entry.authors) == ("Ein Titel", ("a", "b"), ("Ada", "Bob"))
    assert entry.summary == "Kurz gut"
    assert [ref.value for ref in entry.refs] == ["{filename}b.md"]
    assert "<em>Betonung</em>" in reading.body_html
    assert 'class="kn"' in reading.body_html
    assert codes(reading) == []


def test_rst_with_a_fault() -> None:
    """A fault is named with its line, and the article is kept."""
    reading = read_text(f"{RST}\n\nx *y\n", "artikel/a.rst")
    assert [(each.code, each.line) for each in reading.findings] == [("source-fault", 19)]
    assert "x " in reading.body_html


def test_rst_opens_no_files(tmp_path: Path) -> None:
    """An article cannot print what is in other files of the machine."""
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim")
    for directive in (
        f".. include:: {secret}",
        f".. raw:: html\n   :file: {secret}",
        f".. csv-table::\n   :file: {secret}",
    ):
        assert "geheim" not in read_text(f"{RST}\n{directive}\n", "artikel/a.rst").body_html


def test_html() -> None:
    """An HTML file's head is its metadata; its body is sanitised like any other."""
    text = (
        '<html><head><title>Ein "Titel"</title><meta name="date" content="2026-03-05"><meta name="keywords" '
        'content="a, b"></head><body><p onclick="x">Text <a href="{filename}b.md">b</a></p></body></html>'
    )
    reading = read_text(text, "artikel/a.html")
    entry = entry_of(reading)
    assert (entry.title, entry.tags) == ("Ein „Titel“", ("a", "b"))
    assert reading.body_html == '<p>Text <a href="\x020\x03">b</a></p>'
    assert codes(reading) == ["attribute-dropped"]


def test_unknown_format() -> None:
    """A file that nobody can read is named."""
    reading = read_text("x", "artikel/a.xyz")
    assert reading.entry is None
    assert codes(reading) == ["format-unknown"]
