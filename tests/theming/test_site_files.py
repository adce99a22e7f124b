"""Files of the site's own: found in its folders and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from colony.settings.declaration import SettingsError
from colony.storage.files import bytes_digest
from colony.theming.site_files import SiteFiles, hashed_name


@pytest.fixture
def files(tmp_path: Path) -> SiteFiles:
    """The files of a site whose settings lie in one folder and whose content in another."""
    for path in (
        "site/style/a.css",
        "site/style/a.png",
        "site/logo.svg",
        "content/logo.svg",
        "content/b.png",
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(path, "utf-8")
    (tmp_path / "secret.svg").write_text("secret", "utf-8")
    (tmp_path / "site/link.svg").symlink_to(tmp_path / "secret.svg")
    return SiteFiles([tmp_path / "site", tmp_path / "content"], "theme", lambda path: f"/sub/{path}")


@pytest.mark.parametrize(("path", "found"), [("logo.svg", "site/logo.svg"), ("b.png", "content/b.png")])
def test_a_setting_names_a_file_of_the_site(files: SiteFiles, tmp_path: Path, path: str, found: str) -> None:
    """The settings file's folder comes first, then the content."""
    assert files.named("setting X", path) == tmp_path / found


@pytest.mark.parametrize("path", ["gone.svg", "../secret.svg", "link.svg", "style", "", "a\x00b", "x" * 5000])
def test_what_is_no_file_of_the_site_is_refused(files: SiteFiles, path: str) -> None:
    """A path or a link out of the site's folders finds nothing, and the setting is named."""
    with pytest.raises(SettingsError, match=r"^setting X: there is no file"):
        files.named("setting X", path)


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("a.png", "site/style/a.png"),
        ("a.png?v=2#x", "site/style/a.png"),
        ("../logo.svg", "site/logo.svg"),
        ("/b.png", "content/b.png"),
        ("../../content/b.png", "content/b.png"),
        ("../../secret.svg", None),
        ("a.css", None),
        ("gone.png", None),
    ],
)
def test_what_a_stylesheet_means(files: SiteFiles, tmp_path: Path, address: str, found: str | None) -> None:
    """An address counts from the stylesheet, with a slash from the site's folders."""
    expected = tmp_path / found if found else None
    assert files.beside(tmp_path / "site/style/a.css", address) == expected


def test_a_served_file_has_its_hash_in_its_name(files: SiteFiles, tmp_path: Path) -> None:
    """Other content has another address, and a name with quotation marks does no harm."""
    odd = tmp_path / 'site/a "b".svg'
    odd.write_text("x", "utf-8")
    digest = bytes_digest(b"x")
    assert files.serve(odd) == f"/sub/theme/a%20%22b%22.{digest[:8]}.svg"
    (served,) = files.served.values()
    assert (served.save_as, served.digest) == (f'theme/a "b".{digest[:8]}.svg', digest)


@pytest.mark.parametrize(
    ("path", "name"), [("js/a.min.js", "js/a.min.01234567.js"), ("LICENSE", "LICENSE.01234567")]
)
def test_hashed_names(path: str, name: str) -> None:
    """The hash stands before the ending, which tells servers the type."""
    assert hashed_name(path, "0123456789abcdef") == name
