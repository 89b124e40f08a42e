"""`manage.py relink_lineage`: find anew where all wording comes from."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from ... import ingest
from ...lineage.placing import relink_all


class Command(BaseCommand):
    help = (
        "Make all links between wordings anew, in one transaction: needed once after an "
        "update that changes how they are found. What editors judged stays."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            ingest.save_alone()
            done = total = 0
            for done, total in relink_all():
                if done % 100 == 0:
                    self.stdout.write(f"{done} of {total} texts")
        self.stdout.write(f"{done} of {total} texts placed.")
