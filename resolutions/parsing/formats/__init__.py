"""Which format a file is in, and its pages and lines.

Every reader returns a `Source`: lines in reading order, blank ones included, each
with its page, its place in the file and what the format makes explicit (italic,
raised figures). What is only implied by the words is left to the later stages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from . import doc, docx, html, markdown, pdf, plain_text, scan
from .sniff import Format, sniff
from .source import Line, Source

__all__ = ["Line", "Source", "read"]


def _read_text(data: bytes, filename: str) -> Source:
    if markdown.is_written(data):
        return markdown.read(data, filename)
    return plain_text.read(data, filename)


_READERS: Mapping[Format, Callable[[bytes, str], Source]] = {
    "pdf": pdf.read,
    "docx": docx.read,
    "doc": doc.read,
    "html": html.read,
    "picture": scan.read_image,
    "text": _read_text,
}


def read(data: bytes, filename: str) -> Source:
    """Return the lines of a file, told by its content; its name only has to agree.

    Raises UnreadableFile with a sentence for the editor: an empty file, a format that
    is not read, a damaged file, a name that claims another format.
    """
    return _READERS[sniff(data, filename)](data, filename)
