import pytest

from resolutions.parsing import pipeline
from resolutions.parsing.landmarks import is_heading
from resolutions.parsing.types import UnreadableFile

HEAD = "Resolution adopted by the General Assembly on 18 December 2009\n\n64/179.\tA title\n\n"


def anchors(body, head=HEAD):
    parsed = pipeline.parse((head + body).encode(), "a.txt")
    return [(p.anchor, p.kind, p.text) for p in parsed.paragraphs]


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


def test_a_list_goes_on_below_the_agenda_that_an_item_sets_out():
    """As E/2025/L.24 has it."""
    text = (
        "The General Assembly decides:\n\n(a) Decides to meet;\n\n(b) Approves the agenda as set out below:\n\n"
        "1. Election of officers.\n\n2. Other matters.\n\n(c) Decides on the documents.\n"
    )
    assert [a for a, _, _ in anchors(text)] == [
        *("op1", "op1.a", "op1.b", "annex1.op1", "annex1.op2", "op1.c"),
    ]


@pytest.mark.parametrize("above", ["(b) Forests;", "(b) Forests;1", "(b) Forests;”1"])
def test_a_heading_stands_below_the_marked_item_of_a_list(above):
    text = f"The General Assembly,\n\n1. Urges:\n\n(a) Rivers;\n\n{above}\n\nFinancial matters\n\n2. Requests a report.\n"
    kinds = [(a, k) for a, k, _ in anchors(text)]
    assert kinds[-2:] == [("h1", "heading"), ("op2", "operative")]


@pytest.mark.parametrize("mark", ["", "8"])
def test_a_principle_of_one_sentence_may_end_with_a_mark(mark):
    text = f"The General Assembly,\n\n1. Adopts the text.\n\nAnnex\n\nPrinciple 1. States act at once and together in all that they do.{mark}\n"
    assert anchors(text)[-1][:2] == ("annex1.prin1.p1", "annex")


def test_headings_stand_above_the_lettered_items_of_a_list():
    """As the Commission on Narcotic Drugs heads the items of its resolution 68/6."""
    text = (
        "The General Assembly,\n\n1. Decides on a panel:\n\nComposition of the panel\n\n(a) It shall have:\n\n"
        "(i) Ten members;\n\n(ii) Two heads;\n\nSelection of its heads\n\n(b) They shall be old;\n\n2. Requests a report.\n"
    )
    assert [(a, k) for a, k, _ in anchors(text)] == [
        ("op1", "operative"),
        ("h1", "heading"),
        ("op1.a", "operative"),
        ("op1.a.i", "operative"),
        ("op1.a.ii", "operative"),
        ("h2", "heading"),
        ("op1.b", "operative"),
        ("op2", "operative"),
    ]


def test_an_agenda_below_an_item_that_approves_it_has_numbers_of_its_own():
    """As the Commissions' draft decisions on their reports have it."""
    text = (
        "The Economic and Social Council:\n\n(a) Takes note of the report;\n\n(b) Approves the provisional agenda set out below.\n\n"
        "Provisional agenda for the next session\n\n1. Election of officers.\n\n2. General debate:\n\n(a) Rivers;\n\n(b) Lakes.\n"
    )
    assert [a for a, _, _ in anchors(text, "Draft decision I\n\nReport\n\n")] == [
        *("op1", "op1.a", "op1.b", "h1", "annex1.op1"),
        *("annex1.op2", "annex1.op2.a", "annex1.op2.b"),
    ]


def test_a_heading_between_operative_paragraphs_may_end_with_a_colon():
    """S/RES/2779(2025) heads its last paragraphs with "Reporting:"."""
    text = "The Security Council,\n\n1. Urges States;\n\nReporting:\n\n2. Requests a report.\n"
    assert [(a, k) for a, k, _ in anchors(text)] == [
        *(("op1", "operative"), ("h1", "heading"), ("op2", "operative")),
    ]


