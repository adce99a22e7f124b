"""Before anything is written: everything that speaks against a deploy, said at once.

:class:`DeployFacts` holds what was looked up; each guard is a function of it that answers with what is
wrong and what to do, or with nothing. A guard of :data:`ALLOWABLE` may be told off by its name
(``--allow deletions``), since whether it is an accident only the operator knows; the others mean that the
folder is not fit for the public.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from urllib.parse import urlsplit

from colony.model import Value
from colony.release.publication_stamp import PublicationStamp
from colony.release.release_record import Release

ALLOWABLE = frozenset({"content-newer", "deletions", "development-address", "older-commit"})

_NAMED = 5
"""So many paths are named; the number tells of the rest."""


class DeployFacts(Value, frozen=True, kw_only=True):
    """All that the guards may know."""

    stamp: PublicationStamp | None
    """What publish said of the folder."""
    inputs: str
    """Hash of what a build would be made from now; as :attr:`PublicationStamp.inputs`."""
    manifest: str
    """As :attr:`PublicationStamp.manifest`, now."""
    tree_faults: tuple[str, ...] = ()
    """Links, dotfiles, devices, unspeakable names."""
    files: int = 0
    has_home: bool = False
    drafts: tuple[str, ...] = ()
    """Paths where drafts are saved."""
    development: tuple[str, ...] = ()
    """Paths of files that name a development server."""
    live: Release | None = None
    is_live_newer: bool = False
    """Whether the live release was built from a later commit."""
    deleted: int = 0
    lost_share: float = 0.0
    """Share of what is live, apart from hashed assets, that would be deleted: 0 to 1."""
    max_lost_share: float = 0.3
    needed_bytes: int = 0
    free_bytes: int | None = None
    lock: str = ""
    """What the target said where somebody else holds the lock."""


class Refusal(Value, frozen=True, kw_only=True):
    """What one guard has against the deploy."""

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
"""Name → guard, in the order in which they speak."""


def refusals(facts: DeployFacts, allowed: Collection[str] = ()) -> tuple[Refusal, ...]:
    """Everything that speaks against the deploy; empty where nothing does."""
    told_off = ALLOWABLE.intersection(allowed)
    found = ((name, guard(facts)) for name, guard in GUARDS.items() if name not in told_off)
    return tuple(Refusal(guard=name, message=message) for name, message in found if message)


def _some(paths: tuple[str, ...]) -> str:
    named = ", ".join(paths[:_NAMED])
    return f"{named} and {len(paths) - _NAMED} more" if len(paths) > _NAMED else named
