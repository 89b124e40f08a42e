#!/usr/bin/env python
"""Django's command line, with a database to talk to."""

from __future__ import annotations

import os
import signal
import sys
from types import FrameType

# The only commands that work without a database; all others get one started.
WITHOUT_DATABASE = {
    "check",
    "collectstatic",
    "diffsettings",
    "evaluate",
    "findstatic",
    "help",
    "makemigrations",
    "version",
    "word_pairs",
    "--help",
    "-h",
    "--version",
}


def _leave(signum: int, _frame: FrameType | None) -> None:
    """End in good order, so that the database is stopped as well."""
    sys.exit(128 + signum)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
    signal.signal(signal.SIGTERM, _leave)
    signal.signal(signal.SIGHUP, _leave)

    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    from archive import database

    command = sys.argv[1] if len(sys.argv) > 1 else "help"
    if command not in WITHOUT_DATABASE and "--help" not in sys.argv:
        try:
            database.make_available()
        except ImproperlyConfigured as error:
            sys.exit(f"manage.py: {error}")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
