"""Markdown as people write it: lists, emphasis, footnotes, tables, wrapped lines.

Text that a converter gave a little Markdown is read by `plain_text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..text import Edit, Span, Text
from ..types import ParseWarning, UnreadableFile
from .bracketed_marks import bracketed_notes, with_raised_marks
from .plain_text import LONGEST_PRINTED_LINE, decode
from .runs import Cell, LineWriter, Run, to_text
from .source import STRUCK_OUT, Source

MEDIA_TYPE = "text/markdown"

_DEEPEST = 40
# What plain text never has: notes, tables, raised figures, links, escaped signs.
_WRITTEN_RE = re.compile(
    r"^(?:\[\^[^\]\s]{1,40}\]: |\|? ?:?-{3,}:? ?\|[-:| ]*$)|<sup>\[?\d|\w\]\((?:#|https?:)"
    r"|^\d{1,3}\\\.\s",
    re.MULTILINE,
)
_MARK_RE = re.compile(
    # Before a colon only within a line: "the following[^1]:" is no note.
    r"(?:(?<=\S)|(?=\[\^[^\]\s]{1,40}\](?!:)))\[\^(?P<name>[^\]\s]{1,40})\]"
    r"|<sup>\s?\[?(?P<figure>\d{1,3})\]?\s?</sup>|\^(?P<caret>\d{1,3})\^"
)
_NAME_RE = re.compile(r"\[\^([^\]\s]{1,40})\]")
_NOTE_RE = re.compile(r"\[\^([^\]\s]{1,40})\]:\s*")
_BEGINS_RE = re.compile(r"\[\^[^\]\s]{1,40}\]:|\d{1,3}\.\s|\([a-z]{1,5}\)\s")
_TAG_RE = re.compile(
    r"</?(?:i|em|b|strong|u|span|font|div|p|center|a|sup|sub)(?:\s[^<>]{0,300})?>"
    r"|(?P<space><br ?/?>)"
)


def is_written(data: bytes) -> bool:
    """True for text with notes, tables or links as only writers of Markdown set them.

    Where whole paragraphs follow each other line by line it is no Markdown.
    """
    content = data.decode("utf-8", "replace").replace("\r\n", "\n")
    if _WRITTEN_RE.search(content) is None:
        return False
    lines = content.split("\n")
    ends = [
        not after.strip() or after.startswith(("|", "[^", " ", "-", "*"))
        for line, after in zip(lines, lines[1:], strict=False)
        if len(line) > LONGEST_PRINTED_LINE
    ]
    return sum(ends) >= len(ends) / 2


def read(data: bytes, filename: str) -> Source:
    """Return the lines of a Markdown file.

    Raises UnreadableFile for bytes that are no text, and for lists too deep in lists.
    """
    content, warnings = decode(data)
    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST})
    # An indented line is a paragraph of a resolution; "[^1]: A/64/1" is a note.
    parser.enable(["table", "strikethrough"]).disable(
        ["code", "reference", "html_block", "html_inline"]
    )
    content = content.replace("\r\n", "\n").replace("\r", "\n")
    tokens = parser.parse(content)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        raise UnreadableFile("The Markdown is not read: its lists stand too deep.")
    if any(child.type == "s_open" for t in tokens for child in t.children or ()):
        warnings = (*warnings, ParseWarning("struck_out", STRUCK_OUT))
    names = _NAME_RE.findall(content)
    are_figures = all(re.fullmatch("[0-9]{1,3}", name) for name in names)
    reader = _Reader(content.split("\n"), are_figures, bracketed_notes(content))
    for token in tokens:
        reader.take(token)
    return Source(filename, MEDIA_TYPE, tuple(reader.writer.lines), warnings=warnings)


@dataclass(slots=True)
class _Reader:
    """Takes the tokens of a file and writes its lines."""

    source: Sequence[str]
    are_figures: bool
    bracketed: AbstractSet[str]
    writer: LineWriter = field(default_factory=LineWriter)
    _numbers: dict[str, int] = field(default_factory=dict)
    _counts: list[int] = field(default_factory=list)
    _label: str = ""
    _rows: list[list[Cell]] = field(default_factory=list)
    _in_table: bool = False
    _after_note: bool = False

    def take(self, token: Token) -> None:
        if token.type == "inline":
            self._take_text(token)
        elif token.type == "hr":
            self.writer.add(Text("_____"))
        elif token.type == "fence":
            for line in token.content.split("\n"):
                self.writer.add(self._marked(to_text([Run(line)])))
        elif token.type in ("ordered_list_open", "bullet_list_open"):
            self._counts.append(int(token.attrs.get("start", 1)) - 1)
        elif token.type in ("ordered_list_close", "bullet_list_close"):
            self._counts.pop()
            self._label = ""
        elif token.type == "list_item_open":
            self._count(token)
        elif token.type in ("table_open", "table_close"):
            self._in_table = token.type == "table_open"
            self.writer.add_table(self._rows, is_layout=False)
            self._rows = []
        elif token.type == "tr_open":
            self._rows.append([])

    def _count(self, item: Token) -> None:
        """Keep a number as typed; where all are typed "1." it counts on."""
        if not item.info:
            self._label = ""
            return
        self._counts[-1] = max(int(item.info[:6]), self._counts[-1] + 1)
        self._label = f"{self._counts[-1]}{item.markup} "

    def _take_text(self, token: Token) -> None:
        text = to_text(_runs(token.children or ()))
        if self._in_table:
            self._rows[-1].append(Cell((self._marked(text),)))
            return
        first = self.source[token.map[0]] if token.map else ""
        goes_on = self._after_note and first.startswith(("    ", "\t"))
        self._after_note = False
        for piece in _split(text):
            if match := _NOTE_RE.match(piece.content):
                self._add_note(match[1], piece.cut(match.end()))
            elif goes_on or self._after_note:
                self.writer.add(self._marked(piece), "note")
                self._after_note = True
            else:
                label, self._label = self._label, ""
                self.writer.add(Text(label) + self._marked(piece))

    def _add_note(self, name: str, text: Text) -> None:
        number = str(self._number(name))
        mark = Text(f"{number} ", (Span(0, len(number), "raised", f"[^{name}]"),))
        self.writer.add(mark + self._marked(text), "note")
        self._after_note = True

    def _number(self, name: str) -> int:
        """A note has the number it is called by; where one has a name, all are counted."""
        if self.are_figures:
            return int(name)
        return self._numbers.setdefault(name, len(self._numbers) + 1)

    def _marked(self, text: Text) -> Text:
        text = with_raised_marks(text, self.bracketed).edited(
            [
                Edit(m.start(), m.end(), self._figure(m), "raised", m[0])
                for m in _MARK_RE.finditer(text.content)
            ]
        )
        return text.edited(
            [
                Edit(m.start(), m.end(), " " if m["space"] else "")
                for m in _TAG_RE.finditer(text.content)
            ]
        )

    def _figure(self, match: re.Match[str]) -> str:
        name = match["name"]
        return str(self._number(name)) if name else match["figure"] or match["caret"]


def _runs(tokens: Sequence[Token]) -> Iterator[Run]:
    italic = struck = 0
    for token in tokens:
        if token.type in ("s_open", "s_close"):
            struck += token.nesting
        elif struck:
            continue
        elif token.type in ("em_open", "em_close"):
            italic += token.nesting
        elif token.type in ("softbreak", "hardbreak"):
            yield Run("\n", italic > 0)
        elif token.type == "image":
            yield from _runs(token.children or ())
        elif token.content:
            yield Run(token.content, italic > 0)


def _split(text: Text) -> Iterator[Text]:
    """Part what follows line by line without blank lines: notes, whole paragraphs."""
    start = 0
    for match in re.finditer("\n", text.content):
        end, line = match.start(), match.end()
        whole = end - text.content.rfind("\n", 0, end) > LONGEST_PRINTED_LINE
        if whole or _BEGINS_RE.match(text.content, line):
            yield text.cut(start, end)
            start = line
    yield text.cut(start)
