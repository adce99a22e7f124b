"""What a new site's requirements.txt says, for each way in which Colony can have come here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement

from colony import packaged
from colony.scaffold import requirement

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("told", "place"),
    [
        ({"url": "file:///w/c-1-py3-none-any.whl", "archive_info": {}}, "file:///w/c-1-py3-none-any.whl"),
        (
            {"url": "https://h.example/c.whl", "archive_info": {"hashes": {"sha256": "ab"}}},
            "https://h.example/c.whl#sha256=ab",
        ),
        ({"url": "file:///co", "dir_info": {"editable": True}}, "file:///co"),
        (
            {
                "url": "https://g.example/c.git",
                "vcs_info": {"vcs": "git", "commit_id": "1f"},
                "subdirectory": "s",
            },
            "git+https://g.example/c.git@1f#subdirectory=s",
        ),
    ],
)
def test_a_recorded_place_becomes_a_requirement(told: dict[str, Any], place: str) -> None:
    """Each kind of record of PEP 610 gives an address that a requirement may name."""
    assert requirement.place_of(told) == place
    assert Requirement(f"pelican-colony @ {place}").url == place


@pytest.mark.parametrize(
    ("record", "lines"),
    [
        (
            '{"url": "file:///w/c.whl", "archive_info": {}}',
            ["# pelican-colony==1.2.3", "pelican-colony @ file:///w/c.whl"],
        ),
        (None, ["pelican-colony==1.2.3"]),
    ],
)
def test_what_pip_wrote_down_is_read(
    record: str | None, lines: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An installed Colony names the place that pip recorded, and its version alone where there is none."""
    about = tmp_path / "pelican_colony-1.2.3.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: pelican-colony\nVersion: 1.2.3\n", "utf-8")
    if record:
        (about / "direct_url.json").write_text(record, "utf-8")
    monkeypatch.setattr(requirement, "checkout_root", lambda: None)
    monkeypatch.setattr(packaged, "checkout_root", lambda: None)
    monkeypatch.syspath_prepend(tmp_path)
    assert requirement.requirement_lines({}).splitlines() == lines


def test_from_a_checkout_it_is_the_checkout() -> None:
    """Run from a checkout, a new site installs that checkout, and says which version it is."""
    text = requirement.requirement_lines({"PIP_FIND_LINKS": "/wheels"})
    assert text.splitlines()[1] == f"pelican-colony @ {ROOT.as_uri()}"
    assert text.startswith("# pelican-colony==")


def test_from_an_index_it_is_the_version(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Installed by name, the exact version is named, and the folders of wheels that pip was told of."""
    monkeypatch.setattr(requirement, "checkout_root", lambda: None)
    monkeypatch.setattr(requirement, "_recorded", lambda: None)
    monkeypatch.setattr(requirement, "version", lambda: "1.2.3")
    monkeypatch.chdir(tmp_path)
    assert requirement.requirement_lines({}) == "pelican-colony==1.2.3"
    told = requirement.requirement_lines({"PIP_FIND_LINKS": "wheels https://h.example/w/"})
    assert told.splitlines() == [
        f"--find-links {tmp_path / 'wheels'}",
        "--find-links https://h.example/w/",
        "pelican-colony==1.2.3",
    ]
