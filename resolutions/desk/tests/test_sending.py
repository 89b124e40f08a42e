"""Files on their way from an editor to a parse."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from conftest import FIVE
from resolutions.desk import queue
from resolutions.desk.models import Batch, Upload
from resolutions.desk.tests.conftest import SEND, act, errors_in, send, sent_and_read
from resolutions.ingest import MAX_BYTES
from resolutions.models import Resolution
from resolutions.parsing.types import UnreadableFile
from resolutions.tests.factories import a_preambular, an_operative, parsed

pytestmark = pytest.mark.django_db

STATE = Upload.State
SYMBOL = "A/RES/70/1"


def test_each_file_of_a_batch_is_read_for_itself(empty_archive, editor):
    document = (FIVE / "A-RES-64-179.txt").read_bytes()
    good, bad = sent_and_read(
        editor, ("A-RES-64-179.txt", document), ("sheet.txt", b"PK\x05\x06" + bytes(18))
    )
    assert (good.state, good.symbol) == (STATE.READY, "A/RES/64/179")
    assert good.counts["operative"] == 33
    assert good.parsed.symbol == "A/RES/64/179"
    assert good.data == document
    assert bad.state == STATE.FAILED
    assert "zip file with nothing in it" in bad.message
    assert not Resolution.objects.exists()


def test_the_answer_comes_before_the_reading(empty_archive, editor, read_as):
    batch = send(editor, ("a.txt", b"a"), ("b.txt", b"b"))
    page = editor.get(batch.get_absolute_url()).content.decode()
    assert "0 of 2 files are read: 2 waiting." in page
    assert '<meta http-equiv="refresh"' in page
    read_as(parsed(SYMBOL))
    assert queue.read_next()
    page = editor.get(batch.get_absolute_url()).content.decode()
    assert "1 of 2 files are read: 1 waiting, 1 ready." in page
    queue.read_all()
    page = editor.get(batch.get_absolute_url()).content.decode()
    assert '<meta http-equiv="refresh"' not in page


def test_a_pasted_text_is_a_file_like_others(empty_archive, editor):
    text = (FIVE / "A-RES-65-232.txt").read_text()
    (upload,) = sent_and_read_text(editor, text)
    assert (upload.state, upload.symbol) == (STATE.READY, "A/RES/65/232")


def test_a_pasted_web_page_is_read_as_one(empty_archive, editor):
    html = "<!doctype html><html><body><p>{}</p></body></html>".format(
        (FIVE / "A-RES-65-232.txt").read_text().replace("\n\n", "</p><p>")
    )
    (upload,) = sent_and_read_text(editor, html)
    assert upload.parsed.media_type == "text/html"


def sent_and_read_text(client, text):
    client.post(SEND, {"text": text})
    queue.read_all()
    return Upload.objects.all()


def test_nothing_at_all_is_no_batch(empty_archive, editor):
    answer = editor.post(SEND, {"text": " \n"})
    assert "Choose at least one file" in str(errors_in(answer))
    assert not Batch.objects.exists()


def test_what_cannot_be_kept_fails_beside_what_can(empty_archive, editor, read_as):
    read_as(parsed(SYMBOL))
    empty, large, good = sent_and_read(
        editor, ("a.txt", b""), ("b.txt", b" " * (MAX_BYTES + 1)), ("c.txt", b"c")
    )
    assert (empty.state, empty.message) == (STATE.FAILED, "The file is empty.")
    assert (large.state, large.message) == (
        STATE.FAILED,
        "The file is larger than 25 MB.",
    )
    assert large.content is None
    assert good.state == STATE.READY
    assert "cannot be tried again" in act(editor, large, "retry")[1]
    # Nor does the batch offer it.
    page = editor.get(good.batch.get_absolute_url()).content.decode()
    assert "Try the failed ones again" not in page


@pytest.mark.parametrize("sent_as", ["the same name", "another"])
def test_a_file_that_the_archive_holds_says_where(archive_of_five, editor, sent_as):
    data = (FIVE / "A-RES-64-179.txt").read_bytes()
    (upload,) = sent_and_read(editor, (f"{sent_as}.txt", data))
    assert (upload.state, upload.symbol) == (STATE.HELD, "A/RES/64/179")
    assert upload.content is None
    assert 'href="/A/RES/64/179"' in page_of(editor, upload)


def test_a_file_that_is_on_the_desk_says_where(empty_archive, editor, read_as):
    read_as(parsed(SYMBOL))
    first, second = sent_and_read(editor, ("a.txt", b"same"), ("b.txt", b"same"))
    assert (first.state, second.state) == (STATE.READY, STATE.HELD)
    assert "as a.txt, sent by editor" in second.message
    assert f'href="{first.get_absolute_url()}"' in page_of(editor, second)


def test_a_discarded_file_can_be_sent_again(empty_archive, editor, read_as):
    read_as(parsed(SYMBOL))
    (first,) = sent_and_read(editor, ("a.txt", b"same"))
    first, _ = act(editor, first, "discard")
    assert (first.state, first.content, first.parse) == (STATE.DISCARDED, None, None)
    (second,) = sent_and_read(editor, ("a.txt", b"same"))
    assert second.state == STATE.READY


def test_a_failed_file_is_read_again_when_asked_for(empty_archive, editor, read_as):
    read_as(UnreadableFile("The file is damaged."), parsed(SYMBOL))
    (upload,) = sent_and_read(editor)
    assert (upload.state, upload.message) == (STATE.FAILED, "The file is damaged.")
    upload, _ = act(editor, upload, "retry")
    assert (upload.state, upload.message) == (STATE.WAITING, "")
    queue.read_all()
    assert Upload.objects.get().state == STATE.READY


def test_a_fault_of_the_reader_fails_the_file_and_not_the_worker(
    empty_archive, editor, read_as
):
    read_as(RuntimeError("no"), parsed(SYMBOL))
    first, second = sent_and_read(editor, ("a.txt", b"a"), ("b.txt", b"b"))
    assert (first.state, first.message) == (STATE.FAILED, queue.OUR_FAULT)
    assert second.state == STATE.READY


def test_a_file_that_ends_every_worker_is_set_aside(empty_archive, editor, read_as):
    read_as(parsed(SYMBOL))
    batch = send(editor, ("bad.txt", b"bad"), ("good.txt", b"good"))
    bad, good = batch.uploads.all()
    Upload.objects.filter(pk=bad.pk).update(
        state=STATE.WORKING, attempts=queue.MOST_ATTEMPTS
    )
    queue.read_all()
    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.state, bad.message) == (STATE.FAILED, queue.SET_ASIDE)
    assert good.state == STATE.READY


@pytest.mark.parametrize(
    ("name", "value", "files", "said"),
    [
        ("FILES_A_DAY", 2, [b"a", b"b", b"c"], "You can send 2 files in 24 hours"),
        ("MEGABYTES_A_DAY", 1, [b" " * 1024 * 1024, b"x"], "You can send 1 MB"),
    ],
)
def test_a_quota_holds_over_all_batches_of_a_day(
    empty_archive, editor, publisher, settings, name, value, files, said
):
    setattr(settings, name, value)
    *first, last = files
    send(editor, *((f"{n}.txt", data) for n, data in enumerate(first)))
    again = {"documents": [SimpleUploadedFile("last.txt", last)]}
    answer = editor.post(SEND, again)
    assert said in str(errors_in(answer))
    # The quota is one of each person.
    send(publisher, ("last.txt", last))


def test_the_number_of_queries_of_a_batch_does_not_grow(
    empty_archive, editor, read_as, django_assert_max_num_queries
):
    read_as(*(parsed(f"A/RES/70/{n}", [a_preambular(1)]) for n in range(30)))
    uploads = sent_and_read(editor, *((f"{n}.txt", str(n).encode()) for n in range(30)))
    with django_assert_max_num_queries(12):
        page = editor.get(uploads[0].batch.get_absolute_url())
    assert page.content.decode().count("A/RES/70/") == 30


def test_a_batch_of_500_files_is_normal(empty_archive, editor, read_as):
    texts = [parsed(f"A/RES/70/{n}", [an_operative(1)]) for n in range(500)]
    read_as(*texts)
    batch = send(editor, *((f"{n}.txt", str(n).encode()) for n in range(500)))
    assert queue.read_all() == 500
    assert batch.uploads.count_by_state() == {STATE.READY: 500}


def page_of(client, upload):
    return client.get(upload.get_absolute_url()).content.decode()
