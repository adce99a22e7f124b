"""Recordings that belong to articles: their addresses, types and durations."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from colony.model import Entry
from colony.pages.view_builder import ViewBuilder
from colony.tables import media_type
from colony.text import is_outside
from colony.views import EnclosureView

_DURATION = re.compile(r"(?:(?:(\d+):)?(\d{1,2}):)?(\d+)")


class Recording(NamedTuple):
    """An article's recording."""

    href: str
    """Its address on the article's page."""
    view: EnclosureView
    """Its view in feeds."""


def recording(builder: ViewBuilder, entry: Entry) -> Recording | None:
    """An article's recording; None if it has none or, with a finding, if the file is missing."""
    enclosure = entry.enclosure
    if enclosure is None:
        return None
    address, size_bytes = enclosure.address, enclosure.size_bytes
    if not is_outside(address):
        published = builder.links.files.get(address)
        if published is None:
            builder.report("enclosure-missing", entry, target=address)
            return None
        builder.statics.add(address)
        size_bytes = builder.size_of(address)
        address = quote(published)
    view = EnclosureView(
        address=builder.config.absolute(address),
        mime=mime_of(enclosure.address),
        size_bytes=size_bytes,
        duration_s=seconds(enclosure.duration),
    )
    return Recording(builder.href(address), view)


def mime_of(address: str) -> str:
    """The media type of a file by its address's ending.

    >>> mime_of("https://example.org/folge.MP3?x=1")
    'audio/mpeg'
    """
    return media_type(urlsplit(address).path)


def seconds(duration: str) -> int:
    """A duration as people write it, in seconds; 0 if it cannot be read.

    >>> seconds("1:02:03"), seconds("12:34"), seconds("95"), seconds("lang")
    (3723, 754, 95, 0)
    """
    found = _DURATION.fullmatch(duration.strip())
    if not found:
        return 0
    hours, minutes, rest = (int(part or 0) for part in found.groups())
    return hours * 3600 + minutes * 60 + rest
