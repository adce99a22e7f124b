"""Converts a decoded picture to sRGB, with an alpha channel only if a pixel is transparent."""

from __future__ import annotations

import contextlib
import io

from PIL import Image, ImageCms

_PROFILE_SPACES = {"L": "GRAY", "RGB": "RGB", "CMYK": "CMYK"}


def workable(image: Image.Image) -> Image.Image:
    """The picture in a mode that can be resized and colour-managed: L, LA, RGB, RGBA or CMYK."""
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
    """Grey of 16 or 32 bits scaled to 8 bits; Pillow's own conversion clips instead."""
    deep = image.convert("F")
    _, highest = deep.getextrema()
    top = 65535.0 if image.mode.startswith("I;16") else max(float(str(highest)), 1.0)
    scale = 255.0 / (255.0 if top <= 255.0 and image.mode != "F" else top)
    return deep.point(lambda value: value * scale + 0.5).convert("L")


def to_srgb(pixels: Image.Image, icc: bytes | None) -> Image.Image:
    """The picture in sRGB, as RGB; as RGBA only if a pixel is transparent."""
    alpha = pixels.getchannel("A") if pixels.mode in ("LA", "RGBA") else None
    colours = pixels.convert(pixels.mode.removesuffix("A")) if alpha else pixels
    colours = _through_profile(colours, icc)
    if alpha and lowest_alpha(pixels) < 255:
        colours.putalpha(alpha)
    return colours


def _through_profile(colours: Image.Image, icc: bytes | None) -> Image.Image:
    """Colours converted by the embedded ICC profile; a broken or unsuitable profile is ignored."""
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


def lowest_alpha(pixels: Image.Image) -> int:
    """The least alpha of all pixels: 0 (transparent) to 255 (opaque)."""
    return int(str(pixels.getchannel("A").getextrema()[0]))


def on_white(image: Image.Image) -> Image.Image:
    """The picture with transparent parts on white, for formats without transparency."""
    if image.mode != "RGBA":
        return image
    ground = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(ground, image).convert("RGB")
