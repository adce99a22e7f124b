"""Social cards: their size, their lines, what becomes of text that does not fit or cannot be shown."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageFont

from colony.model import replaced
from colony.pictures.picture_faults import PictureError
from colony.pictures.social_cards.card_drawing import (
    ELLIPSIS,
    MARGIN_PX,
    PICTURE_PX,
    TITLE_SIZES_PX,
    card_key,
    draw_card,
    drawable,
    has_letters_for,
    title_lines,
)
from colony.pictures.social_cards.card_job import CardJob, card_job
from colony.pictures.social_cards.card_order import (
    CARD_HEIGHT_PX,
    CARD_WIDTH_PX,
    MAX_CARD_BYTES,
    CardLook,
    CardPicture,
    SocialCard,
)
from colony.storage.files import bytes_digest
from tests.pictures.samples import CORNERS, flag, opened, saved

FONT = str(Path(__file__).resolve().parents[3] / "theme/fonts/RobotoCondensed.ttf")
LOOK = CardLook(
    font=FONT, font_digest="f", paper="#fffdfb", ink="#1d1613", soft="#65584f", accent="#c2301a", dot=0.25
)
CARD = SocialCard(
    title="Kleine Welten", site_name="Kolonie", rubric="Netzwerke", byline="Anna Licht", look=LOOK
)
FLAG = saved(flag(), "PNG")
SHOWN = CardPicture(path="flagge.png", digest=bytes_digest(FLAG), width_px=120, height_px=80)
MAX_PIXELS = 1_000_000


def drawn(card: SocialCard, **sources: bytes) -> Image.Image:
    """The card, decoded."""
    return opened(draw_card(card, {"flagge.png": FLAG, **sources}, MAX_PIXELS))


def length_px(text: str, size_px: int) -> float:
    """Width of a headline's line."""
    font = ImageFont.truetype(FONT, size_px)
    font.set_variation_by_axes([700])
    return font.getlength(text)


def test_the_dot_after_the_name_is_the_theme_s() -> None:
    """A theme decides whether the site's name has a dot in the accent's colour, and how large it is."""
    plain = Image.new("RGB", (CARD_WIDTH_PX, CARD_HEIGHT_PX), LOOK.accent)

    def dots(dot: float) -> int:
        image = drawn(replaced(CARD, rubric="", look=replaced(LOOK, dot=dot)))
        return sum(ImageChops.difference(image, plain).convert("L").histogram()[:8])

    assert dots(0.0) == 0
    assert 0 < dots(0.25) < dots(0.5)


@pytest.mark.parametrize(
    "card",
    [
        CARD,
        replaced(CARD, notice="Anzeige · Musterdruck"),
        replaced(CARD, picture=SHOWN),
        replaced(CARD, portrait=SHOWN),
        replaced(CARD, title="Wort " * 200, rubric="Rubrik " * 40, byline="Name " * 40),
    ],
)
def test_a_card_is_a_light_jpeg_of_one_size_and_the_same_bytes_again(card: SocialCard) -> None:
    """Whatever stands on it: 1200 × 630, below 100 KB, and drawn alike twice."""
    data = draw_card(card, {"flagge.png": FLAG}, MAX_PIXELS)
    image = opened(data)
    assert (image.format, image.size) == ("JPEG", (CARD_WIDTH_PX, CARD_HEIGHT_PX))
    assert len(data) <= MAX_CARD_BYTES
    assert data == draw_card(card, {"flagge.png": FLAG}, MAX_PIXELS)


def test_a_picture_full_of_detail_stays_light() -> None:
    """Noise, the heaviest of all pictures, is held below 100 KB."""
    noise = Image.frombytes("RGB", (450, 640), random.Random(1).randbytes(450 * 640 * 3))
    data = saved(noise, "PNG")
    shown = CardPicture(path="rauschen.png", digest=bytes_digest(data), width_px=450, height_px=640)
    assert len(draw_card(replaced(CARD, picture=shown), {"rauschen.png": data}, MAX_PIXELS)) <= MAX_CARD_BYTES


