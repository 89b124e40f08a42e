"""The rows that a run of the tests begins with: kept aside, and put back."""

from __future__ import annotations

from django.db import connection, transaction

from resolutions.models import PublicVersion

ASIDE = "rows_of_the_first_day"


def keep():
    """Copy all rows of all tables; what can be put back is what is there now."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE SCHEMA {ASIDE}")
        for table in _tables():
            cursor.execute(
                f"CREATE TABLE {ASIDE}.{table} AS SELECT {_columns(cursor, table)}"
                f" FROM {table}"
            )


def put_back():
    """Make all tables what they were when their rows were kept.

    Keys are checked when the transaction ends, so the order of tables does not matter.
    Sequences go on from where they are: no number is ever given twice.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"TRUNCATE {', '.join(_tables())}")
        for table in _tables():
            columns = _columns(cursor, table)
            cursor.execute(
                f"INSERT INTO {table} ({columns}) OVERRIDING SYSTEM VALUE"
                f" SELECT {columns} FROM {ASIDE}.{table}"
            )


def _tables():
    """All but the one that triggers write: putting rows back is a change as well."""
    tables = connection.introspection.django_table_names(
        only_existing=True, include_views=False
    )
    return [table for table in tables if table != PublicVersion._meta.db_table]


def _columns(cursor, table):
    """The columns of a table that somebody writes, not the database itself."""
    cursor.execute(
        "SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position)"
        " FROM information_schema.columns WHERE table_schema = current_schema()"
        " AND table_name = %s AND is_generated = 'NEVER'",
        [table],
    )
    return cursor.fetchone()[0]
