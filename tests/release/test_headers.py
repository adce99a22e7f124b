"""Headers and redirects: one decision, the same in every server's words."""

from __future__ import annotations

import json
import re

import pytest

from colony.release.headers import (
    FOREVER,
    MINUTES,
    PAGE_POLICY,
    SECURITY_HEADERS,
    SERVERS,
    SVG_POLICY,
    content_types,
    headers_for,
    kind_of,
    server_files,
)
from colony.release.site_tree import File, is_hashed

PATHS = (
    "index.html",
    "artikel/abc-deadbeef/index.html",
    "abc-deadbeef.html",
    "theme/menu.1a2b3c4d.js",
    "bilder/hafen-1a2b3c4d-736.avif",
    "bilder/hafen-12345678.png",
    "bilder/hafen-1a2b3c.jpg",
    "bilder/fest-20261123.jpg",
    "bilder/fest-20261123-1600.jpg",
    "pagefind/de_1a2b3c4.pf_meta",
    "pagefind/pagefind.js",
    "feeds/x-deadbeef.atom.xml",
    "feeds/alle.atom.xml",
    "sitemap.xml",
    "zeichnung.svg",
)

REDIRECTS = {
    "alt/index.html": "/neu/",
    'a b/"x"(1).html': "/ä/?a=1",
    "zeile\numbruch.html": "/nie/",
}


def test_what_nginx_is_told_is_what_we_mean() -> None:
    """Its patterns, tried in its order, tell hashed files from others as we do."""
    text = server_files("nginx", {}, {})["colony-http.conf"]
    block = text[text.index("$colony_cache_control") : text.index("\n}")]
    rules = re.findall(r'"(~\*?)([^"]+)" "([^"]+)";', block)
    assert len(rules) == 4
    for path in PATHS:
        told = (
            value
            for mark, pattern, value in rules
            if re.search(pattern, f"/{path}", re.IGNORECASE if mark == "~*" else 0)
        )
        assert (next(told, MINUTES) == FOREVER) == is_hashed(path), path


def test_what_apache_is_told_is_what_we_mean() -> None:
    """Its sections, of which the last that matches counts, do the same."""
    text = server_files("apache", {}, {})["colony-apache.conf"]
    rules = re.findall(r'<FilesMatch "([^"]+)">\n    Header set Cache-Control "([^"]+)"', text)
    assert len(rules) == 4
    for path in PATHS:
        name = path.rpartition("/")[2]
        told = [value for pattern, value in rules if re.search(pattern, name)]
        assert ((told or [MINUTES])[-1] == FOREVER) == is_hashed(path), path


@pytest.mark.parametrize("path", PATHS)
def test_headers_of_a_file(path: str) -> None:
    """A place that keeps headers with the file gets all of them."""
    found = headers_for(path)
    assert found["Cache-Control"] == (FOREVER if is_hashed(path) else MINUTES)
    assert found["Content-Security-Policy"] == (SVG_POLICY if path.endswith(".svg") else PAGE_POLICY)
    assert SECURITY_HEADERS.items() <= found.items()
    assert (
        found["Content-Type"].partition(";")[0] == (content_types(path) or ("application/octet-stream",))[0]
    )


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("feeds/alle.atom.xml", "application/atom+xml; charset=utf-8"),
        ("feeds/alle.rss.xml", "application/rss+xml; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("menu.1a2b3c4d.js", "text/javascript; charset=utf-8"),
        ("hafen-1a2b3c4d-736.avif", "image/avif"),
        ("de_1a2b3c4.pf_meta", "application/octet-stream"),
    ],
)
def test_types(path: str, told: str) -> None:
    """Texts say that they are UTF-8, pictures do not."""
    assert headers_for(path)["Content-Type"] == told


def test_redirects_in_the_words_of_each_server() -> None:
    """Quotes and brackets in an old address are no syntax; one with a line break is left to its page."""
    nginx = server_files("nginx", {}, REDIRECTS)["colony-server.conf"]
    assert 'location = "/alt/" { return 301 "/neu/"; }' in nginx
    assert 'location = "/a b/\\"x\\"(1).html" { return 301 "/%C3%A4/?a=1"; }' in nginx
    apache = server_files("apache", {}, REDIRECTS)["colony-apache.conf"]
    pattern = re.search(r'RedirectMatch 301 "(\^/a[^"]+)" "/%C3%A4/\?a=1"', apache)
    assert pattern is not None
    assert re.search(pattern[1], '/a b/"x"(1).html')
    told = server_files("netlify", {}, REDIRECTS)["_redirects"]
    assert told == "/a%20b/%22x%22%281%29.html /%C3%A4/?a=1 301\n/alt/ /neu/ 301\n"
    assert "/nie/" not in nginx + apache + told


def test_hosts_that_know_folders_only_cache_only_wholly_hashed_ones() -> None:
    """A folder with one file whose name carries no hash is not kept for a year."""
    tree = {path: File(sha256="a", size_bytes=1) for path in PATHS if path.startswith(("theme", "bilder"))}
    told = server_files("netlify", tree, {})["_headers"]
    assert f"/theme/*\n  Cache-Control: {FOREVER}" in told
    assert "/bilder/*" not in told


def test_no_location_of_nginx_sets_a_header() -> None:
    """One add_header in a location would drop all those of the server."""
    text = server_files("nginx", {}, REDIRECTS)["colony-server.conf"]
    assert not [line for line in text.splitlines() if line.startswith("location") and "add_header" in line]
    assert all(f"add_header {name} " in text for name in SECURITY_HEADERS)


def test_cloudfront_gets_two_policies() -> None:
    """One for pages, one for SVG files, each whole."""
    found = [json.loads(text) for text in server_files("cloudfront", {}, {}).values()]
    policies = [
        each["SecurityHeadersConfig"]["ContentSecurityPolicy"]["ContentSecurityPolicy"] for each in found
    ]
    assert policies == [PAGE_POLICY, SVG_POLICY]
    assert all(each["CustomHeadersConfig"]["Quantity"] == 2 for each in found)


def test_every_server_has_files() -> None:
    """What the task offers is there."""
    assert all(server_files(server, {}, {}) for server in SERVERS)
    assert kind_of("index.html").value == "page"
