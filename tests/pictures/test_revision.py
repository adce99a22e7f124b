"""The revision of the encoder: whoever changes what is encoded has to count it up."""

from __future__ import annotations

import platform

import pytest

from colony.model import digest
from colony.pictures.encode import ENCODER_VERSION, REVISION, encode
from colony.storage.files import bytes_digest
from tests.pictures.samples import exif_with, flag, planned, saved

MADE = {
    ("x86_64", "deace6e826c54bc5aa3432e2d3a85bcc", 1): "08ea1eb4be1d2d4f891ecc3ac38f0c24",
}
"""Machine, version of the encoder (it tells the libraries), revision → hash of what samples become."""


def bytes_of_samples() -> str:
    """Hash of every file that is made of a JPEG with private data, a see-through PNG and a still GIF."""
    exif = exif_with(Make="Kamera", Artist="Jörg Müller".encode(), Orientation=6)
    samples = (
        saved(flag(), "JPEG", exif=exif.tobytes(), quality=90),
        saved(flag().convert("RGBA"), "PNG"),
        saved(flag().convert("P"), "GIF"),
    )
    made = [encode(data, planned(data)[1]) for data in samples]
    return digest(*(bytes_digest(each[name]) for each in made for name in sorted(each)))


def test_other_bytes_have_another_revision() -> None:
    """With the locked libraries the samples become the bytes that are on record for this revision.

    Where this fails after a change of the encoder: count REVISION up and put the new row here.
    """
    key = (platform.machine(), ENCODER_VERSION, REVISION)
    if key not in MADE:
        pytest.skip("no record for these versions of the libraries")
    assert bytes_of_samples() == MADE[key]
