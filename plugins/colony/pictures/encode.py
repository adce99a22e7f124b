"""Pixels: what a file looks like, and the renditions made from it, by Pillow.

Everything here works on bytes and gives bytes. Whatever a damaged or hostile file makes Pillow
do, the caller sees a :class:`PictureError`.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import io
import warnings
from collections.abc import Iterator, Sequence
from typing import Any

from PIL import ExifTags, Image, ImageChops, ImageFile, IptcImagePlugin, features

from colony.model import Value, digest
from colony.pictures import sniff, strip
from colony.pictures.colours import lowest_alpha, on_white, to_srgb, workable
from colony.pictures.picture_faults import PictureError
from colony.pictures.rendition import Rendition
from colony.pictures.strip import without_metadata
from colony.tables import HASTE, PICTURE_FORMATS, format_of

MAX_SIDE_PX = 65_000
"""Longest side taken or made: JPEG counts to 65,535 (ITU-T T.81, B.2.2), less some room."""

MAX_FILMS = 10
"""A moving picture may have this many times the pixels of a still one, over all its frames."""

DEFAULT_MAX_PIXELS = 120_000_000
"""Pillow itself refuses pictures beyond 178 million pixels, whatever the settings say."""

FLAT_SHARE = 0.5
"""Drawings and screenshots reach 0.7 to 0.99; photos, also soft ones, 0.05 to 0.35."""

_JPEG_END = b"\xff\xd9"
"""End of image (ITU-T T.81, B.1.1.3): where it is missing the file was cut off, or more follows."""

_SAMPLE_PX = 1024
_PILLOW_FORMATS = tuple(row.pillow for row in PICTURE_FORMATS if row.pillow)
_MOVING = tuple(row.pillow for row in PICTURE_FORMATS if row.may_move)
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""Exif orientation → what turns the picture upright (Exif 3.0, 4.6.5.1)."""
_TEXT_TAGS = (ExifTags.Base.ImageDescription, ExifTags.Base.Artist, ExifTags.Base.Copyright)


REVISION = 1
"""Counted up by hand with every change after which an order gives other bytes: pixels, metadata, cleaning."""

_BEFORE_REVISIONS = {"e9da514a0ad568b2f0c580bdcaf99ead": "deace6e826c54bc5aa3432e2d3a85bcc"}
"""Hash of the libraries → the version under which revision 1 was published with them.

The version was a hash of this module's text then. With it, pictures that are published keep their names
and remembered ones need not be encoded again.
"""


def _version() -> str:
    """Hash of all that turns equal orders into equal bytes: libraries, and the revision of our code."""
    names = ("pil", "avif", "webp", "jpg", "libjpeg_turbo", "zlib", "zlib_ng", "littlecms2")
    libraries = [f"{name} {features.version(name)}" for name in names]
    found = digest(*libraries, f"lxml {importlib.metadata.version('lxml')}")
    before = _BEFORE_REVISIONS.get(found) if REVISION == 1 else None
    return before or digest(found, str(REVISION))


ENCODER_VERSION = _version()
"""Part of every rendition's key: another Pillow or another way of encoding gives new names."""


class PixelLook(Value, frozen=True, kw_only=True):
    """What a file shows and says, not yet interpreted. Sizes are those after turning upright."""

    width_px: int
    height_px: int
    animated: bool
    has_alpha: bool
    """True where a pixel lets something through, not merely where the format could."""
    is_flat: bool
    """True where most pixels are like the one before: a drawing, no photo."""
    colour: str
    """Mean colour as ``#rrggbb``; empty for pictures that let their background through, and at a glance."""
    exif: dict[int, str]
    iptc: dict[int, bytes]
    xmp: bytes


