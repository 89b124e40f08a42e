"""Drawn lines on scanned pages, and pictures that are cut out of a page."""

import pytest
from PIL import Image, ImageDraw

from resolutions.parsing import parse
from resolutions.parsing.formats.rules import without_rules
from resolutions.tests.parsing.scans import Printer, as_file, needs_tesseract

LINES = [
    ("RESOLUTION 777 (1992)", False),
    ("Adopted by the Security Council at its 3116th meeting", True),
    ("on 19 September 1992", True),
    ("The Security Council,", True),
    ("Reaffirming its resolution 713 (1991) of 25 September 1991,", False),
    ("1. Decides that the matter is to be considered again before the end", False),
]
REST = [
    "of the main part of the session, and requests the States of the region",
    "to send to the Council all that they know of the rivers and of the lakes,",
    "of the seas and of the mountains between them, as soon as they can, so",
    "that it is held at the end of the main part of the session.",
]


def typescript(underlined=True):
    printer = Printer()
    printer.new_page()
    draw = ImageDraw.Draw(printer.images[0])
    for place, (text, line) in enumerate(LINES):
        y = 72 + 26 * place
        right = printer.put(100, y, text, 10)
        if underlined and line:
            scale = printer.images[0].width / 612
            draw.line([100 * scale, y * scale + 2, right * scale, y * scale + 2], 20, 2)
    for place, text in enumerate(REST, start=1):
        printer.put(100, y + 12 * place, text, 10)
    return printer.close()[0]


@needs_tesseract
def test_underlined_lines_of_a_typescript_are_read():
    parsed = parse(as_file([typescript()], "PNG"), "a.png")
    assert (parsed.symbol, parsed.front.plenary_meeting) == ("S/RES/777(1992)", 3116)
    assert str(parsed.front.adopted) == "1992-09-19"
    assert parsed.front.enacting_words == "The Security Council,"


@needs_tesseract
def test_a_clipping_has_no_margin_that_its_last_line_could_stand_in():
    page = typescript(underlined=False)
    box = page.point([255] * 128 + [0] * 128).getbbox()
    clipping = page.crop((box[0] - 9, box[1] - 9, box[2] + 9, box[3] + 9))
    parsed = parse(as_file([clipping], "PNG"), "a.png")
    assert parsed.paragraphs[-1].text.endswith(
        "the end of the main part of the session."
    )
    assert not parsed.left_out


def drawn(lines, size=(400, 200)):
    """A picture with a word made of strokes, 12 pixels high, and lines."""
    picture = Image.new("L", size, 255)
    draw = ImageDraw.Draw(picture)
    for x in range(50, 250, 10):
        draw.rectangle([x, 88, x + 3, 99], 20)
    for line in lines:
        draw.line(line, 20, 2)
    return picture


@pytest.mark.parametrize(
    ("line", "is_gone", "why"),
    [
        ([50, 101, 250, 101], True, "letters stand on an underline"),
        ([50, 150, 250, 150], False, "a line that stands alone parts notes from the text"),
        ([350, 20, 350, 180], True, "the edge of a page or a frame"),
        ([60, 101, 85, 101], False, "a stroke as short as a dash"),
    ],
)  # fmt: skip
def test_which_lines_are_taken_out(line, is_gone, why):
    cleaned = without_rules(drawn([line]), 12)
    middle = ((line[0] + line[2]) // 2, (line[1] + line[3]) // 2)
    gone = cleaned is not None and cleaned.getpixel(middle) == 255
    assert gone == is_gone, why
    if cleaned is not None:
        assert cleaned.getpixel((51, 92)) == 20, "the letters stay"


def test_a_picture_without_lines_is_left_as_it_is():
    assert without_rules(drawn([]), 12) is None
