"""`manage.py evaluate_search FOLDER…`: take files into a scratch database and say how
well searches are ranked there."""

from __future__ import annotations

import os
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from ...evaluation import searching
from ...ingest import ingest_paths
from .serve import DOCUMENTS


class Command(BaseCommand):
    help = (
        "Take the five documents and all files of folders into a database of their"
        " own, which is dropped again, ask the labelled queries there and print the nDCG"
        " of the first three results. Exits 1 where a query scores less than in"
        " --baseline."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        add = parser.add_argument
        add("folders", nargs="+", type=Path, metavar="FOLDER")
        add("--labels", type=Path, default=searching.LABELS, metavar="CSV")
        add("--baseline", type=Path, metavar="FILE", help="scores of before")
        add("--save", type=Path, metavar="FILE", help="write the scores to FILE")

    def handle(self, *args: Any, folders: list[Path], **options: Any) -> None:
        labels = searching.read_labels(options["labels"])
        before = searching.load(options["baseline"]) if options["baseline"] else {}
        scores = self._in_scratch_database(folders, labels)
        for query, score in scores.items():
            if score < 1:
                self.stdout.write(f"{score:.3f}  {query}")
        mean = sum(scores.values()) / max(len(scores), 1)
        self.stdout.write(
            f"nDCG@{searching.FIRST} of {len(scores)} queries: {mean:.4f}"
        )
        if options["save"]:
            searching.save(options["save"], scores)
        if lost := searching.losses(before, scores):
            named = "\n".join(
                f"  {query}: {before[query]:.3f} → {scores.get(query, 0):.3f}"
                for query in lost
            )
            raise CommandError(f"Lost against the baseline:\n{named}", returncode=1)

    def _in_scratch_database(
        self, folders: list[Path], labels: list[searching.Labelled]
    ) -> dict[str, float]:
        held = connection.settings_dict["NAME"]
        connection.settings_dict["TEST"]["NAME"] = f"evaluate_search_{os.getpid()}"
        connection.creation.create_test_db(0, autoclobber=True, serialize=False)
        try:
            # Some of the labels are about them.
            outcomes = list(ingest_paths([DOCUMENTS, *folders]))
            taken = sum(outcome.status == "imported" for outcome in outcomes)
            self.stdout.write(f"{taken} of {len(outcomes)} files taken in")
            return searching.score(labels)
        finally:
            connection.creation.destroy_test_db(str(held), verbosity=0)
