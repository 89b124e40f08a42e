"""What kind of file some bytes are, told by the bytes."""

from __future__ import annotations

import re
from typing import Literal

from ..types import UnreadableFile
from .doc import streams_of
from .package import Package
from .plain_text import decode

Format = Literal["pdf", "docx", "doc", "html", "text", "picture"]

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_NOT_READ = (
    (b"{\\rtf", "an RTF file; open it in a word processor and save it as .docx"),
    (b"GIF8", "a GIF picture; save it as PNG"),
    (b"\x1f\x8b", "a compressed file; unpack it and send what it holds"),
    (b"PK\x05\x06", "a zip file with nothing in it"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file; unpack it and send what it holds"),
    (b"Rar!", "a compressed file; unpack it and send what it holds"),
)
# OpenDocument files and e-books say in a member of that name what they are.
_MIMETYPES = {
    b"application/vnd.oasis.opendocument.text": "a LibreOffice text (.odt)",
    b"application/vnd.oasis.opendocument.spreadsheet": "a LibreOffice spreadsheet",
    b"application/vnd.oasis.opendocument.presentation": "a LibreOffice presentation",
    b"application/epub+zip": "an e-book (.epub)",
}
_HTML_RE = re.compile(
    r"(?:\s|<!--[^>]{0,2000}>|<\?xml[^>]{0,200}>)*+"
    r"<(?:!doctype\s+html|html|head|body|title|meta|table|div|center|font|p|pre|ol|ul|h[1-6])[\s>]",
    re.IGNORECASE,
)
_PAGE_RE = re.compile(r"\s*<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_TAG_RE = re.compile(r"</[a-z][a-z0-9]{0,9}>|<(?:br ?/?|p|li|td)>", re.IGNORECASE)

_NAMED: dict[str, tuple[Format, ...]] = {
    "pdf": ("pdf",),
    "docx": ("docx",),
    "doc": ("doc",),
    "html": ("html",),
    "htm": ("html",),
    "txt": ("text",),
    "md": ("text",),
}
_CALLED = {
    "pdf": "a PDF",
    "docx": "a Word file of the newer kind (.docx)",
    "doc": "a Word 97-2003 file (.doc)",
    "html": "a web page (.html)",
    "text": "plain text (.txt)",
    "picture": "a picture",
}


def sniff(data: bytes, filename: str) -> Format:
    """Return the format that the content shows; the name only has to agree.

    Raises UnreadableFile for an empty file, a format that is not read, a container that
    is damaged or encrypted, and for a name that claims another format.
    """
    if not data.strip():
        raise UnreadableFile("The file is empty.")
    extension = filename.rpartition(".")[2].lower() if "." in filename else ""
    found = _format(data, extension)
    if found not in _NAMED.get(extension, (found,)):
        if found == "text":
            _refuse_rubbish(data, extension)
        raise UnreadableFile(
            f"The name of the file ends in .{extension}, but its content is "
            f"{_CALLED[found]}. Rename it, or send the file that was meant."
        )
    return found


def _refuse_rubbish(data: bytes, extension: str) -> None:
    """What is no text either was meant to be what its name says."""
    try:
        decode(data)
    except UnreadableFile as error:
        raise UnreadableFile(
            f"The file is no .{extension} file, or it is damaged from its start on."
        ) from error


def _format(data: bytes, extension: str) -> Format:
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(_OLE):
        return _in_ole(data)
    if data.startswith(_ZIP):
        return _in_zip(data)
    if data.startswith(_PICTURES):
        return "picture"
    for signature, name in _NOT_READ:
        if data.startswith(signature):
            raise UnreadableFile(f"This is {name}.")
    return "html" if _is_html(data, extension) else "text"


def _in_ole(data: bytes) -> Format:
    """Tell a Word 97-2003 file from the other files in such containers."""
    streams = streams_of(data)
    if "WordDocument" in streams:
        return "doc"
    if "EncryptedPackage" in streams:
        raise UnreadableFile("The file is encrypted: it opens with a password only.")
    if not streams:
        raise UnreadableFile(
            "This is a Word 97-2003, Excel or PowerPoint file that is damaged or cut short."
        )
    raise UnreadableFile(
        "This is an Excel, PowerPoint or Outlook file, not a Word file."
    )


def _in_zip(data: bytes) -> Format:
    package = Package.open(data)
    if "mimetype" in package:
        name = _MIMETYPES.get(package.read("mimetype").strip())
        if name is not None:
            raise UnreadableFile(f"This is {name}; save it as .docx.")
    if package.main_part() is not None:
        return "docx"
    if "word/document.xml" in package:
        raise UnreadableFile(
            "The Word file is damaged: it does not say which part is its text."
        )
    if "[Content_Types].xml" in package:
        raise UnreadableFile("This is an Excel or PowerPoint file, not a Word file.")
    raise UnreadableFile("This is a zip file; unpack it and send what it holds.")


def _is_html(data: bytes, extension: str) -> bool:
    """True where the first thing is a tag; in a file named .html, a tag anywhere.

    Markdown may begin with a tag too, but not with that of a page.
    """
    encoding = "utf-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "latin-1"
    start = data.removeprefix(b"\xef\xbb\xbf")[:8192].decode(encoding, "ignore")
    if extension == "md":
        return _PAGE_RE.match(start) is not None
    if extension in ("html", "htm") and _TAG_RE.search(start):
        return True
    return _HTML_RE.match(start) is not None
