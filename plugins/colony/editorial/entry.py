"""Typed metadata + body → Entry: which key goes where, for each type of entry."""

from __future__ import annotations

import re
from datetime import tzinfo
from html import escape, unescape
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from colony.config import ReaderSettings
from colony.editorial import checks
from colony.editorial.body import Body
from colony.editorial.captions import from_raw
from colony.editorial.messages import Notes, language
from colony.editorial.metadata import Fields
from colony.editorial.places import choose_place, choose_slug, content_path, is_outside, slug_of, stem_of
from colony.editorial.typography import typeset_text
from colony.model import Enclosure, Entry, EntryType, Fact, Link, PictureUse, Status, digest
from colony.text import shorten

_INLINE_HTML = re.compile(
    r"</?(?:a|abbr|b|br|cite|code|em|i|kbd|mark|q|s|small|span|strong|sub|sup|u)\b[^>]*>"
)
_TIMED = re.compile(r"(\S.*?)\s+([0-9]{1,2}(?::[0-9]{2}){1,2})")
_FACT_LABELS = {"since": {"de": "Seit", "en": "Since"}, "operator": {"de": "Betreiber", "en": "Operator"}}
_WEBSITE = {"de": "Website", "en": "Website"}
_NEEDS_DATE: frozenset[EntryType] = frozenset(("article",))


class Head(NamedTuple):
    """What must be known of a file before its body is read."""

    title: str
    lang: str
    status: Status
    sponsored: str
    template: str


def read_head(
    fields: Fields, entry_type: EntryType, source_path: str, settings: ReaderSettings, notes: Notes
) -> Head | None:
    """The head; None where the author set ``status: skip``."""
    status = checks.status(fields, notes)
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
    """The entry; None for an article whose date is missing or unreadable.

    Args:
        summary: the author's, as plain text; empty for the body's first paragraph.
    """
    date = fields.date("date", zone, "date-unreadable")
    if date is None and entry_type in _NEEDS_DATE and head.status != "draft":
        if not fields.text("date"):
            notes.add("date-missing")
        return None
    slug = choose_slug(
        fields, entry_type, notes, title=head.title, source_path=source_path, settings=settings
    )
    authors = fields.items("authors") or fields.items("author")
    if not authors and settings.default_author:
        authors = (settings.default_author,)
    category = fields.text("category")
    known: dict[str, object] = {
        **{key: value for key in fields.own_keys() if isinstance(value := fields.peek(key), str)},
        "path": fields.text("path") or source_path,
        "slug": slug,
        "lang": head.lang,
        "date": date,
        "author": slug_of(authors[0], settings) if authors else "",
        "category": slug_of(category, settings) if category else "",
    }
    url, save_as = choose_place(fields, entry_type, notes, status=head.status, known=known, settings=settings)
    checks.summary_length(summary, fields.line("summary"), notes)
    has_own_summary = bool(summary)
    summary = summary or shorten(body.first_paragraph, settings.summary_max_words, settings.summary_end)
    typographic = settings.typographic_quotes
    values: dict[str, Any] = _of_type(fields, entry_type, source_path, head.lang, notes)
    checks.unknown_keys(fields, entry_type, notes)
    return Entry(
        type=entry_type,
        source_path=source_path,
        slug=slug,
        title=typeset_text(head.title, head.lang) if typographic else head.title,
        lang=head.lang,
        status=head.status,
        url=url,
        save_as=save_as,
        body_hash=digest(body.html),
        refs=body.refs,
        headings=body.headings,
        word_count=body.word_count,
        features=body.features,
        date=date,
        modified=fields.date("modified", zone, "modified-unreadable"),
        category=category,
        tags=fields.items("tags"),
        authors=authors,
        summary=typeset_text(summary, head.lang) if typographic else summary,
        has_own_summary=has_own_summary,
        template=head.template,
        mentions=fields.items("mentions"),
        series=fields.text("series"),
        series_index=fields.number("series_index"),
        sponsored=head.sponsored,
        license=fields.text("license"),
        source=_web_address(fields, "source", notes),
        aliases=fields.items("aliases"),
        enclosure=_enclosure(fields, source_path, notes),
        feed_id=fields.text("feed_id"),
        is_translation=fields.flag("translation"),
        **values,
    )


def _plain_line(text: str) -> str:
    """A line of text without the inline HTML that Pelican's authors put into titles."""
    if "<" in text:
        text = _INLINE_HTML.sub("", text)
    return " ".join((unescape(text) if "&" in text else text).split())


