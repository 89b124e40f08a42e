"""Plain text, and text that a converter turned into Markdown.

What a text file still makes explicit is kept: Markdown emphasis becomes italic runs,
superscript figures (A/RES/69/197 prints `thereto¹`) become raised ones.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from statistics import median

from ..text import Edit, Text, joined
from ..types import ParseWarning, TextFrom, UnreadableFile
from .bracketed_marks import bracketed_notes, with_raised_marks
from .characters import CONTROL_RE, plain
from .source import STRUCK_OUT, Line, Role, Source

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_RAISED_RE = re.compile(r"(?<![⁰¹²³⁴⁵⁶⁷⁸⁹])[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}(?![⁰¹²³⁴⁵⁶⁷⁸⁹])")
# Converters to Markdown: "Outer Space,^18".
_CARET_RE = re.compile(r"\^\{?(\d{1,3})\}?(?!\w)")
_EMPHASIS_RE = re.compile(r"(\*{1,2}|(?<!\w)_)(?=\S)([^*_\n]{1,300})(?<=\S)\1(?!\w)")
_BULLET_RE = re.compile(r"[-*+] (?=\S)")
_HEADING_RE = re.compile(r"#{1,6} ")
_PAGE_RE = re.compile(r"<!-- Page \d+ -->")
_QUOTE_RE = re.compile(r"(?:> ?){1,3}")
_STRUCK_RE = re.compile(r" ?~~(?=\S)[^~\n]{1,2000}~~")
# "1\\. Urges", "\\[2\\]": signs that would mean something.
_ESCAPE_RE = re.compile(r"\\(?=[\[\]\\*_.#()>~-])")
_MARKDOWN_RE = re.compile(
    r"^(?:[-*+] \d{1,3}\. |#{1,6} |<!-- Page )"
    # "*The General Assembly,*", "_Recalling_ its", "**1.** *Urges*": words emphasized.
    r"|^(?:\*{1,2}|_)The [A-Z][A-Za-z ]{3,80},?(?:\*{1,2}|_),?\s*$",
    re.MULTILINE,
)
# Long lines are paragraphs; a page's lines are cut at 60 to 100 characters.
LONGEST_PRINTED_LINE = 130
# Of the lines of a converted text, none or one in ten does; of a printed one, four.
_LEAST_BROKEN = 1 / 5
_MORE_DUE_RE = re.compile(r" (?:the|of|and|to|in|at|by|for|that|which|with)$")
_PUNCTUATION = ("", *".,;:")
_LEADING_SPACE_RE = re.compile(r" \S")
# Of printed lines, those that may be the first of a page.
_MOST_PAGES = 0.1


def read(data: bytes, filename: str) -> Source:
    """Return the lines of a text file.

    Raises UnreadableFile when the bytes are no text.
    """
    content, warnings = decode(data)
    content = content.replace("\r\n", "\n").replace("\r", "\n")
    content = plain(content)
    is_markdown = bool(_MARKDOWN_RE.search(content))
    raw = content.split("\n")
    hard_wrapped = _is_hard_wrapped(raw)
    notes = bracketed_notes(content)
    lines = tuple(
        replace(line, text=with_raised_marks(line.text, notes))
        for line in _lines(raw, is_markdown, hard_wrapped)
    )
    if is_markdown and _STRUCK_RE.search(content):
        warnings = (*warnings, ParseWarning("struck_out", STRUCK_OUT))
    return Source(
        filename=filename,
        media_type="text/markdown" if is_markdown else "text/plain",
        lines=lines,
        text_from=_text_from(content, is_markdown, hard_wrapped),
        hard_wrapped=hard_wrapped,
        warnings=warnings,
    )


def decode(data: bytes) -> tuple[str, tuple[ParseWarning, ...]]:
    """Byte order mark, then strict UTF-8, then Windows-1252 with a warning."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if data.startswith(mark):
            try:
                return _without_controls(data.decode(encoding)), ()
            except UnicodeDecodeError as error:
                raise UnreadableFile(
                    f"The file says it is {encoding.upper()} text but is not: it may be cut short."
                ) from error
    if b"\x00" in data:
        raise UnreadableFile("This is not a text file: it holds binary data.")
    try:
        return _without_controls(data.decode("utf-8")), ()
    except UnicodeDecodeError:
        pass
    try:
        content = data.decode("cp1252")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            "This is not a text file: it holds binary data."
        ) from error
    message = (
        "The file is not UTF-8; it was read as Windows-1252. Check accented letters."
    )
    return _without_controls(content), (ParseWarning("read_as_windows_1252", message),)


def _without_controls(content: str) -> str:
    """Refuse what is mostly control characters, drop a stray one.

    Form feed (page break), tab and line ends stay.
    """
    cleaned, count = CONTROL_RE.subn("", content)
    if count > len(content) / 100:
        raise UnreadableFile("This is not a text file: it holds binary data.")
    return cleaned


