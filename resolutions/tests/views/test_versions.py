"""A page that a client has already is not made again, and never one that has changed."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection, transaction

from resolutions import editions, ingest, storing
from resolutions.lineage import judging
from resolutions.models import Paragraph, Resolution, Topic
from resolutions.tests.factories import an_operative, hold, parsed

OF_THE_INDEX = {"searchstate", "searchtext", "searchsegment", "searchposting"}


def test_every_public_table_gives_a_new_version(db):
    """Else: a migration with `SELECT resolutions_watch('resolutions_…')`."""
    models = apps.get_app_config("resolutions").get_models(include_auto_created=True)
    tables = {each._meta.db_table for each in models if each._meta.managed}
    left_out = {f"resolutions_{each}" for each in (*OF_THE_INDEX, "publicversion")}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'changed'"
        )
        assert {row[0] for row in cursor.fetchall()} == tables - left_out


PAGES = [
    "/", "/search?q=crime", "/search.json?q=crime", "/search.csv?q=crime", "/help",
    "/A/RES/64/179", "/A/RES/64/179.json", "/A/RES/64/179/op8", "/A/RES/64/179.docx",
    "/documents", "/topics/corruption", "/compare?from=A/RES/64/179&to=A/RES/65/232",
    "/reports", "/map?of=A/RES/64/179", "/sitemap.xml", "/resolve?c=64/179",
]  # fmt: skip


@pytest.mark.parametrize("address", PAGES)
def test_whoever_has_a_page_is_told_so(client, archive_of_five, address):
    first = client.get(address)
    assert first.status_code == 200
    assert first["Cache-Control"] == "no-cache"
    for ask in (client.get, client.head):
        again = ask(address, headers={"If-None-Match": f'"x", {first["ETag"]}'})
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == first["ETag"]
        assert "Accept-Encoding" in again["Vary"]
    assert client.get(address, headers={"If-None-Match": '"x"'}).status_code == 200


def test_that_costs_one_query(client, archive_of_five, django_assert_num_queries):
    etag = client.get("/search?q=crime")["ETag"]
    with django_assert_num_queries(1):
        client.get("/search?q=crime", headers={"If-None-Match": etag})


def test_another_address_is_another_page(client, archive_of_five, settings):
    settings.ALLOWED_HOSTS = ["testserver", "example.org"]
    etags = [
        client.get("/search?q=crime")["ETag"],
        client.get("/search?q=crimes")["ETag"],
        client.get("/search.json?q=crime")["ETag"],
        client.get("/search?q=crime", headers={"Host": "example.org"})["ETag"],
        client.get("/search?q=crime", secure=True)["ETag"],
    ]
    assert len(set(etags)) == len(etags)


@pytest.mark.parametrize(
    "address", ["/healthz", "/report-an-error", "/A/RES/1/1", "/search?q=64/179"]
)
def test_errors_redirects_and_living_pages_have_no_version(client, db, address):
    answer = client.get(address)
    assert not answer.has_header("ETag") or answer["ETag"][:2] != "W/"
    asked = client.get(address, headers={"If-None-Match": "*"})
    assert asked.status_code in (answer.status_code, 304)
    assert asked.status_code == answer.status_code or answer.status_code == 200


@pytest.mark.parametrize("address", [each for each in PAGES if ".csv" not in each])
def test_a_page_that_was_made_is_not_made_again(
    client, archive_of_five, settings, django_assert_num_queries, address
):
    settings.KEEPS_PAGES = True
    first = client.get(address)
    with django_assert_num_queries(1):
        again = client.get(address)
    assert again.content == first.content
    assert dict(again.items()) == dict(first.items())


def test_no_page_is_kept_that_has_changed_or_is_of_another_site(
    client, archive_of_five, settings
):
    settings.KEEPS_PAGES = True
    settings.ALLOWED_HOSTS = ["testserver", "other.example"]
    assert (
        b"http://testserver/A/RES/64/179/op8" in client.get("/A/RES/64/179/op8").content
    )
    other = client.get("/A/RES/64/179/op8", headers={"host": "other.example"})
    assert b"testserver" not in other.content
    Paragraph.objects.filter(anchor="op8").update(text="Urges otherwise;")
    assert b"Urges otherwise;" in client.get("/A/RES/64/179/op8").content


@pytest.mark.parametrize(
    "address", ["/A/RES/1/1", "/search?year=%FF", "/A/RES/64/179/"]
)
def test_no_error_and_no_redirect_is_kept(client, archive_of_five, settings, address):
    settings.KEEPS_PAGES = True
    first, again = client.get(address), client.get(address)
    assert first.status_code == again.status_code != 200


def test_a_pasted_text_is_always_answered(client, archive_of_five):
    etag = client.get("/wording")["ETag"]
    answer = client.post("/wording", {"text": "crime"}, headers={"If-None-Match": etag})
    # A short text leads to its address.
    assert answer.status_code == 303
    assert not answer.has_header("Cache-Control")


ANOTHER_PROCESS = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
import django
django.setup()
from django.conf import settings
from django.db import connection
from django.test import Client
settings.STORAGES["staticfiles"]["BACKEND"] = (
    "django.contrib.staticfiles.storage.StaticFilesStorage"
)
connection.settings_dict["NAME"] = sys.argv[1]
client, etag = Client(HTTP_HOST="127.0.0.1"), ""
for line in sys.stdin:
    answer = client.get(line.strip(), headers={"If-None-Match": etag})
    etag = answer.get("ETag", "")
    print(answer.status_code, connection.connection.info.backend_pid, flush=True)
"""


