"""Word files written by hand, part by part: what their reader makes of them."""

import pytest

from resolutions.parsing import parse
from resolutions.parsing.formats import read

from .docx_files import (
    docx,
    field,
    italic,
    levels,
    notes,
    numbered,
    numbering,
    p,
    part,
    r,
    raised,
    ref,
    table,
)

TITLE = p("64/179.\tStrengthening the Programme,\nin particular its capacity")
SPEAKS = p("\t", italic("The General Assembly"), ",")
LISTS = numbering(
    {0: levels(("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "(%3)"))},
    {1: (0, "")},
)


def lines(*body, role="text", **parts):
    source = read(docx(*body, **parts), "a.docx")
    return [x.content for x in source.lines if not x.is_blank and x.role == role]


def spans(line):
    return [(s.kind, line.content[s.start : s.end], s.value) for s in line.text.spans]


def codes(*body, **parts):
    return [w.code for w in read(docx(*body, **parts), "a.docx").warnings]


def test_a_resolution_in_word_is_read_whole():
    data = docx(
        table(
            ["United Nations", "A/RES/64/179"],
            ["General Assembly", p("Distr.: General") + p("26 March 2010")],
        ),
        p("Sixty-fourth session\nAgenda item 104"),
        p("Resolution adopted by the General Assembly on 18 December 2009"),
        p("[", italic("on the report of the Third Committee (A/64/440)"), "]"),
        TITLE,
        SPEAKS,
        p("\t", italic("Recalling"), " the Office on Drugs and Crime,", ref(3), " and"),
        p("\t", italic("Noting"), " the Office,", field("NOTEREF _Ref1 \\h", r("1"))),
        p(italic("Requests"), " the Office:", properties=numbered(1)),
        p("To act;", properties=numbered(1, 1)),
        p("To report;", ref(2), properties=numbered(1, 1)),
        p(italic("Decides"), " to remain seized.", properties=numbered(1)),
        p("65th plenary meeting\n18 December 2009"),
        footnotes=notes(n2="Ibid.", n3="See A/64/1."),
        numbering=LISTS,
    )
    parsed = parse(data, "A-RES-64-179.docx")
    front = parsed.front
    assert (parsed.symbol, front.session, front.agenda_item) == (
        "A/RES/64/179",
        "64",
        "104",
    )
    assert front.title == "Strengthening the Programme, in particular its capacity"
    assert (front.committee_report, front.plenary_meeting) == ("A/64/440", 65)
    assert (str(front.adopted), str(front.distributed)) == ("2009-12-18", "2010-03-26")
    assert [(x.anchor, x.text, [m.number for m in x.marks]) for x in parsed.paragraphs] == [
        ("pp1", "Recalling the Office on Drugs and Crime, and", [1]),
        ("pp2", "Noting the Office,", [1]),
        ("op1", "Requests the Office:", []),
        ("op1.a", "To act;", []),
        ("op1.b", "To report;", [2]),
        ("op2", "Decides to remain seized.", []),
    ]  # fmt: skip
    assert [(n.number, n.text) for n in parsed.footnotes] == [
        (1, "See A/64/1."),
        (2, "Ibid."),
    ]
    assert parsed.text_from == "born digital"


@pytest.mark.parametrize(
    ("content", "expected", "why"),
    [
        ("<w:ins>" + r("new") + "</w:ins>", "new", "an insertion is accepted"),
        ("<w:del><w:r><w:delText>old</w:delText></w:r></w:del>", "", "a deletion too"),
        ("<w:moveTo>" + r("here") + "</w:moveTo>", "here", "moved to here"),
        ("<w:moveFrom>" + r("away") + "</w:moveFrom>", "", "moved away"),
        ("<w:smartTag>" + r("Vienna") + "</w:smartTag>", "Vienna", "a smart tag"),
        ("<w:hyperlink>" + r("un.org") + "</w:hyperlink>", "un.org", "a link"),
        ("<w:sdt><w:sdtContent>" + r("in") + "</w:sdtContent></w:sdt>", "in", "a control"),
        (field("DATE \\@ x", r("today")), "today", "a field shows its result"),
        ('<w:fldSimple w:instr="PAGE">' + r("3") + "</w:fldSimple>", "3", "a simple field"),
        ("<w:r><w:t>A/RES</w:t><w:noBreakHyphen/><w:t>1</w:t></w:r>", "A/RES-1", "hyphen"),
        ("<w:r><w:t>Organi</w:t><w:softHyphen/><w:t>zed</w:t></w:r>", "Organized", "soft"),
        ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', "≥", "a symbol font"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>", "a b c", "gaps"),
        (r("hidden", "<w:vanish/>"), "", "hidden text is not printed"),
        (r("shown", '<w:vanish w:val="0"/>'), "shown", "a toggle that is off"),
    ],
)  # fmt: skip
def test_what_word_prints_of_a_paragraph(content, expected, why):
    assert lines(p("x ", content, " y")) == [" ".join(f"x {expected} y".split())], why


def test_tracked_changes_are_said():
    assert codes(p("a", "<w:ins>" + r("b") + "</w:ins>")) == ["tracked_changes"]
    assert codes(p("a")) == []


def test_a_paragraph_whose_end_is_deleted_goes_on_with_the_next():
    deleted = "<w:rPr><w:del/></w:rPr>"
    assert lines(p("one ", properties=deleted), p("two")) == ["one two"]


def test_hidden_codes_are_furniture():
    hidden = r(
        "&lt;&lt;ODS JOB NO&gt;&gt;N0947257E&lt;&lt;ODS JOB NO&gt;&gt;", "<w:vanish/>"
    )
    assert lines(p("x", hidden), role="furniture") == [
        "<<ODS JOB NO>>N0947257E<<ODS JOB NO>>"
    ]


def test_only_one_branch_of_an_alternative_is_read():
    box = "<w:txbxContent>" + p("in the box") + "</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>"
        + box
        + "</wps:txbx>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>"
        + box
        + "</v:textbox>"
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert lines(p("before", drawing, " after")) == ["before after", "in the box"]


def test_italic_is_direct_or_by_style():
    styles = part(
        "styles",
        '<w:style w:styleId="E"><w:rPr><w:i/></w:rPr></w:style>',
        '<w:style w:styleId="P"><w:rPr><w:i/></w:rPr></w:style>',
    )
    emphasis = r("two", '<w:rStyle w:val="E"/>')
    source = read(
        docx(p(italic("one"), emphasis, "three"), p("four", emphasis, style="P"), styles=styles),
        "a.docx",
    )  # fmt: skip
    found = [spans(line) for line in source.lines if not line.is_blank]
    assert found[0] == [("italic", "onetwo", "")]
    assert found[1] == [("italic", "four", "")], "italic in italic stands upright"


def test_raised_figures_are_marks_and_raised_letters_are_not():
    data = docx(p("thereto", raised("2, 3"), " at its 65", raised("th"), " meeting"))
    line = read(data, "a.docx").lines[0]
    assert line.content == "thereto2, 3 at its 65th meeting"
    assert spans(line) == [("raised", "2", "2"), ("raised", "3", "3")]


@pytest.mark.parametrize(
    "repeated",
    [
        field("NOTEREF _Ref1 \\h", r("1")),
        '<w:fldSimple w:instr=" NOTEREF _Ref1 ">' + r("1") + "</w:fldSimple>",
    ],
)
def test_a_field_that_repeats_a_mark_is_raised_whatever_its_look(repeated):
    line = read(docx(p("the Office", repeated, " and")), "a.docx").lines[0]
    assert spans(line) == [("raised", "1", "1")]


def test_a_table_is_read_row_by_row():
    rows = table(["Country", "2008"], ["Austria", ""], ["", ""])
    assert lines(p("Text"), rows, role="table") == ["Country | 2008", "Austria |"]


def test_a_table_that_only_parts_a_number_from_its_text_is_no_table():
    text = "Requests the Office to continue to provide technical assistance;"
    assert lines(p("Text"), table(["1.", text])) == ["Text", f"1. {text}"]


def test_headers_and_footers_are_furniture_and_still_read():
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="header1"/>'
        '<w:headerReference w:type="first" r:id="header2"/>'
        '<w:footerReference r:id="footer1"/></w:sectPr>'
    )
    parts = {
        "header1": part("hdr", p("running head")),
        "header2": part("hdr", table(["United Nations", "A/RES/64/179"])),
        "footer1": part("ftr", p("09-47257")),
    }
    assert lines(p("x"), section, role="furniture", **parts) == [
        "United Nations",
        "A/RES/64/179",
        "running head",
        "09-47257",
    ]
    body = [p("A title"), SPEAKS, p("Recalling the report,"), p("1.\tDecides to act.")]
    parsed = parse(docx(*body, section, **parts), "a.docx")
    assert (parsed.symbol, parsed.front.job_number) == ("A/RES/64/179", "09-47257")


@pytest.mark.parametrize(
    ("breaks", "pages", "why"),
    [
        ('<w:r><w:br w:type="page"/></w:r>', [1, 2], "a typed break"),
        ("<w:r><w:lastRenderedPageBreak/></w:r>", [1, 2], "where Word ended the page"),
        (
            '<w:r><w:br w:type="page"/></w:r><w:r><w:lastRenderedPageBreak/></w:r>',
            [1, 2],
            "a typed break that Word has noted is one break",
        ),
        ("<w:r><w:br/></w:r>", [1, 1], "a line break is none"),
    ],
)
def test_pages_are_counted_at_their_breaks(breaks, pages, why):
    source = read(docx(p("one", breaks), p("two")), "a.docx")
    assert [line.page for line in source.lines if not line.is_blank] == pages, why
