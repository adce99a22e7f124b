"""What a request gets: tables, and promises that hold for every request."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from colony.preview.responses import HTML, answer, content_type, span, with_script

SCRIPT = b'<script type="module" src="/_colony/page.js"></script>'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder with a secret beside it and links that lead there."""
    folder = tmp_path_factory.mktemp("site")
    root = folder / "output"
    (root / "artikel" / "ä b").mkdir(parents=True)
    (root / "leer").mkdir()
    (folder / "secret.html").write_text("secret")
    for name in (
        "index.html",
        "404.html",
        "artikel/index.html",
        "artikel/ä b/index.html",
        "bild.avif",
        ".hidden",
    ):
        (root / name).write_text(name)
    (root / "link.html").symlink_to(folder / "secret.html")
    (root / "up").symlink_to(folder)
    (root / "circle").symlink_to(root / "circle")
    return root


@pytest.mark.parametrize(
    ("target", "status", "file"),
    [
        ("/", 200, "index.html"),
        ("/?from=feed", 200, "index.html"),
        ("/index.html", 200, "index.html"),
        ("/artikel/", 200, "artikel/index.html"),
        ("/artikel/%C3%A4%20b/", 200, "artikel/ä b/index.html"),
        ("//artikel/", 200, "artikel/index.html"),
        ("/bild.avif", 200, "bild.avif"),
        ("/bild.avif/", 404, "404.html"),
        ("/leer/", 404, "404.html"),
        ("/nichts", 404, "404.html"),
        ("/.hidden", 404, "404.html"),
        ("/../secret.html", 404, "404.html"),
        ("/artikel/%2e%2e/%2e%2e/secret.html", 404, "404.html"),
        ("/%2e%2e%2fsecret.html", 404, "404.html"),
        ("/link.html", 404, "404.html"),
        ("/up/secret.html", 404, "404.html"),
        ("/circle", 404, "404.html"),
        ("/%00", 404, "404.html"),
        ("/" + "x" * 5000, 404, "404.html"),
        ("http://elsewhere.example/", 404, "404.html"),
        ("*", 404, "404.html"),
    ],
)
def test_target(site: Path, target: str, status: int, file: str) -> None:
    """Each target gets its file, and what must not be served gets the site's own page for that."""
    found = answer(target, site)
    assert (found.status, found.file) == (status, site / file)
    assert found.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    ("target", "base_href", "location"),
    [
        ("/artikel", "/", "/artikel/"),
        ("/artikel?a=b", "/", "/artikel/?a=b"),
        ("//artikel", "/", "/artikel/"),
        ("/artikel/%C3%A4%20b", "/", "/artikel/%C3%A4%20b/"),
        ("/", "/portal/", "/portal/"),
        ("/portal", "/portal/", "/portal/"),
        ("/portal/artikel", "/portal/", "/portal/artikel/"),
    ],
)
def test_redirect(site: Path, target: str, base_href: str, location: str) -> None:
    """A folder without its slash is sent on, since relative links on its page count from there."""
    found = answer(target, site, base_href)
    assert (found.status, found.headers["Location"], found.file) == (302, location, None)


def test_site_in_a_folder(site: Path) -> None:
    """Where the site's root is a folder of its server, pages lie below it and nowhere else."""
    assert answer("/portal/artikel/", site, "/portal/").file == site / "artikel/index.html"
    assert answer("/artikel/", site, "/portal/").status == 404


def test_no_page_for_what_is_missing(tmp_path: Path) -> None:
    """A site without its own 404.html, or without its folder, still gets an answer."""
    for root in (tmp_path, tmp_path / "unborn"):
        found = answer("/x", root)
        assert (found.status, found.file, found.is_page) == (404, None, True)


PIECES = st.sampled_from(
    ["..", "%2e%2e", "/", "%2f", "up", "secret.html", "link.html", "\\", "~", "%00", "a", "?"]
)


@given(st.lists(PIECES | st.text(max_size=4)).map("".join))
def test_nothing_leaves_the_folder(site: Path, target: str) -> None:
    """Whatever is asked for, the file lies in the output folder and is no hidden one."""
    file = answer(target, site).file
    if file is not None:
        assert file.resolve().is_relative_to(site)
        assert not file.name.startswith(".")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("index.html", HTML),
        ("alle.atom.xml", "application/atom+xml; charset=utf-8"),
        ("alle.rss.xml", "application/rss+xml; charset=utf-8"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
        ("a.1b2c3d4e.js", "text/javascript; charset=utf-8"),
        ("A.WEBP", "image/webp"),
        ("a.avif", "image/avif"),
        ("a.svg", "image/svg+xml"),
        ("site.webmanifest", "application/manifest+json"),
        ("CNAME", "application/octet-stream"),
        ("a.mp3.unknown", "application/octet-stream"),
    ],
)
def test_content_type(name: str, expected: str) -> None:
    """The longest ending that is known decides, whatever the case of its letters."""
    assert content_type(name) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (b"<body>x</body></html>", b"<body>x" + SCRIPT + b"</body></html>"),
        (b"<BODY>x</BODY>", b"<BODY>x" + SCRIPT + b"</BODY>"),
        (b"<pre></body></pre></body>", b"<pre></body></pre>" + SCRIPT + b"</body>"),
        (b"x", b"x" + SCRIPT),
        (b"", SCRIPT),
        ("\u0130</body>".encode(), "\u0130".encode() + SCRIPT + b"</body>"),
    ],
)
def test_with_script(html: bytes, expected: bytes) -> None:
    """The script stands before the end of the body, or at the end of what has no body."""
    assert with_script(html) == expected


def test_with_script_and_query() -> None:
    """The query tells the script which build the page is from, and cannot break out of the attribute."""
    assert b'src="/_colony/page.js?edition=a-1&amp;x=&quot;"' in with_script(b"", 'edition=a-1&x="')


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("", None),
        ("bytes=0-", (0, 10)),
        ("bytes=2-4", (2, 5)),
        ("bytes=2-99", (2, 10)),
        ("Bytes=9-9", (9, 10)),
        ("bytes=-3", (7, 10)),
        ("bytes=-99", (0, 10)),
        ("bytes=-0", (10, 10)),
        ("bytes=10-", (10, 10)),
        ("bytes=50-60", (10, 10)),
        ("bytes=4-2", None),
        ("bytes=-", None),
        ("bytes=1-2,4-5", None),
        ("bytes=a-b", None),
        ("bytes=²-", None),
        ("seconds=1-2", None),
    ],
)
def test_span(header: str, expected: tuple[int, int] | None) -> None:
    """Single ranges are understood; what cannot be, means the whole file."""
    assert span(header, 10) == expected


@given(st.from_regex(r"bytes=[0-9]{0,3}-[0-9]{0,3}", fullmatch=True) | st.text(), st.integers(0, 200))
def test_span_stays_in_the_file(header: str, size: int) -> None:
    """No header makes a range that leaves the file or runs backwards."""
    found = span(header, size)
    assert found is None or 0 <= found[0] <= found[1] <= size
