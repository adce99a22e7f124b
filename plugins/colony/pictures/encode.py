"""Pixels: what a file looks like, and the renditions made from it. Pillow lives in this module only.

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

from PIL import ExifTags, Image, ImageChops, ImageCms, ImageFile, IptcImagePlugin, features

from colony.model import Value, digest
from colony.pictures import sniff, strip
from colony.pictures.faults import PictureError
from colony.pictures.rendition import Rendition
from colony.pictures.strip import without_metadata

MAX_SIDE_PX = 65_000
"""Longest side taken or made: JPEG counts to 65,535 (ITU-T T.81, B.2.2), less some room."""

HASTE = 8
"""From this speed on a rendition is for the preview: made in half of the time, a little softer and larger."""

MAX_FILMS = 10
"""A moving picture may have this many times the pixels of a still one, over all its frames."""

DEFAULT_MAX_PIXELS = 120_000_000
"""Pillow itself refuses pictures beyond 178 million pixels, whatever the settings say."""

FLAT_SHARE = 0.5
"""Drawings and screenshots reach 0.7 to 0.99; photos, also soft ones, 0.05 to 0.35."""

_AVIF_OPTIONS = {
    "tune": "ssimulacra2",
    "sharpness": "0",
    "enable-flip-idtx": "0",
    "enable-intra-edge-filter": "0",
    "enable-filter-intra": "0",
    "enable-restoration": "0",
    "min-partition-size": "8",
}
"""For libaom. At equal SSIMULACRA2 and speed 6 these take a tenth off the bytes of Pillow's defaults where
photos have grain, and no less than nothing elsewhere, in a tenth less time; full chroma takes off another
7 per cent of the bytes. The order counts: ``tune`` sets the others."""

_AVIF_SMALL = {"dist-metric": "psnr"}
"""For pictures of less than a megapixel: another tenth less time. Larger ones would take more bytes, too."""

_JPEG_END = b"\xff\xd9"
"""End of image (ITU-T T.81, B.1.1.3): where it is missing the file was cut off, or more follows."""

_SAMPLE_PX = 1024
_PILLOW_FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF", "TIFF")
_MOVING = ("GIF", "PNG", "WEBP", "AVIF")
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
_PROFILE_SPACES = {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK"}
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


class Look(Value, frozen=True, kw_only=True):
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


def inspect(data: bytes, max_pixels: int, *, glance: bool = False) -> Look:
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
            pixels = _workable(image)
            has_alpha = pixels.mode in ("LA", "RGBA") and _lowest_alpha(pixels) < 255
            is_flat = _is_flat(pixels)
            colour = "" if has_alpha else _mean_colour(pixels, icc)
        return Look(
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
    pixels = _workable(image)
    pixels = pixels.transpose(_TURNS[orientation]) if orientation in _TURNS else pixels
    if pixels.size != size_px:
        pixels = pixels.resize(size_px, resampling, reducing_gap=3.0)
    upright = _to_srgb(pixels, icc)
    upright.info.clear()  # what lies here would be written into some formats
    return upright


def _orientation(image: Image.Image) -> int:
    """Exif orientation, 1 to 8. TIFF is always 1: Pillow turns it upright while loading."""
    value = 1
    with contextlib.suppress(Exception):  # broken Exif must not cost the picture
        value = int(image.getexif().get(ExifTags.Base.Orientation, 1)) if image.format != "TIFF" else 1
    return value if value in _TURNS else 1


def _workable(image: Image.Image) -> Image.Image:
    """The decoded picture in a mode that can be resized and colour-managed: L, LA, RGB, RGBA, CMYK."""
    image.load()
    if image.mode.startswith("I") or image.mode == "F":
        return _eight_bit(image)
    if image.mode in ("L", "RGB") and "transparency" in image.info:
        return image.convert("LA" if image.mode == "L" else "RGBA")
    if image.mode in ("L", "LA", "RGB", "RGBA", "CMYK"):
        return image
    if image.mode == "1":
        return image.convert("L")
    if image.mode in ("La", "RGBa"):
        return image.convert(image.mode.upper())
    return image.convert("RGBA" if image.has_transparency_data else "RGB")


def _eight_bit(image: Image.Image) -> Image.Image:
    """Grey of 16 or 32 bits in 256 steps. Pillow's own conversion cuts off instead of scaling."""
    deep = image.convert("F")
    _, highest = deep.getextrema()
    top = 65535.0 if image.mode.startswith("I;16") else max(float(str(highest)), 1.0)
    scale = 255.0 / (255.0 if top <= 255.0 and image.mode != "F" else top)
    return deep.point(lambda value: value * scale + 0.5).convert("L")


def _to_srgb(pixels: Image.Image, icc: bytes | None) -> Image.Image:
    """RGB in sRGB; RGBA only where a pixel really lets something through."""
    alpha = pixels.getchannel("A") if pixels.mode in ("LA", "RGBA") else None
    colours = pixels.convert(pixels.mode.removesuffix("A")) if alpha else pixels
    colours = _through_profile(colours, icc)
    if alpha and _lowest_alpha(pixels) < 255:
        colours.putalpha(alpha)
    return colours


def _through_profile(colours: Image.Image, icc: bytes | None) -> Image.Image:
    """Colours as the embedded profile means them. A broken or unfitting profile is passed over."""
    if icc:
        with contextlib.suppress(ImageCms.PyCMSError, OSError, TypeError, ValueError):
            profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
            fits = profile.profile.xcolor_space.strip() == _PROFILE_SPACES[colours.mode]
            if fits and not ImageCms.getProfileDescription(profile).startswith("sRGB"):
                converted = ImageCms.profileToProfile(
                    colours,
                    profile,
                    ImageCms.createProfile("sRGB"),
                    renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                    outputMode="RGB",
                    flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
                )
                if converted is not None:
                    return converted
    return colours.convert("RGB")


def _lowest_alpha(pixels: Image.Image) -> int:
    return int(str(pixels.getchannel("A").getextrema()[0]))


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
    small = _to_srgb(pixels.resize((1, 1), Image.Resampling.BOX), icc).convert("RGB")
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
    if item.format == "avif":
        # One thread: the build already runs one process a core. Libaom's speed 5 takes another twentieth off
        # the bytes for five times the time, 9 adds a quarter for a tenth of it.
        if item.speed < HASTE:
            small = _AVIF_SMALL if image.width * image.height < 1_000_000 else {}
            kept |= {"subsampling": "4:4:4", "advanced": _AVIF_OPTIONS | small}
        kept["max_threads"] = 1
        image.save(stream, "AVIF", quality=item.quality, speed=item.speed, **kept)
    elif item.format == "webp":
        # Method 4 takes more than twice the time to spare a tenth of the bytes.
        image.save(stream, "WEBP", quality=item.quality, method=0 if item.speed >= HASTE else 2, **kept)
    elif item.format == "jpeg":
        smaller = item.speed < HASTE
        kept |= {"optimize": smaller, "progressive": smaller, "subsampling": "4:2:0"}
        _on_white(image).save(stream, "JPEG", quality=item.quality, **kept)
    else:
        image.save(stream, "PNG", optimize=True, **kept)
    return stream.getvalue()


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode != "RGBA":
        return image
    ground = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(ground, image).convert("RGB")


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
