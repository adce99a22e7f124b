"""Guards: checks before a deploy, all of whose refusals are reported together.

A guard is a function of :class:`DeployFacts` that returns a fault with its remedy, or empty text. The
operator can pass the guards in :data:`ALLOWABLE` by name (``--allow deletions``), as only the operator
knows whether the change is intended. The others mean that the folder must not be published.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from urllib.parse import urlsplit

from colony.model import Value
from colony.release.publication_stamp import PublicationStamp
from colony.release.release_record import Release

ALLOWABLE = frozenset({"content-newer", "deletions", "development-address", "older-commit"})

_NAMED = 5
"""Most paths that a message lists; of the rest it gives the number."""


class DeployFacts(Value, frozen=True, kw_only=True):
    """All values that guards decide on."""

    stamp: PublicationStamp | None
    """The publication stamp of the folder; None if it was not published."""
    inputs: str
    """Hash of what a build now would be made from, to compare with :attr:`PublicationStamp.inputs`."""
    manifest: str
    """Hash of the folder's manifest now, to compare with :attr:`PublicationStamp.manifest`."""
    tree_faults: tuple[str, ...] = ()
    """A line for each link, dotfile, device or file name that cannot be published."""
    files: int = 0
    has_home: bool = False
    drafts: tuple[str, ...] = ()
    """Paths of drafts in the folder."""
    development: tuple[str, ...] = ()
    """Paths of files that name a development server."""
    live: Release | None = None
    is_live_newer: bool = False
    """Whether the live release was built from a later commit."""
    deleted: int = 0
    lost_share: float = 0.0
    """Share (0 to 1) of live files, without hashed assets, that would be deleted."""
    max_lost_share: float = 0.3
    needed_bytes: int = 0
    free_bytes: int | None = None
    lock: str = ""
    """Who else holds the lock, in the target's words; empty if nobody does."""


class Refusal(Value, frozen=True, kw_only=True):
    """The fault that one guard has found."""

    guard: str
    message: str

    def __str__(self) -> str:
        hint = f" Or, if it is meant: --allow {self.guard}" if self.guard in ALLOWABLE else ""
        return f"{self.guard}: {self.message}{hint}"


Guard = Callable[[DeployFacts], str]


def _published(facts: DeployFacts) -> str:
    if facts.stamp is None:
        return "the folder was not made by `invoke publish`; run that first."
    if facts.stamp.manifest != facts.manifest:
        return "something was built into the folder after it was published; run `invoke publish` again."
    return ""


def _production(facts: DeployFacts) -> str:
    is_preview = facts.stamp is not None and facts.stamp.is_preview
    return "this is a preview, with drafts in it; run `invoke publish`." if is_preview else ""


def _content_newer(facts: DeployFacts) -> str:
    if facts.stamp is None or facts.stamp.inputs == facts.inputs:
        return ""
    return (
        f"content, theme or settings have changed since the folder was published, "
        f"{facts.stamp.built:%Y-%m-%d %H:%M}; run `invoke publish` again."
    )


def _no_error(facts: DeployFacts) -> str:
    errors = facts.stamp.errors if facts.stamp else 0
    return f"the content has {errors} error(s); `invoke check` names them." if errors else ""


def _not_empty(facts: DeployFacts) -> str:
    return "" if facts.files or facts.tree_faults else "the folder is empty; run `invoke publish`."


def _home(facts: DeployFacts) -> str:
    if facts.has_home or not facts.files:
        return ""
    return "there is no index.html at the top: the site would have no home page; publish again."


def _siteurl(facts: DeployFacts) -> str:
    if facts.stamp is None:
        return ""
    place = urlsplit(facts.stamp.siteurl)
    if not place.netloc:
        return "SITEURL is not set; write the site's public address into publishconf.py and publish again."
    if place.scheme != "https":
        return f"SITEURL is {facts.stamp.siteurl}; make it https:// in publishconf.py and publish again."
    return ""


def _development(facts: DeployFacts) -> str:
    if not facts.development:
        return ""
    return f"an address of a development server stands in {_some(facts.development)}; mend the links there."


def _drafts(facts: DeployFacts) -> str:
    return f"these are drafts: {_some(facts.drafts)}; publish again." if facts.drafts else ""


def _tree(facts: DeployFacts) -> str:
    return "; ".join(facts.tree_faults)


def _deletions(facts: DeployFacts) -> str:
    if facts.lost_share <= facts.max_lost_share:
        return ""
    return (
        f"{facts.deleted} files would be deleted, {facts.lost_share:.0%} of what is live apart from pictures "
        f"and the like; the limit is {facts.max_lost_share:.0%} (COLONY_DEPLOY_MAX_DELETED_PERCENT). "
        "Is the content folder whole?"
    )


def _older(facts: DeployFacts) -> str:
    if not facts.is_live_newer or facts.live is None or facts.stamp is None:
        return ""
    return (
        f"what is live was built from the commit {facts.live.commit[:12]}, and this folder from the older "
        f"{facts.stamp.commit[:12]}; pull first, or use `invoke rollback` to go back."
    )


def _space(facts: DeployFacts) -> str:
    if facts.free_bytes is None or facts.needed_bytes <= facts.free_bytes:
        return ""
    needed, free = facts.needed_bytes / 1e6, facts.free_bytes / 1e6
    return f"{needed:,.1f} MB are needed there and {free:,.1f} MB are free; make room first."


def _lock(facts: DeployFacts) -> str:
    return facts.lock


GUARDS: dict[str, Guard] = {
    "published": _published,
    "production": _production,
    "content-newer": _content_newer,
    "errors": _no_error,
    "empty": _not_empty,
    "home": _home,
    "siteurl": _siteurl,
    "development-address": _development,
    "drafts": _drafts,
    "files": _tree,
    "deletions": _deletions,
    "older-commit": _older,
    "space": _space,
    "lock": _lock,
}
"""Name → guard, in the order of their refusals."""


def refusals(facts: DeployFacts, allowed: Collection[str] = ()) -> tuple[Refusal, ...]:
    """The refusals of all guards except the allowed ones; empty if the deploy may begin."""
    told_off = ALLOWABLE.intersection(allowed)
    found = ((name, guard(facts)) for name, guard in GUARDS.items() if name not in told_off)
    return tuple(Refusal(guard=name, message=message) for name, message in found if message)


def _some(paths: tuple[str, ...]) -> str:
    named = ", ".join(paths[:_NAMED])
    return f"{named} and {len(paths) - _NAMED} more" if len(paths) > _NAMED else named
