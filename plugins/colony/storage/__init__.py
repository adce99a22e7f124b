"""Storage: files, the memo, and hashes of Colony's own code.

Terms:
    memo: a store in the cache folder that keeps what earlier builds read or made (``(space, key) → bytes``).
    key: the hash of everything that a value is made from; equal keys mean equal values.
    digest: a hash, in hexadecimal digits; of a file's bytes if nothing else is said.
    file stamp: size, times and inode of a file, by which a change is noticed without reading it.
"""

from colony.storage.code_version import code_digest
from colony.storage.files import (
    FileStamp,
    bytes_digest,
    class_digest,
    content_digest,
    contents,
    file_stamp,
    overlaid,
    walk,
    write_atomically,
)
from colony.storage.memo import Memo, locked, opened

__all__ = [
    "FileStamp",
    "Memo",
    "bytes_digest",
    "class_digest",
    "code_digest",
    "content_digest",
    "contents",
    "file_stamp",
    "locked",
    "opened",
    "overlaid",
    "walk",
    "write_atomically",
]
