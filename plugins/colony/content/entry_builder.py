"""From the fields of front matter and a body to an Entry."""

from __future__ import annotations

import re
from datetime import datetime, tzinfo
from html import unescape
from typing import Any, NamedTuple

from colony.content.entry_urls import choose_place, choose_slug, slug_of, stem_of
from colony.content.front_matter import all_keys
from colony.content.front_matter import key_checks as checks
from colony.content.front_matter.details import of_type
from colony.content.front_matter.metadata import Fields
from colony.content.html.body import Body, first_paragraph
from colony.content.markdown.typography import typeset_text
from colony.findings import Notes
from colony.model import Entry, EntryType, Status, digest
from colony.settings import ReaderSettings
from colony.tables import EntryTypeRow, SourceAbout, entry_types
from colony.text import shorten

_INLINE_HTML = re.compile(
    r"</?(?:a|abbr|b|br|cite|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup|u)\b[^>]*>"
)


class Head(NamedTuple):
    """The values of front matter that reading the body depends on."""

    title: str
    lang: str
    status: Status
    sponsored: str
    template: str


def read_head(
    fields: Fields, entry_type: EntryType, source_path: str, settings: ReaderSettings, notes: Notes
) -> Head | None:
    """These values; None if the author set ``status: skip``."""
    status = checks.status(fields, notes, entry_types()[entry_type].published_as)
    if status is None:
        return None
    title = _plain_line(fields.text("title"))
    if not title:
        title = stem_of(source_path).replace("-", " ").replace("_", " ").strip() or source_path
        notes.add("title-missing", fields.line("title"), title=title)
    return Head(
        title=title,
        lang=checks.lang(fields, settings.default_lang, notes),
        status=status,
        sponsored=checks.sponsor(fields, notes),
        template=checks.template(fields, notes),
    )


def build(
    fields: Fields,
    head: Head,
    body: Body,
    notes: Notes,
    *,
    summary: str,
    entry_type: EntryType,
    source_path: str,
    settings: ReaderSettings,
    zone: tzinfo,
) -> Entry | None:
    """The entry; None, with a finding, if something that its type needs is missing or unreadable.

    Args:
        summary: the author's, as plain text; if empty, the body's first paragraph is used.
    """
    date = fields.date("date", zone, "date-unreadable")
    row = entry_types()[entry_type]
    checks.unknown_keys(fields, row, notes)
    if date is None and row.needs_date and head.status != "draft":
        if not fields.text("date"):
            notes.add("date-missing")
        return None
    of_its_type = of_type(fields, row, SourceAbout(source_path, head.lang, zone, notes))
    if of_its_type is None:
        return None
    checks.summary_length(summary, fields.line("summary"), notes)
    has_own_summary = bool(summary)
    summary = summary or shorten(first_paragraph(body.html), settings.summary_max_words, settings.summary_end)
    typeset = typeset_text if settings.typographic_quotes else _as_it_is
    return Entry(
        type=entry_type,
        source_path=source_path,
        title=typeset(head.title, head.lang),
        summary=typeset(summary, head.lang),
        has_own_summary=has_own_summary,
        date=date,
        modified=fields.date("modified", zone, "modified-unreadable"),
        **{
            **_named(fields, head, date, row, notes, source_path=source_path, settings=settings),
            **_simple(head, body),
            **of_its_type,
        },
    )


def _as_it_is(text: str, lang: str) -> str:
    del lang
    return text


def _named(
    fields: Fields,
    head: Head,
    date: datetime | None,
    row: EntryTypeRow,
    notes: Notes,
    *,
    source_path: str,
    settings: ReaderSettings,
) -> dict[str, Any]:
    """Slug, address and the values they are made of, as arguments for Entry."""
    slug = choose_slug(fields, row, notes, title=head.title, source_path=source_path, settings=settings)
    authors = fields.typed(all_keys()["authors"])
    if not authors and settings.default_author:
        authors = (settings.default_author,)
    category = fields.text("category")
    known: dict[str, object] = {
        **{key: value for key in fields.own_keys() if isinstance(value := fields.raw(key), str)},
        "path": fields.text("path") or source_path,
        "slug": slug,
        "lang": head.lang,
        "date": date,
        "author": slug_of(authors[0], settings) if authors else "",
        "category": slug_of(category, settings) if category else "",
    }
    url, save_as = choose_place(fields, row, notes, status=head.status, known=known, settings=settings)
    return {"slug": slug, "authors": authors, "category": category, "url": url, "save_as": save_as}


def _simple(head: Head, body: Body) -> dict[str, Any]:
    """The values that are passed on unchanged, as arguments for Entry."""
    return {
        "lang": head.lang,
        "status": head.status,
        "sponsored": head.sponsored,
        "template": head.template,
        "body_hash": digest(body.html),
        "refs": body.refs,
        "headings": body.headings,
        "word_count": body.word_count,
        "features": body.features,
    }


def _plain_line(text: str) -> str:
    """A line of text without inline HTML, which titles of Pelican sites may have."""
    if "<" in text:
        text = _INLINE_HTML.sub("", text)
    return " ".join((unescape(text) if "&" in text else text).split())