def inspect(data: bytes, max_pixels: int, *, glance: bool = False) -> PixelLook:
    """Look at a picture: its size first, and only if that is allowed a small decode for the colour.

    Args:
        data: the file.
        max_pixels: how many it may have.
        glance: read no more than the header of a JPEG that ends as it should: a twentieth of the time.
            Its colour is not known then.

    Raises:
        PictureError: the file is no picture, is damaged, or has too many pixels.
    """
    with _guarded(max_pixels):
        image = _open(data, max_pixels)
        # A TIFF or a phone's JPEG with several pictures shows the first and does not move.
        animated = image.format in _MOVING and bool(getattr(image, "is_animated", False))
        if animated and getattr(image, "n_frames", 1) * image.width * image.height > MAX_FILMS * max_pixels:
            raise PictureError("frames")
        exif, iptc, xmp = _said(image)
        orientation = 1 if animated else _orientation(image)
        width_px, height_px = image.size[::-1] if orientation >= 5 else image.size
        has_alpha = is_flat = False
        colour = ""
        if not (glance and image.format == "JPEG" and data.endswith(_JPEG_END)):
            image.draft(None, (32, 32))
            icc = image.info.get("icc_profile")
            pixels = workable(image)
            has_alpha = pixels.mode in ("LA", "RGBA") and lowest_alpha(pixels) < 255
            is_flat = _is_flat(pixels)
            colour = "" if has_alpha else _mean_colour(pixels, icc)
        return PixelLook(
            width_px=width_px,
            height_px=height_px,
            animated=animated,
            has_alpha=has_alpha,
            is_flat=is_flat,
            colour=colour,
            exif=exif,
            iptc=iptc,
            xmp=xmp,
        )


def encode(
    data: bytes, renditions: Sequence[Rendition], *, max_pixels: int = DEFAULT_MAX_PIXELS
) -> dict[str, bytes]:
    """Make renditions of one picture: ``save_as`` → bytes.

    One decode serves them all. Equal orders give equal bytes, whichever others are asked for in
    the same call, since each rendition says by which sizes it is reached.

    Raises:
        PictureError: the file is no picture, is damaged, or has too many pixels.
        ValueError: the renditions belong to different plans.
    """
    made = {item.save_as: _copy(data, item, max_pixels) for item in renditions if item.copied}
    drawn = [item for item in renditions if not item.copied]
    if not drawn:
        return made
    steps_px = max((item.steps_px for item in drawn), key=len)
    if any(item.steps_px != steps_px[: len(item.steps_px)] for item in drawn):
        raise ValueError("renditions of different plans in one call")
    with _guarded(max_pixels):
        # One plan has one speed.
        hasty = drawn[0].speed >= HASTE
        resampling = Image.Resampling.BILINEAR if hasty else Image.Resampling.LANCZOS
        image = _decode(data, steps_px[0], max_pixels, resampling)
        for size in steps_px:
            if image.size != size:
                image = image.resize(size, resampling)
            for item in drawn:
                if item.steps_px[-1] == size:
                    made[item.save_as] = _save(image, item)
    return made


def _copy(data: bytes, item: Rendition, max_pixels: int) -> bytes:
    """The file itself without what is private in it."""
    name = item.format or sniff.sniff(data)
    if not item.format and name not in strip.CLEANED:
        if name in sniff.PRIVATE:
            raise PictureError("uncleaned", format=name)
        return data
    if name == "jpeg":
        with _guarded(max_pixels):
            return strip.strip_jpeg(data, _kept_exif(_open(data, max_pixels)))
    if name != "avif":
        return without_metadata(data, name)
    with _guarded(max_pixels):
        info = _open(data, max_pixels).info
        exif, xmp = bytes(info.get("exif") or b""), bytes(info.get("xmp") or b"")
    return without_metadata(data, name, (exif.removeprefix(b"Exif\x00\x00"), xmp))


def _kept_exif(image: ImageFile.ImageFile) -> bytes:
    """Exif with the orientation, and maker and rights where they are told; empty where all is usual."""
    told, _, _ = _said(image)
    exif = Image.Exif()
    if (orientation := _orientation(image)) > 1:
        exif[ExifTags.Base.Orientation] = orientation
    for tag in (ExifTags.Base.Artist, ExifTags.Base.Copyright):
        if tag in told:
            exif[tag] = told[tag].encode("latin-1", "replace")  # how Pillow reads: the bytes stay
    return exif.tobytes() if exif else b""


