"""An incremental build leaves the bytes of a clean one and touches no more than it must."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable

import pytest

from colony.output.manifest import manifest_path
from colony.site import explanation
from tests.site.edits import (
    EDITS,
    add,
    base_template,
    draft,
    edit_title,
    hide,
    page_size,
    profile,
    remove_profile,
    replace_picture,
    site_name,
    stylesheet,
)  # fmt: skip
from tests.site.running import ROOT
from tests.site.workshop import Workshop, times


def test_second_build_touches_nothing(workshop: Workshop) -> None:
    """A build with nothing to do writes no file and changes no time stamp, the manifest's included."""
    before, noted = times(workshop.output), manifest_path(workshop.output).stat().st_mtime_ns
    outcome = workshop.build().outcome
    assert (outcome.rewritten, outcome.removed, outcome.reasons) == ([], [], {})
    assert times(workshop.output) == before
    assert manifest_path(workshop.output).stat().st_mtime_ns == noted


def test_touching_files_changes_nothing(workshop: Workshop) -> None:
    """New time stamps on all sources are no change: content counts, not clocks."""
    for path in workshop.content.rglob("*"):
        os.utime(path)
    before = times(workshop.output)
    assert workshop.build().outcome.rewritten == []
    assert times(workshop.output) == before


def test_editing_a_body_rewrites_only_what_shows_it(workshop: Workshop) -> None:
    """A changed sentence reaches the article and the feeds that carry it; other files keep their times."""
    before = times(workshop.output)
    workshop.edit(workshop.article(7), "Der erste Absatz des Artikels 7.", "Ein neuer Anfang des Artikels 7.")
    outcome = workshop.build().outcome
    after = times(workshop.output)
    touched = {path for path in after if before.get(path) != after[path]}
    showing = {path for path, data in workshop.tree().items() if b"Ein neuer Anfang des Artikels 7." in data}
    assert "artikel/artikel-nummer-7/index.html" in showing
    assert touched == showing == set(outcome.rewritten)
    assert workshop.tree() == workshop.clean_tree()


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
def test_after_an_edit_the_tree_is_that_of_a_clean_build(
    edit: Callable[[Workshop], None], workshop: Workshop
) -> None:
    """After one edit of any kind the incremental build leaves what a clean one gives, byte for byte."""
    before = workshop.tree()
    edit(workshop)
    workshop.build()
    after = workshop.tree()
    assert after != before, "the edit must show"
    assert after == workshop.clean_tree()


def test_moving_a_file_changes_nothing_that_readers_see(workshop: Workshop) -> None:
    """An article whose file is renamed keeps its address and its feed ids; links to the file follow."""
    before = workshop.tree()
    workshop.article(5).rename(workshop.content / "articles/umbenannt.md")
    workshop.edit(workshop.article(6), "{filename}artikel-05.md", "{filename}umbenannt.md")
    assert workshop.build().findings == ()
    assert workshop.tree() == before == workshop.clean_tree()


def test_all_edits_one_after_the_other(workshop: Workshop) -> None:
    """Edits on top of edits, and back to the start, leave what a clean build gives."""
    first = workshop.tree()
    shutil.copytree(workshop.content, workshop.root / "kept")
    for edit in (
        add,
        profile,
        edit_title,
        draft,
        replace_picture,
        hide,
        remove_profile,
        stylesheet,
        page_size,
    ):
        edit(workshop)
        workshop.build()
    assert workshop.tree() == workshop.clean_tree()
    shutil.rmtree(workshop.content)
    (workshop.root / "kept").rename(workshop.content)
    shutil.rmtree(workshop.root / "theme")
    shutil.copytree(ROOT / "theme", workshop.root / "theme")
    workshop.edit(workshop.root / "settings.py", "PAGE_SIZE = 7", "PAGE_SIZE = 4")
    workshop.build()
    assert workshop.tree() == first


def test_broken_template_leaves_the_way_back(workshop: Workshop) -> None:
    """A template that cannot be rendered stops the build with its place; mended, the tree is right again."""
    path = workshop.root / "theme/templates/components/card.html"
    sound = path.read_text("utf-8")
    path.write_text(sound + "{% if %}", "utf-8")
    with pytest.raises(Exception, match=r"card\.html") as stopped:
        workshop.build()
    assert type(stopped.value).__name__ == "OutputError"
    path.write_text(sound, "utf-8")
    workshop.build()
    assert workshop.tree() == workshop.clean_tree()


def test_reason_is_told(workshop: Workshop) -> None:
    """``--explain`` names what changed: the view, the template or the site; and says when nothing did."""
    workshop.edit(workshop.article(7), "Der erste Absatz", "Ein erster Absatz")
    built = workshop.build()
    own = explanation(built, "/artikel/artikel-nummer-7/")
    assert own == "artikel/artikel-nummer-7/index.html: written, because: view changed"
    assert "not touched" in explanation(built, "artikel/artikel-nummer-8/")
    base_template(workshop)
    assert "because: template changed" in explanation(workshop.build(), "impressum/")
    site_name(workshop)
    assert "site" in explanation(workshop.build(), "impressum/").partition("because: ")[2]
    workshop.article(30).unlink()
    workshop.edit(workshop.article(1), "[einem anderen]({filename}artikel-30.md)", "keinem")
    assert "removed" in explanation(workshop.build(), "artikel/artikel-nummer-30/index.html")


def test_reason_of_a_copy_is_told(workshop: Workshop) -> None:
    """A static file that changed is explained by the file, not by a part of a page's key."""
    note = workshop.content / "static/notiz.txt"
    note.parent.mkdir()
    note.write_text("eins", "utf-8")
    assert explanation(workshop.build(), "static/notiz.txt").endswith("written, because: new")
    note.write_text("zwei", "utf-8")
    told = explanation(workshop.build(), "static/notiz.txt")
    assert told == "static/notiz.txt: written, because: the file that it is a copy of changed"
    assert "not touched" in explanation(workshop.build(), "static/notiz.txt")


@pytest.mark.parametrize("edited", [False, True])
def test_a_path_that_is_none_is_said(edited: bool, workshop: Workshop) -> None:
    """A misspelt path is no page that was not touched, also where the build ended after a look."""
    if edited:
        workshop.edit(workshop.article(7), "Der erste Absatz", "Ein erster Absatz")
    told = explanation(workshop.build(), "/artikel/artikel-numer-8/")
    assert "no page or file of the site" in told
    assert "did you mean artikel/artikel-nummer-8/index.html?" in told
