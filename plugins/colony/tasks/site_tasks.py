"""Tasks for a site as a whole: make a new one, and upgrade one to a newer Colony."""

from __future__ import annotations

import shlex
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from invoke.context import Context
from invoke.tasks import task

from colony.tasks.options import failed, parsed, settings_file

if TYPE_CHECKING:
    from colony.scaffold import SiteAnswers

ASK_LANG = "Sprache / Language (de, en)"


@task(
    help={
        "folder": "where to make it: a folder that is empty or not there yet",
        "name": "what the site is called",
        "lang": "its language: de or en",
        "url": "the address that it will have, as https://portal.example",
        "author": "who writes: the first author's name",
        "accent": "its accent colour, as #c2301a",
    }
)
def new_site(
    _context: Context,
    folder: str,
    name: str = "",
    lang: str = "",
    url: str = "",
    author: str = "",
    accent: str = "",
) -> None:
    """Make a new site: settings, first content, tasks. Asks for what is not said, in a terminal."""
    from colony.scaffold import FolderTakenError, make_site, requirement_lines, site_words

    if folder.startswith("-"):
        raise failed(f"{folder!r} is an option and no folder; say the folder first.")
    answers = _answers(folder, name, lang, {"url": url, "author": author, "accent": accent})
    try:
        made = make_site(Path(folder), answers, requirement_lines(), date.today())  # noqa: DTZ011 - the user's day
    except (FolderTakenError, OSError) as error:
        raise failed(error) from error
    words = site_words(answers.lang)
    print(words.made.format(count=len(made), folder=folder))
    print(words.next.format(folder=shlex.quote(folder)))


def _answers(folder: str, name: str, lang: str, further: dict[str, str]) -> SiteAnswers:
    """The answers from the options; in a terminal the user is asked for missing ones."""
    from colony.scaffold import SiteAnswers, answer_faults

    may_ask = sys.stdin.isatty() and sys.stdout.isatty()
    found = _lang(lang or (_ask(ASK_LANG, "de") if may_ask and not name else "de"))
    told: dict[str, Any] = {"name": name, **further}
    if may_ask and not name:
        told |= _asked(found, told, Path(folder).resolve().name)
    answers = SiteAnswers(**{"lang": found, **told, "name": told["name"] or Path(folder).resolve().name})
    faults = answer_faults(answers)
    if faults:
        raise failed("\ncolony: ".join(faults))
    return answers


def _lang(told: str) -> str:
    if told not in ("de", "en"):
        raise failed(f"{told!r} is none of de, en; write --lang de or --lang en.")
    return told


def _asked(lang: Any, told: dict[str, str], folder_name: str) -> dict[str, str]:
    """Ask for every answer that no option gives."""
    from colony.scaffold import site_words

    words = site_words(lang)
    questions = {
        "name": (words.ask_name, folder_name),
        "url": (words.ask_url, ""),
        "author": (words.ask_author, words.author),
        "accent": (words.ask_accent, ""),
    }
    return {key: told[key] or _ask(*question) for key, question in questions.items()}


def _ask(question: str, default: str) -> str:
    shown = f" [{default}]" if default else ""
    try:
        return input(f"{question}{shown}: ").strip() or default
    except EOFError:
        return default


@task(
    help={
        "settings": "the site's settings file, whatever its name",
        "since": "the version that built the site last, as 0.1 (default: what its files and folders show)",
    }
)
def upgrade(context: Context, settings: str = "pelicanconf.py", since: str = "") -> None:
    """Say what a newer Colony wants changed in this site's files; changes nothing itself."""
    from colony.locale import choose
    from colony.scaffold import site_state, site_words, wanted_changes
    from colony.settings import SettingsError

    found = parsed(context, settings)[0]
    try:
        site = site_state(settings_file(context, settings), found, since)
    except (SettingsError, OSError) as error:
        raise failed(error) from error
    changes = wanted_changes(site)
    for change in changes:
        print(f"{change.file} ({change.version}): {change.why}\n")
        print("\n".join(f"    {line}" for line in change.lines) + "\n")
    words = choose(site.lang, {"de": site_words("de"), "en": site_words("en")})
    closing = words.wanted if changes else words.upgraded
    print(closing.format(count=len(changes), version=site.running))
