"""The tables of a Word 97-2003 file: where its text stands, and how it looks.

The file information block says where each table is; the piece table, where the
characters are; pages of 512 bytes, which stretches of the file share properties
([MS-DOC], 2.5.1, 2.8.35, 2.9.33).
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_MAGIC = 0xA5EC
_ENCRYPTED, _OTHER_TABLE = 0x0100, 0x0200
_PAGE = 512
_MOST_PIECES = 200_000
_COMPRESSED = 0x40000000
# Bytes of an operand by the upper three bits of its operation; 6 says it itself.
_OPERAND = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}

NOTE_REFERENCES, NOTE_TEXTS = 2, 3
CHARACTER_PAGES, PARAGRAPH_PAGES, PIECES = 12, 13, 33
ENDNOTE_REFERENCES, ENDNOTE_TEXTS = 46, 47


@dataclass(frozen=True, slots=True)
class Header:
    """The file information block: what the file is, how long each part of its text.

    `lengths`: main text, footnotes, headers, macros, comments, endnotes, text boxes.
    """

    is_encrypted: bool
    table_name: str
    lengths: tuple[int, ...]
    _places: bytes

    @classmethod
    def of(cls, stream: bytes) -> Header:
        """Raises ValueError for a stream that is no Word text, or of before Word 97."""
        magic, version = struct.unpack_from("<HH", stream)
        (flags,) = struct.unpack_from("<H", stream, 10)
        if magic != _MAGIC or version < 0x00C1:
            raise ValueError("no text of Word 97 or later")
        lengths = struct.unpack_from("<7i", stream, 0x4C)
        if min(lengths) < 0 or sum(lengths) > len(stream):
            raise ValueError("lengths beyond the file")
        (count,) = struct.unpack_from("<H", stream, 0x98)
        return cls(
            bool(flags & _ENCRYPTED),
            "1Table" if flags & _OTHER_TABLE else "0Table",
            lengths,
            stream[0x9A : 0x9A + 8 * count],
        )

    def table(self, stream: bytes, index: int) -> bytes:
        """Return a table by its place in the block, empty where there is none."""
        if 8 * index + 8 > len(self._places):
            return b""
        offset, size = struct.unpack_from("<II", self._places, 8 * index)
        if offset + size > len(stream):
            raise ValueError("a table beyond its stream")
        return stream[offset : offset + size]


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that stand together in the file, from the place `start` of the text."""

    start: int
    end: int
    offset: int
    width: int


def read_pieces(table: bytes) -> list[Piece]:
    """Return the pieces in the order of the text."""
    position = 0
    while position < len(table) and table[position] == 1:
        position += 3 + struct.unpack_from("<H", table, position + 1)[0]
    if position >= len(table) or table[position] != 2:
        raise ValueError("no piece table")
    (size,) = struct.unpack_from("<I", table, position + 1)
    places, items = read_places(table[position + 5 : position + 5 + size], 8)
    pieces = []
    for start, end, item in zip(places, places[1:], items, strict=False):
        if start == end:
            continue
        (offset,) = struct.unpack_from("<I", item, 2)
        if offset & _COMPRESSED:
            pieces.append(Piece(start, end, (offset & ~_COMPRESSED) // 2, 1))
        else:
            pieces.append(Piece(start, end, offset, 2))
    return pieces


def read_places(table: bytes, size: int) -> tuple[list[int], list[bytes]]:
    """Return a table's places in rising order, and its items of `size` bytes each."""
    count = (len(table) - 4) // (4 + size) if len(table) >= 4 else 0
    if count <= 0:
        return [], []
    if count > _MOST_PIECES:
        raise ValueError("too many entries")
    places = list(struct.unpack_from(f"<{count + 1}I", table))
    if places != sorted(places):
        raise ValueError("places out of order")
    first = 4 * (count + 1)
    return places, [table[first + i * size :][:size] for i in range(count)]


@dataclass(frozen=True, slots=True)
class Properties:
    """Stretches of the file and the properties of each, as operation → operand."""

    _starts: Sequence[int]
    _ends: Sequence[int]
    _operations: Sequence[dict[int, bytes]]

    @classmethod
    def of(cls, stream: bytes, table: bytes, of_paragraphs: bool) -> Properties:
        """Read the pages that a table of pages names."""
        found: list[tuple[int, int, dict[int, bytes]]] = []
        # A damaged table may name one page a hundred thousand times.
        for item in dict.fromkeys(read_places(table, 4)[1]):
            page = (struct.unpack("<I", item)[0] & 0x3FFFFF) * _PAGE
            read = _read_page(stream[page : page + _PAGE], of_paragraphs)
            found += (stretch for stretch in read if stretch[0] < stretch[1])
        found.sort(key=lambda stretch: stretch[0])
        return cls([s[0] for s in found], [s[1] for s in found], [s[2] for s in found])

    def between(
        self, start: int, end: int
    ) -> Iterator[tuple[int, int, dict[int, bytes]]]:
        """Cut [start, end) of the file where properties change; without gaps."""
        index = max(0, bisect_right(self._starts, start) - 1)
        while start < end and index < len(self._starts):
            if self._starts[index] > start:
                stop = min(end, self._starts[index])
                yield start, stop, {}
                start = stop
            elif self._ends[index] > start:
                stop = min(end, self._ends[index])
                yield start, stop, self._operations[index]
                start = stop
            else:
                index += 1
        if start < end:
            yield start, end, {}

    def at(self, place: int) -> dict[int, bytes]:
        return next(self.between(place, place + 1))[2]


def _read_page(
    page: bytes, of_paragraphs: bool
) -> Iterator[tuple[int, int, dict[int, bytes]]]:
    if len(page) < _PAGE:
        return
    count = page[-1]
    width = 13 if of_paragraphs else 1
    first = 4 * (count + 1)
    if first + count * width >= _PAGE:
        raise ValueError("a page of properties is damaged")
    places = struct.unpack_from(f"<{count + 1}I", page)
    for i in range(count):
        place = 2 * page[first + i * width]
        operations = b""
        if place and of_paragraphs:
            size = 2 * page[place] - 1
            if not page[place]:
                place, size = place + 1, 2 * page[place + 1]
            operations = page[place + 3 : place + 1 + size]
        elif place:
            operations = page[place + 1 : place + 1 + page[place]]
        yield places[i], places[i + 1], dict(_operations(operations))


def _operations(data: bytes) -> Iterator[tuple[int, bytes]]:
    position = 0
    while position + 2 < len(data):
        (operation,) = struct.unpack_from("<H", data, position)
        position += 2
        size = _OPERAND.get(operation >> 13)
        if size is None:
            size = data[position] + 1
        yield operation, data[position : position + size]
        position += size
