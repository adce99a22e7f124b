"""What each host of git pages wants in the branch beside the site: GitHub, GitLab, Codeberg."""

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
    """What a host wants in the branch beside the site."""

    folder: str = ""
    """Where in the branch the site lies, with ``/`` at its end."""
    files: dict[str, bytes] = {}  # noqa: RUF012 - msgspec copies empty defaults
    domain_file: str = ""
    """The file that names the site's own domain; empty where the host's settings do."""
    domains: tuple[str, ...] = ()
    """Endings of the host's own domains, for which no such file is wanted."""


HOSTINGS = {
    # Without .nojekyll GitHub would drop whatever begins with an underscore.
    "github": Hosting(files={".nojekyll": b""}, domain_file="CNAME", domains=(".github.io",)),
    "gitlab": Hosting(folder="public/", files={".gitlab-ci.yml": _GITLAB_CI}),
    "codeberg": Hosting(domain_file=".domains", domains=(".codeberg.page",)),
    "plain": Hosting(),
}
"""Name of a host, as ``?for=`` in a deploy address has it → what it wants."""

HOSTS = {
    "github.com": "github",
    "ssh.github.com": "github",
    "gitlab.com": "gitlab",
    "codeberg.org": "codeberg",
}
"""Host in a deploy address → its name in :data:`HOSTINGS`."""
