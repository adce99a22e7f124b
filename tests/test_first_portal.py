"""``docs/first-portal.md``, followed step by step: what it says to write, and what one sees then."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from colony import site
from colony.model import Finding
from colony.pelican_bridge import load
from colony.scaffold import SiteAnswers, make_site
from colony.settings import parse
from tests.test_docs import CODE_BLOCK, ROOT

TUTORIAL = (ROOT / "docs/first-portal.md").read_text("utf-8")
BLOCKS = [(kind, text) for _, kind, text in CODE_BLOCK.findall(TUTORIAL)]
ARTICLE = next(text for kind, text in BLOCKS if kind == "markdown")
CHECK = next(text for kind, text in BLOCKS if "tasks.py check" in text)


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """The site of the second step, with the photo and the article of the fourth."""
    answers = SiteAnswers(name="The Exchange", lang="en", author="Ada Example")
    make_site(tmp_path, answers, "pelican-colony==1", date(2026, 11, 28))
    folder = tmp_path / "content/articles/2026"
    Image.linear_gradient("L").resize((1800, 1200)).convert("RGB").save(folder / "canal.jpg")
    (folder / "canal.md").write_text(ARTICLE)
    return tmp_path


def found(portal: Path) -> tuple[Finding, ...]:
    """What ``python3 tasks.py check`` finds."""
    return site.check(parse(load(portal / "pelicanconf.py", {"COLONY_NOW": "2026-11-28T12:00"})))


def test_the_article_has_no_finding(portal: Path) -> None:
    """The fourth step leaves nothing to complain of, though the first pages are as they were made."""
    assert [str(finding) for finding in found(portal)] == []


def test_the_mistakes_are_told_as_the_tutorial_shows(portal: Path) -> None:
    """The fifth step's two changes give the three lines that stand there."""
    article = portal / "content/articles/2026/canal.md"
    article.write_text(ARTICLE.replace("welcome.md", "welcom.md").replace("image_alt:", "image_altt:"))
    shown = [line for line in CHECK.splitlines() if line.startswith("articles/")]
    assert [str(finding) for finding in found(portal)] == shown
    assert f"\n{len(shown)} finding(s), 1 error(s)\n" in CHECK