@pytest.mark.parametrize(
    ("focus", "left", "right"), [("", 0, 1), ("0% 50%", 0, 0), ("100% 50%", 1, 1), ("oben", 0, 1)]
)
def test_the_lead_picture_is_cut_around_its_focus(focus: str, left: int, right: int) -> None:
    """A wide flag in a tall place shows the quarters that the focus names."""
    image = drawn(replaced(CARD, picture=replaced(SHOWN, focus=focus)))
    for x, corner in ((CARD_WIDTH_PX - PICTURE_PX + 4, left), (CARD_WIDTH_PX - 5, right)):
        pixel = image.getpixel((x, 100))
        assert isinstance(pixel, tuple)
        assert all(abs(a - b) < 24 for a, b in zip(pixel, CORNERS[corner], strict=True))


def test_what_is_paid_for_says_so_in_reverse() -> None:
    """The label stands on a dark ground where other cards have their rubric."""
    place = (MARGIN_PX + 4, 160)
    assert sum(map(int, drawn(replaced(CARD, notice="Anzeige")).getpixel(place))) < 120  # type: ignore[arg-type]
    assert sum(map(int, drawn(CARD).getpixel(place))) > 200  # type: ignore[arg-type]


@pytest.mark.parametrize("width_px", [648, 1072])
@pytest.mark.parametrize(
    "title",
    [
        "Kurz",
        "Werbung ist keine Öffentlichkeitsarbeit",
        "Öffentlichkeitsarbeitsbeauftragte",
        "Straße, Maß und Größe: was Fußgängerübergänge über Öffentlichkeitsarbeit lehren",
        "E-Mail-Adressen-Verzeichnis/Kontakt-Übersicht für Netzwerk-Mitglieder",
    ],
)
def test_a_title_is_whole_and_fits(title: str, width_px: int) -> None:
    """Common titles, with the longest of compounds, are shown whole, no line wider than the column."""
    size_px, lines = title_lines(title, width_px, 330, FONT)
    assert " ".join(lines).replace("- ", "-").replace("/ ", "/") == title
    assert all(length_px(line, size_px) <= width_px for line in lines)
    assert len(lines) * size_px <= 330


@pytest.mark.parametrize(
    ("width_px", "lines"),
    [
        (1072, ("Donaudampfschifffahrtsgesellschaftskapitänsmützenab-", "zeichen")),
        (648, ("Donaudampfschifffahrtsge-", "sellschaftskapitänsmützenabzeichen")),
    ],
)
def test_a_word_wider_than_the_card_is_divided(width_px: int, lines: tuple[str, ...]) -> None:
    """Before a syllable, with a hyphen, so that it can still be read to its end."""
    word = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
    assert title_lines(word, width_px, 330, FONT)[1] == lines


def test_lines_are_balanced() -> None:
    """The last line of a headline is no single word where the lines could be of one length."""
    _, lines = title_lines("Sieben Fragen vor der ersten Veranstaltung", 1072, 330, FONT)
    widths = [length_px(line, 100) for line in lines]
    assert len(lines) == 2
    assert min(widths) > 0.7 * max(widths)


def test_a_title_beyond_all_measure_ends_after_a_word() -> None:
    """Only in the smallest size, and with an ellipsis."""
    title = "Ein Wort folgt dem anderen " * 40
    size_px, lines = title_lines(title.strip(), 648, 330, FONT)
    assert size_px == TITLE_SIZES_PX[-1]
    assert lines[-1].endswith(ELLIPSIS)
    assert lines[-1].removesuffix(ELLIPSIS).split()[-1] in title.split()
    assert title.startswith(" ".join(lines).removesuffix(ELLIPSIS))


