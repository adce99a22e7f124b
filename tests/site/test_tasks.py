"""The tasks as an operator meets them: what they say, where they write, how they fail."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.running import NOW, ROOT, environment, invoke, said

TASKS = ("build", "check", "clean", "lint", "publish", "serve", "test")

SOUND = "---\ntitle: Ein Artikel\ndate: 2026-01-02\ncategory: Netze\n---\nEin Satz über Netze.\n"
SCHEDULED = "---\ntitle: Ein Gruß\ndate: 2026-12-24 18:00\ncategory: Netze\n---\nNoch nicht.\n"
BROKEN = (
    "---\ntitle: Ohne Ziel\ndate: 2026-01-03\ncategory: Netze\n---\nHier.\n\n[Dort]({filename}fehlt.md).\n"
)


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A content folder with one article."""
    folder = tmp_path / "content"
    folder.mkdir()
    (folder / "artikel.md").write_text(SOUND, "utf-8")
    return folder


@pytest.fixture
def site(content: Path, tmp_path: Path) -> list[str]:
    """The arguments that send a task to that folder and keep all it writes beside it."""
    return [
        f"--content={content}",
        f"--output={tmp_path}/output",
        f"--cache={tmp_path}/cache",
        f"--now={NOW}",
    ]


def settings(tmp_path: Path, text: str) -> str:
    """An operator's settings file, as an argument."""
    path = tmp_path / "mysettings.py"
    path.write_text(text, "utf-8")
    return f"--settings={path}"


