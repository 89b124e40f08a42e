"""What every test may ask for: a database that holds the five documents, a browser.

The five are taken in once for the whole run and are there for every test that may
use the database, each in a transaction of its own. A test of the ingest asks for
`empty_archive`. A test in a browser asks for `page`; the site behind it, `site`, has
connections of its own, so it shows what is committed: the five, and nothing that the
test itself has written. When a transactional test is over, all tables get back the
rows they had before the first test.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from pytest_django.live_server_helper import LiveServer

FIVE = Path(__file__).parent / "fixtures" / "documents"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
# The browser asks nobody but the site, also where there is a network.
BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Playwright keeps an event loop running in the thread of the tests, which Django
# takes for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_configure(config):
    config.addinivalue_line("markers", "browser: needs Chromium; set by itself")
    # Static files straight from static/, not collected and hashed.
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    settings.WHITENOISE_AUTOREFRESH = settings.WHITENOISE_USE_FINDERS = True
    # A transaction is one version, in which a test may change what a page shows.
    settings.KEEPS_PAGES = False
    database = settings.DATABASES["default"]
    # Two runs at once on one server must not take each other's database away.
    database["TEST"]["NAME"] = f"test_archive_{os.getpid()}"
    # A connection kept open by the site would keep the database from being dropped.
    database["CONN_MAX_AGE"] = 0


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    from archive import database

    database.make_available()


@pytest.fixture(scope="session")
def django_db_setup(playwright, django_db_setup, django_db_blocker):
    from django.test import TransactionTestCase

    from archive.tests import rows
    from resolutions.ingest import ingest_paths

    with django_db_blocker.unblock():
        failed = [o for o in ingest_paths([FIVE]) if o.status == "failed"]
        rows.keep()
    assert not failed
    with pytest.MonkeyPatch.context() as patch:
        # In place of emptying them.
        patch.setattr(
            TransactionTestCase, "_fixture_teardown", lambda test: rows.put_back()
        )
        yield


@pytest.fixture
def archive_of_five(db):
    """The five documents of fixtures/documents, which are there already."""


@pytest.fixture
def empty_archive(db):
    """No resolutions, no files, nothing cited: as after the first migration."""
    from django.apps import apps
    from django.db import connection

    models = [
        *apps.get_app_config("resolutions").get_models(True),
        *apps.get_app_config("desk").get_models(True),
    ]
    tables = [each._meta.db_table for each in models if each._meta.managed]
    with connection.cursor() as cursor:
        # Rolled back with the test like everything else.
        cursor.execute(f"TRUNCATE {', '.join(tables)}")


@pytest.fixture(scope="session")
def site(django_db_setup):
    """The site on a port of its own, as committed; `site.url` is its address."""
    server = LiveServer("127.0.0.1")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def playwright(request):
    """Playwright, or nothing where no test of this run needs it.

    Its event loop makes Django keep the connections of this thread apart from those
    of before, so it has to be there before the first connection and after the last.
    """
    wanted = any(
        "browser" in getattr(item, "fixturenames", ()) for item in request.session.items
    )
    if not wanted or not find_browser():
        yield None
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright):
    if playwright is None:
        pytest.skip("NO BROWSER: install Debian's chromium to run this test")
    launched = playwright.chromium.launch(
        executable_path=find_browser(), args=BROWSER_FLAGS
    )
    yield launched
    launched.close()


def find_browser():
    return next(filter(None, map(shutil.which, BROWSERS)), None)


@pytest.fixture
def page(browser, site, db):
    """A fresh tab, with `page.goto("/search")` going to the site."""
    context = browser.new_context(base_url=site.url)
    yield context.new_page()
    context.close()
