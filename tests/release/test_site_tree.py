"""Trees: what is found in a folder, what is refused, which names carry a hash, what is written when."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from colony.release.site_tree import Phase, TreeError, is_hashed, phase_of, scan
from tests.release.sites import HOSTILE, write


def test_a_scan_finds_every_file_and_its_content(tmp_path: Path) -> None:
    """Names of any kind are found as they are, with hash and size, ordered."""
    files = {"index.html": "home", **dict.fromkeys(HOSTILE, "abc")}
    tree = scan(write(tmp_path / "out", files))
    assert list(tree) == sorted(files)
    assert tree["--delete"].size_bytes == 3
    assert tree["--delete"].sha256 == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_all_that_must_not_be_published_is_named_at_once(tmp_path: Path) -> None:
    """Links, pipes, dotfiles and names that are not UTF-8 are refused; what a link leads to is not read."""
    root = write(tmp_path / "out", {"index.html": "home", ".env": "secret", "tief/.git/config": "x"})
    (root / "link.html").symlink_to("/etc/passwd")
    (root / "ordner").symlink_to(tmp_path)
    os.mkfifo(root / "pipe")
    Path(os.fsdecode(os.fsencode(root) + b"/latin\xfc.html")).touch()
    with pytest.raises(TreeError) as refused:
        scan(root)
    named = [fault.partition(":")[0] for fault in refused.value.faults]
    assert sorted(named) == [".env", "latin\\udcfc.html", "link.html", "ordner", "pipe", "tief/.git"]


@pytest.mark.parametrize(
    ("path", "hashed"),
    [
        ("theme/js/menu.1a2b3c4d.js", True),
        ("bilder/hafen-1a2b3c4d-736.avif", True),
        ("bilder/hafen-12345678-736.avif", True),
        ("pagefind/fragment/de_1a2b3c4.pf_fragment", True),
        ("theme/LICENSE.1a2b3c4d", True),
        ("bilder/fest-20261123.jpg", False),
        ("bilder/fest-20261123-1600.jpg", False),
        ("artikel/abc-deadbeef/index.html", False),
        ("abc-deadbeef.html", False),
        ("feeds/x-deadbeef.atom.xml", False),
        ("bilder/hafen.jpg", False),
        ("bilder/hafen-1a2b3c.jpg", False),
    ],
)
def test_names_that_carry_a_hash(path: str, hashed: bool) -> None:
    """A hash is told from a day, from a number and from a word in an address."""
    assert is_hashed(path) is hashed


@pytest.mark.parametrize(
    ("path", "phase"),
    [
        ("theme/menu.1a2b3c4d.js", Phase.ASSETS),
        ("bilder/hafen.jpg", Phase.ASSETS),
        ("artikel/a/index.html", Phase.PAGES),
        ("404.html", Phase.PAGES),
        ("index.html", Phase.ENTRANCES),
        ("en/index.html", Phase.ENTRANCES),
        ("feeds/alle.atom.xml", Phase.ENTRANCES),
        ("sitemap-2026.xml", Phase.ENTRANCES),
    ],
)
def test_nothing_is_written_before_what_it_names(path: str, phase: Phase) -> None:
    """Assets come first, then pages, then what leads to pages."""
    assert phase_of(path) is phase
