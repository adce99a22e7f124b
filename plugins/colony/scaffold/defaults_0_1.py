"""What Colony 0.1 assumed where a site's settings said nothing: its own sample's settings.

Since 0.2 a site stands on Pelican's defaults and on words of its own language. Whoever published with
0.1 keeps addresses and texts as they were by writing these lines down.
"""

from __future__ import annotations

from typing import Any

ADDRESSES_0_1: dict[str, Any] = {
    "DEFAULT_LANG": "de",
    "TIMEZONE": "Europe/Berlin",
    "SLUG_REGEX_SUBSTITUTIONS": [
        ("[äÄ]", "ae"),
        ("[öÖ]", "oe"),
        ("[üÜ]", "ue"),
        ("ß", "ss"),
        (r"[^\w\s-]", ""),
        (r"(?u)\A\s*", ""),
        (r"(?u)\s*\Z", ""),
        (r"[-\s]+", "-"),
    ],
    "DEFAULT_CATEGORY": "Allgemein",
    "STATIC_PATHS": ["static", "extra"],
    "ARTICLE_URL": "artikel/{slug}/",
    "ARTICLE_SAVE_AS": "artikel/{slug}/index.html",
    "ARTICLE_LANG_URL": "{lang}/artikel/{slug}/",
    "ARTICLE_LANG_SAVE_AS": "{lang}/artikel/{slug}/index.html",
    "DRAFT_URL": "entwurf/{slug}/",
    "DRAFT_SAVE_AS": "entwurf/{slug}/index.html",
    "DRAFT_LANG_URL": "entwurf/{lang}/{slug}/",
    "DRAFT_LANG_SAVE_AS": "entwurf/{lang}/{slug}/index.html",
    "PAGE_URL": "{slug}/",
    "PAGE_SAVE_AS": "{slug}/index.html",
    "PAGE_LANG_URL": "{lang}/{slug}/",
    "PAGE_LANG_SAVE_AS": "{lang}/{slug}/index.html",
    "DRAFT_PAGE_URL": "entwurf/seite/{slug}/",
    "DRAFT_PAGE_SAVE_AS": "entwurf/seite/{slug}/index.html",
    "DRAFT_PAGE_LANG_URL": "entwurf/seite/{lang}/{slug}/",
    "DRAFT_PAGE_LANG_SAVE_AS": "entwurf/seite/{lang}/{slug}/index.html",
    "CATEGORY_URL": "rubrik/{slug}/",
    "CATEGORY_SAVE_AS": "rubrik/{slug}/index.html",
    "TAG_URL": "thema/{slug}/",
    "TAG_SAVE_AS": "thema/{slug}/index.html",
    "AUTHOR_URL": "autor/{slug}/",
    "AUTHOR_SAVE_AS": "autor/{slug}/index.html",
    "YEAR_ARCHIVE_URL": "archiv/{date:%Y}/",
    "YEAR_ARCHIVE_SAVE_AS": "archiv/{date:%Y}/index.html",
    "COLONY_GALLERY_URL": "galerie/{slug}/",
    "COLONY_GALLERY_SAVE_AS": "galerie/{slug}/index.html",
    "COLONY_ORGANISATION_URL": "verzeichnis/{slug}/",
    "COLONY_ORGANISATION_SAVE_AS": "verzeichnis/{slug}/index.html",
    "COLONY_PAGINATION_URL": "{base}seite/{number}/",
    "COLONY_PAGINATION_SAVE_AS": "{base}seite/{number}/index.html",
    "COLONY_PICTURE_FOLDER": "bilder",
    "FEED_ALL_ATOM": "feeds/alle.atom.xml",
    "FEED_ALL_RSS": "feeds/alle.rss.xml",
    "CATEGORY_FEED_ATOM": "feeds/rubrik/{slug}.atom.xml",
    "CATEGORY_FEED_RSS": "feeds/rubrik/{slug}.rss.xml",
    "AUTHOR_FEED_ATOM": "feeds/autor/{slug}.atom.xml",
    "AUTHOR_FEED_RSS": "feeds/autor/{slug}.rss.xml",
    "TAG_FEED_ATOM": "feeds/thema/{slug}.atom.xml",
    "TRANSLATION_FEED_ATOM": None,
    "FEED_MAX_ITEMS": 20,
    "COLONY_FEED_OPML": "feeds/alle.opml",
    "MARKDOWN": {
        "extensions": [
            "markdown.extensions.abbr",
            "markdown.extensions.admonition",
            "markdown.extensions.attr_list",
            "markdown.extensions.def_list",
            "markdown.extensions.fenced_code",
            "markdown.extensions.footnotes",
            "markdown.extensions.md_in_html",
            "markdown.extensions.sane_lists",
            "markdown.extensions.tables",
        ],
        "extension_configs": {
            "markdown.extensions.codehilite": {"css_class": "highlight", "guess_lang": False},
            "markdown.extensions.toc": {},
        },
        "output_format": "html5",
    },
}
"""Setting → what Colony 0.1 assumed."""
