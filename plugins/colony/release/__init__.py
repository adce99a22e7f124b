"""Release: deploys a published site, completely or not at all, and can switch back to an earlier state.

Everything is decided before anything is written; see
:mod:`colony.release.targets.target` for the way of a deploy.
=======
================== =====================================================================
module             what it does
================== =====================================================================
site_tree          lists the files of a site with their content hashes
release_record     the record that a target stores of each release; which old assets stay
deploy_plan        decides what a deploy adds, changes and deletes, in which order
deploy             the steps of a deploy and of a rollback, the same for every target
preflight          the guards: checks that may refuse a deploy
publication_stamp  the record of what a published folder was made from
verify             checks the public address after the switch, with http_client
headers            makes the configuration of web servers: headers and redirects
page_scan          finds redirects and addresses of development servers in the pages
notices            tells search engines (IndexNow) and linked pages (webmentions) of changes
deploy_words       the texts that a deploy prints and logs
targets/           the places to deploy to: a folder here or behind ssh, a branch of git
                   pages; the table of all targets
bucket/            the target for a bucket of any S3-compatible store
================== =====================================================================

Everything is decided before anything is written; :mod:`colony.release.targets.target` shows the steps.

Terms:
    tree: the files of a site: path → content hash and size.
    release: one deployed state of the site; its record is stored at the target.
    target: a place to deploy to.
    live: what readers get now. To switch is to make another release live.
    stage: to bring the files of a release to the target before the switch.
    hashed asset: a file whose name contains the hash of its content, so its bytes never change.
    carried: a hashed asset of an earlier release that stays reachable for pages still in caches.
    guard: a check before a deploy; its fault is a refusal.
"""

from colony.release.deploy import (
    DeployOrder,
    DeployOutcome,
    RefusedError,
    SwitchedBackError,
    Verify,
    deploy,
    plan_only,
    rollback,
)
from colony.release.deploy_plan import Change, Plan, make_plan
from colony.release.deploy_words import last_line, log, plan_lines, release_lines
from colony.release.headers import SERVERS, content_types, headers_for, host_files, server_files
from colony.release.notices import DeployNews, Notice, indexnow, news_of, notify, webmention
from colony.release.page_scan import Pages
from colony.release.preflight import ALLOWABLE, DeployFacts, Refusal, refusals
from colony.release.publication_stamp import (
    PublicationStamp,
    forget_stamp,
    read_stamp,
    stamp_path,
    write_stamp,
)
from colony.release.release_record import Record, Release, carry, make_record, pack, unpack
from colony.release.site_tree import File, Phase, Tree, TreeError, is_hashed, phase_of, scan, tree_digest
from colony.release.targets.target import (
    Advance,
    Holder,
    Job,
    LockedError,
    Target,
    TargetError,
    Traits,
    connect,
)
from colony.release.verify import advice, verify

__all__ = [
    "ALLOWABLE",
    "SERVERS",
    "Advance",
    "Change",
    "DeployFacts",
    "DeployNews",
    "DeployOrder",
    "DeployOutcome",
    "File",
    "Holder",
    "Job",
    "LockedError",
    "Notice",
    "Pages",
    "Phase",
    "Plan",
    "PublicationStamp",
    "Record",
    "Refusal",
    "RefusedError",
    "Release",
    "SwitchedBackError",
    "Target",
    "TargetError",
    "Traits",
    "Tree",
    "TreeError",
    "Verify",
    "advice",
    "carry",
    "connect",
    "content_types",
    "deploy",
    "forget_stamp",
    "headers_for",
    "host_files",
    "indexnow",
    "is_hashed",
    "last_line",
    "log",
    "make_plan",
    "make_record",
    "news_of",
    "notify",
    "pack",
    "phase_of",
    "plan_lines",
    "plan_only",
    "read_stamp",
    "refusals",
    "release_lines",
    "rollback",
    "scan",
    "server_files",
    "stamp_path",
    "tree_digest",
    "unpack",
    "verify",
    "webmention",
    "write_stamp",
]
