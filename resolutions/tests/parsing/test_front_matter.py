from datetime import date

import pytest

from resolutions.parsing.landmarks import enacting_body
from resolutions.parsing.pipeline import parse

BODY = "\n\nThe General Assembly,\n\nRecalling the law,\n\n1. Takes note of it.\n"


def front(head, body=BODY, filename="a.txt"):
    return parse((head + body).encode(), filename)


def test_the_title_block_of_an_adopted_resolution_is_read():
    parsed = front(
        "Resolution adopted by the General Assembly on 18 December 2009\n"
        "[on the report of the Third Committee (A/64/440 and Corr.1)]\n"
        "64/179.\tStrengthening the Programme\n"
    )
    assert parsed.symbol == "A/RES/64/179"
    assert parsed.status == "adopted"
    assert parsed.front.title == "Strengthening the Programme"
    assert parsed.front.adopted == date(2009, 12, 18)
    assert parsed.front.committee_report == "A/64/440 and Corr.1"
    assert parsed.front.origin == (
        "on the report of the Third Committee (A/64/440 and Corr.1)"
    )
    assert parsed.front.session == "64"
    assert parsed.front.body == "General Assembly"


def test_the_closing_line_gives_meeting_and_date():
    parsed = front(
        "65/232. A title", BODY + "\n\n71st plenary meeting\n21 December 2010\n"
    )
    assert parsed.front.adopted == date(2010, 12, 21)
    assert parsed.front.plenary_meeting == 71


def test_what_is_not_printed_stays_unknown():
    parsed = front("65/232. A title")
    for name in (
        "adopted",
        "agenda_item",
        "committee_report",
        "distributed",
        "job_number",
    ):
        assert getattr(parsed.front, name) is None
    assert "adoption_date_missing" in [w.code for w in parsed.warnings]


def test_a_symbol_that_disagrees_with_the_title_is_said():
    parsed = front("A/RES/65/231\n\n65/232. A title")
    assert parsed.symbol == "A/RES/65/231"
    assert "symbol_disagrees" in [w.code for w in parsed.warnings]


def test_a_draft_has_sponsors_and_a_name_of_the_archives_own():
    parsed = front(
        "Crime prevention and criminal justice\n\nI celand, Italy and Atlantis: revised draft resolution\n\nA title",
        filename="draft-of-A-RES-65-232.txt",
    )
    assert parsed.status == "draft"
    assert parsed.symbol == "LOCAL/65-232-revised-draft"
    assert parsed.symbol_is_local
    assert parsed.front.agenda_title == "Crime prevention and criminal justice"
    assert parsed.front.sponsors == ("Iceland", "Italy", "Atlantis")
    assert parsed.front.title == "A title"
    codes = [w.code for w in parsed.warnings]
    assert "unknown_sponsor" in codes and "symbol_not_printed" in codes
    assert [(r.field, r.found, r.repaired) for r in parsed.repairs] == [
        ("sponsors", "I celand", "Iceland")
    ]


def test_a_document_of_limited_distribution_is_a_draft():
    parsed = front("A/C.3/65/L.7/Rev.1\n\nDistr.: Limited\n\nA title")
    assert (parsed.symbol, parsed.status) == ("A/C.3/65/L.7/Rev.1", "draft")


def test_a_nameless_document_is_named_after_its_title_and_fingerprint():
    parsed = front("On the prevention of crime")
    assert parsed.symbol.startswith("LOCAL/on-the-prevention-of-crime-")
    assert parsed.symbol == front("On the prevention of crime").symbol


def test_lines_above_the_title_that_say_nothing_known_are_kept():
    parsed = front("Some words of a clerk\n\nMore words\n\nA title")
    assert [p.text for p in parsed.paragraphs[:2]] == [
        "Some words of a clerk",
        "More words",
    ]
    assert parsed.front.title == "A title"


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("The General Assembly,", "General Assembly"),
        ("The Economic and Social Council,", "Economic and Social Council"),
        (
            "The Commission on Crime Prevention and Criminal Justice,",
            "Commission on Crime Prevention and Criminal Justice",
        ),
    ],
)
def test_the_enacting_words_name_the_body(words, body):
    parsed = front(
        "A title", f"\n\n{words}\n\nRecalling the law,\n\n1. Takes note of it.\n"
    )
    assert parsed.front.body == body
    assert parsed.front.enacting_words == words


