"""The parts of an entry that are more than a line of text: pictures, links, facts, recordings."""

from __future__ import annotations

import re
from html import escape
from typing import Any
from urllib.parse import urlsplit

from colony.editorial import checks
from colony.editorial.metadata import Fields
from colony.editorial.places import content_path, is_outside
from colony.entry_types import EntryTypeRow, SourceAbout
from colony.findings import Notes
from colony.model import Enclosure, Link, PictureUse

_TIMED = re.compile(r"(\S.*?)\s+([0-9]{1,2}(?::[0-9]{2}){1,2})")


def of_type(fields: Fields, row: EntryTypeRow, about: SourceAbout) -> dict[str, Any] | None:
    """What depends on the type of the entry or names other things, as arguments for Entry.

    None where something is missing that an entry of this type cannot be without.
    """
    own = row.read(fields, about)
    if own is None:
        return None
    return {
        "kind": "-".join(fields.text("kind").lower().split()) or row.kind or row.name,
        "image": image(fields, "image", about.path, about.notes),
        "source": web_address(fields, "source", about.notes),
        "enclosure": _enclosure(fields, about.path, about.notes),
        **own,
        "extra": {**fields.beside(checks.known_keys(row)), **own.get("extra", {})},
    }


def image(fields: Fields, key: str, source_path: str, notes: Notes) -> PictureUse | None:
    """The picture that a key and its relatives (``…_alt``, ``…_credit``) describe; None for none."""
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


def links(fields: Fields, notes: Notes) -> tuple[Link, ...]:
    """The labelled addresses of the key ``links``."""
    found = []
    for item in fields.mappings("links"):
        address = item.get("url") or item.get("address") or item.get("href") or ""
        if _is_web_address(address):
            found.append(Link(label=item.get("label") or _host(address), address=address))
        else:
            notes.add("key-shape", fields.line("links"), key="links", wanted="url: https://…")
    return tuple(found)


def web_address(fields: Fields, key: str, notes: Notes) -> str:
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
