"""Publication: publishes the site into its output folder, and deploys that folder.

Terms:
    publish: build without drafts and put the result in the place of the output folder, in one step.
    deploy: transfer the published folder to its server.
    operator: the person who runs these commands.
    release: one deployed state of the site; a server keeps some, to roll back to.
    publication stamp: a record beside the published folder of what it was made from.
    guard: one check before a deploy, which may refuse it.
"""

from colony.publication.deploying import DEPLOY_ERRORS, deploy, list_releases, rollback, write_headers
from colony.publication.publishing import ContentError, publish

__all__ = ["DEPLOY_ERRORS", "ContentError", "deploy", "list_releases", "publish", "rollback", "write_headers"]
