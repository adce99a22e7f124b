"""What authors and operators do to a site, one function each; every one of them shows in the output."""

from __future__ import annotations

from collections.abc import Callable

from tests.site.running import NOW
from tests.site.workshop import Workshop, article, draw


def edit_title(site: Workshop) -> None:
    """Change a title, which lists and neighbours show."""
    site.edit(
        site.article(12), "title: Artikel Nummer 12", "title: Ein anderer Titel\nslug: artikel-nummer-12"
    )


def add(site: Workshop) -> None:
    """Publish one more article."""
    site.article(31).write_text(article(31), "utf-8")


def delete(site: Workshop) -> None:
    """Remove an article that another links to, with the link."""
    site.article(20).unlink()
    site.edit(site.article(21), "[einem anderen]({filename}artikel-20.md)", "keinem anderen")


def draft(site: Workshop) -> None:
    """Take an article back."""
    site.edit(site.article(30), "summary:", "status: draft\nsummary:")


def hide(site: Workshop) -> None:
    """Take an article out of all lists."""
    site.edit(site.article(9), "summary:", "status: hidden\nsummary:")


def profile(site: Workshop) -> None:
    """Change what an author says of herself."""
    site.edit(site.content / "authors/autorin-1.md", "Schreibt seit Langem.", "Schreibt wieder.")


def replace_picture(site: Workshop) -> None:
    """Put another photo at the same path."""
    draw(site.content / "bilder/bild-2.jpg", "navy")


def remove_profile(site: Workshop) -> None:
    """Leave an author without a profile."""
    (site.content / "authors/autorin-2.md").unlink()


def template(site: Workshop) -> None:
    """Change a component that many templates import."""
    path = site.root / "theme/templates/components/card.html"
    path.write_text(
        path.read_text("utf-8").replace('<article class="card', '<article class="neue card'), "utf-8"
    )


def base_template(site: Workshop) -> None:
    """Change the template that all pages extend."""
    site.edit(site.root / "theme/templates/base.html", "</body>", "<!-- Ende --></body>")


def stylesheet(site: Workshop) -> None:
    """Change the CSS of one component."""
    path = site.root / "theme/static/css/components/card.css"
    path.write_text(path.read_text("utf-8") + "\n.card { outline: 3px solid lime }\n", "utf-8")


def new_stylesheet(site: Workshop) -> None:
    """Add a stylesheet to those that every page has."""
    (site.root / "theme/static/css/utilities/9-more.css").write_text(".more { color: lime }", "utf-8")


def script(site: Workshop) -> None:
    """Change a script, whose name carries its hash."""
    path = site.root / "theme/static/js/print.js"
    path.write_text(path.read_text("utf-8") + "\n// more\n", "utf-8")


def translation(site: Workshop) -> None:
    """Change a word of the theme's German."""
    path = site.root / "theme/translations/de.po"
    text = path.read_text("utf-8")
    assert 'msgstr "Menü"' in text
    path.write_text(text.replace('msgstr "Menü"', 'msgstr "Übersicht"'), "utf-8")


def site_name(site: Workshop) -> None:
    """Change a setting that all pages show."""
    site.edit(site.root / "settings.py", 'SITENAME = "Übung"', 'SITENAME = "Kür"')


def page_size(site: Workshop) -> None:
    """Change a setting that moves articles between list pages."""
    site.edit(site.root / "settings.py", "PAGE_SIZE = 4", "PAGE_SIZE = 7")


def picture_widths(site: Workshop) -> None:
    """Change which renditions are made."""
    site.edit(site.root / "settings.py", "[120, 240]", "[160, 320]")


def address_pattern(site: Workshop) -> None:
    """Move all articles to other addresses."""
    more = '\nARTICLE_URL = "text/{slug}.html"\nARTICLE_SAVE_AS = "text/{slug}.html"\n'
    with (site.root / "settings.py").open("a") as stream:
        stream.write(more)


def clock(site: Workshop) -> None:
    """Let time pass until an article is due."""
    site.edit(site.article(3), "date: 2023-04-04", "date: 2027-04-04")
    site.build()
    site.edit(site.root / "settings.py", NOW, "2028-01-01T12:00")


EDITS: tuple[Callable[[Workshop], None], ...] = (
    edit_title, add, delete, draft, hide, profile, remove_profile, replace_picture, template, base_template,
    stylesheet, new_stylesheet, script, translation, site_name, page_size, picture_widths, address_pattern,
    clock,
)  # fmt: skip