def test_a_figure_at_the_very_end_is_taken_out_with_its_note_lost():
    body = "The General Assembly,\n\nNoting its resolution 18/6,1\n\nUrges States.\n"
    assert anchors(body)[0][2] == "Noting its resolution 18/6,"


def test_subparagraphs_hang_under_their_paragraph():
    text = (
        "The General Assembly,\n\n1. Urges Member States:\n\n(a) To adopt laws:\n\n(i) In time;\n\n"
        "(ii) In full;\n\n(b) To report;\n\n2. Requests a report.\n"
    )
    parsed = pipeline.parse((HEAD + text).encode(), "a.txt")
    assert [(p.anchor, p.depth, p.number) for p in parsed.paragraphs] == [
        ("op1", 0, "1"),
        ("op1.a", 1, "a"),
        ("op1.a.i", 2, "i"),
        ("op1.a.ii", 2, "ii"),
        ("op1.b", 1, "b"),
        ("op2", 0, "2"),
    ]


def test_sections_keep_equal_numbers_apart():
    text = (
        "The General Assembly,\n\nRecalling the law,\n\nI\n\n1. Decides to meet;\n\nII\n\n1. Urges States;\n\n"
        "2. Requests a report.\n"
    )
    assert [a for a, *_ in anchors(text)] == [
        "pp1",
        "h1",
        "s1.op1",
        "h2",
        "s2.op1",
        "s2.op2",
    ]


def test_the_title_of_a_section_stands_below_its_number():
    text = "The General Assembly,\n\nRecalling the law,\n\nI\n\nPrevention of crime\n\n1. Decides to meet.\n"
    assert [a for a, *_ in anchors(text)] == ["pp1", "h1", "h2", "s1.op1"]


def test_an_annex_is_kept_apart_from_the_resolution():
    text = (
        "The General Assembly,\n\n1. Adopts the rules.\n\n65th plenary meeting\n18 December 2009\n\n"
        "Annex\n\nRules of procedure\n\n1. The first rule.\n\n2. The second rule.\n"
    )
    assert [(a, k) for a, k, _ in anchors(text)] == [
        ("op1", "operative"),
        ("h1", "heading"),
        ("h2", "heading"),
        ("annex1.op1", "annex"),
        ("annex1.op2", "annex"),
    ]


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


def parsed(body, head=HEAD):
    return pipeline.parse((head + body).encode(), "a.txt")


def test_a_composite_resolution_has_a_section_for_each_part():
    text = (
        "A\n\nThe General Assembly,\n\nRecalling the law,\n\n1. Decides to meet.\n\n65th plenary meeting\n"
        "18 December 2009\n\nB\n\nThe General Assembly,\n\nNoting the report,\n\n1. Urges States.\n"
    )
    assert [a for a, k, _ in anchors(text) if k != "heading"] == [
        "s1.pp1",
        "s1.op1",
        "s2.pp1",
        "s2.op1",
    ]


def test_numbers_that_a_converter_lost_are_counted_and_said():
    document = parsed(
        "The General Assembly,\nRecalling the law,\nRequests the Secretary-General:\n"
        "To report;\nTo assist States;\nRecommits to act;\nDecides to meet.\n"
    )
    assert [(p.anchor, p.number) for p in document.paragraphs] == [
        ("pp1", "1"),
        ("op1", "1"),
        ("op1.a", "a"),
        ("op1.b", "b"),
        ("op2", "2"),
        ("op3", "3"),
    ]
    assert "numbers_counted" in [w.code for w in document.warnings]


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


def test_how_a_resolution_was_adopted_is_kept():
    document = parsed(
        "The Human Rights Council,\n\n1. Decides to meet.\n\n48th meeting\n23 March 2021\n\n"
        "[Adopted by a recorded vote of 3 to 1. The voting was as follows:\n\nIn favour: Chile, Peru, Togo\n\n"
        "Against: Fiji]\n"
    )
    assert document.front.vote.splitlines()[1:] == [
        "In favour: Chile, Peru, Togo",
        "Against: Fiji]",
    ]
    assert document.front.plenary_meeting == 48
    assert [p.anchor for p in document.paragraphs] == ["op1"]


