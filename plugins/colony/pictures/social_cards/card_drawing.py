"""Draws social cards, 1200 × 630 px.

A card shows the site's name, rubric, headline and author; on the right the lead picture, if there is
one. Text that does not fit is made smaller, and if it still does not fit, cut at a word.
"""

from __future__ import annotations

import contextlib
import functools
import io
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from itertools import takewhile

from PIL import Image, ImageDraw, ImageFont, features

from colony.model import digest, replaced
from colony.model import encode as serialised
from colony.pictures.encode import ENCODER_VERSION, encode
from colony.pictures.rendition import Rendition
from colony.pictures.social_cards.card_order import (
    CARD_HEIGHT_PX,
    CARD_WIDTH_PX,
    MAX_CARD_BYTES,
    CardLook,
    CardPicture,
    SocialCard,
)

MARGIN_PX = 64
PICTURE_PX = 440
"""Width of the lead picture, which has the card's full height at the right edge."""

BRAND_TOP_PX, RULE_TOP_PX, RUBRIC_TOP_PX, TITLE_TOP_PX = 44, 114, 140, 192
PORTRAIT_PX = 96
FOOT_PX = CARD_HEIGHT_PX - 52
"""Vertical position where the byline ends."""

TITLE_SIZES_PX = (112, 104, 96, 88, 80, 72, 66, 60, 54, 48, 42)
"""Font sizes that are tried, largest first. Networks show a card 500 px wide, so 42 px appear as 17."""

BRAND_SIZE_PX, SMALL_SIZE_PX = 52, 32
LEADING = 1.08
BOLD, MEDIUM, REGULAR = 700, 500, 400
ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_SYLLABLE = re.compile(r"(?<![sc])[bcdfghjklmnpqrstvwxzß][aeiouyäöü]\w\w", re.IGNORECASE)
_BREAKS_AFTER = "-/\N{EN DASH}"
_TRIES = ((86, "4:4:4"), (78, "4:4:4"), (76, "4:2:0"), (66, "4:2:0"), (50, "4:2:0"), (25, "4:2:0"))
"""(JPEG quality, chroma subsampling) that are tried, best first; 4:4:4 keeps coloured text sharp."""

Font = ImageFont.FreeTypeFont
Crop = Callable[[CardPicture, tuple[int, int]], Image.Image]
"""Crops a picture to a size in pixels."""


CARD_REVISION = 1
"""Must be increased by hand with every change that makes other bytes of the same card."""

_BEFORE_REVISIONS = {"964978de3dd59d7ff871279d6e7d333d": "51ea4e347cae24183f81b1d77cd71ff0"}
"""Hash of the libraries → version that earlier releases had with them, so that cards keep their names."""


def _version() -> str:
    names = ("pil", "jpg", "libjpeg_turbo", "freetype2", "raqm", "fribidi", "harfbuzz")
    found = digest(*(f"{name} {features.version(name)}" for name in names), ENCODER_VERSION)
    before = _BEFORE_REVISIONS.get(found) if CARD_REVISION == 1 else None
    return before or digest(found, str(CARD_REVISION))


CARD_VERSION = _version()
"""Part of every card's key, so that other libraries or another way of drawing give new names."""


def card_key(card: SocialCard) -> str:
    """The card's key: hash of all that decides its bytes."""
    nowhere = replaced(card, look=replaced(card.look, font=""))  # the font's hash counts, not its path
    return digest(CARD_VERSION, serialised(nowhere))


