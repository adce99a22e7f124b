"""What a deploy has to know of a publication: from which content it was made, and which commit that was."""

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

    Where it is written to and how the work is shared out do not count, nor does the ledger of feed
    ids: publishing itself writes into it what it has just published.
    """
    bare = replaced(
        config,
        output_root="",
        cache_root="",
        executor="",
        preview=False,
        deploy=DeploySettings(),
        pelican=replaced(config.pelican, overrides={}),  # what they change is in the other values
    )
    with opened(Path(config.cache_root), config.now.toordinal()) as memo:
        inventory = take_inventory(config, memo)
    ledger = config.feeds.ledger
    digests = {path: found for path, found in inventory.digests.items() if path != ledger}
    return build_key(bare, replaced(inventory, digests=digests))


def publication_stamp(config: Config, inputs: str, findings: tuple[Finding, ...]) -> PublicationStamp:
    """The stamp for the output folder as it is now."""
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
    """Hash of Colony's list of the output folder; empty where there is none."""
    path = manifest_path(Path(config.output_root))
    return content_digest(path) if path.is_file() else ""


def _commit(config: Config) -> tuple[str, datetime | None]:
    """The commit that is checked out in the content folder, and when it was made."""
    told = _git(config, "show", "--no-patch", "--format=%H %cI", "HEAD").split()
    return (told[0], datetime.fromisoformat(told[1]).astimezone(UTC)) if len(told) == 2 else ("", None)


def is_live_newer(config: Config, stamp: PublicationStamp, live: Release) -> bool:
    """Whether what is live was built from a later commit: by history, or by date where that is not here."""
    if not stamp.commit or not live.commit or stamp.commit == live.commit:
        return False
    base = _git(config, "merge-base", stamp.commit, live.commit)
    if base:
        return base == stamp.commit
    return stamp.committed is not None and live.committed is not None and stamp.committed < live.committed


def _git(config: Config, *arguments: str) -> str:
    """What git says of the content folder; nothing where there is no git, no repository or no such commit."""
    try:
        done = subprocess.run(
            ("git", "-C", config.content_root, *arguments), capture_output=True, text=True, check=False
        )
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
