"""Formats by their first bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colony.pictures.sniff import FORMATS, sniff, usable_format


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\xff\xd8\xff\xe0", "jpeg"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"GIF89a", "gif"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "webp"),
        (b"RIFF\x00\x00\x00\x00WAVE", ""),
        (b"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00mif1", "avif"),
        (b"\x00\x00\x00\x1cftypmif1\x00\x00\x00\x00mif1avifmiaf", "avif"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "HEIC"),
        (b"\x00\x00\x00\x18ftypisom\x00\x00\x02\x00isommp41", "MP4"),
        (b"MM\x00*\x00\x00\x00\x08", "tiff"),
        (b"<?xml version='1.0'?><svg>", "svg"),
        (b"\xef\xbb\xbf\n<svg>", "svg"),
        (b"<?xml version='1.0'?><html>", ""),
        (b"<html><svg></html>", ""),
        (b"\x1f\x8b\x08", "gzip (SVGZ)"),
        (b"", ""),
        (b"Ein Text", ""),
    ],
)
def test_formats(data: bytes, name: str) -> None:
    """Every format, its look-alikes, and what is none."""
    assert sniff(data) == name
    assert usable_format(data) == (name if name in FORMATS else None)


@given(st.binary(max_size=64))
def test_any_bytes_have_an_answer(data: bytes) -> None:
    """No input makes the look at it fail."""
    assert isinstance(sniff(data), str)
