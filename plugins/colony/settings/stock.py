"""Pelican's settings that Colony does not use itself, with their types, so that wrong values are reported.

Pelican's documentation says what they mean. Settings that Colony uses are fields of structs.
"""

from __future__ import annotations

import copy
from typing import Any

from pelican.settings import DEFAULT_CONFIG

from colony.model import MISSING
from colony.settings import taking
from colony.settings import value_checks as checks
from colony.settings.declaration import Declared, Setting, row, shown

_DEFAULTS = copy.deepcopy(DEFAULT_CONFIG)
"""A copy from before any settings were read, since Pelican changes its own default lists."""


def stock_default(name: str) -> Any:
    """Pelican's own default; :data:`colony.model.MISSING` if it has none."""
    return _DEFAULTS.get(name, MISSING)


_TRUTH = bool | int | str | None
_TEXT = str | bool | None
_TEXTS = tuple[str, ...] | str
_TABLE = dict[str, Any]

_TYPES: dict[str, Any] = {
    "DISPLAY_PAGES_ON_MENU": _TRUTH,
    "DISPLAY_CATEGORIES_ON_MENU": _TRUTH,
    "DOCUTILS_SETTINGS": _TABLE,
    "OUTPUT_SOURCES_EXTENSION": str,
    "WITH_FUTURE_DATES": _TRUTH,
    "CSS_FILE": str | None,
    "NEWEST_FIRST_ARCHIVES": _TRUTH,
    "REVERSE_CATEGORY_ORDER": _TRUTH,
    "DELETE_OUTPUT_DIRECTORY": _TRUTH,
    "OUTPUT_RETENTION": _TEXTS,
    "STATIC_CREATE_LINKS": _TRUTH,
    "STATIC_CHECK_IF_MODIFIED": _TRUTH,
    "STATIC_EXCLUDE_SOURCES": _TRUTH,
    "RELATIVE_URLS": _TRUTH,
    "ARTICLE_TRANSLATION_ID": _TEXTS | bool | None,
    "PAGE_TRANSLATION_ID": _TEXTS | bool | None,
    "PAGINATED_TEMPLATES": dict[str, int | None],
    "DEFAULT_DATE_FORMAT": str,
    "DATE_FORMATS": dict[str, str | tuple[Any, ...]],
    "JINJA_FILTERS": _TABLE,
    "JINJA_GLOBALS": _TABLE,
    "JINJA_TESTS": _TABLE,
    "JINJA_ENVIRONMENT": _TABLE,
    "LOG_FILTER": tuple[tuple[int, str], ...],
    "LOCALE": _TEXTS,
    "DEFAULT_PAGINATION": int | bool | None,
    "DEFAULT_ORPHANS": int,
    "TYPOGRIFY": _TRUTH,
    "TYPOGRIFY_IGNORE_TAGS": _TEXTS,
    "TYPOGRIFY_OMIT_FILTERS": _TEXTS,
    "TYPOGRIFY_DASHES": str,
    "PYGMENTS_RST_OPTIONS": _TABLE | None,
    "TEMPLATE_EXTENSIONS": _TEXTS,
    "PAGINATION_PATTERNS": tuple[tuple[int, str, str], ...],
    "PLUGIN_PATHS": _TEXTS,
    "PLUGINS": tuple[Any, ...] | str | None,
    "CACHE_CONTENT": _TRUTH,
    "CONTENT_CACHING_LAYER": str,
    "GZIP_CACHE": _TRUTH,
    "CHECK_MODIFIED_METHOD": str,
    "LOAD_CONTENT_CACHE": _TRUTH,
    "FORMATTED_FIELDS": _TEXTS,
    "PORT": int,
    "BIND": str,
    "RSS_FEED_SUMMARY_ONLY": _TRUTH,
    "FEED_APPEND_REF": _TRUTH,
    "FEED_DOMAIN": _TEXT,
}


def _old(told: str) -> str:
    return f"{shown(told)} cannot be used any longer; write ARTICLE_URL and ARTICLE_SAVE_AS." if told else ""


_SENTENCES = ("Gibt Colony an Pelican weiter.", "Handed on to Pelican.")

PASSED_ON: tuple[Declared, ...] = (
    *(row(Setting(name, *_SENTENCES), kind) for name, kind in _TYPES.items()),
    row(Setting("ARTICLE_PERMALINK_STRUCTURE", *_SENTENCES, take=taking.off, check=_old), str),
)
"""The rows of the settings that Colony only checks."""

PLACE_ENDING = "_SAVE_AS"
"""Ending of the names of settings that say where a page is written."""


def page_row(name: str) -> Declared:
    """The row of a ``…_SAVE_AS`` that no struct declares, since it is for a template of the site's own."""
    words = ("Ort einer eigenen Vorlage.", "Place of a template of one's own.")
    return row(Setting(name, *words, take=taking.off, check=checks.path_pattern), str)
