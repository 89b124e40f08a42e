"""Text layers laid over scans: words one by one, on lines that lie askew."""

import random

import pytest

from resolutions.parsing.formats import read

from .pdf_files import Page, pdf

TEXT = "Recalling the work of the Office in all the States that have asked for its help"


def askew(rise, unsteady=0.4, lines=25):
    """A page of words set one by one, each a little high or low, on rising lines."""
    page, chance = Page(), random.Random(7)
    for place in range(lines):
        x = 60.0
        for word in f"{place} {TEXT}".split():
            up = rise * x + chance.uniform(-unsteady, unsteady)
            page.at(x, 680 - 12 * place + up, word)
            x += 4.6 * len(word) + 6
    return page


@pytest.mark.parametrize("rise", [0.0, 0.004, -0.006, 0.015])
def test_words_of_a_sheet_that_lay_askew_stand_on_their_lines(rise):
    lines = [x.content for x in read(pdf(askew(rise)), "a.pdf").lines if not x.is_blank]
    assert lines == [f"{place} {TEXT}" for place in range(25)]


def test_type_that_was_set_stays_where_it_stands():
    """Each line is an object of its own, so none of them shares its baseline."""
    page = Page()
    for place in range(80):
        page.at(60 + 40 * (place % 7), 700 - 8 * place, f"line {place} {TEXT[:40]}")
    lines = [x.content for x in read(pdf(page), "a.pdf").lines if not x.is_blank]
    assert lines == [f"line {place} {TEXT[:40]}" for place in range(80)]