def test_articles_of_an_annex_keep_equal_numbers_apart():
    text = (
        "The General Assembly,\n\n1. Adopts the Declaration.\n\nAnnex\n\nArticle 1\n\n1. All are free.\n\n"
        "2. All are equal.\n\nArticle 2\n\n1. States shall act.\n"
    )
    assert [a for a, *_ in anchors(text)] == [
        "op1",
        "h1",
        "h2",
        "annex1.art1.op1",
        "annex1.art1.op2",
        "h3",
        "annex1.art2.op1",
    ]


def test_a_text_adopted_inside_the_body_is_kept_apart():
    text = (
        "The General Assembly\n\nAdopts the following declaration:\n\nDeclaration on crime\n\n"
        "We, the Heads of State, gathered in New York,\n\n1. We recall the law.\n\n65th plenary meeting\n"
    )
    assert [(a, k) for a, k, _ in anchors(text)][0] == ("op1", "operative")
    assert {k for _, k, _ in anchors(text)[1:]} <= {"annex", "heading"}


def test_a_resolution_of_the_security_council_has_number_meeting_and_date():
    document = parsed(
        "The Security Council,\n\n1. Decides to remain seized of the matter.\n",
        head="Resolution 2122 (2013)\n\nAdopted by the Security Council at its 7044th meeting, on 18 October 2013\n\n",
    )
    assert document.symbol == "S/RES/2122(2013)"
    assert document.front.plenary_meeting == 7044
    assert str(document.front.adopted) == "2013-10-18"


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


def read_anchors(body, head=HEAD):
    return [anchor for anchor, _, _ in anchors(body, head)]


COMPOSITE = (
    "A\nThe General Assembly,\nRecalling the law,\nTakes note of it;\nUrges States to act.\n"
    "65th plenary meeting\n18 December 2009\n"
    "The General Assembly,\nNoting the report,\n1. Requests a study;\n2. Decides to meet.\n"
)


def test_each_part_of_a_composite_resolution_is_numbered_by_itself():
    """The converter lost the numbers of the first part and the letter of the second."""
    assert read_anchors(COMPOSITE) == [
        *("h1", "s1.pp1", "s1.op1", "s1.op2"),
        *("h2", "s2.pp1", "s2.op1", "s2.op2"),
    ]


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        ("1. Urges States;\nRequests a report;\n3. Decides to meet.\n", ["op1", "op2", "op3"], "one number is missing, one paragraph has none"),
        ("1. Urges States;\nRequests a report;\n4. Decides to meet.\n", ["op1", "x1", "op4"], "two are missing: which one it is stays open"),
        ("1. Decides:\nTo publish the list;\nActivities of the Centre;\n2. Urges States.\n", ["op1", "op1.a", "op1.b", "op2"], "letters are lost, numbers are not"),
        ("Decides to study:\nAssistance to States;\nActivities of the Centre;\nTakes note of it.\n", ["op1", "op1.a", "op1.b", "op2"], "a noun in -s is an item of the list"),
        ("Urges States to act;\nRecommits to the goals;\n", ["op1", "op2"], "outside a list it is a verb"),
    ],
)  # fmt: skip
def test_numbers_and_letters_that_a_converter_lost(body, expected, why):
    assert read_anchors("The General Assembly,\n" + body) == expected, why


