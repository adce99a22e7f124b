"""What addresses of authors mean, as browsers read them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colony.text.addresses import ascii_host, content_path, host, is_contact, is_outside

SHOP = "laden.example"


@pytest.mark.parametrize(
    "address",
    [
        "https://laden.example/a",
        "HTTPS://LADEN.example",
        "http://ada:geheim@laden.example:8080/?q",
        "//laden.example",
        "/\\laden.example",
        "\\\\laden.example/a",
        "https:laden.example",
        "https:/laden.example",
        "https:///laden.example",
        "https:\\laden.example",
        "/\t/laden.example",
        "ht\ntps://laden.example",
        " \x1fhttps://laden.example ",
        "https://laden.example.",
        "https://laden%2Eexample/",
        "https://ｌａｄｅｎ.example",
        "https://laden\u3002example",
        "https://la\u00adden.example",
        "https://laden.example\\@nichts.example",
        "https://nichts.example@laden.example",
    ],
)
def test_host(address: str) -> None:
    """Whatever spelling a browser takes for that host is that host here."""
    assert host(address) == SHOP
    assert is_outside(address)


@pytest.mark.parametrize(
    "address",
    [
        "", "a", "/a", "./a//b", "a:b", "#//x", "?//x", "mailto:a@b.example", "javascript://x", "https:",
        "//", "///", "ftp://laden.example/a", "bilder/a.png", "https", "{static}/a.png",
    ],
)  # fmt: skip
def test_no_host(address: str) -> None:
    """Paths, other schemes and addresses without a name have none."""
    assert host(address) == ""
    assert not is_outside(address)


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("Laden.Example", "laden.example"),
        ("müller.example", "xn--mller-kva.example"),
        ("MÜLLER.example", "xn--mller-kva.example"),
        ("straße.example", "xn--strae-oqa.example"),
    ],
)
def test_ascii_host(name: str, known: str) -> None:
    """Names compare by the form that they are registered in, as browsers make it."""
    assert ascii_host(name) == known


@pytest.mark.parametrize(("address", "known"), [("Mailto:a@b.c", True), ("tel:1", True), ("maps:x", False)])
def test_is_contact(address: str, known: bool) -> None:
    """Mail, telephone and chat lead to people."""
    assert is_contact(address) == known


@pytest.mark.parametrize("address", ["http://[", "https://a b", "//a|b/", "https://a%2Fb", "https://[::1"])
def test_a_host_that_no_browser_takes(address: str) -> None:
    """It has no name to compare or show, and is not taken for a file of the content either."""
    assert host(address) == ""
    assert is_outside(address)


def test_numbers_of_hosts() -> None:
    """Hosts may be numbers, with and without a port."""
    assert [host(f"http://{name}:80/") for name in ("127.0.0.1", "[2001:DB8::1]")] == [
        "127.0.0.1",
        "[2001:db8::1]",
    ]


@given(st.text(alphabet="htps:/\\@.%2e\t\u3002a[]?#", max_size=25))
def test_any_text_has_a_host_or_none(address: str) -> None:
    """No address stops a build, and a host has no sign that could end it."""
    assert not set("/\\?#@%") & set(host(address))
    assert is_outside(address) or not host(address)


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("x.png", "artikel/x.png"),
        ("../bilder/x.png", "bilder/x.png"),
        ("/bilder/x.png", "bilder/x.png"),
        ("{static}/bilder/a b.png", "bilder/a b.png"),
        ("{attach}x.png", "artikel/x.png"),
        ("|filename|/x.png", "x.png"),
        ("a%20b.png?x#y", "artikel/a b.png"),
        ("https://host.example/x.png", "https://host.example/x.png"),
        ("//host.example/x.png", "//host.example/x.png"),
        ("../../x.png", None),
        ("/../x.png", None),
        ("..%2F..%2Fx.png", None),
        ("/", None),
    ],
)
def test_content_path(address: str, path: str | None) -> None:
    """An address in a file is a path below the content root, or none at all."""
    assert content_path(address, "artikel/a.md") == path


@given(st.text(alphabet="./%2eEfF\\ab{}|static", max_size=30))
def test_content_path_stays_inside(address: str) -> None:
    """No address leads out of the content root."""
    path = content_path(address, "a/b.md")
    assert path is None or is_outside(path) or not (path.startswith(("/", "..")) or "/../" in f"/{path}/")
