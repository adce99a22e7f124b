"""A portal of one gallery at the quality of publishing."""

SITEURL = "https://bench.example"
COLONY_PREVIEW = False
COLONY_ADVERTISERS: dict[str, str] = {}
COLONY_PICTURE_FORMATS = ["avif", "webp", "jpeg"]
COLONY_PICTURE_WIDTHS = [400, 800, 1600]