def test_an_annex_that_the_text_cites_is_a_place_in_it():
    text = (
        "65/1. A title\n\nThe General Assembly,\n\nRecalling the law,\n\n1. Adopts the "
        "rules contained in the annex to the present resolution.\n\nAnnex\n\n1. A rule.\n"
    )
    codes = [w.code for w in pipeline.parse(text.encode(), "a.txt").warnings]
    assert "no_such_place" not in codes
    without = pipeline.parse(text.split("Annex\n")[0].encode(), "a.txt")
    assert "no_such_place" in [w.code for w in without.warnings]


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        ("1. Amends the rule to read:\n“The rule is new”;\n2. Urges States.\n", ["op1", "op2"], "words laid down belong to their paragraph"),
        ("Requests the Secretary-General\nTo compile a list;\nTo publish it;\nUrges States.\n", ["op1", "op1.a", "op1.b", "op2"], "items without a colon before them"),
        ("1. Decides on this:\n(a) Mode of operation\nThe Office shall act;\n(b) Functions\n2. Urges States.\n", ["op1", "op1.a", "op1.a.p1", "op1.b", "op2"], "A/RES/48/218 B: a subparagraph is a title, its text stands below"),
        ("1. Decides:\n(a) Rules\n(i) Reports\na. Each year;\nb. On request;\n(b) Costs;\n2. Urges States.\n", ["op1", "op1.a", "op1.a.i", "op1.a.i.a", "op1.a.i.b", "op1.b", "op2"], "letters without brackets stand lowest"),
    ],
)  # fmt: skip
def test_lists_as_converters_leave_them(body, expected, why):
    assert read_anchors("The General Assembly,\n" + body) == expected, why


def test_the_first_part_of_a_composite_resolution_may_have_a_title():
    text = "A\nRIVERS AND LAKES\nThe General Assembly,\nUrges States to act.\n65th plenary meeting\nB\nSEAS\nThe General Assembly,\nUrges States to wait.\n"
    assert [a for a in read_anchors(text) if "op" in a] == ["s1.op1", "s2.op1"]


def test_a_part_by_itself_has_its_letter_in_the_symbol():
    text = "A/RES/48/290\n48/290. Review of rivers\nB*\nThe General Assembly,\n* The other part is resolution 48/290 A.\n1. Urges States to act.\n"
    parsed = pipeline.parse(text.encode(), "a.txt")
    assert parsed.symbol == "A/RES/48/290B"
    assert [p.anchor for p in parsed.paragraphs] == ["op1"]
    assert "note to the masthead" in {left.reason for left in parsed.left_out}


def test_a_file_named_after_another_resolution_is_said():
    text = "48/290. Review of rivers\nThe General Assembly,\n1. Urges States to act.\n"
    for name, said in (("A_RES_48_290.txt", False), ("A_RES_48_291.txt", True)):
        parsed = pipeline.parse(text.encode(), name)
        assert said == ("named_otherwise" in {w.code for w in parsed.warnings}), name


