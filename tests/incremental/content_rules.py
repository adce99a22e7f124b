"""Random edits of what authors write."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from tests.incremental.little_site import BODIES, FILES, PICTURES, LittleSite, swap_letters

TITLES = ("Der Anfang", "Zwei Leute", "Über Öl", "Feed & Netz", "Anfang und Ende")
NAMES = ("Anna Licht", "Bert Grün", "Cora Neu")
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "title": st.sampled_from(TITLES),
    "date": st.sampled_from(
        ("2024-05-05", "2025-12-31 23:30", "2026-01-01", "2026-06-01", "2027-01-05 10:00", "gestern")
    ),
    "modified": st.sampled_from(("2026-06-02", "2026-11-01 09:00")),
    "slug": st.sampled_from(("kurz", "zwei-leute", "der-anfang", "ueber")),
    "category": st.sampled_from(("Netzwerke", "Recht", "Öl & Gas")),
    "tags": st.lists(st.sampled_from(("Feed", "Größe", "Tag 1", "Tag 12", "feed")), max_size=3, unique=True),
    "authors": st.lists(st.sampled_from(NAMES), min_size=1, max_size=2, unique=True),
    "status": st.sampled_from(("draft", "hidden", "published", "skip")),
    "sponsored": st.sampled_from(("Musterdruck", "Beispiel")),
    "mentions": st.sampled_from((["plattform"], ["plattfrom"], [])),
    "series": st.sampled_from(("Grundlagen", "Andere")),
    "series_index": st.integers(1, 3),
    "aliases": st.sampled_from((["alt/anfang"], ["alt", "alt/anfang.html"], ["artikel/kurz"], ["fremd.txt"])),
    "lang": st.sampled_from(("de", "en", "fr")),
    "translation": st.booleans(),
    "kind": st.sampled_from(("news", "guide", "opinion")),
    "summary": st.sampled_from(("Kurz gesagt.", "Anders gesagt.")),
    "image": st.sampled_from(("/bilder/aufmacher.png", "/bilder/fehlt.png", "https://example.org/b.png")),
    "image_alt": st.sampled_from(("Ein Feld", "Zwei Felder")),
    "license": st.sampled_from(("CC-BY-4.0", "Alle Rechte vorbehalten")),
    "source": st.sampled_from(("https://example.org/quelle", "Heft 3")),
    "enclosure": st.just("https://example.org/ton.mp3"),
    "unbekannt": st.just("etwas"),
}
"""Key of the front matter → values for it, wrong ones among them."""


def pick(data: st.DataObject, among: Iterable[Any]) -> Any:
    """One of some paths or names."""
    return data.draw(st.sampled_from(sorted(among)))


class ContentRules(RuleBasedStateMachine):
    """Edits of articles, profiles, pictures and the rest of the content."""

    site: LittleSite

    @rule(
        number=st.integers(0, 3),
        title=st.sampled_from(TITLES),
        date=FIELDS["date"],
        category=FIELDS["category"],
        body=st.sampled_from(BODIES),
    )
    def add_article(self, number: int, title: str, date: str, category: str, body: str) -> None:
        """Write a new article, or over an old one of that name."""
        front = {"title": title, "date": date, "category": category, "authors": [NAMES[number % 3]]}
        self.site.set_article(f"articles/neu-{number}.md", front, body)

    @rule(data=st.data(), body=st.sampled_from(BODIES))
    def edit_body(self, data: st.DataObject, body: str) -> None:
        """Give an article another text."""
        path = pick(data, self.site.articles)
        self.site.set_article(path, self.site.articles[path][0], body)

    def _edit_field(self, data: st.DataObject) -> None:
        path = pick(data, self.site.articles)
        front, body = self.site.articles[path]
        key = pick(data, FIELDS)
        if key in front and data.draw(st.booleans()):
            front = {name: value for name, value in front.items() if name != key}
        else:
            front = {**front, key: data.draw(FIELDS[key])}
        self.site.set_article(path, front, body)

    @rule(data=st.data())
    def edit_field(self, data: st.DataObject) -> None:
        """Change or drop one key of an article's front matter."""
        self._edit_field(data)

    @rule(data=st.data())
    def edit_fields(self, data: st.DataObject) -> None:
        """Change three keys, of whichever articles."""
        for _ in range(3):
            self._edit_field(data)

    @rule(data=st.data(), folder=st.sampled_from(("articles", "articles/2026", "pages", "directory")))
    def move_article(self, data: st.DataObject, folder: str) -> None:
        """Rename an article's file, perhaps into a folder that makes something else of it."""
        path = pick(data, self.site.articles)
        front, body = self.site.articles[path]
        self.site.drop_article(path)
        self.site.set_article(f"{folder}/umgezogen-{Path(path).name}", front, body)

    @precondition(lambda self: len(self.site.articles) > 2)
    @rule(data=st.data())
    def delete_article(self, data: st.DataObject) -> None:
        """Delete an article."""
        self.site.drop_article(pick(data, self.site.articles))

    @rule(data=st.data())
    def touch(self, data: st.DataObject) -> None:
        """Give a file of the content another time."""
        paths = [path for path in self.site.content.rglob("*") if path.is_file()]
        moment = data.draw(st.integers(1, 10**9))
        os.utime(pick(data, paths), (moment, moment))

    @rule(data=st.data(), pair=st.sampled_from((("e", "i"), ("i", "e"), ("a", "o"), ("1", "2"))))
    def edit_unseen(self, data: st.DataObject, pair: tuple[str, str]) -> None:
        """Edit an article's text, keeping its file's size and time."""
        path = pick(data, self.site.articles)
        front, body = self.site.articles[path]
        if swap_letters(self.site.content / path, body, body.replace("Absatz", "Umsatz").replace(*pair)):
            self.site.articles[path] = (front, body.replace("Absatz", "Umsatz").replace(*pair))

    @rule(data=st.data(), word=st.sampled_from(("Eins", "Zwei Worte", "Ümlaut")))
    def edit_other(self, data: st.DataObject, word: str) -> None:
        """Change a page, a profile, a directory entry, the captions, the advertisements, a linked file."""
        path = pick(data, FILES)
        old, new = {
            "extra/liste.txt": ("eins", word),
            "ads.toml": ("Schön.", word),
            "galleries/ausflug/captions.yml": ("Der Weg", word),
        }.get(path, ("title: ", f"summary: {word}\ntitle: "))
        text = FILES[path] if "summary" in FILES[path] else FILES[path].replace(old, new)
        self.site.write(path, text + ("" if path.endswith((".toml", ".yml")) else f"\n{word}\n"))

    @rule(data=st.data(), there=st.booleans())
    def drop_other(self, data: st.DataObject, there: bool) -> None:
        """Delete one of those files, or bring it back."""
        path = pick(data, FILES)
        if there:
            self.site.write(path, FILES[path])
        else:
            (self.site.content / path).unlink(missing_ok=True)

    @rule(path=st.sampled_from((*PICTURES, "galleries/ausflug/03.png")), shade=st.integers(0, 9))
    def paint(self, path: str, shade: int) -> None:
        """Replace a picture, or add one to the gallery."""
        self.site.paint(path, shade * 25)

    @rule(path=st.sampled_from(PICTURES), broken=st.booleans())
    def lose_picture(self, path: str, broken: bool) -> None:
        """Delete a picture, or leave half of it."""
        if broken:
            self.site.paint(path, 7)
            (self.site.content / path).write_bytes((self.site.content / path).read_bytes()[:60])
        else:
            (self.site.content / path).unlink(missing_ok=True)
