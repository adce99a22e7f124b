"""Pictures: reads them, decides in which sizes and formats they are published, and makes those files.

:func:`facts` reads a file once; the result can be kept by the file's hash. :func:`plan` decides on
names, sizes and formats from the facts alone. :func:`encode_job` makes the files, in a worker.
:func:`card_job` draws a social card.

Terms:
    facts: what a picture's file says: format, size, mean colour, credit and licence.
    rendition: one file that is made of a picture, such as its AVIF of 736 px width.
    use: one place in a text that shows a picture, with alternative text, caption and focus.
    view: the values that a template needs to show a picture.
    key: the hash of all that decides the bytes of a rendition or card; equal keys mean equal bytes.
    drawing: an SVG file.
    social card: the picture that networks and messengers show for a link, 1200 × 630 px.
"""

from colony.pictures.encode import ENCODER_VERSION, encode
from colony.pictures.facts import facts, reads_header_only
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
    "reads_header_only",
    "remote_link",
]
