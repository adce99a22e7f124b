"""The sample content as an author wrote it, read without Colony: what a test may expect of the site."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from tests.site.running import NOW, ROOT

CONTENT = ROOT / "content"


@dataclass(frozen=True)
class Source:
    """One Markdown file with its front matter."""

    path: str
    meta: dict[str, Any]
    body: str

    @property
    def slug(self) -> str:
        """The slug an author gave, or the file's name."""
        return str(self.meta.get("slug") or Path(self.path).stem)

    @property
    def title(self) -> str:
        """The title as written."""
        return str(self.meta["title"])

    @property
    def status(self) -> str:
        """``published`` unless the file says otherwise."""
        return str(self.meta.get("status", "published"))

    @property
    def scheduled(self) -> bool:
        """Whether its date lies behind the clock of the test builds."""
        when = self.meta.get("date")
        if isinstance(when, date) and not isinstance(when, datetime):
            when = datetime(when.year, when.month, when.day)  # noqa: DTZ001 - compared with the clock's local time
        elif isinstance(when, str):
            when = datetime.fromisoformat(when)
        return when is not None and when > datetime.fromisoformat(NOW)

    @property
    def secret(self) -> bool:
        """Whether no trace of it may be published."""
        return self.status in ("draft", "skip") or self.scheduled

    def phrases(self) -> list[str]:
        """Runs of plain words of the body, long enough to be its alone; links have other pages' words."""
        plain = re.sub(r"\[[^]]*\]\([^)]*\)", "|", self.body)
        return [phrase.strip() for phrase in re.findall(r"[\wäöüÄÖÜß, ]{36,}", plain)]


@functools.cache
def sources(folder: str, content_root: Path = CONTENT) -> tuple[Source, ...]:
    """All Markdown files below one folder of the content."""
    found = []
    for path in sorted((content_root / folder).rglob("*.md")):
        text = path.read_text("utf-8")
        assert text.startswith("---\n"), f"{path} has no front matter"
        head, body = text.removeprefix("---\n").split("\n---\n", 1)
        found.append(Source(path.relative_to(content_root).as_posix(), yaml.safe_load(head), body))
    return tuple(found)
