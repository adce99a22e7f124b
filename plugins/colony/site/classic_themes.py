"""Builds with a theme that is not made for Colony: Pelican itself renders the site.

So every theme of the Pelican community works with the same content folder, but without Colony's
incremental builds, renditions of pictures and feeds.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Article
from pelican.contents import Page as PelicanPage

from colony.output import OutputError, WriteOutcome, foreign_files, lock_path, recording_writes, survey
from colony.pelican_bridge import logged_failures
from colony.rendering import explain
from colony.settings import Config
from colony.site.build import Built, check
from colony.storage import content_digest, locked
from colony.tables import ENDINGS, entry_types


def build_classic(settings: Mapping[str, Any], config: Config) -> Built:
    """Build the site with Pelican's own generators and writer.

    Args:
        settings: Pelican's settings.
        config: the same settings, typed.

    Raises:
        OutputError: Pelican could not render the theme.
    """
    output_root = Path(config.output_root)
    findings = check(config)
    output_root.parent.mkdir(parents=True, exist_ok=True)
    before = _digests(output_root)
    with (
        locked(lock_path(output_root), output_root),
        recording_writes(output_root, afresh=bool(settings.get("DELETE_OUTPUT_DIRECTORY"))),
        logged_failures() as failures,
    ):
        try:
            pelican = Pelican(dict(_classic_settings(settings, config)))
            articles, pages = _counted(pelican)
        except Exception as error:
            fault = explain("", error).removeprefix(": ")
            raise OutputError(
                f"the theme {config.theme_root} cannot be rendered by Pelican: {fault}"
            ) from error
    after = _digests(output_root)
    return Built(
        outcome=WriteOutcome(
            total=len(after),
            rewritten=[path for path, found in after.items() if before.get(path) != found],
            removed=[path for path in before if path not in after],
            foreign=len(foreign_files(output_root)),
        ),
        findings=findings + failures.findings(),
        articles=articles,
        pages=pages,
    )


def _digests(root: Path) -> dict[str, str]:
    """Path → content hash of each file: it shows which files changed, since Pelican rewrites all of them."""
    return {path: content_digest(root / path) for path in survey(root).files} if root.is_dir() else {}


def _counted(pelican: Any) -> tuple[int, int]:
    made: list[Any] = []

    def keep(content: Any) -> None:
        made.append(content)

    signals.content_object_init.connect(keep)
    pelican.run()
    return (
        sum(type(content) is Article for content in made),
        sum(type(content) is PelicanPage for content in made),
    )


def _classic_settings(settings: Mapping[str, Any], config: Config) -> Mapping[str, Any]:
    """Pelican's settings, changed so that Pelican can read a content folder of Colony's."""
    own = [row.name for row in entry_types().values() if row.folders is not None]
    own_folders = [folder for name in own for folder in config.folders[name]]
    made = [folder.rstrip("/") for folder in config.made_in_content]
    paths = (path for path in Path(config.content_root).rglob("*") if path.suffix.lower() in ENDINGS)
    below = (path.relative_to(config.content_root) for path in paths)
    pictures = {path.parts[0] for path in below if not any(path.is_relative_to(folder) for folder in made)}
    return {
        **settings,
        "OUTPUT_PATH": config.output_root,
        "DELETE_OUTPUT_DIRECTORY": False,  # it would delete foreign files, too
        "ARTICLE_EXCLUDES": [*settings["ARTICLE_EXCLUDES"], *own_folders, *made],
        "PAGE_EXCLUDES": [*settings["PAGE_EXCLUDES"], *made],
        "STATIC_EXCLUDES": [*settings["STATIC_EXCLUDES"], *made],
        "STATIC_PATHS": list(dict.fromkeys([*settings["STATIC_PATHS"], *sorted(pictures)])),
        "WITH_FUTURE_DATES": False,
    }
