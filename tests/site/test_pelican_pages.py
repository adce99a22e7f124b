"""What Pelican itself makes under Colony's theme: templates without a view, and what plugins write."""

from __future__ import annotations

import subprocess
import sys

import pytest
from pelican.plugins import signals

from colony.output.output_guard import OutputError
from colony.pelican_bridge import load_config
from colony.publication import publish
from colony.site import explanation, summary
from tests.site.running import ROOT, environment, said
from tests.site.workshop import ARTICLES, Workshop, times, tree

OWN = '"colony.editorial", "colony.feeds", "colony.portal"'
LIST = """\
{% extends "base.html" %}
{% block main %}
<h1>{{ SITENAME }} {{ period_num }}</h1>
{% for article in articles %}
<a href="{{ SITEURL }}/{{ article.url }}">
{{- article.title }}, {{ article.category }}, {{ article.author }}</a>
{% endfor %}
<p>{{ articles|length }} {{ pages|length }} {{ tags|length }} {{ categories|length }} {{ authors|length }}</p>
{% endblock %}
"""
LANDING = "<h1>{{ page.title }}</h1>{{ page.content }}<p>{{ articles|length }} {{ page.head.lang }}</p>"
SPECIAL = """\
{% from "components/headline.html" import headline %}
{{ headline(article.title) }}{{ article.content }}<p>{{ article.date|strftime("%Y") }}</p>"""
PLUGIN = """\
from pathlib import Path
from pelican import signals
from pelican.generators import Generator


class Counting(Generator):
    def generate_output(self, writer):
        Path(self.output_path, "zahl.txt").write_text(str(len(self.context["articles"])))


def generators(pelican):
    return Counting


def finished(pelican):
    Path(pelican.output_path, "ende.txt").write_text("am Ende")


def found(generator):
    for article in generator.articles:
        article.note = "Merkzettel"


def register():
    signals.get_generators.connect(generators)
    signals.finalized.connect(finished)
    signals.article_generator_finalized.connect(found)
"""


@pytest.fixture
def pelican_pages_due(workshop: Workshop) -> Workshop:
    """The small site with a template of every kind that has no view."""
    templates = workshop.root / "theme/templates"
    (templates / "uebersicht.html").write_text(LIST, "utf-8")
    (templates / "period_archives.html").write_text(LIST, "utf-8")
    (templates / "landing.html").write_text(LANDING, "utf-8")
    (templates / "special.html").write_text(SPECIAL, "utf-8")
    (workshop.content / "vorlage.html").write_text("{{ SITENAME }}: {{ articles|length }}", "utf-8")
    (workshop.content / "pages/landung.md").write_text(
        "---\ntitle: Landung & mehr\nslug: landung\ntemplate: landing\n---\n"
        "Hier, [dort]({filename}impressum.md).\n\n"
        ":::note Merke\nEtwas.\n:::\n\n![Kreis](/bilder/bild-1.jpg)\n",
        "utf-8",
    )
    workshop.edit(workshop.article(7), "title: ", "template: special\ntitle: ")
    with (workshop.root / "settings.py").open("a", encoding="utf-8") as file:
        file.write(
            'DIRECT_TEMPLATES = ["index", "tags", "search", "uebersicht"]\n'
            'UEBERSICHT_SAVE_AS = "uebersicht/index.html"\nUEBERSICHT_URL = "uebersicht/"\n'
            'MONTH_ARCHIVE_SAVE_AS = "archiv/{date:%Y}/{date:%m}/index.html"\n'
            'MONTH_ARCHIVE_URL = "archiv/{date:%Y}/{date:%m}/"\n'
            'TEMPLATE_PAGES = {"vorlage.html": "vorlage/index.html"}\n'
        )
    return workshop


def text(site: Workshop, path: str) -> str:
    """A page of the output."""
    return (site.output / path).read_text("utf-8")


