"""`manage.py ingest PATH…`: import files or folders, a line for each."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from archive.database import migrate_where_needed

from ...ingest import Counts, Outcome, files_under, ingest_paths


class Command(BaseCommand):
    help = "Import files, or all files in folders. Safe to run twice."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")

    def handle(self, *args: Any, paths: list[Path], **options: Any) -> None:
        migrate_where_needed(self.stdout.write)
        files = files_under(paths)
        statuses: Counter[str] = Counter()
        for number, outcome in enumerate(ingest_paths(files), start=1):
            statuses[outcome.status] += 1
            self.stdout.write(f"{number}/{len(files)} {line(outcome)}")
            self.stdout.flush()
        summary = ", ".join(f"{count} {status}" for status, count in statuses.items())
        self.stdout.write(summary or "No files were found.")
        if statuses["failed"]:
            raise SystemExit(1)


def line(outcome: Outcome) -> str:
    """One line: status, file, symbol, and the counts or the reason."""
    parts = [f"{outcome.status}: {outcome.filename}", outcome.symbol or ""]
    parts += [outcome.message, in_words(outcome.counts) if outcome.counts else ""]
    # A file name may hold a line break or bytes that are no text.
    text = ", ".join(filter(None, parts)).encode("utf-8", "replace").decode()
    return " ".join(text.split())


def in_words(counts: Counts) -> str:
    return (
        f"{counts.preambular} preambular, {counts.operative} operative, "
        f"{_of('footnote', counts.footnotes)}, {_of('warning', counts.warnings)}"
    )


def _of(noun: str, count: int) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
