"""Settings of renditions: the sizes and formats in which pictures are published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated

from colony.settings import taking
from colony.settings import value_checks as checks
from colony.settings.declaration import Setting, Settings, shown
from colony.tables import OFFERED, PICTURE_FORMATS


def _positive(value: Mapping[str, int] | Iterable[int]) -> str:
    numbers = value.values() if isinstance(value, Mapping) else value
    wrong = [each for each in numbers if not 1 <= each <= _WIDEST_PX]
    return f"{wrong[0]} is no whole number from 1 to {_WIDEST_PX}." if wrong else ""


_WIDEST_PX = 65_535
"""Greatest width that the encoders accept."""


def _some(value: tuple[str, ...]) -> str:
    unknown = [name for name in value if name not in OFFERED]
    if unknown:
        return f"{shown(unknown[0])} is none of {', '.join(OFFERED)}."
    return "" if value else "the list is empty; write at least one format, such as ['jpeg']."


_QUALITIES = {name: OFFERED[name].quality for name in sorted(OFFERED)}


class PictureSettings(Settings, frozen=True, kw_only=True):
    """How renditions are made from pictures."""

    formats: Annotated[
        tuple[str, ...],
        Setting("COLONY_PICTURE_FORMATS", "Formate der Bilder, das beste zuerst.",
                "Formats of pictures, best first.", check=_some),
    ] = tuple(row.name for row in PICTURE_FORMATS if row.is_usual)  # fmt: skip
    """Best first, of :data:`colony.tables.picture_format.OFFERED`."""
    widths_px: Annotated[
        tuple[int, ...],
        Setting("COLONY_PICTURE_WIDTHS", "Breiten der Bilder in Pixeln.", "Widths of pictures in pixels.",
                write="a list of whole numbers such as [400, 800]",
                take=taking.ascending, check=_positive),
    ] = (240, 400, 736, 1088, 1600)  # fmt: skip
    qualities: Annotated[
        dict[str, int],
        Setting("COLONY_PICTURE_QUALITIES", "Format und Güte, in der Skala des Encoders.",
                "Format and quality, in the encoder's own scale.",
                write="a table of whole numbers such as {'jpeg': 78}", take=taking.ordered, check=_positive,
                default=_QUALITIES),
    ]  # fmt: skip
    """Format → quality in the encoder's own scale."""
    avif_speed: Annotated[
        int,
        Setting("COLONY_PICTURE_AVIF_SPEED", "Eile des AVIF-Encoders: 0 (klein) bis 10 (schnell).",
                "Haste of the AVIF encoder: 0 (small) to 10 (quick).", between=(0, 10)),
    ] = 6  # fmt: skip
    """0 (slow, small files) to 10 (quick); the preview uses a setting of its own."""
    href_folder: Annotated[
        str,
        Setting("COLONY_PICTURE_FOLDER", "Ordner der Bilder in der Ausgabe.",
                "Folder of the pictures in the output.", check=checks.inside_or_off,
                by_language={"de": "bilder", "en": "pictures"}),
    ]  # fmt: skip
    """Folder of the renditions, relative to the output root."""
    max_pixels: Annotated[
        int,
        Setting("COLONY_PICTURE_MAX_PIXELS", "Mehr Pixel hat kein Bild, das gelesen wird.",
                "No picture that is read has more pixels.", between=(1, taking.MOST)),
    ] = 120_000_000  # fmt: skip
    max_bytes: Annotated[
        int,
        Setting("COLONY_PICTURE_MAX_BYTES", "Mehr Bytes hat kein Bild, das gelesen wird.",
                "No picture that is read has more bytes.", between=(1, taking.MOST)),
    ] = 60_000_000  # fmt: skip


class PreviewPictures(Settings, frozen=True, kw_only=True):
    """Settings of pictures that differ in the preview."""

    avif_speed: Annotated[
        int,
        Setting("COLONY_PICTURE_PREVIEW_SPEED", "Eile des AVIF-Encoders für die Vorschau.",
                "Haste of the AVIF encoder for the preview.", between=(0, 10)),
    ] = 9  # fmt: skip
