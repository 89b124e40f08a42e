"""Readers report errors: without an account or a cookie, and not without end."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core import signing
from django.utils import timezone

from resolutions.desk import reporting
from resolutions.desk.models import ErrorReport, ReportSent

pytestmark = pytest.mark.django_db

FORM = "/report-an-error"
AT = "/A/RES/64/179/op8"


def token(client, at=AT):
    page = client.get(FORM, {"at": at})
    assert not page.cookies
    assert "no-store" in page["Cache-Control"]
    return re.search(r'name="token" value="([^"]+)"', page.content.decode())[1]


def send(client, text="A word is wrong.", at=AT, **other):
    fields = {"token": token(client, at), "text": text, **other}
    return client.post(FORM, fields)


@pytest.mark.parametrize("page", [AT, "/A/RES/64/179"])
def test_every_text_leads_to_the_form_with_its_address(archive_of_five, client, page):
    link = f'href="{FORM}?at={page}"'
    assert link in client.get(page).content.decode()


def test_a_report_arrives_and_the_reader_is_thanked(archive_of_five, client):
    answer = send(client)
    assert (answer.status_code, answer["Location"]) == (
        303,
        f"{FORM}?at=%2FA%2FRES%2F64%2F179%2Fop8&sent=1",
    )
    assert not answer.cookies
    report = ErrorReport.objects.get()
    assert (report.address, report.text, report.state) == (
        AT,
        "A word is wrong.",
        "new",
    )
    assert "has arrived" in client.get(answer["Location"]).content.decode()


def test_the_report_lies_on_the_desk(archive_of_five, client, viewer, editor):
    send(client, text="<b>Wrong</b>")
    report = ErrorReport.objects.get()
    page = viewer.get(report.get_absolute_url()).content.decode()
    assert f'href="{AT}"' in page
    assert "&lt;b&gt;Wrong" in page
    assert "Mark as done" not in page
    answer = editor.post(
        f"/admin/desk/errorreport/{report.pk}/state/", {"state": "done"}
    )
    assert answer.status_code == 302
    report.refresh_from_db()
    assert report.state == "done"
    assert [each.history_user for each in report.history.all()][0] == editor.user


@pytest.mark.parametrize(
    ("at", "about"),
    [
        # Only paths of the site.
        ("https://example.org/", "/"),
        ("//example.org/", "/"),
        ("/\\example.org", "/"),
        ("", "/"),
        ("/" + "a" * 400, "/"),
    ],
)
def test_only_pages_of_the_site_are_reported(archive_of_five, client, at, about):
    send(client, at=at)
    assert ErrorReport.objects.get().address == about


def test_a_program_is_not_told_that_it_was_noticed(archive_of_five, client):
    assert send(client, website="http://example.org").status_code == 303
    assert not ErrorReport.objects.exists()


@pytest.mark.parametrize(
    ("fields", "status", "said"),
    [
        ({"text": " "}, 400, "Say in a few words"),
        ({"text": "a" * 2001}, 413, "2,000 characters"),
        ({"text": "a" * 2_000_000}, 413, "more than a report can hold"),
        ({"text": "a", "token": "made up"}, 400, "older than a day"),
    ],
)
def test_what_cannot_be_taken_is_said(archive_of_five, client, fields, status, said):
    answer = client.post(FORM, {"token": token(client), **fields})
    assert (answer.status_code, said in answer.content.decode()) == (status, True)
    assert not ErrorReport.objects.exists()


def test_a_form_is_good_for_a_day(archive_of_five, client, monkeypatch):
    old = token(client)
    now = signing.time.time()
    monkeypatch.setattr(signing.time, "time", lambda: now + 25 * 60 * 60)
    assert client.post(FORM, {"token": old, "text": "a"}).status_code == 400


def test_what_cannot_be_stored_is_replaced(archive_of_five, client):
    assert send(client, text="a\0b").status_code == 303
    assert ErrorReport.objects.get().text == "a\N{REPLACEMENT CHARACTER}b"


def test_an_address_can_send_a_few_a_day(archive_of_five, client):
    for _ in range(reporting.MOST_A_DAY):
        assert send(client).status_code == 303
    answer = send(client)
    assert answer.status_code == 429
    assert answer["Retry-After"] == "86400"
    assert ErrorReport.objects.count() == reporting.MOST_A_DAY
    other = {"token": token(client), "text": "a"}
    assert client.post(FORM, other, REMOTE_ADDR="192.0.2.1").status_code == 303
    # Nobody can tell from the table who it was, and after a day it is empty.
    assert not ReportSent.objects.filter(sender__contains="127.0").exists()
    ReportSent.objects.update(sent_at=timezone.now() - timedelta(days=2))
    assert send(client).status_code == 303
    assert ReportSent.objects.count() == 1


def test_a_house_has_one_network(archive_of_five, client):
    for n in range(reporting.MOST_A_DAY):
        fields = {"token": token(client), "text": "a"}
        client.post(FORM, fields, REMOTE_ADDR=f"2001:db8:1:1::{n}")
    assert client.post(FORM, fields, REMOTE_ADDR="2001:db8:1:1:9::").status_code == 429
    assert client.post(FORM, fields, REMOTE_ADDR="2001:db8:1:2::").status_code == 303


def test_other_methods_are_refused(archive_of_five, client):
    assert client.put(FORM).status_code == 405
    assert (
        client.post(FORM, b"x", content_type="multipart/form-data").status_code == 400
    )
