"""Pictures: facts → plan → encode → PictureView.

:func:`facts` looks at a file once and is worth remembering by the file's hash. :func:`plan` is
pure and decides on names, sizes and formats. :func:`encode_job` makes the files in any worker.
Pages only need the view that ``plan`` gives. A :class:`SocialCard` is what networks show of a link;
:func:`card_job` draws it.
"""

from colony.pictures.encode import ENCODER_VERSION, encode
from colony.pictures.facts import at_a_glance, facts
from colony.pictures.fallback import is_remote, placeholder_view, remote_link
from colony.pictures.picture_faults import PictureError
from colony.pictures.picture_job import EncodeJob, EncodeResult, cache_path, encode_job
from colony.pictures.rendition import Rendition
from colony.pictures.rendition_plan import original, plan
from colony.pictures.social_cards.card_drawing import card_key, drawable, has_letters_for
from colony.pictures.social_cards.card_job import CardJob, card_job
from colony.pictures.social_cards.card_order import (
    CARD_HEIGHT_PX,
    CARD_WIDTH_PX,
    CardLook,
    CardPicture,
    SocialCard,
)

__all__ = [
    "CARD_HEIGHT_PX",
    "CARD_WIDTH_PX",
    "ENCODER_VERSION",
    "CardJob",
    "CardLook",
    "CardPicture",
    "EncodeJob",
    "EncodeResult",
    "PictureError",
    "Rendition",
    "SocialCard",
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
