"""The portal for stock Pelican: the pages, lists and feeds that Colony makes, with a plain theme."""

from pathlib import Path

HERE = Path(__file__).resolve().parent

SITENAME = "Kolonie"
SITEURL = "https://bench.example"
TIMEZONE = "Europe/Berlin"
DEFAULT_LANG = "de"
LOCALE = ["C.UTF-8"]

THEME = str(HERE)
THEME_STATIC_PATHS = ["static"]
PLUGIN_PATHS = [str(HERE / "plugins")]
PLUGINS = ["ends"]
ARTICLE_PATHS = ["articles"]
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
USE_FOLDER_AS_CATEGORY = False

ARTICLE_URL = "artikel/{slug}/"
ARTICLE_SAVE_AS = "artikel/{slug}/index.html"
CATEGORY_URL = "rubrik/{slug}/"
CATEGORY_SAVE_AS = "rubrik/{slug}/index.html"
TAG_URL = "thema/{slug}/"
TAG_SAVE_AS = "thema/{slug}/index.html"
AUTHOR_URL = "autor/{slug}/"
AUTHOR_SAVE_AS = "autor/{slug}/index.html"

DIRECT_TEMPLATES = [
    "index", "categories", "tags", "authors", "archives", "404", "robots", "sitemap",
    "abonnieren", "suche", "galerien", "verzeichnis",
]  # fmt: skip
CATEGORIES_SAVE_AS = "rubriken/index.html"
TAGS_SAVE_AS = "themen/index.html"
AUTHORS_SAVE_AS = "autoren/index.html"
ARCHIVES_SAVE_AS = "archiv/index.html"
ABONNIEREN_SAVE_AS = "abonnieren/index.html"
SUCHE_SAVE_AS = "suche/index.html"
GALERIEN_SAVE_AS = "galerien/index.html"
VERZEICHNIS_SAVE_AS = "verzeichnis/index.html"
ROBOTS_SAVE_AS = "robots.txt"
SITEMAP_SAVE_AS = "sitemap.xml"

# The newest pages take the remainder, as everywhere in this comparison.
DEFAULT_PAGINATION = 12
DEFAULT_ORPHANS = 11
PAGINATED_TEMPLATES = {"index": None, "category": None, "tag": None, "author": None, "year": None}
PAGINATION_PATTERNS = (
    (1, "{base_name}/", "{base_name}/index.html"),
    (2, "{base_name}/seite/{number}/", "{base_name}/seite/{number}/index.html"),
)

FEED_ALL_ATOM = "feeds/alle.atom.xml"
FEED_ALL_RSS = "feeds/alle.rss.xml"
CATEGORY_FEED_ATOM = "feeds/rubrik/{slug}.atom.xml"
CATEGORY_FEED_RSS = "feeds/rubrik/{slug}.rss.xml"
AUTHOR_FEED_ATOM = "feeds/autor/{slug}.atom.xml"
AUTHOR_FEED_RSS = "feeds/autor/{slug}.rss.xml"
TRANSLATION_FEED_ATOM = None
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = False
