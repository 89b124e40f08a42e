"""Texts read again by a newer parser: shown first, taken over by people."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.management import CommandError, call_command

from resolutions.desk import corrections, queue, reparsing
from resolutions.desk.models import NewReading, Upload
from resolutions.desk.tests.conftest import act, sent_and_read
from resolutions.models import Resolution
from resolutions.parsing.types import UnreadableFile
from resolutions.tests.factories import (
    a_preambular,
    an_operative,
    hold_parsed,
    parsed,
    parsing_gives_to,
)

pytestmark = pytest.mark.django_db

STATE = Upload.State
SYMBOL = "A/RES/70/1"
OLD = parsed(SYMBOL, [a_preambular(1), an_operative(1, "Requests one report.")])
NEW = replace(
    OLD,
    parser_version="99",
    paragraphs=(a_preambular(1), an_operative(1, "Requests two reports.")),
)


@pytest.fixture
def reads_again(monkeypatch):
    return lambda *results: parsing_gives_to(reparsing, monkeypatch, *results)


@pytest.fixture
def upload(empty_archive, editor, publisher, read_as):
    read_as(OLD)
    (sent,) = sent_and_read(editor)
    act(publisher, sent, "publish")
    return sent


def read_again(editor, upload):
    act(editor, upload, "reparse")
    assert queue.read_all() == 1
    return NewReading.objects.first()


def public_text():
    return Resolution.objects.get().paragraphs.get(anchor="op1").text


def test_what_would_change_is_shown_and_nothing_changes(upload, editor, reads_again):
    reads_again(NEW)
    reading = read_again(editor, upload)
    page = editor.get(reading.get_absolute_url()).content.decode()
    assert "<del" in page
    assert "Take the new reading over" in page
    assert Upload.objects.get().parsed == OLD
    assert public_text() == "Requests one report."


def test_what_is_taken_over_becomes_public_by_a_publisher(
    upload, editor, publisher, reads_again
):
    reads_again(NEW)
    reading = read_again(editor, upload)
    editor.post(f"/admin/desk/newreading/{reading.pk}/take/")
    assert Upload.objects.get().parser_version == "99"
    assert public_text() == "Requests one report."
    assert not NewReading.objects.exists()
    act(publisher, upload, "replace")
    assert public_text() == "Requests two reports."


def test_a_new_reading_is_dropped(upload, editor, reads_again):
    reads_again(NEW)
    reading = read_again(editor, upload)
    editor.post(f"/admin/desk/newreading/{reading.pk}/drop/")
    assert Upload.objects.get().parsed == OLD
    assert not NewReading.objects.exists()


def test_a_reading_that_says_the_same_is_taken_over_by_itself(
    upload, editor, reads_again
):
    reads_again(replace(OLD, parser_version="99"))
    assert read_again(editor, upload) is None
    assert Upload.objects.get().parser_version == "99"


def test_corrections_survive_or_ask(upload, editor, publisher, reads_again):
    corrections.make(
        upload.pk, editor.user, "topics", "op1", {"values": ["corruption"]}
    )
    corrections.make(upload.pk, editor.user, "field", "title", {"value": "Another"})
    reads_again(NEW)
    reading = read_again(editor, upload)
    page = editor.get(reading.get_absolute_url()).content.decode()
    assert "The text under 1 correction would change." in page
    reparsing.take_over(reading.pk)
    assert "Confirm or drop them first" in act(publisher, upload, "replace")[1]


def test_a_file_that_cannot_be_read_any_more_says_so(upload, editor, reads_again):
    reads_again(UnreadableFile("It is damaged."))
    reading = read_again(editor, upload)
    assert (reading.state, reading.message) == ("failed", "It is damaged.")
    assert Upload.objects.get().parsed == OLD


def test_all_that_an_older_parser_read_is_read_again(
    upload, editor, read_as, reads_again
):
    other = parsed("A/RES/70/2", [an_operative(1)])
    hold_parsed(other)
    reads_again(NEW)
    read_as(other)
    assert editor.post("/admin/desk/newreading/ask/").status_code == 302
    assert queue.read_all() == 2
    assert NewReading.objects.get().upload == upload
    # What a shell command published is on the desk now, to be looked at.
    fetched = Upload.objects.get(symbol="A/RES/70/2")
    assert fetched.state == STATE.READY


def test_the_command_asks_for_the_same(upload, editor, capsys):
    call_command("reparse", SYMBOL, user="editor")
    assert "To be read again: 1." in capsys.readouterr().out
    assert NewReading.objects.get().asked_by == editor.user
    with pytest.raises(CommandError, match="no user"):
        call_command("reparse", user="nobody")


def test_a_public_text_is_opened_on_the_desk(empty_archive, editor, publisher, read_as):
    held = hold_parsed(OLD)
    read_as(OLD)
    editor.post(f"/admin/resolutions/resolution/{held.pk}/fetch/")
    queue.read_all()
    upload = Upload.objects.get()
    value = {"text": "Requests three reports.", "marks": []}
    corrections.make(upload.pk, editor.user, "text", "op1", value)
    act(publisher, upload, "replace")
    assert public_text() == "Requests three reports."


def test_a_reading_in_which_every_worker_ends_is_set_aside(upload, editor, reads_again):
    reads_again(NEW)
    act(editor, upload, "reparse")
    NewReading.objects.update(attempts=reparsing.MOST_ATTEMPTS)
    queue.read_all()
    assert NewReading.objects.get().state == "failed"
