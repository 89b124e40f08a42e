"""What Word counts and does not store: the numbers of lists and of footnotes."""

import pytest

from resolutions.parsing.formats import read

from .docx_files import docx, levels, notes, numbered, numbering, p, part, ref, table


def lines(*body, role="text", **parts):
    source = read(docx(*body, **parts), "a.docx")
    return [x.content for x in source.lines if not x.is_blank and x.role == role]


def spans(line):
    return [(s.kind, line.content[s.start : s.end], s.value) for s in line.text.spans]


@pytest.mark.parametrize(
    ("described", "nums", "used", "expected", "why"),
    [
        ([("decimal", "%1.")], {1: (0, "")}, [(1, 0)] * 3, ["1.", "2.", "3."], "counts"),
        ([("decimal", "%1.", 5)], {1: (0, "")}, [(1, 0)] * 2, ["5.", "6."], "start"),
        (
            [("upperRoman", "%1."), ("decimal", "%1.%2")],
            {1: (0, "")},
            [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)],
            ["I.", "I.1", "I.2", "II.", "II.1"],
            "a deeper level begins anew and prints the one above",
        ),
        (
            [("lowerLetter", "(%1)")],
            {1: (0, ""), 2: (0, "")},
            [(1, 0), (2, 0)],
            ["(a)", "(b)"],
            "two lists of one abstract list count on",
        ),
        (
            [("decimal", "%1.")],
            {1: (0, ""), 2: (0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>')},
            [(1, 0), (1, 0), (2, 0), (2, 0)],
            ["1.", "2.", "1.", "2."],
            "unless one says where it starts",
        ),
        (
            [("decimal", "%1.")],
            {1: (0, '<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0"><w:numFmt w:val="upperLetter"/></w:lvl></w:lvlOverride>')},
            [(1, 0), (1, 0)],
            ["A.", "B."],
            "or how it prints",
        ),
        ([("bullet", "\uf0b7")], {1: (0, "")}, [(1, 0)], [""], "a bullet is no number"),
        ([("lowerRoman", "(%1)", 4)], {1: (0, "")}, [(1, 0)] * 2, ["(iv)", "(v)"], "roman"),
        ([("decimal", "%1.")], {1: (0, "")}, [(0, 0), (1, 0)], ["", "1."], "0 is no list"),
    ],
)  # fmt: skip
def test_the_numbers_of_lists_are_computed(described, nums, used, expected, why):
    body = [p("text", properties=numbered(num, depth)) for num, depth in used]
    parts = {"numbering": numbering({0: levels(*described)}, nums)}
    assert lines(*body, **parts) == [f"{label} text".strip() for label in expected], why


def test_a_number_comes_from_the_style_or_the_style_below_it():
    styles = part(
        "styles",
        f'<w:style w:styleId="Base"><w:pPr>{numbered(1, 0)}</w:pPr></w:style>',
        '<w:style w:styleId="Op"><w:basedOn w:val="Base"/></w:style>',
        f'<w:style w:styleId="Own"><w:basedOn w:val="Base"/><w:pPr>{numbered(2, 0)}'
        "</w:pPr></w:style>",
        '<w:style w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style>',
    )
    lists = numbering(
        {0: levels(("decimal", "%1.")), 1: levels(("lowerLetter", "(%1)"))},
        {1: (0, ""), 2: (1, "")},
    )
    body = [
        p("a", style="Base"),
        p("b", style="Op"),
        p("c", style="Loop"),
        p("d", style="Own"),
    ]
    assert lines(*body, styles=styles, numbering=lists) == [
        "1. a",
        "2. b",
        "c",
        "(a) d",
    ]


def test_notes_are_numbered_in_reading_order_whatever_their_identifiers():
    body = [p("a", ref(7)), table(["b", p("c", ref(2))]), p("d", ref(5))]
    parts = {"footnotes": notes(n2="second", n5="third", n7="first", n9="unused")}
    assert lines(*body, role="note", **parts) == ["1 first", "2 second", "3 third"]


@pytest.mark.parametrize(
    ("properties", "mark", "warnings", "why"),
    [
        ('<w:numStart w:val="4"/>', ("4", "4"), [], "the file may begin at 4"),
        (
            '<w:numFmt w:val="lowerLetter"/>',
            ("1", "a"),
            ["notes_renumbered"],
            "letters",
        ),
        ('<w:numFmt w:val="chicago"/>', ("1", "*"), ["notes_renumbered"], "signs"),
        ('<w:numRestart w:val="eachPage"/>', ("1", "1"), ["notes_renumbered"], "anew"),
    ],
)
def test_how_notes_are_numbered_is_in_the_settings(properties, mark, warnings, why):
    settings = part("settings", f"<w:footnotePr>{properties}</w:footnotePr>")
    data = docx(p("a", ref(2)), footnotes=notes(n2="See."), settings=settings)
    source = read(data, "a.docx")
    assert spans(source.lines[0]) == [("raised", *mark)], why
    assert [w.code for w in source.warnings] == warnings


def test_a_mark_that_the_author_typed_takes_no_number():
    custom = (
        '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>*</w:t></w:r>'
    )
    typed = notes(n2=p("* Reissued."), n3="See.")
    data = docx(p("a", custom, "b", ref(3)), footnotes=typed)
    source = read(data, "a.docx")
    assert source.lines[0].content == "a*b1"
    assert spans(source.lines[0]) == [("raised", "*", "*"), ("raised", "1", "1")]
    found = [line.content for line in source.lines if line.role == "note"]
    assert found == ["* Reissued.", "1 See."]


def test_endnotes_count_on_after_footnotes():
    end = '<w:r><w:endnoteReference w:id="2"/></w:r>'
    parts = {"footnotes": notes(n2="foot"), "endnotes": notes("endnote", n2="end")}
    body = [p("a", end), p("b", ref(2))]
    assert lines(*body, **parts) == ["a2", "b1"]
    assert lines(*body, role="note", **parts) == ["2 end", "1 foot"]
    warnings = read(docx(*body, **parts), "a.docx").warnings
    assert [w.code for w in warnings] == ["notes_renumbered", "notes_renumbered"]
