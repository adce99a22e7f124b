"""Tables: sections to scroll in, headings and cells."""

from __future__ import annotations

import pytest

from colony.content.html.html_tables import with_tables
from tests.content.samples import HEAD, read_body

SECTION = '<section class="table" tabindex="0" aria-label="Tabelle">'
CODE = '<table class="highlighttable"><tr><td>1</td></tr></table>'


def test_tables() -> None:
    """A table scrolls in a named region, and its column headings say that they are some."""
    html = read_body("| a | b |\n|---|--:|\n| 1 | 2 |\n").body_html
    assert html.startswith('<section class="table" tabindex="0" aria-label="Tabelle"><table>')
    assert '<th scope="col">a</th>' in html
    assert '<td class="align-right">2</td>' in html
    english = read_body("| a |\n|---|\n\nx\n\n| b |\n|---|\n", f"{HEAD}lang: en\n").body_html
    assert 'aria-label="Table 1"' in english
    assert 'aria-label="Table 2"' in english


@pytest.mark.parametrize(
    ("html", "wanted"),
    [
        ('<table><tr><th colspan="2"> </th></tr></table>', '<table><tr><td colspan="2"></td></tr></table>'),
        (
            '<table><thead><tr><th rowspan="2" abbr="a"></th><th>b</th></tr></thead></table>',
            '<table><thead><tr><td rowspan="2"></td><th scope="col">b</th></tr></thead></table>',
        ),
        (
            '<table><thead><tr><th scope="colgroup" title="x &gt; y">b</th></tr></thead></table>',
            '<table><thead><tr><th scope="colgroup" title="x &gt; y">b</th></tr></thead></table>',
        ),
        (
            "<table><tr><td><table><tr><th>a</th></tr></table></td></tr></table>",
            "<table><tr><td><table><tr><th>a</th></tr></table></td></tr></table>",
        ),
    ],
)
def test_cells(html: str, wanted: str) -> None:
    """An empty heading becomes a cell of its size; headings of columns say so, unless they say more."""
    label = "Tabelle 1" if html.count("<table") > 1 else "Tabelle"
    assert with_tables(html, "de-at") == f"{SECTION.replace('Tabelle', label)}{wanted}</section>"


def test_numbered_code_is_no_table() -> None:
    """Code stays, and takes no table beside it along."""
    table = "<table><tr><td>x</td></tr></table>"
    assert with_tables(CODE + table + CODE, "de") == f"{CODE}{SECTION}{table}</section>{CODE}"
