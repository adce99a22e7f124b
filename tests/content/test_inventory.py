"""The inventory of the content folder: which file is what, and what it costs to look again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from colony.content.inventory import classify, photos_of, take_inventory
from colony.settings.rooms.for_site import Config
from colony.storage.files import bytes_digest, file_stamp
from colony.storage.memo import Memo, opened
from tests.builders import CONFIG, config
from tests.storage.test_files import planted


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("a.md", "article"),
        ("articles/2026/a.md", "article"),
        ("pages/about.md", "page"),
        ("pagesandmore/a.md", "article"),
        ("authors/anna.md", "author"),
        ("directory/verlag.md", "organisation"),
        ("galleries/fest/index.md", "gallery"),
        ("galleries/fest/notes.md", None),
        ("galleries/fest/index.en.md", None),
        ("images/frame.html", None),
        ("images/a.md", "article"),
    ],
)
def test_the_folder_says_what_a_source_becomes(path: str, kind: str | None) -> None:
    """Authors, directory, galleries and pages have folders of their own; what is left is an article."""
    assert classify(path, CONFIG) == kind


@pytest.mark.parametrize(
    ("path", "settings", "kind"),
    [
        ("blog/a.md", config(ARTICLE_PATHS=["blog"]), "article"),
        ("other/a.md", config(ARTICLE_PATHS=["blog"]), None),
        ("blog/old/a.md", config(ARTICLE_PATHS=["blog"], ARTICLE_EXCLUDES=["blog/old"]), None),
        ("pages/alt/a.md", config(PAGE_EXCLUDES=["pages/alt/"]), None),
        ("single.md", config(PAGE_PATHS=["single.md"]), "page"),
        ("seiten/a.md", config(PAGE_PATHS=["seiten/"]), "page"),
    ],
)
def test_settings_say_which_folders(path: str, settings: Config, kind: str | None) -> None:
    """``ARTICLE_PATHS``, ``PAGE_PATHS`` and the excludes mean what they mean in Pelican."""
    assert classify(path, settings) == kind


def test_photos_are_those_of_the_gallerys_own_folder() -> None:
    """Pictures beside the index count, in order of names; those further down belong to another gallery."""
    paths = dict.fromkeys(
        ["g/a/1.JPG", "g/a/2.png", "g/a/index.md", "g/a/sub/3.jpg", "g/ab/4.jpg", "g/a/captions.yml"]
    )
    assert photos_of("g/a/index.md", paths) == ["g/a/1.JPG", "g/a/2.png"]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with an article, a page and a picture."""
    return planted(tmp_path / "content", "a.md", "pages/b.md", "c.jpg", "d.txt", ".hidden.md")


def looked(content: Path, day: int = 1) -> dict[str, str]:
    """The digests of one inventory, remembered beside the folder."""
    with opened(content.parent / "cache", day) as memo:
        return take_inventory(config(PATH=str(content), IGNORE_FILES=[".*"]), memo).digests


def test_an_inventory_knows_every_file_and_its_hash(content: Path, tmp_path: Path) -> None:
    """Sources are told apart, every other file is hashed as well, ignored ones are not there."""
    with opened(tmp_path / "cache", 1) as memo:
        found = take_inventory(config(PATH=str(content), IGNORE_FILES=[".*"]), memo)
    assert found.sources == (("a.md", "article"), ("pages/b.md", "page"))
    assert found.digests == {
        path: bytes_digest(path.encode()) for path in ("a.md", "c.jpg", "d.txt", "pages/b.md")
    }
    assert found.absolute("pages/b.md") == content / "pages/b.md"
    assert found.unreadable == ()


def test_a_change_is_noticed(content: Path) -> None:
    """A file of the same length and the same time but of other content is hashed anew."""
    before = looked(content)
    status = (content / "a.md").stat()
    (content / "a.md").write_text("A.md")
    os.utime(content / "a.md", ns=(status.st_atime_ns, status.st_mtime_ns))
    after = looked(content)
    assert after.pop("a.md") == bytes_digest(b"A.md")
    assert after.items() <= before.items()


def test_what_did_not_change_is_not_opened_again(content: Path) -> None:
    """The second look takes a file's hash from its stamp."""
    looked(content)
    accessed = content / "a.md"
    os.utime(accessed, ns=(0, accessed.stat().st_mtime_ns))  # changes ctime: looked at once more
    looked(content)
    before = accessed.stat()
    assert looked(content)["a.md"] == bytes_digest(b"a.md")
    assert accessed.stat() == before


def test_a_name_that_is_not_utf8_is_reported(content: Path, tmp_path: Path) -> None:
    """A file that came from an old system is named among the unreadable ones; the rest is built."""
    Path(os.fsdecode(os.fsencode(content) + b"/gr\xfc\xdfe.md")).write_text("x")
    with opened(tmp_path / "cache", 1) as memo:
        found = take_inventory(config(PATH=str(content)), memo)
    assert found.unreadable == (("gr\ufffd\ufffde.md", "its name is not UTF-8"),)
    assert "a.md" in found.digests


def test_remembered_stamps_that_make_no_sense_are_forgotten(content: Path, tmp_path: Path) -> None:
    """Bytes that are no table of stamps cost a new look and nothing else."""
    with opened(tmp_path / "cache", 1) as memo:
        memo.put_many("stamps", {str(content): b"\xc1"})
        assert isinstance(memo, Memo)
    assert looked(content)["a.md"] == bytes_digest(b"a.md")


def test_a_file_changed_as_it_was_hashed_is_hashed_again(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that is younger than a tick of the coarsest clock may change without its stamp telling."""
    before = looked(content)
    stamp = (content / "a.md").stat()
    (content / "a.md").write_text("A" * stamp.st_size)
    os.utime(content / "a.md", ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    monkeypatch.setattr(
        "colony.content.inventory.file_stamp", lambda found: file_stamp(stamp_like(found, stamp))
    )
    after = looked(content)
    assert after["a.md"] == bytes_digest(b"A" * stamp.st_size) != before["a.md"]


def stamp_like(found: os.stat_result, stamp: os.stat_result) -> os.stat_result:
    """The same status for the file of this inode, whatever happened to it."""
    return stamp if found.st_ino == stamp.st_ino else found


def test_a_file_that_has_rested_is_not_hashed_again(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once a hash is older than the doubt, the stamp spares the reading."""
    looked(content)
    monkeypatch.setattr("colony.content.inventory.RACY_NS", -1)  # as if the next look were long after
    looked(content)

    def never(_: Path) -> str:
        raise AssertionError

    monkeypatch.setattr("colony.content.inventory.content_digest", never)
    assert looked(content)
