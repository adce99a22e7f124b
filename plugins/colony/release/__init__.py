"""Release: one command makes the finished site live, all or nothing, and back again.

================== =====================================================================
module             what it knows
================== =====================================================================
site_tree          the files of a site by content hash; which carry their hash in the name
release_record     what a target remembers of each release; which old assets live on
deploy_plan        what a deploy would add, change and delete, in which order
deploy             the way of a deploy and of a rollback, the same for every target
preflight          everything that can speak against a deploy
publication_stamp  what publish knows of the folder it has finished
verify             what the public address serves after the switch; http_client asks it
headers            which headers files are served with, for nginx, Apache and others
page_scan          what the finished pages say that a release must know
notices            IndexNow, webmentions: who is told of what has changed
deploy_words       plan, last line, list and log in words
targets/           a folder here or behind ssh, filled by rsync under a lock that a shell
                   holds; a branch of git pages; the table of all targets
bucket/            a site in a bucket of any S3-compatible store
================== =====================================================================

Everything is decided before anything is written; see
:mod:`colony.release.targets.target` for the way of a deploy.
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
