"""Release: one command makes the finished site live, all or nothing, and back again.

================== ==============================================================
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
