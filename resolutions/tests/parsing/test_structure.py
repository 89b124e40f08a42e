"""Which part of a text each of its lines is."""

import pytest

from resolutions.parsing import UnreadableFile, pipeline

from .plain_texts import HEAD, anchors, parsed, read_anchors


def test_preamble_and_operative_part_are_told_apart():
    assert anchors(
        "The General Assembly,\n\nRecalling the law,\n\nNoting the report,\n\n"
        "1.\tTakes note of it;\n\n2.\tUrges States to act.\n\n65th plenary meeting\n18 December 2009\n"
    ) == [
        ("pp1", "preambular", "Recalling the law,"),
        ("pp2", "preambular", "Noting the report,"),
        ("op1", "operative", "Takes note of it;"),
        ("op2", "operative", "Urges States to act."),
    ]


def test_a_sole_operative_paragraph_has_no_number_and_is_op1():
    assert anchors(
        "The General Assembly,\n\nRecalling the law,\n\nDecides to meet.\n\n65th plenary meeting\n"
    )[-1] == ("op1", "operative", "Decides to meet.")


def test_a_preamble_may_be_absent():
    assert (
        anchors("The General Assembly,\n\n1. Decides to meet;\n\n2. Urges States.\n")[
            0
        ][0]
        == "op1"
    )


def test_a_heading_between_operative_paragraphs_may_end_with_a_colon():
    """S/RES/2779(2025) heads its last paragraphs with "Reporting:"."""
    text = "The Security Council,\n\n1. Urges States;\n\nReporting:\n\n2. Requests a report.\n"
    assert [(a, k) for a, k, _ in anchors(text)] == [
        *(("op1", "operative"), ("h1", "heading"), ("op2", "operative")),
    ]


def test_a_figure_at_the_very_end_is_taken_out_with_its_note_lost():
    body = "The General Assembly,\n\nNoting its resolution 18/6,1\n\nUrges States.\n"
    assert anchors(body)[0][2] == "Noting its resolution 18/6,"


def test_text_of_no_known_form_is_kept_and_said():
    text = "The General Assembly,\n\n1. Decides to meet.\n\n65th plenary meeting\n18 December 2009\n\nStray words\n"
    parsed = pipeline.parse((HEAD + text).encode(), "a.txt")
    assert parsed.paragraphs[-1].kind == "unclassified"
    assert parsed.paragraphs[-1].text == "Stray words"
    assert ("unclassified", "x1") in [(w.code, w.anchor) for w in parsed.warnings]


def test_a_number_printed_twice_keeps_both_paragraphs():
    text = "The General Assembly,\n\n1. Decides this;\n\n1. Decides that.\n"
    parsed = pipeline.parse((HEAD + text).encode(), "a.txt")
    assert [p.anchor for p in parsed.paragraphs] == ["op1", "op1-2"]
    assert "duplicate_number" in [w.code for w in parsed.warnings]


@pytest.mark.parametrize(
    "text",
    [
        "A letter to the editor.\n\nDear Sir,\n\nI write to you.",
        "x",
        "1\n2\n3\n",
        "Report\n" * 50,
    ],
)
def test_what_is_no_resolution_is_refused_in_a_sentence(text):
    with pytest.raises(UnreadableFile, match="does not read as a resolution"):
        pipeline.parse(text.encode(), "a.txt")


def test_a_number_without_its_full_stop_is_read_before_a_verb():
    text = "The General Assembly,\n\n1. Urges States;\n\n2 Condemns the denial;\n\n3, Decides to meet.\n"
    assert [a for a, *_ in anchors(text)] == ["op1", "op2", "op3"]


def test_a_participle_inside_the_operative_part_is_preambular():
    text = (
        "The Security Council,\n\nRecalling the law,\n\n1. Urges States;\n\nNoting the mandate of the "
        "Commission,\n\n2. Decides to meet.\n"
    )
    assert [a for a, *_ in anchors(text)] == ["pp1", "op1", "pp2", "op2"]


