"""Postings that were fetched once, kept as long as there is room for them."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ...room import ENTRY, Room
from .words import Posting

Postings = tuple[Posting, ...]

# One of the commonest words has ten megabytes of places at a million paragraphs.
ROOM = 12 * 2**20


class Kept:
    """What keys and beginnings of keys have, as of one version of the index.

    After a publication all is fetched anew: the version that comes with the postings
    that are missing says whether those that are here are still true.
    """

    def __init__(self, version: int, room: int = ROOM) -> None:
        self.version = version
        self._room: Room[Postings] = Room(room)

    def take(self, keys: Collection[str]) -> dict[str, Postings]:
        """What is here of the keys."""
        found = ((key, self._room.get(key)) for key in keys)
        return {key: postings for key, postings in found if postings is not None}

    def put(self, found: Mapping[str, Postings]) -> None:
        for key, postings in found.items():
            self._room.put(key, postings, sum(ENTRY + each.size for each in postings))
