"""Pictures: facts → plan → encode → PictureView.

:func:`facts` looks at a file once and is worth remembering by the file's hash. :func:`plan` is
pure and decides on names, sizes and formats. :func:`encode_job` makes the files in any worker.
Pages only need the view that ``plan`` gives. A :class:`Card` is what networks show of a link;
:func:`card_job` draws it.
"""

from __future__ import annotations

from colony.pictures.card_job import CardJob, card_job
from colony.pictures.card_order import CARD_HEIGHT_PX, CARD_WIDTH_PX, Card, CardLook, CardPicture
from colony.pictures.cards import card_key, drawable, has_letters_for
from colony.pictures.encode import ENCODER_VERSION, encode
from colony.pictures.facts import at_a_glance, facts
from colony.pictures.fallback import is_remote, placeholder_view, remote_link
from colony.pictures.faults import PictureError
from colony.pictures.job import EncodeJob, EncodeResult, cache_path, encode_job
from colony.pictures.plan import original, plan
from colony.pictures.rendition import Rendition

__all__ = [
    "CARD_HEIGHT_PX",
    "CARD_WIDTH_PX",
    "ENCODER_VERSION",
    "Card",
    "CardJob",
    "CardLook",
    "CardPicture",
    "EncodeJob",
    "EncodeResult",
    "PictureError",
    "Rendition",
    "at_a_glance",
    "cache_path",
    "card_job",
    "card_key",
    "drawable",
    "encode",
    "encode_job",
    "facts",
    "has_letters_for",
    "is_remote",
    "original",
    "placeholder_view",
    "plan",
    "remote_link",
]