@given(
    st.lists(st.text("abcdefgäöüß–-/AWM", min_size=1, max_size=70), min_size=1, max_size=30).map(" ".join),
    st.sampled_from((648, 1072)),
)
def test_no_line_is_wider_than_its_column(title: str, width_px: int) -> None:
    """Whatever an author writes, nothing runs into the picture or out of the card."""
    size_px, lines = title_lines(title, width_px, 300, FONT)
    assert all(length_px(line, size_px) <= width_px for line in lines)
    assert len(lines) * size_px <= 300


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Fest 🎉 im Hof", "Fest im Hof"),
        ("👩‍💻 Werkstatt", "Werkstatt"),
        ("„Größe“ – ja\N{SOFT HYPHEN}ja …", "„Größe“ – jaja …"),
        ("Łódź, Ελλάδα, Москва", "Łódź, Ελλάδα, Москва"),
        ("u\N{COMBINING DIAERESIS}ber", "über"),
    ],
)
def test_signs_that_the_type_lacks_are_left_out(text: str, shown: str) -> None:
    """Emoji and invisible signs go, letters of European languages stay."""
    assert drawable(text, LOOK) == shown


def test_a_script_that_the_type_lacks_is_known() -> None:
    """A title in Chinese is no card of boxes; one with an emoji is a card without it."""
    assert has_letters_for("Fest 🎉", LOOK)
    assert not has_letters_for("网络", LOOK)
    assert not has_letters_for("🎉", LOOK)


def test_the_key_is_that_of_what_is_shown_and_of_no_place() -> None:
    """Another title is another key; the same font elsewhere is not."""
    assert card_key(CARD) != card_key(replaced(CARD, title="Große Welten"))
    assert card_key(CARD) == card_key(replaced(CARD, look=replaced(LOOK, font="/elsewhere.ttf")))
    assert card_key(CARD) != card_key(replaced(CARD, look=replaced(LOOK, font_digest="g")))


def test_a_font_of_one_weight_will_do(tmp_path: Path) -> None:
    """A theme may bring a plain font: here one that cannot be varied, as Pillow itself has it."""
    font = ImageFont.load_default(20)
    assert isinstance(font, ImageFont.FreeTypeFont)
    path = tmp_path / "plain.ttf"
    path.write_bytes(font.font_bytes)
    assert drawn(replaced(CARD, look=replaced(LOOK, font=str(path)))).size[0] == CARD_WIDTH_PX


def job(tmp_path: Path, card: SocialCard) -> CardJob:
    """An order to draw a card from and into a folder."""
    return CardJob(
        card=card, content_root=str(tmp_path), target=str(tmp_path / "cards/k"), max_pixels=MAX_PIXELS
    )


def test_a_picture_that_cannot_be_used_costs_not_the_card(tmp_path: Path) -> None:
    """Damaged pixels: the card of the same title without a picture."""
    broken = FLAG[: len(FLAG) // 2]
    (tmp_path / "flagge.png").write_bytes(broken)
    card = replaced(CARD, picture=replaced(SHOWN, digest=bytes_digest(broken)))
    with pytest.raises(PictureError):
        draw_card(card, {"flagge.png": broken}, MAX_PIXELS)
    assert card_job(job(tmp_path, card)) == ""
    made = opened((tmp_path / "cards/k").read_bytes())
    assert ImageChops.difference(made, drawn(CARD)).getbbox() is None


def test_a_picture_that_changed_meanwhile_is_not_kept_under_the_old_key(tmp_path: Path) -> None:
    """The next build draws the card from what the file is by then; a missing file is told as it is."""
    (tmp_path / "flagge.png").write_bytes(b"another")
    assert card_job(job(tmp_path, replaced(CARD, picture=SHOWN))) == "changed"
    (tmp_path / "flagge.png").unlink()
    assert "No such file" in card_job(job(tmp_path, replaced(CARD, picture=SHOWN)))
    assert not (tmp_path / "cards").exists()
