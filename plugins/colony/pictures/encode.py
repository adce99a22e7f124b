"""Decodes pictures and encodes renditions, with Pillow.

The functions take bytes and return bytes. Whatever a damaged or hostile file makes Pillow raise, the
caller gets a :class:`PictureError`.
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
"""Longest side accepted or made: a little less than JPEG's limit of 65,535 (ITU-T T.81, B.2.2)."""

MAX_FILMS = 10
"""An animation may have this many times the pixels of a still picture, counting all frames."""

DEFAULT_MAX_PIXELS = 120_000_000
"""Most pixels of a picture; Pillow refuses more than 178 million whatever the settings say."""

FLAT_SHARE = 0.5
"""Least share of equal neighbours in a flat picture: graphics have 0.7 to 0.99, photos 0.05 to 0.35."""

_JPEG_END = b"\xff\xd9"
"""JPEG's end marker (ITU-T T.81, B.1.1.3); a file that ends otherwise is cut off or has more data."""

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
"""Exif orientation → the operation that turns the picture upright (Exif 3.0, 4.6.5.1)."""
_TEXT_TAGS = (ExifTags.Base.ImageDescription, ExifTags.Base.Artist, ExifTags.Base.Copyright)


REVISION = 1
"""Must be increased by hand with every change that makes other bytes of the same rendition or file."""

_BEFORE_REVISIONS = {"e9da514a0ad568b2f0c580bdcaf99ead": "deace6e826c54bc5aa3432e2d3a85bcc"}
"""Hash of the libraries → version that earlier releases had with them.

It was a hash of this module's text then. It is kept, so that published pictures keep their names and
cached ones need not be encoded again.
"""


def _version() -> str:
    """Hash of the libraries' versions and the revision of our code, which decide the bytes of renditions."""
    names = ("pil", "avif", "webp", "jpg", "libjpeg_turbo", "zlib", "zlib_ng", "littlecms2")
    libraries = [f"{name} {features.version(name)}" for name in names]
    found = digest(*libraries, f"lxml {importlib.metadata.version('lxml')}")
    before = _BEFORE_REVISIONS.get(found) if REVISION == 1 else None
    return before or digest(found, str(REVISION))


ENCODER_VERSION = _version()
"""Part of every rendition's key, so that another Pillow or another way of encoding gives new names."""


class PixelLook(Value, frozen=True, kw_only=True):
    """Size, colour and raw metadata of a picture. Sizes are those after it is turned upright."""

    width_px: int
    height_px: int
    animated: bool
    has_alpha: bool
    """Whether a pixel is transparent, not only whether the format allows it."""
    is_flat: bool
    """Whether most pixels equal their neighbours, as in graphics and screenshots, not in photos."""
    colour: str
    """Mean colour as ``#rrggbb``; empty for transparent pictures and if only the header was read."""
    exif: dict[int, str]
    iptc: dict[int, bytes]
    xmp: bytes


def inspect(data: bytes, max_pixels: int, *, glance: bool = False) -> PixelLook:
    """Read a picture's size and metadata, and decode it at a small size for its colour.

    Args:
        data: the bytes of the file.
        max_pixels: most pixels allowed; checked before anything is decoded.
        glance: of a JPEG with a proper end read only the header, in a twentieth of the time; its
            colour is then empty.

    Raises:
        PictureError: the file is no picture, is damaged, or has too many pixels.
    """
    with _guarded(max_pixels):
        image = _open(data, max_pixels)
        # A TIFF, or a phone's JPEG, with several pictures shows only the first; it is no animation.
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
    """Make renditions of one picture; returns ``save_as`` → bytes.

    The picture is decoded once. A rendition's bytes do not depend on the others in the call, since
    each rendition names the sizes through which the picture is reduced to it.

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
        # All renditions of one plan have the same speed.
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
    """The original file without private metadata."""
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
    """Exif with orientation, artist and copyright only; empty if none of them need be kept."""
    told, _, _ = _said(image)
    exif = Image.Exif()
    if (orientation := _orientation(image)) > 1:
        exif[ExifTags.Base.Orientation] = orientation
    for tag in (ExifTags.Base.Artist, ExifTags.Base.Copyright):
        if tag in told:
            exif[tag] = told[tag].encode("latin-1", "replace")  # Pillow decodes so: this restores the bytes
    return exif.tobytes() if exif else b""


@contextlib.contextmanager
def _guarded(max_pixels: int) -> Iterator[None]:
    """Turn every exception that a bad file causes in Pillow into a :class:`PictureError`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of damage and of size; both are checked here
        try:
            yield
        except PictureError:
            raise
        except MemoryError as error:
            raise PictureError("memory") from error
        except Image.DecompressionBombError as error:
            raise _too_many(max_pixels) from error
        except Exception as error:  # on damaged input Pillow may raise any exception
            raise PictureError("damaged") from error


def _too_many(max_pixels: int) -> PictureError:
    return PictureError("pixels", megapixels=max_pixels / 1_000_000, side_px=MAX_SIDE_PX)


def _open(data: bytes, max_pixels: int) -> ImageFile.ImageFile:
    """Read the header and check the size, before anything is decoded."""
    if sniff.usable_format(data) is None:
        raise PictureError("no-picture")
    image = Image.open(io.BytesIO(data), formats=_PILLOW_FORMATS)
    if image.width * image.height > max_pixels or max(image.size) > MAX_SIDE_PX:
        raise _too_many(max_pixels)
    if image.format == "PNG":
        # Exif may be stored after the pixels, so that reading it decodes them. That happens here, since
        # code that ignores broken Exif would also ignore broken pixels, which would come out black.
        image.load()
    return image


def _decode(
    data: bytes, size_px: tuple[int, int], max_pixels: int, resampling: Image.Resampling
) -> Image.Image:
    """Decode, turn upright, resize and convert to sRGB; returns RGB, or RGBA if a pixel is transparent."""
    image = _open(data, max_pixels)
    orientation = _orientation(image)
    # A JPEG can be decoded at 1/2, 1/4 or 1/8 of its size directly, which saves most of the work.
    image.draft(None, size_px[::-1] if orientation >= 5 else size_px)
    icc = image.info.get("icc_profile")
    pixels = workable(image)
    pixels = pixels.transpose(_TURNS[orientation]) if orientation in _TURNS else pixels
    if pixels.size != size_px:
        pixels = pixels.resize(size_px, resampling, reducing_gap=3.0)
    upright = to_srgb(pixels, icc)
    upright.info.clear()  # some formats would write these values into the file
    return upright


def _orientation(image: Image.Image) -> int:
    """Exif orientation, 1 to 8; always 1 for TIFF, which Pillow turns upright while loading."""
    value = 1
    with contextlib.suppress(Exception):  # a picture with broken Exif is still shown
        value = int(image.getexif().get(ExifTags.Base.Orientation, 1)) if image.format != "TIFF" else 1
    return value if value in _TURNS else 1


def _is_flat(pixels: Image.Image) -> bool:
    """Whether at least :data:`FLAT_SHARE` of the pixels in the middle nearly equal their neighbours.

    Noise makes neighbours differ in photos; gradients in graphics change by steps of one.
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
    """Encode; the file contains the pixels, artist and copyright, and no other metadata."""
    exif = Image.Exif()
    # As bytes: Pillow would write text as ASCII with question marks; other programs read UTF-8.
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
    """Exif texts, IPTC record 2 and the XMP packet; empty for each that is missing or broken."""
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
