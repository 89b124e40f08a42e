"""Web pages: old ones of the UN, and what Word and LibreOffice save as HTML."""

from __future__ import annotations

import re

from lxml import etree

from ..types import ParseWarning, UnreadableFile
from .docx import WARNINGS
from .html_notes import with_typed_notes
from .html_walker import Walker
from .package import Element
from .plain_text import decode
from .source import Source

MEDIA_TYPE = "text/html"

# Deeper elements lose their text in the library, and no page is so deep.
_DEEPEST = 200
_CHARSET_RE = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{4,20})")
# Encodings of a page that says so; browsers take Latin-1 for Windows-1252 too.
_ENCODINGS = {
    **{f"windows-125{i}": f"cp125{i}" for i in range(9)},
    **{f"iso-8859-{i}": f"iso8859-{i}" for i in range(2, 17) if i != 12},
    "iso-8859-1": "cp1252",
    "us-ascii": "cp1252",
    "macintosh": "mac-roman",
}


def read(data: bytes, filename: str) -> Source:
    """Return the lines of a web page.

    Raises UnreadableFile for bytes that are no text, a page without text, and one whose
    elements stand too deep in each other.
    """
    content, warnings = _decode(data)
    walker = Walker()
    walker.walk(_parse(content))
    lines = with_typed_notes(walker.writer.lines)
    if all(line.is_blank or line.content == "_____" for line in lines):
        raise UnreadableFile("The web page holds no text.")
    codes = sorted(walker.warnings)
    warnings += tuple(ParseWarning(code, WARNINGS[code]) for code in codes)
    return Source(filename, MEDIA_TYPE, lines, warnings=warnings)


def _decode(data: bytes) -> tuple[str, tuple[ParseWarning, ...]]:
    """A byte order mark, strict UTF-8, the encoding that the page names, Windows-1252."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        named = _CHARSET_RE.search(data[:4096])
        encoding = _ENCODINGS.get(named[1].decode().lower()) if named else None
        if encoding is not None and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            return data.decode(encoding, "replace"), ()
    return decode(data)


def _parse(content: str) -> Element:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_pis=True
    )
    try:
        root = etree.fromstring(content.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise UnreadableFile("The web page is damaged and cannot be read.") from error
    if root is None:
        raise UnreadableFile("The web page holds no text.")
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            raise UnreadableFile(
                "The web page is not read: its elements stand too deep in each other."
            )
    return root