def draw_card(card: SocialCard, sources: Mapping[str, bytes], max_pixels: int) -> bytes:
    """Draw a card; returns a JPEG of at most :data:`MAX_CARD_BYTES`.

    Args:
        card: what the card shows.
        sources: path → bytes, of the card's picture and portrait.
        max_pixels: pictures with more pixels are refused.

    Raises:
        PictureError: the picture or the portrait cannot be used.
    """
    look = card.look
    sheet = Image.new("RGB", (CARD_WIDTH_PX, CARD_HEIGHT_PX), look.paper)
    drawing = ImageDraw.Draw(sheet)
    crop = functools.partial(_cropped, sources=sources, max_pixels=max_pixels)
    width_px = CARD_WIDTH_PX - 2 * MARGIN_PX
    if card.picture is not None:
        width_px -= PICTURE_PX - MARGIN_PX // 4
        shown = crop(card.picture, (PICTURE_PX, CARD_HEIGHT_PX))
        sheet.paste(shown, (CARD_WIDTH_PX - PICTURE_PX, 0))
    _draw_brand(drawing, card, width_px)
    _draw_rubric(drawing, card, width_px)
    foot_px = _draw_byline(sheet, drawing, card, width_px, crop)
    _draw_title(drawing, card, width_px, foot_px)
    return _saved(sheet)


def drawable(text: str, look: CardLook) -> str:
    """The text without characters that the font lacks, such as emoji, and the blanks around them."""
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(
        character for character in composed if character.isspace() or _has_glyph(character, look.font)
    )
    return " ".join(kept.split())


def has_letters_for(text: str, look: CardLook) -> bool:
    """Whether the font has every letter and digit of a text."""
    composed = unicodedata.normalize("NFC", text)
    return all(_has_glyph(each, look.font) for each in composed if each.isalnum()) and bool(
        drawable(text, look)
    )


def title_lines(title: str, width_px: int, height_px: int, font_path: str) -> tuple[int, tuple[str, ...]]:
    """(font size, lines) of a headline: the largest size that fits, with lines of similar length.

    Only in the smallest size, a word that is wider than a line is divided, and text that still does
    not fit is cut after a word, with an ellipsis.
    """
    words = _words(title)
    for size_px in TITLE_SIZES_PX:
        font = _font(font_path, size_px, BOLD)
        lines = _broken(words, font, width_px)
        fits = len(lines) * size_px * LEADING <= height_px
        if fits and all(font.getlength(line) <= width_px for line in lines):
            return size_px, tuple(_balanced(words, font, width_px, len(lines)))
    size_px = TITLE_SIZES_PX[-1]
    font = _font(font_path, size_px, BOLD)
    room = int(height_px / (size_px * LEADING))
    pieces = [piece for word in words for piece in _divided(word, font, width_px)]
    lines = _broken(pieces, font, width_px)
    if len(lines) <= room:
        return size_px, tuple(lines)
    return size_px, (*lines[: room - 1], _cut(" ".join(lines[room - 1 :]), font, width_px))


def _draw_brand(drawing: ImageDraw.ImageDraw, card: SocialCard, width_px: int) -> None:
    """Draw the site's name with the theme's dot, and the line below it."""
    look = card.look
    font = _font(look.font, BRAND_SIZE_PX, BOLD)
    dot_px = round(BRAND_SIZE_PX * look.dot)
    name = _cut(card.site_name, font, width_px - 2 * dot_px)
    drawing.text((MARGIN_PX, BRAND_TOP_PX), name, font=font, fill=look.ink)
    left_px = MARGIN_PX + font.getlength(name) + dot_px // 2
    baseline_px = BRAND_TOP_PX + font.getmetrics()[0]
    if dot_px:
        drawing.ellipse((left_px, baseline_px - dot_px, left_px + dot_px, baseline_px), fill=look.accent)
    drawing.rectangle((MARGIN_PX, RULE_TOP_PX, MARGIN_PX + width_px - 1, RULE_TOP_PX + 4), fill=look.ink)


def _draw_rubric(drawing: ImageDraw.ImageDraw, card: SocialCard, width_px: int) -> None:
    """Draw the rubric in the accent colour; for paid content, only the label, on a coloured field."""
    look = card.look
    font = _font(look.font, SMALL_SIZE_PX, BOLD if card.notice else MEDIUM)
    if not card.notice:
        text = _cut(card.rubric, font, width_px)
        drawing.text((MARGIN_PX, RUBRIC_TOP_PX), text, font=font, fill=look.accent)
        return
    text = _cut(card.notice, font, width_px - 28)
    right_px = MARGIN_PX + font.getlength(text) + 28
    drawing.rectangle((MARGIN_PX, RUBRIC_TOP_PX - 2, right_px, RUBRIC_TOP_PX + 44), fill=look.ink)
    drawing.text((MARGIN_PX + 14, RUBRIC_TOP_PX + 1), text, font=font, fill=look.paper)


