"""Drafts that a resolution recommends to another body, printed as quotations."""

from resolutions.parsing import parse

QUOTING = """319 (XI). Refugees on lakes

A

The Economic and Social Council,

1. Takes note of the report;

2. Recommends that the General Assembly adopt the following draft resolution:

“The General Assembly,

“Noting the report,

“1. Urges States to act;

“2. Requests a report.”

3. Requests the Secretary-General to transmit the resolution.

406th plenary meeting,
11 August 1950.

B

The Economic and Social Council,

Decides to meet.

406th plenary meeting,
11 August 1950.
"""


def test_a_text_goes_on_below_the_draft_that_it_quotes():
    parsed = parse(QUOTING.encode(), "E_RES_319(XI).txt")
    found = [p.anchor for p in parsed.paragraphs if p.kind != "heading"]
    assert found == [
        "s1.op1",
        "s1.op2",
        "s1.s1.pp1",
        "s1.s1.op1",
        "s1.s1.op2",
        "s1.op3",
        "s2.op1",
    ]
    assert not parsed.warnings


def test_a_draft_quoted_by_a_text_of_one_part_is_its_second():
    part = QUOTING.partition("A\n\n")[2].partition("B\n\n")[0]
    parsed = parse(f"319 (XI). Lakes\n\n{part}".encode(), "E_RES_319(XI).txt")
    found = [p.anchor for p in parsed.paragraphs if p.kind != "heading"]
    assert found == ["op1", "op2", "s2.pp1", "s2.op1", "s2.op2", "op3"]
