"""Word files: paragraphs, notes and tables, read from the XML itself.

What Word computes is computed here: the numbers of lists and footnotes. Text boxes
stand after their paragraph, headers before the text, footers and notes after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ..text import Text
from ..types import ParseWarning, UnreadableFile
from .docx_notes import Notes, NoteText
from .docx_numbering import Numbering
from .docx_runs import PAGE_BREAK, RunReader
from .docx_styles import Look, Styles, number_of
from .package import Element, Package, child, is_on, local, value
from .runs import Cell, LineWriter, Run, to_text
from .source import STRUCK_OUT, Line, Role, Source

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

WARNINGS = {
    "tracked_changes": "The Word file holds tracked changes; the text shows them as "
    "accepted: insertions are in it, deletions are not.",
    "struck_out": STRUCK_OUT,
    "unread_symbol": "A symbol of a special font could not be read; it shows as “\ufffd”.",
    "notes_renumbered": "The file has footnotes and endnotes; the endnotes are numbered "
    "on after the footnotes.",
    "embedded_document": "The Word file embeds another document, which is not read.",
}
_HEADER_ORDER = ("first", "default", "even")


def read(data: bytes, filename: str) -> Source:
    """Return the lines of a Word file (.docx, .docm).

    Raises UnreadableFile for a file that is damaged, encrypted, too large, or holds no
    text.
    """
    package = Package.open(data)
    name = package.main_part()
    if name is None:
        raise UnreadableFile("This is a zip file, but not a Word file.")
    root = package.xml(name)
    body = child(root, "body")
    if body is None:
        raise UnreadableFile("The Word file is damaged: its text is missing.")
    document = _Document(package, name, body)
    lines = document.read()
    if not any(line.role in ("text", "table") and not line.is_blank for line in lines):
        raise UnreadableFile(
            "The Word file holds no text: it is empty, or its pages are pictures."
        )
    codes = sorted(document.runs.warnings)
    return Source(
        filename,
        MEDIA_TYPE,
        lines,
        text_from="born digital",
        warnings=(
            *(ParseWarning(code, WARNINGS[code]) for code in codes),
            *document.notes.warnings,
        ),
    )


@dataclass(slots=True)
class _Document:
    """Walks through the parts of one file and writes their lines."""

    package: Package
    name: str
    body: Element
    writer: LineWriter = field(default_factory=LineWriter)
    styles: Styles = field(init=False)
    numbering: Numbering = field(init=False)
    notes: Notes = field(init=False)
    runs: RunReader = field(init=False)
    _related: dict[str, tuple[str, str]] = field(init=False)
    _role: Role = "text"
    _carried: list[Run] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._related = dict(self.package.related(self.name))
        self.styles = Styles.of(self._part("styles"))
        self.numbering = Numbering.of(self._part("numbering"), self.styles.lists)
        settings = self._part("settings")
        self.notes = Notes.of(
            self._part("footnotes"), self._part("endnotes"), settings, self.body
        )
        rendered = next(self.body.iter("{*}lastRenderedPageBreak"), None)
        self.runs = RunReader(self.styles, self._note_mark, rendered is not None)

    def read(self) -> tuple[Line, ...]:
        self._write_furniture("header")
        self._write_blocks(self.body)
        self._flush()
        for note in self.notes.printed():
            self._write_note(note)
        self._write_furniture("footer")
        return tuple(self.writer.lines)

    def _part(self, kind: str) -> Element | None:
        for found, name in self._related.values():
            if found == kind:
                return self.package.xml(name)
        return None

    def _note_mark(self, reference: str, identifier: str, typed: str | None) -> Run:
        kind = reference.removesuffix("Reference")
        return self.notes.mark(kind, identifier, typed, self.writer.page)

    def _turn_page(self) -> None:
        """Begin a page where the file asks for it and does not note where pages end."""
        if not self.runs.counts_rendered:
            self.writer.turn_page()

    def _write_furniture(self, kind: str) -> None:
        """Write the headers or footers; what they repeat is written once."""
        names: dict[str, None] = {}
        references = list(self.body.iter("{*}" + f"{kind}Reference"))
        references.sort(
            key=lambda r: (
                _HEADER_ORDER.index(t)
                if (t := value(r, "type") or "default") in _HEADER_ORDER
                else len(_HEADER_ORDER)
            )
        )
        for reference in references:
            found, name = self._related.get(value(reference, "id") or "", ("", ""))
            if found == kind:
                names[name] = None
        self._role = "furniture"
        for name in names:
            root = self.package.xml(name)
            if root is not None:
                self._write_blocks(root)
                self._flush()
        self._role = "text"

    def _write_blocks(self, parent: Element) -> None:
        """Write paragraphs and tables, also those inside content controls."""
        for element in parent:
            name = local(element)
            if name == "p":
                self._write_paragraph(element)
            elif name == "tbl":
                self._flush()
                self._write_table(element)
            elif name == "altChunk":
                self.runs.warnings.add("embedded_document")
            elif name == "sectPr":
                self._end_section(element)
            elif name in ("del", "moveFrom"):
                self.runs.warnings.add("tracked_changes")
            elif name == "AlternateContent":
                choice = child(element, "Choice")
                if choice is not None:
                    self._write_blocks(choice)
            elif name not in ("sdtPr", "tcPr", "pPr"):
                self._write_blocks(element)

    def _write_paragraph(self, element: Element) -> None:
        properties = child(element, "pPr")
        if is_on(child(properties, "pageBreakBefore")):
            self._turn_page()
        runs = self._paragraph_runs(element)
        if self._mark_is_deleted(properties):
            self._carried += runs
        else:
            self._add([*self._carried, *runs], properties)
            self._carried = []
        self._write_boxes()
        self._end_section(child(properties, "sectPr"))

    def _add(self, runs: list[Run], properties: Element | None) -> None:
        content = "".join(run.text for run in runs)
        before = len(content) - len(content.lstrip())
        for _ in range(content.count(PAGE_BREAK, 0, before)):
            self.writer.turn_page()
        if content.strip():
            label = self._label(properties) if self._role == "text" else ""
            self.writer.add(_text([Run(label), *runs]), self._role)
        else:
            self.writer.end_paragraph()
        for _ in range(content.count(PAGE_BREAK, before)):
            self.writer.turn_page()
        if self.runs.hidden:
            hidden, self.runs.hidden = self.runs.hidden, []
            self.writer.add(_text(hidden), "furniture")

    def _write_boxes(self) -> None:
        boxes, self.runs.boxes = self.runs.boxes, []
        for box in boxes:
            self._write_blocks(box)

    def _paragraph_runs(self, element: Element) -> list[Run]:
        return self.runs.read(element, self._look(child(element, "pPr")))

    def _look(self, properties: Element | None) -> Look:
        return self.styles.paragraph(value(child(properties, "pStyle"))).look

    def _mark_is_deleted(self, properties: Element | None) -> bool:
        """A paragraph whose end is deleted goes on with the next one."""
        mark = child(properties, "rPr")
        if child(mark, "del") is None and child(mark, "moveFrom") is None:
            return False
        self.runs.warnings.add("tracked_changes")
        return True

    def _flush(self) -> None:
        if self._carried:
            self._add(self._carried, None)
            self._carried = []

    def _label(self, properties: Element | None) -> str:
        """Count a paragraph of a list; its own properties go before its style's."""
        name = value(child(properties, "pStyle"))
        style = self.styles.paragraph(name)
        number, depth = number_of(properties)
        if number is None:
            number = style.number
            if depth is None and number is not None:
                depth = style.depth
            if depth is None and number is not None:
                depth = self.numbering.level_of_style(number, name or "")
        return self.numbering.label(number, depth or 0) if number else ""

    def _end_section(self, properties: Element | None) -> None:
        kind = value(child(properties, "type"))
        if properties is not None and kind not in ("continuous", "nextColumn"):
            self._turn_page()

    def _write_table(self, table: Element) -> None:
        """Write rows; a table above all other text is the masthead's layout."""
        is_layout = self._role == "furniture" or not self.writer.has_text
        rows = [
            [Cell(tuple(self._cell(cell))) for cell in _unwrapped(row, "tc")]
            for row in _unwrapped(table, "tr")
            if not self._is_deleted_row(row)
        ]
        self.writer.add_table(rows, is_layout, self._role)
        self._write_boxes()

    def _is_deleted_row(self, row: Element) -> bool:
        deleted = child(row, "trPr", "del") is not None
        if deleted:
            self.runs.warnings.add("tracked_changes")
        return deleted

    def _cell(self, cell: Element) -> Iterator[Text]:
        """Return the paragraphs of a cell; those of a table inside it among them."""
        for element in cell.iter("{*}p"):
            if _is_in_box(element, cell):
                continue
            properties = child(element, "pPr")
            runs = self._paragraph_runs(element)
            if any(run.text.strip() for run in runs):
                yield _text([Run(self._label(properties)), *runs]).single_spaced()

    def _write_note(self, note: NoteText) -> None:
        paragraphs = note.element.iter("{*}p")
        texts = (_text(self._paragraph_runs(p)).single_spaced() for p in paragraphs)
        first, *more = [text for text in texts if text.content] or [Text("")]
        for text in (note.marked(first), *more):
            self.writer.add_row(text, "note", note.page)
        self.writer.end_paragraph()


def _text(runs: Iterable[Run]) -> Text:
    return to_text(replace(run, text=run.text.replace(PAGE_BREAK, "")) for run in runs)


def _unwrapped(parent: Element, name: str) -> Iterator[Element]:
    """Return rows or cells, also those inside content controls."""
    for element in parent:
        if local(element) == name:
            yield element
        elif local(element) in ("sdt", "sdtContent", "customXml", "ins", "moveTo"):
            yield from _unwrapped(element, name)


def _is_in_box(paragraph: Element, cell: Element) -> bool:
    """True for a paragraph of a text box or fallback inside a cell."""
    for above in paragraph.iterancestors():
        if above is cell:
            return False
        if local(above) in ("txbxContent", "Fallback", "drawing", "pict"):
            return True
    return False
