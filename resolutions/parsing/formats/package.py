"""The zip container of a Word file, opened with care.

A file of 1 MB may hold 500 MB of spaces; XML may name files of this machine. What is
read is counted while it is read, and no document type declaration is accepted: no word
processor writes one.
"""

from __future__ import annotations

import lzma
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from lxml import etree

from ..types import UnreadableFile

MAX_MEMBERS = 2_000
MAX_TOTAL = 100_000_000
MAX_PART = 50_000_000
MAX_RATIO = 200
# Below this size no ratio hurts: a part of 100 kB may well be all spaces.
_SMALL = 1_000_000
_CHUNK = 1 << 16

MAIN_PARTS = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
_DAMAGED = "The Word file is damaged or cut short and cannot be opened."
_TOO_LARGE = "The Word file unpacks to more than is read; it may be damaged on purpose."
# What the standard library raises on a damaged container, besides its own error.
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    IndexError,
)

Element = Any
"""An element of lxml, which has no types of its own."""


@dataclass(slots=True)
class Package:
    """The parts of a zip container, read one by one within the limits."""

    _archive: zipfile.ZipFile
    _total: int = 0
    _names: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def open(cls, data: bytes) -> Package:
        """Raises UnreadableFile for a container that is damaged or too large."""
        try:
            archive = zipfile.ZipFile(BytesIO(data))
        except _ZIP_ERRORS as error:
            raise UnreadableFile(
                "This is a Word, LibreOffice or zip file that is damaged or cut short."
            ) from error
        members = archive.infolist()
        if not members:
            raise UnreadableFile("This is a zip file with nothing in it.")
        if len(members) > MAX_MEMBERS or (
            sum(member.file_size for member in members) > MAX_TOTAL
        ):
            raise UnreadableFile(_TOO_LARGE)
        return cls(archive, 0, frozenset(archive.namelist()))

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def read(self, name: str) -> bytes:
        """Return a part's bytes; the size that the container declares is not trusted."""
        member = self._archive.getinfo(name)
        if member.flag_bits & 1:
            raise UnreadableFile(
                "The file is encrypted: it opens with a password only."
            )
        most = min(MAX_PART, max(_SMALL, MAX_RATIO * member.compress_size))
        chunks: list[bytes] = []
        size = 0
        try:
            with self._archive.open(member) as part:
                while chunk := part.read(_CHUNK):
                    chunks.append(chunk)
                    size += len(chunk)
                    self._total += len(chunk)
                    if size > most or self._total > MAX_TOTAL:
                        raise UnreadableFile(_TOO_LARGE)
        except UnreadableFile:
            raise
        except _ZIP_ERRORS as error:
            raise UnreadableFile(_DAMAGED) from error
        return b"".join(chunks)

    def xml(self, name: str) -> Element | None:
        """Return the root element of a part, None where there is no such part."""
        return parse_xml(self.read(name)) if name in self else None

    def main_part(self) -> str | None:
        """Return the name of the text's part, None where this is no Word file."""
        types = self.xml("[Content_Types].xml")
        if types is None:
            return None
        for override in types.iterchildren("{*}Override"):
            if override.get("ContentType") in MAIN_PARTS:
                return str(override.get("PartName", "")).lstrip("/")
        return None

    def related(self, part: str) -> Mapping[str, tuple[str, str]]:
        """Return what a part refers to: identifier → (kind, name of the part)."""
        folder, name = posixpath.split(part)
        relations = self.xml(
            f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"
        )
        found: dict[str, tuple[str, str]] = {}
        for relation in relations if relations is not None else ():
            if relation.get("TargetMode") == "External":
                continue
            target = relation.get("Target") or ""
            path = (
                target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            )
            kind = (relation.get("Type") or "").rpartition("/")[2]
            found[relation.get("Id") or ""] = (
                kind,
                posixpath.normpath(path).lstrip("/"),
            )
        return found


def parse_xml(data: bytes) -> Element:
    """Return the root element; no entity is resolved, nothing is fetched.

    Raises UnreadableFile for XML that is broken, too deep, or declares a document type.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise UnreadableFile(_DAMAGED) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFile(
            "The Word file declares a document type, which no word processor does."
        )
    return root


def local(element: Element) -> str:
    """Return an element's name without its namespace.

    Word's strict and transitional files differ in nothing else that matters here.
    """
    return str(element.tag).rpartition("}")[2]


def value(element: Element | None, name: str = "val") -> str | None:
    """Return an attribute by its name without its namespace."""
    if element is None:
        return None
    for key, found in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(found)
    return None


def child(element: Element | None, *names: str) -> Element | None:
    """Return the first child of that name, of that its child, and so on."""
    for name in names:
        if element is None:
            return None
        element = next((c for c in element.iterchildren("{*}" + name)), None)
    return element


def is_on(element: Element | None) -> bool | None:
    """Return what a toggle says: `<w:i/>` is on, `<w:i w:val="0"/>` off."""
    if element is None:
        return None
    return value(element) not in ("0", "false", "off", "none")
