"""Read the files that wait on the editors' desk."""

from __future__ import annotations

import logging
import os
import time
from argparse import ArgumentParser
from contextlib import suppress
from typing import Any

from django.core.management.base import BaseCommand
from django.db import Error, connection

from archive.database import migrate_where_needed

from ....search import postings
from ... import queue

logger = logging.getLogger(__name__)

# Between two looks at an empty queue, and after the database did not answer.
PAUSE_SECONDS = 1.0


class Command(BaseCommand):
    help = (
        "Read the files that wait on the editors' desk, until stopped. `serve` starts"
        " one; more of them, here or on other machines, share the work."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="end when nothing waits"
        )
        parser.add_argument(
            "--parent",
            type=int,
            metavar="PID",
            help="end when this process, which started the worker, has ended",
        )

    def handle(self, *, once: bool, parent: int | None, **options: Any) -> None:
        migrate_where_needed(self.stdout.write)
        # Ctrl-C reaches this process and the site at once; both simply end. What was
        # being read is read again at the next start.
        with suppress(KeyboardInterrupt):
            # The one who started it may have ended before this line is reached.
            while parent is None or os.getppid() == parent:
                if self.reads_one():
                    continue
                if once:
                    return
                time.sleep(PAUSE_SECONDS)

    def reads_one(self) -> bool:
        """Whether there was a file to be read; where not, the search index is tidied."""
        try:
            if queue.read_next():
                return True
            postings.tidy()
        except Error as error:
            logger.error("The database does not answer the worker: %s", error)
            connection.close()
        return False
