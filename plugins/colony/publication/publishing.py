"""Publishing: the finished site is made beside the published folder and changes places with it.

Whatever goes wrong before that step – a finding, a template, a full disk, a kill – leaves the
published folder as it was. What Colony has not written itself moves along.
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
    """The content has errors, so the published folder was left as it was.

    Attributes:
        findings: everything found, errors and the rest.
    """

    def __init__(self, findings: tuple[Finding, ...]):
        errors = sum(finding.severity == "error" for finding in findings)
        super().__init__(f"{errors} error(s) in the content; the published folder was not touched.")
        self.findings = findings


def publish(config: Config, make: Callable[[Config], Built] = build, fresh: bool = False) -> Built:
    """Build for the public into the output folder, wholly or not at all.

    Args:
        config: the settings.
        make: builds the site of some settings.
        fresh: begin with an empty folder: for a builder that writes into files that exist.

    Raises:
        ContentError: the content has errors.
        OutputError: a template is wrong, the address of the site is not set, or the output folder
            holds files that are not Colony's.
        OSError: the disk is full or may not be written.
    """
    if not config.siteurl:
        raise OutputError("SITEURL is not set: write the site's public address into publishconf.py.")
    live = Path(config.output_root)
    _refuse(live)
    live.parent.mkdir(parents=True, exist_ok=True)
    with locked(lock_path(live), live):
        inputs = inputs_digest(config)  # before the build: what is edited meanwhile counts as newer
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
    """Make sure that a folder may be put in the place of this one."""
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
    """Note which ids the entries have in feeds, now that subscribers see them."""
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
    """Begin with links to what is published, so that only what differs is written.

    Colony never writes into a file, it puts another in its place: published ones stay as they are.
    Another builder may write into files, so it begins with copies of what is not Colony's alone.

    Returns:
        The files in the published folder.
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
    """Every file below a folder, as a path relative to it."""
    for folder, _, files in os.walk(root):
        for name in files:
            yield Path(folder, name).relative_to(root).as_posix()


def refuse_strangers(root: Path, owned: Collection[str] | None = None) -> None:
    """Make sure that a finished folder has nothing in it that must not be served.

    Args:
        root: the folder.
        owned: paths of all files of the site; None where nobody knows.

    Raises:
        OutputError: there is a link, a device, or a file that neither the site nor the operator put
            there; what begins with a dot is never the site's.
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
    """Let the new folder take the old one's place; files that the old one got meanwhile move along."""
    # The manifest goes first: one that tells of files that are not there yet costs a build some work,
    # a folder without one would be taken for somebody else's.
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
    """Let two folders of one file system change places, in one step where the system can.

    Raises:
        OSError: they lie on different file systems, or may not be renamed.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if hasattr(libc, "renameat2"):
        done = libc.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
        if done == 0:
            return
    # macOS and some network file systems cannot: two renames, a blink apart.
    aside = other.parent / f".{other.name}.old"
    if aside.exists():
        shutil.rmtree(aside)
    other.rename(aside)
    one.rename(other)
    aside.rename(one)
