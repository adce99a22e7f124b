"""Opens the site's look (logo, icons, colours, stylesheet) as the settings ask for it."""

from __future__ import annotations

from pathlib import Path

from colony.findings import say
from colony.model import Finding
from colony.output import Copy
from colony.pelican_bridge import is_colony_theme, settings_name
from colony.pictures import PictureError, facts
from colony.settings import Config, LookSettings, SettingsError
from colony.storage import bytes_digest
from colony.theming import SiteLook, site_look


def open_look(config: Config) -> SiteLook:
    """The site's look; empty under a theme that is not made for Colony, with a finding that says so.

    Raises:
        SettingsError: a setting of the look cannot be used; the message names the setting.
    """
    if is_colony_theme(Path(config.theme_root)):
        return site_look(config, lambda path: _measured(path, config))
    return SiteLook(findings=_unused(config))


def look_copies(look: SiteLook) -> list[Copy]:
    """The files of the look that are published."""
    return [Copy(save_as=each.save_as, source=each.source, digest=each.digest) for each in look.files]


def _unused(config: Config) -> tuple[Finding, ...]:
    if config.look == LookSettings():
        return ()
    return (say("look-unused", settings_name(config), lang=config.lang),)


def _measured(path: Path, config: Config) -> tuple[int, int]:
    data = path.read_bytes()
    try:
        found = facts(path.name, data, bytes_digest(data), config.pictures)
    except PictureError as error:
        message, remedy = error.said(config.lang)
        raise SettingsError(f"{path}: {message} {remedy}") from error
    return found.width_px, found.height_px
