"""From the desk to the public pages."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from resolutions.desk import queue
from resolutions.desk.models import Edition, Upload
from resolutions.desk.tests.conftest import act, send, sent_and_read
from resolutions.models import Resolution, SourceFile
from resolutions.parsing.plain import to_plain
from resolutions.tests.factories import an_operative, hold_parsed, parsed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_archive")]

STATE = Upload.State
SYMBOL = "A/RES/70/1"
TEXT = parsed(SYMBOL, [an_operative(1, "Requests one thing;")])


def test_nothing_is_public_before_it_is_published(editor, publisher, client, read_as):
    read_as(TEXT)
    (upload,) = sent_and_read(editor)
    assert client.get(f"/{SYMBOL}").status_code == 404
    assert client.get("/search.json").json()["count"] == 0
    upload, said = act(publisher, upload, "publish")
    assert (upload.state, said) == (STATE.PUBLISHED, "Published.")
    assert b"Requests one thing" in client.get(f"/{SYMBOL}/op1").content
    assert client.get("/search.json").json()["count"] == 1


def test_what_was_published_is_on_record(editor, publisher, read_as):
    read_as(TEXT)
    (upload,) = sent_and_read(editor)
    act(publisher, upload, "publish")
    edition = Edition.objects.get()
    assert edition.symbol == SYMBOL
    assert edition.text == to_plain(TEXT)
    assert (edition.upload, edition.published_by) == (upload, publisher.user)
    assert edition.ended_at is None


def test_the_file_is_kept_once(editor, publisher, read_as):
    read_as(TEXT)
    (upload,) = sent_and_read(editor, ("a.txt", b"bytes"))
    upload, _ = act(publisher, upload, "publish")
    assert upload.content is None
    assert upload.data == bytes(SourceFile.objects.get().content) == b"bytes"


def test_a_symbol_that_is_held_is_no_mere_publishing(editor, publisher, read_as):
    hold_parsed(TEXT)
    read_as(TEXT)
    (upload,) = sent_and_read(editor)
    upload, said = act(publisher, upload, "publish")
    assert upload.state == STATE.READY
    assert "is held already" in said
    upload, _ = act(publisher, upload, "keep")
    assert upload.state == STATE.PUBLISHED
    assert SourceFile.objects.count() == 2


def test_the_database_may_refuse_a_text(editor, publisher, read_as):
    read_as(parsed("A/RES/70/" + "1" * 100, [an_operative(1)]))
    (upload,) = sent_and_read(editor)
    upload, said = act(publisher, upload, "publish")
    assert upload.state == STATE.READY
    assert "The database refused the text" in said
    assert not Edition.objects.exists()


def test_a_batch_is_published_at_one_press(editor, publisher, client, read_as):
    hold_parsed(TEXT)
    read_as(TEXT, *(parsed(f"A/RES/71/{n}", [an_operative(1)]) for n in range(3)))
    files = [(f"{n}.txt", str(n).encode()) for n in range(4)]
    batch = sent_and_read(editor, *files)[0].batch
    answer = publisher.post(f"/admin/desk/batch/{batch.pk}/publish/", follow=True)
    said = [str(message) for message in answer.context["messages"]]
    assert said[0] == "Published: 3 of this batch."
    assert "A/RES/70/1 is held already" in said[1]
    assert Resolution.objects.count() == 4
    assert batch.uploads.count_by_state() == {STATE.PUBLISHED: 3, STATE.READY: 1}


def test_what_was_withdrawn_does_not_come_back_with_its_batch(
    editor, publisher, client, read_as
):
    upload = published(editor, publisher, read_as)
    withdraw(publisher, reason="A mistake.")
    page = publisher.get(upload.batch.get_absolute_url()).content.decode()
    assert "Publish all" not in page
    publisher.post(f"/admin/desk/batch/{upload.batch_id}/publish/")
    assert client.get(f"/{SYMBOL}").status_code == 410
    page = publisher.get(upload.get_absolute_url()).content.decode()
    assert "A mistake." in page and f"Publish as {SYMBOL}" in page


def test_what_is_not_read_is_not_published(editor, publisher):
    upload = send(editor, ("a.txt", b"a")).uploads.get()
    upload, said = act(publisher, upload, "publish")
    assert "it is waiting" in said
    assert upload.state == STATE.WAITING


def test_who_did_what_is_readable(editor, publisher, read_as):
    read_as(TEXT)
    (upload,) = sent_and_read(editor)
    act(publisher, upload, "publish")
    page = editor.get(f"/admin/desk/upload/{upload.pk}/history/").content.decode()
    assert "publisher" in page
    assert "ready" in page and "published" in page


def test_public_pages_have_no_cookie_and_are_the_same_for_everybody(
    publisher, client, read_as
):
    read_as(TEXT)
    (upload,) = sent_and_read(publisher)
    act(publisher, upload, "publish")
    for address in (
        "/",
        f"/{SYMBOL}",
        f"/{SYMBOL}/op1.json",
        "/search?q=x",
        "/nothing",
    ):
        for reader in (client, publisher):
            answer = reader.get(address)
            assert not answer.cookies, address
            assert "Cookie" not in answer.get("Vary", ""), address
    cookies = publisher.get("/admin/desk/batch/add/").cookies
    assert {cookie["path"] for cookie in cookies.values()} == {"/admin/"}


def published(editor, publisher, read_as, text=TEXT, name="a.txt"):
    read_as(text)
    (upload,) = sent_and_read(editor, (name, name.encode()))
    return act(publisher, upload, "publish")[0]


def withdraw(publisher, symbol=SYMBOL, **fields):
    pk = Resolution.objects.get(symbol=symbol).pk
    path = f"/admin/resolutions/resolution/{pk}/withdraw/"
    answer = publisher.post(path, fields, follow=True)
    return " ".join(str(message) for message in answer.context["messages"])


OTHER = parsed(
    SYMBOL, [an_operative(1, "First;"), an_operative(2, TEXT.paragraphs[0].text)]
)


def test_a_text_is_replaced_and_put_back(editor, publisher, client, read_as):
    first = published(editor, publisher, read_as)
    read_as(OTHER)
    (second,) = sent_and_read(editor, ("b.txt", b"b"))
    page = publisher.get(second.get_absolute_url()).content.decode()
    assert "Replace the text of A/RES/70/1" in page
    second, _ = act(publisher, second, "replace")
    first.refresh_from_db()
    assert (first.state, second.state) == (STATE.REPLACED, STATE.PUBLISHED)
    assert client.get(f"/{SYMBOL}/op2").status_code == 200
    first, _ = act(publisher, first, "replace")
    second.refresh_from_db()
    assert (first.state, second.state) == (STATE.PUBLISHED, STATE.REPLACED)
    assert client.get(f"/{SYMBOL}/op2")["Location"] == f"/{SYMBOL}/op1"
    endings = Edition.objects.order_by("pk").values_list("ending", flat=True)
    assert list(endings) == ["replaced", "replaced", ""]
    assert SourceFile.objects.get(is_text_source=True).sha256 == first.sha256


def test_a_withdrawn_text_can_be_published_again(editor, publisher, client, read_as):
    upload = published(editor, publisher, read_as)
    assert "Give the reason" in withdraw(publisher, reason=" ")
    assert "is withdrawn" in withdraw(publisher, reason="A mistake.")
    assert client.get(f"/{SYMBOL}/op1").status_code == 410
    upload.refresh_from_db()
    assert (upload.state, upload.data) == (STATE.WITHDRAWN, b"a.txt")
    edition = Edition.objects.get()
    assert (edition.ended_by, edition.reason) == (publisher.user, "A mistake.")
    upload, _ = act(publisher, upload, "publish")
    assert upload.state == STATE.PUBLISHED
    assert client.get(f"/{SYMBOL}/op1").status_code == 200


def test_the_record_has_times_of_24_hours_and_no_links_to_accounts(
    editor, publisher, read_as
):
    published(editor, publisher, read_as)
    noon = datetime(2026, 3, 4, 12, 51, tzinfo=UTC)
    Edition.objects.update(published_at=noon)
    for address in ("", f"{Edition.objects.get().pk}/change/"):
        page = editor.get(f"/admin/desk/edition/{address}").content.decode()
        assert "4 March 2026, 12:51" in page
        assert "publisher" in page
        assert "/admin/auth/user/" not in page


def test_another_text_after_a_withdrawal_keeps_the_places(
    editor, publisher, client, read_as
):
    published(editor, publisher, read_as, OTHER)
    withdraw(publisher, reason="A mistake.")
    published(editor, publisher, read_as, TEXT, "b.txt")
    assert client.get(f"/{SYMBOL}/op2")["Location"] == f"/{SYMBOL}/op1"


def test_an_imported_text_is_withdrawn_to_the_desk(publisher, client, read_as):
    hold_parsed(TEXT)
    withdraw(publisher, reason="A mistake.")
    read_as(TEXT)
    queue.read_all()
    upload = Upload.objects.get()
    assert (upload.state, upload.data) == (STATE.READY, b"text of A/RES/70/1")
    assert act(publisher, upload, "publish")[0].state == STATE.PUBLISHED
    assert client.get(f"/{SYMBOL}/op1").status_code == 200


def test_an_imported_text_is_replaced_and_can_be_put_back(
    editor, publisher, client, read_as
):
    hold_parsed(TEXT)
    read_as(OTHER, TEXT)
    (upload,) = sent_and_read(editor)
    act(publisher, upload, "replace")
    assert client.get(f"/{SYMBOL}/op2").status_code == 200
    queue.read_all()
    imported = Upload.objects.exclude(pk=upload.pk).get()
    assert act(publisher, imported, "replace")[0].state == STATE.PUBLISHED
    assert client.get(f"/{SYMBOL}/op2").status_code == 301


def test_a_failure_in_the_middle_changes_nothing(
    editor, publisher, client, read_as, monkeypatch
):
    published(editor, publisher, read_as)
    read_as(parsed(SYMBOL, [an_operative(1, "New;")], agenda_item="1" * 60))
    (upload,) = sent_and_read(editor, ("b.txt", b"b"))
    upload, said = act(publisher, upload, "replace")
    assert "The database refused the text" in said
    assert upload.state == STATE.READY
    assert b"Requests one thing" in client.get(f"/{SYMBOL}/op1").content
    assert Edition.objects.current().count() == 1
