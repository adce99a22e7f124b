"""The stations: a small real generator goes through all of them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks import corpus
from benchmarks.results import Report, Rewritten, Side
from benchmarks.scenarios import MEMORY, SCENARIOS, Course, lay_out
from benchmarks.sides import SIDES, NotAvailableError, Site

GENERATOR = """
import sys
from pathlib import Path
content, output = Path(sys.argv[1]), Path(sys.argv[2])
for source in content.rglob("*.md"):
    page = output / "artikel" / source.stem / "index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    if not page.is_file() or page.read_bytes() != source.read_bytes():
        page.write_bytes(source.read_bytes())
"""
"""Copies each article to where its page belongs, if it differs."""

SERVER = """
import sys
from functools import partial
from http.server import HTTPServer, SimpleHTTPRequestHandler
from pathlib import Path

class Handler(SimpleHTTPRequestHandler):
    def do_GET(self):
        source = next(Path(sys.argv[1]).rglob(self.path.strip("/").split("/")[-1] + ".md"))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(source.read_bytes())

HTTPServer(("127.0.0.1", int(sys.argv[2])), Handler).serve_forever()
"""
"""Answers with the article as it is now."""


def site_at(folder: Path, generator: str = GENERATOR, server: str = SERVER) -> Site:
    """A site made by these small programs."""
    (folder / "content").mkdir(parents=True)
    content = str(folder / "content")
    return Site(
        label="Copy",
        folder=folder,
        content_root=folder / "content",
        output_root=folder / "output",
        cache_root=folder / "cache",
        dialect="yaml",
        build=(sys.executable, "-c", generator, content, str(folder / "output")),
        serve=lambda port: (sys.executable, "-c", server, content, str(port)),
    )


def measured(site: Site) -> tuple[Report, list[str]]:
    """The report of a course over five articles, two runs each, and what was said."""
    report = Report(size=5, runs=2, cores=1, sides={"copy": Side(label=site.label)})
    said: list[str] = []
    corpus.write_all(5, {site.content_root: site.dialect})
    Course(report, {"copy": site}, said.append).go()
    return report, said


def test_every_scenario_does_what_it_says(tmp_path: Path) -> None:
    """Files rewritten show it: all, all, none, one, one; memory is watched in a run of its own."""
    report, said = measured(site_at(tmp_path))
    side = report.sides["copy"]
    assert side.gave_up == ""
    assert {name: len(samples) for name, samples in side.samples.items()} == {
        **dict.fromkeys(SCENARIOS, 2),
        MEMORY: 1,
    }
    rewritten = {name: [each.rewritten.changed for each in samples] for name, samples in side.samples.items()}
    assert rewritten == {
        "cold": [5, 5],
        MEMORY: [5],
        "restored": [5, 5],
        "unchanged": [0, 0],
        "edited": [1, 1],
        "added": [1, 1],
    }
    assert side.samples["unchanged"][0].rewritten == Rewritten(changed=0, written=0)
    assert side.samples[MEMORY][0].peak_bytes > 0
    assert side.samples["cold"][0].peak_bytes == 0
    assert side.counts.pages == 5
    assert len(side.fresh_seconds) == 2
    assert len(said) == 12


def test_a_side_that_fails_gives_up(tmp_path: Path) -> None:
    """Its reason is kept, and it is not run again."""
    report, said = measured(site_at(tmp_path, generator="import sys; sys.exit('no disk')"))
    assert "no disk" in report.sides["copy"].gave_up
    assert report.sides["copy"].samples == {}
    assert len(said) == 1


def test_a_preview_that_ends_is_no_hang(tmp_path: Path) -> None:
    """The builds' figures stay; the preview's fault is told."""
    report, _ = measured(site_at(tmp_path, server="import sys; sys.exit('no port')"))
    assert "no port" in report.sides["copy"].gave_up
    assert len(report.sides["copy"].samples["added"]) == 2


def test_what_cannot_be_had_is_skipped_aloud(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The others are laid out with their corpus; a line names the one that is missing, and why."""

    def missing(_folder: Path, _tools: Path) -> Site:
        raise NotAvailableError("there is no npm")

    monkeypatch.setitem(SIDES, "missing", missing)
    monkeypatch.setitem(SIDES, "copy", lambda folder, _tools: site_at(folder / "in"))
    report, said = Report(size=3, runs=1, cores=1), list[str]()
    sites = lay_out(report, ["missing", "copy"], tmp_path, tmp_path / "tools", said.append)
    assert report.skipped == {"missing": "there is no npm"}
    assert "missing: skipped, there is no npm" in said
    assert len(list(sites["copy"].content_root.rglob("*.md"))) == 3