def test_a_list_that_a_converter_made_a_table_of():
    recalled = "Recalling " + "the law of the rivers and the lakes, " * 5 + "\n"
    table = "1. Decides:\n| (a) | To meet; |\n|-----|------|\n| (b) | To report; |\n"
    table += "2. Urges States.\n| Seat | Costs |\n"
    assert read_anchors("The General Assembly,\n" + recalled * 2 + table) == [
        *("pp1", "pp2", "op1", "op1.a", "op1.b", "op2", "x1"),
    ]


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
    ("items", "expected", "why"),
    [
        ("To study, inter alia:\nAssistance to States;\nOrganization of courses;\nTo report;\n", ["a", "a.i", "a.ii", "b"], "an item like the first ends the list in the list"),
        ("That States map their rivers;\nThat the Council act within its means:\nTo train;\nTo report;\nTo meet yearly.\n", ["a", "b", "b.i", "b.ii", "b.iii"], "no item is like those around it"),
        ("Boats:\nSmall ones;\nLarge ones.\nNets of every kind;\n", ["a", "a.i", "a.ii", "b"], "a full stop ends a list of semicolons"),
        ("First session:\nTheme: rivers;\nReview: lakes;\nSecond session:\nTheme: seas;\n", ["a", "a.i", "a.ii", "b", "b.i"], "with a colon as the first of the list around it"),
        ("All States shall prevent the sale of:\nBoats;\nNets;\nStates shall report;\n", ["a", "a.i", "a.ii", "b"], "a sentence of its own stands beside sentences"),
        ("(i) To review the plans;\nTo advise States;\nTo work as follows:\nTo study reports;\n", ["i", "ii", "iii", "iii.a"], "E/RES/920(XXXIV): letters stand below roman numbers"),
    ],
)  # fmt: skip
def test_lists_in_lists_without_letters(items, expected, why):
    body = f"The General Assembly,\nDecides on the following:\n{items}Urges States.\n"
    assert read_anchors(body) == ["op1", *(f"op1.{x}" for x in expected), "op2"], why


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        ("Requests the Council to appoint a Director;\nThe Director shall lead the Office;\nThe Director shall appoint the staff;\nUrges States.\n", ["op1", "op1.a", "op1.b", "op2"], "A/RES/302(IV): provisions with the semicolons of items"),
        ("Requests the Council:\nTo act;\nCOSTS AND OTHER MATTERS\nUrges States.\n", ["op1", "op1.a", "h1", "op2"], "a heading in capitals ends the list"),
        ("Establishes a Commission with terms of reference as follows:\nThe Commission shall:\nStudy rivers;\nMap lakes.\nThe Commission shall meet yearly.\nRequests a report.\n", ["op1", "annex1.op1", "annex1.op1.a", "annex1.op1.b", "annex1.op2", "op2"], "E/RES/36(IV): the resolution goes on below the terms"),
        ("Establishes a Commission with the following terms of reference:\n1. The Commission shall meet.\n2. It shall report.\n65th plenary meeting\n", ["op1", "annex1.op1", "annex1.op2"], "E/RES/106(VII): the terms have numbers of their own"),
        ("Establishes a Commission with the following terms of reference:\nThe Commission shall meet:\n1. In May.\n2. In June.\n65th plenary meeting\n", ["op1", "annex1.p1", "annex1.op1", "annex1.op2"], "where some terms print a number, none is counted"),
        ("Therefore the Assembly instructs the Secretary-General:\n1. To write;\n2. To speak.\n", ["pp1", "op1", "op2"], "no verb opens the words above the numbers"),
        ("Instructs the Secretary-General:\n1. To write;\n2. To speak.\n", ["p1", "op1", "op2"], "A/RES/23(I): words that lead to paragraph 1 have no number"),
        ("Adopts the following Principles:\n1. Rivers are free.\n2. So are lakes.\n", ["op1", "annex1.op1", "annex1.op2"], "the paragraph that adopts is the sole operative one"),
        ('Amends article 12 to read as follows:\n"Article 12\n"1. Rivers are free.\n"2. Lakes are free."\nUrges States.\n', ["op1", "op2"], "A/RES/33/141: what is quoted belongs to the paragraph"),
        ("Adopts the Principles as set forth below.\nPrinciple 1. Law\nStates shall act.\nPrinciple 2. Terms\nStates shall speak.\n", ["op1", "h1", "annex1.prin1.p1", "h2", "annex1.prin2.p1"], "A/RES/47/68: the first heading opens the adopted text"),
    ],
)  # fmt: skip
def test_provisions_below_an_operative_paragraph(body, expected, why):
    assert read_anchors("The General Assembly,\n" + body) == expected, why


TREATY = (
    "48/1. Treaty on rivers\nThe General Assembly,\nAdopts the Treaty annexed to the present "
    "resolution.\nANNEX\nTreaty on Rivers\nThe Parties have agreed as follows:\n\n"
    "1. Rivers are free.\n2. So are lakes.\n\nSeas are not.\n\n1. Boats may pass:\n"
    "(a) By day;\n(b) By night.\n2. Nets may not.\n"
)
LONG = "Recalling " + "the law of the rivers and of the lakes that they run to, " * 4
TREATY = TREATY.replace("Adopts", f"{LONG}\n{LONG}\nAdopts", 1)


