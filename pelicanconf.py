"""The site as authors preview it: settings as data only.

Names without ``COLONY_`` are Pelican's own and mean what Pelican's documentation says; Colony's
are explained in ``docs``. Paths count from this file. What it does not say, Pelican's defaults say.
"""

SITENAME = "Kolonie"
COLONY_TAGLINE = "Das Portal für Netzwerke und Menschen, die sie knüpfen"
SITEURL = ""
TIMEZONE = "Europe/Berlin"
DEFAULT_LANG = "de"

PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = ".cache"
THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["colony.editorial", "colony.feeds", "colony.portal"]

# What is not listed here as something else is an article.
ARTICLE_PATHS = [""]
PAGE_PATHS = ["pages"]
STATIC_PATHS = ["static", "extra"]
IGNORE_FILES = ["**/.*", "**/__pycache__", "**/*.py"]
DEFAULT_CATEGORY = "Allgemein"

# German slugs first, then Pelican's own rules.
SLUG_REGEX_SUBSTITUTIONS = [
    ("[äÄ]", "ae"),
    ("[öÖ]", "oe"),
    ("[üÜ]", "ue"),
    ("ß", "ss"),
    (r"[^\w\s-]", ""),
    (r"(?u)\A\s*", ""),
    (r"(?u)\s*\Z", ""),
    (r"[-\s]+", "-"),
]

ARTICLE_URL = "artikel/{slug}/"
ARTICLE_SAVE_AS = "artikel/{slug}/index.html"
ARTICLE_LANG_URL = "{lang}/artikel/{slug}/"
ARTICLE_LANG_SAVE_AS = "{lang}/artikel/{slug}/index.html"
DRAFT_URL = "entwurf/{slug}/"
DRAFT_SAVE_AS = "entwurf/{slug}/index.html"
DRAFT_LANG_URL = "entwurf/{lang}/{slug}/"
DRAFT_LANG_SAVE_AS = "entwurf/{lang}/{slug}/index.html"
PAGE_URL = "{slug}/"
PAGE_SAVE_AS = "{slug}/index.html"
PAGE_LANG_URL = "{lang}/{slug}/"
PAGE_LANG_SAVE_AS = "{lang}/{slug}/index.html"
DRAFT_PAGE_URL = "entwurf/seite/{slug}/"
DRAFT_PAGE_SAVE_AS = "entwurf/seite/{slug}/index.html"
DRAFT_PAGE_LANG_URL = "entwurf/seite/{lang}/{slug}/"
DRAFT_PAGE_LANG_SAVE_AS = "entwurf/seite/{lang}/{slug}/index.html"
CATEGORY_URL = "rubrik/{slug}/"
CATEGORY_SAVE_AS = "rubrik/{slug}/index.html"
TAG_URL = "thema/{slug}/"
TAG_SAVE_AS = "thema/{slug}/index.html"
AUTHOR_URL = "autor/{slug}/"
AUTHOR_SAVE_AS = "autor/{slug}/index.html"
YEAR_ARCHIVE_URL = "archiv/{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = "archiv/{date:%Y}/index.html"

CATEGORIES_SAVE_AS = "rubriken/index.html"
TAGS_SAVE_AS = "themen/index.html"
AUTHORS_SAVE_AS = "autoren/index.html"
ARCHIVES_SAVE_AS = "archiv/index.html"

# For themes of Pelican's own kind; Colony's press cuts its lists from the oldest by COLONY_PAGINATION_*.
DEFAULT_PAGINATION = 12
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}/seite/{number}/", "{base_name}/seite/{number}/index.html"),
]

FEED_ALL_ATOM = "feeds/alle.atom.xml"
FEED_ALL_RSS = "feeds/alle.rss.xml"
CATEGORY_FEED_ATOM = "feeds/rubrik/{slug}.atom.xml"
CATEGORY_FEED_RSS = "feeds/rubrik/{slug}.rss.xml"
AUTHOR_FEED_ATOM = "feeds/autor/{slug}.atom.xml"
AUTHOR_FEED_RSS = "feeds/autor/{slug}.rss.xml"
TAG_FEED_ATOM = "feeds/thema/{slug}.atom.xml"
TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 20

MARKDOWN = {
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
}

# Links to these hosts are advertising wherever they stand: host → advertiser.
COLONY_ADVERTISERS = {"example.com": "Beispiel-Verlag"}
