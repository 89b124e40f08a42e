"""`manage.py bench`: measure the search beside others, on made-up paragraphs."""

from __future__ import annotations

from argparse import ArgumentParser
from itertools import chain
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from archive.database import migrate_where_needed

from ...benchmark import running, wording
from ...benchmark.loading import load
from ...ingest import ingest_paths
from ...models import Paragraph

DOCUMENTS = settings.BASE_DIR / "fixtures" / "documents"
# What the five documents have is in every benchmark.
OF_THE_FIVE = 1_000
MANY = 200_000


class Command(BaseCommand):
    help = "Measure the search on made-up paragraphs. Needs a DATA_DIR of its own."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paragraphs", type=int, help="100000, 1000000 …")
        parser.add_argument("--passes", type=int, default=3)
        parser.add_argument(
            "--slow-searches",
            type=int,
            help="of the 200, for SQLite and plain Django; 50 where paragraphs are many",
        )

    def handle(self, *args: Any, paragraphs: int, **options: Any) -> None:
        migrate_where_needed(self.stdout.write)
        for line in running.machine():
            self.stdout.write(line)
        held = Paragraph.objects.searchable().count()
        if held < paragraphs:
            if held > OF_THE_FIVE:
                raise CommandError(
                    f"This database holds {held} paragraphs already: give a DATA_DIR"
                    " that is used for nothing else."
                )
            list(ingest_paths([DOCUMENTS]))
            for line in load(paragraphs - held):
                self.stdout.write(line)
        slow = options["slow_searches"] or (200 if paragraphs <= MANY else 50)
        lines = running.report(DOCUMENTS, options["passes"], slow)
        for line in chain(lines, wording.report()):
            self.stdout.write(line)
            self.stdout.flush()
