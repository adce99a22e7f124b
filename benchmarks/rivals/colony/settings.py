"""The portal for Colony: its own settings and its real theme, at a public address."""

SITEURL = "https://bench.example"
COLONY_PREVIEW = False
COLONY_ADVERTISERS: dict[str, str] = {}
# No rival draws pictures of headlines; a card costs about 10 ms, once.
COLONY_SOCIAL_CARDS = False

# The feeds that the others write, so that figures compare: site, categories and authors in Atom and RSS.
TAG_FEED_ATOM = None
COLONY_FEEDS = {"site": ["atom", "rss"]}
COLONY_FEED_OPML = ""
