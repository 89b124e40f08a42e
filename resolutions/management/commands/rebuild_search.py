"""`manage.py rebuild_search`: build the search index anew from the texts."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from archive.database import migrate_where_needed

from ...ingest import save_alone
from ...search import postings


class Command(BaseCommand):
    help = "Build the search index anew. The site goes on answering meanwhile."

    def handle(self, *args: Any, **options: Any) -> None:
        migrate_where_needed(self.stdout.write)
        with transaction.atomic():
            save_alone()
            for count in postings.rebuild():
                if options["verbosity"]:
                    self.stdout.write(f"{count} texts indexed")
