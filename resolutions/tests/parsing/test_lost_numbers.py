"""Texts whose numbers and letters a converter lost, line by line: what each line is."""

import pytest

from resolutions.parsing import pipeline

HEAD = "Resolution adopted by the General Assembly on 2 May 2019\n73/999.\tA title\nThe General Assembly,\n"
CLOSE = "90th plenary meeting\n2 May 2019\n"
ADOPTS = HEAD + "Adopts the text in the annex to the present resolution.\n" + CLOSE
LONG = "We recognize that " + "the river feeds the towns along its banks and " * 5


def parse(text):
    return pipeline.parse(text.encode(), "a.txt")


def places(text):
    return [(p.anchor, p.kind, p.text) for p in parse(text).paragraphs]


def codes(text):
    return [(w.code, w.anchor) for w in parse(text).warnings]


def test_one_infinitive_below_decide_to_is_an_item_where_others_are():
    annex = (
        "Annex\nA pact\nWe know our rivers. We decide to:\nProtect every river;\nClean every lake.\n"
        "We know our seas. We decide to:\nKeep the seas clean.\nWe will meet again.\n"
    )
    assert [a for a, _, _ in places(ADOPTS + annex)][3:] == [
        *("annex1.p1", "annex1.p1.a", "annex1.p1.b"),
        *("annex1.p2", "annex1.p2.a", "annex1.p3"),
    ]


def test_one_sentence_below_a_colon_stays_a_paragraph():
    annex = (
        "Annex\nA pact\nWe decide to:\nProtect every river;\nClean every lake.\n"
        "We know our seas. We decide to:\nThe seas shall be clean.\nWe will meet again.\n"
    )
    assert [a for a, _, _ in places(ADOPTS + annex)][-2:] == ["annex1.p3", "annex1.p4"]


@pytest.mark.parametrize(
    ("first", "rest", "why"),
    [
        (LONG + "remain below the", "0.15–0.20 per cent that was promised.", "a share"),
        (LONG + "were counted by", "30 countries in all.", "a number of countries"),
        ("Complete this not later than", "1 November 2013, as agreed.", "a date"),
    ],
)
def test_a_line_that_begins_with_a_figure_goes_on(first, rest, why):
    annex = (
        f"Annex\nA pact\nWe know our rivers.\n{first}\n{rest}\nWe will meet again.\n"
    )
    texts = [text for _, kind, text in places(ADOPTS + annex) if kind == "annex"]
    assert texts[1] == f"{first} {rest}", why


def test_a_title_that_opens_as_a_reason_stands_alone():
    annex = (
        "Annex\nA pact\nWe know our rivers;\nReaffirming our common resolve\n"
        "Reaffirm the pact of all the towns along the river;\nWe will meet again.\n"
    )
    assert places(ADOPTS + annex)[4:6] == [
        ("h3", "heading", "Reaffirming our common resolve"),
        ("annex1.p2", "annex", "Reaffirm the pact of all the towns along the river;"),
    ]


def test_a_lettered_title_may_be_long_and_open_as_a_reason():
    long = (
        "Keeping rivers and lakes and ponds: "
        + "what was done in each of the towns " * 6
    )
    annex = f"Annex\nA pact\nA.\tReaffirming the aims\n1.\tRivers are old.\nB.\t{long.strip()}\n2.\tLakes are deep.\n"
    assert [(a, k) for a, k, _ in places(ADOPTS + annex)][3:] == [
        *(("h3", "heading"), ("annex1.s1.op1", "annex")),
        *(("h4", "heading"), ("annex1.s2.op2", "annex")),
    ]


def test_a_title_alone_below_a_colon_heads_the_paragraphs_below():
    text = HEAD + (
        "Recalling the law,\nAcknowledges that rivers differ, and in this regard:\nAccess to rivers\n"
        "Calls upon States to share them;\nAccess to lakes\nUrges States to share those.\n"
    )
    assert [(a, k) for a, k, _ in places(text + CLOSE)][1:] == [
        *(("op1", "operative"), ("h1", "heading"), ("op2", "operative")),
        *(("h2", "heading"), ("op3", "operative")),
    ]


def test_a_colon_without_a_list_puts_the_counted_numbers_in_doubt():
    """As A/RES/70/147 has it, items may be sentences of their own."""
    text = HEAD + (
        "Recalling the law,\nReaffirms the law, and in this regard:\n"
        "Condemns its breaches;\nUrges States to keep it.\n"
    )
    (doubt,) = [w for w in parse(text + CLOSE).warnings if w.anchor == "op1"]
    assert doubt.code == "unexpected_ending" and "too high" in doubt.message
    printed = text.replace("Reaffirms", "1.\tReaffirms").replace("\nC", "\n2.\tC")
    (doubt,) = [
        w
        for w in parse(printed.replace("\nU", "\n3.\tU") + CLOSE).warnings
        if w.anchor == "op1"
    ]
    assert "too high" not in doubt.message


def test_a_reason_behind_a_semicolon_is_parted():
    text = HEAD + (
        "Recalling the law of the rivers and their banks; Stressing the need for peace,\n"
        "Noting the report,\nDecides to meet.\n"
    )
    assert [a for a, _, _ in places(text + CLOSE)] == ["pp1", "pp2", "pp3", "op1"]
    assert ("paragraphs_parted", None) in codes(text + CLOSE)


def test_the_annex_of_an_annexed_resolution_has_its_own_numbers():
    annex = (
        "Annex\nResolution 71/999\nA centre\nThe Commission on Rivers,\n1.\tEstablishes the Centre;\n"
        "2.\tAdopts its statute.\nAnnex to resolution 71/999\nStatute\n1.\tThe Centre is small.\n2.\tIt stays so.\n"
    )
    assert [a for a, _, _ in places(ADOPTS + annex) if "op" in a][1:] == [
        *("annex1.op1", "annex1.op2", "annex2.op1", "annex2.op2"),
    ]
    assert not [c for c in codes(ADOPTS + annex) if c[0] == "number_gap"]