def test_every_kind_is_rendered_with_pelicans_context(pelican_pages_due: Workshop) -> None:
    """Direct templates, period archives, template pages and templates that authors name are made."""
    built = pelican_pages_due.build()
    assert not built.findings
    overview = text(pelican_pages_due, "uebersicht/index.html")
    assert f"<p>{ARTICLES} 2 6 2 3</p>" in overview
    assert '<a href="/artikel/artikel-nummer-1/">Artikel Nummer 1, Märkte, Autorin 1</a>' in overview
    assert "<header" in overview, "the frame is Colony's"
    assert "<h1>Übung (2023, 4)</h1>" in text(pelican_pages_due, "archiv/2023/04/index.html")
    assert "<title>April 2023" in text(pelican_pages_due, "archiv/2023/04/index.html")
    assert "&lt;" not in overview
    assert text(pelican_pages_due, "vorlage/index.html") == f"Übung: {ARTICLES}"
    assert f"<p>{ARTICLES} de</p>" in text(pelican_pages_due, "landung/index.html")
    article = text(pelican_pages_due, "artikel/artikel-nummer-7/index.html")
    assert "<h1>Artikel Nummer 7</h1>" in article
    assert "<p>Der erste Absatz" in article
    assert article.endswith("<p>2024</p>")


def test_bodies_are_those_of_colonys_pages(pelican_pages_due: Workshop) -> None:
    """Links lead where the pages are, directives are rendered, photos come in their renditions."""
    pelican_pages_due.build()
    body = text(pelican_pages_due, "landung/index.html")
    assert "<h1>Landung &amp; mehr</h1>" in body
    assert '<a href="/impressum/">dort</a>' in body
    assert '<aside class="note"' in body
    assert "<picture" in body
    assert not (pelican_pages_due.output / "bilder/bild-1.jpg").exists(), "no original photo is published"


def test_template_pages_may_extend_colonys_base(pelican_pages_due: Workshop) -> None:
    """A template that lies in the content escapes as Colony's do where it is made with one of them."""
    page = '{% extends "base.html" %}{% block main %}{{ "<&>" }}{{ articles[0].content }}{% endblock %}'
    (pelican_pages_due.content / "vorlage.html").write_text(page, "utf-8")
    pelican_pages_due.build()
    made = text(pelican_pages_due, "vorlage/index.html")
    assert "&lt;&amp;&gt;<p>Der erste Absatz" in made
    assert '<meta charset="utf-8">' in made


def test_files_are_owned_and_compared(pelican_pages_due: Workshop) -> None:
    """The next build writes none of them again, a damaged one is healed, one that is gone is removed."""
    pelican_pages_due.build()
    before, whole = times(pelican_pages_due.output), pelican_pages_due.tree()
    again = pelican_pages_due.build().outcome
    assert (again.rewritten, again.removed) == ([], [])
    assert times(pelican_pages_due.output) == before
    (pelican_pages_due.output / "vorlage/index.html").write_text("damaged")
    assert pelican_pages_due.build().outcome.rewritten == ["vorlage/index.html"]
    assert pelican_pages_due.tree() == whole == pelican_pages_due.clean_tree()
    (pelican_pages_due.root / "theme/templates/uebersicht.html").unlink()
    built = pelican_pages_due.build()
    assert built.outcome.removed == ["uebersicht/index.html"]
    assert [finding.code for finding in built.findings] == ["template-of-setting"]


def test_an_edit_shows_in_them(pelican_pages_due: Workshop) -> None:
    """A changed title is in the lists that Pelican renders, and incremental equals clean."""
    pelican_pages_due.build()
    pelican_pages_due.edit(pelican_pages_due.article(3), "Artikel Nummer 3", "Artikel Nummer Drei")
    built = pelican_pages_due.build()
    assert "uebersicht/index.html" in built.outcome.rewritten
    assert "vorlage/index.html" not in built.outcome.rewritten
    assert pelican_pages_due.tree() == pelican_pages_due.clean_tree()


def test_the_summary_says_how_many_and_why(pelican_pages_due: Workshop) -> None:
    """A line counts the files by their reasons, and each is explained, also one that was not written."""
    pelican_pages_due.build()
    built = pelican_pages_due.build()
    line = summary(built, "output").splitlines()[1]
    assert "of them made by Pelican itself" in line
    for reason in (
        "DIRECT_TEMPLATES uebersicht (1)",
        "TEMPLATE_PAGES vorlage.html (1)",
        "template landing.html has no view (1)",
        "MONTH_ARCHIVE_SAVE_AS (",
    ):
        assert reason in line
    assert "TEMPLATE_PAGES vorlage.html" in explanation(built, "vorlage/")