def _draw_byline(
    sheet: Image.Image,
    drawing: ImageDraw.ImageDraw,
    card: SocialCard,
    width_px: int,
    crop: Crop,
) -> int:
    """Draw the author's name and portrait; returns the vertical position where they begin."""
    left_px, top_px = MARGIN_PX, FOOT_PX - SMALL_SIZE_PX - 8
    middle_px = FOOT_PX - SMALL_SIZE_PX // 2
    if card.portrait is not None:
        top_px = FOOT_PX - PORTRAIT_PX
        middle_px = FOOT_PX - PORTRAIT_PX // 2
        shown = crop(card.portrait, (PORTRAIT_PX, PORTRAIT_PX))
        # Drawn four times as large and reduced, since Pillow does not smooth edges.
        mask = Image.new("L", (4 * PORTRAIT_PX, 4 * PORTRAIT_PX))
        ImageDraw.Draw(mask).ellipse((0, 0, 4 * PORTRAIT_PX - 1, 4 * PORTRAIT_PX - 1), fill=255)
        sheet.paste(shown, (left_px, top_px), mask.resize(shown.size, Image.Resampling.LANCZOS))
        left_px += PORTRAIT_PX + 24
    font = _font(card.look.font, SMALL_SIZE_PX, REGULAR)
    text = _cut(card.byline, font, MARGIN_PX + width_px - left_px)
    drawing.text((left_px, middle_px), text, font=font, fill=card.look.soft, anchor="lm")
    return top_px if card.byline or card.portrait else FOOT_PX


def _draw_title(drawing: ImageDraw.ImageDraw, card: SocialCard, width_px: int, foot_px: int) -> None:
    top_px = TITLE_TOP_PX if card.rubric or card.notice else RUBRIC_TOP_PX
    size_px, lines = title_lines(card.title, width_px, foot_px - 24 - top_px, card.look.font)
    font = _font(card.look.font, size_px, BOLD)
    # The top of the first line is that of its capitals, without accents.
    baseline_px = top_px + round(0.86 * size_px)
    for number, line in enumerate(lines):
        y = baseline_px + round(number * size_px * LEADING)
        drawing.text((MARGIN_PX, y), line, font=font, fill=card.look.ink, anchor="ls")


def _words(text: str) -> list[str]:
    """The text in pieces between which a line may end, each with its blank at the end, if any."""
    pieces: list[str] = []
    for word in text.split(" "):
        start = 0
        for at, character in enumerate(word[:-1], start=1):
            if character in _BREAKS_AFTER and at - start > 2 and len(word) - at > 2:
                pieces.append(word[start:at])
                start = at
        pieces.append(f"{word[start:]} ")
    return pieces


def _broken(words: Sequence[str], font: Font, width_px: float) -> list[str]:
    """The words in lines, each filled as far as possible; a word wider than a line is alone in one."""
    lines: list[str] = []
    line = ""
    for word in words:
        if line and font.getlength((line + word).rstrip()) > width_px:
            lines.append(line.rstrip())
            line = ""
        line += word
    return [*lines, line.rstrip()]


def _balanced(words: Sequence[str], font: Font, width_px: int, count: int) -> list[str]:
    """The words in ``count`` lines of similar length: the narrowest column that needs no more lines."""
    low, high = width_px // 2, width_px
    while high - low > 4:
        middle = (low + high) // 2
        lines = _broken(words, font, middle)
        if len(lines) > count or any(font.getlength(line) > middle for line in lines):
            low = middle
        else:
            high = middle
    return _broken(words, font, high)


