"""Credits: which of three standards is believed, and what cameras say that nobody wants to read."""

from __future__ import annotations

import pytest

from colony.pictures.credits import credits_of


def test_xmp_before_iptc_before_exif() -> None:
    """Each source stands in only where the ones before it are silent."""
    exif = {0x010E: "Exif", 0x013B: "Exif", 0x8298: "Exif"}
    iptc = {120: b"IPTC", 110: b"IPTC"}
    xmp = b"<dc:description><rdf:Alt><rdf:li xml:lang='x-default'>XMP</rdf:li></rdf:Alt></dc:description>"
    found = credits_of(exif, iptc, xmp)
    assert (found.caption, found.credit, found.license) == ("XMP", "IPTC", "Exif")


@pytest.mark.parametrize(
    ("xmp", "credit"),
    [
        ('<d photoshop:Credit="Foto: A &amp; B"/>', "Foto: A & B"),
        ("<photoshop:Credit>Agentur</photoshop:Credit>", "Agentur"),
        (
            "<dc:creator><rdf:Seq><rdf:li>Anna</rdf:li><rdf:li>Bernd</rdf:li></rdf:Seq></dc:creator>",
            "Anna, Bernd",
        ),
        ("<dc:creator><rdf:Seq/></dc:creator>", ""),
        ("<dc:creator><rdf:Seq><rdf:li>offen", "offen"),
        ("<dc:creator", ""),
    ],
)
def test_forms_of_xmp(xmp: str, credit: str) -> None:
    """Attributes, elements and lists are understood; broken packets give little and never a failure."""
    assert credits_of({}, {}, xmp.encode()).credit == credit


def test_licence_address_in_xmp() -> None:
    """A Creative Commons licence is given as an address in an attribute."""
    xmp = b'<cc:license rdf:resource="https://creativecommons.org/licenses/by/4.0/"/>'
    assert credits_of({}, {}, xmp).license == "https://creativecommons.org/licenses/by/4.0/"


@pytest.mark.parametrize("raw", ["Größe".encode(), "Größe".encode("latin-1")])
def test_iptc_in_either_encoding(raw: bytes) -> None:
    """IPTC text in UTF-8 and in Latin-1 reads the same."""
    assert credits_of({}, {5: raw}, b"").title == "Größe"


@pytest.mark.parametrize(
    "text", ["OLYMPUS DIGITAL CAMERA", "SONY DSC", "DCIM\\100MEDIA\\DJI_0001.JPG", " ", "Screenshot"]
)
def test_what_cameras_say_is_no_caption(text: str) -> None:
    """Descriptions that devices fill in by themselves are not shown."""
    assert credits_of({0x010E: text}, {}, b"").caption == ""


def test_text_is_cleaned() -> None:
    """White space is folded, control characters vanish, length is bounded."""
    found = credits_of({0x013B: "Anna\x00\x1f  \n Berg", 0x8298: "x" * 5000}, {}, b"")
    assert found.credit == "Anna Berg"
    assert len(found.license) == 2000
