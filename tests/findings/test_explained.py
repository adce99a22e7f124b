"""The reference of findings in the documentation."""

from __future__ import annotations

import pytest

from colony.findings.all_messages import messages
from colony.findings.explained import reference


@pytest.mark.parametrize("lang", ["de", "en"])
def test_reference(lang: str) -> None:
    """Every code has one heading, and every message its words and explanation below."""
    text = reference(lang)
    codes = [line for line in text.splitlines() if line.startswith("### ")]
    assert sorted(codes) == sorted({f"### `{message.code}`" for message in messages().values()})
    for message in messages().values():
        assert f"`{message.wording(lang).message}` – `{message.wording(lang).remedy}`" in text
        assert message.wording(lang).explanation in text


def test_the_languages_differ() -> None:
    """German speaks German throughout."""
    assert "**Fehler:**" in reference("de")
    assert "Error" not in reference("de")