def _cut(text: str, font: Font, width_px: float) -> str:
    """The text, shortened with an ellipsis if it is too wide; at a word if that keeps half of it."""
    if font.getlength(text) <= width_px:
        return text
    fitting = sum(
        1
        for _ in takewhile(
            lambda end: font.getlength(text[:end].rstrip() + ELLIPSIS) <= width_px, range(1, len(text))
        )
    )
    kept = text[:fitting]
    whole = kept if text[fitting] == " " else kept.rpartition(" ")[0]
    chosen = whole if len(whole) * 2 >= len(kept) else kept
    return chosen.rstrip(" ,;:.–-/") + ELLIPSIS


def _divided(word: str, font: Font, width_px: float) -> list[str]:
    """A word in hyphenated pieces that fit a line, each with as many syllables as possible.

    A syllable begins with a consonant before a vowel (Amtliches Regelwerk der deutschen
    Rechtschreibung, § 107 and § 110). No dictionary is used, since few words need this.
    """
    pieces: list[str] = []
    while font.getlength(word.rstrip()) > width_px:
        fitting = [at for at in range(1, len(word)) if font.getlength(f"{word[:at]}-") <= width_px]
        good = [at for at in fitting if at > 2 and _SYLLABLE.match(word, at) and word[at - 1].isalpha()]
        at = (good or fitting or [1])[-1]
        pieces.append(f"{word[:at]}-")
        word = word[at:]
    return [*pieces, word]


def _cropped(
    picture: CardPicture, size_px: tuple[int, int], sources: Mapping[str, bytes], max_pixels: int
) -> Image.Image:
    """A picture scaled and cropped around its focus to a size in pixels."""
    scale = max(size_px[0] / picture.width_px, size_px[1] / picture.height_px)
    whole_px = (
        max(size_px[0], round(picture.width_px * scale)),
        max(size_px[1], round(picture.height_px * scale)),
    )
    wanted = Rendition(
        save_as=picture.path,
        path=picture.path,
        digest=picture.digest,
        key="",
        format="jpeg",
        width_px=whole_px[0],
        height_px=whole_px[1],
        steps_px=(whole_px,),
        quality=94,
    )
    made = encode(sources[picture.path], [wanted], max_pixels=max_pixels)[picture.path]
    across, down = _focus(picture.focus)
    left_px = round((whole_px[0] - size_px[0]) * across)
    top_px = round((whole_px[1] - size_px[1]) * down)
    with Image.open(io.BytesIO(made)) as image:
        return image.convert("RGB").crop((left_px, top_px, left_px + size_px[0], top_px + size_px[1]))


def _focus(text: str) -> tuple[float, float]:
    parts = text.replace("%", "").split()
    if len(parts) != 2:
        return 0.5, 0.5
    across, down = (min(max(float(part) / 100, 0.0), 1.0) for part in parts)
    return across, down


@functools.lru_cache(maxsize=64)
def _font(path: str, size_px: int, weight: int) -> Font:
    font = ImageFont.truetype(path, size_px)
    with contextlib.suppress(OSError):  # a font that is not variable raises it and is used as it is
        axes = font.get_variation_axes()
        font.set_variation_by_axes([weight, *(axis["default"] or 0 for axis in axes[1:])])
    return font


@functools.lru_cache(maxsize=4096)
def _has_glyph(character: str, path: str) -> bool:
    """Whether the font has a glyph of its own for a character."""
    if unicodedata.category(character) in ("Cc", "Cf", "Co", "Cn", "Cs"):
        return False
    font = _font(path, SMALL_SIZE_PX, REGULAR)
    return bytes(font.getmask(character)) != bytes(font.getmask("\U0010fffd"))


def _saved(sheet: Image.Image) -> bytes:
    """The card as a JPEG, at the best quality that is within :data:`MAX_CARD_BYTES`."""
    data = b""
    for quality, subsampling in _TRIES:
        stream = io.BytesIO()
        sheet.save(stream, "JPEG", quality=quality, subsampling=subsampling, optimize=True)
        data = stream.getvalue()
        if len(data) <= MAX_CARD_BYTES:
            break
    return data
