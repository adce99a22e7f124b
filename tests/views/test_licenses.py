"""Licence lines."""

from __future__ import annotations

import pytest

from colony.views.licenses import license_anchor

CC = "https://creativecommons.org"


@pytest.mark.parametrize(
    ("text", "title", "href"),
    [
        ("CC-BY-4.0", "CC BY 4.0", f"{CC}/licenses/by/4.0/"),
        ("CC-BY-SA-4.0", "CC BY-SA 4.0", f"{CC}/licenses/by-sa/4.0/"),
        ("cc by-nc-nd 3.0", "CC BY-NC-ND 3.0", f"{CC}/licenses/by-nc-nd/3.0/"),
        ("CC0-1.0", "CC0 1.0", f"{CC}/publicdomain/zero/1.0/"),
        ("https://example.org/lizenz", "example.org/lizenz", "https://example.org/lizenz"),
        ("Alle Rechte vorbehalten", "Alle Rechte vorbehalten", ""),
        ("CC-BY-XX-4.0", "CC-BY-XX-4.0", ""),
        ("javascript:alert(1)", "javascript:alert(1)", ""),
    ],
)
def test_a_licence_is_named_and_explained(text: str, title: str, href: str) -> None:
    """Identifiers and addresses become links, anything else stays text."""
    found = license_anchor(text)
    assert found is not None
    assert (found.title, found.href) == (title, href)


def test_no_licence_is_none() -> None:
    """Where the author said nothing, nothing is said."""
    assert license_anchor("") is None
