"""The memory of a process, which the C library keeps for it even where it is free.

Only glibc has these functions: elsewhere nothing is done.
"""

from __future__ import annotations

from contextlib import suppress
from ctypes import CDLL

# From <malloc.h>, with their values here.
ARENAS = -8, 1
RETURNED_ABOVE = -1, 4 * 2**20
MAPPED_ABOVE = -3, 2 * 2**20


def keep_little() -> None:
    """Let all threads take memory from one place, and return what is large.

    Each thread would get an arena of its own, so as not to wait for others, which
    Python's threads do anyway; what one has done with, another could not use. And what
    is kept in case it is needed again would grow with the largest array so far. To be
    called before there are threads.
    """
    for setting in (ARENAS, RETURNED_ABOVE, MAPPED_ABOVE):
        with suppress(AttributeError, OSError):
            CDLL(None).mallopt(*setting)


def give_back() -> None:
    """Return what is free to the system. It takes some milliseconds."""
    with suppress(AttributeError, OSError):
        CDLL(None).malloc_trim(0)
