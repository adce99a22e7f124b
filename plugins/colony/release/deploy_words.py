"""The texts that a deploy prints and logs: its plan, its last line, the list of releases."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from colony.release.deploy import DeployOutcome
from colony.release.deploy_plan import Change, Plan
from colony.release.release_record import Release
from colony.release.site_tree import total_bytes
from colony.work import in_words


def plan_lines(plan: Plan, is_long: bool = False) -> Iterator[str]:
    """The lines of a plan, with sizes; ``is_long`` lists every path."""
    for word, mark, changes in (
        ("added", "+", plan.added),
        ("changed", "~", plan.changed),
        ("deleted", "-", plan.deleted),
    ):
        yield f"{len(changes):>7} {word}, {in_words(sum(each.file.size_bytes for each in changes))}"
        if is_long:
            yield from (f"        {mark} {_shown(each)}" for each in changes)
    if plan.carried:
        kept = in_words(total_bytes(plan.carried))
        yield f"{len(plan.carried):>7} old assets stay for pages in caches, {kept}"
    yield f"{plan.unchanged:>7} unchanged"


def _shown(change: Change) -> str:
    path = change.path if change.path.isprintable() else repr(change.path)
    return f"{path} ({in_words(change.file.size_bytes)})"


def last_line(outcome: DeployOutcome, url: str) -> str:
    """The last line of a deploy: what is live now, where, and how to undo it."""
    if outcome.live is None:
        return f"Nothing is live at {url}."
    if not outcome.is_new:
        return f"Nothing to do: {outcome.live.id} is live at {url} with these very files."
    undo = "It is the first there."
    if outcome.before:
        undo = f"Undo: invoke rollback --release {outcome.before.id} --to {shlex.quote(url)}"
    return f"Live now: {outcome.live.id} at {url} ({outcome.live.pages} pages). {undo}"


def release_lines(releases: tuple[Release, ...], live_id: str) -> Iterator[str]:
    """The lines of a table of releases, newest first."""
    yield f"{'':4} {'release':25} {'deployed':20} {'commit':13} {'pages':>7} {'size':>10}"
    for each in releases:
        mark = "live" if each.id == live_id else ""
        commit = (each.commit[:12] or "–") + ("+" if each.is_dirty else "")
        made = f"{each.made:%Y-%m-%d %H:%M} UTC"
        size = in_words(each.size_bytes)
        yield f"{mark:4} {each.id:25} {made:20} {commit:13} {each.pages:>7} {size:>10}"


def log_path(output_root: Path) -> Path:
    """Path of the release log, which is beside the output folder."""
    return output_root.parent / f".{output_root.name}.log"


def log(output_root: Path, outcome: DeployOutcome, *, verb: str, now: datetime, url: str, who: str) -> None:
    """Add one line to the release log.

    Raises:
        OSError: the disk is full, or the log may not be written.
    """
    plan, live = outcome.plan, outcome.live
    line = (
        f"{now:%Y-%m-%dT%H:%M:%SZ} {verb} {live.id if live else '-'} to {url} by {who}: "
        f"+{len(plan.added)} ~{len(plan.changed)} -{len(plan.deleted)}, {plan.transfer_bytes} bytes, "
        f"before {outcome.before.id if outcome.before else '-'}\n"
    )
    with log_path(output_root).open("a", encoding="utf-8") as stream:
        stream.write(line)
