"""Arrays that grow at their ends, and what is worked out from them."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

# So much more room than is needed: of a million entries a sixteenth is sixty thousand.
SPARE, LEAST_SPARE = 16, 1_024


class _Room:
    """Memory that several arrays have in common; of it so many entries are in use."""

    __slots__ = ("entries", "used")

    def __init__(self, entries: Array) -> None:
        self.entries, self.used = entries, 0


class Growing:
    """An array that never changes, out of which a longer one can be made, without a
    copy while there is room behind it. One thread at a time may make longer ones."""

    __slots__ = ("_room", "array")

    def __init__(
        self, kind: type[np.generic], room: _Room | None = None, size: int = 0
    ):
        self._room = room or _Room(np.empty(0, kind))
        self.array: Array = self._room.entries[:size]

    def longer(self, new: Array) -> Growing:
        room, size = self._room, len(self.array)
        end = size + len(new)
        # Another one that was made out of this one may have the room behind it.
        if room.used != size or end > len(room.entries):
            kind = self.array.dtype
            room = _Room(np.empty(end + end // SPARE + LEAST_SPARE, kind))
            room.entries[:size] = self.array
        room.entries[size:end] = new
        room.used = end
        return Growing(self.array.dtype.type, room, end)


class Units:
    """Where units begin among the places: `starts` has one entry more, the end of the
    last one."""

    __slots__ = ("_bits", "_blocks", "_starts", "ends", "starts")

    def __init__(self, starts: Growing, blocks: Growing, bits: int) -> None:
        self._starts, self._blocks, self._bits = starts, blocks, bits
        self.starts = starts.array
        self.ends = self.starts[1:]

    @classmethod
    def none(cls) -> Units:
        return cls(Growing(np.uint32).longer(np.zeros(1)), Growing(np.int32), 0)

    def longer(self, sizes: Array) -> Units:
        """With more units, of so many places each, their gaps included."""
        old = len(self.starts) - 1
        starts = self._starts.longer(
            int(self.starts[-1]) + np.cumsum(sizes, dtype=np.int64)
        )
        bits, blocks = self._bits, self._blocks
        if not old and len(sizes):
            # So short that most of them are in one unit.
            bits = (int(starts.array[-1]) // len(sizes) // 4).bit_length()
        added = starts.array[old:]
        first, last = len(blocks.array), -(-int(added[-1]) >> bits)
        firsts = (np.arange(first, last, dtype=np.int64) << bits).astype(np.uint32)
        found = np.searchsorted(added, firsts, side="right") - 1 + old
        return Units(starts, blocks.longer(found), bits)

    def of(self, places: Array) -> Array:
        """The units that places are in, none of them behind the last unit: looked up by
        blocks of places, then counted on, which is faster than a search for each."""
        units: Array = self._blocks.array.take(places >> self._bits).astype(np.intp)
        late = np.flatnonzero(self.ends.take(units) <= places)
        while len(late):
            units[late] += 1
            late = late[self.ends.take(units[late]) <= places.take(late)]
        return units
