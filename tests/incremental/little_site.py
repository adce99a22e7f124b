"""A small site with a bit of everything, and ways to edit it."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

from PIL import Image

from tests.incremental.builder import ROOT
from tests.incremental.plain_theme import write_theme

ARTICLES: dict[str, dict[str, Any]] = {
    "articles/2025/anfang.md": {
        "title": "Der Anfang",
        "date": "2025-12-30 08:00",
        "category": "Netzwerke",
        "tags": ["Feed", "Größe"],
        "authors": ["Anna Licht"],
        "aliases": ["alt/anfang"],
        "series": "Grundlagen",
        "series_index": 1,
    },
    "articles/2026/zwei.md": {
        "title": "Zwei Leute",
        "date": "2026-02-01",
        "category": "Netzwerke",
        "tags": ["Feed"],
        "authors": ["Anna Licht", "Bert Grün"],
        "image": "/bilder/aufmacher.png",
        "image_alt": "Ein Feld",
        "mentions": ["plattform"],
        "kind": "guide",
        "series": "Grundlagen",
        "series_index": 2,
    },
    "articles/2026/zwei.en.md": {
        "title": "Two people",
        "slug": "zwei-leute",
        "date": "2026-02-02",
        "lang": "en",
        "translation": True,
        "category": "Netzwerke",
        "authors": ["Anna Licht"],
    },
    "articles/2026/drei.md": {
        "title": "Drei Fragen",
        "date": "2026-03-01",
        "category": "Recht",
        "tags": ["Größe", "Feed"],
        "authors": ["Bert Grün"],
        "sponsored": "Musterdruck",
    },
    "articles/2026/vier.md": {
        "title": "Vier Ecken",
        "date": "2026-04-01",
        "category": "Recht",
        "tags": ["Feed"],
    },
    "articles/2026/spaeter.md": {
        "title": "Später",
        "date": "2026-12-24 18:00",
        "category": "Netzwerke",
        "tags": ["Feed"],
    },
}
"""Front matter of the first articles; the last one is not due yet."""

BODIES = (
    """Ein Absatz über *Netze*, mit "Anführung".

## Erster Teil

Noch ein Absatz.
""",
    """Ein Bild im Text:

![Eine Fläche](/bilder/im-text.png)

und ein [Verweis]({filename}/articles/2025/anfang.md).
""",
    """:::gallery ausflug
:::

Davor stand eine Galerie.
""",
    """Eine Fußnote[^1] und Code:

```python
print(1)
```

[^1]: Hier.

Siehe [Datei]({static}/extra/liste.txt).
""",
    """| a | b |
|---|---|
| 1 | 2 |

