"""Storage: files, the memo of what was made before, and which version of our code made it."""

from colony.storage.code_version import code_digest
from colony.storage.files import (
    FileStamp,
    bytes_digest,
    code_of,
    content_digest,
    contents,
    overlaid,
    stamp_of,
    walk,
    write_atomically,
)
from colony.storage.memo import Memo, locked, opened

__all__ = [
    "FileStamp",
    "Memo",
    "bytes_digest",
    "code_digest",
    "code_of",
    "content_digest",
    "contents",
    "locked",
    "opened",
    "overlaid",
    "stamp_of",
    "walk",
    "write_atomically",
]
