"""schema.org data as JSON-LD (JSON-LD 1.1), for search engines: made from what a page shows."""

from __future__ import annotations

from typing import Any

from colony.model import encode
from colony.press.licenses import license_anchor
from colony.views import (
    AnyView,
    ArticleView,
    AuthorView,
    GalleryView,
    HomeView,
    PhotoView,
    PictureView,
    SiteView,
)

ARTICLE_TYPES = {"news": "NewsArticle", "opinion": "OpinionNewsArticle"}
"""Kind of an article → schema.org type; any other is an ``Article``."""


def json_ld(view: AnyView, site: SiteView) -> str:
    """The data about a page, safe inside ``<script>``; empty for kinds of pages that have none."""
    if isinstance(view, ArticleView):
        return script_safe(_article(view, site))
    if isinstance(view, GalleryView):
        return script_safe(_gallery(view, site))
    if isinstance(view, PhotoView):
        return script_safe(_photo(view, site))
    if isinstance(view, AuthorView):
        return script_safe(_profile(view, site))
    if isinstance(view, HomeView):
        return script_safe(_website(site))
    return ""


def script_safe(data: dict[str, Any]) -> str:
    """JSON that is safe inside ``<script>``: no ``<``, ``>`` or ``&`` as themselves.

    HTML Standard, "Restrictions for contents of script elements".
    """
    text = encode({"@context": "https://schema.org", **data}).decode()
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def _article(view: ArticleView, site: SiteView) -> dict[str, Any]:
    """An article, or an advertisement that looks like one."""
    kind = "AdvertiserContentArticle" if view.sponsored else ARTICLE_TYPES.get(view.kind, "Article")
    data: dict[str, Any] = {
        "@type": kind,
        "headline": view.title,
        "inLanguage": view.head.lang,
        "mainEntityOfPage": site.origin + view.head.href,
        "publisher": {"@type": "Organization", "name": site.name, "url": site.origin + site.base_href},
        "author": [
            {"@type": "Organization", "name": person.name, "url": site.origin + person.href}
            for person in view.authors
        ],
        "datePublished": view.date.isoformat(),
        "dateModified": (view.modified or view.date).isoformat(),
    }
    if view.summary:
        data["description"] = view.summary
    image = view.picture.href if view.picture else view.head.og_image
    if image and not image.startswith("data:"):
        data["image"] = site.origin + image
    if view.license and view.license.href:
        data["license"] = view.license.href
    return data


def _gallery(view: GalleryView, site: SiteView) -> dict[str, Any]:
    return {
        "@type": "ImageGallery",
        "name": view.title,
        "url": site.origin + view.head.href,
        "image": [
            {"@type": "ImageObject", **_image(photo, site), "url": site.origin + photo.full_href}
            for photo in view.photos
            if not photo.href.startswith("data:")
        ],
    }


def _photo(view: PhotoView, site: SiteView) -> dict[str, Any]:
    gallery = {"@type": "ImageGallery", "name": view.gallery.title, "url": site.origin + view.gallery.href}
    return {
        "@type": "ImageObject",
        **_image(view.picture, site),
        "url": site.origin + view.head.href,
        "isPartOf": gallery,
    }


def _image(picture: PictureView, site: SiteView) -> dict[str, Any]:
    """What search engines show of a picture: what it is, whose, and under which licence."""
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


def _profile(view: AuthorView, site: SiteView) -> dict[str, Any]:
    person: dict[str, Any] = {
        "@type": "Organization",
        "name": view.name,
        "url": site.origin + view.head.href,
        "sameAs": [link.href for link in view.links],
    }
    return {"@type": "ProfilePage", "mainEntity": person}
