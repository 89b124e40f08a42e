"""What is no resolution is refused with a sentence."""

import pytest

from resolutions.parsing import UnreadableFile, parse

QUOTED = """The Human Rights Council,

Recalling its resolution 16/1,

1. Urges States to light the shores of the lakes;

2. Requests a report on the matter.
"""
STATEMENT = """United Nations

A/HRC/31/NGO/12

Human Rights Council
Thirty-first session

{line}

"""


@pytest.mark.parametrize(
    "line",
    [
        "Written statement* submitted by the Friends of the Lakes, a non-governmental organization in special consultative status",
        "Joint written statement submitted by the Friends of the Lakes and others",
        "The Secretary-General has received the following written statement which is circulated in accordance with Council resolution 1996/31.",
    ],
)
def test_the_statement_of_an_organization_is_no_resolution(line):
    text = STATEMENT.format(line=line) + QUOTED
    with pytest.raises(UnreadableFile, match="statement of an organization"):
        parse(text.encode(), "statement.txt")


def test_a_report_that_quotes_a_resolution_is_none():
    report = "\n\n".join(
        f"Chapter {n} tells at length what was done on lake {n}, by whom and at what cost."
        for n in range(40)
    )
    text = "Census of boats\n\n" + QUOTED + "\n65th plenary meeting\n\n" + report
    with pytest.raises(UnreadableFile, match="quotes a resolution"):
        parse(text.encode(), "report.txt")
    # The same below a resolution's symbol is an appendix nobody foresaw.
    numbered = "A/HRC/RES/31/99\n\n" + text
    assert parse(numbered.encode(), "report.txt").symbol == "A/HRC/RES/31/99"
