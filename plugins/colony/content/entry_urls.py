"""The slug and address of an entry's page, from file name, front matter and the settings' patterns.

Patterns and their placeholders are Pelican's (``pelican.contents.Content.url_format``). Paths never leave the
output folder.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from posixpath import basename, dirname, splitext
from urllib.parse import urlsplit

from colony.content.front_matter.metadata import Fields
from colony.findings import Notes
from colony.model import Status, digest
from colony.settings import ReaderSettings
from colony.tables import EntryTypeRow
from colony.text import slugify

MAX_SLUG_CHARACTERS = 120
MAX_NAME_BYTES = 255
"""Longest file name that common file systems allow."""

_NOT_IN_SLUG = re.compile(r"[\s/\\?#%<>\"'&:*|{}\x7f]+")
_LATE = datetime(9999, 12, 31)  # noqa: DTZ001 - only its digits are used, for drafts without a date


def slug_of(text: str, settings: ReaderSettings) -> str:
    """A slug by the site's rules (SLUG_REGEX_SUBSTITUTIONS and its relatives)."""
    return slugify(
        text,
        settings.slug_substitutions,
        settings.slugify_preserve_case,
        settings.slugify_use_unicode,
    )


def stem_of(source_path: str) -> str:
    """The file's name without its ending; for an ``index`` file, its folder's name."""
    stem = splitext(basename(source_path))[0]
    return basename(dirname(source_path)) if stem == "index" and "/" in source_path else stem


def choose_slug(
    fields: Fields,
    row: EntryTypeRow,
    notes: Notes,
    *,
    title: str,
    source_path: str,
    settings: ReaderSettings,
) -> str:
    """The slug that the author gave, otherwise one of the title or the file's name; without slashes."""
    given = fields.text("slug")
    stem = stem_of(source_path)
    if given:
        slug = _clean_slug(given)
        if slug != given:
            notes.add("slug-cleaned", fields.line("slug"), value=given[:80], slug=slug)
    else:
        from_name = row.slug_from == "name" or (
            row.slug_from == "settings" and settings.slugify_source == "basename"
        )
        slug = _clean_slug(slug_of(stem if from_name else title, settings))
    return slug or _clean_slug(slug_of(stem, settings)) or digest(source_path)[:8]


def _clean_slug(slug: str) -> str:
    slug = _NOT_IN_SLUG.sub("-", slug).strip("-") if _NOT_IN_SLUG.search(slug) else slug
    slug = slug.lstrip(".").replace("..", ".")
    if len(slug) <= MAX_SLUG_CHARACTERS and len(slug.encode()) <= 2 * MAX_SLUG_CHARACTERS:
        return slug
    cut = slug.encode()[: 2 * MAX_SLUG_CHARACTERS].decode(errors="ignore")[:MAX_SLUG_CHARACTERS]
    return cut.rsplit("-", 1)[0]


def choose_place(
    fields: Fields,
    row: EntryTypeRow,
    notes: Notes,
    *,
    status: Status,
    known: Mapping[str, object],
    settings: ReaderSettings,
) -> tuple[str, str]:
    """The page's address and its path below the output root.

    Args:
        known: values of the patterns' placeholders: slug, lang, date, category, author (slugs), path.

    Returns:
        (url, save_as). An author's ``url`` and ``save_as`` are used if they stay inside the site; if only
        ``save_as`` is given, the URL is made of it.
    """
    prefix = (row.draft_pattern if status == "draft" else "") or row.pattern
    if known["lang"] != settings.default_lang and f"{prefix}_LANG_URL" in settings.patterns:
        prefix += "_LANG"
    url = _expand(f"{prefix}_URL", known, settings, notes)
    save_as = _expand(f"{prefix}_SAVE_AS", known, settings, notes)
    own_save_as = _own(fields, "save_as", notes)
    own_url = _own(fields, "url", notes)
    if own_save_as and not own_url:
        own_url = re.sub(r"(^|/)index\.html$", r"\1", own_save_as)
    return own_url or url, own_save_as or save_as


def _own(fields: Fields, key: str, notes: Notes) -> str:
    value = fields.text(key)
    if not value:
        return ""
    inner = value.lstrip("/") if key == "url" and not value.startswith("//") else value
    if not is_inside(inner) or (key == "url" and urlsplit(inner).scheme):
        notes.add("save-as-outside", fields.line(key), value=value[:80], key=key)
        return ""
    return inner


def _expand(name: str, known: Mapping[str, object], settings: ReaderSettings, notes: Notes) -> str:
    pattern = settings.patterns.get(name, "")
    values = dict(known)
    values["date"] = known["date"] or _LATE
    try:
        path = pattern.format(**values)
    except (LookupError, ValueError, AttributeError, TypeError) as error:
        notes.add("pattern-unusable", 0, setting=name, problem=f"{type(error).__name__} {error}")
        path = f"{known['slug']}.html" if pattern else ""
    if path and not is_inside(path):
        notes.add("save-as-outside", 0, value=path[:80], key=name)
        path = f"{known['slug']}.html"
    return path


def is_inside(path: str) -> bool:
    """Whether a relative path stays below its folder and its names are valid file names."""
    parts = path.split("/")
    return (
        not path.startswith(("/", "~"))
        and "\\" not in path
        and ".." not in parts
        and all(len(part.encode()) <= MAX_NAME_BYTES for part in parts)
    )
