"""Deploys as the site's settings say: collects what :mod:`colony.release` needs and calls it."""

from __future__ import annotations

import functools
import getpass
import os
import socket
import sys
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path

from colony import release
from colony.feeds import HubError, ping
from colony.publication.provenance import inputs_digest, is_live_newer, manifest_digest
from colony.settings import Config


def deploy_order(config: Config, allowed: Collection[str] = (), again: bool = False) -> release.DeployOrder:
    """Describe the published folder for :func:`colony.release.deploy`.

    Args:
        config: the settings.
        allowed: names of guards that may be passed.
        again: whether to deploy also a release that is live already.
    """
    output_root = Path(config.output_root)
    stamp = release.read_stamp(output_root)
    return release.DeployOrder(
        output_root=output_root,
        now=datetime.now(UTC),
        holder=holder(),
        stamp=stamp,
        inputs=inputs_digest(config),
        manifest=manifest_digest(config),
        draft_folders=_draft_folders(config),
        is_live_newer=functools.partial(is_live_newer, config, stamp) if stamp else lambda _: False,
        keep=config.deploy.keep,
        max_lost_share=config.deploy.max_deleted_share,
        allowed=allowed,
        again=again,
        verify=verifier(config),
    )


def holder() -> release.Holder:
    """Who deploys: the user's name and the machine's."""
    return release.Holder(
        who=f"{getpass.getuser()}@{socket.gethostname()} (process {os.getpid()})", since=datetime.now(UTC)
    )


def verifier(config: Config) -> release.Verify | None:
    """The check of the public address after a deploy; None if no address is set."""
    if not config.deploy.verify_url:
        return None
    return functools.partial(release.verify, config.deploy.verify_url, Path(config.output_root))


def _draft_folders(config: Config) -> tuple[str, ...]:
    """Folders of drafts: the part of Pelican's ``DRAFT…_SAVE_AS`` before the first ``{``."""
    names = ("DRAFT_SAVE_AS", "DRAFT_LANG_SAVE_AS", "DRAFT_PAGE_SAVE_AS", "DRAFT_PAGE_LANG_SAVE_AS")
    found = {config.pattern(name).partition("{")[0].lstrip("/") for name in names}
    return tuple(sorted(folder for folder in found if folder.endswith("/")))


DEPLOY_ERRORS = (
    release.TargetError,
    release.TreeError,
    release.RefusedError,
    release.SwitchedBackError,
    OSError,
)
"""All errors that end a deploy and whose message is shown to the operator."""


def deploy(config: Config, allow: str, *, again: bool, dry_run: bool) -> None:
    """Deploy the published folder, or only print what a deploy would do.

    Args:
        config: the settings.
        allow: names of guards that may be passed, separated by commas; empty for none.
        again: whether to deploy also a release that is live already.
        dry_run: print, but change nothing.

    Raises:
        TargetError: ``allow`` names a guard that cannot be passed, or the target failed.
        RefusedError: a guard refuses the deploy.
        SwitchedBackError: the new release failed its check, so the previous one is live again.
        OSError: a file cannot be read or written.
    """
    order = deploy_order(config, _allowed(allow), again)
    with release.connect(config.deploy.url, os.environ) as target:
        if dry_run:
            plan, found = release.plan_only(target, order)
            print("\n".join(release.plan_lines(plan, is_long=True)))
            if found:
                raise release.RefusedError(found)
            print(f"Nothing was written; `invoke deploy` makes this live at {target.url}.")
            return
        outcome = release.deploy(target, order, lambda plan: print("\n".join(release.plan_lines(plan))))
        _told(config, outcome, "deploy", target.url)
        if target.traits.caution:
            print(f"Caution: {target.traits.caution}")
    if outcome.is_new:
        for line in _afterwards(config, outcome):
            print(f"colony: {line}", file=sys.stderr)


def _afterwards(config: Config, outcome: release.DeployOutcome) -> Iterator[str]:
    """Send all notices and check the server; yields a line for each fault and raises nothing."""
    news = release.news_of(outcome.plan, config.siteurl, Path(config.output_root))
    yield from release.notify(news, notices(config))
    if config.deploy.verify_url and outcome.record is not None:
        yield from release.advice(config.deploy.verify_url, outcome.record)


def notices(config: Config) -> list[release.Notice]:
    """The services that are notified after a deploy, as the settings name them."""
    found: list[release.Notice] = []
    if config.feeds.hub:
        found.append(functools.partial(_tell_hub, config))
    if config.deploy.indexnow_key:
        found.append(release.indexnow(config.deploy.indexnow_key))
    if config.deploy.webmentions:
        found.append(release.webmention)
    return found


def _tell_hub(config: Config, _news: release.DeployNews) -> Iterator[str]:
    """Tell the WebSub hub which feeds have changed since it was last told; yields a line if that failed."""
    try:
        ping(config)
    except (HubError, OSError) as error:
        yield str(error)


def rollback(config: Config, release_id: str) -> None:
    """Make an earlier release live again. Raises as :func:`deploy`.

    Args:
        config: the settings.
        release_id: which release; empty for the one before the live one.
    """
    with release.connect(config.deploy.url, os.environ) as target:
        outcome = release.rollback(target, release_id, holder(), config.deploy.keep, verifier(config))
        _told(config, outcome, "rollback", target.url)


def _told(config: Config, outcome: release.DeployOutcome, verb: str, url: str) -> None:
    if outcome.is_new:
        release.log(
            Path(config.output_root), outcome, verb=verb, now=datetime.now(UTC), url=url, who=holder().who
        )
    print(release.last_line(outcome, url))


def list_releases(config: Config) -> None:
    """Print the releases that the server keeps. Raises as :func:`deploy`."""
    with release.connect(config.deploy.url, os.environ) as target:
        found, live_id = target.releases(), target.live_id()
        if not found:
            print(f"No release at {target.url} yet: invoke deploy")
            return
        print("\n".join(release.release_lines(found, live_id)))


def write_headers(config: Config, server: str, folder: str) -> None:
    """Print a web server's configuration files for the published folder, or write them into a folder.

    Args:
        config: the settings.
        server: kind of web server, such as ``nginx``.
        folder: where to write the files; empty to print them.

    Raises:
        TargetError: the kind of server is unknown.
        TreeError: the published folder holds something that must not be published.
        OSError: the folder cannot be read, or the files cannot be written.
    """
    if server not in release.SERVERS:
        raise release.TargetError(f"{server!r} is none of {', '.join(release.SERVERS)}.")
    root = Path(config.output_root)
    pages = release.Pages()
    files = release.server_files(server, release.scan(root, pages.look), pages.redirects)
    for name, text in files.items():
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            Path(folder, name).write_text(text, encoding="utf-8")
            print(Path(folder, name))
        else:
            print(text)


def _allowed(allow: str) -> frozenset[str]:
    names = frozenset(name.strip() for name in allow.split(",") if name.strip())
    unknown = names - release.ALLOWABLE
    if unknown:
        known = ", ".join(sorted(release.ALLOWABLE))
        raise release.TargetError(f"--allow {', '.join(sorted(unknown))}: only {known} can be allowed.")
    return names