OF_THE_COMMISSION = """E/CN.15/2010/L.6/Rev.1
Distr.: Limited
20 May 2010
Original: English
Commission on Crime Prevention
and Criminal Justice
Nineteenth session
Vienna, 17-21 May 2010
Agenda item 5
World crime trends
Argentina and Thailand: revised draft resolution

The Commission on Crime Prevention and Criminal Justice recommends to the Economic and Social Council the approval of the following draft resolution for adoption by the General Assembly:

Draft resolution

Rules for prisons
"""


def test_a_draft_of_a_commission_is_read_with_its_recommendation():
    parsed = front(OF_THE_COMMISSION)
    read = parsed.front
    assert (read.title, read.body, read.session) == (
        "Rules for prisons",
        "General Assembly",
        "19",
    )
    assert (read.agenda_item, read.agenda_title) == ("5", "World crime trends")
    assert (read.sponsors, parsed.status) == (("Argentina", "Thailand"), "draft")
    assert [p.anchor for p in parsed.paragraphs] == ["pp1", "op1"]
    reasons = {left.reason for left in parsed.left_out}
    assert "recommendation above the draft" in reasons


OF_THE_COUNCIL = """A/HRC/RES/16/18
Human Rights Council
Sixteenth session
30 June–17 July 2011
{item}
Resolution adopted by the Human Rights Council*

{number}
"""


@pytest.mark.parametrize("symbol", ["A/HRC/RES/16/18\n", ""])
@pytest.mark.parametrize(
    "number",
    ["16/18 A title", "16/18\nA title", "16/18.\n\nA title", "16/18.\tA title"],
)
def test_the_human_rights_council_prints_its_number_in_many_ways(number, symbol):
    item = "Agenda item 9\nRacism and related intolerance"
    printed = OF_THE_COUNCIL.format(item=item, number=number)
    body = BODY.replace("General Assembly", "Human Rights Council")
    parsed = front(printed.replace("A/HRC/RES/16/18\n", symbol), body)
    read = parsed.front
    assert (parsed.symbol, read.title) == ("A/HRC/RES/16/18", "A title")
    assert (read.agenda_item, read.agenda_title) == ("9", "Racism and related intolerance")  # fmt: skip
    assert [p.anchor for p in parsed.paragraphs] == ["pp1", "op1"]


@pytest.mark.parametrize(
    ("item", "title"),
    [
        ("Agenda items 2 and 3\n\nAnnual report\n\nPromotion of rights", "Annual report Promotion of rights"),
        ("Agenda item 2\n\nAnnual report and reports of the\n\nHigh Commissioner", "Annual report and reports of the High Commissioner"),
    ],
)  # fmt: skip
def test_the_heading_of_an_agenda_item_may_take_several_blocks(item, title):
    parsed = front(OF_THE_COUNCIL.format(item=item, number="16/18. A title"))
    assert parsed.front.agenda_title == title


def test_a_draft_of_the_council_has_no_number_yet_and_starred_sponsors():
    parsed = front(
        "A/HRC/47/L.3\n\nAlbania,* Pakistan (on behalf of the Organization of Islamic "
        "Cooperation) and Peru:* draft resolution\n\n47/… A title\n",
        BODY + "\n* State not a member of the Human Rights Council.\n",
    )
    assert parsed.front.title == "A title"
    assert parsed.front.sponsors == ("Albania", "Pakistan", "Peru")
    repaired = {r.found for r in parsed.repairs if r.field == "sponsors"}
    assert "Pakistan (on behalf of the Organization of Islamic Cooperation)" in repaired
    assert "note to the masthead" in {left.reason for left in parsed.left_out}
    assert parsed.warnings == ()


