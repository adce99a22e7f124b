"""The small site, built."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.site.workshop import ARTICLES, Workshop, make


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """The small site, built once; tests copy it."""
    site = make(tmp_path_factory.mktemp("built"))
    outcome = site.build()
    assert not outcome.findings
    assert outcome.articles == ARTICLES
    return site


@pytest.fixture
def workshop(built: Workshop, tmp_path: Path) -> Workshop:
    """The small site as it is after its first build, to do with as a test likes.

    The copy has other inodes than the manifest knows, so one build takes note of them.
    """
    root = tmp_path / "site"
    shutil.copytree(built.root, root)
    site = Workshop(root)
    assert site.build().outcome.rewritten == []
    return site
