"""Which format a file is in, and its pages and lines.

Every reader returns a `Source`: lines in reading order, blank ones included, each
with its page, its place in the file and what the format makes explicit (italic,
raised figures). What is only implied by the words is left to the later stages.
"""

from __future__ import annotations

from ..types import UnreadableFile
from . import pdf, plain_text
from .source import Line, Source

__all__ = ["Line", "Source", "read"]

_NOT_TEXT = (
    (b"PK\x03\x04", "a Word, LibreOffice or zip file"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a Word 97-2003 file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)


def read(data: bytes, filename: str) -> Source:
    """Return the lines of a file, told by its content, not by its name.

    Raises UnreadableFile with a sentence for the editor: an empty file, a format that
    is not read, bytes that are no text.
    """

    if not data.strip():
        raise UnreadableFile("The file is empty.")
    if b"%PDF-" in data[:1024]:
        return pdf.read(data, filename)
    for signature, name in _NOT_TEXT:
        if data.startswith(signature):
            raise UnreadableFile(
                f"This is {name}; only plain text and Markdown are read so far."
            )
    return plain_text.read(data, filename)
