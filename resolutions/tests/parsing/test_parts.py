"""Parts of composite resolutions, sections without a number, texts set out below a
paragraph."""

import pytest

from resolutions.parsing import UnreadableFile, pipeline

HEAD = "64/1.\tA title\n"
PART = "The General Assembly,\nRecalling the law,\n"
CLOSED = "65th plenary meeting\n18 December 2009\n"


def read(body):
    return pipeline.parse((HEAD + body).encode(), "a.txt")


def anchors(body):
    return [p.anchor for p in read(body).paragraphs if p.kind != "heading"]


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        (f"A\n{PART}Adopts the following plan:\nRivers\n1. Rivers are free.\n{CLOSED}B\n{PART}Urges States.\n{CLOSED}", ["s1.pp1", "s1.op1", "annex1.op1", "s2.pp1", "s2.op1"], "A/RES/S-20/4: the closing line ends the plan of part A"),
        (f"A\n{PART}Adopts the plan in the annex.\n{CLOSED}Annex\nPlan\n1. Rivers are free.\nB\n{PART}Urges States.\n{CLOSED}", ["s1.pp1", "s1.op1", "annex1.op1", "s2.pp1", "s2.op1"], "the letter of part B ends the annex of part A"),
        (f"A\n{PART}Adopts the plan in the annex.\n{CLOSED}Annex\nPlan\n1. Rivers are free.\nB\nLakes of the world\n{PART}Urges States.\n", ["s1.pp1", "s1.op1", "annex1.op1", "s2.pp1", "s2.op1"], "a title may stand below the letter"),
        (f"{PART}Adopts the Declaration.\n{CLOSED}Annex\nDeclaration\nThe General Assembly,\nRecalling the sea,\nProclaims:\nB\n1. Rivers are free.\n", ["pp1", "op1", "annex1.p1", "annex1.p2", "annex1.p3", "annex1.s2.op1"], "a section of an annex is none of these"),
        (f"{PART}Advocates the following objectives:\nRivers\n1. Rivers are free.\n2. So are lakes.\n{CLOSED}", ["pp1", "op1", "annex1.op1", "annex1.op2"], "whatever its verb, a paragraph sets out a text that has numbers of its own"),
        (f"{PART}Decides to adopt the measures presented below.\nI. Rivers\nA. Law\n1. Rivers are free.\n", ["pp1", "op1", "annex1.s2.op1"], "sections of that text stand in it"),
        (f"{PART}Requests the Secretary-General:\n1. To write;\n2. To speak.\n", ["pp1", "p1", "op1", "op2"], "no heading stands between: the numbers are of the resolution"),
    ],
)  # fmt: skip
def test_parts_and_the_texts_they_adopt(body, expected, why):
    assert anchors(body) == expected, why


SECTION = "{}\nStressing the need,\nInvites States to act;\nUrges States to meet.\n"


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        (PART + SECTION.format("Rivers") + SECTION.format("Lakes"), ["pp1", "s1.pp1", "s1.op1", "s1.op2", "s2.pp1", "s2.op1", "s2.op2"], "A/RES/47/120: each heading has a preamble and paragraphs of its own"),
        (PART + "Rivers\nStressing the need,\n1. Invites States;\nLakes\nStressing the need,\n1. Urges States.\n", ["pp1", "s1.pp1", "s1.op1", "s2.pp1", "s2.op1"], "printed numbers begin anew"),
        (PART + "Rivers\nStressing the need,\n1. Invites States;\nLakes\nStressing the need,\n2. Urges States.\n", ["pp1", "pp2", "op1", "pp3", "op2"], "numbers run on over the headings"),
        ("The General Assembly,\n" + SECTION.format("Rivers") + "Lakes of the\nNorth\nUrges States;\n" + SECTION.format("Seas"), ["s1.pp1", "s1.op1", "s1.op2", "s2.op1", "s3.pp1", "s3.op1", "s3.op2"], "A/RES/60/248: nothing stands above the first, so each heading opens one"),
        (PART + SECTION.format("Rivers of the South") + SECTION.format("Facilities at the Vienna\nInternational Centre"), ["pp1", "s1.pp1", "s1.op1", "s1.op2", "s2.pp1", "s2.op1", "s2.op2"], "A/RES/59/276: a heading of two lines"),
        (PART + SECTION.format("Rivers") + SECTION.format("Lakes") + "Annex\nList of lakes\n(Thousands)\n" + SECTION.format("Seas") + "Ice\nUrges States.\n", ["pp1", "s1.pp1", "s1.op1", "s1.op2", "s2.pp1", "s2.op1", "s2.op2", "s3.pp1", "s3.op1", "s3.op2", "s4.op1"], "A/RES/59/276: a section has an annex, and others follow"),
        (PART + "1. Urges States.\n" + CLOSED + "Annex\nPlan\n" + SECTION.format("Seas"), ["pp1", "op1", "annex1.p1", "annex1.p2", "annex1.p3"], "the annex of a text without sections"),
        (PART + SECTION.format("Rivers") + "Lakes\nUrges States.\n", ["pp1", "pp2", "op1", "op2", "op3"], "a heading without a preamble is none of a section"),
    ],
)  # fmt: skip
def test_headings_with_preambles_of_their_own_are_sections(body, expected, why):
    assert anchors(body) == expected, why


