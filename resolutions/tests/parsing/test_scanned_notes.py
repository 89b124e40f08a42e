"""Which figures at the foot of a scanned page open its notes."""

import pytest

from resolutions.parsing.formats.columns import Section
from resolutions.parsing.formats.raised import Sign
from resolutions.parsing.formats.scanned_lines import ScannedPage, to_source_lines
from resolutions.parsing.formats.tesseract import Row, Word

BODY, NEARLY, SMALL = 14.0, 13.2, 11.0


def row(content, base, height):
    words = [
        Word(text, 100 + 60 * n, round(base - height), 150 + 60 * n, round(base), 90.0)
        for n, text in enumerate(content.split())
    ]
    return Row(tuple(words), base, 0.0, height)


def notes_of(first, height, first_read, second_read, mark_read):
    """The raised figures of the lines printed for two notes below a page of text."""
    body = [row("Noting the report of the Committee,?", 200 + 40 * n, BODY) for n in range(20)]  # fmt: skip
    notes = [row(first, 1900, height), row("13 See document A/4143.", 1940, SMALL)]
    signs = [Sign(body[3], 5, 10, 11, mark_read)] if mark_read else []
    for each, read in zip(notes, (first_read, second_read), strict=True):
        if read:
            signs.append(Sign(each, 0, 0, 2, read, opens_line=True))
    section = Section("full", (*body, *notes))
    page = ScannedPage(1, 72 / 200, 792, [section], signs)
    lines, _ = to_source_lines([page])
    return [
        line.content.split()[0]
        for line in lines
        if line.role == "note" and line.text.of_kind("raised")
    ]


@pytest.mark.parametrize(
    ("first", "height", "reads", "expected", "why"),
    [
        ("12 Official Records.", SMALL, ((12,), (13,), ()), ["12", "13"], "small and raised"),
        ("12 Official Records.", NEARLY, ((12,), (13,), ()), ["12", "13"], "the next note bears it out"),
        ("12 Official Records.", SMALL, ((), (13,), ()), ["12", "13"], "not raised, but the next is 13"),
        ("12 Official Records.", SMALL, ((), (), (12,)), ["12"], "a mark bears it out, and none the other"),
        ("12 States replied.", NEARLY, ((), (19,), ()), ["19"], "in the size of text, and nothing bears it out"),
    ],
)  # fmt: skip
def test_the_first_note_of_an_extract_is_found(first, height, reads, expected, why):
    assert notes_of(first, height, *reads) == expected, why
