"""Memory for values that are costly to get, as long as there is room for them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from threading import Lock
from typing import Generic, TypeVar

Value = TypeVar("Value")

# What a key takes beside its value, about.
ENTRY = 300


class Room(Generic[Value]):
    """Values by keys, of so many bytes in all; the ones asked for last are the last to
    go. None that takes more than half of the room is kept: it would put out all others.
    """

    def __init__(self, size: int) -> None:
        self.largest = size // 2
        self._left = size
        self._entries: OrderedDict[Hashable, tuple[int, Value]] = OrderedDict()
        # Threads share it; it is held for a few steps in memory only.
        self._lock = Lock()

    def get(self, key: Hashable) -> Value | None:
        with self._lock:
            entry = self._entries.get(key)
            if entry is None:
                return None
            self._entries.move_to_end(key)
            return entry[1]

    def put(self, key: Hashable, value: Value, size: int) -> None:
        """Keep a value of so many bytes; one that is there already stays."""
        size += ENTRY
        with self._lock:
            if size > self.largest or key in self._entries:
                return
            self._entries[key] = size, value
            self._left -= size
            while self._left < 0:
                _, (freed, _) = self._entries.popitem(last=False)
                self._left += freed
