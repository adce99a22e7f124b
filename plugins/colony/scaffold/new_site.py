"""Makes a new site's files from the templates beside this module."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from string import Template

from colony.scaffold.site_answers import SiteAnswers, completed
from colony.scaffold.site_words import site_words
from colony.settings import table
from colony.storage import write_atomically

TEMPLATES = Path(__file__).resolve().parent
ENDING = ".in"
"""Ending that a template's name has after the file's, so that Python and builds ignore the template."""


class FolderTakenError(ValueError):
    """The folder for a new site is not empty. The message names the folder and the remedy."""


def make_site(folder: Path, answers: SiteAnswers, requirements: str, today: date) -> list[str]:
    """Make a site in a folder that is empty or does not exist.

    Args:
        folder: the site's folder; its parents are created, too.
        answers: must have no faults, see :func:`~colony.scaffold.site_answers.answer_faults`.
        requirements: the text of its ``requirements.txt``.
        today: the date of its first article.

    Returns:
        The paths of its files, relative to the folder.

    Raises:
        FolderTakenError: the folder is not empty, or is a file.
        OSError: the folder cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FolderTakenError(site_words(answers.lang).taken.format(folder=folder))
    made = dict(site_files(completed(answers), requirements, today))
    for path, text in made.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(place, text.encode())
    return sorted(made)


def site_files(answers: SiteAnswers, requirements: str, today: date) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of each file of a new site."""
    values = substitutions(answers, requirements, today)
    for part in ("common", answers.lang):
        root = TEMPLATES / part
        for template in sorted(root.rglob(f"*{ENDING}")):
            path = template.relative_to(root).as_posix().removesuffix(ENDING)
            text = template.read_text("utf-8")
            yield Template(path).substitute(values), Template(text).substitute(values)


def substitutions(answers: SiteAnswers, requirements: str, today: date) -> Mapping[str, str]:
    """Name → text of the fields in templates.

    ``name`` and ``url`` are Python literals; ``author`` is a JSON literal, which is also valid YAML.
    """
    return {
        "name": json.dumps(answers.name, ensure_ascii=False),
        "name_plain": answers.name,
        "url": json.dumps(answers.url),
        "author": json.dumps(answers.author, ensure_ascii=False),
        "author_slug": answers.slug(answers.author),
        "theme": _theme_line(answers.accent),
        "date": today.isoformat(),
        "year": str(today.year),
        "requirements": requirements.strip(),
    }


def _theme_line(accent: str) -> str:
    """The settings line for the accent colour; a comment with an example if none was chosen."""
    line = f'COLONY_THEME = {{"accent": "{accent or "#c2301a"}"}}'
    return line if accent and "COLONY_THEME" in table() else f"# {line}"
