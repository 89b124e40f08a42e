"""The text of a Word 97-2003 file: paragraphs, cells, fields and notes.

All text is one string: the main text, then footnotes, headers, comments, endnotes and
text boxes. Control characters in it are marks, fields, cells and breaks.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..text import Span, Text
from .doc_tables import (
    CHARACTER_PAGES,
    ENDNOTE_REFERENCES,
    ENDNOTE_TEXTS,
    NOTE_REFERENCES,
    NOTE_TEXTS,
    PARAGRAPH_PAGES,
    PIECES,
    Header,
    Piece,
    Properties,
    read_pieces,
    read_places,
)
from .docx_runs import Field, symbol
from .runs import Cell, LineWriter, Run, to_text
from .source import Role

# Operations on characters and paragraphs ([MS-DOC], 2.6.1 and 2.6.2).
_DELETED, _INSERTED = 0x0800, 0x0801
_ITALIC, _HIDDEN, _RAISED, _SYMBOL = 0x0836, 0x083C, 0x2A48, 0x6A09
_LIST, _IN_TABLE, _ROW_END = 0x460B, 0x2416, 0x2417
_ENDS = "\r\x07\x0c"
_STANDS_FOR = {"\t": "\t", "\x0b": " ", "\x0e": " ", "\x1e": "-"}
_ON = (b"\x01", b"\x81")

Look = dict[int, bytes]


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """What stands up to a paragraph's or cell's end, and the character that ends it."""

    text: Text
    hidden: Text
    end: str
    properties: Look


@dataclass(frozen=True, slots=True)
class _Note:
    """A note: its mark's place in the text, and where its own text stands."""

    place: int
    start: int
    end: int


@dataclass(slots=True)
class Document:
    """Walks through the text of one file and writes its lines.

    `numbered` are the lines that a list numbers or marks. Raises ValueError, IndexError or struct.error where the file is damaged.
    """

    stream: bytes
    table: bytes
    header: Header
    writer: LineWriter = field(default_factory=LineWriter)
    warnings: set[str] = field(default_factory=set)
    numbered: set[int] = field(default_factory=set)
    _marks: dict[int, Run] = field(default_factory=dict)
    _pages: dict[int, int] = field(default_factory=dict)
    _pieces: list[Piece] = field(init=False)
    _starts: list[int] = field(init=False)
    _looks: Properties = field(init=False)
    _paragraphs: Properties = field(init=False)

    def __post_init__(self) -> None:
        self._pieces = read_pieces(self._table(PIECES))
        self._starts = [piece.start for piece in self._pieces]
        self._looks = Properties.of(self.stream, self._table(CHARACTER_PAGES), False)
        self._paragraphs = Properties.of(
            self.stream, self._table(PARAGRAPH_PAGES), True
        )

    def read(self) -> None:
        """Write headers, text, text boxes and notes."""
        text, notes, headers, macros, comments, endnotes, boxes = self.header.lengths
        before_endnotes = text + notes + headers + macros + comments
        found = self._notes(NOTE_REFERENCES, NOTE_TEXTS, text, 1)
        more = self._notes(
            ENDNOTE_REFERENCES, ENDNOTE_TEXTS, before_endnotes, len(found) + 1
        )
        if found and more:
            self.warnings.add("notes_renumbered")
        self._write(text + notes, text + notes + headers, "furniture")
        self._write(0, text, "text")
        boxes_start = before_endnotes + endnotes
        self._write(boxes_start, boxes_start + boxes, "text")
        for note in (*found, *more):
            self._write_note(note)

    def _table(self, index: int) -> bytes:
        return self.header.table(self.table, index)

    def _notes(
        self, references: int, texts: int, shift: int, number: int
    ) -> list[_Note]:
        """Number the notes in the order of their marks.

        An item that is 0 belongs to a mark that the author typed.
        """
        places, items = read_places(self._table(references), 2)
        starts, _ = read_places(self._table(texts), 0)
        found = []
        for place, item, start, end in zip(
            places, items, starts, starts[1:], strict=False
        ):
            mark = str(number)
            if item == b"\0\0":
                typed = [text for _, text, _ in self._characters(place, place + 1)]
                mark = "".join(typed).strip() or "*"
            else:
                number += 1
            self._marks[place] = Run(mark, raised=True, mark=mark)
            found.append(_Note(place, shift + start, shift + end))
        return found

    def _characters(self, start: int, end: int) -> Iterator[tuple[int, str, Look]]:
        """Yield [start, end) of the text by stretches of one look, with their places."""
        first_piece = max(0, bisect_right(self._starts, start) - 1)
        for index in range(first_piece, len(self._pieces)):
            piece = self._pieces[index]
            first, last = max(start, piece.start), min(end, piece.end)
            if piece.start >= end:
                return
            if first >= last:
                continue
            base = piece.offset + (first - piece.start) * piece.width
            stop = base + (last - first) * piece.width
            if stop > len(self.stream):
                raise ValueError("a piece beyond the file")
            encoding = "cp1252" if piece.width == 1 else "utf-16-le"
            for left, right, look in self._looks.between(base, stop):
                text = self.stream[left:right].decode(encoding, "replace")
                yield first + (left - base) // piece.width, text, look

    def _properties_at(self, place: int) -> Look:
        piece = self._pieces[max(0, bisect_right(self._starts, place) - 1)]
        offset = piece.offset + (place - piece.start) * piece.width
        return self._paragraphs.at(offset)

    def _split(self, start: int, end: int) -> Iterator[_Paragraph]:
        """Cut a stretch of the text into paragraphs and cells."""
        reader = _RunReader(self.warnings)
        for place, text, look in self._characters(start, end):
            for here, character in enumerate(text, start=place):
                if character in _ENDS and not reader.joins(character, look):
                    yield reader.finish(character, self._properties_at(here))
                elif here in self._marks:
                    reader.runs.append(self._marks[here])
                    self._pages[here] = self.writer.page
                else:
                    reader.take(character, look)
        yield reader.finish("\r", {})

    def _write(self, start: int, end: int, role: Role) -> None:
        """Write paragraphs and tables; of furniture, what sections repeat only once."""
        rows: list[list[Cell]] = []
        row: list[Cell] = []
        cell: list[Text] = []
        written: set[str] = set()
        for paragraph in self._split(start, end):
            cell.append(paragraph.text)
            if paragraph.hidden.content.strip():
                self.writer.add(paragraph.hidden, "furniture")
            if _ROW_END in paragraph.properties:
                rows.append(row)
                row, cell = [], []
            elif paragraph.end == "\x07":
                row.append(Cell(tuple(cell)))
                cell = []
            elif _IN_TABLE not in paragraph.properties:
                self.writer.add_table(rows, self._is_layout(role), role)
                rows, cell = [], []
                if paragraph.text.content not in written:
                    self._add(paragraph, role)
                if role == "furniture":
                    written.add(paragraph.text.content)
            if paragraph.end == "\x0c" and role == "text":
                self.writer.turn_page()
        rows.append([*row, Cell(tuple(cell))])
        self.writer.add_table(rows, self._is_layout(role), role)

    def _is_layout(self, role: Role) -> bool:
        """A table above all other text is the masthead's layout."""
        return role == "furniture" or not self.writer.has_text

    def _add(self, paragraph: _Paragraph, role: Role) -> None:
        line = len(self.writer.lines) + 1
        self.writer.add(paragraph.text, role)
        number = paragraph.properties.get(_LIST, b"\0\0")
        if number.strip(b"\0") and paragraph.text.content.strip():
            self.warnings.add("list_numbers_lost")
            self.numbered.add(line)

    def _write_note(self, note: _Note) -> None:
        mark = self._marks[note.place]
        texts = [p.text.single_spaced() for p in self._split(note.start, note.end)]
        first, *more = [text for text in texts if text.content] or [Text("")]
        if first.content.startswith(mark.text) and not mark.text.isdigit():
            first = first.cut(len(mark.text)).stripped()
        label = Text(f"{mark.text} ", (Span(0, len(mark.text), "raised", mark.mark),))
        for text in (label + first, *more):
            self.writer.add_row(text, "note", self._pages.get(note.place, 1))
        self.writer.end_paragraph()


