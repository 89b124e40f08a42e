"""The elements of a web page walked through: what is printed, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ..text import Span, Text, joined
from .docx_numbering import count_as
from .html_notes import leads_back, leads_to_note, note_number, printed_number
from .package import Element
from .runs import LABEL_RE, Cell, LineWriter, Run, to_text
from .source import Role

_DROPPED = {
    "head", "title", "script", "style", "nav", "noscript", "template", "select",
    "button", "input", "textarea", "svg", "iframe", "object", "embed", "audio", "video",
    "canvas", "map", "rt", "rp", "math",
}  # fmt: skip
_BLOCKS = {
    "html", "body", "main", "header", "footer", "section", "article", "aside", "div",
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "pre",
    "blockquote", "center", "form", "address", "fieldset", "figure", "figcaption",
    "details", "summary", "table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th",
}  # fmt: skip
_ITALIC = {"i", "em", "cite", "var", "dfn"}
_FORMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_CSS_FORMS = {
    "decimal": "1", "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A",
    "upper-latin": "A", "lower-roman": "i", "upper-roman": "I",
}  # fmt: skip
_LIST_STYLE_RE = re.compile(r"list-style(?:-type)?:\s*([a-z-]{4,20})")
_HIDDEN_RE = re.compile(r"display:\s*none|mso-hide:\s*all|visibility:\s*hidden")
_PAGE_RE = re.compile(r"page-break-before:\s*always|break-before:\s*page")
_NUMBERED_RE = re.compile(r"\s*(?:\d{1,3}\.|\((?:[a-z]{1,5}|\d{1,3})\))\s")
# A cell with more than this holds text, not a figure.
_LONGEST_CELL = 1_500


@dataclass(frozen=True, slots=True)
class _Look:
    italic: bool = False
    raised: bool = False


@dataclass(slots=True)
class Walker:
    """Writes the lines of a page; `walk` is given its root."""

    writer: LineWriter = field(default_factory=LineWriter)
    warnings: set[str] = field(default_factory=set)
    _role: Role = "text"
    _runs: list[Run] = field(default_factory=list)
    _label: str = ""
    _note: str | None = None
    _in_lines: bool = False

    def walk(self, root: Element) -> None:
        self._element(root, _Look())
        self.flush()

    def flush(self) -> None:
        """End the paragraph that is being read."""
        text = to_text(self._runs)
        self._runs = []
        for paragraph in _paragraphs(text, self._in_lines):
            if self._label and not _NUMBERED_RE.match(paragraph.content + " "):
                paragraph = Text(self._label) + paragraph
            self._label = ""
            if self._role == "note" and self._note:
                number, self._note = self._note, None
                mark = Span(0, len(number), "raised", number)
                paragraph = joined((Text(number, (mark,)), paragraph))
            self.writer.add(paragraph, self._role)

    def _element(self, element: Element, look: _Look) -> None:
        """Read an element and what follows it inside its parent."""
        name = element.tag if isinstance(element.tag, str) else ""
        style = (element.get("style") or "").lower() if name else ""
        if not name or name in _DROPPED or _is_hidden(element, style):
            pass
        elif name in ("del", "ins"):
            self.warnings.add("tracked_changes")
            if name == "ins":
                self._children(element, look)
        elif name in ("s", "strike") or "line-through" in style:
            self.warnings.add("struck_out")
        elif name == "br":
            self._runs.append(Run("\n", look.italic))
        elif name == "hr":
            self.flush()
            self.writer.add(Text("_____"), self._role)
        elif name == "a" and self._is_mark(element):
            pass
        elif name in _BLOCKS or "sdfootnote" in (element.get("id") or ""):
            self._block(element, name, look)
        else:
            self._children(element, _look_of(name, style, look))
        if name and _PAGE_RE.search(style):
            self.flush()
            self.writer.turn_page()

    def _children(self, element: Element, look: _Look) -> None:
        self._take(element.text, look)
        for child in element:
            self._element(child, look)
            self._take(child.tail, look)

    def _take(self, text: str | None, look: _Look) -> None:
        if text:
            text = text.replace("\r\n", "\n")
            text = text if self._in_lines else text.replace("\n", " ")
            self._runs.append(Run(text, look.italic, look.raised))

    def _is_mark(self, link: Element) -> bool:
        """Read a link between a mark and its note; false for any other."""
        number = printed_number(link)
        if self._role == "note" and leads_back(link):
            self._note = number or self._note
            return True
        if number is None or not leads_to_note(link):
            return False
        printed = "".join(link.itertext()).strip()
        self._runs.append(Run(number, raised=True, mark=printed))
        return True

    def _block(self, element: Element, name: str, look: _Look) -> None:
        self.flush()
        role, number = self._role, note_number(element)
        if number is not None:
            self._role, self._note = "note", number
        elif name in ("header", "footer") or element.get("title") in (
            "header",
            "footer",
        ):
            self._role = "furniture"
        if name == "table":
            self._table(element, look)
        elif name == "ol":
            self._list(element, look)
        else:
            in_lines, self._in_lines = self._in_lines, self._in_lines or name == "pre"
            self._children(element, look)
            self.flush()
            self._in_lines = in_lines
        self.flush()
        self._role = role
        self._label = ""

    def _list(self, element: Element, look: _Look) -> None:
        """Read `<ol>`: its numbers are computed, small letters in the UN's brackets."""
        printed = _LIST_STYLE_RE.search((element.get("style") or "").lower())
        kind = element.get("type") or _CSS_FORMS.get(printed[1] if printed else "", "1")
        form = _FORMS.get(kind, "decimal")
        count = _figure(element.get("start"), 1)
        for item in element:
            if item.tag == "li":
                self.flush()
                count = _figure(item.get("value"), count)
                label = count_as(form, count)
                self._label = f"({label}) " if kind in ("a", "i") else f"{label}. "
                if note_number(item) is not None or self._role == "note":
                    self._label = ""
                count += 1
            self._element(item, look)
            self._take(item.tail, look)

    def _table(self, table: Element, look: _Look) -> None:
        """Rows of a table of figures; old pages also set whole texts in tables."""
        rows = list(_rows(table))
        is_layout = not self.writer.has_text or _is_layout(table, rows)
        if not is_layout or self._role == "furniture":
            cells = [[self._cell(cell, look) for cell in row] for row in rows]
            self.writer.add_table(cells, is_layout, self._role)
            return
        for row in rows:
            self.flush()
            for cell in row:
                words = " ".join("".join(cell.itertext()).split())
                if LABEL_RE.fullmatch(words):
                    self._label = f"{words} "
                elif words:
                    label, self._label = self._label, ""
                    self.flush()
                    self._label = label
                    self._children(cell, look)
                    self.flush()

    def _cell(self, cell: Element, look: _Look) -> Cell:
        inner = Walker(LineWriter(), self.warnings)
        # What stands above the cell is not the top of the page.
        inner.writer.has_text = True
        inner._children(cell, look)
        inner.flush()
        lines = inner.writer.lines
        return Cell(tuple(line.text for line in lines if not line.is_blank))


