"""Files made to do harm: each is refused in a sentence, and nothing of it is left.

Some kilobytes of these take gigabytes or minutes of a reader without limits.
"""

import io
import resource
import struct
import sys
import zipfile
import zlib
from pathlib import Path

import psutil
import pytest

from resolutions.ingest import ingest_file
from resolutions.models import CitedDocument, Resolution, SourceFile, Verb

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_archive")]

DOCUMENT = (
    Path(__file__).resolve().parents[2] / "fixtures" / "documents" / "A-RES-64-179.txt"
)
MEGABYTE = 1024 * 1024
# What the importing process may grow by: the file, its request and Python's slack.
MAX_GROWTH = 40 * MEGABYTE
CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/word/document.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
WORDS = b"BT /F1 12 Tf 72 720 Td (The General Assembly,) Tj ET"


def pdf(content, pages=1, box="0 0 612 792", trailer=""):
    """A PDF whose pages all show the same content stream."""
    page = f"/MediaBox[{box}]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{'3 0 R ' * pages}]/Count {pages}>>".encode(),
        f"<</Type/Page/Parent 2 0 R{page}>>".encode(),
        content,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", b""
    for number, each in enumerate(objects, start=1):
        places += b"%010d 00000 n \n" % len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, each)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + places
    end = f"trailer<</Size 6/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF"
    return out + end.encode()


def stream(content):
    return packed_stream(zlib.compress(content, 9))


def packed_stream(packed):
    head = b"<</Filter/FlateDecode/Length %d>>stream\n" % len(packed)
    return head + packed + b"\nendstream"


def a_gigabyte_of_spaces():
    packer, packed = zlib.compressobj(9), []
    for _ in range(1024):
        packed.append(packer.compress(b" " * MEGABYTE))
    return packed_stream(b"".join(packed) + packer.flush())


def docx(document, packing=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as package:
        package.writestr("[Content_Types].xml", CONTENT_TYPES)
        with package.open("word/document.xml", "w") as part:
            for piece in document:
                part.write(piece)
    return file.getvalue()


def document_xml(body, doctype=""):
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return [
        f'<?xml version="1.0"?>{doctype}<w:document xmlns:w="{namespace}"><w:body>'
        f"<w:p><w:r><w:t>{body}</w:t></w:r></w:p></w:body></w:document>".encode()
    ]


def a_zip_bomb():
    return docx([b" " * MEGABYTE] * 500)


def billion_laughs():
    entities = '<!ENTITY l0 "ha">' + "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)
    )
    return docx(document_xml("&l9;", f"<!DOCTYPE d [{entities}]>"))


def an_external_entity():
    doctype = '<!DOCTYPE d [<!ENTITY file SYSTEM "file:///etc/passwd">]>'
    return docx(document_xml("The General Assembly, &file;", doctype))


def a_huge_picture():
    def chunk(name, data):
        sum_ = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", sum_)

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(MEGABYTE))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        chunk(*each) for each in ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    )


NO_PASSWORD = (
    "/Encrypt<</Filter/Standard/V 1/R 2/P -44"
    f"/O<{'41' * 32}>/U<{'42' * 32}>>>/ID[<{'43' * 16}><{'43' * 16}>]"
)
NESTED = b"[" * 200_000

# What is said of a file that a limit stops or its reader refuses, where it is certain.
HOSTILE = {
    "zip bomb.docx": (a_zip_bomb, ""),
    "billion laughs.docx": (billion_laughs, ""),
    "external entity.docx": (an_external_entity, ""),
    # stored as it is, so that it is no bomb
    "nested.docx": (
        lambda: docx(
            [document_xml("")[0][:-30], b"<w:sdt>" * 20_000], zipfile.ZIP_STORED
        ),
        "",
    ),
    "cut.docx": (lambda: docx(document_xml("x"))[:-30], ""),
    # pdfium unpacks it whole
    "1 GB stream.pdf": (lambda: pdf(a_gigabyte_of_spaces()), "1 GB of memory"),
    # an object of some kilobytes for each of them
    "200,000 operators.pdf": (lambda: pdf(stream(WORDS * 200_000)), ""),
    "20,000 pages.pdf": (lambda: pdf(stream(WORDS), pages=20_000), "20000 pages"),
    "page of 200 inches.pdf": (lambda: pdf(stream(WORDS), box="0 0 14400 14400"), ""),
    # as a picture, if its pages are read from their pictures
    "empty page of 200 inches.pdf": (
        lambda: pdf(stream(b"BT ET"), box="0 0 14400 14400"),
        "",
    ),
    "nested.pdf": (lambda: pdf(NESTED), ""),
    "cut.pdf": (lambda: pdf(stream(WORDS))[:300], "damaged or cut short"),
    "password.pdf": (lambda: pdf(stream(WORDS), trailer=NO_PASSWORD), "encrypted"),
    "name only.pdf": (lambda: b"%PDF-1.7", "damaged"),
    "60,000 by 60,000.png": (a_huge_picture, ""),
    "200,000 nested.html": (lambda: b"<!doctype html>" + b"<div>" * 200_000, ""),
    "200,000 brackets.md": (lambda: b"# Title\n\n" + b"[" * 200_000, ""),
    "cut.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 100, ""),
    "one word of 20 MB.txt": (lambda: b"a" * 20 * MEGABYTE, ""),
    "blank lines of 1 MB.txt": (lambda: b"\n \n\t" * 250_000 + b"x", ""),
    "brackets of 2 MB.txt": (lambda: b"(" * 2 * MEGABYTE, ""),
    "50,000 numbers.txt": (lambda: b"1. (a) (i)\n" * 50_000, ""),
    "commas of 2 MB.txt": (lambda: b"Recalling, " * 200_000, ""),
    "no text.txt": (lambda: bytes(range(256)) * 100, ""),
    "lone surrogates.txt": (lambda: b"\xff\xfe" + b"T\x00h\x00\x00\xd8" * 100, ""),
    "not what it is called.pdf": (DOCUMENT.read_bytes, ""),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_a_sentence_and_nothing_is_left(name):
    build, words = HOSTILE[name]
    data = build()
    before, started = peak_memory(), started_processes()
    outcome = ingest_file(data, name)
    assert outcome.status == "failed"
    assert words in outcome.message
    assert outcome.message.endswith(".")
    for model in (Resolution, SourceFile, Verb, CitedDocument):
        assert not model.objects.exists()
    assert peak_memory() - before < MAX_GROWTH + 2 * len(data)
    # Others may end meanwhile: the browser of the tests before winds down by itself.
    assert not started_processes() - started


def peak_memory():
    """The most memory this process ever had, in bytes."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def started_processes():
    """What this process started itself: the browser and the database, which other tests
    of this process use, start processes of their own at any time."""
    return {child.pid for child in psutil.Process().children()}


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("nul\x00.txt", "nul\N{REPLACEMENT CHARACTER}.txt"),
        ("../../etc/passwd", "passwd"),
        ("n" * 300 + ".txt", "n" * 251 + ".txt"),
        # shown as "resolution-exe.txt" where it is not replaced
        (
            "resolution-\N{RIGHT-TO-LEFT OVERRIDE}txt.exe",
            "resolution-\N{REPLACEMENT CHARACTER}txt.exe",
        ),
        ("line\nbreak\x1b[31m.txt", None),
        ("", "unnamed"),
    ],
)
def test_a_hostile_name_is_kept_as_far_as_it_can_be_shown(name, kept):
    assert ingest_file(DOCUMENT.read_bytes(), name).status == "imported"
    found = SourceFile.objects.get().filename
    assert found.isprintable()
    assert kept in (None, found)
