"""Drafts as delegations have them on their tables: labels, alternatives, brackets."""

import re

import pytest

from resolutions.parsing import pipeline
from resolutions.parsing.verbs import find_acts, opens
from resolutions.parsing.working_labels import read_label
from resolutions.parsing.working_titles import is_version

from .docx_files import docx, italic, levels, numbered, numbering, p, r, table

HEAD = "Draft resolution: Protection of bees\n\nThe General Assembly,\n\n"


def read(text, name="draft.txt"):
    return pipeline.parse(text.encode(), name)


def told(parsed):
    return [(each.anchor, each.number, each.text) for each in parsed.paragraphs]


def codes(parsed):
    return {warning.code for warning in parsed.warnings}


@pytest.mark.parametrize(
    ("line", "expected", "why"),
    [
        ("PP3. Recalling", ("preambular", "3", 5), "with a full stop"),
        ("PP 3 Recalling", ("preambular", "3", 5), "apart, without one"),
        ("pp3bis Recalling", ("preambular", "3 bis", 7), "small and glued"),
        ("[PP3] Recalling", ("preambular", "3", 6), "the label alone in brackets"),
        ("(OP3) Urges", ("operative", "3", 6), "or in parentheses"),
        ("OP3: Urges", ("operative", "3", 5), "with a colon"),
        ("OP.3 – Urges", ("operative", "3", 7), "with a dash"),
        ("OP5.bis Urges", ("operative", "5 bis", 8), "a point before the suffix"),
        ("OP5 (ter) Urges", ("operative", "5 ter", 10), "the suffix in parentheses"),
        ("OP5 bis alt. 2 Urges", ("operative", "5 bis alt 2", 15), "two suffixes"),
        ("OP 2 a Urges", ("operative", "2 a", 7), "a letter put in"),
        ("5 bis. Urges", (None, "5 bis", 7), "a number that tells no kind"),
        ("5. bis Urges", (None, "5 bis", 7), "the suffix behind the point"),
        ("5 ter\tUrges", (None, "5 ter", 6), "with a tab"),
        ("(b bis) To count", (None, "b bis", 8), "an item put in"),
        ("(b) bis To count", (None, "b bis", 8), "its suffix behind"),
        ("Operative paragraph 4: Urges", ("operative", "4", 23), "in words"),
        ("5. Urges", None, "an ordinary number"),
        ("(b) To count", None, "an ordinary letter"),
        ("5 alternative routes were found", None, "a number in a sentence"),
        ("3 terms of office end;", None, "no suffix"),
        ("Op. cit., p. 5", None, "no number"),
        ("2030 Agenda", None, "four figures"),
    ],
)
def test_labels_of_working_drafts_are_read(line, expected, why):
    found = read_label(line)
    told_label = found and (found.label.kind, found.label.printed, found.start)
    assert told_label == expected, why


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        (
            "PP1. Recalling A,\n\nPP1 bis. Noting B,\n\nOP1. Urges C;\n\nOP2. Decides D.\n",
            [
                ("pp1", "1", "Recalling A,"),
                ("pp1-bis", "1 bis", "Noting B,"),
                ("op1", "1", "Urges C;"),
                ("op2", "2", "Decides D."),
            ],
            "labels before every paragraph",
        ),
        (
            "Recalling A,\n\nPP1 alt 2: Noting B,\n\nNoting C,\n\n1. Urges D;\n\n1 bis. Invites E;\n\n2. Decides F.\n",
            [
                ("pp1", "1", "Recalling A,"),
                ("pp1-alt2", "1 alt 2", "Noting B,"),
                ("pp2", "2", "Noting C,"),
                ("op1", "1", "Urges D;"),
                ("op1-bis", "1 bis", "Invites E;"),
                ("op2", "2", "Decides F."),
            ],
            "labels before what was put in only",
        ),
        (
            "[PP1. Recalling A,]\n\n[Noting B,\n\nNoting C,]\n\n[1. Urges D:\n\n[(a)] To do E;\n\n[(b) To do F;]\n\n(b bis) To do G;\n\n(c) To do H.]\n",
            [
                ("pp1", "1", "[Recalling A,]"),
                ("pp2", "2", "[Noting B,"),
                ("pp3", "3", "Noting C,]"),
                ("op1", "1", "[Urges D:"),
                ("op1.a", "a", "To do E;"),
                ("op1.b", "b", "[To do F;]"),
                ("op1.b-bis", "b bis", "To do G;"),
                ("op1.c", "c", "To do H.]"),
            ],
            "brackets stay in the text, those around a label alone do not",
        ),
        (
            "PP1\n\nRecalling A,\n\nOP1\n\nUrges B;\n\nOP2\n\n[…]\n\nOP3\n\nDecides C.\n",
            [
                ("pp1", "1", "Recalling A,"),
                ("op1", "1", "Urges B;"),
                ("op2", "2", "[…]"),
                ("op3", "3", "Decides C."),
            ],
            "labels on lines of their own",
        ),
    ],
)
def test_a_working_draft_has_its_paragraphs_under_their_labels(body, expected, why):
    parsed = read(HEAD + body)
    assert told(parsed) == expected, why
    assert codes(parsed) == {"symbol_not_printed"}, why
    assert parsed.status == "draft"
    assert (parsed.front.title, parsed.front.stage) == (
        "Protection of bees",
        "draft resolution",
    )


