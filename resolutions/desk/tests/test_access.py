"""Who gets where: every address of the desk, for every role and method."""

from __future__ import annotations

import re

import pytest
from django.contrib import admin
from django.contrib.auth.models import Permission, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

from archive.proxies import client_address
from resolutions.desk.models import Batch, Upload
from resolutions.desk.roles import EDITORS, PUBLISHERS, ROLES, VIEWERS
from resolutions.desk.tests.conftest import SEND, a_person, logged_in, send
from resolutions.tests.factories import an_operative, hold

pytestmark = pytest.mark.django_db

WHO = ("nobody", "a stranger", "viewer", "editor", "publisher")
LOGIN, NO, YES = "login", 403, "yes"
TO_VIEW = (LOGIN, LOGIN, YES, YES, YES)
TO_EDIT = (LOGIN, LOGIN, NO, YES, YES)
TO_PUBLISH = (LOGIN, LOGIN, NO, NO, YES)
# The file of the test has no pages.
TO_SEE_A_PAGE = (LOGIN, LOGIN, 404, 404, 404)
MISSING_TO_EDIT = (LOGIN, LOGIN, NO, 404, 404)
NEVER = (LOGIN, LOGIN, NO, NO, NO)

# A row: method, address, and what each of WHO gets.
MATRIX = [
    ("GET", "/admin/", TO_VIEW),
    ("GET", "/admin/desk/batch/", TO_VIEW),
    ("GET", "/admin/desk/batch/add/", TO_EDIT),
    ("POST", "/admin/desk/batch/add/", TO_EDIT),
    ("GET", "/admin/desk/batch/{batch}/change/", TO_VIEW),
    ("POST", "/admin/desk/batch/{batch}/change/", NEVER),
    ("GET", "/admin/desk/batch/{batch}/history/", TO_VIEW),
    ("POST", "/admin/desk/batch/{batch}/delete/", NEVER),
    ("POST", "/admin/desk/batch/{batch}/publish/", TO_PUBLISH),
    ("POST", "/admin/desk/batch/{batch}/retry/", TO_EDIT),
    ("GET", "/admin/desk/upload/", TO_VIEW),
    ("GET", "/admin/desk/upload/add/", NEVER),
    ("GET", "/admin/desk/upload/{upload}/change/", TO_VIEW),
    ("POST", "/admin/desk/upload/{upload}/change/", NEVER),
    ("GET", "/admin/desk/upload/{upload}/history/", TO_VIEW),
    ("POST", "/admin/desk/upload/{upload}/delete/", NEVER),
    ("GET", "/admin/desk/upload/{upload}/preview/", TO_VIEW),
    ("GET", "/admin/desk/upload/{upload}/changes/", TO_VIEW),
    ("GET", "/admin/desk/upload/{upload}/page/1/", TO_SEE_A_PAGE),
    ("POST", "/admin/desk/upload/{upload}/retry/", TO_EDIT),
    ("POST", "/admin/desk/upload/{upload}/discard/", TO_EDIT),
    ("POST", "/admin/desk/upload/{upload}/publish/", TO_PUBLISH),
    ("POST", "/admin/desk/upload/{upload}/keep/", TO_PUBLISH),
    ("POST", "/admin/desk/upload/{upload}/replace/", TO_PUBLISH),
    ("GET", "/admin/desk/upload/{upload}/correct/", TO_EDIT),
    ("POST", "/admin/desk/upload/{upload}/correct/", TO_EDIT),
    ("GET", "/admin/desk/correction/", TO_VIEW),
    ("POST", "/admin/desk/correction/999/undo/", MISSING_TO_EDIT),
    ("POST", "/admin/desk/correction/999/confirm/", MISSING_TO_EDIT),
    ("POST", "/admin/desk/upload/{upload}/reparse/", TO_EDIT),
    ("GET", "/admin/desk/newreading/", TO_VIEW),
    ("POST", "/admin/desk/newreading/ask/", TO_EDIT),
    ("POST", "/admin/desk/newreading/999/take/", TO_EDIT),
    ("POST", "/admin/desk/newreading/999/drop/", TO_EDIT),
    ("POST", "/admin/resolutions/resolution/{resolution}/fetch/", TO_EDIT),
    ("GET", "/admin/desk/errorreport/", TO_VIEW),
    ("GET", "/admin/desk/errorreport/add/", NEVER),
    ("POST", "/admin/desk/errorreport/999/state/", MISSING_TO_EDIT),
    ("GET", "/admin/desk/edition/", TO_VIEW),
    ("GET", "/admin/desk/edition/add/", NEVER),
    ("GET", "/admin/resolutions/resolution/", TO_VIEW),
    ("GET", "/admin/resolutions/resolution/{resolution}/change/", TO_VIEW),
    ("POST", "/admin/resolutions/resolution/{resolution}/change/", NEVER),
    ("POST", "/admin/resolutions/resolution/{resolution}/delete/", NEVER),
    ("POST", "/admin/resolutions/resolution/{resolution}/withdraw/", TO_PUBLISH),
    ("GET", "/admin/resolutions/lineagejudgement/", TO_VIEW),
    ("GET", "/admin/resolutions/lineagejudgement/add/", NEVER),
    ("GET", "/admin/resolutions/lineagejudgement/place/", TO_VIEW),
    ("GET", "/admin/resolutions/lineagejudgement/place/?at=A/RES/1/1/op1", TO_VIEW),
    ("POST", "/admin/resolutions/lineagejudgement/place/", TO_EDIT),
    ("GET", "/admin/resolutions/lineagejudgement/pairs/", TO_VIEW),
    ("POST", "/admin/resolutions/lineagejudgement/pairs/", TO_EDIT),
    ("POST", "/admin/resolutions/lineagejudgement/999/undo/", MISSING_TO_EDIT),
    ("GET", "/admin/auth/user/", NEVER),
    ("GET", "/admin/auth/group/", NEVER),
    ("GET", "/admin/axes/accessattempt/", NEVER),
]


