"""What is learnt of a file: format, size, colour, credits; and what is refused with which code."""

from __future__ import annotations

import pytest
from PIL import ExifTags, Image
from PIL.PngImagePlugin import PngInfo

from colony.model import replaced
from colony.pictures.picture_faults import PictureError
from tests.pictures.samples import SETTINGS, facts_of, flag, saved

FORMATS = [
    ("JPEG", "jpeg"),
    ("PNG", "png"),
    ("WEBP", "webp"),
    ("GIF", "gif"),
    ("AVIF", "avif"),
    ("TIFF", "tiff"),
]


@pytest.mark.parametrize(("name", "expected"), FORMATS)
def test_format_is_that_of_the_bytes(name: str, expected: str) -> None:
    """The name's ending is not believed: every format is found behind ``.jpg``."""
    found = facts_of(saved(flag(), name), "fotos/falsch benannt.jpg")
    assert (found.format, found.width_px, found.height_px) == (expected, 120, 80)
    assert not found.animated
    assert not found.has_alpha


def test_phone_jpeg_with_a_second_picture_is_a_photo() -> None:
    """A multi-picture JPEG, as phones write it, counts as one still photo."""
    data = saved(flag(), "MPO", save_all=True, append_images=[flag(60, 40)])
    found = facts_of(data)
    assert (found.format, found.animated, found.width_px) == ("jpeg", False, 120)


def test_mean_colour() -> None:
    """The placeholder's colour is the picture's; a picture that shows its background has none."""
    assert facts_of(saved(Image.new("RGB", (90, 60), (10, 120, 200)), "PNG")).colour == "#0a78c8"
    assert facts_of(saved(Image.new("RGBA", (90, 60), (10, 120, 200, 128)), "PNG")).colour == ""


def test_the_preview_glances_at_whole_photos_alone() -> None:
    """All but the colour is known of a photo; one that was cut off is refused as when publishing."""
    glancing, publishing = replaced(SETTINGS, avif_speed=9), replaced(SETTINGS, avif_speed=6)
    photo = saved(flag(), "JPEG", exif=_turned())
    seen, known = facts_of(photo, settings=glancing), facts_of(photo, settings=publishing)
    assert seen == replaced(known, colour="", is_flat=False)
    assert known.colour
    drawing = saved(Image.new("RGB", (90, 60), (10, 120, 200)), "PNG")
    assert facts_of(drawing, settings=glancing) == facts_of(drawing, settings=publishing)
    with pytest.raises(PictureError) as told:
        facts_of(photo[: len(photo) // 2], settings=glancing)
    assert told.value.code == "picture-unreadable"


def _turned() -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    exif[ExifTags.Base.Artist] = "Lena Hafen"
    return exif.tobytes()


@pytest.mark.parametrize(
    ("mode", "colour", "expected"),
    [
        ("RGBA", (1, 2, 3, 255), False),
        ("RGBA", (1, 2, 3, 0), True),
        ("LA", (9, 20), True),
        ("RGB", (1, 2, 3), False),
    ],
)
def test_alpha_counts_only_where_it_shows(mode: str, colour: tuple[int, ...], expected: bool) -> None:
    """An opaque picture stays opaque although its mode could hold transparency."""
    assert facts_of(saved(Image.new(mode, (20, 20), colour), "PNG")).has_alpha is expected


REFUSED = {
    "empty": (b"", "picture-empty"),
    "text": (b"Das ist kein Bild.\n", "picture-unreadable"),
    "one byte": (b"\xff", "picture-unreadable"),
    "magic alone": (b"\xff\xd8\xff", "picture-unreadable"),
    "truncated JPEG": (saved(flag(), "JPEG")[:-200], "picture-unreadable"),
    "truncated PNG": (saved(flag(), "PNG")[:90], "picture-unreadable"),
    "BMP": (saved(flag(), "BMP"), "picture-unsupported"),
    "HEIC": (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic", "picture-unsupported"),
    "PDF": (b"%PDF-1.7\n", "picture-unsupported"),
    "too many pixels": (saved(Image.new("1", (1001, 1000)), "PNG"), "picture-too-large"),
    "too many bytes": (b"\xff\xd8\xff" + b"\x00" * SETTINGS.max_bytes, "picture-too-large"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refusals(case: str) -> None:
    """Each fault has its code, and both languages say what is wrong and what to do."""
    data, code = REFUSED[case]
    with pytest.raises(PictureError) as caught:
        facts_of(data)
    finding = caught.value.finding("fotos/a.jpg", 7, lang="de")
    assert finding.code == code
    assert str(finding).startswith(f"fotos/a.jpg:7: {code} ")
    german, english = caught.value.said("de-AT"), caught.value.said("fr")
    assert all(german)
    assert all(english)
    assert german != english
    assert "{" not in "".join((*german, *english, str(caught.value)))


def test_credits_from_exif() -> None:
    """Maker, rights and description are read from Exif, UTF-8 included."""
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "Zoë Groß".encode()
    exif[ExifTags.Base.Copyright] = "CC-BY-4.0"
    exif[ExifTags.Base.ImageDescription] = "Der Hafen am Abend"
    found = facts_of(saved(flag(), "JPEG", exif=exif))
    assert (found.credit, found.license, found.caption) == ("Zoë Groß", "CC-BY-4.0", "Der Hafen am Abend")


def test_broken_exif_costs_nothing() -> None:
    """Exif that is none is passed over; the picture is used."""
    found = facts_of(saved(flag(), "JPEG", exif=b"Exif\x00\x00II*\x00\xff\xff\xff\xff"))
    assert (found.width_px, found.credit) == (120, "")


@pytest.mark.parametrize("name", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_credits_from_xmp(name: str) -> None:
    """The XMP packet is found in every format that carries one."""
    packet = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF><rdf:Description photoshop:Credit="Agentur &amp; Co">'
        b"<dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Kai</rdf:li></rdf:Alt></dc:title>"
        b"</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    if name == "PNG":
        info = PngInfo()
        info.add_itxt("XML:com.adobe.xmp", packet.decode())
        data = saved(flag(), name, pnginfo=info)
    elif name == "TIFF":
        data = saved(flag(), name, tiffinfo={700: packet})
    else:
        data = saved(flag(), name, xmp=packet)
    found = facts_of(data)
    assert (found.title, found.credit) == ("Kai", "Agentur & Co")