def test_the_title_of_a_part_may_be_the_name_of_a_body():
    text = (
        "Resolution adopted by the General Assembly on 2 May 2019\n73/999.\tReview of a resolution\nA\n"
        "Economic and Social Council\nThe General Assembly,\nRecalling the law,\n1.\tDecides to meet;\n"
        "2.\tRequests a report.\n"
    )
    parsed = parse(text + CLOSE)
    assert parsed.front.title.endswith("Economic and Social Council")
    assert parsed.symbol == "A/RES/73/999A"
    assert not [left for left in parsed.left_out if "Council" in left.text]


TASKS = (
    "Recalling the law,\nDecides that the Mission shall:\nMonitor the rivers;\n"
    "Guard the lakes;\n"
)


@pytest.mark.parametrize(
    ("line", "place", "why"),
    [
        ("Acting under Chapter VII of the Charter, authorizes it to:", "op2", "a verb"),
        (
            "Acting on a request, authorizes the Mission to act;",
            "op2",
            "no known phrase",
        ),
        ("Acting on any request it receives;", "op1.c", "an item: no verb follows"),
    ],
)
def test_a_participle_with_a_verb_below_a_list_is_a_paragraph(line, place, why):
    text = HEAD + TASKS + line + "\nkeep the peace;\nkeep order;\nRequests a report.\n"
    found = [a for a, _, t in places(text.replace("request;\nkeep", "x") + CLOSE)]
    assert place in found and ("op1.c" in found) == (place == "op1.c"), why


def test_words_that_act_end_the_sentence_of_a_list():
    text = HEAD + (
        "Recalling the law,\nReaffirms that towns shall keep records, including:\n"
        "counting the boats;\nmarking the nets; and\n"
        "encourages all towns to share their records;\nRequests a report.\n"
    )
    assert [a for a, _, _ in places(text + CLOSE)][1:] == [
        *("op1", "op1.a", "op1.b", "p1", "op2"),
    ]


def test_a_title_with_a_colon_is_no_item():
    text = HEAD + (
        "Recalling the law,\nRequests the Secretary-General to act within the rules:\n"
        "Support for rivers:\nUrges all States to help;\nDecides to meet.\n"
    )
    assert [(a, k) for a, k, _ in places(text + CLOSE)][1:] == [
        *(("op1", "operative"), ("h1", "heading")),
        *(("op2", "operative"), ("op3", "operative")),
    ]


def test_items_alike_stand_in_one_list():
    text = HEAD + (
        "Recalling the law,\nRequests these reports:\nfrom the towns:\na list of boats;\n"
        "a list of nets; and,\na list of mills;\nfrom the Secretary-General, a map;\nDecides to meet.\n"
    )
    assert [a for a, _, _ in places(text + CLOSE)][2:] == [
        *("op1.a", "op1.a.i", "op1.a.ii", "op1.a.iii", "op1.b", "op2"),
    ]


def test_a_reason_below_counted_paragraphs_is_said():
    text = HEAD + (
        "Recalling the law,\nTakes note of the report;\nA strategy\nReaffirming the aims,\n"
        "Recognizes the need;\nDecides to meet.\n"
    )
    assert ("sections_inferred", "pp2") in codes(text + CLOSE)


def test_the_council_is_known_without_the_words_that_enact():
    text = (
        "Resolution 2999 (2021)\nAdopted by the Security Council on 27 April 2021\n"
        "Recalling the law,\nDecides to meet;\nDecides to remain seized of the matter.\n"
    )
    parsed = parse(text)
    assert parsed.front.body == "Security Council"
    assert "title_missing" not in [w.code for w in parsed.warnings]


def test_a_full_stop_alone_is_what_is_left_of_a_number():
    text = (
        HEAD
        + "Recalling the law,\nUrges States to act;\n.Decides to meet;\nCalls for it.\n"
    )
    assert [(a, t) for a, _, t in places(text + CLOSE)][1:3] == [
        *(("op1", "Urges States to act;"), ("op2", "Decides to meet;")),
    ]


def test_what_acts_in_small_letters_below_and_are_items():
    text = HEAD + (
        "Recalling the law,\nReiterates its request for reports; and,\nrequests all maps;\n"
        "urges the towns to help;\nDecides to meet.\n"
    )
    assert [a for a, _, _ in places(text + CLOSE)][1:] == [
        *("op1", "op1.a", "op1.b", "op2"),
    ]


def test_one_that_acts_below_and_ends_its_sentence():
    text = HEAD + (
        "Recalling the law,\nCommends the progress made; and,\ndemands that all towns:\n"
        "end the noise;\nclean the banks;\nDecides to meet.\n"
    )
    assert [(a, t) for a, _, t in places(text + CLOSE)][1:3] == [
        ("op1", "Commends the progress made; and, demands that all towns:"),
        ("op1.a", "end the noise;"),
    ]


def test_hours_and_questions_end_items():
    text = HEAD + (
        "Recalling the law,\nDecides on these days:\nMonday: from 9 to 10 a.m.\n"
        "Tuesday: from 9 to 10 a.m.\nDecides to ask the Court:\nWhat is the law?\nWho keeps it?\n"
        "Requests a report.\n"
    )
    printed = text
    for day, letter in (("Monday", "(a) "), ("Tuesday", "(b) "), ("What", "(a) ")):
        printed = printed.replace(day, letter + day)
    printed = printed.replace("Who", "(b) Who")
    assert "unexpected_ending" not in [code for code, _ in codes(printed + CLOSE)]
