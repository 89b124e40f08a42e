"""People at the desk, and what they send."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from resolutions.desk import queue
from resolutions.desk.models import Batch, Upload
from resolutions.desk.roles import EDITORS, PUBLISHERS, VIEWERS
from resolutions.tests.factories import parsing_gives_to

SEND = "/admin/desk/batch/add/"


def a_person(name, group=None, **other):
    user = User.objects.create(username=name, is_staff=True, **other)
    if group:
        user.groups.add(Group.objects.get(name=group))
    return user


def logged_in(user):
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    client.user = user
    return client


@pytest.fixture
def viewer(db):
    return logged_in(a_person("viewer", VIEWERS))


@pytest.fixture
def editor(db):
    return logged_in(a_person("editor", EDITORS))


@pytest.fixture
def publisher(db):
    return logged_in(a_person("publisher", PUBLISHERS))


@pytest.fixture
def read_as(monkeypatch):
    """Let the worker read every file as the next of the given parses."""
    return lambda *results: parsing_gives_to(queue, monkeypatch, *results)


def send(client, *files, **fields):
    """Send (name, bytes) pairs, as the form does; the batch that it became."""
    documents = [SimpleUploadedFile(name, data) for name, data in files]
    answer = client.post(SEND, {"documents": documents, **fields})
    assert answer.status_code == 302, errors_in(answer)
    return Batch.objects.latest("pk")


def errors_in(answer):
    form = answer.context and answer.context.get("adminform")
    return form.form.errors if form else answer.status_code


def sent_and_read(client, *files, **fields):
    """The uploads of a batch that the worker is through with."""
    batch = send(client, *(files or [("a.txt", b"A text.")]), **fields)
    queue.read_all()
    return list(batch.uploads.all())


def act(client, upload, name, **fields):
    """Press a button of an upload; the upload as it is then, and what was said."""
    path = f"/admin/desk/upload/{upload.pk}/{name}/"
    answer = client.post(path, fields, follow=True)
    assert answer.status_code == 200
    return Upload.objects.get(pk=upload.pk), " ".join(
        str(message) for message in answer.context["messages"]
    )
