"""Values of front matter that are more than a line of text: pictures, links, facts, recordings."""

from __future__ import annotations

import re
from datetime import datetime
from html import escape
from typing import Any

from colony.content.front_matter import Key, keys_of, names_of
from colony.content.front_matter import key_checks as checks
from colony.content.front_matter.metadata import Fields
from colony.findings import Notes
from colony.locale import choose
from colony.model import Enclosure, Fact, Link, PictureUse
from colony.tables import EntryTypeRow, SourceAbout
from colony.text import content_path, host, is_contact, is_outside

_TIMED = re.compile(r"(\S.*?)\s+([0-9]{1,2}(?::[0-9]{2}){1,2})")


def of_type(fields: Fields, row: EntryTypeRow, about: SourceAbout) -> dict[str, Any] | None:
    """The values that depend on the entry's type, as arguments for Entry.

    None, with a finding, if something is missing that the type needs.
    """
    own = row.read(fields, about)
    if own is None:
        return None
    told = of_table(fields, row.name, about.lang)
    return {
        **told,
        "kind": "-".join(fields.text("kind").lower().split()) or row.kind or row.name,
        "image": image(fields, "image", about.path, about.notes),
        "enclosure": _enclosure(fields, about.path, about.notes),
        **own,
        "values": {**told["values"], **own.get("values", {})},
        "extra": {**fields.other_keys(names_of(row.name)), **own.get("extra", {})},
    }


def of_table(fields: Fields, entry_type: str, lang: str) -> dict[str, Any]:
    """The values of keys that need nothing but their row in the table, as arguments for Entry."""
    values: dict[str, Any] = {}
    told: dict[str, Any] = {}
    for key in keys_of(entry_type):
        if key.goes_to == "values":
            values |= _plain(key, fields)
        elif key.goes_to not in ("", "facts"):
            told[key.goes_to] = fields.typed(key)
    return {**told, "values": values, "facts": facts(fields, entry_type, lang)}


def _plain(key: Key, fields: Fields) -> dict[str, Any]:
    """Key → value in the types of JSON, as stored; empty if the author gave none."""
    value = fields.typed(key)
    if value == key.empty:
        return {}
    if isinstance(value, datetime):
        return {key.name: value.isoformat()}
    return {key.name: list(value) if isinstance(value, tuple) else value}


def image(fields: Fields, key: str, source_path: str, notes: Notes) -> PictureUse | None:
    """The picture under a key, with the values of ``<key>_alt`` and the like; None if there is none."""
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
    # The cover of a gallery is one of its photos, whose alternative text is in the captions.
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
    """The labelled addresses under the key ``links``; an invalid address is left out, with a finding."""
    found = []
    for item in fields.mappings("links"):
        address = item.get("url") or item.get("address") or item.get("href") or ""
        if is_outside(address) or is_contact(address):
            found.append(Link(label=item.get("label") or host(address) or address, address=address))
        else:
            notes.add("key-shape", fields.line("links"), key="links", wanted="url: https://…")
    return tuple(found)


def facts(fields: Fields, entry_type: str, lang: str) -> tuple[Fact, ...]:
    """The lines of an entry's table of facts: first of keys with ``goes_to="facts"``, then of ``facts``."""
    keys = keys_of(entry_type)
    listed = fields.mappings("facts") if any(key.name == "facts" for key in keys) else []
    given = [
        Fact(label=item["label"], value=item["value"])
        for item in listed
        if item.get("label") and item.get("value")
    ]
    named = {fact.label.lower() for fact in given}
    own = [
        Fact(label=choose(lang, key.fact), value=str(fields.typed(key)))
        for key in keys
        if key.fact and fields.typed(key)
    ]
    return (*(fact for fact in own if fact.label.lower() not in named), *given)
