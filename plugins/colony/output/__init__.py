"""Output: brings the output folder to the state that a build wants, writing only what has changed.

Terms:
    manifest: the list of the files in an output folder; it is saved beside the folder, not inside.
    row: the manifest's record of one file that Colony has written.
    parts: the hashes of what one file is made from (view, template, site, code); equal parts mean
        equal bytes, so the file need not be made again.
    foreign file: a file in the folder that Colony has not written; Colony never changes or removes it.
    copy: a file that is not rendered but copied: a static file, an asset, a rendition of a picture.
    fingerprint: a hash of a manifest; equal fingerprints mean that the folder should hold equal files.
    due: to be written by this build.
"""

from colony.output.clearing import clear
from colony.output.copies import Copy
from colony.output.fingerprint import unchanged_manifest
from colony.output.manifest import foreign_files, lock_path, manifest_path, owns, written_files
from colony.output.other_writers import recording_writes
from colony.output.output_guard import OutputError, is_checkout, survey
from colony.output.writer import WriteOrder, WriteOutcome, write_site

__all__ = [
    "Copy",
    "OutputError",
    "WriteOrder",
    "WriteOutcome",
    "clear",
    "foreign_files",
    "is_checkout",
    "lock_path",
    "manifest_path",
    "owns",
    "recording_writes",
    "survey",
    "unchanged_manifest",
    "write_site",
    "written_files",
]
