"""Corrections on the desk: made, undone, kept through every reading, made public."""

from __future__ import annotations

import re

import pytest

from resolutions.desk import queue
from resolutions.desk.correct_views import read_marks, with_marks
from resolutions.desk.drafts import draft_of, effective
from resolutions.desk.models import Correction, Upload
from resolutions.desk.tests.conftest import act, sent_and_read
from resolutions.models import Resolution
from resolutions.tests.factories import (
    a_footnote,
    a_mark,
    a_preambular,
    an_operative,
    parsed,
)

pytestmark = pytest.mark.django_db

STATE = Upload.State
SYMBOL = "A/RES/70/1"
OP1 = "Requests the Secretary-General to report; 2. Urges Member States to act."
TEXT = parsed(
    SYMBOL,
    [a_preambular(1), an_operative(1, OP1, marks=(a_mark(1, 40),))],
    [a_footnote(1)],
)


@pytest.fixture
def upload(empty_archive, editor, read_as):
    read_as(TEXT)
    (sent,) = sent_and_read(editor)
    return sent


def address(upload):
    return f"/admin/desk/upload/{upload.pk}/correct/"


def correct(client, upload, sort, at, **fields):
    """Send a form as its page has it; what was said."""
    page = client.get(address(upload), {"at": at} if sort not in ("field",) else {})
    forms = re.findall(r"<form.*?</form>", page.content.decode(), re.DOTALL)
    form = next(
        each for each in forms
        if f'name="sort" value="{sort}"' in each and f'name="at" value="{at}"' in each
    )  # fmt: skip
    seen = re.search(r'name="seen" value="(\w+)"', form)[1]
    fields = {"sort": sort, "at": at, "seen": seen, **fields}
    answer = client.post(address(upload), fields, follow=True)
    return " ".join(str(message) for message in answer.context["messages"])


def split(client, upload):
    return correct(client, upload, "split", "op1", before="2. Urges")


def anchors(upload):
    fresh = Upload.objects.get(pk=upload.pk)
    return [each.anchor for each in effective(fresh).paragraphs]


def test_a_paragraph_is_split_and_that_is_undone(upload, editor):
    assert "Corrected: operative paragraph 1" in split(editor, upload)
    assert anchors(upload) == ["pp1", "op1", "op2"]
    assert Upload.objects.get().counts["operative"] == 2
    assert Upload.objects.get().parsed == TEXT
    made = Correction.objects.get()
    assert (made.made_by, made.sort, made.anchor) == (editor.user, "split", "op1")
    editor.post(f"/admin/desk/correction/{made.pk}/undo/")
    assert effective(Upload.objects.get()) == TEXT
    made.refresh_from_db()
    assert made.undone_by == editor.user
    assert [each.history_user for each in made.history.all()] == [editor.user] * 2
    assert "Undone (1)" in editor.get(address(upload)).content.decode()


@pytest.mark.parametrize(
    ("sort", "at", "fields", "found"),
    [
        (
            "text",
            "op1",
            {"text": "Urges[^1] States."},
            lambda p: (p.paragraphs[1].text, p.paragraphs[1].marks[0].position),
        ),
        (
            "place",
            "op1",
            {"kind": "operative", "number": "4.", "depth": "0"},
            lambda p: p.paragraphs[1].anchor,
        ),
        ("merge", "pp1", {}, lambda p: len(p.paragraphs)),
        ("remove", "pp1", {}, lambda p: len(p.left_out)),
        (
            "topics",
            "op1",
            {"values": ["corruption", "no such"]},
            lambda p: p.paragraphs[1].topics,
        ),
        (
            "addressees",
            "op1",
            {"values": "Peru\n\n Chile "},
            lambda p: p.paragraphs[1].addressees,
        ),
        (
            "verb",
            "op1",
            {"verb": "Invites", "phrase": "Requests the"},
            lambda p: p.paragraphs[1].verb,
        ),
        ("footnote", "fn1", {"text": "New."}, lambda p: p.footnotes[0].text),
        ("field", "title", {"value": "Another"}, lambda p: p.front.title),
    ],
)
def test_everything_can_be_corrected(upload, editor, sort, at, fields, found):
    expected = {
        "text": ("Urges States.", 5),
        "place": "op4",
        "merge": 1,
        "remove": 1,
        "topics": ("corruption",),
        "addressees": ("Peru", "Chile"),
        "verb": "invites",
        "footnote": "New.",
        "field": "Another",
    }
    assert "Corrected" in correct(editor, upload, sort, at, **fields)
    assert found(effective(Upload.objects.get())) == expected[sort]


