"""Pages drawn, worn, and read again. What tesseract misreads by a letter is no matter
here: each test asks for what a reader needs to be right."""

import io
import subprocess

import pypdfium2
import pytest
from PIL import Image

from resolutions.parsing import parse
from resolutions.parsing.formats import scan, tesseract
from resolutions.parsing.formats.raised import find_signs
from resolutions.parsing.types import UnreadableFile

from .scans import Printer, as_file, needs_tesseract, worn

NOTES = {
    1: "Economic and Social Council resolution 2007/12, annex.",
    2: "United Nations, *Treaty Series*, vol. 2225, No. 39574.",
    3: "Ibid., vol. 2349, No. 42146.",
}
TEXT = (
    "*The General Assembly*,",
    "*Recalling* its resolution 46/152 of 18 December 1991 and the strategy for the "
    "United Nations Office on Drugs and Crime,^1^ which aims to enhance its work,",
    "*Reaffirming* the Convention against Transnational Organized Crime and the "
    "Protocols thereto,^2^ and the United Nations Convention against Corruption^3^ and "
    "all the international conventions against terrorism,",
    "1. *Takes note with appreciation* of the report of the Secretary-General;",
    "2. *Reaffirms* the importance of the Convention and the Protocols thereto^2^ as the "
    "main tools of the international community to fight organized crime.",
)
LEFT = (
    "*The General Assembly*,",
    "*Having considered* the report of the Secretary-General on the prevention of crime "
    "and the treatment of offenders, and noting the wide interest of Governments in that "
    "work of the United Nations,",
    "*Convinced* that the prevention of crime is a part of the social work of the "
    "Organization and of all its Members,",
)
RIGHT = (
    "1. *Takes note* of the report of the Secretary-General and of the comments which "
    "Governments have made upon it in the course of the year;",
    "2. *Requests* the Economic and Social Council to continue its work in this field "
    "and to report to the General Assembly at its next regular session;",
    "3. *Decides* to place the question on the agenda of its next session.",
)
FRENCH = (
    "*Rappelant* la résolution par laquelle elle a approuvé le transfert des fonctions de "
    "la Commission internationale pénale et pénitentiaire aux Nations Unies,",
    "*Ayant examiné* le rapport du Secrétaire général sur la prévention du crime et le "
    "traitement des délinquants dans les États Membres,",
    "1. *Prend note* du rapport et des observations que les gouvernements ont faites.",
)
SIMPLE = "The General Assembly takes note of the report of the Secretary-General."


def drawn():
    printer = Printer(notes=NOTES)
    printer.new_page()
    printer.put(100, 60, "United Nations", 14)
    printer.put(430, 60, "A/RES/64/179", 12)
    printer.y = 110
    printer.paragraph(
        "64/179. Strengthening the Programme of the United Nations", 20, 10
    )
    for text in TEXT:
        printer.paragraph(text)
    return [worn(page) for page in printer.close()]


def in_columns(left, right):
    """Columns without space between paragraphs, as the records of 1952 have them."""
    printer = Printer(size=9)
    printer.new_page()
    printer.put(200, 60, "543 (VI). Prevention of crime and of offences", 10, "Bold")
    for texts, start, end in ((left, 60, 295), (right, 317, 552)):
        printer.y = 100
        for text in texts:
            printer.paragraph(text, indent=14, after=0, left=start, right=end)
    return [worn(page) for page in printer.close()]


def one_line(text=SIMPLE):
    printer = Printer()
    printer.paragraph(text)
    return printer.close()


def read_pdf(pages):
    with pypdfium2.PdfDocument(as_file(pages, "PDF")) as document:
        return scan.read_pages(document, "scan.pdf")


def words(source):
    return " ".join(line.content for line in source.lines if line.content)


@needs_tesseract
def test_a_scan_is_read_with_its_notes_and_marks():
    found = parse(as_file(drawn(), "PDF"), "scan.pdf")
    assert (found.symbol, found.text_from) == ("A/RES/64/179", "ocr")
    assert [p.anchor for p in found.paragraphs] == ["pp1", "pp2", "op1", "op2"]
    marks = [(p.anchor, m.number) for p in found.paragraphs for m in p.marks]
    assert marks == [("pp1", 1), ("pp2", 2), ("pp2", 3), ("op2", 2)]
    assert [note.number for note in found.footnotes] == [1, 2, 3]
    assert found.footnotes[1].text.startswith("United Nations, Treaty Series, vol")
    assert found.paragraphs[3].text.endswith("to fight organized crime.")
    assert "thereto as the main tools" in found.paragraphs[3].text


@needs_tesseract
def test_paragraphs_of_two_columns_are_known_by_their_indent_and_read_in_order():
    found = parse(as_file(in_columns(LEFT, RIGHT), "PDF"), "scan.pdf")
    anchors = ["pp1", "pp2", "op1", "op2", "op3"]
    assert [p.anchor for p in found.paragraphs] == anchors
    assert found.symbol == "A/RES/543(VI)"


@needs_tesseract
def test_a_column_in_french_is_set_aside_and_said():
    source = read_pdf(in_columns((*LEFT, *RIGHT), FRENCH * 2))
    read = " ".join(x.content for x in source.lines if x.role == "text")
    aside = " ".join(x.content for x in source.lines if x.role == "furniture")
    assert "Having considered" in read and "Ayant" not in read
    assert "Ayant" in aside and "Having" not in aside
    assert [w.code for w in source.warnings] == ["column_set_aside"]
    assert [x.number for x in source.lines] == list(range(1, len(source.lines) + 1))