@pytest.mark.parametrize("item", ["3 (b) (iii)", "15 and 16 (a)", "72 (c)"])
def test_the_item_of_an_agenda_may_have_several_letters(item):
    parsed = front(f"E/CN.5/2025/L.6\nAgenda item {item}\n\nA title")
    assert parsed.front.agenda_item == item


@pytest.mark.parametrize("stars", [":*", ":**", ":*,**", "*:**", ":*, **"])
def test_stars_may_stand_on_both_sides_of_the_colon_of_sponsors(stars):
    """E/2025/L.10 has "Iraq:*,** draft resolution"."""
    parsed = front(
        f"E/2025/L.10\n\nThe Doha Programme\n\nPeru{stars} draft resolution\n\nA title"
    )
    assert (parsed.front.sponsors, parsed.front.title) == (("Peru",), "A title")
    assert [p.kind for p in parsed.paragraphs if p.kind == "unclassified"] == []


def test_a_starred_note_below_a_starred_text_may_be_its_own_and_stays():
    text = BODY.replace("the law", "the law*") + "\n* A/64/1.\n"
    assert [p.kind for p in front("64/179. A title", text).paragraphs][-1] == "unclassified"  # fmt: skip


@pytest.mark.parametrize("words", ["The Parties,", "The States Parties,"])
def test_those_who_agreed_on_a_text_are_no_body(words):
    assert enacting_body(words) is None
    assert enacting_body("The Conference of the Parties,") is not None


def test_the_letter_of_a_part_that_no_symbol_takes_is_kept():
    body = "64/1.\tA title of\n\nB\n\nThe Economic and Social Council,\n\nDecides to meet.\n"
    document = parse(body.encode(), "a.txt")
    texts = [document.front.title, *(p.text for p in document.paragraphs)]
    assert "B" in " ".join(texts).split()


@pytest.mark.parametrize(
    ("line", "adopted"),
    [
        ("Resolution of 28 March 1947", "1947-03-28"),
        ("Resolution of 25 February and 5 March 1948", "1948-03-05"),
        ("Resolutions of 3 and 5 March 1948", "1948-03-05"),
    ],
)
def test_a_resolution_adopted_on_several_days_has_the_last(line, adopted):
    text = (
        f"106 (VI). A title\n{line}\nThe Economic and Social Council,\nUrges States.\n"
    )
    assert str(parse(text.encode(), "a.txt").front.adopted) == adopted


@pytest.mark.parametrize(
    ("head", "adopted"),
    [
        ("Resolution 2518 (2020)\n\nAdopted by the Security Council on 30 March 2020\n\nThe Security Council,", "2020-03-30"),  # in writing
        ("*Resolution adopted by the Economic and Social Council on 13 June 2014\n\n2014/11. A title\n\nThe Economic and Social Council,", "2014-06-13"),
        ("\uf02aResolution adopted by the Economic and Social Council on 13 June 2014\n\n2014/11. A title\n\nThe Economic and Social Council,", "2014-06-13"),
        ("Human Rights Council\n\nForty-third session\n\n24 February–13 March and 15–23 June 2020\n\nResolution adopted by the Human Rights Council on 22 June 2020\n\n43/18. A title\n\nThe Human Rights Council,", "2020-06-22"),
        ("Nairobi (hybrid), 22 and 23 February 2021\n\nand 28 February–2 March 2022\n\nResolution adopted by the United Nations Environment Assembly on 2 March 2022\n\n5/10. A title\n\nThe United Nations Environment Assembly,", "2022-03-02"),
        ("Resolution adopted by the General Assembly on 13 September 2021\n\n[without reference to a Main Committee (A/75/L.112/Rev.1\n\nand A/75/L.112/Rev.1/Add.1)]\n\n75/327. A title\n\nThe General Assembly,", "2021-09-13"),
        ("Resolution adopted by the UN-Habitat Assembly on 31 May 2019\n\n1/5. A title\n\nThe UN-Habitat Assembly,", "2019-05-31"),
    ],
)  # fmt: skip
def test_nothing_of_the_head_is_left_in_the_text(head, adopted):
    document = parse(
        f"{head}\n\nAlso re-emphasizes the need;\n\nDecides to meet.\n".encode(),
        "a.txt",
    )
    assert str(document.front.adopted) == adopted
    assert document.front.enacting_words == head.rpartition("\n\n")[2]
    assert [(p.kind, p.verb) for p in document.paragraphs] == [
        ("operative", "re-emphasizes"),
        ("operative", "decides"),
    ]