def tree(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Path → time stamp and bytes of every file, whatever its name."""
    return {
        str(path.relative_to(folder)): (path.stat().st_mtime_ns, path.read_bytes())
        for path in folder.rglob("*")
        if path.is_file()
    }


def beside(folder: Path) -> set[str]:
    """What lies in a folder, but for the output's manifest and lock, which servers do not show."""
    return {path.name for path in folder.iterdir()} - {".output.colony", ".output.lock", ".output.stamp"}


def remedy(done: subprocess.CompletedProcess[str]) -> str:
    """The one line in which a task says why it failed; checks that it is one, and no traceback."""
    assert done.returncode == 1, said(done)
    assert "Traceback" not in done.stderr, said(done)
    lines = [line for line in done.stderr.splitlines() if line.startswith("colony: ")]
    assert len(lines) == 1, said(done)
    assert done.stderr.strip().endswith(lines[0]), said(done)
    return lines[0]


def test_list_explains_every_task() -> None:
    """``invoke --list`` has a sentence for each task."""
    done = invoke("--list")
    listed = re.sub(r"\n {6,}", " ", done.stdout)  # long sentences go on in the next line
    found = dict(re.findall(r"^  (\S+)(?: \([^)]*\))?  +(\S.*)$", listed, re.MULTILINE))
    assert set(TASKS) <= set(found), said(done)
    assert all(len(text) > 10 and text.endswith(".") for text in found.values()), found


@pytest.mark.parametrize("task", TASKS)
def test_help_explains_every_option(task: str) -> None:
    """``invoke TASK --help`` says something about each option."""
    done = invoke(task, "--help")
    assert done.returncode == 0, said(done)
    options = re.findall(r"^  (?:-\w(?: \S+)?, )?--([\w-]+)(?:=\S+)?(.*)$", done.stdout, re.MULTILINE)
    assert not [name for name, text in options if len(text.strip()) < 8], done.stdout


def test_missing_settings_file(site: list[str]) -> None:
    """A settings file that is not there is named, with the option that names another."""
    words = remedy(invoke("build", *site, "--settings=nirgends.py"))
    assert "nirgends.py" in words
    assert "--settings" in words


def test_unknown_setting(site: list[str], tmp_path: Path) -> None:
    """A misspelt COLONY_ setting is refused, with the one that was probably meant."""
    words = remedy(invoke("build", *site, settings(tmp_path, "COLONY_PAGE_SIZ = 3\n")))
    assert "COLONY_PAGE_SIZ:" in words
    assert "COLONY_PAGE_SIZE" in words


def test_settings_that_are_no_python(site: list[str], tmp_path: Path) -> None:
    """A settings file that does not run is named with Python's own words, not with a traceback."""
    words = remedy(invoke("build", *site, settings(tmp_path, "SITENAME = 'offen\n")))
    assert "mysettings.py" in words
    assert "SyntaxError" in words


def test_missing_content_folder(tmp_path: Path) -> None:
    """A content folder that is not there is named; no output folder is made for it."""
    words = remedy(
        invoke("build", f"--content={tmp_path}/nichts", f"--output={tmp_path}/o", f"--cache={tmp_path}/c")
    )
    assert "nichts" in words
    assert not (tmp_path / "o").exists()


def test_clock_that_is_no_date(content: Path, tmp_path: Path) -> None:
    """``--now`` with something else than a date says how to write one."""
    words = remedy(invoke("build", f"--content={content}", f"--output={tmp_path}/o", "--now=morgen"))
    assert "morgen" in words
    assert "2026-" in words


def test_publish_without_address(site: list[str], tmp_path: Path) -> None:
    """Publishing without SITEURL is refused before anything is built."""
    words = remedy(invoke("publish", *site, settings(tmp_path, "SITEURL = ''\n")))
    assert "SITEURL" in words
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("task", ["publish", "clean"])
def test_foreign_folder(task: str, site: list[str], tmp_path: Path) -> None:
    """A folder with someone else's files is neither published into nor cleaned, and keeps every byte."""
    (tmp_path / "output").mkdir()
    (tmp_path / "output/steuer.ods").write_bytes(b"2025")
    before = tree(tmp_path / "output")
    given = (
        site if task == "publish" else [argument for argument in site if argument.startswith(("--o", "--ca"))]
    )
    words = remedy(invoke(task, *given))
    assert f"{tmp_path}/output" in words
    assert tree(tmp_path / "output") == before


def test_publish_with_an_error_leaves_the_old_site(site: list[str], content: Path, tmp_path: Path) -> None:
    """An error stops publishing: the published folder keeps bytes and time stamps. Mended, it goes on."""
    first = invoke("publish", *site)
    assert first.returncode == 0, said(first)
    before = tree(tmp_path / "output")
    assert "artikel/ein-artikel/index.html" in before
    (content / "kaputt.md").write_text(BROKEN, "utf-8")
    done = invoke("publish", *site)
    assert "1 error" in remedy(done)
    assert "kaputt.md:8: link-broken" in done.stderr
    assert tree(tmp_path / "output") == before
    (content / "fehlt.md").write_text(SOUND.replace("Ein Artikel", "Das Ziel"), "utf-8")
    assert invoke("publish", *site).returncode == 0
    assert "artikel/ohne-ziel/index.html" in tree(tmp_path / "output")


def test_publish_leaves_nothing_beside_the_folder(site: list[str], tmp_path: Path) -> None:
    """After publishing twice there is the folder, and no half-made copy or old one."""
    for _ in range(2):
        assert invoke("publish", *site).returncode == 0
    assert beside(tmp_path) == {"cache", "content", "output"}


def test_check_prints_place_and_code(site: list[str], content: Path, tmp_path: Path) -> None:
    """``check`` names path, line and code of each fault and a remedy, fails for errors and writes no page."""
    (content / "kaputt.md").write_text(BROKEN, "utf-8")
    done = invoke("check", *site)
    remedy(done)
    assert re.search(r"^kaputt\.md:8: link-broken .+ – .+", done.stderr, re.MULTILINE), said(done)
    assert not (tmp_path / "output").exists()


def test_check_is_content_with_sound_content(site: list[str], tmp_path: Path) -> None:
    """Without errors ``check`` ends with status 0 and writes no page."""
    done = invoke("check", *site)
    assert done.returncode == 0, said(done)
    assert not (tmp_path / "output").exists()


def test_sample_content_has_no_error() -> None:
    """The sample content itself passes ``check``."""
    done = invoke("check", f"--cache={ROOT / '.cache/tests/check'}", f"--now={NOW}")
    assert done.returncode == 0, said(done)


def test_build_shows_errors_and_goes_on(site: list[str], content: Path, tmp_path: Path) -> None:
    """The preview is built in spite of an error, so that an author sees the rest; the error is told."""
    (content / "kaputt.md").write_text(BROKEN, "utf-8")
    done = invoke("build", *site)
    assert done.returncode == 0, said(done)
    assert "kaputt.md:8: link-broken" in done.stderr
    assert (tmp_path / "output/artikel/ohne-ziel/index.html").is_file()


def test_scheduled_article_appears_in_time(site: list[str], content: Path, tmp_path: Path) -> None:
    """A scheduled article is published from its minute on, by the clock of ``--now``, and not before."""
    (content / "gruss.md").write_text(SCHEDULED, "utf-8")
    page = tmp_path / "output/artikel/ein-gruss/index.html"
    for now, there in (("2026-12-24T17:59", False), ("2026-12-24T18:00", True), ("2026-12-25", True)):
        done = invoke("publish", *site[:-1], f"--now={now}")
        assert done.returncode == 0, said(done)
        assert page.is_file() is there, now


def test_paths_count_from_where_the_command_is_given(tmp_path: Path) -> None:
    """Relative paths lead to the working directory, wherever that is; nothing lands in the checkout."""
    place = tmp_path / "anderswo"
    (place / "texte").mkdir(parents=True)
    (place / "texte/artikel.md").write_text(SOUND, "utf-8")
    done = invoke(
        "build", "--content=texte", "--output=web/neu", "--cache=../cache", f"--now={NOW}", cwd=place
    )
    assert done.returncode == 0, said(done)
    assert (place / "web/neu/artikel/ein-artikel/index.html").is_file()
    assert (tmp_path / "cache/memo.sqlite").is_file()
    assert not (ROOT / "web").exists()


def test_launcher_keeps_the_working_directory(tmp_path: Path) -> None:
    """``python3 …/tasks.py`` takes relative paths as invoke does: from where the command is given."""
    (tmp_path / "texte").mkdir()
    (tmp_path / "texte/artikel.md").write_text(SOUND, "utf-8")
    command = [
        sys.executable,
        str(ROOT / "tasks.py"),
        "check",
        "--content=texte",
        f"--cache={tmp_path}/cache",
    ]
    done = subprocess.run(
        command, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, said(done)


def test_same_bytes_from_anywhere(site: list[str], content: Path, tmp_path: Path) -> None:
    """Output, cache and working directory, and how their paths are written, leave no trace in the site."""
    assert invoke("build", *site).returncode == 0
    inside = ROOT / ".cache/tests/inside"
    relative = [f"--content={content}", f"--output={inside.relative_to(ROOT)}/output", f"--now={NOW}"]
    done = invoke("build", *relative, f"--cache={inside.relative_to(ROOT)}/cache")
    assert done.returncode == 0, said(done)
    first = {path: data for path, (_, data) in tree(tmp_path / "output").items()}
    second = {path: data for path, (_, data) in tree(inside / "output").items()}
    assert first == second
    assert not [path for path, data in first.items() if str(tmp_path).encode() in data]


def test_nothing_is_written_elsewhere(site: list[str], content: Path, tmp_path: Path) -> None:
    """Content and checkout stay as they were; publishing alone adds something, the ledger of feed ids."""

    def state() -> str:
        command = ["git", "ls-files", "--others", "--exclude-standard"]
        status = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        places = ("output", ".output.colony", "public", ".public.colony", ".cache/memo.sqlite")
        found = [f"{name} {(ROOT / name).stat().st_mtime_ns}" for name in places if (ROOT / name).exists()]
        return "\n".join([status, *found])

    if not (ROOT / ".git").exists():
        pytest.skip("this is no git checkout, so there is nothing to compare with")
    before, sources = state(), tree(content)
    for task, added in (("build", set()), ("check", set()), ("publish", {"feed-ids.tsv"})):
        done = invoke(task, *site)
        assert done.returncode == 0, said(done)
        after = tree(content)
        assert after.keys() - sources.keys() == added
        assert {path: after[path] for path in sources} == sources
    assert state() == before
    assert beside(tmp_path) == {"cache", "content", "output"}


def test_clean_removes_what_builds_made(site: list[str], content: Path, tmp_path: Path) -> None:
    """``clean`` leaves the content, and of the named folders nothing that a build wrote."""
    assert invoke("build", *site).returncode == 0
    done = invoke("clean", *[argument for argument in site if argument.startswith(("--o", "--ca"))])
    assert done.returncode == 0, said(done)
    assert beside(tmp_path) == {"cache", "content"}
    assert not any(path.is_file() for path in (tmp_path / "cache").rglob("*"))
    assert tree(content)


def test_explain_tells_why(site: list[str], content: Path) -> None:
    """``build --explain`` says why a page was made again, in one line."""
    assert invoke("build", *site).returncode == 0
    (content / "artikel.md").write_text(SOUND.replace("Ein Satz", "Zwei Sätze"), "utf-8")
    done = invoke("build", *site, "--explain=/artikel/ein-artikel/")
    assert "artikel/ein-artikel/index.html: written, because: view changed" in done.stdout.splitlines(), said(
        done
    )
