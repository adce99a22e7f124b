"""``ads.toml``: the site's advertisements."""

from __future__ import annotations

import tomllib

from colony.findings import say
from colony.model import Finding
from colony.views import AdView

Ads = tuple[tuple[AdView, tuple[str, ...]], ...]
"""Each advertisement with the categories beside whose articles it is shown; empty for all."""

_KEYS = ("advertiser", "title", "url")


def read_ads(path: str, data: bytes, lang: str) -> tuple[Ads, tuple[Finding, ...]]:
    """(advertisements, findings) of an ``ads.toml`` with a ``[[ad]]`` table for each.

    An advertisement without advertiser, title or an ``https`` address is left out and named in a finding. A
    file that is not TOML gives no advertisement and a finding.

    Args:
        path: the file, relative to the content root, for findings.
        data: its bytes.
        lang: the language of the findings.
    """
    try:
        tables = tomllib.loads(data.decode("utf-8")).get("ad", [])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return (), (say("ads-unreadable", path, lang=lang, reason=str(error)),)
    ads = []
    findings = []
    for position, table in enumerate(tables, start=1):
        missing = [key for key in _KEYS if not str(table.get(key, "")).strip()]
        if missing or not str(table.get("url", "")).startswith("https://"):
            reason = f"[[ad]] {position}: {missing[0] if missing else 'url: https://'}"
            findings.append(say("ads-unreadable", path, lang=lang, reason=reason))
            continue
        view = AdView(
            advertiser=str(table["advertiser"]),
            title=str(table["title"]),
            text=str(table.get("text", "")),
            href=str(table["url"]),
        )
        ads.append((view, tuple(str(name) for name in table.get("categories", []))))
    return tuple(ads), tuple(findings)