@contextmanager
def another_process():
    name = connection.settings_dict["NAME"]
    with subprocess.Popen(
        [sys.executable, "-c", ANOTHER_PROCESS, name],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip

        def ask(address="/search?q=crime"):
            process.stdin.write(f"{address}\n")
            process.stdin.flush()
            return tuple(map(int, process.stdout.readline().split()))

        yield ask
        process.stdin.close()


def changes():
    """What editors and commands do, one after the other."""
    user = get_user_model().objects.create(username="editor")
    earlier = hold("A/RES/69/1", [an_operative(1, "Urges States to prevent crime;")])
    yield "an earlier text"
    held = hold("A/RES/70/1", [an_operative(1, "Urges States to prevent crime;")])
    yield "a publication"
    correct = parsed("A/RES/70/1", [an_operative(1, "Urges States to fight crime;")])
    storing.store_resolution(correct, held)
    yield "a correction"
    renamed = parsed("A/RES/70/2", [an_operative(1, "Urges States to fight crime;")])
    held = editions.replace(held, renamed, b"x", "0" * 64, "x.txt")
    yield "a new symbol"
    one, other = (Paragraph.objects.get(resolution=r) for r in (earlier, held))
    judged = judging.judge(one, other, "cut", user, "Another matter.")
    yield "a judgement of lineage"
    judging.undo(judged, user)
    yield "the judgement taken back"
    other.topics.add(Topic.objects.get_or_create(slug="corruption")[0])
    yield "a row of a table between tables"
    Resolution.objects.filter(pk=held.pk).update(title="Another title")
    yield "a change past all functions"
    editions.withdraw(held, "An error.")
    yield "a withdrawal"


@pytest.mark.django_db(transaction=True)
def test_no_change_is_missed_by_another_process():
    with another_process() as ask:
        assert ask()[0] == 200
        doing = changes()
        while True:
            with transaction.atomic():
                ingest.save_alone()
                change = next(doing, None)
                assert ask()[0] == 304, f"{change}, not public yet"
            if change is None:
                break
            assert ask()[0] == 200, change
            assert ask()[0] == 304, change
        # What was rolled back was never public.
        with pytest.raises(RuntimeError), transaction.atomic():
            hold("A/RES/71/1", [an_operative(1, "Urges States to prevent crime;")])
            raise RuntimeError
        status, pid = ask()
        assert status == 304
        # The first question finds out that a connection is gone, and takes another.
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
        assert ask()[0] == 304
        assert ask()[1] != pid