def _is_hard_wrapped(lines: list[str]) -> bool:
    """True where lines end as they are printed: most are short, or many break off in
    mid-sentence, also where somebody has joined the two halves of hyphenated words."""
    lengths = [len(line) for line in lines if line.strip()]
    broken = sum(_breaks_off(line, after) for line, after in pairwise(lines))
    if broken > 1 and broken > _LEAST_BROKEN * len(lengths):
        return True
    if len(lengths) < 10:
        return False
    long = sum(length > LONGEST_PRINTED_LINE for length in lengths)
    return long <= len(lengths) / 50 and median(lengths) > 30


def _breaks_off(line: str, after: str) -> bool:
    """True for a line without punctuation that the next goes on in small letters, or
    that ends with a word such as "the"."""
    line, after = line.rstrip(), after.strip()
    if not after or line[-1:] in _PUNCTUATION:
        return False
    return after[:1].islower() or _MORE_DUE_RE.search(line) is not None


def _text_from(content: str, is_markdown: bool, hard_wrapped: bool) -> TextFrom | None:
    """Say how the text was made, where the file shows it, else None.

    Job codes and tabbed paragraphs come from the Word file itself; printed line ends
    and page-by-page Markdown from a PDF's text layer. OCR shows only by its damage,
    which is found later.
    """
    if "<<ODS JOB NO>>" in content or re.search(
        r"^\t\d{1,3}\.\t", content, re.MULTILINE
    ):
        return "born digital"
    return "text layer" if is_markdown or hard_wrapped else None


def _lines(raw: list[str], is_markdown: bool, hard_wrapped: bool) -> list[Line]:
    """Number the lines and count the pages.

    A page begins at a form feed or at a converter's "<!-- Page 2 -->"; where a converter dropped it, the first line of a page
    keeps one leading space (A/RES/65/232 prints ` considerable implications`).
    """
    lines: list[Line] = []
    page, turned = 1, False
    spaces_turn = hard_wrapped and _may_turn_pages(raw)
    for number, content in enumerate(raw, start=1):
        starts_page = turned or (
            "\f" in content
            or (spaces_turn and _LEADING_SPACE_RE.match(content) is not None)
        )
        turned = _PAGE_RE.fullmatch(content.strip()) is not None
        if starts_page and any(not line.is_blank for line in lines[-1:]):
            page += 1
        text = Text(content.replace("\f", " "))
        if is_markdown:
            text = _without_markdown(text)
        role: Role = "furniture" if turned else "text"
        if content.startswith("|") and content.rstrip().endswith("|"):
            text, role = _table_row(text)
        page_turns = starts_page and bool(lines)
        lines.append(Line(number, page, _raised(text), page_turns, role))
    return lines


def _may_turn_pages(raw: list[str]) -> bool:
    """False where many lines begin with one space: there it is the margin."""
    printed = [line for line in raw if line.strip()]
    leading = sum(_LEADING_SPACE_RE.match(line) is not None for line in printed)
    return leading <= len(printed) * _MOST_PAGES


def _table_row(text: Text) -> tuple[Text, Role]:
    """Read "| cell | cell |": cells joined by " | "; the line below the head is no text.

    Converters also make tables of lists ("| (a) | The name … |"): those rows are text.
    """
    bars = [match.start() for match in re.finditer(r"\|", text.content)]
    cells = [
        cell
        for start, end in zip(bars, bars[1:], strict=False)
        if (cell := text.cut(start + 1, end).stripped()).content
    ]
    if all(re.fullmatch(r":?-+:?", cell.content) for cell in cells):
        return text, "furniture"
    item = re.match(r"\([a-z]{1,5}\)(?:\s|$)|[a-z]\.\s", cells[0].content)
    if len(cells) == 1:
        # A row of one cell is a paragraph that a converter framed.
        return cells[0], "text"
    if item and len(cells) <= 2:
        return joined(cells), "text"
    return joined(cells, " | "), "table"


def _without_markdown(text: Text) -> Text:
    if quote := _QUOTE_RE.match(text.content):
        text = text.cut(quote.end())
    struck = _STRUCK_RE.finditer(text.content)
    text = text.edited([Edit(match.start(), match.end(), "") for match in struck])
    if mark := _BULLET_RE.match(text.content) or _HEADING_RE.match(text.content):
        text = text.cut(mark.end())
    text = text.edited(
        [
            Edit(match.start(), match.end(), match[2], "italic")
            for match in _EMPHASIS_RE.finditer(text.content)
        ]
    )
    escapes = _ESCAPE_RE.finditer(text.content)
    return text.edited([Edit(match.start(), match.end(), "") for match in escapes])


def _raised(text: Text) -> Text:
    carets = [
        Edit(match.start(), match.end(), match[1], "raised", match[0])
        for match in _CARET_RE.finditer(text.content)
    ]
    text = text.edited(carets)
    return text.edited(
        [
            Edit(
                match.start(),
                match.end(),
                match[0].translate(_SUPERSCRIPTS),
                "raised",
                match[0],
            )
            for match in _RAISED_RE.finditer(text.content)
        ]
    )
