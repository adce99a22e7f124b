"""Tasks that make a site or look at its content: build, serve, publish, check, clean."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from invoke.context import Context
from invoke.tasks import task

from colony.tasks.options import SITE_HELP, failed, loaded, parsed, settings_file, show

if TYPE_CHECKING:
    from colony.settings import Config
    from colony.site import Built


@task(help=SITE_HELP | {"explain": "say why this output path was or was not written again"})
def build(
    context: Context,
    content: str = "",
    output: str = "",
    cache: str = "",
    now: str = "",
    settings: str = "pelicanconf.py",
    explain: str = "",
) -> None:
    """Build the site for a look at it, drafts included."""
    from colony import pelican_bridge, site
    from colony.output import OutputError
    from colony.settings import SettingsError

    found, config = parsed(context, settings, content, output, cache, now)
    try:
        if pelican_bridge.is_colony_theme(Path(config.theme_root)):
            built = site.build(config)
        else:
            built = site.build_classic(found, config)
    except (OutputError, SettingsError, OSError) as error:
        raise failed(error) from error
    show(built.findings)
    print(site.summary(built, config.output_root))
    if explain:
        print(site.explanation(built, explain))


@task(help=SITE_HELP | {"port": "port to listen on, on this machine only"})
def serve(
    context: Context,
    content: str = "",
    output: str = "",
    cache: str = "",
    now: str = "",
    settings: str = "pelicanconf.py",
    port: int = 8000,
) -> None:
    """Show the site in the browser, fresh after every change."""
    from colony import preview
    from colony.settings import SettingsError, parse

    try:
        preview.serve(
            lambda: parse(loaded(context, settings, content, output, cache, now)),
            "127.0.0.1",
            port,
            settings_files=[settings_file(context, settings)],
        )
    except (SettingsError, OSError) as error:
        raise failed(error) from error


@task(help=SITE_HELP)
def publish(
    context: Context,
    content: str = "",
    output: str = "",
    cache: str = "",
    now: str = "",
    settings: str = "publishconf.py",
) -> None:
    """Build the site for the public: wholly, or not at all where the content has errors."""
    from colony import publication, site
    from colony.output import OutputError
    from colony.settings import SettingsError

    found, config = parsed(context, settings, content, output, cache, now, COLONY_PREVIEW=False)
    try:
        built = _published(found, config)
    except publication.ContentError as stopped:
        show(stopped.findings)
        raise failed(f"{stopped} Mend what is named above.") from stopped
    except (OutputError, SettingsError, OSError) as error:
        raise failed(error) from error
    show(built.findings)
    print(site.summary(built, config.output_root))
    if built.recorded:
        print(f"{config.feeds.ledger}: {built.recorded} feed id(s) recorded; commit it with the content")


def _published(found: dict[str, Any], config: Config) -> Built:
    from colony import pelican_bridge, publication, site

    if pelican_bridge.is_colony_theme(Path(config.theme_root)):
        return publication.publish(config)
    return publication.publish(config, lambda each: site.build_classic(found, each), fresh=True)


@task(help=SITE_HELP)
def check(
    context: Context,
    content: str = "",
    output: str = "",
    cache: str = "",
    now: str = "",
    settings: str = "pelicanconf.py",
) -> None:
    """List everything that is wrong with the content, with file, line and remedy."""
    from colony import site
    from colony.settings import SettingsError

    config = parsed(context, settings, content, output, cache, now)[1]
    try:
        findings = site.check(config)
    except SettingsError as error:
        raise failed(error) from error
    show(findings)
    errors = sum(finding.severity == "error" for finding in findings)
    print(f"{len(findings)} finding(s), {errors} error(s)")
    if errors:
        raise failed("mend the errors named above, then check again.")


@task(help={key: SITE_HELP[key] for key in ("output", "cache", "settings")})
def clean(context: Context, output: str = "", cache: str = "", settings: str = "pelicanconf.py") -> None:
    """Remove what builds made: the output folders and what is remembered."""
    from colony.output import OutputError, clear

    config = parsed(context, settings, output=output, cache=cache)[1]
    folders = {config.output_root}
    if not output and settings_file(context, "publishconf.py").is_file():
        folders.add(parsed(context, "publishconf.py", cache=cache)[1].output_root)
    try:
        for folder in sorted(folders):
            left = clear(Path(folder))
            if left:
                print(f"{folder}: {len(left)} file(s) that Colony did not write are left, as {left[0]}")
    except OutputError as error:
        raise failed(error) from error
    _forget(Path(config.cache_root))


def _forget(remembered: Path) -> None:
    for name in ("memo.sqlite", "memo.sqlite-wal", "memo.sqlite-shm", "memo.damaged", "lock"):
        (remembered / name).unlink(missing_ok=True)
    for name in ("pictures", "cards"):
        shutil.rmtree(remembered / name, ignore_errors=True)
