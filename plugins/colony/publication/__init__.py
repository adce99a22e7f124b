"""Publication: the finished site takes the public folder's place, and is deployed."""

from colony.publication.deploying import DEPLOY_ERRORS, deploy, list_releases, rollback, write_headers
from colony.publication.publishing import ContentError, publish

__all__ = ["DEPLOY_ERRORS", "ContentError", "deploy", "list_releases", "publish", "rollback", "write_headers"]