def test_a_heading_between_paragraphs_is_no_paragraph():
    text = "The General Assembly,\n\n1. Urges States;\n\nFollow-up\n\n2. Decides to meet.\n"
    assert [(a, k) for a, k, _ in anchors(text)] == [
        ("op1", "operative"),
        ("h1", "heading"),
        ("op2", "operative"),
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A/C.3/80/L.58\n\nItaly: amendment to draft resolution A/C.3/80/L.50\n\nDelete the words.", "an amendment"),
        ("Corrigendum\n\nParagraph 3, line 2\n\nFor organised read organized", "a corrigendum"),
        ("S/PRST/2001/5\n\nStatement by the President of the Security Council\n\nThe Council condemns.", "a statement"),
        ("E/2009/30\n\nReport of the Commission on its session\n\nThe session was held.", "a report"),
        ("Letter dated 3 May 2001 from the Permanent Representative\n\nI have the honour.", "a letter"),
    ],
)  # fmt: skip
def test_what_else_it_is_is_said(text, kind):
    with pytest.raises(
        UnreadableFile, match=f"This reads as {kind}, not as a resolution"
    ):
        pipeline.parse(text.encode(), "a.txt")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (
            "The Human Rights Council,\tGuided by the law,\n\n1. Decides to meet.\n",
            "A/HRC/RES/31/29 runs on",
        ),
        (
            "Human Rights Council,\n\nGuided by the law,\n\n1. Decides to meet.\n",
            "S/RES/2216(2015) lost the article",
        ),
        (
            "Guided by the law,\n\n1. Decides to meet.\n",
            "S/RES/2573(2021) lost the whole line",
        ),
    ],
)
def test_damaged_enacting_words_still_open_the_text(text, why):
    document = parsed(text, head="31/29.\tA title\n\n")
    assert [p.anchor for p in document.paragraphs] == ["pp1", "op1"], why


def test_printed_lines_without_blank_ones_between_are_parted():
    text = (
        "39/46. Convention against Torture and Other Cruel,\nInhuman or Degrading Treatment or\nPunishment\n"
        "The General Assembly,\nRecalling the Declaration on the Protection of All\nPersons from Being Subjected,\n"
        "Recalling also its resolution 32/62 of 8 December\n1977, in which it requested a draft,\n"
        "1. Adopts and opens for signature the Convention;\n2. Requests the Secretary-General to report.\n"
        "93rd plenary meeting\n10 December 1984\n"
    )
    document = parsed(text, head="")
    assert document.front.title.endswith("Degrading Treatment or Punishment")
    assert [p.anchor for p in document.paragraphs] == ["pp1", "pp2", "op1", "op2"]
    assert str(document.front.adopted) == "1984-12-10"


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        ("The General Assembly,\nReaffirms its wish:\nto support mines awareness;\nto protect aid; and\nwhenever it acts, to weigh the effect;\nUrges States.\n", ["op1", "op1.a", "op1.b", "op1.c", "op2"], "after “; and” the next item follows"),
        ("The General Assembly,\nAcknowledges the role of:\nTraining;\nFinance;\nand in this context notes the costs;\nUrges States.\n", ["op1", "op1.a", "op1.b", "p1", "op2"], "small letters below capitals are no item"),
        ("The General Assembly,\nRecalling its purposes, inter alia:\nTo promote the law,\nTo teach it,\nUrges States.\n", ["pp1", "pp1.a", "pp1.b", "op1"], "a list in the preamble lost its letters"),
        ("Whereas maps are needed;\nWhereas maps are few,\nThe Economic and Social Council therefore\nRecommends a study.\n", ["pp1", "pp2", "op1"], "E/RES/131(VI)"),
    ],
)  # fmt: skip
def test_shapes_of_the_first_decades(body, expected, why):
    assert read_anchors(body) == expected, why


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Noting the report of the Council,77", True),
        ("Noting the Committee98 and its report,", True),
        ("Noting its resolution 18/6;1", True),
        ("Noting COVID19 and resolution 60/1,", False),
    ],
)
def test_a_mark_whose_note_is_lost_is_said(text, said):
    body = f"The General Assembly,\n{text}\nUrges States.\n"
    codes = {w.code for w in pipeline.parse(body.encode(), "a.txt").warnings}
    assert said == ("mark_without_footnote" in codes)


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        ("Requests a report on:\nRivers;\nLakes;\nBudget for the biennium\nUrges States.\n", ["op1", "op1.a", "op1.b", "h1", "op2"], "A/RES/61/279: a heading between a finished list and the next paragraph"),
        ("A. Targeted measures\nDecides to meet;\nUrges States;\nB. Reports\nRequests a report.\n", ["h1", "s1.op1", "s1.op2", "h2", "s2.op3"], "S/RES/2713(2023): numbers run on through such sections"),
        ("Decides to meet.\n*\nAnnex A – Items that need a notice*\nBoats;\nNets.\n", ["op1", "h1", "annex1.p1", "annex1.p2"], "the Security Council names its annexes"),
        ("Endorses the Principles, as set out below:\nPrinciple 1. States shall keep all of the rivers clean.\nPrinciple 2. States that have lakes should keep them clean too.\n", ["op1", "annex1.prin1.p1", "annex1.prin2.p1"], "E/RES/2013/21: a principle is its own sentence"),
    ],
)  # fmt: skip
def test_headings_of_later_texts(body, expected, why):
    assert read_anchors("The General Assembly,\n" + body) == expected, why


