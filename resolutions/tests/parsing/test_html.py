"""Web pages of several makers: what their reader makes of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resolutions.parsing import UnreadableFile, parse
from resolutions.parsing.formats import read

OLD = """<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=windows-1252">
<TITLE>left out</TITLE><SCRIPT>left out</SCRIPT></HEAD><BODY><NAV>left out</NAV>
<TABLE><TR><TD>United Nations</TD><TD>A/RES/64/1</TD></TR>
<TR><TD>General Assembly</TD><TD>Distr.: General<BR>26 March 2010</TD></TR></TABLE>
<TABLE width=100%><TR><TD width=10></TD><TD>
<P align=center>64/1. A résumé<BR>in two lines<P><I>The General Assembly</I>,
<P><I>Recalling</I> the Programme(1) and the Office,<SUP>2</SUP><BR><BR>
<I>Noting</I>&nbsp; the report,
<TABLE><TR><TD>1.</TD><TD><I>Requests</I> the Office to continue its work in all
regions:</TD></TR><TR><TD>(a)</TD><TD>To act;</TD></TR></TABLE>
2. <I>Decides</I> to remain seized.</TD></TR></TABLE>
<HR>(1) See A/64/1.<BR>(2) Ibid.
</BODY></HTML>""".replace("<SUP>2</SUP>", "(2)")

WORD = """<html><body><div class=WordSection1>
<p class=MsoNormal><i>Recalling</i> the Office,<a style='mso-footnote-id:ftn1'
href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference>[1]</span></a> and</p>
<p class=MsoNormal><span style='mso-list:Ignore'>1.<span>&nbsp;&nbsp; </span></span>Requests</p>
<p class=MsoNormal><span style='display:none;mso-hide:all'>hidden</span>shown</p></div>
<div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a
href="#_ftnref1" name="_ftn1"><span class=MsoFootnoteReference>[1]</span></a> See A/64/1.</p>
</div></body></html>"""

LIBREOFFICE = """<!DOCTYPE html><html><body><div title="header"><p>A/RES/64/1</p></div>
<p><i>Recalling</i>  Crime,<a class="sdfootnoteanc" name="sdfootnote1anc"
href="#sdfootnote1sym"><sup>1</sup></a>
and</p><ol><li><p>Requests</p><ol type="a"><li><p>To act;</p><li><p>To report.</p></ol>
<li><p>Decides</p></ol>
<div id="sdfootnote1"><p><a class="sdfootnotesym" name="sdfootnote1sym"
href="#sdfootnote1anc">1</a> See A/64/1.</p></div></body></html>"""


def lines(page, role="text", name="a.html"):
    source = read(page.encode(), name)
    return [x.content for x in source.lines if x.role == role and not x.is_blank]


def raised(page):
    return [
        (x.content[s.start : s.end], s.value)
        for x in read(page.encode(), "a.html").lines
        for s in x.text.of_kind("raised")
    ]


def test_an_old_page_set_in_tables_is_a_resolution():
    parsed = parse(OLD.encode("cp1252"), "a.htm")
    assert (parsed.symbol, parsed.front.title) == (
        "A/RES/64/1",
        "A résumé in two lines",
    )
    assert str(parsed.front.distributed) == "2010-03-26"
    assert [(x.anchor, x.text, [m.number for m in x.marks]) for x in parsed.paragraphs] == [
        ("pp1", "Recalling the Programme and the Office,", [1, 2]),
        ("pp2", "Noting the report,", []),
        ("op1", "Requests the Office to continue its work in all regions:", []),
        ("op1.a", "To act;", []),
        ("op2", "Decides to remain seized.", []),
    ]  # fmt: skip
    assert [n.text for n in parsed.footnotes] == ["See A/64/1.", "Ibid."]
    assert "left out" not in str(parsed)


def test_word_links_marks_and_notes():
    assert lines(WORD) == ["Recalling the Office,1 and", "1. Requests", "shown"]
    assert lines(WORD, "note") == ["1 See A/64/1."]
    assert raised(WORD) == [("1", "[1]"), ("1", "1")]


def test_libreoffice_links_marks_and_notes():
    assert lines(LIBREOFFICE) == [
        "Recalling Crime,1 and",
        "1. Requests",
        "(a) To act;",
        "(b) To report.",
        "2. Decides",
    ]
    assert lines(LIBREOFFICE, "note") == ["1 See A/64/1."]
    assert lines(LIBREOFFICE, "furniture") == ["A/RES/64/1"]


def test_converters_of_markdown_link_marks_and_notes():
    page = (
        '<p>Crime<sup id="fnref:1"><a href="#fn:1">1</a></sup></p><section><ol>'
        '<li id="fn:1"><p>See A/64/1. <a href="#fnref:1">↩</a></p></li></ol></section>'
    )
    assert lines(page) == ["Crime1"]
    assert lines(page, "note") == ["1 See A/64/1."]


@pytest.mark.parametrize(
    ("page", "expected", "why"),
    [
        ("<p>all<br>States</p>", ["all States"], "a line break is a space"),
        ("<p>one<br><br>two</p>", ["one", "two"], "two of them part paragraphs"),
        ("<p>text;<br>1. Next</p>", ["text;", "1. Next"], "a number begins a paragraph"),
        ("<p>one,<br>Noting</p>", ["one,", "Noting"], "a new part of the sentence"),
        ("<pre>the Office,\nVienna\n\nnext</pre>", ["the Office, Vienna", "next"], "printed"),
        ("<p>un<b>bro</b>ken</p>", ["unbroken"], "inline elements part no words"),
        ("<div>one<div>two</div>three</div>", ["one", "two", "three"], "blocks do"),
        ("<ol start=3><li>a</li><li>b</li></ol>", ["3. a", "4. b"], "a list's start"),
        ("<ol type=i><li>a<li value=4>b</ol>", ["(i) a", "(iv) b"], "roman, and a value"),
        ("<ol style='list-style-type: lower-alpha'><li>a</ol>", ["(a) a"], "by its style"),
        ("<ol><li>1. typed</li></ol>", ["1. typed"], "a typed number is not doubled"),
        ("<ul><li>a</li></ul>", ["a"], "a bullet is no number"),
        ("<p><del>old</del><ins>new</ins></p>", ["new"], "changes are accepted"),
        ("<p>a</p><!-- no --><p hidden>b</p><style>c</style>", ["a"], "not printed"),
        ("<p>x</p><table><tr><td>1.<td>Text</table>", ["x", "1. Text"], "a layout table"),
    ],
)  # fmt: skip
def test_what_is_printed_of_a_page(page, expected, why):
    assert lines(page) == expected, why


def test_a_table_of_figures_is_read_row_by_row():
    page = "<p>x</p><table><tr><th>A<th>B</tr><tr><td>1<td><p>2</p><p>3</p></table>"
    assert lines(page, "table") == ["A | B", "1 | 2 3"]


def test_a_list_in_brackets_without_marks_in_the_text_is_no_note():
    assert lines("<p>Text</p><hr><p>(1) One</p>") == ["Text", "_____", "(1) One"]


@pytest.mark.parametrize(
    ("data", "codes", "why"),
    [
        ("é".encode(), [], "UTF-8, whatever the page says"),
        ("é".encode("cp1252"), [], "the encoding that the page names"),
    ],
)
def test_the_encoding_is_the_one_the_page_names(data, codes, why):
    page = b"<html><meta charset=iso-8859-1><p>r" + data + b"sum"
    source = read(page, "a.html")
    assert source.lines[0].content == "résum", why
    assert [w.code for w in source.warnings] == codes


def test_an_unnamed_encoding_is_taken_for_windows_1252_and_said():
    source = read(b"<p>r\xe9sum</p>", "a.html")
    assert source.lines[0].content == "résum"
    assert [w.code for w in source.warnings] == ["read_as_windows_1252"]


@pytest.mark.parametrize(
    ("page", "sentence", "why"),
    [
        ("<html><script>x</script></html>", "no text", "nothing is printed"),
        ("<html></html>", "no text", "nothing is there"),
        ("<html><img src=scan.png><hr></html>", "no text", "a picture is no text"),
        ("<div>" * 20_000 + "text", "too deep", "the library loses such text"),
    ],
)
def test_a_page_without_text_is_refused_in_a_sentence(page, sentence, why):
    with pytest.raises(UnreadableFile, match=sentence):
        read(page.encode(), "a.html")


@pytest.mark.parametrize("element", ["div", "b", "table><tr><td", "ol><li"])
def test_what_is_not_too_deep_is_read(element):
    depth = 190 // len(element.split("><"))
    if "tr" in element:
        depth -= 20  # the parser adds a tbody to each
    assert lines("<p>x</p>" + f"<{element}>" * depth + "deep")[-1].endswith("deep")


PIECES = st.sampled_from(
    ["<p>", "</p>", "<table>", "<tr>", "<td>", "</table>", "<ol>", "<li>", "</ol>"]
    + ["<br>", "<hr>", "<sup>", "</sup>", "<div id=ftn1>", "<a href=#_ftn1>[1]</a>"]
    + ["(1)", "1.", "<i>", "&#0;", "&#xD800;", "<!-- -->", "<pre>", "\n", "\x00"]
    + ["The General Assembly,", "Recalling", "<ins>", "<del>", "<!--", "<li value=9e9>"]
)


@given(st.lists(PIECES, max_size=40))
@settings(max_examples=200, deadline=None)
def test_no_tag_soup_raises_anything_else(pieces):
    try:
        read(("<html><body>" + " ".join(pieces)).encode(), "a.html")
    except UnreadableFile as error:
        assert str(error).endswith(".")