Ein [fremder Ort](https://example.org/ort) und [Recht]({category}Recht).
""",
)
"""Texts that between them use what the site fills in: pictures, links, a gallery, styles."""

FILES = {
    "pages/ueber.md": """---
title: Über uns
---
Wer wir sind. [Anfang]({filename}/articles/2025/anfang.md)
""",
    "authors/anna.md": """---
title: Anna Licht
role: Redaktion
portrait: /bilder/anna.png
portrait_alt: Anna
summary: Schreibt.
---
Mehr von Anna.
""",
    "authors/bert.md": """---
title: Bert Grün
role: Gast
---
Mehr von Bert.
""",
    "directory/plattform.md": """---
title: Plattform
kind: platform
facts:
  - label: Art
    value: Netz
---
Text.
""",
    "events/lesung.md": """---
title: Lesung
date: 2026-11-01
start: 2026-12-01 18:00
end: 2026-12-01 20:00
place: Bücherei
---
Ein Abend.
""",
    "events/tage.md": """---
title: Offene Tage
date: 2026-05-01
start: 2026-05-30
end: 2026-05-31
zone: Europe/Lisbon
status: abgesagt
---
Zwei Tage.
""",
    "galleries/ausflug/index.md": """---
title: Ausflug
date: 2026-01-10
authors: [Anna Licht]
---
Zwei Bilder.
""",
    "galleries/ausflug/captions.yml": """01.png:
  alt: Weg
  caption: Der Weg
02.png:
  alt: Ziel
""",
    "extra/liste.txt": "eins\nzwei\n",
    "ads.toml": """[[ad]]
slug = "a"
advertiser = "Musterdruck"
title = "Karten"
text = "Schön."
url = "https://example.com/k"
slots = ["article-end"]
categories = []
""",
}
"""Everything that is no article and no picture."""

PICTURES = (
    "bilder/aufmacher.png",
    "bilder/im-text.png",
    "bilder/anna.png",
    "galleries/ausflug/01.png",
    "galleries/ausflug/02.png",
)


class LittleSite:
    """The site's folder: content, a copy of the theme, and the settings.

    Args:
        root: an empty folder for all of it.
    """

    def __init__(self, root: Path):
        self.root = root
        self.content = root / "content"
        self.theme = root / "theme"
        self.output = root / "work" / "output"
        self.cache = root / "work" / "cache"
        self.articles: dict[str, tuple[dict[str, Any], str]] = {}
        self.settings: dict[str, Any] = {
            "PATH": str(self.content),
            "THEME": str(self.theme),
            "SITENAME": "Kleine Kolonie",
            "SITEURL": "https://klein.example",
            "STATIC_PATHS": ["static"],
            "COLONY_PAGE_SIZE": 2,
            "COLONY_PICTURE_WIDTHS": [16, 32],
            "COLONY_PICTURE_FORMATS": ["webp", "jpeg"],
            "COLONY_EXECUTOR": "serial",
            "COLONY_NOW": "2026-11-23T12:00",
            "COLONY_PREVIEW": False,
            "COLONY_SOCIAL_CARDS": True,
        }

    def begin_empty(self) -> None:
        """Write the plain theme and an empty content folder."""
        write_theme(self.theme)
        self.content.mkdir()

    def begin(self, own_theme: bool = False) -> None:
        """Write the site as it is at first, with the plain theme or a copy of Colony's own."""
        if own_theme:
            shutil.copytree(ROOT / "theme", self.theme)
        else:
            write_theme(self.theme)
        for path, text in FILES.items():
            self.write(path, text)
        for shade, path in enumerate(PICTURES):
            self.paint(path, shade * 40)
        for number, (path, front) in enumerate(ARTICLES.items()):
            self.set_article(path, dict(front), BODIES[number % len(BODIES)])

    def ordered(self, output: Path | None = None, cache: Path | None = None) -> dict[str, Any]:
        """The settings of a build into these folders; its own ones where none are named."""
        return {
            **self.settings,
            "OUTPUT_PATH": str(output or self.output),
            "CACHE_PATH": str(cache or self.cache),
        }

    def write(self, path: str, text: str) -> None:
        """Write a file of the content."""
        target = self.content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")

    def paint(self, path: str, shade: int) -> None:
        """Draw a picture: a small field in one shade with one darker corner."""
        target = self.content / path
        target.parent.mkdir(parents=True, exist_ok=True)
        picture = Image.new("RGB", (40, 30), (shade % 256, 120, 255 - shade % 256))
        picture.paste((20, 20, 20), (0, 0, 10, 10))
        picture.save(target)

    def set_article(self, path: str, front: dict[str, Any], body: str) -> None:
        """Write an article from its front matter and text."""
        self.articles[path] = (front, body)
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items()]
        self.write(path, "\n".join(["---", *lines, "---", "", body]))

    def drop_article(self, path: str) -> None:
        """Remove an article."""
        del self.articles[path]
        (self.content / path).unlink()


def swap_letters(path: Path, old: str, new: str) -> bool:
    """Change a file without its length or its time telling; False where the text is not in it."""
    status = path.stat()
    text = path.read_text("utf-8")
    assert len(old.encode()) == len(new.encode())
    if old not in text:
        return False
    path.write_text(text.replace(old, new), "utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    return True
