"""The text objects of a PDF page, by pdfium's own interface.

Objects are read whole (some 160 a page) instead of character by character (some 3,500):
ten times faster, and font, size and baseline belong to the object anyway.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from ..types import UnreadableFile
from .characters import plain

_BUFFER = 8192  # bytes; grows where an object is longer
# pdfium's sign for a hyphen that ends a line, whatever the line goes on with.
_LINE_END_HYPHEN = "\x02"
_MAX_OBJECTS = 60_000
_MAX_DEPTH = 8
_SMALLEST = 0.1  # points: type of no size would have no ems
# How many degrees type may lean from level or upright; a stamp across a page leans more.
_MOST_TILTED = 10
# Letters slanted by this much of their height are italics that have no font of their own.
_SLANTED = (0.12, 0.6)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of one font: its words, baseline, edges and size, in points.

    `left` is where the type begins, `right` where its ink ends. `turn` is how many
    quarter turns to the left it is set at, None for type that leans; places are told as
    they are when the page is held so that it reads level.
    """

    text: str
    y: float
    left: float
    right: float
    size: float
    italic: bool
    bold: bool
    raised: bool = False
    turn: int | None = 0


class _Place(NamedTuple):
    """Where something is set: the six numbers of a PDF's matrix."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def within(self, outer: _Place) -> _Place:
        """The place on the page of what is set here in a form that is set there."""
        return _Place(
            self.a * outer.a + self.b * outer.c,
            self.a * outer.b + self.b * outer.d,
            self.c * outer.a + self.d * outer.c,
            self.c * outer.b + self.d * outer.d,
            *outer.moved(self.e, self.f),
        )

    def moved(self, x: float, y: float) -> tuple[float, float]:
        return (
            x * self.a + y * self.c + self.e,
            x * self.b + y * self.d + self.f,
        )


_AS_IT_IS = _Place()


def page_size(page: pypdfium2.PdfPage) -> tuple[float, float]:
    """Return width and height of a page before a viewer turns it."""
    width, height = page.get_size()
    return (height, width) if page.get_rotation() % 180 else (width, height)


def page_pieces(page: pypdfium2.PdfPage, max_characters: int) -> list[Piece]:
    """Return the text objects of a page in the order of the file.

    Raises UnreadableFile for a page with more objects or characters than print can hold.
    """
    textpage = page.get_textpage()
    try:
        if textpage.count_chars() > max_characters:
            raise UnreadableFile("A page of the PDF holds more text than a page can.")
        reader = _Reader(textpage.raw, page_size(page))
        left, bottom, _, _ = page.get_bbox()
        return list(reader.pieces(page.raw, _Place(e=-left, f=-bottom)))
    finally:
        textpage.close()


class _Reader:
    """Reads objects into one buffer; `fonts` remembers the names of fonts."""

    def __init__(self, textpage: object, size: tuple[float, float]) -> None:
        self._textpage = textpage
        self._width, self._height = size
        self._fonts: dict[int, str] = {}
        self._seen = 0
        # Filled anew for each object: making them takes longer than filling them.
        self._type_size = ctypes.c_float()
        self._matrix = pdfium.FS_MATRIX()
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._make_buffer(_BUFFER)

    def _make_buffer(self, length: int) -> None:
        self._buffer = ctypes.create_string_buffer(length)
        self._wide = ctypes.cast(self._buffer, ctypes.POINTER(ctypes.c_ushort))

    def pieces(self, page: object, outer: _Place) -> Iterator[Piece]:
        for index in range(pdfium.FPDFPage_CountObjects(page)):
            yield from self._read(pdfium.FPDFPage_GetObject(page, index), 0, outer)

    def _read(self, item: object, depth: int, outer: _Place) -> Iterator[Piece]:
        self._seen += 1
        if self._seen > _MAX_OBJECTS:
            raise UnreadableFile(
                "A page of the PDF holds more objects than a page can."
            )
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            piece = self._piece(item, outer)
            if piece is not None:
                yield piece
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            form = self._matrix_of(item).within(outer)
            for index in range(pdfium.FPDFFormObj_CountObjects(item)):
                inner = pdfium.FPDFFormObj_GetObject(item, index)
                yield from self._read(inner, depth + 1, form)

    def _matrix_of(self, item: object) -> _Place:
        matrix = self._matrix
        pdfium.FPDFPageObj_GetMatrix(item, matrix)
        return _Place(matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)

    def _edges_of(self, item: object, outer: _Place) -> list[float]:
        """Left, bottom, right and top of an object."""
        pdfium.FPDFPageObj_GetBounds(item, *self._edges)
        edges = [edge.value for edge in self._edges]
        if outer == _AS_IT_IS:
            return edges
        corners = [outer.moved(x, y) for x in edges[::2] for y in edges[1::2]]
        across, up = zip(*corners, strict=True)
        return [min(across), min(up), max(across), max(up)]

    def _piece(self, item: object, outer: _Place) -> Piece | None:
        words = self._words(item)
        if not words:
            return None
        size, place = self._type_size, self._matrix_of(item)
        if outer != _AS_IT_IS:
            place = place.within(outer)
        pdfium.FPDFTextObj_GetFontSize(item, size)
        font = self._font_name(pdfium.FPDFTextObj_GetFont(item))
        turn = _turn(place.a, place.b)
        left, y, right = self._held_level(turn, place, self._edges_of(item, outer))
        upright = place.d if turn in (None, 0, 2) else place.c
        slant = abs(place.c / place.d) if turn == 0 and place.d else 0.0
        return Piece(
            text=words,
            y=y,
            left=left,
            right=right,
            size=max(round(abs(size.value * upright), 1), _SMALLEST),
            italic="Italic" in font
            or "Oblique" in font
            or _SLANTED[0] < slant < _SLANTED[1],
            bold="Bold" in font,
            turn=turn,
        )

    def _held_level(
        self, turn: int | None, at: _Place, edges: list[float]
    ) -> tuple[float, float, float]:
        """Where a piece begins, its baseline, where it ends, on a page held level."""
        left, bottom, right, top = edges
        if turn == 1:
            return at.f, self._width - at.e, top
        if turn == 2:
            return self._width - at.e, self._height - at.f, self._width - left
        if turn == 3:
            return self._height - at.f, at.e, self._height - bottom
        return at.e, at.f, right

    def _words(self, item: object) -> str:
        """Return an object's text; pdfium writes nothing into too small a buffer."""
        length = self._fill(item)
        if length > len(self._buffer):
            self._make_buffer(length)
            length = self._fill(item)
        filled = ctypes.string_at(self._buffer, max(0, length - 2))
        words = filled.decode("utf-16-le", "replace")
        words = words.replace(_LINE_END_HYPHEN, "-").replace("\x00", "")
        return plain(words.replace("\r", " ").replace("\n", " "))

    def _fill(self, item: object) -> int:
        room = len(self._buffer)
        return int(pdfium.FPDFTextObj_GetText(item, self._textpage, self._wide, room))

    def _font_name(self, font: Any) -> str:
        key = ctypes.cast(font, ctypes.c_void_p).value or 0
        if key not in self._fonts:
            name = ctypes.create_string_buffer(256)
            pdfium.FPDFFont_GetBaseFontName(font, name, 256)
            self._fonts[key] = name.value.decode("latin-1")
        return self._fonts[key]


def _turn(across: float, up: float) -> int | None:
    """Count the quarter turns to the left of a baseline, None where it leans."""
    if up == 0 and across > 0:
        return 0
    turn = math.degrees(math.atan2(up, across)) / 90
    leans = abs(turn - round(turn)) * 90 > _MOST_TILTED
    return None if leans else round(turn) % 4
