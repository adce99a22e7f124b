"""Settings of deploys."""

from __future__ import annotations

from typing import Annotated

from colony.settings import taking
from colony.settings import value_checks as checks
from colony.settings.declaration import Setting, Settings


class DeploySettings(Settings, frozen=True, kw_only=True):
    """Where the published site is deployed, and what is checked and notified then."""

    url: Annotated[
        str, Setting("COLONY_DEPLOY", "Ziel der Veröffentlichung.", "Where a deploy goes.")
    ] = ""  # fmt: skip
    """``ssh://user@host/path``, ``file:///path``, ``s3://bucket/prefix``, ``git+ssh://…#branch``."""
    keep: Annotated[
        int,
        Setting("COLONY_DEPLOY_KEEP", "Veröffentlichungen, zu denen man zurück kann.",
                "Releases that can be gone back to.", between=(2, 10_000),
                write="a whole number of 2 or more: there must be a release to go back to"),
    ] = 10  # fmt: skip
    """Number of releases that the server keeps, to roll back to and to serve their assets."""
    max_deleted_percent: Annotated[
        int | float,
        Setting("COLONY_DEPLOY_MAX_DELETED_PERCENT", "So viel Prozent löscht kein Versehen.",
                "No accident deletes more of what is live.", between=(0, 100),
                write="a number from 0 to 100"),
    ] = 30  # fmt: skip
    verify_url: Annotated[
        str,
        Setting("COLONY_DEPLOY_VERIFY", "Adresse, an der danach nachgesehen wird; leer: nirgends.",
                "Address that is looked at afterwards; empty for none.",
                take=taking.without_slash,
                check=checks.web_address),
    ] = ""  # fmt: skip
    """Public address where a new release is checked once it is live; empty for no check."""
    indexnow_key: Annotated[
        str, Setting("COLONY_INDEXNOW_KEY", "Schlüssel für IndexNow; leer für keinen.",
                     "Key of IndexNow; empty for none."),
    ] = ""  # fmt: skip
    """Key of IndexNow, which the site must serve as the file ``KEY.txt``; empty for none."""
    webmentions: Annotated[
        bool,
        Setting("COLONY_WEBMENTIONS", "Sagt den Seiten Bescheid, auf die neue Artikel verweisen.",
                "Tells the pages that new articles link to."),
    ] = False  # fmt: skip
    """Whether webmentions are sent to the pages that changed pages link to."""

    @property
    def max_deleted_share(self) -> float:
        """Share of live files (0 to 1) that a deploy may delete; more is refused as an accident."""
        return self.max_deleted_percent / 100