@pytest.fixture
def people(db):
    stranger = User.objects.create(username="a reader with an account")
    return {
        "nobody": Client(),
        "a stranger": logged_in(stranger),
        "viewer": logged_in(a_person("viewer", VIEWERS)),
        "editor": logged_in(a_person("editor", EDITORS)),
        "publisher": logged_in(a_person("publisher", PUBLISHERS)),
    }


@pytest.mark.parametrize(("method", "address", "expected"), MATRIX)
def test_role_by_address(empty_archive, people, method, address, expected):
    upload = send(people["editor"], ("a.txt", b"a")).uploads.get()
    resolution = hold("A/RES/1/1", [an_operative(1)])
    known = {"upload": upload.pk, "batch": upload.batch.pk, "resolution": resolution.pk}
    path = address.format(**known)
    got = tuple(outcome(people[who].generic(method, path)) for who in WHO)
    assert got == expected


def outcome(answer):
    if answer.status_code == 302 and answer["Location"].startswith("/admin/login/"):
        return LOGIN
    return answer.status_code if answer.status_code in (403, 404, 405) else YES


def test_the_matrix_has_every_address_of_the_desk():
    named = {
        address.split("{")[0].rstrip("/") + "/" + address.partition("}/")[2]
        for _, address, _ in MATRIX
    }
    own = {
        f"/admin/{app}/{model}/"
        + re.sub("<.*?>", "1", pattern.pattern._route.partition(">/")[2])
        for app, model in [("desk", "batch"), ("desk", "upload")]
        for pattern in admin.site._registry[
            {"batch": Batch, "upload": Upload}[model]
        ].get_urls()
        if "<int:pk>" in str(pattern.pattern)
    }
    assert own
    assert own <= named


@pytest.mark.parametrize("name", ["retry", "discard", "publish", "keep", "replace"])
def test_an_action_is_no_link(empty_archive, publisher, name):
    upload = send(publisher, ("a.txt", b"a")).uploads.get()
    assert publisher.get(f"/admin/desk/upload/{upload.pk}/{name}/").status_code == 405


def test_an_action_needs_its_token(empty_archive, publisher):
    upload = send(publisher, ("a.txt", b"a")).uploads.get()
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(publisher.user, "django.contrib.auth.backends.ModelBackend")
    assert strict.post(f"/admin/desk/upload/{upload.pk}/discard/").status_code == 403


def test_what_is_not_there_is_404(empty_archive, publisher):
    assert publisher.post("/admin/desk/upload/999/publish/").status_code == 404
    assert publisher.post("/admin/desk/batch/999/publish/").status_code == 404
    address = "/admin/resolutions/resolution/999/withdraw/"
    assert publisher.post(address).status_code == 404