ANNEXED = (
    "48/1. Rivers\n"
    f"The General Assembly,\n{LONG}\n{LONG}\nAdopts the text annexed to the present "
    "resolution.\nANNEX\n"
)


@pytest.mark.parametrize(
    ("annex", "expected", "why"),
    [
        ("Treaty on Rivers\nThe Parties,\nHave agreed as follows:\nScope\n1. Rivers are free.\n2. So are lakes.\nBoats\nBoats may pass.\nNets\n1. Nets may not:\n(a) By day;\n(b) By night.\n2. Nor may lines.\n", ["annex1.p1", "annex1.p2", "annex1.art1.op1", "annex1.art1.op2", "annex1.art2.p1", "annex1.art3.op1", "annex1.art3.op1.a", "annex1.art3.op1.b", "annex1.art3.op2"], "A/RES/45/119: titles are kept, \"Article 2\" is lost"),
        ("Fund\nUSE\nThe fund is for boats.\nTERM\n1. It lasts a year.\n2. It ends in May.\nCARE\n1. The Office keeps it.\n2. It reports.\n", ["annex1.s1.p1", "annex1.s2.op1", "annex1.s2.op2", "annex1.s3.op1", "annex1.s3.op2"], "A/RES/42/211: sections without a letter"),
        ("Fund\nUSE\n1. The fund is for boats.\nTERM\n2. It lasts a year.\nCARE\n3. The Office keeps it.\n", ["annex1.op1", "annex1.op2", "annex1.op3"], "numbers that run on stay in one part"),
        ("Fund\nUSE\n1. The fund is for boats.\n2. It is for nets.\nTERM\n1. It lasts a year.\n2. It ends.\n1. It does not.\n", ["annex1.op1", "annex1.op2", "annex1.op1-2", "annex1.op2-2", "annex1.op1-3"], "a 1 without a title above it: in doubt, and warned of"),
        ("Agenda\n1. The session is short.\n2. The items are:\n1. Rivers:\n(a) Long ones;\n(b) Short ones.\nSecond segment\n2. Lakes.\n3. Seas.\n", ["annex1.op1", "annex1.op2", "annex1.op2.1", "annex1.op2.1.a", "annex1.op2.1.b", "annex1.op2.2", "annex1.op2.3"], "A/RES/48/162: a numbered list in a numbered paragraph"),
        ("Agenda\n1. The session is short.\n2. The items are:\n1. Rivers.\n2. Lakes.\nB. Seas\n3. Seas are wide.\n", ["annex1.op1", "annex1.op2", "annex1.op2.1", "annex1.op2.2", "annex1.s2.op3"], "the next section goes on with the paragraphs"),
        ("Plan\n1. Rivers are long.\n2. Lakes are wide.\n2. Bringing the knowledge of boats, of nets and of lines to, and the use of good boats by, all who live on the rivers\n3. Boats are wood.\n", ["annex1.op1", "annex1.op2", "annex1.op3"], "A/RES/50/81: a long title over which the numbers run on"),
    ],
)  # fmt: skip
def test_numbers_that_begin_anew_in_an_annex(annex, expected, why):
    parsed = pipeline.parse((ANNEXED + annex).encode(), "a.txt")
    found = [p.anchor for p in parsed.paragraphs if p.anchor.startswith("annex")]
    assert found == expected, why


def test_items_of_a_numbered_list_stand_below_their_paragraph():
    annex = "Agenda\n1. The items are:\n1. Rivers:\n(a) Long ones.\n2. Lakes.\n"
    parsed = pipeline.parse((ANNEXED + annex).encode(), "a.txt")
    depths = [p.depth for p in parsed.paragraphs if p.anchor.startswith("annex")]
    assert depths == [0, 1, 2, 1]


