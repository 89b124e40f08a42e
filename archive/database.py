"""The database as a process needs it: there, and with limits for the web."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.migrations.executor import MigrationExecutor

from archive import embedded
from archive.unprivileged import EmbeddedPostgresError

# Any number, as long as it is the same in every process.
PREPARE_LOCK = 7_203_551

logger = logging.getLogger(__name__)

# A page is made of queries of some milliseconds. One that takes seconds is an
# attack or a mistake, and must not take the database from everybody else.
WEB_LIMITS = """
    SET statement_timeout = '3s';
    SET idle_in_transaction_session_timeout = '30s';
"""


def make_available() -> None:
    """Start or join the embedded server, unless there is a DATABASE_URL.

    Raises ImproperlyConfigured when that cannot be done.
    """
    if not settings.EMBEDDED:
        return
    try:
        embedded.keep_running(settings.DATA_DIR)
    except EmbeddedPostgresError as error:
        raise ImproperlyConfigured(
            f"The embedded PostgreSQL cannot be used. {error}"
            " Set DATABASE_URL to use a server of your own."
        ) from error


def revive() -> None:
    """Start the embedded server again if it was killed; failures go to the log."""
    if not settings.EMBEDDED:
        return
    try:
        embedded.revive(settings.DATA_DIR)
    except EmbeddedPostgresError as error:
        logger.error("The embedded PostgreSQL does not come back. %s", error)


@contextmanager
def preparing() -> Iterator[None]:
    """Hold the lock under which one process at a time prepares the database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [PREPARE_LOCK])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [PREPARE_LOCK])


def migrate_where_needed(say: Callable[[str], None]) -> None:
    """Bring the tables up to date; a new database gets them."""
    with preparing():
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            say("Migrating the database")
            call_command("migrate", interactive=False, verbosity=0)
            # The form of the search index may have changed with the tables.
            call_command("rebuild_search", verbosity=0)


def limit_web_queries() -> None:
    """Put the limits on every connection that this process opens from now on."""
    connection_created.connect(_set_limits)


def _set_limits(connection: BaseDatabaseWrapper, **_: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(WEB_LIMITS)