@dataclass(slots=True)
class _RunReader:
    """Collects the characters of a paragraph; fields go on from one to the next."""

    warnings: set[str]
    runs: list[Run] = field(default_factory=list)
    _hidden: list[Run] = field(default_factory=list)
    _fields: list[Field] = field(default_factory=list)

    def take(self, character: str, look: Look) -> None:
        if character == "\x13":
            self._fields.append(Field())
        elif character == "\x14" and self._fields:
            self._fields[-1].shows_result = True
        elif character == "\x15" and self._fields:
            self._fields.pop()
        elif any(not f.shows_result for f in self._fields):
            self._fields[-1].add(character)
        elif look.get(_DELETED, b"\0") != b"\0":
            self.warnings.add("tracked_changes")
        else:
            self._take_printed(character, look)

    def joins(self, character: str, look: Look) -> bool:
        """True for the end of a paragraph that is deleted: it goes on with the next."""
        return character == "\r" and look.get(_DELETED, b"\0") != b"\0"

    def finish(self, end: str, properties: Look) -> _Paragraph:
        """Return the paragraph that ends here.

        An instruction that its paragraph does not end would swallow the text.
        """
        paragraph = _Paragraph(
            to_text(self.runs).single_spaced(), to_text(self._hidden), end, properties
        )
        self.runs, self._hidden = [], []
        self._fields = [f for f in self._fields if f.shows_result]
        return paragraph

    def _take_printed(self, character: str, look: Look) -> None:
        if look.get(_INSERTED, b"\0") != b"\0":
            self.warnings.add("tracked_changes")
        if _SYMBOL in look:
            code = f"{int.from_bytes(look[_SYMBOL][2:4], 'little'):04X}"
            character = symbol(code, self.warnings)
        elif character < " ":
            character = _STANDS_FOR.get(character, "")
        raised = look.get(_RAISED) == b"\x01" or any(f.is_mark for f in self._fields)
        run = Run(character, look.get(_ITALIC) in _ON, raised)
        if look.get(_HIDDEN) in _ON:
            self._hidden.append(run)
        else:
            self.runs.append(run)
