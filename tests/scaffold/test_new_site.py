"""The files of a new site: what they say, and that no answer breaks them."""

from __future__ import annotations

import ast
import runpy
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml

from colony.scaffold import FolderTakenError, SiteAnswers, make_site
from colony.scaffold.new_site import TEMPLATES, site_files
from colony.scaffold.site_answers import completed

TODAY = date(2026, 11, 28)
TRICKY = "R&D \"today\" <b> $5 'x' \\ – #: 北京"
ANSWERS = {
    "plain": SiteAnswers(name="The Exchange", lang="en"),
    "German": SiteAnswers(name="Größe", lang="de"),
    "tricky": SiteAnswers(name=TRICKY, lang="en", author=TRICKY, accent="#123456"),
    "tricky German": SiteAnswers(name=TRICKY, lang="de", author=TRICKY),
}


@pytest.fixture(params=ANSWERS, ids=str)
def answers(request: pytest.FixtureRequest) -> SiteAnswers:
    """Answers of several kinds, filled in."""
    return completed(ANSWERS[request.param])


def test_every_part_of_a_site_is_there(answers: SiteAnswers, tmp_path: Path) -> None:
    """Settings, tasks, first content and a repository's files are made; no template's name is left."""
    made = make_site(tmp_path / "a/b", answers, "pelican-colony==1", TODAY)
    found = sorted(
        path.relative_to(tmp_path / "a/b").as_posix() for path in tmp_path.rglob("*") if path.is_file()
    )
    assert made == found
    assert {".gitattributes", ".gitignore", "README.md", "requirements.txt", "tasks.py"} <= set(made)
    assert {"pelicanconf.py", "publishconf.py"} <= set(made)
    articles, authors, pages = (
        [path for path in made if path.startswith(f"content/{folder}/")]
        for folder in ("articles/2026", "authors", "pages")
    )
    assert (len(articles), len(authors), len(pages)) == (1, 1, 2)
    assert not [path for path in made if path.endswith(".in") or "$" in path]


def test_settings_run_and_say_what_was_answered(
    answers: SiteAnswers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both settings files are Python; the public one has all of the other and what differs."""
    make_site(tmp_path, answers, "pelican-colony==1", TODAY)
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.delitem(sys.modules, "pelicanconf", raising=False)
    preview = runpy.run_path(str(tmp_path / "pelicanconf.py"))
    public = runpy.run_path(str(tmp_path / "publishconf.py"))
    monkeypatch.delitem(sys.modules, "pelicanconf")
    assert preview["SITENAME"] == public["SITENAME"] == answers.name
    assert preview["DEFAULT_LANG"] == answers.lang
    assert public["SITEURL"] == answers.url
    assert Path(preview["THEME"], "colony.toml").is_file()
    assert {key for key in preview if key.isupper()} <= public.keys()
    theme = [
        line
        for line in (tmp_path / "pelicanconf.py").read_text("utf-8").splitlines()
        if "COLONY_THEME" in line
    ]
    assert len(theme) == 1
    assert answers.accent in theme[0]


def test_front_matter_survives_any_name(answers: SiteAnswers) -> None:
    """The author's name in article and profile is the one that was answered, letter by letter."""
    named = []
    for path, text in site_files(answers, "", TODAY):
        if path.startswith("content/"):
            head = yaml.safe_load(text.split("---\n")[1])
            named += head.get("authors", [head["title"]] if "/authors/" in path else [])
    assert named == [answers.author, answers.author]


def test_tasks_keep_to_a_grammar_that_old_pythons_parse(answers: SiteAnswers) -> None:
    """tasks.py says which Python it needs; an old one has to be able to read that."""
    made = dict(site_files(answers, "", TODAY))
    tree = ast.parse(made["tasks.py"], feature_version=(3, 8))
    assert {"main", "set_up"} <= {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


def test_blanks_are_marked(answers: SiteAnswers) -> None:
    """The two pages that the law asks about have blanks in brackets, under a note that says so."""
    pages = [text for path, text in site_files(answers, "", TODAY) if "/pages/" in path]
    assert [text.count("\n[") >= 3 and ":::note" in text for text in pages] == [True, True]


def test_nothing_of_the_sample_is_in_it() -> None:
    """No template names the sample portal, its authors or its advertisers."""
    for path in TEMPLATES.rglob("*.in"):
        text = path.read_text("utf-8")
        assert not [
            word for word in ("Kolonie", "kolonie", "Beispiel-Verlag", "Musterdruckerei") if word in text
        ]


def test_both_languages_have_the_same_settings() -> None:
    """What one language's settings say the other's say, too, but for the rules of German slugs."""
    told = []
    for lang in ("de", "en"):
        text = (TEMPLATES / lang / "pelicanconf.py.in").read_text("utf-8")
        told.append(
            {line.split(" = ")[0] for line in text.splitlines() if " = " in line and line[0].isupper()}
        )
    assert told[0] - told[1] == {"SLUG_REGEX_SUBSTITUTIONS"}
    assert not told[1] - told[0]


@pytest.mark.parametrize("kind", ["a file in it", "is a file"])
def test_a_folder_that_is_taken_is_left_alone(kind: str, tmp_path: Path) -> None:
    """A folder with anything in it, or a file of that name, is refused and keeps its bytes."""
    place = tmp_path / "site"
    taken = place if kind == "is a file" else place / ".hidden"
    taken.parent.mkdir(exist_ok=True)
    taken.write_text("mine", "utf-8")
    with pytest.raises(FolderTakenError, match="not empty"):
        make_site(place, ANSWERS["plain"], "", TODAY)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [taken.name]
    assert taken.read_text("utf-8") == "mine"
