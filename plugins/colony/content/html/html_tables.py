"""Tables of sanitised HTML: wrapped so that they scroll, with headings that screen readers understand."""

from __future__ import annotations

import re

from colony.locale import choose

_TAG = re.compile(r"<(/?)(table|thead|th)\b([^<>]*)>")
_CODE_TABLE = '<table class="highlighttable'
_EMPTY_HEADING = re.compile(r"<th\b([^<>]*)>\s*</th>")
_OF_HEADINGS = re.compile(r" (?:scope|abbr)=\"[^\"]*\"")
_LABEL = {"de": "Tabelle", "en": "Table"}


def with_tables(html: str, lang: str) -> str:
    """Wrap tables so that they scroll, give column headings a ``scope``, make empty headings cells.

    Source: WCAG 1.3.1, 2.1.1. Tables of line numbers beside code stay unchanged, and a table inside another
    is not wrapped.
    """
    if "<table" not in html:
        return html
    return _EMPTY_HEADING.sub(_empty_cell, _Tables(html, choose(lang, _LABEL)).rewritten())


class _Tables:
    def __init__(self, html: str, label: str) -> None:
        self._html = html
        self._label = label
        self._several = html.count("<table") - html.count(_CODE_TABLE) > 1
        self._count = 0
        self._open: list[bool] = []
        """Per open table, whether it is wrapped."""
        self._in_head = False

    def rewritten(self) -> str:
        return _TAG.sub(self._replaced, self._html)

    def _replaced(self, tag: re.Match[str]) -> str:
        closing, name, attributes = tag.groups()
        if name == "table":
            return self._closed() if closing else self._opened(tag[0])
        if name == "thead":
            self._in_head = not closing
        elif self._in_head and not closing and any(self._open) and " scope=" not in attributes:
            return f'<th scope="col"{attributes}>'
        return tag[0]

    def _opened(self, tag: str) -> str:
        self._open.append(not any(self._open) and not tag.startswith(_CODE_TABLE))
        if not self._open[-1]:
            return tag
        self._count += 1
        label = self._label + (f" {self._count}" if self._several else "")
        return f'<section class="table" tabindex="0" aria-label="{label}">{tag}'

    def _closed(self) -> str:
        return "</table></section>" if self._open and self._open.pop() else "</table>"


def _empty_cell(heading: re.Match[str]) -> str:
    """An empty heading as a cell with the same spans."""
    return f"<td{_OF_HEADINGS.sub('', heading[1])}></td>"
