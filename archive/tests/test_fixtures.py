"""What conftest.py promises to every test, whatever ran before it."""

from __future__ import annotations

import pytest
from django.db import connection

from resolutions.models import Resolution, SourceFile, Topic

FIVE = 5


def test_the_five_documents_are_there(archive_of_five):
    assert Resolution.objects.count() == SourceFile.objects.count() == FIVE


def test_an_empty_archive_is_empty(empty_archive):
    assert not Resolution.objects.exists()
    assert not SourceFile.objects.exists()


@pytest.mark.parametrize("again", [1, 2])
@pytest.mark.django_db(transaction=True)
def test_a_transactional_test_finds_the_five_and_may_empty_the_archive(again):
    assert Resolution.objects.count() == FIVE
    assert not connection.in_atomic_block


def test_the_browser_sees_the_five(page):
    answer = page.goto("/A/RES/64/179")
    assert answer.status == 200
    assert "Crime Prevention" in page.content()


@pytest.mark.parametrize("again", [1, 2])
@pytest.mark.django_db
def test_what_a_browser_test_writes_is_undone(again, page):
    Topic.objects.create(slug="written", label="Written")
    assert page.goto("/healthz").status == 200


def test_the_database_may_be_used_after_a_browser_test(archive_of_five):
    assert Resolution.objects.count() == FIVE
