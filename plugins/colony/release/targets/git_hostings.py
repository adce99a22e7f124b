"""The files that GitHub, GitLab and Codeberg Pages need in the branch besides the site."""

from __future__ import annotations

from colony.model import Value

_GITLAB_CI = b"""\
# Written by the deploy of this site: GitLab Pages serve what lies in public/.
pages:
  stage: deploy
  script: ["true"]
  artifacts:
    paths: [public]
"""


class Hosting(Value, frozen=True, kw_only=True):
    """What a host needs in the branch besides the site."""

    folder: str = ""
    """Folder of the site in the branch, with ``/`` at its end; empty for the top."""
    files: dict[str, bytes] = {}  # noqa: RUF012 - msgspec copies empty defaults
    domain_file: str = ""
    """Name of the file that holds the site's own domain; empty if the host has a setting for it."""
    domains: tuple[str, ...] = ()
    """Endings of the host's own domains, which need no such file."""


HOSTINGS = {
    # Without .nojekyll GitHub leaves out names that begin with an underscore.
    "github": Hosting(files={".nojekyll": b""}, domain_file="CNAME", domains=(".github.io",)),
    "gitlab": Hosting(folder="public/", files={".gitlab-ci.yml": _GITLAB_CI}),
    "codeberg": Hosting(domain_file=".domains", domains=(".codeberg.page",)),
    "plain": Hosting(),
}
"""Name of a host, as in ``?for=`` of a deploy address → what it needs."""

HOSTS = {
    "github.com": "github",
    "ssh.github.com": "github",
    "gitlab.com": "gitlab",
    "codeberg.org": "codeberg",
}
"""Host in a deploy address → its name in :data:`HOSTINGS`."""