@pytest.mark.parametrize(
    ("first", "expected", "why"),
    [
        ("Construction of more conference rooms at the Vienna", ["Rivers", "Construction of more conference rooms at the Vienna International Centre"], "A/RES/59/276: the first line is as wide as the page"),
        ("Rooms at the Vienna", ["Rivers", "Rooms at the Vienna", "International Centre"], "a short line was not broken"),
    ],
)  # fmt: skip
def test_the_heading_of_a_section_may_stand_on_two_lines(first, expected, why):
    two = SECTION.format(f"{first}\nInternational Centre")
    paragraphs = read(PART + SECTION.format("Rivers") + two).paragraphs
    assert [p.text for p in paragraphs if p.kind == "heading"] == expected, why


@pytest.mark.parametrize(
    ("number", "expected"), [("", True), ("1. ", False)], ids=["lost", "printed"]
)
def test_that_sections_were_told_by_their_preambles_is_said(number, expected):
    section = f"{{}}\nStressing the need,\n{number}Invites States;\n"
    more = "Urges States.\n" if not number else ""
    parsed = read(PART + section.format("Rivers") + section.format("Lakes") + more)
    said = [w.anchor for w in parsed.warnings if w.code == "sections_inferred"]
    assert said == (["h1"] if expected else [])


@pytest.mark.parametrize(
    ("headings", "expected", "why"),
    [
        ("A. Rivers|B. Lakes|D. Seas", ["s1", "s2", "s4"], "the heading of C is lost"),
        ("I. Rivers|II. Lakes|IV. Seas", ["s1", "s2", "s4"], "the heading of III is lost"),
        ("I. Rivers|A. Lakes|B. Seas|II. Ice", ["s1", "s2", "s3", "s4"], "letters below a Roman number count on"),
        ("A. Rivers|B. Lakes|A. Seas|B. Ice", ["s1", "s2", "s3", "s4"], "letters that begin anew count on"),
        ("F. A|G. B|H. C|I. D|J. E|L. F", ["s1", "s2", "s3", "s4", "s5", "s7"], "A/RES/65/281: letters after H, that of K lost"),
        ("A. Rivers|B. Lakes|H. Seas", ["s1", "s2", "s3"], "so many are not lost"),
    ],
)  # fmt: skip
def test_sections_whose_headings_are_lost_are_counted(headings, expected, why):
    texts = "".join(f"{h}\n{n}. Text.\n" for n, h in enumerate(headings.split("|"), 1))
    found = anchors(f"{PART}Adopts the plan.\n{CLOSED}Annex\nPlan\n{texts}")
    assert [a.split(".")[1] for a in found if a.startswith("annex")] == expected, why


def test_articles_with_roman_numbers_are_called_by_them():
    treaty = "Article IX\nSeas\n1. Seas are free.\nArticle X\nIce is cold.\n"
    found = anchors(f"{PART}Approves the Treaty.\n{CLOSED}Annex\nTreaty\n{treaty}")
    assert found[-2:] == ["annex1.art9.op1", "annex1.art10.p1"]


@pytest.mark.parametrize(
    ("body", "code", "why"),
    [
        (PART, "operative_part_missing", "a page is cut off below the preamble"),
        (f"{PART}Adopts the plan.\n{CLOSED}Annex\nPlan\nRivers are free.\nSee paragraph 1 above.\n", "annex_numbers_lost", "the annex speaks of its numbers"),
        (f"{PART}Adopts the plan.\n{CLOSED}Annex\nPlan\n" + "Rivers are free.\n" * 25, "annex_numbers_lost", "annexes so long are numbered"),
    ],
)  # fmt: skip
def test_what_may_be_lost_is_said(body, code, why):
    assert code in {w.code for w in read(body).warnings}, why


def test_an_annex_with_numbers_or_a_short_one_has_lost_none():
    for text in ("1. See paragraph 1 above.\n", "Rivers are free.\n"):
        body = f"{PART}Adopts the plan.\n{CLOSED}Annex\nPlan\n{text}"
        assert "annex_numbers_lost" not in {w.code for w in read(body).warnings}


