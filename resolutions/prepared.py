"""Questions to the database that are asked again and again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from psycopg import Cursor


def fetch(sql: str, params: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    """The rows of a question: planned once a connection, and sent in binary form, as
    bytes take twice the length as text. Django's own cursors can ask for neither.
    It is in Django's log of queries like theirs.

    Raises the errors of `django.db`.
    """
    # What Django calls by that name looks the thread's own one up each time.
    own = connections[DEFAULT_DB_ALIAS]
    own.ensure_connection()
    raw = own.connection
    if own.queries_logged:
        own.queries_log.append({"sql": sql, "time": ""})
    with own.wrap_database_errors:
        cursor = Cursor(raw)
        # Where connections are pooled by transaction, a plan belongs to somebody else.
        pooled = own.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS")
        if raw.prepare_threshold is None and not pooled:
            cursor.execute("SET plan_cache_mode = force_generic_plan")
            raw.prepare_threshold = 0
        return cursor.execute(sql, params or None, binary=True).fetchall()