@needs_tesseract
@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF"])
def test_a_picture_is_read(form):
    source = scan.read_image(as_file(one_line(), form), "page")
    assert words(source) == SIMPLE
    assert source.media_type == f"image/{form.lower()}"


@needs_tesseract
def test_a_tiff_of_several_pages_is_read_page_by_page():
    # The first takes longest: several pages are read at once.
    lines = [SIMPLE, *(f"This is page {word}." for word in ("two", "three", "four"))]
    pages = [page for line in lines for page in one_line(line)]
    pages[0] = pages[0].rotate(180)
    source = scan.read_image(as_file(pages, "TIFF"), "pages.tif")
    assert [(x.page, x.content) for x in source.lines if x.content] == [
        *enumerate(lines, start=1)
    ]


@needs_tesseract
@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_page_that_lies_on_its_side_is_turned(degrees):
    page = one_line(f"{SIMPLE} {SIMPLE} {SIMPLE}")[0].rotate(degrees, expand=True)
    assert words(read_pdf([page])).startswith("The General Assembly takes note")


@needs_tesseract
def test_a_transparent_picture_is_read_on_white():
    page = one_line()[0]
    clear = Image.new("RGBA", page.size, (0, 0, 0, 0))
    clear.putalpha(page.point(lambda grey: 255 - grey))
    assert words(scan.read_image(as_file([clear], "PNG"), "clear.png")) == SIMPLE


@needs_tesseract
def test_a_page_that_is_hard_to_read_is_named(monkeypatch):
    monkeypatch.setattr(scan, "_LOW_CONFIDENCE", 101.0)
    source = scan.read_image(as_file(one_line(), "PNG"), "page.png")
    assert [w.code for w in source.warnings] == ["low_confidence_page"]
    assert "Page 1 " in source.warnings[0].message


def picture(size=(400, 300)):
    return Image.new("L", size, 255)


@needs_tesseract
@pytest.mark.parametrize(
    ("data", "sentence", "why"),
    [
        (as_file([picture()], "PNG"), "no words", "an empty page"),
        (as_file([picture()], "PNG")[:60], "damaged", "cut short"),
        (b"\x89PNG\r\n\x1a\n", "damaged", "nothing but a signature"),
        (as_file([picture((8000, 6000))], "PNG"), "too large", "48 million points"),
        (
            as_file([picture((9, 9))] * 61, "TIFF"),
            "61 pages",
            "more pages than are read",
        ),
    ],
)
def test_a_picture_that_cannot_be_read_is_refused_in_a_sentence(data, sentence, why):
    with pytest.raises(UnreadableFile, match=sentence):
        scan.read_image(data, "page.png")


@needs_tesseract
def test_a_page_of_giant_size_is_refused_before_it_is_rendered():
    document = pypdfium2.PdfDocument.new()
    document.new_page(14_400, 14_400)
    with pytest.raises(UnreadableFile, match="Page 1 is too large"):
        scan.read_pages(document, "giant.pdf")


@needs_tesseract
def test_a_document_that_takes_too_long_is_given_up(monkeypatch):
    monkeypatch.setattr(scan, "DOCUMENT_SECONDS", -1.0)
    with pytest.raises(UnreadableFile, match="page 1 was not reached"):
        scan.read_image(as_file(one_line(), "PNG"), "page.png")


@pytest.mark.parametrize(
    ("answer", "sentence", "why"),
    [
        (subprocess.TimeoutExpired("tesseract", 30), "took longer", "it hangs"),
        (OSError("no memory"), "could not be read", "it cannot be started"),
        ((1, b"", b"Segmentation fault"), "could not be read", "it fails"),
        ((1, b"", b"Failed loading language 'eng'"), "English data", "no language"),
        ((0, b"<html", b""), "could not be read", "its answer is cut short"),
    ],
)
def test_a_failure_of_tesseract_is_told_in_a_sentence(
    monkeypatch, answer, sentence, why
):
    def run(command, **options):
        if isinstance(answer, Exception):
            raise answer
        return subprocess.CompletedProcess(command, *answer)

    monkeypatch.setattr(tesseract, "find", lambda: "tesseract")
    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(UnreadableFile, match=sentence):
        tesseract.read_rows(picture(), 200, 1)


def test_without_tesseract_the_editor_is_told_what_is_missing(monkeypatch):
    monkeypatch.setattr(tesseract.shutil, "which", lambda name: None)
    with pytest.raises(UnreadableFile, match="needs the program tesseract"):
        scan.read_image(as_file([picture()], "PNG"), "page.png")


def test_a_rotated_photograph_is_set_upright():
    page = picture((300, 200))
    held = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6
    page.save(held, "JPEG", exif=exif, dpi=(200, 200))
    assert scan._in_grey(Image.open(held))[0].size == (200, 300)


@needs_tesseract
def test_raised_figures_at_the_end_of_words_are_read_as_numbers():
    """In the run of the text they come out as signs or not at all."""
    picture = drawn()[0]
    signs = find_signs(picture, tesseract.read_rows(picture, 200, 1), 1)
    read = [sign.readings[0] for sign in signs if not sign.opens_line]
    assert read == [1, 2, 3, 2]
    assert not any(sign.printed.isdigit() for sign in signs if not sign.opens_line)
