"""What stands around old resolutions on the pages of Official Records and on web pages:
tables of contents, notes between the columns, words in capitals, marks of lost notes."""

import pytest

from resolutions.parsing import parse

NAMED = "A_RES_1600(XV).txt"
TEXT = "The General Assembly,\nNoting the report,\nDecides to meet.\n12th plenary meeting,\n15 April 1961.\n"


def read(text, name="a.txt"):
    return parse(text.encode(), name)


def anchors(parsed):
    return [p.anchor for p in parsed.paragraphs]


def test_a_table_of_contents_begins_no_resolution():
    contents = "CONTENTS\n1599 (XV). One question (15 April 1961) (item 8) . 17\n1600 (XV). Another question (item 9) . 17\n"
    parsed = read(
        f"{contents}1599 (XV). One question\n{TEXT}1600 (XV). Another question\n{TEXT}",
        NAMED,
    )
    assert parsed.front.title == "Another question"
    assert anchors(parsed) == ["pp1", "op1"]


def test_a_title_without_its_words_above_is_no_part_of_the_text():
    """The number of a council is lost: "27 (LVII)" stands for 1827 (LVII)."""
    parsed = read(
        f"<!-- Page 1 -->\n99 (XV). The end of another title\n1600 (XV). A question\n{TEXT}",
        NAMED,
    )
    assert parsed.symbol == "A/RES/1600(XV)"
    assert not [p for p in parsed.paragraphs if p.kind == "unclassified"]


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("THE GENERAL ASSEMBLY,", "General Assembly"),  # drafts of the 1940s
        ("The Economic and Social Council,18", "Economic and Social Council"),  # the mark of its note
        ("The General Assembly, 18/", "General Assembly"),
    ],
)  # fmt: skip
def test_words_that_enact_in_capitals_and_with_a_mark(words, body):
    parsed = read(
        f"7 (I). A title\n{words}\nNOTING the report,\n1. REQUESTS an answer;\n2. DECIDES to meet.\n"
    )
    assert (parsed.front.body, anchors(parsed)) == (body, ["pp1", "op1", "op2"])
    assert parsed.paragraphs[1].acts[0].verb == "requests"


def test_the_name_in_capitals_alone_is_no_enacting_line():
    parsed = read(
        f"GENERAL ASSEMBLY\nLIMITED\nA/C.3/L.29\n13 November 1949\nORIGINAL: FRENCH\nTHIRD COMMITTEE\n7 (XV). A title\n{TEXT}"
    )
    assert not [p for p in parsed.paragraphs if p.kind == "unclassified"]
    assert parsed.front.distributed.year == 1949


def test_a_draft_of_the_1940s_has_the_title_of_its_item():
    parsed = read(
        f"A/C.3/L.29\nREFUGEES AND OTHERS\nFrance, Peru: Draft Resolution\n{TEXT}",
        "a.txt",
    )
    assert parsed.front.title == "REFUGEES AND OTHERS"
    assert (parsed.front.sponsors, parsed.front.stage) == (
        ("France", "Peru"),
        "draft resolution",
    )


@pytest.mark.parametrize("first", ["Mindful of the law, Noting it,", "Noting the law,"])
def test_a_preamble_that_goes_on_behind_the_words_that_enact(first):
    parsed = read(
        f"7 (I). A title\nThe General Assembly, {first}\n1. Requests an answer;\n2. Decides to meet.\n"
    )
    assert anchors(parsed)[-3:] == [f"pp{first.count(',')}", "op1", "op2"]


def test_a_number_may_follow_the_words_that_enact():
    parsed = read(
        "7 (I). A title\nThe General Assembly, 1. Requests an answer;\n2. Decides to meet.\n"
    )
    assert anchors(parsed) == ["op1", "op2"]


def test_each_part_of_a_composite_resolution_ends_with_a_full_stop():
    parsed = read(f"7 (XV). A title\nA\n{TEXT}B\n{TEXT}")
    assert anchors(parsed).count("s1.op1") == anchors(parsed).count("s2.op1") == 1
    assert "unexpected_ending" not in {w.code for w in parsed.warnings}


def test_a_full_stop_within_a_part_is_still_said():
    parsed = read(
        "7 (I). A title\nThe General Assembly,\n1. Requests an answer.\n2. Decides to meet.\n"
    )
    assert [w.anchor for w in parsed.warnings if w.code == "unexpected_ending"] == [
        "op1"
    ]