def _look_of(name: str, style: str, look: _Look) -> _Look:
    if name in _ITALIC or "font-style:italic" in style.replace(" ", ""):
        look = replace(look, italic=True)
    if name == "sup" or "vertical-align:super" in style.replace(" ", ""):
        look = replace(look, raised=True)
    return look


def _is_hidden(element: Element, style: str) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN_RE.search(style))


def _rows(table: Element) -> Iterator[list[Element]]:
    """Return the cells of each row, those of a table inside a cell not among them."""
    for element in table:
        if element.tag == "tr":
            yield [cell for cell in element if cell.tag in ("td", "th")]
        elif element.tag in ("tbody", "thead", "tfoot"):
            yield from _rows(element)


def _is_layout(table: Element, rows: list[list[Element]]) -> bool:
    return (
        max((len(row) for row in rows), default=0) < 2
        or next(table.iterdescendants("table", "ol", "hr"), None) is not None
        or any(
            sum(1 for _ in cell.iter("p", "br")) > 3
            or len("".join(cell.itertext())) > _LONGEST_CELL
            for row in rows
            for cell in row
        )
        or all(
            LABEL_RE.fullmatch("".join(row[0].itertext()).strip())
            for row in rows
            if row
        )
    )


def _paragraphs(text: Text, in_lines: bool) -> Iterator[Text]:
    """Cut at line breaks: two of them part paragraphs, one is a space.

    One also parts a numbered paragraph from what stands before it and, unless the lines
    are the printed ones (`in_lines`), what ends with a comma from a capital letter.
    """
    held: list[Text] = []
    position, blank = 0, False
    for end in (*(m.start() for m in re.finditer("\n", text.content)), None):
        line = text.cut(position, end).stripped()
        position = len(text.content) if end is None else end + 1
        if not line.content:
            blank = True
            continue
        if held and (blank or _begins(line.content, held[-1].content, in_lines)):
            yield joined(held)
            held = []
        held.append(line)
        blank = False
    if held:
        yield joined(held)


def _begins(content: str, previous: str, in_lines: bool) -> bool:
    if _NUMBERED_RE.match(content):
        return True
    return not in_lines and previous.endswith((";", ":", ",")) and content[:1].isupper()


def _figure(printed: str | None, default: int) -> int:
    known = printed is not None and re.fullmatch(r"\d{1,5}", printed.strip())
    return int(printed or "") if known else default
