"""Output: the folder that holds the site and nothing else: what is due is written, what is stale removed."""

from colony.output.clearing import clear
from colony.output.copies import Copy
from colony.output.fingerprint import as_written
from colony.output.manifest import foreign_files, lock_path, manifest_path, owns, written_files
from colony.output.other_writers import keeping_account
from colony.output.output_guard import OutputError, is_checkout, survey
from colony.output.writer import WriteOrder, WriteOutcome, write_site

__all__ = [
    "Copy",
    "OutputError",
    "WriteOrder",
    "WriteOutcome",
    "as_written",
    "clear",
    "foreign_files",
    "is_checkout",
    "keeping_account",
    "lock_path",
    "manifest_path",
    "owns",
    "survey",
    "write_site",
    "written_files",
]