def test_every_permission_of_a_role_is_one():
    wanted = {codename for names in ROLES.values() for codename in names}
    held = Permission.objects.filter(codename__in=wanted)
    assert set(held.values_list("codename", flat=True)) == wanted


def test_files_of_others_are_not_even_taken_in(people, monkeypatch):
    kept = []
    monkeypatch.setattr(
        "django.core.files.uploadhandler.TemporaryFileUploadHandler.receive_data_chunk",
        lambda self, data, start: kept.append(data),
    )
    for who in ("nobody", "a stranger", "viewer"):
        file = SimpleUploadedFile("a.txt", b"a" * 1000)
        people[who].post(SEND, {"documents": [file]})
    assert kept == []
    people["editor"].post(SEND, {"documents": [SimpleUploadedFile("a.txt", b"a")]})
    assert kept == [b"a"]


def test_a_request_that_is_too_large_is_refused(people):
    answer = people["editor"].generic(
        "POST",
        SEND,
        b"--x",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(2 * 1024**3),
    )
    assert answer.status_code == 413


@pytest.fixture
def locked(db):
    user = a_person("ada", EDITORS)
    user.set_password("correct horse")
    user.save()


def log_in(password, name="ada", **meta):
    fields = {"username": name, "password": password, "next": "/admin/"}
    return Client().post("/admin/login/", fields, **meta).status_code


def test_guessing_locks_the_name_for_the_address_that_guesses(locked):
    for _ in range(4):
        assert log_in("wrong") == 200
    assert log_in("wrong") == 429
    assert log_in("correct horse") == 429
    assert log_in("correct horse", REMOTE_ADDR="192.0.2.7") == 302


def test_behind_a_proxy_the_client_is_locked_and_not_the_proxy(locked, settings):
    settings.PROXIES = 1
    for n in range(5):
        log_in("wrong", HTTP_X_FORWARDED_FOR=f"10.0.0.{n}, 192.0.2.1")
    assert log_in("correct horse", HTTP_X_FORWARDED_FOR="192.0.2.1") == 429
    assert log_in("correct horse", HTTP_X_FORWARDED_FOR="192.0.2.2") == 302


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, "192.0.2.9", "127.0.0.1"),
        (1, "", "127.0.0.1"),
        (1, "192.0.2.9", "192.0.2.9"),
        (1, "made up, 192.0.2.9", "192.0.2.9"),
        (2, "10.1.1.1, 192.0.2.9, 10.0.0.1", "192.0.2.9"),
        (1, "2001:db8::1", "2001:db8::1"),
        (1, "no address", "127.0.0.1"),
    ],
)
def test_only_trusted_proxies_are_believed(settings, proxies, forwarded, address):
    settings.PROXIES = proxies
    request = RequestFactory().get("/", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request) == address


def test_admin_pages_are_not_kept_by_browsers(viewer):
    assert "no-store" in viewer.get("/admin/")["Cache-Control"]


@pytest.mark.parametrize("who", ["viewer", "editor", "publisher"])
def test_the_front_page_shows_a_role_its_rooms_alone(request, who):
    page = request.getfixturevalue(who).get("/admin/")
    groups = {group["name"]: group["models"] for group in page.context["app_list"]}
    assert [model["name"] for model in groups.pop("Editors’ desk")] == [
        *("Batches", "Uploads", "Error reports", "Corrections"),
        *("Where wording comes from", "New readings", "Editions", "Resolutions"),
    ]
    assert groups == {}
    assert ("Send files" in page.content.decode()) == (who != "viewer")


def test_an_administrator_finds_the_accounts_by_their_names(db):
    page = logged_in(a_person("root", is_superuser=True)).get("/admin/")
    groups = {group["name"]: group["models"] for group in page.context["app_list"]}
    assert list(groups) == ["Editors’ desk", "Accounts"]
    assert [model["name"] for model in groups["Accounts"]] == [
        *("Users", "Groups", "One-time codes", "Locked log-ins", "Log-ins"),
    ]


def test_the_front_page_counts_what_lies_there(editor):
    send(editor, ("a.txt", b"a"))
    page = editor.get("/admin/").content.decode()
    assert '<a href="/admin/desk/upload/?state__exact=waiting">1 waiting</a>' in page
