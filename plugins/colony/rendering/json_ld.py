"""schema.org data for search engines, as JSON-LD 1.1. It is made of views, so it says what the page shows."""

from __future__ import annotations

from typing import Any

from colony.model import encode
from colony.tables import json_ld_of_views
from colony.views import HomeView, PictureView, SiteView, View, license_anchor


def json_ld(view: View, site: SiteView) -> str:
    """A page's JSON-LD, safe inside ``<script>``; empty for kinds of pages that have none."""
    if isinstance(view, HomeView):
        return script_safe(_website(site))
    schema_data = json_ld_of_views().get(type(view))
    return script_safe(schema_data(view, site)) if schema_data is not None else ""


def script_safe(data: dict[str, Any]) -> str:
    """JSON that is safe inside ``<script>``: ``<``, ``>`` and ``&`` are escaped.

    Source: HTML Standard, "Restrictions for contents of script elements".
    """
    text = encode({"@context": "https://schema.org", **data}).decode()
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def image_data(picture: PictureView, site: SiteView) -> dict[str, Any]:
    """The properties of a picture: address, caption, credit and licence; empty ones are left out."""
    licence = license_anchor(picture.license)
    told = {
        "contentUrl": "" if picture.href.startswith("data:") else site.origin + picture.href,
        "caption": picture.alt,
        "creditText": picture.credit,
        "license": licence.href if licence else "",
    }
    return {key: value for key, value in told.items() if value}


def _website(site: SiteView) -> dict[str, Any]:
    return {
        "@type": "WebSite",
        "name": site.name,
        "url": site.origin + site.base_href,
        "inLanguage": site.lang,
    }
