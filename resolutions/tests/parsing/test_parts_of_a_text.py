"""Sections, parts and annexes, each with numbers of its own."""

import pytest

from resolutions.parsing import pipeline

from .plain_texts import HEAD, anchors, read_anchors


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


LONG = "Recalling " + "the law of the rivers and of the lakes that they run to, " * 4


TREATY = (
    "48/1. Treaty on rivers\nThe General Assembly,\nAdopts the Treaty annexed to the present "
    "resolution.\nANNEX\nTreaty on Rivers\nThe Parties have agreed as follows:\n\n"
    "1. Rivers are free.\n2. So are lakes.\n\nSeas are not.\n\n1. Boats may pass:\n"
    "(a) By day;\n(b) By night.\n2. Nets may not.\n"
)
TREATY = TREATY.replace("Adopts", f"{LONG}\n{LONG}\nAdopts", 1)


ANNEXED = (
    "48/1. Rivers\n"
    f"The General Assembly,\n{LONG}\n{LONG}\nAdopts the text annexed to the present "
    "resolution.\nANNEX\n"
)


def test_items_of_a_numbered_list_stand_below_their_paragraph():
    annex = "Agenda\n1. The items are:\n1. Rivers:\n(a) Long ones.\n2. Lakes.\n"
    parsed = pipeline.parse((ANNEXED + annex).encode(), "a.txt")
    depths = [p.depth for p in parsed.paragraphs if p.anchor.startswith("annex")]
    assert depths == [0, 1, 2, 1]


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


@pytest.mark.parametrize("mark", ["", "8"])
def test_a_principle_of_one_sentence_may_end_with_a_mark(mark):
    text = f"The General Assembly,\n\n1. Adopts the text.\n\nAnnex\n\nPrinciple 1. States act at once and together in all that they do.{mark}\n"
    assert anchors(text)[-1][:2] == ("annex1.prin1.p1", "annex")


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


def test_the_first_part_of_a_composite_resolution_may_have_a_title():
    text = "A\nRIVERS AND LAKES\nThe General Assembly,\nUrges States to act.\n65th plenary meeting\nB\nSEAS\nThe General Assembly,\nUrges States to wait.\n"
    assert [a for a in read_anchors(text) if "op" in a] == ["s1.op1", "s2.op1"]


def test_a_part_by_itself_has_its_letter_in_the_symbol():
    text = "A/RES/48/290\n48/290. Review of rivers\nB*\nThe General Assembly,\n* The other part is resolution 48/290 A.\n1. Urges States to act.\n"
    parsed = pipeline.parse(text.encode(), "a.txt")
    assert parsed.symbol == "A/RES/48/290B"
    assert [p.anchor for p in parsed.paragraphs] == ["op1"]
    assert "note to the masthead" in {left.reason for left in parsed.left_out}


def test_the_second_section_is_the_second_though_the_first_lost_its_number():
    text = "1. Adopts the text in the annex.\nAnnex\nAims\n1. Boats pass.\nII. SCOPE\n2. Nets do not.\n"
    assert read_anchors("The General Assembly,\n" + text)[-1] == "annex1.s2.op2"