def test_articles_whose_headings_are_lost_are_counted():
    """Empty lines stand where "Article 2" stood, as in converters' A/RES/44/25."""
    parsed = pipeline.parse(TREATY.encode(), "a.txt")
    assert [p.anchor for p in parsed.paragraphs if ".art" in p.anchor] == [
        *("annex1.art1.op1", "annex1.art1.op2", "annex1.art2.p1"),
        *("annex1.art3.op1", "annex1.art3.op1.a", "annex1.art3.op1.b"),
        "annex1.art3.op2",
    ]
    assert "articles_counted" in {w.code for w in parsed.warnings}


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("\nSeas", "Article 2\nSeas", "an article has its heading"),
        ("2. So", "\n2. So", "empty lines part all paragraphs"),
        ("\n\n1. Boats", "\n1. Boats", "a paragraph 1 follows without an empty line"),
    ],
)
def test_articles_are_not_counted_in_doubt(old, new, why):
    parsed = pipeline.parse(TREATY.replace(old, new, 1).encode(), "a.txt")
    assert "articles_counted" not in {w.code for w in parsed.warnings}, why


def test_titles_with_numbers_of_their_own_are_headings():
    text = (
        "1. Adopts the text in the annex.\nAnnex\n1. Boats pass.\n2. Nets do not.\n"
        "1. The role of the Council\n3. The Council meets.\n2. The role of States\n4. States act.\n"
    )
    kinds = [(p.number, p.kind) for p in pipeline.parse((HEAD + "The General Assembly,\n" + text).encode(), "a.txt").paragraphs]  # fmt: skip
    assert kinds[2:] == [
        *(("1", "annex"), ("2", "annex"), ("1", "heading"), ("3", "annex")),
        *(("2", "heading"), ("4", "annex")),
    ]


def test_rules_are_numbered_below_their_titles():
    text = "1. Adopts the rules in the annex.\nAnnex\n1. Aims\n1.1 The rules promote rest.\n1.2 They promote play:\n(a) Indoors;\n2. Scope\n2.1 All may rest.\n"
    assert read_anchors("The General Assembly,\n" + text) == [
        *("op1", "h1", "h2", "annex1.op1.1", "annex1.op1.2", "annex1.op1.2.a"),
        *("h3", "annex1.op2.1"),
    ]


def test_the_second_section_is_the_second_though_the_first_lost_its_number():
    text = "1. Adopts the text in the annex.\nAnnex\nAims\n1. Boats pass.\nII. SCOPE\n2. Nets do not.\n"
    assert read_anchors("The General Assembly,\n" + text)[-1] == "annex1.s2.op2"


@pytest.mark.parametrize(
    ("text", "symbol", "adopted"),
    [
        ("### Resolution 690 (1991)\nof 29 April 1991\nThe Security Council,\n1. Decides to meet.\nAdopted unanimously at the 2984th meeting\nDecisions\nAt another meeting, the Council met.\n", "S/RES/690(1991)", "1991-04-29"),
        ("22(1). RIVERS OF THE\nUNITED NATIONS\nThe General Assembly approves the rivers.\nThirty-first plenary meeting, 13 February 1946.\n", "A/RES/22(I)", "1946-02-13"),
    ],
)  # fmt: skip
def test_heads_of_older_volumes(text, symbol, adopted):
    parsed = pipeline.parse(text.encode(), "a.txt")
    assert (parsed.symbol, str(parsed.front.adopted)) == (symbol, adopted)
    assert [p.anchor for p in parsed.paragraphs] == ["op1"]


