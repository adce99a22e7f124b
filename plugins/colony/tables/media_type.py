"""Media types of files by their names (RFC 6838): one table for feeds, the preview's server and deploys.

The operating system's table is not used, since it differs from machine to machine. The types of audio and
video are those of Apple's "A podcaster's guide to RSS", which browsers accept too.
"""

from __future__ import annotations

from collections.abc import Mapping

from colony.tables.feed_format import feed_formats
from colony.tables.picture_format import MIMES

UNKNOWN = "application/octet-stream"
"""The type of files of no known ending: browsers save them."""

MEDIA_TYPES: Mapping[str, str] = {
    **MIMES,
    ".html": "text/html",
    ".htm": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".atom": "application/atom+xml",
    ".rss": "application/rss+xml",
    ".opml": "text/x-opml",
    ".xml": "application/xml",
    ".txt": "text/plain",
    ".vtt": "text/vtt",
    ".ics": "text/calendar",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".woff": "font/woff",
    ".pdf": "application/pdf",
    ".epub": "application/epub+zip",
    ".zip": "application/zip",
    ".wasm": "application/wasm",
    ".aac": "audio/aac",
    ".flac": "audio/flac",
    ".m4a": "audio/x-m4a",
    ".mp3": "audio/mpeg",
    ".oga": "audio/ogg",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".wav": "audio/wav",
    ".m4v": "video/x-m4v",
    ".mov": "video/quicktime",
    ".mp4": "video/mp4",
    ".ogv": "video/ogg",
    ".webm": "video/webm",
}
"""Ending in lower case → type; without the endings of feeds, which are in their formats' rows."""

_ALSO: Mapping[str, tuple[str, ...]] = {
    "application/xml": ("text/xml", "application/atom+xml", "application/rss+xml"),
    "text/javascript": ("application/javascript",),
    "application/json": ("application/feed+json",),
    "text/x-opml": ("application/xml", "text/xml", UNKNOWN),
    "text/calendar": (UNKNOWN,),
    "text/vtt": (UNKNOWN,),
    "image/x-icon": ("image/vnd.microsoft.icon",),
    "application/epub+zip": (UNKNOWN,),
    "audio/flac": ("audio/x-flac", UNKNOWN),
    "audio/ogg": ("application/ogg", "audio/opus", "video/ogg"),
    "audio/wav": ("audio/x-wav", "audio/vnd.wave"),
    "audio/x-m4a": ("audio/mp4", "audio/m4a"),
    "video/x-m4v": ("video/mp4",),
}
"""Type → other types that web servers send for the same files and browsers accept."""


def media_type(name: str) -> str:
    """The type of a file by the longest known ending of its name; :data:`UNKNOWN` if none is known.

    >>> media_type("feeds/alle.atom.xml"), media_type("FOLGE.MP3"), media_type("CNAME")
    ('application/atom+xml', 'audio/mpeg', 'application/octet-stream')
    """
    lower = name.lower()
    # Files other than feeds end in .json too, so a feed format's ending counts only if it has two parts.
    types = {**{row.ending: row.mime for row in feed_formats().values()}, **MEDIA_TYPES}
    endings = (lower[index:] for index, letter in enumerate(lower) if letter == ".")
    return next((types[ending] for ending in endings if ending in types), UNKNOWN)


def acceptable_types(name: str) -> tuple[str, ...]:
    """The types that a server may send for a file, the preferred first; empty if its ending is unknown."""
    best = media_type(name)
    if best == UNKNOWN:
        return ()
    suffix = MEDIA_TYPES.get(f".{name.lower().rpartition('.')[2]}", best)
    return tuple(dict.fromkeys((best, *_ALSO.get(best, ()), suffix, *_ALSO.get(suffix, ()))))


def is_text(mime: str) -> bool:
    """Whether files of a type are text, which is sent with a charset."""
    feeds = {row.mime for row in feed_formats().values()}
    return mime.startswith("text/") or mime in feeds or (mime.startswith("application/") and "xml" in mime)