def _of_type(
    fields: Fields, entry_type: EntryType, source_path: str, lang: str, notes: Notes
) -> dict[str, Any]:
    """What only this type of entry has, as arguments for Entry."""
    values: dict[str, Any] = {
        "kind": _kind(fields, entry_type),
        "image": _image(fields, "image", source_path, notes),
    }
    extra: dict[str, Any] = {}
    if entry_type == "author":
        values["image"] = _image(fields, "portrait", source_path, notes) or values["image"]
        values["role"] = fields.text("role")
        values["links"] = _links(fields, notes)
    elif entry_type == "organisation":
        website = _web_address(fields, "website", notes)
        own = (Link(label=_WEBSITE[language(lang)], address=website),) if website else ()
        values["links"] = own + _links(fields, notes)
        values["facts"] = _facts(fields, language(lang))
    elif entry_type == "gallery":
        values["image"] = _image(fields, "cover", source_path, notes) or values["image"]
        values["downloadable"] = fields.flag("download")
        captions = from_raw(fields.raw("captions"), fields.line("captions"), notes)
        extra = {
            key: value
            for key, value in (
                ("order", fields.text("order")),
                ("captions", {name: _as_dict(caption) for name, caption in captions.items()}),
            )
            if value
        }
    for key in (
        "image_license",
        "image_caption",
        "image_credit",
        "image_alt",
        "image_focus",
        "enclosure_duration",
    ):
        fields.raw(key)
    values["extra"] = {**fields.rest(), **extra}
    return values


def _as_dict(caption: object) -> dict[str, Any]:
    names = ("alt", "caption_html", "credit", "license", "focus")
    return {name: getattr(caption, name) for name in names if getattr(caption, name) not in ("", None)}


def _kind(fields: Fields, entry_type: EntryType) -> str:
    given = "-".join(fields.text("kind").lower().split())
    return given or ("news" if entry_type == "article" else entry_type)


def _image(fields: Fields, key: str, source_path: str, notes: Notes) -> PictureUse | None:
    address = fields.text(key)
    line = fields.line(key)
    alt = fields.text(f"{key}_alt") if fields.has(f"{key}_alt") or f"{key}_alt" in fields.own_keys() else None
    credit, focus = fields.text(f"{key}_credit"), checks.focus(fields.text(f"{key}_focus"), line, notes)
    if not address:
        return None
    path = content_path(address, source_path)
    if path is None:
        notes.add("path-outside", line, value=address[:80], key=key)
        return None
    if alt is None:
        notes.add("alt-missing", line, picture=address[:120])
    return PictureUse(
        path=path,
        alt=alt,
        caption_html=escape(fields.text(f"{key}_caption"), quote=False),
        credit=credit,
        license=fields.text(f"{key}_license"),
        focus=focus,
        line=line,
    )


def _enclosure(fields: Fields, source_path: str, notes: Notes) -> Enclosure | None:
    """``enclosure: datei.mp3 12:34``, or a mapping of address and duration."""
    raw = fields.raw("enclosure")
    duration = fields.text("enclosure_duration")
    if isinstance(raw, dict):
        parts = {key: value.strip() for key, value in raw.items() if isinstance(value, str)}
        address = next((parts[key] for key in ("address", "url", "path", "file") if parts.get(key)), "")
        duration = parts.get("duration", duration)
    else:
        address = fields.text("enclosure")
        timed = _TIMED.fullmatch(address)
        if timed:
            address, duration = timed[1], timed[2]
    if not address:
        return None
    path = content_path(address, source_path)
    if path is None:
        notes.add("path-outside", fields.line("enclosure"), value=address[:80], key="enclosure")
        return None
    return Enclosure(address=path, duration=duration)


def _links(fields: Fields, notes: Notes) -> tuple[Link, ...]:
    found = []
    for item in fields.mappings("links"):
        address = item.get("url") or item.get("address") or item.get("href") or ""
        if _is_web_address(address):
            found.append(Link(label=item.get("label") or _host(address), address=address))
        else:
            notes.add("key-shape", fields.line("links"), key="links", wanted="url: https://…")
    return tuple(found)


def _facts(fields: Fields, lang: str) -> tuple[Fact, ...]:
    given = [
        Fact(label=item["label"], value=item["value"])
        for item in fields.mappings("facts")
        if item.get("label") and item.get("value")
    ]
    named = {fact.label.lower() for fact in given}
    found = [
        Fact(label=labels[lang], value=fields.text(key))
        for key, labels in _FACT_LABELS.items()
        if fields.text(key) and labels[lang].lower() not in named
    ]
    return (*found, *given)


def _web_address(fields: Fields, key: str, notes: Notes) -> str:
    """An address of another host. What is none stays unused, so that no script gets into a link."""
    value = fields.text(key)
    if value and not _is_web_address(value):
        notes.add("key-shape", fields.line(key), key=key, wanted="https://…")
        return ""
    return value


def _is_web_address(value: str) -> bool:
    return is_outside(value) or value.lower().startswith(("mailto:", "tel:", "xmpp:", "acct:"))


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or address
    except ValueError:
        return address
