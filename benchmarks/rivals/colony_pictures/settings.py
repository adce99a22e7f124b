"""A portal of one gallery: the formats and widths of the picture bench, all else as it is."""

SITEURL = ""
COLONY_ADVERTISERS: dict[str, str] = {}
COLONY_PICTURE_FORMATS = ["avif", "webp", "jpeg"]
COLONY_PICTURE_WIDTHS = [400, 800, 1600]
