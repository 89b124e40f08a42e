"""Printed lines that OCR passed over, found by their ink."""

import pytest
from PIL import ImageDraw

from resolutions.parsing.formats.tesseract import Row, Word
from resolutions.parsing.formats.unread import unread_lines
from resolutions.tests.parsing.scans import Printer, needs_tesseract, worn

pytestmark = needs_tesseract

SCALE = 200 / 72
SIZE = 10
LINE = "the control of piracy on inland lakes has become a matter of concern to many"
BASES = range(100, 340, 12)


def drawn(left=100):
    """A page of twenty lines, and what OCR reads of it."""
    printer = Printer()
    printer.new_page()
    rows = []
    for base in BASES:
        right = printer.put(left, base, LINE, SIZE)
        box = (left, base - 7, right, base + 2)
        word = Word(LINE, *(round(side * SCALE) for side in box), 90.0)
        rows.append(Row((word,), base * SCALE, 0.0, 4.6 * SCALE))
    return printer.images[0], rows


@pytest.mark.parametrize("lost", [1, 2, 3, 6])
def test_lines_that_were_not_read_are_counted(lost):
    page, rows = drawn()
    assert unread_lines(worn(page), rows[:8] + rows[8 + lost :]) == lost


def test_a_page_that_was_read_whole_has_none():
    page, rows = drawn()
    assert unread_lines(worn(page), rows) == 0
    assert unread_lines(worn(page), []) == 0


def test_a_rule_an_emblem_and_a_bar_code_are_no_lines():
    page, rows = drawn()
    draw = ImageDraw.Draw(page)
    draw.line((300, 700, 1300, 700), fill=0, width=5)
    rows = rows[:9] + rows[11:]
    draw.rectangle((250, 555, 1450, 625), fill=255)
    draw.ellipse((600, 560, 660, 620), outline=0, width=4)
    for left in range(300, 700, 9):
        draw.rectangle((left, 2060, left + 4, 2110), fill=0)
    low = Word("25-19853", 300, 2040, 420, 2056, 90.0)
    assert unread_lines(page, [*rows, Row((low,), 2056, 0.0, 12.0)]) == 0
