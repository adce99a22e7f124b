"""Tasks for what was published: deploy, rollback, releases, headers, ping."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from colony.tasks.options import SITE_HELP, failed, parsed

if TYPE_CHECKING:
    from colony.settings import Config

DEPLOY_HELP = {
    "to": "where to, this once: ssh://user@host/path, file:///path … (default: COLONY_DEPLOY)",
    "output": SITE_HELP["output"],
    "content": SITE_HELP["content"],
    "cache": SITE_HELP["cache"],
    "settings": SITE_HELP["settings"],
}
"""Option → its line in ``--help``, for every task that connects to a target."""


def _deploy_config(
    context: Context, settings: str, to: str, content: str = "", output: str = "", cache: str = ""
) -> Config:
    overrides: dict[str, Any] = {"COLONY_PREVIEW": False}
    if to:
        overrides["COLONY_DEPLOY"] = to
    config = parsed(context, settings, content, output, cache, **overrides)[1]
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
    context: Context,
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
    from colony import publication

    config = _deploy_config(context, settings, to, content, output, cache)
    try:
        publication.deploy(config, allow, again=again, dry_run=dry_run)
    except publication.DEPLOY_ERRORS as error:
        raise failed(error) from error


@task(
    help=DEPLOY_HELP | {"release": "id of a kept release, as releases lists them (default: the one before)"}
)
def rollback(
    context: Context,
    release: str = "",
    to: str = "",
    content: str = "",
    output: str = "",
    cache: str = "",
    settings: str = "publishconf.py",
) -> None:
    """Make a kept release live again, without building: the one before, or the one that is named."""
    from colony import publication

    config = _deploy_config(context, settings, to, content, output, cache)
    try:
        publication.rollback(config, release)
    except publication.DEPLOY_ERRORS as error:
        raise failed(error) from error


@task(help={key: DEPLOY_HELP[key] for key in ("to", "settings")})
def releases(context: Context, to: str = "", settings: str = "publishconf.py") -> None:
    """List the releases that are kept, with date, commit and pages, and which is live."""
    from colony import publication

    config = _deploy_config(context, settings, to)
    try:
        publication.list_releases(config)
    except publication.DEPLOY_ERRORS as error:
        raise failed(error) from error


@task(
    help={
        "server": "nginx, apache, netlify (Cloudflare Pages reads the same) or cloudfront",
        "to": "folder to write the files to (default: print them)",
        "output": DEPLOY_HELP["output"],
        "settings": DEPLOY_HELP["settings"],
    }
)
def headers(
    context: Context,
    server: str = "nginx",
    to: str = "",
    output: str = "",
    settings: str = "publishconf.py",
) -> None:
    """Print what a web server needs to serve the published site: headers and redirects."""
    from colony import publication

    config = parsed(context, settings, output=output, COLONY_PREVIEW=False)[1]
    try:
        publication.write_headers(config, server, to)
    except publication.DEPLOY_ERRORS as error:
        raise failed(error) from error


@task(help={key: SITE_HELP[key] for key in ("output", "cache", "settings")})
def ping(context: Context, output: str = "", cache: str = "", settings: str = "publishconf.py") -> None:
    """After a deploy, tell the WebSub hub which feeds have changed since the last ping."""
    from colony.feeds import HubError, ping

    config = parsed(context, settings, output=output, cache=cache)[1]
    if not config.feeds.hub:
        raise Exit("colony: no hub is set: write its address into COLONY_WEBSUB_HUB.", code=1)
    try:
        told = ping(config)
    except (HubError, OSError) as error:
        raise failed(error) from error
    for address in told:
        print(address)
    print(f"{len(told)} feed(s) changed, {config.feeds.hub} was told")
