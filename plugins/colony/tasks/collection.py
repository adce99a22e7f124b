"""The lists of tasks, with their names."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from invoke.collection import Collection
from invoke.tasks import Task

from colony.tasks import build_tasks, deploy_tasks, site_tasks


def collection(root: Path | None = None, *more: Any) -> Collection:
    """All tasks of a site.

    Args:
        root: folder of the ``tasks.py``, searched for settings files after the working directory; None
            to search nowhere else.
        more: further tasks of this ``tasks.py``.
    """
    tasks = Collection()
    for task in (
        build_tasks.build,
        build_tasks.serve,
        build_tasks.publish,
        build_tasks.check,
        build_tasks.clean,
        deploy_tasks.ping,
        deploy_tasks.deploy,
        deploy_tasks.rollback,
        deploy_tasks.releases,
        deploy_tasks.headers,
        site_tasks.upgrade,
        *more,
    ):
        tasks.add_task(_copied(task))
    tasks.configure({"colony": {"root": str(root or "")}})
    return tasks


def commands() -> Collection:
    """The tasks of the command ``colony``: those of a site, and ``colony new``."""
    tasks = collection()
    tasks.add_task(_copied(site_tasks.new_site), name="new")
    return tasks


def _copied(task: Task[Any]) -> Task[Any]:
    """A task with help texts of its own: invoke takes each out of the task when it first parses options."""
    copied = copy.copy(task)
    copied.help = dict(task.help)
    return copied
