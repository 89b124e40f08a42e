"""Editors judge where wording comes from, on the desk."""

from __future__ import annotations

import re

import pytest

from resolutions.lineage import placing
from resolutions.models import LineageJudgement, Paragraph, WordingLink
from resolutions.tests.factories import hold_parsed
from resolutions.tests.lineage.test_judging import COMPUTED, FIRST, SECOND, pairs
from resolutions.tests.lineage.test_pairs import ADOPTED, DRAFT, told

pytestmark = pytest.mark.django_db

AT = "/admin/resolutions/lineagejudgement/"
PLACE, PAIRS = f"{AT}place/", f"{AT}pairs/"
EARLIER, LATER = "A/RES/60/1/op1", "A/RES/61/1/op1"


@pytest.fixture
def two(empty_archive):
    return hold_parsed(FIRST), hold_parsed(SECOND)


def press(client, address, button, **fields):
    """Press a button of the page; what was said."""
    page = client.get(address).content.decode()
    forms = re.findall(r'<form method="post".*?</form>', page, re.DOTALL)
    form = next(each for each in forms if button in each)
    hidden = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
    chosen = re.search(rf'name="verdict" value="(\w+)">{button}', form)
    verdict = {"verdict": chosen[1]} if chosen else {}
    found = re.search(r'<form[^>]* action="([^"]*)"', form)
    target = found[1] if found else address
    answer = client.post(target, {**hidden, **verdict, **fields}, follow=True)
    assert answer.status_code == 200
    return " ".join(str(message) for message in answer.context["messages"])


def test_an_editor_cuts_a_link_and_takes_that_back(two, editor, client):
    assert pairs() == [COMPUTED]
    at = f"{PLACE}?at={LATER}"
    assert "reason" in press(editor, at, "Cut")
    assert pairs() == [COMPUTED]
    said = press(editor, at, "Cut", reason="Another subject.")
    assert "they have nothing to do with each other" in said
    assert [*placing.relink_all()]
    assert pairs() == []
    page = editor.get(at).content.decode()
    assert "Another subject." in page
    assert "editor," in page
    assert "no other wording" in client.get(f"/{LATER}").content.decode()
    press(editor, at, "Undo")
    assert pairs() == [COMPUTED]
    assert "taken back by editor" in editor.get(at).content.decode()


def test_an_editor_confirms_from_the_earlier_paragraph(two, editor, client):
    address = re.search(
        r'href="(/admin/[^"]*)"', client.get(f"/{EARLIER}").content.decode()
    )
    press(editor, address[1], "Confirm")
    assert WordingLink.objects.get().is_confirmed
    judgement = LineageJudgement.objects.get()
    assert (judgement.made_by, judgement.verdict) == (editor.user, "confirmed")


@pytest.mark.parametrize(
    "typed",
    [
        "A/RES/60/1/op2",
        "a/res/60/1, op2",
        "60/1 op2",
        "https://example.org/A/RES/60/1/op2.json",
    ],
)
def test_an_editor_adds_a_link_as_he_names_it(two, editor, typed):
    at = f"{PLACE}?at=A/RES/61/1/op2"
    press(editor, at, "Add the link", earlier=typed, reason="Said in the debate.")
    assert ("A/RES/61/1", "op2", "A/RES/60/1", "op2") in pairs()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"earlier": "A/RES/60/1/op9"}, "No paragraph “A/RES/60/1/op9” is held."),
        ({"earlier": "\x00 …"}, "No paragraph"),
        ({"earlier": LATER}, "before its own"),
        ({"verdict": "perhaps"}, "comes from the other or not"),
        ({"reason": "x" * 2_001}, "2,000 characters"),
    ],
)
def test_what_cannot_be_judged_is_said(two, editor, fields, said):
    form = {"earlier": EARLIER, "later": LATER, "verdict": "cut", "reason": "x"}
    answer = editor.post(PLACE, {**form, **fields}, follow=True)
    assert said in " ".join(map(str, answer.context["messages"]))
    assert not LineageJudgement.objects.exists()


def test_a_place_that_is_not_held(editor, empty_archive):
    assert editor.get(f"{PLACE}?at=A/RES/9/9/op1").status_code == 404


def test_a_viewer_sees_and_does_not_judge(two, viewer):
    page = viewer.get(f"{PLACE}?at={LATER}").content.decode()
    assert "of the words kept" in page
    assert 'name="verdict"' not in page


def test_an_editor_confirms_a_draft_and_rejects_it(archive_of_five, editor):
    page = editor.get(PAIRS).content.decode()
    assert "1 proposed" in page
    assert "% of the paragraphs" in page
    press(editor, PAIRS, "Confirm")
    assert told(DRAFT) == [("adopted", ADOPTED, True)]
    assert "0 proposed" in editor.get(PAIRS).content.decode()
    press(editor, f"{PAIRS}?state=all", "Reject", reason="Of another session.")
    assert told(DRAFT) == []
    assert [*placing.relink_all()]
    assert told(DRAFT) == []
    press(editor, PAIRS, "Undo")
    assert told(DRAFT) == [("adopted", ADOPTED, False)]


def test_an_editor_enters_a_pair_that_nothing_proposes(archive_of_five, editor, client):
    said = {"earlier": "62/175", "later": "69/197", "reason": "The sponsor says so."}
    press(editor, PAIRS, "Enter the pair", **said)
    assert ("draft", "A/RES/62/175", True) in told("A/RES/69/197")
    [draft] = client.get("/A/RES/69/197.json").json()["drafts"]
    assert (draft["share"], draft["confirmed"]) == (None, True)
    assert "confirmed by an editor" in client.get("/A/RES/69/197").content.decode()
    turned = {**said, "earlier": "69/197", "later": "62/175"}
    assert "first in time" in press(editor, PAIRS, "Enter the pair", **turned)


def test_judging_counts_its_questions(two, editor, django_assert_max_num_queries):
    at = f"{PLACE}?at={Paragraph.objects.get(pk=two[1].paragraphs.first().pk).get_absolute_url()}"
    editor.get(at)
    with django_assert_max_num_queries(25):
        editor.get(at)