def test_a_star_behind_the_title_is_no_part_of_it():
    parsed = front("64/179.\tStrengthening the Programme*\n* Reissued on 1 May 2010.\n")
    assert parsed.front.title == "Strengthening the Programme"


def test_a_corrigendum_agrees_with_the_number_it_corrects():
    parsed = front("A/RES/64/179/Corr.1\n\n64/179.\tStrengthening the Programme\n")
    assert "symbol_disagrees" not in [w.code for w in parsed.warnings]


@pytest.mark.parametrize(
    ("head", "body", "symbol"),
    [
        ("Resolution 32/1\n\nRivers", "Commission on Crime Prevention and Criminal Justice", "E/CN.15/RES/32/1"),
        ("Resolution 66/1. Rivers", "Commission on Narcotic Drugs", "E/CN.7/RES/66/1"),
        ("Decision 17/1\n\nRivers", "Commission on Crime Prevention and Criminal Justice", "E/CN.15/DEC/17/1"),
        ("Resolution 2023/29\n\nRivers", "Economic and Social Council", "E/RES/2023/29"),
    ],
)  # fmt: skip
def test_a_number_may_be_named_above_the_title(head, body, symbol):
    parsed = front(head, BODY.replace("General Assembly", body))
    assert (parsed.symbol, parsed.front.title) == (symbol, "Rivers")
    assert [p.anchor for p in parsed.paragraphs] == ["pp1", "op1"]


@pytest.mark.parametrize(
    ("head", "symbol", "title", "why"),
    [
        ("67/244.\tFinancing of the Mechanism B\n", "A/RES/67/244B", "Financing of the Mechanism", "A/RES/67/244 B: the letter behind the title"),
        ("67/244.\tPrevention of hepatitis B\n", "A/RES/67/244", "Prevention of hepatitis B", "a letter of the title"),
        ("75/290.\tReview of rivers\nA\n", "A/RES/75/290A", "Review of rivers", "A/RES/75/290 A: the only part of the file"),
        ("75/290.\tReview of rivers\nReview of lakes\n", "A/RES/75/290", "Review of rivers Review of lakes", "a title of two lines"),
        ("75/290.\tReview of rivers\n" + "Review of lakes and seas " * 10 + "of the world\n", "A/RES/75/290", "Review of rivers " + "Review of lakes and seas " * 10 + "of the world", "A/RES/75/290 A: a long second line"),
    ],
)  # fmt: skip
def test_the_letter_of_a_part_and_further_lines_of_the_title(head, symbol, title, why):
    # Lines that are whole paragraphs.
    law = "the law of the sea, " * 8
    parsed = front(head, f"The General Assembly,\nRecalling {law}\nTakes note of it.\n")
    assert (parsed.symbol, parsed.front.title) == (symbol, title), why
    assert [p.anchor for p in parsed.paragraphs] == ["pp1", "op1"], why


def test_the_rest_of_a_torn_type_line_is_left_out():
    parsed = front("Resolution\n\n58/14.\tSustainable fisheries\n")
    assert parsed.front.title == "Sustainable fisheries"
    assert "Resolution" in [left.text for left in parsed.left_out]
    assert "unclassified" not in {p.kind for p in parsed.paragraphs}


def test_the_line_above_a_recorded_vote_is_part_of_it():
    closing = (
        "\n\n71st plenary meeting\n21 December 1990\n\n"
        "RECORDED VOTE ON RESOLUTION 45/11:\n\nIn favour: Chile, Peru\n\nAgainst: None\n"
    )
    parsed = front("45/11. A title", BODY + closing)
    assert parsed.front.vote.splitlines()[0] == "RECORDED VOTE ON RESOLUTION 45/11:"
    assert {p.kind for p in parsed.paragraphs} == {"preambular", "operative"}
