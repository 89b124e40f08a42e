"""Markdown as people write it, and what stays with the reader of plain text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.parsing import UnreadableFile, parse
from resolutions.parsing.formats import markdown, read

DOCUMENTS = Path(__file__).resolve().parents[3] / "fixtures/documents"
RESOLUTION = """# United Nations A/RES/64/1

Resolution adopted by the General Assembly on 18 December 2009

## 64/1. A title

The General Assembly,

*Recalling* the Office on Drugs and
Crime,[^1] and <sup>2</sup> and [the Charter](https://un.org),

1. *Requests* the Office:

   (a) To act;[^2]

   (b) To report;

2. *Decides* to remain seized.

[^1]: A/64/1.
[^2]: See _Official Records_.

    And more of it.
"""


def lines(text, role="text"):
    source = markdown.read(text.encode(), "a.md")
    return [x.content for x in source.lines if x.role == role and not x.is_blank]


def test_a_resolution_in_markdown_is_read_whole():
    assert read(RESOLUTION.encode(), "a.txt").media_type == "text/markdown"
    parsed = parse(RESOLUTION.encode(), "a.md")
    assert (parsed.symbol, parsed.front.title) == ("A/RES/64/1", "A title")
    assert [(x.anchor, x.text, [m.number for m in x.marks]) for x in parsed.paragraphs] == [
        ("pp1", "Recalling the Office on Drugs and Crime, and and the Charter,", [1, 2]),
        ("op1", "Requests the Office:", []),
        ("op1.a", "To act;", [2]),
        ("op1.b", "To report;", []),
        ("op2", "Decides to remain seized.", []),
    ]  # fmt: skip
    assert [n.text for n in parsed.footnotes] == [
        "A/64/1.",
        "See Official Records. And more of it.",
    ]


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("1. a\n2. b", ["1. a", "2. b"], "numbers as typed"),
        ("1. a\n3. b", ["1. a", "3. b"], "also where one is missing"),
        ("1. a\n1. b", ["1. a", "2. b"], "counted where all are typed 1"),
        ("- 5. *a*", ["5. a"], "a number inside a bullet"),
        ("- a\n- b", ["a", "b"], "a bullet is no number"),
        ("1\\. a", ["1. a"], "an escaped sign"),
        ("\tThe Council,", ["The Council,"], "an indented line is no program"),
        ("one\ntwo", ["one two"], "wrapped lines"),
        ("one\n2. two", ["one", "2. two"], "a number begins a paragraph"),
        ("a<br>b <u>c</u>", ["a b c"], "tags of the inline kind"),
        ("a\n\n---\n\nb", ["a", "_____", "b"], "a rule line"),
        ("> quoted", ["quoted"], "a quotation"),
        ("```\ncode\n```", ["code"], "a block of code is text too"),
    ],
)
def test_what_is_printed_of_markdown(text, expected, why):
    assert lines(text) == expected, why


def test_named_notes_are_counted_in_reading_order():
    text = "One[^b] two[^a] three[^b]\n\n[^a]: A.\n[^b]: B.\n"
    assert lines(text) == ["One1 two2 three1"]
    assert lines(text, "note") == ["2 A.", "1 B."]


def test_a_table_is_read_row_by_row():
    assert lines("| A | B |\n|---|---|\n| 1 | 2[^1] |\n", "table") == [
        "A | B",
        "1 | 21",
    ]


@pytest.mark.parametrize(
    ("text", "written", "why"),
    [
        ("[^1]: See.", True, "a footnote"),
        ("| A |\n|---|", True, "a table"),
        ("x<sup>1</sup>", True, "a raised figure"),
        ("- 1. *Takes note*", False, "emphasis alone is a converter's too"),
        (
            "x<sup>1</sup>\n" + ("long " * 40 + "\n") * 3,
            False,
            "paragraphs line by line",
        ),
    ],
)
def test_only_written_markdown_leaves_the_reader_of_plain_text(text, written, why):
    assert markdown.is_written(text.encode()) is written, why


def test_both_readers_agree_about_a_converted_document(monkeypatch):
    data = (DOCUMENTS / "A-RES-69-197.txt").read_bytes()
    plain = parse(data, "a.txt")
    monkeypatch.setattr(markdown, "is_written", lambda data: True)
    written = parse(data, "a.txt")
    assert [(x.anchor, x.text, x.marks) for x in written.paragraphs] == [
        (x.anchor, x.text, x.marks) for x in plain.paragraphs
    ]
    assert [n.text for n in written.footnotes] == [n.text for n in plain.footnotes]


def test_lists_too_deep_are_refused_in_a_sentence():
    with pytest.raises(UnreadableFile, match="too deep"):
        markdown.read(("> " * 100 + "a").encode(), "a.md")


PIECES = st.sampled_from(
    [
        "[^1]",
        "[^1]: ",
        "[^a]",
        "|---|",
        "| a |",
        "1. ",
        "- ",
        "    ",
        "\n",
        "\n\n",
        "> ",
    ]
    + [
        "```",
        "<sup>1</sup>",
        "*",
        "_",
        "\\",
        "[x](#y)",
        "&#0;",
        "![i](j)",
        "99999999. ",
    ]
)


@given(st.lists(PIECES, max_size=40))
@settings(max_examples=200, deadline=None)
def test_no_markdown_raises_anything_else(pieces):
    try:
        markdown.read("".join(["x", *pieces]).encode(), "a.md")
    except UnreadableFile as error:
        assert str(error).endswith(".")
