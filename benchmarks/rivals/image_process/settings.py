"""Stock Pelican with image-process: responsive pictures in three formats and widths."""

PLUGINS = ["pelican.plugins.image_process"]
SITEURL = ""
TIMEZONE = "UTC"
STATIC_PATHS = ["fotos"]
RELATIVE_URLS = False
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_SAVE_AS = CATEGORY_SAVE_AS = TAG_SAVE_AS = ""
WIDTHS = (400, 800, 1600)
IMAGE_PROCESS = {
    name: {
        "type": "responsive-image",
        "srcset": [
            (f"{width}w", [f"scale_in {width} {width} True"], f".{name}" if name != "jpeg" else ".jpg")
            for width in WIDTHS
        ],
        "sizes": "100vw",
        "default": "400w",
    }
    for name in ("avif", "webp", "jpeg")
}
