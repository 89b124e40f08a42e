"""Postings that were fetched once, kept as long as there is room for them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Mapping
from threading import Lock

from .words import Posting

Postings = tuple[Posting, ...]

ROOM = 24 * 2**20
# One of the commonest words must not put out all others: at a million paragraphs the
# places of "the" take ten megabytes.
LARGEST = ROOM // 2
# What a key without any posting takes as well.
ENTRY = 300


class Kept:
    """What keys and beginnings of keys have, as of one version of the index.

    After a publication all is fetched anew: the version that comes with the postings
    that are missing says whether those that are here are still true.
    """

    def __init__(self, version: int, room: int = ROOM) -> None:
        self.version = version
        self._left = room
        self._entries: OrderedDict[str, tuple[int, Postings]] = OrderedDict()
        # Threads share it; it is held for a few steps in memory only.
        self._lock = Lock()

    def take(self, keys: Collection[str]) -> dict[str, Postings]:
        """What is here of the keys; the ones asked for last are the last to go."""
        taken = {}
        with self._lock:
            for key in keys:
                entry = self._entries.get(key)
                if entry is not None:
                    self._entries.move_to_end(key)
                    taken[key] = entry[1]
        return taken

    def put(self, found: Mapping[str, Postings]) -> None:
        with self._lock:
            for key, postings in found.items():
                size = ENTRY + sum(ENTRY + each.size for each in postings)
                if size > LARGEST or key in self._entries:
                    continue
                self._entries[key] = size, postings
                self._left -= size
            while self._left < 0:
                _, (size, _) = self._entries.popitem(last=False)
                self._left += size