@pytest.mark.parametrize(
    ("text", "expected", "why"),
    [
        ("Noting the report of the Council;77", "Noting the report of the Council;", "behind the semicolon of a known word"),
        ("Noting the report of the Council,77 and others,", "Noting the report of the Council, and others,", "behind its comma"),
        ("Noting the report77 of the Council,", "Noting the report77 of the Council,", "glued to the word itself: in doubt"),
        ("Noting the Zzyxqv,77 and others,", "Noting the Zzyxqv,77 and others,", "no word that is known"),
    ],
)  # fmt: skip
def test_a_mark_whose_note_is_lost_goes_only_when_certain(text, expected, why):
    body = f"The General Assembly,\n{text}\nUrges States.\n"
    parsed = pipeline.parse(body.encode(), "a.txt")
    assert parsed.paragraphs[0].text == expected, why
    assert "mark_without_footnote" in {w.code for w in parsed.warnings}
    repairs = [(r.field, r.found) for r in parsed.repairs]
    assert repairs == (
        [("pp1", text[text.index("77") - 1 :][:3])] if text != expected else []
    )


def test_a_heading_below_a_mark_with_a_stroke_is_no_part_of_the_paragraph():
    text = 'The General Assembly,\nNoting the report entitled "Rivers", 2/\nSettlement of Disputes\nNoting the need for rest,\n1. Urges States.\n'
    assert read_anchors(text) == ["pp1", "h1", "pp2", "op1"]


def test_a_heading_may_stand_above_the_first_operative_paragraph():
    body = (
        "The Security Council,\n\nActing under the Charter,\n\nArms embargo\n\n1. Decides to meet;\n\n"
        "Travel ban\n\n2. Urges States.\n"
    )
    assert [(a, kind) for a, kind, _ in anchors(body)] == [
        ("pp1", "preambular"),
        ("h1", "heading"),
        ("op1", "operative"),
        ("h2", "heading"),
        ("op2", "operative"),
    ]


def test_a_long_heading_between_two_finished_paragraphs_is_one():
    """A/RES/71/123: "Implementation of the 1995 Agreement for the Implementation of …"."""
    heading = (
        "Implementation of the Agreement for the Implementation of "
        + (
            "the Provisions of the Convention relating to the Conservation of Stocks "
            * 3
        ).strip()
    )
    body = (
        "The General Assembly,\n\nNoting it,\n\n1. Decides to meet;\n\n2. Requests a report;\n\n"
        f"{heading}\n\n3. Urges States.\n"
    )
    assert len(heading) > 200
    assert [(a, k) for a, k, _ in anchors(body)][-2:] == [
        ("h1", "heading"),
        ("op3", "operative"),
    ]
