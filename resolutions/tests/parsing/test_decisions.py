"""Decisions written for the tests: the body speaks inside the sentence that decides."""

from datetime import date

import pytest

from resolutions.parsing import UnreadableFile, parse

DRAFT = """A/80/L.40
Distr.: Limited
Eightieth session
Agenda item 109
Crime prevention and criminal justice

{stage}

Postponement of the debate

{text}
"""
BY_SPONSORS = "Japan and Viet Nam: draft decision"


def draft(text, stage=BY_SPONSORS):
    return parse(DRAFT.format(stage=stage, text=text).encode(), "a.txt")


def outline(document):
    return [(p.anchor, p.number, p.verb) for p in document.paragraphs]


def test_a_draft_decision_has_one_paragraph_without_a_number():
    text = "The General Assembly decides to postpone the debate, and requests its President to report."
    document = draft(text)
    front = document.front
    assert (document.symbol, document.status) == ("A/80/L.40", "draft")
    assert (front.stage, front.body) == ("draft decision", "General Assembly")
    assert (front.agenda_item, front.sponsors) == ("109", ("Japan", "Viet Nam"))
    assert front.title == "Postponement of the debate"
    (paragraph,) = document.paragraphs
    assert (paragraph.anchor, paragraph.text) == ("op1", text)
    assert paragraph.opening == "decides"
    assert [(a.verb, a.start) for a in paragraph.acts] == [
        ("decides", text.index("decides")),
        ("requests", text.index("requests")),
    ]
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("The General Assembly takes note of the report.", ["takes note"]),
        ("The General Assembly, recalling its resolution 64/179, in force, decides to meet.", ["decides"]),
        ("With regard to the meeting on relief, the Economic and Social Council decides that:\n\n(a) The theme will be relief;\n\n(b) It will be held in May.", [None, None, None]),
        ("The Economic and Social Council endorses the plan, and decides to meet.", ["endorses"]),
        ("The Economic and Social Council:\n\n(a) Decides to meet;\n\n(b) Requests a report.", [None, "decides", "requests"]),
    ],
)  # fmt: skip
def test_what_a_decision_does_is_read_after_its_speaker(text, verbs):
    document = draft(text, "Draft decision submitted by the Chair")
    assert [p.verb for p in document.paragraphs] == verbs
    assert [p.anchor for p in document.paragraphs] == ["op1", "op1.a", "op1.b"][: len(verbs)]  # fmt: skip


DECISION = "{number}. Reports considered\n\nAt its 45th plenary meeting, on 22 July 2010, the {body}{text}\n\n1 E/2010/30.\n"


@pytest.mark.parametrize(
    ("number", "body", "symbol"),
    [
        ("64/530", "General Assembly", "A/DEC/64/530"),
        ("2010/243", "Economic and Social Council", "E/DEC/2010/243"),
    ],
)
def test_a_decision_names_its_meeting_and_is_counted_apart(number, body, symbol):
    text = ", on the recommendation of the Commission,1 took note of the report."
    document = parse(DECISION.format(number=number, body=body, text=text).encode(), "a")
    assert (document.symbol, document.status) == (symbol, "adopted")
    assert document.front.adopted == date(2010, 7, 22)
    assert (document.front.plenary_meeting, document.front.body) == (45, body)
    assert [m.number for p in document.paragraphs for m in p.marks] == [1]
    assert document.warnings == ()


def test_a_decision_adopted_with_a_list():
    text = ":\n\n(a) Took note of the report;1\n\n(b) Approved the agenda."
    document = parse(
        DECISION.format(number="2010/243", body="Economic and Social Council", text=text).encode(), "a"
    )  # fmt: skip
    assert [p.anchor for p in document.paragraphs] == ["op1", "op1.a", "op1.b"]
    assert [n.number for n in document.footnotes] == [1]


def test_the_type_line_makes_a_number_a_decision():
    text = (
        "Decision adopted by the General Assembly on 18 December 2009\n\n12/7. A title\n\n"
        "The General Assembly decides to meet.\n\n65th plenary meeting\n18 December 2009\n"
    )
    assert parse(text.encode(), "a.txt").front.symbol is None
    named = text.replace("12/7", "34/7")
    assert parse(named.encode(), "a.txt").symbol == "A/DEC/34/7"


@pytest.mark.parametrize("number", ["79/320", "59/314", "2023/35"])
def test_a_high_number_of_a_resolution_is_no_decision(number):
    body = "Economic and Social Council" if number[:2] == "20" else "General Assembly"
    text = f"{number}. A title\n\nThe {body},\n\nRecalling the law,\n\n1. Acts.\n"
    document = parse(text.encode(), "a.txt")
    assert "/RES/" in document.symbol


def test_a_resolution_may_speak_inside_its_sentence_too():
    text = "64/179. A title\n\nThe General Assembly decides to meet.\n"
    assert parse(text.encode(), "a.txt").symbol == "A/RES/64/179"


def test_a_report_that_says_what_was_decided_is_no_decision():
    text = "A/64/123\n\nReport of the Secretary-General\n\nThe General Assembly decided to meet.\n"
    with pytest.raises(UnreadableFile, match="a report"):
        parse(text.encode(), "a.txt")


def test_a_report_that_tells_what_a_body_requested_is_no_decision():
    text = "Pursuant to resolution 64/179, the General Assembly requested a report."
    with pytest.raises(UnreadableFile):
        draft(text)


BOARD = """Executive Board of the
United Nations Development Programme,
the United Nations Population Fund and
the United Nations Office for Project Services

{number}
Evaluation of rivers

The Executive Board{comma}

1. Takes note of the report (DP/2023/9);

2. Requests a report.

31 January 2023
"""


@pytest.mark.parametrize("number", ["2023/5", "Decision 2023/5"])
@pytest.mark.parametrize("comma", ["", ","])
def test_a_decision_of_a_board_is_none_of_the_council(number, comma):
    document = parse(BOARD.format(number=number, comma=comma).encode(), "a.txt")
    assert document.symbol_is_local
    assert (document.front.body, document.front.title) == (
        "Executive Board",
        "Evaluation of rivers",
    )
    assert document.front.adopted == date(2023, 1, 31)
    assert outline(document) == [("op1", "1", "takes note"), ("op2", "2", "requests")]
    assert [w.code for w in document.warnings] == ["symbol_not_printed"]


def test_one_of_several_decisions_of_a_board_is_read():
    first = BOARD.format(number="2023/5", comma="")
    second = "2023/6\nEvaluation of lakes\n\nThe Executive Board\n\n1. Welcomes it;\n\n2. Requests a report.\n"
    document = parse((first + "\n" + second).encode(), "a.txt")
    assert document.front.title == "Evaluation of rivers"
    assert len(document.paragraphs) == 2
    assert document.warnings[0].code == "several_texts"
    assert any(left.text == "Evaluation of lakes" for left in document.left_out)


def test_the_number_of_the_council_stays_its_own():
    text = "2023/5.\tEvaluation of rivers\n\nThe Economic and Social Council,\n\nRecalling its resolution,\n\nDecides to meet.\n"
    assert parse(text.encode(), "a.txt").symbol == "E/RES/2023/5"


def test_what_a_report_tells_of_a_board_is_no_decision():
    text = "Report on boards\n\nDecision 2019/5: Methods of work.\n\nThe Executive Board adopted the following decisions:\n\n(a) Decision 2020/1;\n\n(b) Decision 2020/2.\n"
    with pytest.raises(UnreadableFile):
        parse(text.encode(), "a.txt")
