"""Texts as the volumes of the Security Council's resolutions print them: narrow columns,
marks behind a space, closing lines of several lines with marks of their own."""

import pytest

from resolutions.parsing import parse

LETTER = """Resolution 199 (1961)
of 24 November 1961
[S/4999]

The Security Council,

Having considered the report of the Secretary-General
on the lakes of the
United Nations, 26
Recalling the statement of the representatives of
the shore States, that they will share the waters;
and the letter of 3 May 1961, 31

1. Calls upon the States of the shores of the lakes, both of the northern ones and of those in the south,
without delay:
(a) To mark the waters that each of them holds;
(6) To light the shores;
(c) To report to the Security Council;

2. Decides to remain seized of the
matter.

Adopted at the 982nd meet-
ing by 9 votes to none,
with 2 abstentions (Norway,
Chad). 27


26 Ibid., document S/4998.
27 Two members (Peru, Mali) were away.
"""


def read(text, name="S_RES_199(1961).txt"):
    return parse(text.encode(), name)


def found(parsed):
    return [(p.anchor, p.text.split()[0]) for p in parsed.paragraphs]


def test_a_column_is_read_with_its_notes_and_its_closing_line():
    parsed = read(LETTER)
    assert found(parsed) == [
        ("pp1", "Having"),
        ("pp2", "Recalling"),
        ("op1", "Calls"),
        ("op1.a", "To"),
        ("op1.b", "To"),
        ("op1.c", "To"),
        ("op2", "Decides"),
    ]
    assert [note.number for note in parsed.footnotes] == [26, 27]
    assert [mark.number for mark in parsed.paragraphs[0].marks] == [26]
    assert parsed.front.plenary_meeting == 982
    assert parsed.front.vote.startswith("Adopted at the 982nd meeting by 9 votes")


def test_the_mark_of_a_note_that_the_file_does_not_hold_is_taken_out_and_told():
    parsed = read(LETTER)
    assert parsed.paragraphs[1].text.endswith("3 May 1961,")
    assert [(w.code, w.anchor) for w in parsed.warnings] == [
        ("mark_without_footnote", "pp2")
    ]


@pytest.mark.parametrize("ibid", ["lbid.", "[bid.", "Jbid.", "fbid."])
def test_ibid_as_ocr_reads_it_begins_a_note(ibid):
    parsed = read(LETTER.replace("26 Ibid.", f"26 {ibid}"))
    assert [note.number for note in parsed.footnotes] == [26, 27]


def test_two_halves_of_a_word_that_somebody_joined_leave_the_lines_printed_ones():
    long = LETTER.replace(
        "the northern ones and of those in the south,\n",
        "the northern ones and of those in the south, " + "with all their islands " * 4,
    )
    assert found(read(long)) == found(read(LETTER))


def test_a_text_of_few_short_lines_ends_its_lines_as_printed():
    text = """Resolution 198 (1961)
of 23 November 1961

The Security Council,

Having examined the application of the
Republic of the Lakes,

Recommends to the Assembly that the
Republic of the Lakes be admitted.

Adopted unanimously at the
981st meeting.
"""
    parsed = read(text, "S_RES_198(1961).txt")
    assert found(parsed) == [("pp1", "Having"), ("op1", "Recommends")]
    assert parsed.paragraphs[0].text.endswith("Republic of the Lakes,")
    assert parsed.front.plenary_meeting == 981


@pytest.mark.parametrize(
    ("line", "meeting", "why"),
    [
        ("Adopted unanimously, at the 1190th meeting.", 1190, "comma"),
        ("Adopted unanimously At the 1677th meeting.", 1677, "capital"),
        ("Adopted unanimously at the 283 3rd meeting.", 2833, "space"),
        ("Adopted at the resumed 2190th meeting by 12 votes to 2.", 2190, "resumed"),
        ("Adopted unanimously at the 3005 meeting.", 3005, "no ending"),
        ("Adopted at the 852nd meeting by consensus.", 852, "consensus"),
        ("Adapted unanimously ai the 3023rd meeting.", 3023, "misread"),
        ("Adopted unanimously at the I364th meeting.", None, "misread figure"),
        ("Adopted at the 360th meeting 51", 360, "mark"),
        ("Adopted unanimously at the 2714th (closed) meeting.", 2714, "closed"),
        ("Adopted unanimous at the 1193rd_ meeting.", 1193, "specks"),
        ("Adopted unanimously at the\n\n1193rd meeting.", 1193, "lines apart"),
    ],
)
def test_closing_lines_of_the_council(line, meeting, why):
    whole = LETTER.replace("\n\n26 Ibid", "\n26 Ibid")
    first, last = whole.index("Adopted at"), whole.index("\n26 Ibid")
    parsed = read(whole[:first] + line + "\n" + whole[last:])
    assert parsed.front.plenary_meeting == meeting, why
    assert [p.kind for p in parsed.paragraphs].count("operative") == 5
    assert not any(p.kind in ("heading", "unclassified") for p in parsed.paragraphs)