def test_a_resolution_in_printed_lines_begins_below_a_closing_line():
    before = (
        "10. Requests a report on the lakes of the region, and on\nthe rivers that run to them and on the seas below\n"
        * 8
        + "65th plenary meeting\n18 December 1984\n"
    )
    text = "39/46. Treaty on the rivers\nand the lakes of the\nregion\nThe General Assembly,\nRecalling the law,\n1. Adopts the Treaty.\n93rd plenary meeting\nJO December 1984\nANNEX\nTreaty on rivers\n"
    parsed = pipeline.parse((before + text).encode(), "A_RES_39_46.txt")
    assert parsed.symbol == "A/RES/39/46"
    assert parsed.front.title.endswith("lakes of the region")
    assert [p.anchor for p in parsed.paragraphs][:3] == ["pp1", "op1", "h1"]
    assert parsed.front.plenary_meeting == 93
    assert parsed.front.adopted is None


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


@pytest.mark.parametrize("sign", ["•", "●", "▪", "\uf0b7"])
def test_items_with_bullets_are_subparagraphs_without_their_bullet(sign):
    body = (
        "The Security Council,\n\n1. Requests a report, including on:\n\n"
        f"{sign} the work, and\n\n{sign} the costs,\n\n{sign} Steps taken;\n\n2. Decides to meet.\n"
    )
    assert anchors(body) == [
        ("op1", "operative", "Requests a report, including on:"),
        ("op1.a", "operative", "the work, and"),
        ("op1.b", "operative", "the costs,"),
        ("op1.c", "operative", "Steps taken;"),
        ("op2", "operative", "Decides to meet."),
    ]


def test_items_of_an_operative_paragraph_may_be_numbered():
    """S/2018/1021 counts 1, 2, 3 below its paragraph 7, and goes on with 8."""
    body = (
        "The Security Council,\n\n1. Decides to meet;\n\n2. Requests a report on the following:\n\n"
        "1. The work of the Office,\n\n2. The steps of the parties;\n\n3. Urges them to act;\n\n4. Calls for peace.\n"
    )
    assert [anchor for anchor, _, _ in anchors(body)] == [
        "op1",
        "op2",
        "op2.1",
        "op2.2",
        "op3",
        "op4",
    ]


def test_words_below_a_title_with_a_colon_lead_to_its_items():
    body = (
        "The Security Council,\n\n1. Decides on the mandate:\n\n(a) Protection:\n\n(i) To protect;\n\n"
        "(b) Support:\n\nTo carry out these tasks:\n\n(i) Offices;\n\n(ii) Help;\n\n2. Decides to meet.\n"
    )
    assert [anchor for anchor, _, _ in anchors(body)] == [
        "op1",
        "op1.a",
        "op1.a.i",
        "op1.b",
        "op1.b.p1",
        "op1.b.i",
        "op1.b.ii",
        "op2",
    ]


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


def test_the_names_of_two_or_three_states_are_part_of_the_vote():
    """A/HRC/RES/53/30: three against, no comma but one."""
    text = (
        "The Human Rights Council,\n\nDecides to meet.\n\n38th meeting\n14 July 2023\n\n"
        "[Adopted by a recorded vote of 28 to 3. The voting was as follows:\n\nIn favour:\n\nChile and Peru\n\n"
        "Against:\n\nChina, Cuba and Eritrea]\n"
    )
    parsed = pipeline.parse(text.encode(), "a.txt")
    assert [p.text for p in parsed.paragraphs] == ["Decides to meet."]
    assert parsed.front.vote.splitlines()[-1] == "China, Cuba and Eritrea]"


def test_items_without_letters_may_follow_a_semicolon_by_mistake():
    body = (
        "The General Assembly,\n\nStresses the need to act in several ways, including;\n\nImproving the work;\n\n"
        "Defining the roles;\n\nDecides to meet.\n"
    )
    assert [anchor for anchor, _, _ in anchors(body)] == [
        "op1",
        "op1.a",
        "op1.b",
        "op2",
    ]


@pytest.mark.parametrize("end", ["; and", "; or", ", and", "; and/or"])
def test_an_item_before_the_last_is_no_heading(end):
    assert is_heading("The opinion of States")
    assert not is_heading(f"The opinion of States{end}")


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
