"""Draws one social card in a worker."""

from __future__ import annotations

from pathlib import Path

from colony.model import Value, replaced
from colony.pictures.picture_faults import PictureError
from colony.pictures.social_cards.card_drawing import draw_card
from colony.pictures.social_cards.card_order import SocialCard
from colony.storage import bytes_digest, write_atomically


class CardJob(Value, frozen=True, kw_only=True):
    """What a worker needs to draw one card."""

    card: SocialCard
    content_root: str
    target: str
    """Path of the file to write."""
    max_pixels: int


def card_job(job: CardJob) -> str:
    """Draw a card and write it.

    A picture that cannot be used is left out of the card; its own page's finding reports it.

    Returns:
        Why a picture could not be read; empty if nothing failed.

    Raises:
        OSError: the disk is full or must not be written.
    """
    card = job.card
    sources = {}
    for picture in (card.picture, card.portrait):
        if picture is not None:
            try:
                data = Path(job.content_root, picture.path).read_bytes()
            except OSError as error:
                return error.strerror or str(error)
            if bytes_digest(data) != picture.digest:
                return "changed"  # the next build draws the card with the changed picture
            sources[picture.path] = data
    try:
        data = draw_card(card, sources, job.max_pixels)
    except PictureError:
        data = draw_card(replaced(card, picture=None, portrait=None), {}, job.max_pixels)
    target = Path(job.target)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(target, data)
    return ""
