"""A resolution as metadata: Dublin Core, which every harvester reads, and Akoma Ntoso,
which is the whole text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from lxml import etree

from ..exports.akoma_ntoso import akoma_ntoso
from ..exports.xml_text import xml_safe
from ..models import Resolution
from ..parsing.document_kinds import official_url_of
from ..parsing.topics import TOPICS

Element = Any
OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/"
DC = "http://purl.org/dc/elements/1.1/"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
PUBLIC_DOMAIN = "Documents of the United Nations are in the public domain."


class Format(NamedTuple):
    """`size` is how many records of it are given at once."""

    namespace: str
    schema: str
    size: int
    write: Callable[[Resolution, str, Sequence[str]], Element]


def dublin_core(held: Resolution, url: str, topics: Sequence[str]) -> Element:
    """Of a text at the address `url` about the topics of these slugs."""
    root = etree.Element(f"{{{OAI_DC}}}dc", nsmap={"oai_dc": OAI_DC, "dc": DC})
    root.set(
        f"{{{XSI}}}schemaLocation",
        f"{OAI_DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
    )
    for name, value in _fields(held, url, topics):
        etree.SubElement(root, f"{{{DC}}}{name}").text = xml_safe(value)
    return root


def _fields(
    held: Resolution, url: str, topics: Sequence[str]
) -> Iterator[tuple[str, str]]:
    yield "title", held.title
    if held.body:
        yield "creator", f"United Nations. {held.body}"
    for slug in topics:
        yield "subject", TOPICS.get(slug, slug)
    yield "publisher", "United Nations"
    if held.adopted or held.year:
        yield "date", held.adopted.isoformat() if held.adopted else str(held.year)
    yield "type", "Text"
    yield "type", str(held.get_status_display())
    for kind in ("text/html", "application/json", "application/akn+xml"):
        yield "format", kind
    yield "identifier", url
    if not held.symbol_is_local:
        yield "identifier", held.symbol
    official = official_url_of(held.symbol)
    if official:
        yield "source", official
    yield "language", "en"
    yield "rights", PUBLIC_DOMAIN


FORMATS: dict[str, Format] = {
    "oai_dc": Format(
        OAI_DC, "http://www.openarchives.org/OAI/2.0/oai_dc.xsd", 100, dublin_core
    ),
    "akn": Format(
        AKN,
        "https://docs.oasis-open.org/legaldocml/akn-core/v1.0/os/part2-specs/schemas/"
        "akomantoso30.xsd",
        20,
        lambda held, url, topics: etree.fromstring(akoma_ntoso(held)),
    ),
}
