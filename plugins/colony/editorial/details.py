"""The parts of an entry that are more than a line of text: pictures, links, facts, recordings."""

from __future__ import annotations

import re
from html import escape
from typing import Any
from urllib.parse import urlsplit

from colony.editorial import checks
from colony.editorial.captions import from_raw
from colony.editorial.metadata import Fields
from colony.editorial.places import content_path, is_outside
from colony.findings import Notes, language
from colony.model import Enclosure, EntryType, Fact, Link, PictureUse

_TIMED = re.compile(r"(\S.*?)\s+([0-9]{1,2}(?::[0-9]{2}){1,2})")
_FACT_LABELS = {"since": {"de": "Seit", "en": "Since"}, "operator": {"de": "Betreiber", "en": "Operator"}}
_WEBSITE = {"de": "Website", "en": "Website"}


def of_type(
    fields: Fields, entry_type: EntryType, source_path: str, lang: str, notes: Notes
) -> dict[str, Any]:
    """What depends on the type of the entry or names other things, as arguments for Entry."""
    values: dict[str, Any] = {
        "kind": _kind(fields, entry_type),
        "image": _image(fields, "image", source_path, notes),
        "source": _web_address(fields, "source", notes),
        "enclosure": _enclosure(fields, source_path, notes),
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
    values["extra"] = {**fields.beside(checks.KNOWN[entry_type]), **extra}
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
    # The cover of a gallery is one of its photos, whose captions tell what is on it.
    if alt is None and key != "cover":
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
    """``enclosure: datei.mp3 12:34``, or a mapping of address, duration and length in bytes."""
    raw = fields.raw("enclosure")
    duration = fields.text("enclosure_duration")
    size_bytes = 0
    if isinstance(raw, dict):
        parts = {key: str(value).strip() for key, value in raw.items() if isinstance(value, str | int)}
        size_bytes = int(parts["length"]) if parts.get("length", "").isdecimal() else 0
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
    return Enclosure(address=path, duration=duration, size_bytes=size_bytes)


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
