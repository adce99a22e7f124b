"""What can be done with the portal: ``invoke --list`` explains each task in a line.

In a fresh checkout ``python3 tasks.py TASK`` sets everything up first and then runs the task.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT / "plugins"), str(ROOT)]

if __name__ == "__main__":
    from colony.bootstrap import main

    main(sys.argv[1:])

from typing import TYPE_CHECKING, Any

from invoke.collection import Collection
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

if TYPE_CHECKING:
    from colony.model import Finding
    from colony.settings import Config

SITE_HELP = {
    "content": "folder of the Markdown files (default: the settings' PATH)",
    "output": "folder to write the site to (default: the settings' OUTPUT_PATH)",
    "cache": "folder that remembers what was made (default: the settings' CACHE_PATH)",
    "now": "the build's one clock, as 2026-12-24 or 2026-12-24T18:00",
    "settings": "the settings file, as Pelican takes one; paths in it count from its folder",
}


def _load(settings: str, content: str, output: str, cache: str, now: str, **more: Any) -> dict[str, Any]:
    from colony.portal import load

    given = {"PATH": content, "OUTPUT_PATH": output, "CACHE_PATH": cache}
    overrides: dict[str, Any] = {key: str(Path(path).resolve()) for key, path in given.items() if path}
    if now:
        overrides["COLONY_NOW"] = now
    return load(_settings_file(settings), {**overrides, **more})


def _settings_file(settings: str) -> Path:
    """A settings file is looked for where the command was given, then in the checkout."""
    return Path(settings) if Path(settings).exists() else ROOT / settings


def _settings(
    settings: str, content: str, output: str, cache: str, now: str, **more: Any
) -> tuple[dict[str, Any], Config]:
    from colony.settings import SettingsError, parse

    try:
        loaded = _load(settings, content, output, cache, now, **more)
        return loaded, parse(loaded)
    except SettingsError as error:
        raise Exit(f"colony: {error}", code=1) from error


def _config(settings: str, content: str, output: str, cache: str, now: str, **more: Any) -> Config:
    return _settings(settings, content, output, cache, now, **more)[1]


def _show(findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        print(finding, file=sys.stderr)


@task(help=SITE_HELP | {"explain": "say why this output path was or was not written again"})
def build(
    _context: Context,
    content: str = "",
    output: str = "",
    cache: str = "",
    now: str = "",
    settings: str = "pelicanconf.py",
    explain: str = "",
) -> None:
    """Build the site for a look at it, drafts included."""
    from colony import portal
    from colony.press import PressError

    loaded, config = _settings(settings, content, output, cache, now)
    try:
        if portal.is_colony_theme(Path(config.theme_root)):
            built = portal.build(config)
        else:
            built = portal.build_classic(loaded, config)
    except (PressError, OSError) as error:
        raise Exit(f"colony: {error}", code=1) from error
    _show(built.findings)
    print(portal.summary(built, config.output_root))
    if explain:
        print(portal.explanation(built, explain))


@task(help=SITE_HELP | {"port": "port to listen on, on this machine only"})
def serve(
    _context: Context,
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
            lambda: parse(_load(settings, content, output, cache, now)),
            "127.0.0.1",
            port,
            settings_files=[_settings_file(settings)],
        )
    except (SettingsError, OSError) as error:
        raise Exit(f"colony: {error}", code=1) from error


@task(help=SITE_HELP)
def publish(
    _context: Context,
    content: str = "",
    output: str = "",
    cache: str = "",
    now: str = "",
    settings: str = "publishconf.py",
) -> None:
    """Build the site for the public: wholly, or not at all where the content has errors."""
    from colony import portal
    from colony.press import PressError

    loaded, config = _settings(settings, content, output, cache, now, COLONY_PREVIEW=False)
    try:
        if portal.is_colony_theme(Path(config.theme_root)):
            built = portal.publish(config)
        else:
            built = portal.publish(config, lambda each: portal.build_classic(loaded, each), fresh=True)
    except portal.ContentError as stopped:
        _show(stopped.findings)
        raise Exit(f"colony: {stopped} Mend what is named above.", code=1) from stopped
    except (PressError, OSError) as error:
        raise Exit(f"colony: {error}", code=1) from error
    _show(built.findings)
    print(portal.summary(built, config.output_root))
    if built.recorded:
        print(f"{config.feeds.ledger}: {built.recorded} feed id(s) recorded; commit it with the content")


@task(help={key: SITE_HELP[key] for key in ("output", "cache", "settings")})
def ping(_context: Context, output: str = "", cache: str = "", settings: str = "publishconf.py") -> None:
    """After a deploy, tell the WebSub hub which feeds have changed since the last ping."""
    from colony.feeds import HubError, ping

    config = _config(settings, "", output, cache, "")
    if not config.feeds.hub:
        raise Exit("colony: no hub is set: write its address into COLONY_WEBSUB_HUB.", code=1)
    try:
        told = ping(config)
    except (HubError, OSError) as error:
        raise Exit(f"colony: {error}", code=1) from error
    for address in told:
        print(address)
    print(f"{len(told)} feed(s) changed, {config.feeds.hub} was told")


@task(help=SITE_HELP)
def check(
    _context: Context,
    content: str = "",
    output: str = "",
    cache: str = "",
    now: str = "",
    settings: str = "pelicanconf.py",
) -> None:
    """List everything that is wrong with the content, with file, line and remedy."""
    from colony import portal

    findings = portal.check(_config(settings, content, output, cache, now))
    _show(findings)
    errors = sum(finding.severity == "error" for finding in findings)
    print(f"{len(findings)} finding(s), {errors} error(s)")
    if errors:
        raise Exit("colony: mend the errors named above, then check again.", code=1)


DEPLOY_HELP = {
    "to": "where to, this once: ssh://user@host/path, file:///path … (default: COLONY_DEPLOY)",
    "output": SITE_HELP["output"],
    "content": SITE_HELP["content"],
    "cache": SITE_HELP["cache"],
    "settings": SITE_HELP["settings"],
}


def _deploy_config(settings: str, to: str, content: str = "", output: str = "", cache: str = "") -> Config:
    overrides: dict[str, Any] = {"COLONY_PREVIEW": False}
    if to:
        overrides["COLONY_DEPLOY"] = to
    config = _config(settings, content, output, cache, "", **overrides)
    if not config.deploy.url:
        raise Exit("colony: where to? Set COLONY_DEPLOY in publishconf.py, or say --to URL.", code=1)
    return config


@task(
    help=DEPLOY_HELP
    | {
        "dry_run": "print what would be done, and what speaks against it; write nothing",
        "allow": "guards to pass this once: deletions,older-commit,content-newer,development-address",
        "again": "make a release although nothing has changed: repairs what was damaged there",
    }
)
def deploy(
    _context: Context,
    to: str = "",
    content: str = "",
    output: str = "",
    cache: str = "",
    settings: str = "publishconf.py",
    dry_run: bool = False,
    allow: str = "",
    again: bool = False,
) -> None:
    """Make what was published live: wholly, or not at all."""
    from colony import portal

    config = _deploy_config(settings, to, content, output, cache)
    try:
        portal.deploy(config, allow, again=again, dry_run=dry_run)
    except portal.DEPLOY_ERRORS as error:
        raise Exit(f"colony: {error}", code=1) from error


@task(
    help=DEPLOY_HELP | {"release": "id of a kept release, as releases lists them (default: the one before)"}
)
def rollback(
    _context: Context,
    release: str = "",
    to: str = "",
    content: str = "",
    output: str = "",
    cache: str = "",
    settings: str = "publishconf.py",
) -> None:
    """Make a kept release live again, without building: the one before, or the one that is named."""
    from colony import portal

    config = _deploy_config(settings, to, content, output, cache)
    try:
        portal.rollback(config, release)
    except portal.DEPLOY_ERRORS as error:
        raise Exit(f"colony: {error}", code=1) from error


@task(help={key: DEPLOY_HELP[key] for key in ("to", "settings")})
def releases(_context: Context, to: str = "", settings: str = "publishconf.py") -> None:
    """List the releases that are kept, with date, commit and pages, and which is live."""
    from colony import portal

    config = _deploy_config(settings, to)
    try:
        portal.list_releases(config)
    except portal.DEPLOY_ERRORS as error:
        raise Exit(f"colony: {error}", code=1) from error


@task(
    help={
        "server": "nginx, apache, netlify (Cloudflare Pages reads the same) or cloudfront",
        "to": "folder to write the files to (default: print them)",
        "output": DEPLOY_HELP["output"],
        "settings": DEPLOY_HELP["settings"],
    }
)
def headers(
    _context: Context,
    server: str = "nginx",
    to: str = "",
    output: str = "",
    settings: str = "publishconf.py",
) -> None:
    """Print what a web server needs to serve the published site: headers and redirects."""
    from colony import portal

    config = _config(settings, "", output, "", "", COLONY_PREVIEW=False)
    try:
        portal.write_headers(config, server, to)
    except portal.DEPLOY_ERRORS as error:
        raise Exit(f"colony: {error}", code=1) from error


@task(help={"only": "run only these tests, as pytest's -k understands it"})
def test(context: Context, only: str = "") -> None:
    """Run all tests."""
    chosen = f"-k '{only}'" if only else ""
    _run(context, f"{sys.executable} -m pytest -n auto --dist loadgroup {chosen}", "mend what failed above")


@task
def lint(context: Context) -> None:
    """Check style and types of all code."""
    _run(context, f"{sys.executable} -m ruff check .", "mend what ruff names above")
    _run(context, f"{sys.executable} -m ruff format --check .", "run: ruff format .")
    _run(context, f"{sys.executable} -m mypy", "mend what mypy names above")


def _run(context: Context, command: str, remedy: str) -> None:
    with context.cd(str(ROOT)):
        result = context.run(command, warn=True, pty=sys.stdout.isatty())
    if result.failed:
        raise Exit(f"colony: {remedy}.", code=1)


@task(help={key: SITE_HELP[key] for key in ("output", "cache", "settings")})
def clean(_context: Context, output: str = "", cache: str = "", settings: str = "pelicanconf.py") -> None:
    """Remove what builds made: the output folders and what is remembered."""
    from colony.press import PressError, clear

    folders = {_config(settings, "", output, cache, "").output_root}
    if not output:
        folders.add(_config("publishconf.py", "", "", cache, "").output_root)
    try:
        for folder in sorted(folders):
            clear(Path(folder))
    except PressError as error:
        raise Exit(f"colony: {error}", code=1) from error
    remembered = Path(_config(settings, "", output, cache, "").cache_root)
    for name in ("memo.sqlite", "memo.sqlite-wal", "memo.sqlite-shm", "memo.damaged", "lock"):
        (remembered / name).unlink(missing_ok=True)
    for name in ("pictures", "cards"):
        shutil.rmtree(remembered / name, ignore_errors=True)


# Last, since a collection takes what is defined above it.
from benchmarks.commands import bench

namespace = Collection.from_module(sys.modules[__name__])
namespace.add_collection(bench)
