"""The portal for Colony: its own settings and its real theme, at a public address."""

SITEURL = "https://bench.example"
COLONY_PREVIEW = False
COLONY_ADVERTISERS: dict[str, str] = {}
# No rival draws pictures of headlines; a card costs about 10 ms, once.
COLONY_SOCIAL_CARDS = False
