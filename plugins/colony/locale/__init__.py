"""What depends on a reader's language: which of the languages that there are words in speaks for it."""

from colony.locale.date_formats import (
    iso_moment,
    long_date,
    period,
    period_name,
    short_date,
    short_month,
    zone_name,
)
from colony.locale.languages import choose, fallback, nearest
from colony.locale.translations import Translations, load

__all__ = [
    "Translations",
    "choose",
    "fallback",
    "iso_moment",
    "load",
    "long_date",
    "nearest",
    "period",
    "period_name",
    "short_date",
    "short_month",
    "zone_name",
]
