"""schema.org data as JSON-LD (JSON-LD 1.1), for search engines."""

from __future__ import annotations

import json
from typing import Any

from colony.config import Config
from colony.model import Entry
from colony.views import Anchor, PersonCard, PictureView

ARTICLE_TYPES = {"news": "NewsArticle", "opinion": "OpinionNewsArticle"}
"""Kind of an article → schema.org type; any other is an ``Article``."""


def script_safe(data: dict[str, Any]) -> str:
    """JSON that is safe inside ``<script>``: no ``<``, ``>`` or ``&`` as themselves.

    HTML Standard, "Restrictions for contents of script elements".
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")


def article(
    entry: Entry, authors: tuple[PersonCard, ...], picture: PictureView | None, config: Config
) -> str:
    """An article, or an advertisement that looks like one."""
    kind = "AdvertiserContentArticle" if entry.sponsored else ARTICLE_TYPES.get(entry.kind, "Article")
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": kind,
        "headline": entry.title,
        "inLanguage": entry.lang,
        "mainEntityOfPage": config.absolute(entry.url),
        "publisher": {"@type": "Organization", "name": config.site_name, "url": config.absolute("")},
        "author": [
            {"@type": "Organization", "name": person.name, "url": config.origin + person.href}
            for person in authors
        ],
    }
    if entry.date:
        data["datePublished"] = entry.date.isoformat()
        data["dateModified"] = (entry.modified or entry.date).isoformat()
    if entry.summary:
        data["description"] = entry.summary
    if picture and not picture.href.startswith("data:"):
        data["image"] = config.origin + picture.href
    if entry.license:
        data["license"] = entry.license
    return script_safe(data)


def gallery(entry: Entry, pictures: tuple[PictureView, ...], config: Config) -> str:
    """A gallery page with its photos."""
    return script_safe(
        {
            "@context": "https://schema.org",
            "@type": "ImageGallery",
            "name": entry.title,
            "url": config.absolute(entry.url),
            "image": [
                {"@type": "ImageObject", "contentUrl": config.origin + picture.href, "caption": picture.alt}
                for picture in pictures
            ],
        }
    )


def website(config: Config) -> str:
    """The portal itself, on its front page."""
    return script_safe(
        {
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": config.site_name,
            "url": config.absolute(""),
            "inLanguage": config.lang,
        }
    )


def profile(name: str, url: str, links: tuple[Anchor, ...], config: Config) -> str:
    """An author's page."""
    return script_safe(
        {
            "@context": "https://schema.org",
            "@type": "ProfilePage",
            "mainEntity": {
                "@type": "Organization",
                "name": name,
                "url": config.absolute(url),
                "sameAs": [link.href for link in links],
            },
        }
    )
