"""Where the finished site goes: Colony's settings of the deploy, parsed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from colony.model import Value


class DeploySettings(Value, frozen=True, kw_only=True):
    """Where the finished site goes."""

    url: str = ""
    """``ssh://user@host/path``, ``file:///path``, ``s3://bucket/prefix``, ``git+ssh://…#branch``."""
    keep: int = 10
    """Releases that can be gone back to, and whose assets stay reachable."""
    max_deleted_share: float = 0.3
    """Of what is live, 0 to 1; more is taken for an accident."""
    verify_url: str = ""
    """Public address at which a release is looked at after the switch; empty for no look."""
    indexnow_key: str = ""
    """Key of IndexNow; the file ``KEY.txt`` with the key in it must be part of the site. Empty for none."""
    webmentions: bool = False
    """Whether pages that changed tell those that they link to."""


def parse_deploy(own: Mapping[str, Any]) -> DeploySettings:
    """Colony's own settings, defaults filled in, as far as a deploy depends on them."""
    return DeploySettings(
        url=str(own["COLONY_DEPLOY"]),
        keep=int(own["COLONY_DEPLOY_KEEP"]),
        max_deleted_share=own["COLONY_DEPLOY_MAX_DELETED_PERCENT"] / 100,
        verify_url=str(own["COLONY_DEPLOY_VERIFY"]).rstrip("/"),
        indexnow_key=str(own["COLONY_INDEXNOW_KEY"]),
        webmentions=bool(own["COLONY_WEBMENTIONS"]),
    )