def test_printed_lines_of_a_working_draft_are_parted_at_their_labels():
    lines = (
        "op1 Requests the Office, subject to the availability of resources, to:",
        "a. Collect data on the bees of each of the States that ask for it;",
        "b. Publish them, together with what is known of the flowers they visit;",
        "op1bis Also requests the Office [to help][to serve] the States that ask",
        "for it; (Norway)",
        "[OP2 Invites States to give resources for the purposes of this text.]",
    )
    head = "The Economic and Social Council,\n\npp1 Recalling its resolution 30/1,\n\n"
    parsed = read(head + "\n".join(lines) + "\n" * 3 + "\n".join(["."] * 4))
    assert [each.anchor for each in parsed.paragraphs[:6]] == [
        "pp1",
        "op1",
        "op1.a",
        "op1.b",
        "op1-bis",
        "op2",
    ]


def test_word_counts_labels_with_half_a_bracket():
    lists = numbering(
        {0: levels(("decimal", "%1)"), ("lowerLetter", "%2)"), ("lowerRoman", "%3."))},
        {1: (0, "")},
    )
    one, two, three = (numbered(1, level) for level in range(3))
    data = docx(
        p("Sponsors: Austria, Chad"),
        p("Protection of bees"),
        p("The General Assembly,"),
        p("Urges States:", properties=one),
        p("To count:", properties=two),
        p("Bees;", properties=three),
        p("Hives;", properties=three),
        p("To report;", properties=two),
        p("Decides to go on.", properties=one),
        numbering=lists,
    )
    parsed = pipeline.parse(data, "draft.docx")
    anchors = ["op1", "op1.a", "op1.a.i", "op1.a.ii", "op1.b", "op2"]
    assert [each.anchor for each in parsed.paragraphs] == anchors
    assert parsed.paragraphs[3].text == "Hives;"
    assert parsed.front.sponsors == ("Austria", "Chad")
    assert (parsed.front.title, parsed.status) == ("Protection of bees", "draft")


def test_gaps_and_repeated_labels_are_said():
    body = "PP1. Recalling A,\n\nPP3. Noting B,\n\nOP1. Urges C;\n\nOP1. Invites D;\n\nOP4. Decides E.\n"
    said = [(w.code, w.anchor) for w in read(HEAD + body).warnings if w.anchor]
    assert said == [
        ("number_gap", "pp3"),
        ("duplicate_number", "op1-2"),
        ("number_gap", "op4"),
    ]


def test_a_draft_without_words_that_enact_begins_with_its_first_label():
    parsed = read("Zero draft\n\nPP1 Recalling A,\n\nOP1 Urges B.\n")
    assert [each.anchor for each in parsed.paragraphs] == ["pp1", "op1"]
    assert parsed.front.stage == "zero draft"
    assert "enacting_words_missing" in codes(parsed)


