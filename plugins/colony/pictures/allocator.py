"""Tunes the C library's memory allocator for pictures, which take and free megabytes repeatedly."""

from __future__ import annotations

import contextlib
import ctypes
import functools

_M_TRIM_THRESHOLD, _M_TOP_PAD, _M_MMAP_THRESHOLD = -1, -2, -3
"""Parameters of ``mallopt``, from glibc's malloc.h."""

_KEPT_BYTES = 128 * 2**20
_LARGEST_BYTES = 32 * 2**20
"""Greatest value that glibc accepts for M_MMAP_THRESHOLD."""


@functools.cache
def keep_freed() -> None:
    """Let malloc keep up to 128 MiB of freed memory; does nothing without glibc.

    Returning it to the system and getting it zeroed again takes a thirtieth of the encoding time.
    """
    with contextlib.suppress(OSError, AttributeError):
        mallopt = ctypes.CDLL(None).mallopt
        mallopt(_M_MMAP_THRESHOLD, _LARGEST_BYTES)
        mallopt(_M_TRIM_THRESHOLD, _KEPT_BYTES)
        mallopt(_M_TOP_PAD, _KEPT_BYTES // 8)
