"""Which folders may lie in one another, and how a wrong one is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from colony.settings.folders import Folders, ReadFolders, folder_faults, is_or_holds

READ = (
    ReadFolders("STATIC_PATHS", ("static", "extra/robots.txt")),
    ReadFolders("ARTICLE_PATHS", ("",), ("fertig",)),
    ReadFolders("PAGE_PATHS", ("pages",)),
)


def folders(root: Path, **changes: str) -> Folders:
    """A site as a checkout has it, with other places for some of its folders."""
    places = {"content": "content", "output": "output", "cache": ".cache", "theme": "theme", "settings": "."}
    path = {name: root / place for name, place in (places | changes).items()}
    return Folders(
        content=path["content"],
        output=path["output"],
        cache=path["cache"],
        themes=[path["theme"], root / "overrides"],
        theme_statics=[path["theme"] / "static"],
        settings=path["settings"],
        read=READ,
        ignored=["**/.*", "dist"],
    )


@pytest.mark.parametrize(
    ("changes", "setting", "named"),
    [
        ({"output": "content"}, "OUTPUT_PATH", "content folder"),
        ({"output": "site", "content": "site/texts"}, "OUTPUT_PATH", "content folder"),
        ({"output": "."}, "OUTPUT_PATH", "content folder"),
        ({"output": "theme"}, "OUTPUT_PATH", "theme's folder"),
        ({"output": "overrides"}, "OUTPUT_PATH", "theme's folder"),
        ({"output": "conf", "settings": "conf"}, "OUTPUT_PATH", "settings file's folder"),
        ({"output": "theme/static/out"}, "OUTPUT_PATH", "published"),
        ({"output": "content/out"}, "OUTPUT_PATH", "ARTICLE_PATHS"),
        ({"output": "content/static/out"}, "OUTPUT_PATH", "STATIC_PATHS"),
        ({"output": "content/extra"}, "OUTPUT_PATH", "STATIC_PATHS"),
        ({"output": ".cache/pictures"}, "OUTPUT_PATH", "builds empty"),
        ({"output": ".cache/cards/x"}, "OUTPUT_PATH", "builds empty"),
        ({"cache": "output"}, "CACHE_PATH", "drafts"),
        ({"cache": "output/cache"}, "CACHE_PATH", "drafts"),
        ({"cache": "theme/static/.cache"}, "CACHE_PATH", "drafts"),
        ({"cache": "content/static/x"}, "CACHE_PATH", "STATIC_PATHS"),
        ({"cache": "content"}, "CACHE_PATH", "content folder"),
        ({"cache": "all", "content": "all/pictures"}, "CACHE_PATH", "content folder"),
        ({"cache": "."}, "CACHE_PATH", "settings file's folder"),
    ],
)
def test_refused(changes: dict[str, str], setting: str, named: str, tmp_path: Path) -> None:
    """The fault names the setting, both folders, and says what to name instead."""
    faults = folder_faults(folders(tmp_path, **changes))
    assert faults
    (fault, *_) = [each for each in faults if named in each]
    assert fault.startswith(f"setting {setting}: {tmp_path}")
    assert "name a folder" in fault


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"settings": "conf"},
        {"output": ".cache/preview"},
        {"output": "content/.public"},
        {"output": "content/dist/site"},
        {"output": "content/fertig"},
        {"cache": "content/cache"},
        {"cache": "theme/cache", "output": "theme/output"},
        {"output": "content-public", "cache": "output-cache"},
        {"content": ".", "output": ".output", "theme": "../theme"},
    ],
)
def test_allowed(changes: dict[str, str], tmp_path: Path) -> None:
    """Where nothing is read, published or emptied by mistake, folders may lie as people like."""
    assert folder_faults(folders(tmp_path, **changes)) == []


def test_the_same_folder_by_another_name(tmp_path: Path) -> None:
    """What the file system takes for the same folder is the same, as on one that ignores case."""
    (tmp_path / "Content/in").mkdir(parents=True)
    (tmp_path / "other").symlink_to(tmp_path / "Content")
    assert is_or_holds(tmp_path / "other", tmp_path / "Content/in")
    assert not is_or_holds(tmp_path / "Content/in", tmp_path / "other")
    assert not is_or_holds(tmp_path / "nowhere", tmp_path / "Content")
