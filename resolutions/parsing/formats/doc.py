"""Word 97-2003 files, read from their piece table.

The numbers of lists are in no text and would need the file's list tables; they come
from LibreOffice, where it is installed. All else does not: it loses repeated marks of
notes (a NOTEREF field comes out as "Error: Reference source not found").
"""

from __future__ import annotations

import re
import struct
from collections import deque
from collections.abc import Set
from dataclasses import replace
from io import BytesIO

import olefile

from ..text import Text
from ..types import ParseWarning, UnreadableFile
from . import docx
from .doc_tables import Header
from .doc_text import Document
from .libreoffice import convert_to_docx
from .source import Source

MEDIA_TYPE = "application/msword"

_DAMAGED = "The Word 97-2003 file is damaged or cut short and cannot be opened."
_LABEL_RE = re.compile(
    r"(?P<label>(?:\d{1,3}\.(?:\d{1,3}\.?)*|\([a-z]{1,5}\)|[A-Z]\.|[IVXL]{1,6}\.)\s)(?=\S)"
)
# By so many characters a paragraph is known again.
_START = 40
_WARNINGS = {
    **docx.WARNINGS,
    "list_numbers_lost": "The Word file numbers or marks paragraphs by itself; these "
    "numbers could not be read. Save the file as .docx to keep them.",
}
# What the library of the container raises on a damaged one, besides its own OSError.
_OLE_ERRORS = (
    OSError,
    ValueError,
    IndexError,
    KeyError,
    TypeError,
    AttributeError,
    struct.error,
)


def read(data: bytes, filename: str) -> Source:
    """Return the lines of a Word 97-2003 file.

    Raises UnreadableFile for a file that is damaged, encrypted, of an older Word, or
    holds no text.
    """
    source, numbered = _read(data, filename)
    # Never before it is known to be a Word file: LibreOffice opens rubbish as text.
    converted = convert_to_docx(data)
    if converted is None:
        return source
    try:
        other = docx.read(converted, filename)
    except UnreadableFile:
        return source
    return _with_numbers(source, numbered, other)


def _with_numbers(source: Source, numbered: Set[int], other: Source) -> Source:
    """Put the numbers that the other reading prints before the same paragraphs.

    `numbered` are the lines that a list numbers or marks; the warning about them stays
    unless each is found again.
    """
    labels: dict[str, deque[str]] = {}
    for line in other.lines:
        match = _LABEL_RE.match(line.content)
        end = match.end() if match else 0
        start = line.content[end : end + _START]
        labels.setdefault(start, deque()).append(match["label"] if match else "")
    lines, lost = [], False
    for line in source.lines:
        waiting = labels.get(line.content[:_START])
        if waiting and line.role == "text" and not line.is_blank:
            line = replace(line, text=Text(waiting.popleft()) + line.text)
        else:
            lost = lost or line.number in numbered
        lines.append(line)
    warnings = [w for w in source.warnings if lost or w.code != "list_numbers_lost"]
    return replace(source, lines=tuple(lines), warnings=tuple(warnings))


def _read(data: bytes, filename: str) -> tuple[Source, frozenset[int]]:
    """Return the lines, and the numbers of those that a list numbers or marks."""
    stream, table, header = _open(data)
    try:
        document = Document(stream, table, header)
        document.read()
    except (ValueError, IndexError, struct.error) as error:
        raise UnreadableFile(_DAMAGED) from error
    lines = tuple(document.writer.lines)
    if not any(line.role in ("text", "table") and not line.is_blank for line in lines):
        raise UnreadableFile(
            "The Word file holds no text: it is empty, or its pages are pictures."
        )
    codes = sorted(document.warnings)
    warnings = tuple(ParseWarning(code, _WARNINGS[code]) for code in codes)
    source = Source(
        filename, MEDIA_TYPE, lines, text_from="born digital", warnings=warnings
    )
    return source, frozenset(document.numbered)


def streams_of(data: bytes) -> frozenset[str]:
    """Return the names of the streams of an OLE container, none for a damaged one."""
    try:
        with olefile.OleFileIO(BytesIO(data)) as container:
            return frozenset("/".join(path) for path in container.listdir())
    except _OLE_ERRORS:
        return frozenset()


def _open(data: bytes) -> tuple[bytes, bytes, Header]:
    """Return the stream of the text, the stream of its tables, and the header."""
    try:
        with olefile.OleFileIO(BytesIO(data)) as container:
            stream = container.openstream("WordDocument").read()
            header = Header.of(stream)
            if header.is_encrypted:
                raise UnreadableFile(
                    "The Word file is encrypted: it opens with a password only."
                )
            return stream, container.openstream(header.table_name).read(), header
    except UnreadableFile:
        raise
    except _OLE_ERRORS as error:
        raise UnreadableFile(_DAMAGED) from error