@pytest.mark.parametrize(
    ("paragraph", "note"),
    [
        (
            "Noting the Agency,3",
            "3 International Agency, Annual Report (Vienna, 1961).",
        ),
        ("Noting the report for 1961,3", "3 The Agency adopted it."),
        ("Noting the Agency,[1]", "[1] Letter of 1 May 1961."),
    ],
)
def test_a_note_is_known_by_its_mark_in_the_text(paragraph, note):
    parsed = read(
        f"7 (XV). A title\nThe General Assembly,\n{paragraph}\n{note}\nDecides to meet.\n12th plenary meeting,\n15 April 1961.\n8 (XV). Next\nThe General Assembly,\n"
    )
    assert [(n.number, n.text) for n in parsed.footnotes] == [
        (int(note.strip("[")[0]), note.split(" ", 1)[1])
    ]
    assert anchors(parsed) == ["pp1", "op1"]
    assert not parsed.warnings


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("3 Requests the Agency to report;", "a verb begins a paragraph"),
        ("4 The Agency adopted it.", "no mark 4 stands in the text"),
    ],
)
def test_a_line_with_a_figure_is_no_note(line, reason):
    parsed = read(
        f"7 (I). A title\nThe General Assembly,\nNoting the Agency,3\n{line}\nDecides to meet.\n"
    )
    assert not parsed.footnotes, reason


def test_a_mark_behind_the_full_stop_of_a_year():
    parsed = read(
        "7 (XV). A title\nThe General Assembly\nTakes note of the report to 30 June 1961.3\n12th plenary meeting,\n15 April 1961.\n3 Report of the Agency.\n"
    )
    assert parsed.paragraphs[0].text.endswith("1961.")
    assert [m.number for m in parsed.paragraphs[0].marks] == [3]
    assert not parsed.warnings


def test_a_word_alone_between_items_belongs_to_the_one_above():
    parsed = read(
        "7 (I). A title\nThe General Assembly,\n1. Requests:\n(a) A report;\nand\n(b) An answer;\n2. Decides to meet.\n"
    )
    assert [p.text for p in parsed.paragraphs if p.depth] == [
        "A report; and",
        "An answer;",
    ]


@pytest.mark.parametrize("words", ["Now therefore,", "Now, therefore,"])
def test_reasons_above_the_words_that_enact(words):
    parsed = read(
        f"7 (I). A declaration\nPREAMBLE\nWhereas it is so,\nWhereas it shall be,\n{words}\n"
        "The General Assembly\nProclaims this Declaration:\nPRINCIPLE 1\nAll shall be free.\n12th plenary meeting,\n20 November 1946.\n"
    )
    assert anchors(parsed) == ["h1", "pp1", "pp2", "op1", "h2", "annex1.prin1.p1"]
    assert parsed.front.enacting_words == f"{words} The General Assembly"
    assert not parsed.warnings


@pytest.mark.parametrize("verb", ["Proclaims", "Solemnly proclaims", "Hereby adopts"])
def test_the_text_that_a_paragraph_solemnly_adopts_has_its_articles(verb):
    parsed = read(
        f"7 (I). A title\nThe General Assembly,\nNoting it,\n{verb} this Declaration as a common basis:\n"
        "PART I\nPRINCIPLES\nArticle 1\nAll shall be free:\n(a) In word;\n(b) In deed.\nArticle 2\nNone shall want.\n12th plenary meeting,\n20 November 1946.\n"
    )
    assert [a for a in anchors(parsed) if a[0] == "a"] == [
        "annex1.art1.p1",
        "annex1.art1.p1.a",
        "annex1.art1.p1.b",
        "annex1.art2.p1",
    ]


@pytest.mark.parametrize(
    ("words", "meeting"),
    [
        ("Sixty-fifth", 65),
        ("Hundred and eighty-sixth", 186),
        ("Two hundred and seventh", 207),
    ],
)
def test_a_meeting_in_words(words, meeting):
    parsed = read(
        f"7 (III). A title\nThe General Assembly,\nDecides to meet.\n{words} plenary meeting,\n11 December 1948.\n"
    )
    assert parsed.front.plenary_meeting == meeting
    assert not parsed.warnings


@pytest.mark.parametrize("figure", ["148,000", "$US48,807,650", "533,700"])
def test_the_thousands_of_a_sum_are_no_mark(figure):
    parsed = read(
        f"7 (I). A title\nThe General Assembly,\nDecides to spend {figure}\n12th plenary meeting,\n11 December 1946.\n"
    )
    assert parsed.paragraphs[0].text.endswith(figure)
    assert "mark_without_footnote" not in {w.code for w in parsed.warnings}
