"""Records what a publication was made from, so that a deploy can tell whether it is up to date."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

from colony.content import take_inventory
from colony.model import Finding, replaced
from colony.output import manifest_path
from colony.release import PublicationStamp, Release
from colony.settings import Config, DeploySettings
from colony.site import build_key
from colony.storage import content_digest, opened


def inputs_digest(config: Config) -> str:
    """Hash of all that the site is made from: content, theme, code and settings.

    Folders for output and cache and the number of workers are left out, as is the ledger of feed
    ids, since publishing itself writes into it.
    """
    bare = replaced(
        config,
        output_root="",
        cache_root="",
        executor="",
        preview=False,
        deploy=DeploySettings(),
        pelican=replaced(config.pelican, overrides={}),  # the other values already include the overrides
    )
    with opened(Path(config.cache_root), config.now.toordinal()) as memo:
        inventory = take_inventory(config, memo)
    ledger = config.feeds.ledger
    digests = {path: found for path, found in inventory.digests.items() if path != ledger}
    return build_key(bare, replaced(inventory, digests=digests))


def publication_stamp(config: Config, inputs: str, findings: tuple[Finding, ...]) -> PublicationStamp:
    """The publication stamp of the output folder, which must have been published just now.

    Args:
        config: the settings.
        inputs: :func:`inputs_digest` at the start of the build.
        findings: the findings of the build.
    """
    commit, committed = _commit(config)
    return PublicationStamp(
        built=datetime.now(UTC).replace(microsecond=0),
        is_preview=config.preview,
        siteurl=config.siteurl,
        errors=sum(finding.severity == "error" for finding in findings),
        warnings=sum(finding.severity == "warning" for finding in findings),
        inputs=inputs,
        manifest=manifest_digest(config),
        commit=commit,
        committed=committed,
        is_dirty=bool(commit) and bool(_git(config, "status", "--porcelain")),
    )


def manifest_digest(config: Config) -> str:
    """Hash of the manifest file of the output folder; empty if there is none."""
    path = manifest_path(Path(config.output_root))
    return content_digest(path) if path.is_file() else ""


def _commit(config: Config) -> tuple[str, datetime | None]:
    """Hash and time (UTC) of the commit that is checked out in the content folder; empty and None without."""
    told = _git(config, "show", "--no-patch", "--format=%H %cI", "HEAD").split()
    return (told[0], datetime.fromisoformat(told[1]).astimezone(UTC)) if len(told) == 2 else ("", None)


def is_live_newer(config: Config, stamp: PublicationStamp, live: Release) -> bool:
    """Whether the live release was built from a later commit than the published folder.

    The commits' history decides; if git does not know the live commit, their dates do. False if
    that cannot be told.

    Args:
        config: the settings.
        stamp: of the published folder.
        live: the live release.
    """
    if not stamp.commit or not live.commit or stamp.commit == live.commit:
        return False
    base = _git(config, "merge-base", stamp.commit, live.commit)
    if base:
        return base == stamp.commit
    return stamp.committed is not None and live.committed is not None and stamp.committed < live.committed


def _git(config: Config, *arguments: str) -> str:
    """Output of a git command in the content folder; empty if it fails or git is not installed."""
    try:
        done = subprocess.run(
            ("git", "-C", config.content_root, *arguments), capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
