"""Licences as authors write them → the name that readers see, with a link to the licence."""

from __future__ import annotations

import re

from colony.views.parts import Anchor

_CREATIVE_COMMONS = re.compile(r"CC[ -](BY(?:[ -](?:NC|SA|ND)){0,2})[ -](\d\.\d)", re.IGNORECASE)


def license_anchor(text: str) -> Anchor | None:
    """The link for a licence given as SPDX identifier, address or free text; None for an empty text.

    >>> license_anchor("CC-BY-SA-4.0").href
    'https://creativecommons.org/licenses/by-sa/4.0/'
    """
    if not text:
        return None
    found = _CREATIVE_COMMONS.fullmatch(text.strip())
    if found:
        terms, version = found[1].upper().replace(" ", "-"), found[2]
        return Anchor(
            title=f"CC {terms} {version}",
            href=f"https://creativecommons.org/licenses/{terms.lower()}/{version}/",
        )
    if text.strip().upper() == "CC0-1.0":
        return Anchor(title="CC0 1.0", href="https://creativecommons.org/publicdomain/zero/1.0/")
    if text.startswith(("https://", "http://")):
        return Anchor(title=text.removeprefix("https://").removeprefix("http://"), href=text)
    return Anchor(title=text, href="")
