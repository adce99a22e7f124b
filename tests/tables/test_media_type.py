"""One table of media types."""

from __future__ import annotations

import pytest

from colony.pages.enclosures import mime_of
from colony.preview.responses import content_type
from colony.release.headers import content_types
from colony.tables.media_type import MEDIA_TYPES, UNKNOWN, acceptable_types, is_text, media_type


@pytest.mark.parametrize("ending", MEDIA_TYPES)
def test_feeds_preview_and_deploys_agree(ending: str) -> None:
    """A file has one type, whoever tells it."""
    name = f"folder.d/a{ending}"
    assert content_type(name).partition(";")[0] == media_type(name) == content_types(name)[0]
    assert mime_of(f"https://example.org/{name}?x=1.zip") == media_type(name)


@pytest.mark.parametrize(
    ("name", "types"),
    [
        ("a.m4a", ("audio/x-m4a", "audio/mp4", "audio/m4a")),
        ("a.rss.xml", ("application/rss+xml", "application/xml", "text/xml", "application/atom+xml")),
        ("A.JPG", ("image/jpeg",)),
        ("CNAME", ()),
    ],
)
def test_acceptable_types(name: str, types: tuple[str, ...]) -> None:
    """A server may say some types more; of an unknown file it may say what it likes."""
    assert acceptable_types(name) == types
    assert media_type(name) == (types or (UNKNOWN,))[0]


@pytest.mark.parametrize(
    ("mime", "known"),
    [("text/css", True), ("application/xml", True), ("image/svg+xml", False), ("application/json", False)],
)
def test_is_text(mime: str, known: bool) -> None:
    """Text and XML have a charset to name; pictures and JSON have none."""
    assert is_text(mime) == known