@pytest.mark.parametrize(
    ("text", "kind", "phrase", "verb"),
    [
        ("[Requests the Office] to act;", "operative", "Requests", "requests"),
        ("[Strongly] urges States;", "operative", "Strongly] urges", "urges"),
        ("[Calls upon][Invites] States;", "operative", "Calls upon", "calls upon"),
        ("[agreed] Welcoming bees,", "preambular", "Welcoming", "welcoming"),
        ("(former OP 3) Invites States;", "operative", "Invites", "invites"),
    ],
)
def test_verbs_are_found_past_brackets_and_remarks(text, kind, phrase, verb):
    opening, acts = find_acts(text, kind)
    assert opens(text) == kind
    assert (opening, acts[0].verb) == (phrase, verb)
    assert text[acts[0].start :].startswith(phrase)


def test_letters_and_sources_in_brackets_open_nothing():
    assert opens("(a) Urges States;") is None
    assert opens("(iii) Urges States;") is None
    assert opens("[on the report of the Third Committee (A/64/440)]") is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Version of 12 March, 10 a.m.", True),
        ("As of 5 November 2024, 18:00", True),
        ("Rev.1 – 03/06/2024", True),
        ("DRAFT – 5 November 2024", True),
        ("Chair’s compilation text as of 3 June 2024", True),
        ("Draft programme of work for 12 March 2024", False),
        ("Observance of 12 March as the Day of Bees", False),
        ("As of 12 bees", False),
        ("Informal consultations – Rev 2 (12 March 2024)", True),
        ("(as of 14 October, COB)", True),
        ("as of 31 December 2023", False),
        ("As of 31 December 2023, bees were 150.", False),
    ],
)
def test_the_line_of_a_version_is_known(line, expected):
    assert is_version(line) is expected


@pytest.mark.parametrize(
    ("line", "stage"),
    [
        ("Zero draft as of 3 June 2024", "zero draft"),
        ("Revised draft resolution", "revised draft resolution"),
        ("As of 3 June 2024", None),
    ],
)
def test_the_line_of_a_version_tells_the_stage(line, stage):
    text = f"Protection of bees\n\n{line}\n\nThe General Assembly,\n\nUrges A.\n"
    parsed = read(text)
    assert (parsed.front.title, parsed.front.stage) == ("Protection of bees", stage)
    assert parsed.status == ("draft" if stage else "adopted")


def test_an_adopted_text_with_a_number_put_in_is_no_draft():
    body = "Recalling A,\n\n1. Urges B;\n\n1 bis. Invites C.\n\n"
    close = "54th plenary meeting\n12 December 2024\n"
    parsed = read("The General Assembly,\n\n" + body + close)
    assert parsed.status == "adopted"


def test_a_preamble_may_have_numbers_of_its_own():
    body = "1. Recalling A,\n\n2. Noting B,\n\n1. Urges C;\n\n2. Decides D.\n"
    parsed = read(HEAD + body)
    anchors = ["pp1", "pp2", "op1", "op2"]
    assert [each.anchor for each in parsed.paragraphs] == anchors
    assert "number_gap" not in codes(parsed)


MARKDOWN = (
    "**Working draft – 3 June**\n\n*The General Assembly,*\n\n"
    "**PP1.** *Recalling* its law, [1]\n\n**OP1.** *Urges* ~~all~~ States to act;\n\n"
    "> **OP2.** *Invites* States to hum. \\[2\\]\n\n[1] See A/79/100.\n\n\\[2\\] Ibid.\n"
)


def _as_note(mark):
    return f"[^{mark[1]}]" + (":" if mark[2] else "")


