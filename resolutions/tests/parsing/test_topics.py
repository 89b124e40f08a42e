"""Topics: what a paragraph is about, names of bodies and treaties left aside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.parsing.topics import TOPICS, find_topics

ABOUT = [
    # (text, topics, why)
    ("the United Nations Office on Drugs and Crime", [], "the Office's name"),
    ("the United Nations Crime Prevention and Criminal Justice Programme", [], "the programme's name"),
    ("the United Nations Convention against Corruption", [], "a convention's name"),
    ("the fight against corruption", ["corruption"], "the crime itself"),
    ("the United Nations Convention against Corruption, and to combat corruption", ["corruption"], "outside the name"),
    ("to combat money laundering", ["money-laundering"], "without the hyphen"),
    ("to combat money-laundering", ["money-laundering"], "with the hyphen"),
    ("organized criminal groups", ["transnational-organized-crime"], "plural"),
    ("trafficking in persons and the smuggling of migrants", ["trafficking-in-persons", "smuggling-of-migrants"], "two topics kept apart, in the order of the vocabulary"),
    ("forms of cybercrimes", ["cybercrime"], "plural"),
    ("imprisonment", [], "only whole words"),
    ("the Twelfth United Nations Congress on Crime Prevention and Criminal Justice", ["congresses"], "a phrase that begins a name means the instrument"),
    ("the Conference of the Parties to the United Nations Convention against Transnational Organized Crime", ["treaty-adherence"], "the crime in the name does not count"),
    ("Model Strategies and Practical Measures on the Elimination of Violence against Women in the Field of Crime Prevention and Criminal Justice", ["violence-against-women", "standards-norms"], "both begin the name"),
    ("Taking note of the report", [], "procedural: none"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), ABOUT)
def test_a_paragraph_has_the_topics_of_its_words(text, expected, why):
    assert find_topics(text) == tuple(expected), why


@pytest.mark.parametrize(
    ("text", "asked", "why"),
    [
        ("Requests the Secretary-General to submit a report to the General Assembly;", True, "64/179 op32"),
        ("Also requests the Secretary-General to include in the report information;", True, "64/179 op33"),
        ("Expresses concern, and requests the Secretary-General to continue to report;", True, "69/197 op50"),
        ("Takes note of the report on the implementation of the mandates;", False, "a report received"),
        ("Welcomes the decision to submit a report, and urges States to act;", False, "no directive act asks for it"),
    ],
)  # fmt: skip
def test_a_report_is_requested_only_where_one_is_asked_for(text, asked, why):
    assert ("reports-requested" in find_topics(text)) is asked, why


def test_every_topic_has_a_label():
    assert len(TOPICS) == 39
    assert TOPICS["money-laundering"] == "Money-laundering"


@given(st.text())
def test_no_text_breaks_the_topics(text):
    found = find_topics(f"Requests {text}")
    assert [slug for slug in TOPICS if slug in found] == list(found)