def test_a_symbol_is_read_as_any_is(upload, editor):
    fields = {"sort": "symbol", "at": "", "symbol": "resolution 64/179"}
    assert editor.post(address(upload), fields).status_code == 302
    assert Upload.objects.get().symbol == "A/RES/64/179"
    answer = editor.post(address(upload), fields | {"symbol": "no symbol"})
    assert (answer.status_code, Correction.objects.count()) == (409, 1)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"sort": "split", "at": "op1", "before": "Mars"}, "Give the words"),
        ({"sort": "text", "at": "op1", "text": ""}, "taken out, not emptied"),
        ({"sort": "text", "at": "op1", "text": "a\0b"}, "U+0000"),
        ({"sort": "field", "at": "adopted", "value": "soon"}, "not written as it"),
        ({"sort": "nonsense", "at": "op1"}, "changed meanwhile"),
        ({"sort": "text", "at": "op1", "text": OP1 + "[^1]", "seen": "0"}, "meanwhile"),
        ({"sort": "text", "at": "op1", "text": "a" * 100_001}, "100,000 characters"),
    ],
)
def test_what_cannot_be_done_is_said(upload, editor, fields, said):
    answer = editor.post(address(upload), fields)
    text = " ".join(str(message) for message in answer.context["messages"])
    assert answer.status_code == 409
    assert said in text
    assert not Correction.objects.exists()


def test_corrections_survive_a_new_reading(upload, editor, read_as):
    split(editor, upload)
    read_as(TEXT)
    act(editor, upload, "retry")
    queue.read_all()
    assert anchors(upload) == ["pp1", "op1", "op2"]
    assert Upload.objects.get().counts["operative"] == 2


def test_where_the_text_changed_the_editor_is_asked(upload, editor, publisher, read_as):
    split(editor, upload)
    other = OP1.replace("report", "report soon")
    read_as(parsed(SYMBOL, [a_preambular(1), an_operative(1, other)]))
    act(editor, upload, "retry")
    queue.read_all()
    assert anchors(upload) == ["pp1", "op1"]
    text = editor.get(address(upload)).content.decode()
    assert "the text under it has changed" in text
    assert "Confirm or drop them first" in act(publisher, upload, "publish")[1]
    made = Correction.objects.get()
    editor.post(f"/admin/desk/correction/{made.pk}/confirm/")
    assert draft_of(Upload.objects.get()).conflicts == []
    assert anchors(upload) == ["pp1", "op1", "op2"] or anchors(upload)[-1] == "p1"
    editor.post(f"/admin/desk/correction/{made.pk}/undo/")
    assert act(publisher, upload, "publish")[0].state == STATE.PUBLISHED


def test_a_correction_of_a_public_text_waits_for_a_publisher(
    upload, editor, publisher, client
):
    act(publisher, upload, "publish")
    assert client.get(f"/{SYMBOL}/op2").status_code == 404
    place = {"kind": "operative", "number": "7", "depth": "0"}
    assert "Corrected" in correct(editor, upload, "place", "op1", **place)
    assert client.get(f"/{SYMBOL}/op1").status_code == 200
    offer = f"Make the corrected text of {SYMBOL} public"
    assert offer not in editor.get(upload.get_absolute_url()).content.decode()
    assert offer in publisher.get(upload.get_absolute_url()).content.decode()
    act(publisher, upload, "replace")
    assert client.get(f"/{SYMBOL}/op1")["Location"] == f"/{SYMBOL}/op7"
    assert Resolution.objects.get().paragraphs.filter(anchor="op7").exists()
    assert offer not in publisher.get(upload.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("written", "text", "marks"),
    [
        ("of 2005,[^3] and", "of 2005, and", [[3, 8]]),
        ("[^1] a  b [^2] c[^3]", "a b c", [[1, 0], [2, 3], [3, 5]]),
        ("nothing", "nothing", []),
        ("[3] is no mark", "[3] is no mark", []),
    ],
)
def test_marks_are_written_into_the_text(written, text, marks):
    assert read_marks(written) == (text, marks)
    again = with_marks(text, tuple(a_mark(*mark) for mark in marks))
    assert read_marks(again) == (text, marks)
