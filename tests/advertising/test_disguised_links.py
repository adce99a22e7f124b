"""Links to advertisers, however they are spelt."""

from __future__ import annotations

import pytest

from tests.content.samples import codes, read_body

ADVERTISERS = {"laden.example": "Laden", "Müller.example": "Müller"}


@pytest.mark.parametrize(
    "address",
    [
        "https://laden.example/a",
        "https:laden.example",
        "https:///laden.example",
        "/\\laden.example/",
        "/&#9;/laden.example/",
        "https://www.laden.example.",
        "https://ｌａｄｅｎ.example",
        "https://laden。example",
        "https://müller.example",
        "https://xn--mller-kva.example/",
    ],
)
def test_an_unlabelled_link_is_found(address: str) -> None:
    """Whatever leads a browser to an advertiser is an error without the label, and says that it is paid."""
    reading = read_body(f'<a href="{address}">x</a>', COLONY_ADVERTISERS=ADVERTISERS)
    assert codes(reading) == ["ad-unlabelled"]
    assert 'rel="sponsored noopener"' in reading.body_html


@pytest.mark.parametrize(
    "address", ["https://laden.example.org", "https://einladen.example", "/laden.example"]
)
def test_others_are_left_alone(address: str) -> None:
    """A host that only looks alike, and a path, are nobody's advertising."""
    reading = read_body(f'<a href="{address}">x</a>', COLONY_ADVERTISERS=ADVERTISERS)
    assert codes(reading) == []
    assert "sponsored" not in reading.body_html