WORDS = ["Recalling its law,", "Urges States to act;", "Invites States to hum."]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (MARKDOWN, "emphasis alone tells Markdown"),
        (MARKDOWN.replace("OP1.", "OP1\\."), "what escaped signs tell"),
        (re.sub(r"\\?\[(\d)\\?\](?=( \w)?)", _as_note, MARKDOWN), "notes"),
    ],
)
def test_markdown_of_working_drafts(text, why):
    parsed = read(text, "draft.md")
    assert [each.text for each in parsed.paragraphs] == WORDS, why
    assert [[m.number for m in p.marks] for p in parsed.paragraphs] == [[1], [], [2]]
    assert [note.text for note in parsed.footnotes] == ["See A/79/100.", "Ibid."]
    assert "struck_out" in codes(parsed)


def test_brackets_around_figures_are_marks_only_above_such_notes():
    body = "PP1. Recalling the [5] years,\n\nOP1. Urges A within [2][3] years.\n"
    parsed = read(HEAD + body)
    assert [each.text for each in parsed.paragraphs] == [
        "Recalling the [5] years,",
        "Urges A within [2][3] years.",
    ]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (
            docx(
                p("The General Assembly,"),
                p("PP1. Recalling its law,"),
                p("OP1. Urges ", r("all ", "<w:strike/>"), "States to act;"),
                p("OP2. Invites States to hum.", r(" Now.", "<w:dstrike/>")),
            ),
            "draft.docx",
        ),
        (
            b"<html><body><p>The General Assembly,</p><p>PP1. Recalling its law,</p>"
            b"<p>OP1. Urges <s>all </s>States to act;</p><p>OP2. Invites States to hum."
            b"<span style='text-decoration: line-through'> Now.</span></p></body></html>",
            "draft.html",
        ),
    ],
    ids=["Word", "HTML"],
)
def test_words_struck_out_are_left_out_and_said(data, name):
    parsed = pipeline.parse(data, name)
    assert [each.text for each in parsed.paragraphs] == WORDS
    assert "struck_out" in codes(parsed)


def test_the_version_is_no_part_of_the_title():
    text = "Protection of bees\nVersion of 12 March, 10 a.m.\n\nThe General Assembly,\n\nOP1. Urges A.\n"
    parsed = read(text)
    assert parsed.front.title == "Protection of bees"
    assert [left.reason for left in parsed.left_out] == ["version of the draft"]


def test_word_counts_the_labels_of_a_working_draft():
    lists = numbering(
        {
            0: levels(("decimal", "PP%1.")),
            1: levels(("decimal", "OP%1."), ("lowerLetter", "(%2)")),
        },
        {1: (0, ""), 2: (1, "")},
    )
    data = docx(
        p("Protection of bees"),
        p("The General Assembly,"),
        p(italic("Recalling"), " A,", properties=numbered(1)),
        p("PP1 bis ", italic("Noting"), " B,"),
        p(italic("Urges"), " States:", properties=numbered(2)),
        p("To count;", properties=numbered(2, 1)),
        p("OP1 alt: ", italic("Invites"), " States to hum;"),
        p(italic("Decides"), " to go on.", properties=numbered(2)),
        numbering=lists,
    )
    parsed = pipeline.parse(data, "draft.docx")
    assert told(parsed) == [
        ("pp1", "1", "Recalling A,"),
        ("pp1-bis", "1 bis", "Noting B,"),
        ("op1", "1", "Urges States:"),
        ("op1.a", "a", "To count;"),
        ("op1-alt", "1 alt", "Invites States to hum;"),
        ("op2", "2", "Decides to go on."),
    ]


def test_a_compilation_in_a_table_is_read_by_its_labels():
    data = docx(
        p("Protection of bees"),
        p("The General Assembly,"),
        table(
            ("Paragraph", "Text", "Remarks"),
            ("PP1", "Recalling A,", "Agreed"),
            ("OP1", "Urges B;", ""),
            ("OP1 bis", "Invites C.", "Norway: new"),
        ),
    )
    parsed = pipeline.parse(data, "draft.docx")
    assert [each.anchor for each in parsed.paragraphs] == ["pp1", "op1", "op1-bis"]
    assert "remarks_left_out" in codes(parsed)
    assert [(left.text, left.reason) for left in parsed.left_out] == [
        ("Paragraph | Text | Remarks", "head of the table"),
        ("Agreed", "remark on the draft"),
        ("Norway: new", "remark on the draft"),
    ]
