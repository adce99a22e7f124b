"""A site that Colony 0.1 published is taken along: same ids, same addresses, nothing lost.

``site_of_0_1.tar.xz`` is what commit f5486b9 made of a small German site that says next to nothing in its
settings: its content with ``feed-ids.tsv``, ``output/`` and ``public/``, their manifests, and the cache. It
was built and published with ``--now 2026-06-01T12:00``; ``output/google-proof.html`` was there before.
"""

from __future__ import annotations

import re
import tarfile
from pathlib import Path

import pytest

from tests.site.running import invoke, said

ARCHIVE = Path(__file__).parent / "site_of_0_1.tar.xz"
NOW = "2026-06-01T12:00"

FOREIGN = "google-proof.html"
"""A file that was in the output folder before Colony first built there."""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The old site, as its operator has it on the disk."""
    with tarfile.open(ARCHIVE) as archive:
        archive.extractall(tmp_path, filter="data")
    return tmp_path / "site"


def upgrade(site: Path, *options: str) -> dict[str, list[str]]:
    """File → lines that ``upgrade`` wants in it."""
    done = invoke("upgrade", f"--settings={site / 'pelicanconf.py'}", *options)
    assert done.returncode == 0, said(done)
    wanted: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in done.stdout.splitlines():
        if line.startswith("    "):
            lines.append(line.strip())
        elif found := re.match(r"(\S+\.\w+) \(", line):
            lines = wanted.setdefault(found[1], [])
    return wanted


def follow(site: Path) -> None:
    """Write what ``upgrade`` wants: first lines of publishconf.py, and what pelicanconf.py is to say."""
    wanted = upgrade(site)
    assert set(wanted) == {"pelicanconf.py", "publishconf.py"}
    public, preview = site / "publishconf.py", site / "pelicanconf.py"
    public.write_text("\n".join([*wanted["publishconf.py"], public.read_text("utf-8")]), "utf-8")
    preview.write_text("\n".join([preview.read_text("utf-8"), *wanted["pelicanconf.py"], ""]), "utf-8")


def build(site: Path, task: str, settings: str, now: str = NOW) -> None:
    """Build or publish the site with today's Colony, which finds nothing wrong with it."""
    done = invoke(task, f"--settings={site / settings}", f"--now={now}")
    assert done.returncode == 0, said(done)
    assert "0 finding(s), 0 error(s)" in done.stdout, said(done)


def paths(folder: Path) -> set[str]:
    """Every file in a folder, without the hash in the names of a theme's files."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {re.sub(r"^(theme/.*\.)[0-9a-f]{8}\.", r"\1", path) for path in found}


def cached_pictures(site: Path) -> dict[str, int]:
    """When each picture in the cache was made: one that is made again has another time."""
    return {
        str(path): path.stat().st_mtime_ns for path in (site / ".cache/pictures").rglob("*") if path.is_file()
    }


def ids(site: Path) -> dict[str, list[str]]:
    """The ids in each feed that was published."""
    public = site / "public"
    feeds = [path for path in public.rglob("*") if path.name.endswith((".atom.xml", ".rss.xml", ".json"))]
    marks = re.compile(r"<(?:id|guid)[^>]*>([^<]+)<|\"id\": ?\"([^\"]+)\"")
    return {
        path.relative_to(public).as_posix(): [
            "".join(found) for found in marks.findall(path.read_text("utf-8"))
        ]
        for path in feeds
    }


def test_addresses_ids_and_files_survive(site: Path) -> None:
    """With what ``upgrade`` says written, today's Colony publishes to the addresses and ids of 0.1."""
    old_paths, old_ids, pictures = paths(site / "public"), ids(site), cached_pictures(site)
    ledger = (site / "content/feed-ids.tsv").read_bytes()
    assert any(len(found) > 2 for found in old_ids.values())
    follow(site)
    build(site, "publish", "publishconf.py")
    assert paths(site / "public") == old_paths
    assert ids(site) == old_ids
    assert (site / "content/feed-ids.tsv").read_bytes() == ledger
    assert cached_pictures(site) == pictures
    assert upgrade(site) == {}


def test_the_preview_is_built_on_and_foreign_files_stay(site: Path) -> None:
    """The manifest of 0.1 is understood: what was built is the site's, what lay there is somebody else's."""
    old_paths = paths(site / "output")
    follow(site)
    build(site, "build", "pelicanconf.py")
    assert paths(site / "output") == old_paths
    assert FOREIGN in old_paths
    assert (site / "output" / FOREIGN).read_text("utf-8").strip() == "proof"


def test_the_next_article_joins_the_old_ones(site: Path) -> None:
    """An article that is added later adds its pages and its id, and takes nothing from the others."""
    old_paths, ledger = paths(site / "public"), (site / "content/feed-ids.tsv").read_text("utf-8")
    follow(site)
    text = "---\ntitle: Neues\ndate: 2026-06-02\ncategory: Über uns\n---\nEtwas.\n"
    (site / "content/articles/neues.md").write_text(text, "utf-8")
    build(site, "publish", "publishconf.py", "2026-06-03")
    assert old_paths < paths(site / "public")
    assert "artikel/neues/index.html" in paths(site / "public")
    rows = (site / "content/feed-ids.tsv").read_text("utf-8").splitlines()
    assert set(ledger.splitlines()) < set(rows)
    assert len(rows) == len(ledger.splitlines()) + 1


def test_without_a_build_at_hand_the_user_says_what_it_was(site: Path, tmp_path: Path) -> None:
    """A fresh clone has no output to look at: ``--since 0.1`` gives the same lines, and today's none."""
    wanted = upgrade(site)
    for name in ("output", "public"):
        (site / name).rename(tmp_path / name)
    assert "pelicanconf.py" not in upgrade(site)
    assert upgrade(site, "--since=0.1") == wanted
    assert upgrade(site, "--since=0.2.0") == {}
