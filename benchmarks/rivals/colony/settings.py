"""The portal for Colony: its own settings and its real theme, at a public address."""

SITEURL = "https://bench.example"
COLONY_PREVIEW = False
COLONY_ADVERTISERS: dict[str, str] = {}