def test_a_part_whose_letter_is_lost_begins_below_an_annex():
    annex = "Annex\nConvention\nHave agreed as follows:\n1. Rivers are free.\n2. So are lakes.\n"
    body = f"A\n{PART}Adopts the Convention.\n{CLOSED}{annex}Lakes\n{PART}Urges States.\n{CLOSED}C\n{PART}Decides to meet.\n"
    found = anchors(body)
    assert found[-4:] == ["s2.pp1", "s2.op1", "s3.pp1", "s3.op1"]
    assert "annex1.op2" in found


def test_numbers_of_an_annex_that_begin_late_are_questioned():
    def codes(numbers):
        annex = "".join(f"{n}. Rivers are free.\n" for n in numbers)
        parsed = read(f"{PART}Adopts the plan.\n{CLOSED}Annex\nPlan\n{annex}")
        return {w.code for w in parsed.warnings}

    assert "number_gap" in codes([3, 4])
    assert "number_gap" not in codes([1, 2])


@pytest.mark.parametrize(
    ("body", "expected", "why"),
    [
        ("Approves the budget, broken down as follows:\nBoats: 5 dollars;\nNets: 7 dollars.\n", ["op1", "op1.a", "op1.b"], "A/RES/60/248: amounts are no text adopted"),
        ("Approves the posts in the table below:\nAbbreviations: GS, General Service.\nApproves the budget.\n", ["op1", "x1", "op2"], "A/RES/76/271: a table is lost, its note stays"),
        ("Urges States to act;\n(i)\tExemptions\nDecides to wait;\n(ii)\tExceptions\nRequests a report.\n", ["op1", "op2", "op3"], "S/RES/2551(2020): small numbers before headings"),
        ("Urges States to act;\nNoting the increase, decides to wait;\nRequests a report.\n", ["op1", "op2", "op3"], "S/RES/2551(2020): a participle, and the semicolon of its neighbours"),
        ("Urges States:\nTo tell of:\nRivers; or\nLakes;\nTo act; and\nTo wait;\nRequests a report.\n", ["op1", "op1.a", "op1.a.i", "op1.a.ii", "op1.b", "op1.c", "op2"], "“or” stands before the last item"),
        ("Urges States:\nwho tell of:\nrivers; or\nlakes;\nwho act; and\nwho wait;\nRequests a report.\n", ["op1", "op1.a", "op1.a.i", "op1.a.ii", "op1.b", "op1.c", "op2"], "S/RES/2009(2011): also where items are alike"),
    ],
)  # fmt: skip
def test_lists_and_headings_of_the_security_council(body, expected, why):
    assert anchors(PART + body)[1:] == expected, why


def test_a_person_s_name_begins_no_paragraph():
    body = f"{PART}Thanking the Special Envoy to the lakes,\nMr. Joseph Seaman, for his work,\nUrges States.\n"
    assert anchors(body) == ["pp1", "pp2", "op1"]


def test_a_draft_that_is_quoted_whole_is_read_as_one_that_is_not():
    draft = (
        "The General Assembly,\n\nRecalling its decision “Rivers”,\n\n1.\tUrges States:\n\n"
        "(a)\tTo act;\n\n(b)\tTo meet.\n\nAnnex\n\nTerms of reference\n\n1.\tIt meets.\n"
    )
    quoted = "\n\n".join(f"“{line}" for line in draft.strip().split("\n\n")) + "”\n"
    lead = "The Economic and Social Council,\n\nRecommends to the General Assembly the following draft resolution:\n\n"
    parsed = read(lead + quoted)
    assert parsed.paragraphs[-1].text == "It meets."
    plain = read(lead + draft)
    assert [(p.anchor, p.text) for p in parsed.paragraphs] == [
        (p.anchor, p.text) for p in plain.paragraphs
    ]
    assert "s2.op1.b" in anchors(lead + quoted)


def test_a_statement_that_quotes_a_body_is_no_resolution():
    statement = (
        "Statement by the President\n\nThe President made the following statement:\n\n"
        "“The Human Rights Council,\n\n“Recalling the law,\n\n“1.\tDecides to meet.”\n"
    )
    with pytest.raises(UnreadableFile, match="a statement"):
        pipeline.parse(statement.encode(), "a.txt")


def test_a_draft_may_have_lost_the_words_that_enact_it():
    text = (
        "United Nations Environment Assembly\nRivers of the world\nDraft resolution "
        "submitted by the Committee of the Whole\nRecalling the law,\nUrges States to act;\n"
        "Requests a report.\n"
    )
    parsed = pipeline.parse(text.encode(), "a.txt")
    assert [p.anchor for p in parsed.paragraphs] == ["pp1", "op1", "op2"]
    assert (parsed.status, parsed.front.title) == ("draft", "Rivers of the world")