@contextlib.contextmanager
def _guarded(max_pixels: int) -> Iterator[None]:
    """Turn everything a bad file makes Pillow raise or warn of into a :class:`PictureError`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of damage and of size; both are judged here
        try:
            yield
        except PictureError:
            raise
        except MemoryError as error:
            raise PictureError("memory") from error
        except Image.DecompressionBombError as error:
            raise _too_many(max_pixels) from error
        except Exception as error:  # Pillow's readers raise anything on damaged input
            raise PictureError("damaged") from error


def _too_many(max_pixels: int) -> PictureError:
    return PictureError("pixels", megapixels=max_pixels / 1_000_000, side_px=MAX_SIDE_PX)


def _open(data: bytes, max_pixels: int) -> ImageFile.ImageFile:
    """Read the header. The size is judged here, before anything is decoded."""
    if sniff.known(data) is None:
        raise PictureError("no-picture")
    image = Image.open(io.BytesIO(data), formats=_PILLOW_FORMATS)
    if image.width * image.height > max_pixels or max(image.size) > MAX_SIDE_PX:
        raise _too_many(max_pixels)
    if image.format == "PNG":
        # Its Exif may lie behind the pixels, so asking for it decodes them. Were that left to those who
        # forgive broken Exif, broken pixels would be forgiven too, and come out black.
        image.load()
    return image


def _decode(
    data: bytes, size_px: tuple[int, int], max_pixels: int, resampling: Image.Resampling
) -> Image.Image:
    """Decode, turn upright, bring to this size and to sRGB. Gives RGB, or RGBA where it is needed."""
    image = _open(data, max_pixels)
    orientation = _orientation(image)
    # A JPEG decodes to 1/2, 1/4 or 1/8 of its size directly, which spares most of the work.
    image.draft(None, size_px[::-1] if orientation >= 5 else size_px)
    icc = image.info.get("icc_profile")
    pixels = workable(image)
    pixels = pixels.transpose(_TURNS[orientation]) if orientation in _TURNS else pixels
    if pixels.size != size_px:
        pixels = pixels.resize(size_px, resampling, reducing_gap=3.0)
    upright = to_srgb(pixels, icc)
    upright.info.clear()  # what lies here would be written into some formats
    return upright


def _orientation(image: Image.Image) -> int:
    """Exif orientation, 1 to 8. TIFF is always 1: Pillow turns it upright while loading."""
    value = 1
    with contextlib.suppress(Exception):  # broken Exif must not cost the picture
        value = int(image.getexif().get(ExifTags.Base.Orientation, 1)) if image.format != "TIFF" else 1
    return value if value in _TURNS else 1


def _is_flat(pixels: Image.Image) -> bool:
    """Whether at least :data:`FLAT_SHARE` of the pixels in the middle are like their neighbours.

    Grain makes neighbours differ in every photo; gradients of drawings change by steps of one.
    """
    width, height = (min(side, _SAMPLE_PX) for side in pixels.size)
    left, top = (pixels.width - width) // 2, (pixels.height - height) // 2
    sample = pixels.crop((left, top, left + width, top + height)).convert("RGB").convert("L")
    if width < 2:
        return True
    ahead, behind = sample.crop((1, 0, width, height)), sample.crop((0, 0, width - 1, height))
    counts = ImageChops.difference(ahead, behind).histogram()
    return counts[0] >= FLAT_SHARE * sum(counts)


def _mean_colour(pixels: Image.Image, icc: bytes | None) -> str:
    small = to_srgb(pixels.resize((1, 1), Image.Resampling.BOX), icc).convert("RGB")
    return f"#{small.tobytes().hex()}"


def _save(image: Image.Image, item: Rendition) -> bytes:
    """Encode. Nothing but the pixels and the maker's name and rights goes into the file."""
    exif = Image.Exif()
    # As bytes: Pillow would write text as ASCII with question marks; readers take UTF-8.
    if item.artist:
        exif[ExifTags.Base.Artist] = item.artist.encode()
    if item.copyright:
        exif[ExifTags.Base.Copyright] = item.copyright.encode()
    kept: dict[str, Any] = {"exif": exif.tobytes()} if exif else {}
    stream = io.BytesIO()
    row = format_of(item.format)
    kept |= row.options(item.speed, image.width * image.height) if row.options else {}
    if item.quality:
        kept["quality"] = item.quality
    (image if row.holds_alpha else on_white(image)).save(stream, row.pillow, **kept)
    return stream.getvalue()


def _said(image: ImageFile.ImageFile) -> tuple[dict[int, str], dict[int, bytes], bytes]:
    """Exif's texts, IPTC's record 2 and the XMP packet. What is broken counts as not there."""
    exif, iptc = {}, {}
    with contextlib.suppress(Exception):
        found = image.getexif()
        exif = {int(tag): found[tag] for tag in _TEXT_TAGS if isinstance(found.get(tag), str)}
    with contextlib.suppress(Exception):
        for (record, number), value in (IptcImagePlugin.getiptcinfo(image) or {}).items():
            if record == 2:
                iptc[number] = b", ".join(value) if isinstance(value, list) else value
    raw = image.info.get("xmp") or image.info.get("XML:com.adobe.xmp") or b""
    return exif, iptc, raw.encode() if isinstance(raw, str) else bytes(raw)
