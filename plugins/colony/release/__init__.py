"""Release: one command makes the finished site live, all or nothing, and back again.

============== =========================================================================
module         what it knows
============== =========================================================================
tree           the files of a site by content hash; which carry their hash in the name
record         what a target remembers of each release; which old assets live on
plan           what a deploy would add, change and delete, in which order
target         what every target can do, and how one is found by its URL
ssh, local     a server with ssh and rsync; a folder of this machine
s3             a bucket of any S3-compatible store
git_pages      a branch that GitHub, GitLab or Codeberg Pages serve
============== =========================================================================

Everything is decided before anything is written; see :mod:`colony.release.target` for the way of a deploy.
"""

from colony.release.plan import Change, Plan, make_plan
from colony.release.record import Record, Release, carry, make_record, pack, unpack
from colony.release.target import (
    Advance,
    Holder,
    Job,
    LockedError,
    Target,
    TargetError,
    Traits,
    connect,
)
from colony.release.tree import File, Phase, Tree, TreeError, is_hashed, phase_of, scan, tree_digest

__all__ = [
    "Advance",
    "Change",
    "File",
    "Holder",
    "Job",
    "LockedError",
    "Phase",
    "Plan",
    "Record",
    "Release",
    "Target",
    "TargetError",
    "Traits",
    "Tree",
    "TreeError",
    "carry",
    "connect",
    "is_hashed",
    "make_plan",
    "make_record",
    "pack",
    "phase_of",
    "scan",
    "tree_digest",
    "unpack",
]
