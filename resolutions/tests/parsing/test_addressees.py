"""Addressees: to whom directive acts speak."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.parsing.addressees import find_addressees
from resolutions.parsing.verbs import find_acts

UNODC = "United Nations Office on Drugs and Crime"
CTOC = (
    "Conference of the Parties to the United Nations Convention against Transnational "
    "Organized Crime"
)
COSP = (
    "Conference of the States Parties to the United Nations Convention against "
    "Corruption"
)


def addressees(text, kind="operative"):
    return find_addressees(text, find_acts(text, kind)[1])


ADDRESSED = [
    # (text, addressees, why)
    ("Requests the Secretary-General to submit a report to the General Assembly;", ["Secretary-General"], "the Assembly only receives it"),
    ("Urges Member States and relevant international organizations to develop strategies;", ["Member States", "international organizations"], "joined by and"),
    (f"Requests that the {UNODC} continue to provide assistance to Member States;", [UNODC], "subject of a that-clause"),
    (f"Recommends to the {CTOC}, within the framework of the tenth anniversary of the Convention, to organize a segment;", [CTOC], "64/179 op31"),
    (f"Invites Member States and requests the {UNODC}, within its existing mandate, to continue;", ["Member States", UNODC], "two verbs share an infinitive"),
    ("Recommends that Member States, as appropriate to their national contexts, adopt an approach;", ["Member States"], "69/197 op11"),
    ("Encourages all States to have national action plans;", ["States"], "all States are more than Member States"),
    ("Urges all Member States to provide support;", ["Member States"], "all Member States"),
    ("Urges Member States that have not yet done so to consider ratifying;", ["Member States"], "relative clause"),
    (f"Urges States parties to the United Nations Convention against Corruption to support the {COSP};", ["States parties"], "the treaty does not end the name"),
    (f"Requests the {UNODC}, in collaboration with Member States and within existing resources, to continue;", [UNODC], "a partner is no addressee"),
    ("Invites States and other interested parties to make contributions;", ["States", "other interested parties"], "69/197 op51"),
    ("Invites Member States, international organizations, civil society and the private sector to act;", ["Member States", "international organizations", "civil society", "private sector"], "a list"),
    ("Draws attention to the issues, and invites the Office to explore them;", [UNODC], "the Office"),
    ("Requests the Office of the United Nations High Commissioner for Human Rights to act, and invites the Office to report;", ["Office of the United Nations High Commissioner for Human Rights"], "the Office is the one named"),
    ("Requests the Commission to consider the matter;", [], "which commission is not said"),
    ("Urges Member States to act, and also urges Member States to report;", ["Member States"], "no repeats"),
    ("Encourages the efforts of Member States to combat crime;", [], "efforts are encouraged, nobody is asked"),
    ("Welcomes the work of the Secretary-General;", [], "not a directive act"),
    (f"Invites the Organization of Unknown Affairs and the {UNODC} to act;", [UNODC], "an unknown name before a known one"),
    (f"Invites the Department of Peace, INTERPOL, Zeta and the {UNODC} to act;", ["International Criminal Police Organization", UNODC], "unknown names between known ones"),
    ("Invites the Chair of the Working Group and the Secretary-General to act;", ["Secretary-General"], "a name inside an unknown one is not addressed"),
    (f"Requests the Terrorism Prevention Branch of the {UNODC} to continue;", [], "a branch is not its office"),
    (f"Requests the Office of the United Nations High Commissioner for Human Rights and the {UNODC} to act;", ["Office of the United Nations High Commissioner for Human Rights", UNODC], "two offices"),
    ("Invites the Human Rights Council, UN-Women, the International Criminal Police Organization (INTERPOL) and regional organizations to act;", ["Human Rights Council", "United Nations Entity for Gender Equality and the Empowerment of Women", "International Criminal Police Organization", "regional organizations"], "short names and names in brackets"),
    ("Urges the United Nations to continue;", ["United Nations system"], "the organization as such"),
    ("Encourages dialogue between the United Nations and INTERPOL to combat crime;", [], "a dialogue is encouraged, nobody is asked"),
    ("Demands that Israel comply with the requests of Member States;", [], "those behind another verb are only mentioned"),
    ("Calls for zero tolerance;", [], "no addressee"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "why"), ADDRESSED)
def test_a_directive_act_names_its_addressees(text, expected, why):
    assert addressees(text) == tuple(expected), why


def test_directive_participles_of_the_preamble_count():
    text = "Mindful of the need, and urging States parties to make full use of it,"
    assert addressees(text, "preambular") == ("States parties",)


@given(st.text())
def test_no_text_breaks_the_addressees(text):
    whole = f"Requests the Office, {text} and Member States to {text}, and urges {text}"
    assert all(addressees(whole))
