"""Who is asked for which report, study or meeting, and when it is due."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.parsing.deadlines import Deadline
from resolutions.parsing.report_requests import PRODUCTS, find_report_requests
from resolutions.parsing.sessions import session_year
from resolutions.parsing.verbs import find_acts

ASSEMBLY = "General Assembly"
COUNCIL = "Economic and Social Council"
CRIME = "Commission on Crime Prevention and Criminal Justice"
OFFICE = "United Nations Office on Drugs and Crime"
SG = "Secretary-General"


def requests(text, body=ASSEMBLY):
    _, acts = find_acts(text, "operative")
    return find_report_requests(text, acts, body)


def test_a_report_asked_for_is_read_whole():
    text = (
        "Requests the Secretary-General to submit to the General Assembly at its "
        "seventy-third session, within existing resources, a report on the protection "
        "of archives, including on their use."
    )
    (found,) = requests(text)
    assert found.product == "report"
    assert (found.verb, found.addressees) == ("requests", (SG,))
    assert text[found.start : found.end] == text
    assert found.recipient == ASSEMBLY
    assert found.subject == "on the protection of archives"
    assert found.due == Deadline("at its seventy-third session", 73, ASSEMBLY, 2018)
    assert (found.period, found.resources) == (None, "within existing resources")


# The text; the body that speaks; product, recipient, session, year; why.
CASES = [
    (
        "Requests the Secretary-General to report thereon to the Assembly at its "
        "sixty-first session.",
        ASSEMBLY,
        ("report", ASSEMBLY, 61, 2006),
        "the short name of the body that speaks",
    ),
    (
        "Requests the Executive Director of the United Nations Office on Drugs and Crime "
        "to report to the Commission at its nineteenth session on progress made.",
        CRIME,
        ("report", CRIME, 19, 2010),
        "the Commission is the one that speaks",
    ),
    (
        "Requests the Secretary-General to report to the Committee on Questions of "
        "Archives at its third session.",
        ASSEMBLY,
        ("report", "Committee on Questions of Archives", 3, None),
        "a committee nobody knows keeps its name, and its session has no year",
    ),
    (
        "Requests the Secretary-General to report to the General Assembly and the "
        "Economic and Social Council at their seventieth and fiftieth sessions.",
        ASSEMBLY,
        ("report", ASSEMBLY, None, None),
        "each body has a session of its own",
    ),
    (
        "Requests the Secretary-General to submit a report at the substantive session "
        "of 2004.",
        COUNCIL,
        ("report", None, None, 2004),
        "sessions of the Council are known by their year",
    ),
    (
        "Requests the Secretary-General to include in his next report information on "
        "prisons.",
        ASSEMBLY,
        ("report", None, None, None),
        "a part of a report is asked for",
    ),
    (
        "Requests the Secretary-General to report to the Council every six months.",
        "Security Council",
        ("report", "Security Council", None, None),
        "a period instead of a session",
    ),
    (
        "Requests the Office to undertake, by the end of 2013, a study on forged stamps.",
        ASSEMBLY,
        ("study", None, None, 2013),
        "a date of which the year is read",
    ),
    (
        "Invites the Commission on Crime Prevention and Criminal Justice to convene an "
        "expert group meeting on archives.",
        COUNCIL,
        ("meeting", None, None, None),
        "a meeting, with no date",
    ),
    (
        "Decides to convene a high-level meeting at its seventieth session.",
        ASSEMBLY,
        ("meeting", None, 70, 2015),
        "the body asks itself",
    ),
    (
        "Decides to include in the provisional agenda of its fifty-ninth session the "
        "item entitled “Archives”.",
        ASSEMBLY,
        ("agenda item", ASSEMBLY, 59, 2004),
        "the body comes back to the question",
    ),
    (
        "Decides to review the present arrangements at its sixty-fourth session.",
        ASSEMBLY,
        ("review", ASSEMBLY, 64, 2009),
        "a review clause",
    ),
    (
        "Requests the Secretary-General to keep the Security Council regularly informed "
        "of developments.",
        "Security Council",
        ("information", None, None, None),
        "information, not a report",
    ),
    (
        "Requests the Working Group to hold its next meeting during the ninth session of "
        "the Forum.",
        COUNCIL,
        ("meeting", None, 9, None),
        "the Forum's session is not the Council's",
    ),
    (
        "Requests the Secretary-General to report to the Human Rights Council at its "
        "fifty-seventh session.",
        "Human Rights Council",
        ("report", "Human Rights Council", 57, 2024),
        "three sessions a year",
    ),
]


@pytest.mark.parametrize(("text", "body", "expected", "why"), CASES)
def test_a_request_is_read(text, body, expected, why):
    (found,) = requests(text, body)
    due = found.due or Deadline("")
    read = (found.product, found.recipient, due.session, due.year)
    assert read == expected, why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Takes note of the report of the Secretary-General;", "nothing is asked"),
        (
            "Urges States to support the review mechanism of the Convention;",
            "a mechanism of that name",
        ),
        (
            "Recalls the request that the Secretary-General submit a report at its "
            "tenth session;",
            "only recalled",
        ),
        ("Requests the Secretary-General to continue his efforts;", "no product"),
        (
            "Calls upon States to address the concerns described in the reports of the "
            "Office;",
            "a report that is there already",
        ),
        (
            "Encourages the Office to cooperate with museums and to invite them to "
            "participate in the meetings of the Group.",
            "whom to invite to a meeting that is held anyway",
        ),
    ],
)
def test_what_asks_for_nothing_of_the_kind_is_left_alone(text, why):
    assert requests(text) == (), why


def test_two_acts_ask_for_two_things():
    text = (
        "Requests the Secretary-General to submit a report on archives to the General "
        "Assembly at its seventy-fifth session, and decides to include in the provisional "
        "agenda of its seventy-fifth session the item entitled “Archives”."
    )
    report, agenda = requests(text)
    assert (report.product, agenda.product) == ("report", "agenda item")
    assert report.end <= agenda.start
    assert text[agenda.start : agenda.end].startswith("decides to include")
    assert (agenda.verb, agenda.addressees) == ("decides", ())


def test_one_act_may_ask_for_a_report_and_a_briefing():
    text = (
        "Requests the Secretary-General to submit a report on archives and to brief the "
        "Security Council within 60 days."
    )
    report, information = requests(text, "Security Council")
    assert (report.product, report.due) == ("report", None)
    assert information.product == "information"
    assert information.due == Deadline("within 60 days")


@pytest.mark.parametrize(
    ("body", "session", "year"),
    [
        (ASSEMBLY, 1, 1946),
        (ASSEMBLY, 65, 2010),
        (CRIME, 18, 2009),
        ("Human Rights Council", 16, 2011),
        (
            "Conference of the Parties to the United Nations Convention against "
            "Transnational Organized Crime",
            5,
            2010,
        ),
        (
            "Conference of the States Parties to the United Nations Convention against "
            "Corruption",
            4,
            2011,
        ),
        (COUNCIL, 3, None),
        (None, 3, None),
    ],
)
def test_a_session_has_the_year_in_which_it_opened(body, session, year):
    assert session_year(body, session) == year


WORDS = st.sampled_from(
    [
        "Requests",
        "decides",
        "to",
        "submit",
        "a",
        "report",
        "study",
        "the",
        "General",
        "Assembly",
        "Council",
        "at",
        "its",
        "sixty-third",
        "ninth",
        "session",
        ",",
        "and",
        ";",
        "on",
        "by",
        "2010",
        "Secretary-General",
        "convene",
        "in",
        "of",
    ]
)


@given(st.lists(WORDS, max_size=60), st.sampled_from([ASSEMBLY, COUNCIL, None]))
def test_whatever_is_read_stands_in_the_text_in_order(words, body):
    text = "Requests " + " ".join(words)
    found = requests(text, body)
    at = 0
    for each in found:
        assert at <= each.start < each.end <= len(text)
        assert each.product in PRODUCTS
        assert each.due is None or each.due.printed in text
        assert each.subject is None or each.subject in text
        at = each.start


@pytest.mark.parametrize(
    "unit", ["to submit ", "at its ", "on the ", "the Council on "]
)
def test_reading_is_linear(unit):
    text = "Requests the Office " + unit * (100_000 // len(unit))
    requests(text)
