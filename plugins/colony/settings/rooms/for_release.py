"""Where the finished site goes."""

from __future__ import annotations

from typing import Annotated

from colony.settings import taking
from colony.settings import value_checks as checks
from colony.settings.declaration import Setting, Settings


class DeploySettings(Settings, frozen=True, kw_only=True):
    """Where the finished site goes."""

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
    """Releases that can be gone back to, and whose assets stay reachable."""
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
    """Public address at which a release is looked at after the switch; empty for no look."""
    indexnow_key: Annotated[
        str, Setting("COLONY_INDEXNOW_KEY", "Schlüssel für IndexNow; leer für keinen.",
                     "Key of IndexNow; empty for none."),
    ] = ""  # fmt: skip
    """Key of IndexNow; the file ``KEY.txt`` with the key in it must be part of the site. Empty for none."""
    webmentions: Annotated[
        bool,
        Setting("COLONY_WEBMENTIONS", "Sagt den Seiten Bescheid, auf die neue Artikel verweisen.",
                "Tells the pages that new articles link to."),
    ] = False  # fmt: skip
    """Whether pages that changed tell those that they link to."""

    @property
    def max_deleted_share(self) -> float:
        """Of what is live, 0 to 1; more is taken for an accident."""
        return self.max_deleted_percent / 100
