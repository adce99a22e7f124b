"""Colony's own settings and their defaults, and what can be wrong with a settings dictionary."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from colony.feed_settings import FEED_DEFAULTS, feed_faults
from colony.theme_settings import THEME_DEFAULTS, theme_faults

OWN_DEFAULTS: dict[str, Any] = {
    "COLONY_TAGLINE": "",
    "COLONY_GALLERY_PATHS": ["galleries"],
    "COLONY_AUTHOR_PATHS": ["authors"],
    "COLONY_DIRECTORY_PATHS": ["directory"],
    "COLONY_GALLERY_URL": "galerie/{slug}/",
    "COLONY_GALLERY_SAVE_AS": "galerie/{slug}/index.html",
    "COLONY_ORGANISATION_URL": "verzeichnis/{slug}/",
    "COLONY_ORGANISATION_SAVE_AS": "verzeichnis/{slug}/index.html",
    "COLONY_PAGINATION_URL": "{base}seite/{number}/",
    "COLONY_PAGINATION_SAVE_AS": "{base}seite/{number}/index.html",
    "COLONY_PAGE_SIZE": 12,
    "COLONY_PREVIEW": True,
    "COLONY_NOW": None,
    "COLONY_EXECUTOR": "processes",
    "COLONY_TYPOGRAPHY": True,
    "COLONY_SANITISE": True,
    "COLONY_ADVERTISERS": {},
    "COLONY_PICTURE_FORMATS": ["avif", "jpeg"],
    "COLONY_PICTURE_WIDTHS": [240, 400, 736, 1088, 1600],
    "COLONY_PICTURE_QUALITIES": {"avif": 42, "webp": 76, "jpeg": 78},
    "COLONY_PICTURE_AVIF_SPEED": 6,
    "COLONY_PICTURE_PREVIEW_SPEED": 9,
    "COLONY_PICTURE_FOLDER": "bilder",
    "COLONY_PICTURE_MAX_PIXELS": 120_000_000,
    "COLONY_PICTURE_MAX_BYTES": 60_000_000,
    "COLONY_SOCIAL_CARDS": False,
    "COLONY_SOURCE_MAX_BYTES": 1_500_000,
    "COLONY_DEPLOY": "",
    "COLONY_DEPLOY_KEEP": 10,
    "COLONY_DEPLOY_MAX_DELETED_PERCENT": 30,
    "COLONY_DEPLOY_VERIFY": "",
    "COLONY_INDEXNOW_KEY": "",
    "COLONY_WEBMENTIONS": False,
    "COLONY_CONTACT_EMAIL": "",
    "COLONY_FOOTER": [],
    "COLONY_EXTRA": {},
    **THEME_DEFAULTS,
    **FEED_DEFAULTS,
}
"""Every setting of Colony's own and its default."""

_PICTURE_FORMATS = ("avif", "webp", "jpeg")

_WANTED: dict[type, str] = {
    bool: "True or False",
    int: "a whole number",
    str: "text in quotation marks",
    list: "a list such as ['a', 'b']",
    dict: "a table such as {'a': 'b'}",
}
"""Type of a default → how to say what is wanted."""


def settings_faults(settings: Mapping[str, Any]) -> list[str]:
    """Everything wrong with Pelican's settings, one line a fault; each names its key and the remedy."""
    faults = _unknown_keys(settings) + _wrong_types(settings)
    if not settings.get("PATH") or not Path(settings["PATH"]).is_dir():
        folder = settings.get("PATH")
        faults.append(f"setting PATH: there is no content folder {folder!r}; name one that exists.")
    try:
        ZoneInfo(str(settings.get("TIMEZONE") or "UTC"))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        zone = settings.get("TIMEZONE")
        faults.append(f"setting TIMEZONE: {zone!r} is no time zone; write one like Europe/Berlin.")
    siteurl = str(settings.get("SITEURL") or "")
    if siteurl and not siteurl.startswith(("http://", "https://")):
        faults.append(f"setting SITEURL: {siteurl!r} must begin with https:// (or be empty for the preview).")
    if settings.get("SLUGIFY_SOURCE") not in ("title", "basename"):
        faults.append("setting SLUGIFY_SOURCE: write 'title' or 'basename'.")
    return faults


def moment(value: Any, timezone: str) -> datetime:
    """The build's clock from ``COLONY_NOW``; the real time where that is empty.

    Raises:
        ValueError: the value is no date.
    """
    zone = ZoneInfo(timezone)
    if value is None or value == "":
        return datetime.now(zone)
    told = value if isinstance(value, datetime) else datetime.fromisoformat(str(value))
    return told if told.tzinfo else told.replace(tzinfo=zone)


def _unknown_keys(settings: Mapping[str, Any]) -> list[str]:
    faults = []
    for key in sorted(settings):
        if key.startswith("COLONY_") and key not in OWN_DEFAULTS:
            near = difflib.get_close_matches(key, OWN_DEFAULTS, n=1, cutoff=0.75)
            hint = f"did you mean {near[0]}?" if near else "remove it."
            faults.append(f"setting {key}: Colony knows no such setting; {hint}")
    return faults


def _wrong_types(settings: Mapping[str, Any]) -> list[str]:
    faults = []
    for key, default in OWN_DEFAULTS.items():
        value = settings.get(key, default)
        wanted = type(default)
        accepted = (list, tuple) if wanted is list else wanted
        if default is not None and (not isinstance(value, accepted) or (wanted is int and value is True)):
            faults.append(f"setting {key}: {value!r} will not do; write {_WANTED[wanted]}.")
    return faults or _wrong_values({**OWN_DEFAULTS, **settings})


def _wrong_values(own: Mapping[str, Any]) -> list[str]:
    faults = []
    if own["COLONY_PAGE_SIZE"] < 1:
        faults.append("setting COLONY_PAGE_SIZE: a list page needs at least one teaser; write 1 or more.")
    if own["COLONY_DEPLOY_KEEP"] < 2:
        faults.append("setting COLONY_DEPLOY_KEEP: there must be a release to go back to; write 2 or more.")
    if not 0 <= own["COLONY_DEPLOY_MAX_DELETED_PERCENT"] <= 100:
        faults.append("setting COLONY_DEPLOY_MAX_DELETED_PERCENT: write a number from 0 to 100.")
    faults += [
        f"setting COLONY_PICTURE_FORMATS: {name!r} is none of {', '.join(_PICTURE_FORMATS)}."
        for name in own["COLONY_PICTURE_FORMATS"]
        if name not in _PICTURE_FORMATS
    ]
    for key in ("COLONY_PICTURE_WIDTHS", "COLONY_PICTURE_QUALITIES"):
        values = own[key].values() if isinstance(own[key], dict) else own[key]
        wrong = [value for value in values if not isinstance(value, int) or value < 1]
        if wrong:
            faults.append(f"setting {key}: {wrong[0]!r} is no whole number of 1 or more.")
    faults += [
        f"setting {key}: {item!r} is no pair; write ('Title', 'address/')."
        for key in ("MENUITEMS", "COLONY_FOOTER")
        for item in own.get(key) or ()
        if not isinstance(item, list | tuple) or len(item) != 2
    ]
    faults += theme_faults(own)
    faults += feed_faults(own)
    try:
        moment(own["COLONY_NOW"], "UTC")
    except ValueError:
        told = own["COLONY_NOW"]
        faults.append(f"setting COLONY_NOW: {told!r} is no date; write 2026-11-23 or 2026-11-23T08:00.")
    return faults
