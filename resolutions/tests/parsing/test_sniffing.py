"""Formats told by their content, and broken or hostile files answered in a sentence."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.parsing.formats import read
from resolutions.parsing.formats.sniff import sniff
from resolutions.parsing.types import UnreadableFile

from .docx_files import MAIN, NAMESPACES, TYPES, W, docx, notes, p, package, ref

DOC = (Path(__file__).resolve().parents[3] / "fixtures/formats/small.doc").read_bytes()
DOCX = docx(p("The General Assembly,"))
TEXT = b"The General Assembly,\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"


def document(xml, **members):
    return package(
        {"[Content_Types].xml": TYPES.format(MAIN), "word/document.xml": xml, **members}
    )


@pytest.mark.parametrize(
    ("data", "name", "found", "why"),
    [
        (b"junk %PDF-1.7", "a.pdf", "pdf", "junk may stand before the header"),
        (DOCX, "a.docx", "docx", "a zip that names a Word text"),
        (docx(p("x"), main=MACROS), "a.docm", "docx", "with macros, which nobody runs"),
        (DOC, "a.doc", "doc", "a container with a stream WordDocument"),
        (b"\n<!-- x --><!DOCTYPE html><p>x", "a.htm", "html", "a page's first tag"),
        (b"\xef\xbb\xbf<html>", "a", "html", "a byte order mark before it"),
        ("<html>".encode("utf-16"), "a", "html", "a page in UTF-16"),
        (b"United Nations<br>A/RES/64/1</p>", "a.html", "html", "a tag somewhere"),
        (b"<p align=center>x</p>", "a.md", "text", "Markdown may begin with a tag"),
        (TEXT, "a.md", "text", "no tag, no signature"),
        (TEXT, "A/RES/64/1", "text", "a name without an extension claims nothing"),
        (TEXT, "a.2009", "text", "an unknown one neither"),
        (b"\x89PNG\r\n\x1a\n", "a.png", "picture", "PNG"),
        (b"\xff\xd8\xff\xe0", "a.jpg", "picture", "JPEG"),
        (b"II*\x00", "a.tif", "picture", "TIFF"),
    ],
)
def test_the_content_tells_the_format(data, name, found, why):
    assert sniff(data, name) == found, why


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (b"%PDF-1.7", "report.docx", "ends in .docx, but its content is a PDF"),
        (DOCX, "report.pdf", "but its content is a Word file"),
        (DOCX, "report.doc", "but its content is a Word file of the newer kind"),
        (DOC, "report.docx", "but its content is a Word 97-2003 file"),
        (b"<html><p>x", "report.txt", "but its content is a web page"),
        (b"<html><p>x", "report.md", "but its content is a web page"),
        (TEXT, "report.html", "but its content is plain text"),
        (TEXT, "report.PDF", "ends in .pdf, but its content is plain text"),
        (b"\x89PNG\r\n\x1a\n", "report.pdf", "but its content is a picture"),
        (b"\x00\x01\x02", "report.docx", "no .docx file, or it is damaged"),
    ],
)
def test_a_name_that_claims_another_format_is_refused(data, name, sentence):
    with pytest.raises(UnreadableFile, match=sentence):
        sniff(data, name)


def in_zip(name, content=""):
    return package({name: content})


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">'
    f"]><w:document {W}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
)
EXTERNAL = (
    '<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    f"<w:document {W}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>"
)
DEEP = f"<w:document {W}><w:body>{'<w:sdt>' * 20_000}{'</w:sdt>' * 20_000}</w:body></w:document>"
BOMB = f"<w:document {NAMESPACES}>{' ' * 51_000_000}</w:document>"


@pytest.mark.parametrize(
    ("data", "sentence", "why"),
    [
        (b"", "empty", "nothing at all"),
        (rb"{\rtf1 text}", "RTF", "RTF is not read"),
        (in_zip("mimetype", "application/vnd.oasis.opendocument.text"), "odt", "LibreOffice"),
        (in_zip("a.txt", "text"), "zip file; unpack it", "any other zip"),
        (in_zip("[Content_Types].xml", "<Types/>"), "Excel or PowerPoint", "another Office"),
        (in_zip("[Content_Types].xml", "<Types"), "damaged", "broken types"),
        (in_zip("word/document.xml", "<x/>"), "which part is its text", "no types"),
        (package({}), "zip file with nothing in it", "an empty zip"),
        (b"PK\x03\x04rest", "damaged or cut short", "a zip's first bytes only"),
        (DOCX[:-30], "damaged or cut short", "a zip without its end"),
        (OLE + b"\0" * 600, "damaged or cut short", "an OLE container's first bytes"),
        (in_zip("[Content_Types].xml", TYPES.format(MAIN)), "its text is missing", "no text"),
        (document("<w:document"), "damaged", "broken XML"),
        (document(f"<w:document {W}/>"), "its text is missing", "no body"),
        (docx(), "no text", "no paragraph"),
        (docx(p("<w:r><w:drawing/></w:r>")), "no text", "only a picture"),
        (document(LAUGHS), "document type", "entities in entities"),
        (document(LAUGHS.encode("utf-16")), "document type", "in another encoding"),
        (document(EXTERNAL), "document type", "a file of this machine"),
        (document(DEEP), "damaged", "20,000 elements in each other"),
        (document(BOMB), "unpacks to more", "a zip bomb"),
        (package({str(i): "" for i in range(2001)}), "unpacks to more", "2,001 members"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_broken_or_hostile_file_is_refused_in_a_sentence(data, sentence, why):
    with pytest.raises(UnreadableFile, match=sentence) as refused:
        read(data, "a")
    assert str(refused.value).endswith(".")


def test_an_encrypted_member_is_refused_in_a_sentence():
    data = bytearray(DOCX)
    place = 0
    while (place := data.find(b"PK\x01\x02", place)) >= 0:
        data[place + 8] |= 1
        place += 4
    with pytest.raises(UnreadableFile, match="password"):
        read(bytes(data), "a.docx")


WHOLE = docx(
    p("The General Assembly,"),
    p("Recalling the Office,", ref(2)),
    footnotes=notes(n2="See A/64/1."),
    compress=zipfile.ZIP_STORED,
)


@pytest.mark.parametrize("compressed", [False, True])
@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_no_damage_to_a_word_file_raises_anything_else(compressed, data):
    damaged = bytearray(DOCX if compressed else WHOLE)
    places = st.integers(0, len(damaged) - 1)
    for place, byte in data.draw(
        st.lists(st.tuples(places, st.integers(0, 255)), min_size=1, max_size=8)
    ):
        damaged[place] = byte
    try:
        read(bytes(damaged), "a")
    except UnreadableFile as error:
        assert str(error).endswith(".")