def test_items_below_a_verb_of_their_own_begin_as_they_like():
    text = LETTER.replace("1. Calls upon", "Resolves:\n\n1. That the Council call upon")
    parsed = read(text)
    assert not [w for w in parsed.warnings if w.code == "no_opening_phrase"]


@pytest.mark.parametrize(
    ("above", "below", "why"),
    [
        (
            "Having in mind the Charter, which says:",
            "“All Members shall keep the peace”,",
            "what a reason quotes",
        ),
        (
            "Noting the need for light on the shores,",
            "Provided, however, that the lamps are paid for,",
            "proviso",
        ),
    ],
)
def test_what_goes_on_with_the_paragraph_above(above, below, why):
    text = LETTER.replace("1. Calls", f"{above}\n\n{below}\n\n1. Calls")
    parsed = read(text)
    assert parsed.paragraphs[2].text == f"{above} {below}", why


@pytest.mark.parametrize(
    ("reason", "text", "why"),
    [
        ("report of 29 April 1963 27 about it,", "29 April 1963 about it,", "day"),
        ("documents S/4990 27 and S/4991,", "S/4990 and S/4991,", "document"),
        ("reports 27 of the Committee,", "reports 27 of the Committee,", "may count"),
        ("resolutions 12 and 27,", "resolutions 12 and 27,", "counts"),
    ],
)
def test_marks_behind_figures(reason, text, why):
    letter = LETTER.replace("Chad). 27", "Chad).").replace(
        "1. Calls", f"Having received the {reason}\n\n1. Calls"
    )
    assert read(letter).paragraphs[2].text.endswith(text), why


def test_the_letter_of_a_part_stands_apart_from_what_it_heads():
    whole, _, below = LETTER.partition("1. Calls")
    text = f"{whole}A\n1. Calls{below}".replace("2. Decides", "B\n2. Decides")
    assert [a for a, _ in found(read(text)) if "op" in a][:1] == ["s1.op1"]
    assert ("s2.op2", "Decides") in found(read(text))


def test_the_number_of_a_section_stays_with_its_name():
    whole, _, below = LETTER.partition("1. Calls")
    names = (
        "I\nThe lamps of the northern lakes and the\nkeepers of these lamps\n\n1. Calls"
    )
    parsed = read(f"{whole}{names}{below}")
    headings = [p.text for p in parsed.paragraphs if p.kind == "heading"]
    assert headings == [
        "I The lamps of the northern lakes and the keepers of these lamps"
    ]


@pytest.mark.parametrize(
    ("printed", "anchors"),
    [
        (("I", "Il"), ["s1.op1", "s2.op2"]),
        (("I", "TI"), ["s1.op1", "s2.op2"]),
        (("B", "Cc"), ["s2.op1", "s3.op2"]),
        (("I", "Ill"), None),
    ],
)
def test_the_number_of_a_section_is_mended_where_it_is_due(printed, anchors):
    first, second = printed
    text = f"""The Economic and Social Council,

Considering that the lakes are many,

{first}
THE SHORES

1. Requests the Secretary-General to report on the
shores;

{second}
THE WATERS

2. Decides to keep the waters of the
lakes in mind, and those of the
rivers.
"""
    parsed = read(text, "E_RES_1999(LIV).txt")
    if anchors is None:
        assert any(w.code for w in parsed.warnings)
    else:
        assert [p.anchor for p in parsed.paragraphs if p.kind == "operative"] == anchors
        assert not any(p.kind == "unclassified" for p in parsed.paragraphs)


def test_the_session_of_a_number_is_read_as_roman():
    text = "122 (V1). Piracy on inland lakes\n\nThe Economic and Social Council,\n\nDecides to light the shores.\n"
    assert read(text, "x.txt").symbol == "E/RES/122(VI)"


def test_running_heads_of_the_councils_volumes_are_no_text():
    text = LETTER.replace(
        "1. Calls", "Economic and Social Council - Thirty-first Session\n\n1. Calls"
    )
    assert found(read(text)) == found(read(LETTER))


@pytest.mark.parametrize(
    ("printed", "text", "why"),
    [
        ("‘Noting the lakes,", "Noting the lakes,", "speck read as a mark"),
        ("_Noting the lakes,", "Noting the lakes,", "speck read as a line"),
        ("‘Noting’ the lakes,", "‘Noting’ the lakes,", "a quotation"),
    ],
)
def test_a_speck_before_an_opening_is_no_letter(printed, text, why):
    parsed = read(LETTER.replace("1. Calls", f"{printed}\n\n1. Calls"))
    assert parsed.paragraphs[2].text == text, why
