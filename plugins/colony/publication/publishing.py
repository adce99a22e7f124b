"""Publishes: builds the site in a new folder and exchanges it with the published one in one step.

Any failure before that step leaves the published folder as it was. Foreign files (those that Colony
has not written) are moved to the new folder.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import stat
from collections.abc import Callable, Collection, Iterator
from pathlib import Path, PurePosixPath

from colony.findings import say
from colony.model import Finding, replaced
from colony.output import (
    OutputError,
    foreign_files,
    is_checkout,
    lock_path,
    manifest_path,
    owns,
    survey,
    written_files,
)
from colony.publication.provenance import inputs_digest, publication_stamp
from colony.release import forget_stamp, write_stamp
from colony.settings import Config
from colony.site import Built, build, record
from colony.storage import locked, opened
from colony.work import crew

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""``renameat2(2)``: swap two paths in one step (Linux 3.15)."""


class ContentError(Exception):
    """The content has errors, so nothing was published.

    Attributes:
        findings: all findings, errors and warnings.
    """

    def __init__(self, findings: tuple[Finding, ...]):
        errors = sum(finding.severity == "error" for finding in findings)
        super().__init__(f"{errors} error(s) in the content; the published folder was not touched.")
        self.findings = findings


def publish(config: Config, make: Callable[[Config], Built] = build, fresh: bool = False) -> Built:
    """Build the site without drafts into the output folder, wholly or not at all.

    Args:
        config: the settings.
        make: builds the site of some settings.
        fresh: start without Colony's earlier files: for a builder that writes into existing files.

    Raises:
        ContentError: the content has errors.
        OutputError: a template fails, the address of the site is not set, or the output folder
            must not be replaced.
        OSError: the disk is full or must not be written.
    """
    if not config.siteurl:
        raise OutputError("SITEURL is not set: write the site's public address into publishconf.py.")
    live = Path(config.output_root)
    _refuse(live)
    live.parent.mkdir(parents=True, exist_ok=True)
    with locked(lock_path(live), live):
        inputs = inputs_digest(config)  # before the build, so that an edit during it counts as newer
        staging = live.parent / f".{live.name}.next"
        try:
            moving = _prepare(staging, live, fresh)
            built = make(replaced(config, output_root=str(staging), preview=False))
            if any(finding.severity == "error" for finding in built.findings):
                raise ContentError(built.findings)
            refuse_strangers(staging, built.outcome.owned)
            forget_stamp(live)
            _change_over(staging, live, moving)
            if built.unrecorded:
                _record(config, built)
            write_stamp(live, publication_stamp(config, inputs, built.findings))
        finally:
            lock_path(staging).unlink(missing_ok=True)
    return built


def _refuse(live: Path) -> None:
    """Check that the published folder may be replaced.

    Raises:
        OutputError: it is a git checkout, holds a link, or has no manifest.
    """
    if not live.is_dir() or not any(live.iterdir()):
        return
    if is_checkout(live):
        raise OutputError(
            f"{live} is a git checkout, which another folder would take the place of; name an empty folder "
            f"with --output, and let deploy push it: COLONY_DEPLOY = 'git+ssh://git@host/path.git#branch'."
        )
    if not owns(live):
        raise OutputError(
            f"{live} holds files that Colony did not write; name an empty folder with --output."
        )
    links = survey(live).links
    if links:
        raise OutputError(f"{live / links[0]} is a link, which must not be published; remove it.")


def _record(config: Config, built: Built) -> None:
    """Write the ids of published entries into the ledger; if that fails, add a finding."""
    try:
        with (
            opened(Path(config.cache_root), config.now.toordinal()) as memo,
            crew(config.executor) as workers,
        ):
            built.recorded = record(replaced(config, preview=False), memo, workers)
    except OSError as error:
        reason = error.strerror or str(error)
        told = say(
            "ledger-unwritable", config.feeds.ledger, lang=config.lang, count=built.unrecorded, reason=reason
        )
        built.findings += (told,)


def _prepare(staging: Path, live: Path, fresh: bool) -> frozenset[str]:
    """Fill the new folder with hard links to the published files, so that only changes are written.

    Colony replaces files and never writes into one, so the published files stay unchanged. With
    ``fresh`` only foreign files are taken over, as copies.

    Returns:
        Paths of the files in the published folder.
    """
    if staging.exists():
        shutil.rmtree(staging)
    manifest_path(staging).unlink(missing_ok=True)
    if not live.is_dir():
        return frozenset()
    if fresh:
        _copy_foreign(staging, live)
    else:
        shutil.copytree(live, staging, copy_function=os.link)
        if manifest_path(live).is_file():
            shutil.copyfile(manifest_path(live), manifest_path(staging))
    return frozenset(_names(live))


def _copy_foreign(staging: Path, live: Path) -> None:
    written = written_files(live)
    for name in _names(live):
        if name not in written:
            (staging / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(live / name, staging / name)


def _names(root: Path) -> Iterator[str]:
    """Paths of all files below a folder, relative to it."""
    for folder, _, files in os.walk(root):
        for name in files:
            yield Path(folder, name).relative_to(root).as_posix()


def refuse_strangers(root: Path, owned: Collection[str] | None = None) -> None:
    """Check that a finished folder holds only files that may be served.

    Args:
        root: the folder.
        owned: paths of all files of the site; None if they are not known.

    Raises:
        OutputError: there is a link, a device, or a file that is neither the site's nor known as
            foreign; a name that begins with a dot is never the site's.
    """
    foreign = foreign_files(root)
    theirs = {*foreign, *(parent.as_posix() for path in foreign for parent in PurePosixPath(path).parents)}
    known = None if owned is None else {*owned, *foreign}
    for folder, folders, files in os.walk(root):
        for name in (*folders, *files):
            path = Path(folder, name)
            mode = path.lstat().st_mode
            place = path.relative_to(root).as_posix()
            is_hidden = name.startswith(".") and place not in theirs
            if is_hidden or not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                raise OutputError(f"{place} must not be published; remove its source.")
            if known is not None and stat.S_ISREG(mode) and place not in known:
                raise OutputError(
                    f"{place} is no part of the site; find out who put it there, and publish again."
                )


def _change_over(staging: Path, live: Path, moving: Collection[str]) -> None:
    """Exchange the new folder with the old one; moves files that the old one got meanwhile."""
    # The manifest is moved first: if it lists files that do not exist yet, the next build only makes
    # them again; a folder without a manifest would be refused as not Colony's.
    os.replace(manifest_path(staging), manifest_path(live))  # noqa: PTH105 - replaces the old one
    if live.exists():
        exchange(staging, live)
        for late in set(_names(staging)) - set(moving):
            if not os.path.lexists(live / late):
                (live / late).parent.mkdir(parents=True, exist_ok=True)
                (staging / late).rename(live / late)
        shutil.rmtree(staging)
    else:
        staging.rename(live)


def exchange(one: Path, other: Path) -> None:
    """Exchange two folders of one file system, in one step if the system can, else in two renames.

    Raises:
        OSError: they are on different file systems, or must not be renamed.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if hasattr(libc, "renameat2"):
        done = libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
        if done == 0:
            return
    # macOS and some network file systems have no such exchange.
    aside = other.parent / f".{other.name}.old"
    if aside.exists():
        shutil.rmtree(aside)
    other.rename(aside)
    one.rename(other)
    aside.rename(one)
