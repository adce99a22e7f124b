"""Languages: the interface's words, dates as written, and which language is used in place of another."""

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
