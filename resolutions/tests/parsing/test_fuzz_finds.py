"""What fuzzing found, each find as a minimal case.

Fuzzed with coverage guidance (atheris 3.0.0 on CPython 3.11), once, some four minutes
each on one core: plain text and Markdown of at most 6 kB through `parse` (28,854 runs),
and bytes as web pages, as files without a name and as the XML parts of Word files
through `parse` (36,272 runs), both begun from the fixtures and the files of these tests.
Neither raised anything but UnreadableFile, nor took a second. Then, for some six
minutes and without such guidance, 99 kB of random keywords of the genre and of markup
repeated, as text, Markdown and HTML (987 files): none raised, the slowest took five
seconds; it stands below. PDF, Word 97-2003 files and pictures were not fuzzed.
"""

import pytest

from resolutions.parsing import parse

OPENING = "64/1. T\n\nThe General Assembly,\n\n1. Requests "


@pytest.mark.parametrize(
    "line",
    [
        # as found, one block of 3,000 lines
        "CHAPTER I\n`Recalling A/RES/64/179",
        # in Markdown: no table, for want of a head
        "|---|---|resolutions 64/1, 64/2 and 64/3CHAPTER I\n",
    ],
)
def test_a_block_of_thousands_of_lines_is_joined_line_by_line(line):
    """Linear work only: where each line looked through all before it, 100 kB took five
    seconds, and this would run for more than a minute."""
    text = OPENING + line * (400_000 // len(line))
    parsed = parse(text.encode(), "a.txt")
    assert len(parsed.paragraphs) == 1
    assert len(parsed.paragraphs[0].text) > 350_000
