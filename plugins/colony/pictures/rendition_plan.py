"""Decides which renditions a picture gets, from its facts and the settings alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from colony.model import PictureFacts, PictureUse, digest
from colony.pictures.encode import ENCODER_VERSION
from colony.pictures.rendition import Rendition
from colony.settings import PictureSettings
from colony.tables import format_of
from colony.text import slugify
from colony.views import PictureView, SourceSet

FALLBACK_MAX_PX = 1088
"""Widest rendition for programs that cannot choose: old browsers, feed readers, networks."""

_SLUG_RULES = ((r"[^\w\s-]", ""), (r"[-\s_]+", "-"), (r"\A-+|-+\Z", ""))
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
_MAX_SLUG = 60


def plan(
    facts: PictureFacts, use: PictureUse, settings: PictureSettings, href: Callable[[str], str]
) -> tuple[PictureView, tuple[Rendition, ...]]:
    """Decide on the renditions of a picture, and make the view of it.

    Photos get each format in each width up to their own; nothing is enlarged. Flat or transparent
    pictures get PNG in place of JPEG, in one width, since PNG is large and rarely used. Drawings
    and animations are copied. Credit and licence are the file's if the author gives none.

    Args:
        facts: of the picture.
        use: what the author writes of the picture.
        settings: widths, formats and qualities.
        href: path relative to the output root → href for an attribute.

    Returns:
        The view, and the renditions: widest first, in each width the best format first.
    """
    if facts.format == "svg" or facts.animated:
        copied = _copy(facts, settings)
        return _view(facts, use, largest=copied, href=href(copied.save_as)), (copied,)
    steps_px = sizes_px(facts.width_px, facts.height_px, settings.widths_px)
    fallback_px = next((size for size in steps_px if size[0] <= FALLBACK_MAX_PX), steps_px[-1])
    wanted = _formats(facts, settings, steps_px[0])
    renditions = tuple(
        _rendition(facts, settings, name, steps_px[: place + 1])
        for place, size in enumerate(steps_px)
        for name in wanted
        if name != "png" or len(wanted) == 1 or size == fallback_px
    )
    fallback = next(
        item for item in renditions if item.format == wanted[-1] and item.width_px == fallback_px[0]
    )
    sources = tuple(_source(name, renditions, href) for name in wanted)
    view = _view(facts, use, sources=sources, largest=renditions[0], href=href(fallback.save_as))
    return view, renditions


def sizes_px(width_px: int, height_px: int, widths_px: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """(width, height) of each rendition, widest first; at least one, none larger than the original."""
    widths = {width for width in widths_px if width < width_px}
    if not widths or width_px <= max(widths_px):
        widths.add(width_px)
    return tuple(
        (width, max(1, round(height_px * width / width_px))) for width in sorted(widths, reverse=True)
    )


def _formats(facts: PictureFacts, settings: PictureSettings, largest_px: tuple[int, int]) -> tuple[str, ...]:
    """Formats that suit the picture, best first; only those that allow a side of its length."""
    lossless = format_of(facts.format).is_lossless
    last = "png" if facts.has_alpha or (lossless and facts.is_flat) else "jpeg"
    named = (last if name == "jpeg" else name for name in settings.formats)
    return tuple(name for name in named if _holds(name, max(largest_px))) or (last,)


def _holds(name: str, side_px: int) -> bool:
    limit_px = format_of(name).limit_px
    return not limit_px or side_px <= limit_px


def _rendition(
    facts: PictureFacts, settings: PictureSettings, name: str, steps_px: tuple[tuple[int, int], ...]
) -> Rendition:
    width_px, height_px = steps_px[-1]
    quality = settings.qualities.get(name, 0 if name == "png" else 75)
    speed = settings.avif_speed
    how = f"{name} {steps_px} {quality} {speed}"
    key = digest(ENCODER_VERSION, facts.digest, how, facts.credit, facts.license)
    return Rendition(
        save_as=_save_as(facts, settings, key, width_px, name),
        path=facts.path,
        digest=facts.digest,
        key=key,
        format=name,
        width_px=width_px,
        height_px=height_px,
        steps_px=steps_px,
        quality=quality,
        speed=speed,
        artist=facts.credit,
        copyright=facts.license,
    )


def _copy(facts: PictureFacts, settings: PictureSettings) -> Rendition:
    key = digest(ENCODER_VERSION, facts.digest, facts.format, "copied")
    return Rendition(
        save_as=_save_as(facts, settings, key, facts.width_px, facts.format),
        path=facts.path,
        digest=facts.digest,
        key=key,
        format=facts.format,
        width_px=facts.width_px,
        height_px=facts.height_px,
        copied=True,
    )


def original(path: str, content_hash: str, save_as: str) -> Rendition:
    """A rendition that is the original without private metadata, under its own name.

    Args:
        path: relative to the content root.
        content_hash: of the file.
        save_as: path relative to the output root.
    """
    return Rendition(
        save_as=save_as,
        path=path,
        digest=content_hash,
        key=digest(ENCODER_VERSION, content_hash, "cleaned"),
        format="",
        width_px=0,
        height_px=0,
        copied=True,
    )


def _save_as(facts: PictureFacts, settings: PictureSettings, key: str, width_px: int, name: str) -> str:
    """Output path such as ``bilder/alter-hafen-1a2b3c4d-736.avif``: name, part of the key, width."""
    stem = PurePosixPath(facts.path).stem.translate(_UMLAUTS)
    slug = slugify(stem, _SLUG_RULES)[:_MAX_SLUG].rstrip("-")
    file_name = f"{f'{slug}-' if slug else ''}{key[:8]}-{width_px}{format_of(name).endings[0]}"
    folder = settings.href_folder.strip("/")
    return f"{folder}/{file_name}" if folder else file_name


def _source(name: str, renditions: tuple[Rendition, ...], href: Callable[[str], str]) -> SourceSet:
    return SourceSet(
        mime=format_of(name).mime,
        candidates=tuple(
            (href(item.save_as), item.width_px) for item in reversed(renditions) if item.format == name
        ),
    )


def _view(
    facts: PictureFacts,
    use: PictureUse,
    *,
    sources: tuple[SourceSet, ...] = (),
    largest: Rendition,
    href: str,
) -> PictureView:
    return PictureView(
        sources=sources,
        href=href,
        width_px=largest.width_px,
        height_px=largest.height_px,
        alt=use.alt or "",
        caption_html=use.caption_html,
        credit=use.credit or facts.credit,
        license=use.license or facts.license,
        colour=facts.colour,
        focus=use.focus,
    )