def test_a_site_without_them_pays_nothing(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where nothing asks for Pelican, it is not run, and no second line is said."""

    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr("colony.pelican_bridge.pelican_output._run", never)
    workshop.edit(workshop.article(3), "Artikel Nummer 3", "Artikel Nummer Drei")
    built = workshop.build()
    assert not built.by_pelican
    assert len(summary(built, "output").splitlines()) == 1


def test_a_template_that_is_missing_is_said(workshop: Workshop) -> None:
    """A misspelt template is a finding at its article, which appears in its usual form."""
    usual = text(workshop, "artikel/artikel-nummer-7/index.html")
    workshop.edit(workshop.article(7), "title: ", "template: gibtsnicht\ntitle: ")
    (finding,) = workshop.build().findings
    assert (finding.code, finding.path) == ("template-missing", "articles/artikel-07.md")
    assert text(workshop, "artikel/artikel-nummer-7/index.html") == usual


def test_a_broken_template_is_named(pelican_pages_due: Workshop) -> None:
    """A fault in such a template stops the build with its file and line; the old site stays."""
    pelican_pages_due.build()
    before = pelican_pages_due.tree()
    (pelican_pages_due.root / "theme/templates/landing.html").write_text(
        "\n{{ page.title.nothing() }}", "utf-8"
    )
    with pytest.raises(OutputError, match=r"landing.html has no view.*landing.html:2"):
        pelican_pages_due.build()
    assert pelican_pages_due.tree() == before


def test_colonys_page_keeps_its_place(pelican_pages_due: Workshop) -> None:
    """A file that Colony makes stays Colony's; who else wants it is said."""
    with (pelican_pages_due.root / "settings.py").open("a", encoding="utf-8") as file:
        file.write('TEMPLATE_PAGES = {"vorlage.html": "index.html"}\n')
    (finding,) = pelican_pages_due.build().findings
    assert finding.code == "pelican-path-taken"
    assert "TEMPLATE_PAGES vorlage.html" in finding.message
    assert "<header" in text(pelican_pages_due, "index.html")


@pytest.fixture
def plugged(workshop: Workshop) -> Workshop:
    """The small site with a plugin that has a generator of its own and listens to other signals."""
    (workshop.root / "plugs").mkdir()
    (workshop.root / "plugs/zaehlwerk.py").write_text(PLUGIN, "utf-8")
    with (workshop.root / "settings.py").open("a", encoding="utf-8") as file:
        file.write('PLUGINS = ["zaehlwerk"]\nPLUGIN_PATHS = ["plugs"]\n')
    return workshop


def test_what_plugins_write_is_kept(plugged: Workshop) -> None:
    """Files of a third-party generator, and those written at the end, are in the output and stay there."""
    built = plugged.build()
    assert text(plugged, "zahl.txt") == str(ARTICLES)
    assert text(plugged, "ende.txt") == "am Ende"
    assert built.by_pelican == {"zahl.txt": "generator Counting", "ende.txt": "plugins"}
    again = plugged.build().outcome
    assert (again.rewritten, again.removed) == ([], [])
    assert plugged.tree() == plugged.clean_tree()


def test_what_plugins_do_in_vain_is_said(plugged: Workshop) -> None:
    """A plugin that changes Pelican's articles is named, with the signals, where it is configured."""
    (finding,) = plugged.build().findings
    assert (finding.code, finding.severity, finding.path) == ("plugin-partly", "warning", "settings.py")
    assert "zaehlwerk" in finding.message
    assert "article_generator_finalized, pelican_finalized" in finding.message


def test_what_plugins_change_shows_in_templates_without_a_view(plugged: Workshop) -> None:
    """Templates that Pelican renders see what the plugin has put into the articles."""
    (plugged.root / "theme/templates/special.html").write_text("{{ article.note }}", "utf-8")
    plugged.edit(plugged.article(7), "title: ", "template: special\ntitle: ")
    plugged.build()
    assert text(plugged, "artikel/artikel-nummer-7/index.html") == "Merkzettel"


def test_plugins_are_shown_out(plugged: Workshop) -> None:
    """After the build no signal holds a function of the plugin: the next site begins without it."""
    plugged.build()
    left = [each for each in signals.get_generators.receivers_for(None) if each.__module__ == "zaehlwerk"]
    assert left == []


def test_a_plugin_that_cannot_be_loaded_is_said(plugged: Workshop) -> None:
    """One that is not there is a finding; the rest of the site is built."""
    with (plugged.root / "settings.py").open("a", encoding="utf-8") as file:
        file.write('PLUGINS = ["gibtsnicht"]\n')
    (finding,) = plugged.build().findings
    assert finding.code == "pelican"
    assert "gibtsnicht" in finding.message


def test_a_markdown_extension_that_is_an_object_is_said(workshop: Workshop) -> None:
    """Texts are read without it, and a finding names it."""
    with (workshop.root / "settings.py").open("a", encoding="utf-8") as file:
        file.write(
            "from markdown.extensions.abbr import AbbrExtension\n"
            'MARKDOWN = {"extensions": [AbbrExtension()], "extension_configs": {}}\n'
        )
    (finding,) = workshop.build().findings
    assert (finding.code, finding.path) == ("markdown-object", "settings.py")
    assert "AbbrExtension" in finding.message


READER = """\
from pathlib import Path
from pelican import signals
from pelican.readers import BaseReader


class Shouting(BaseReader):
    file_extensions = ["laut"]

    def read(self, path):
        text = Path(path).read_text("utf-8")
        title, _, body = text.partition("\\n")
        if "!!" in body:
            raise RuntimeError("too loud")
        told = {"title": title, "date": "2026-01-02", "category": "Netze", "tags": "Laut"}
        told = {key: self.process_metadata(key, value) for key, value in told.items()}
        return f"<p onclick='x()'>{body.strip().upper()} <a href='{{filename}}artikel-01.md'>da</a></p>", told


def teach(readers):
    readers.reader_classes["laut"] = Shouting


def register():
    signals.readers_init.connect(teach)
"""


@pytest.mark.parametrize("executor", ["serial", "processes"])
def test_readers_of_plugins_read(executor: str, workshop: Workshop) -> None:
    """A file that a plugin reads is an article like any other: linked, sanitised, incremental."""
    (workshop.root / "lautleser.py").write_text(READER, "utf-8")
    with (workshop.root / "settings.py").open("a", encoding="utf-8") as file:
        file.write(f'PLUGINS = ["lautleser"]\nPLUGIN_PATHS = ["."]\nCOLONY_EXECUTOR = "{executor}"\n')
    source = workshop.content / "articles/ruf.laut"
    source.write_text("Ein Ruf\nhallo", "utf-8")
    built = workshop.build()
    assert (built.articles, built.findings, built.by_pelican) == (ARTICLES + 1, (), {})
    page = text(workshop, "artikel/ein-ruf/index.html")
    assert '<p>HALLO <a href="/artikel/artikel-nummer-1/">da</a></p>' in page
    assert "/thema/laut/" in page
    source.write_text("Ein Ruf\nhallo!!", "utf-8")
    codes = {(finding.code, finding.path) for finding in workshop.build().findings}
    assert ("source-fault", "articles/ruf.laut") in codes


def test_publishing_takes_them_along(pelican_pages_due: Workshop) -> None:
    """What Pelican makes is published with the rest."""
    settings = pelican_pages_due.root / "settings.py"
    settings.write_text(settings.read_text("utf-8").replace('SITEURL = ""', 'SITEURL = "https://a.example"'))
    public = pelican_pages_due.root / "public"
    publish(load_config(settings, {"OUTPUT_PATH": str(public), "COLONY_PREVIEW": False}))
    assert (
        'href="https://a.example/artikel/artikel-nummer-1/"' in tree(public)["uebersicht/index.html"].decode()
    )


def test_pelicans_own_command_makes_them_too(plugged: Workshop) -> None:
    """``pelican`` with Colony's plugins builds the same site, plugins' files included."""
    plugged.build()
    settings = plugged.root / "pelicanconf.py"
    own = (ROOT / "pelicanconf.py").read_text("utf-8")
    plugins = f'PLUGIN_PATHS = ["{ROOT}/plugins", "plugs"]\nPLUGINS = [{OWN}, "zaehlwerk"]\n'
    settings.write_text(f"{own}\n{(plugged.root / 'settings.py').read_text('utf-8')}\n{plugins}", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pelican", "-s", str(settings), "-o", "other"],
        cwd=plugged.root, env=environment(), capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, said(done)
    assert "2 of them made by Pelican itself" in done.stdout
    assert tree(plugged.root / "other") == plugged.tree()
