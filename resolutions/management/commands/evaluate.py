"""`manage.py evaluate FOLDER…`: parse files and say what was read, without a database."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from ...evaluation.baseline import compare
from ...evaluation.counting import result_line, totals
from ...evaluation.running import (
    EvaluationError,
    Found,
    Result,
    evaluate,
    find_files,
)
from ...evaluation.scoring import load_expected, score
from ...evaluation.shape import Shape
from ...parsing import PARSER_VERSION


class Command(BaseCommand):
    help = (
        "Parse all files in folders and say what was read of each, without touching the "
        "archive. Where a JSON file of the same stem stands beside a file, what was read "
        "is compared with it. Exits 1 for a loss against --baseline, 2 when it cannot run."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        add = parser.add_argument
        add("folders", nargs="+", type=Path, metavar="FOLDER")
        add("--jobs", type=int, default=2, metavar="N", help="processes (2)")
        add("--only", default="*", metavar="GLOB", help="file names to take")
        add("--json", type=Path, metavar="FILE", help="write what was read to FILE")
        add("--baseline", type=Path, metavar="FILE", help="compare with this --json")
        add(
            "--isolated", action="store_true", help="a process for each file, as ingest"
        )

    def handle(
        self,
        *args: Any,
        folders: list[Path],
        jobs: int,
        only: str,
        baseline: Path | None,
        isolated: bool,
        **options: Any,
    ) -> None:
        try:
            before = _load_run(baseline) if baseline else None
            files = find_files(folders, only)
            results = self._evaluate(files, max(jobs, 1), isolated)
            self._write_lines(totals(results))
            self._score(results)
            now = {r.name: r.shape or {"refused": r.refused} for r in results}
            if options["json"]:
                _write_run(options["json"], now)
        except EvaluationError as error:
            self.stderr.write(f"evaluate: {error}")
            sys.exit(2)
        if before is not None and self._has_losses(before, now):
            sys.exit(1)

    def _evaluate(self, files: list[Found], jobs: int, isolated: bool) -> list[Result]:
        """Print a line for each file, and on a terminal how many are done."""
        results = []
        terminal = self.stderr.isatty()
        for result in evaluate(files, jobs, isolated=isolated):
            results.append(result)
            self._write_lines([result_line(result)])
            if terminal:
                self.stderr.write(f"{len(results)}/{len(files)}", ending="\r")
        return results

    def _score(self, results: list[Result]) -> None:
        compared: Counter[str] = Counter()
        right: Counter[str] = Counter()
        documents = without_error = 0
        for result in results:
            expected = load_expected(result.path)
            if expected is None:
                continue
            found = score(expected, result.shape)
            documents += 1
            without_error += not found.errors
            compared += found.compared
            right += found.right
            self._write_lines(f"{result.name}: {each}" for each in found.errors)
        if documents:
            self._write_lines(
                f"expected {what}: {right[what]} of {number} right"
                for what, number in compared.most_common()
            )
            self.stdout.write(
                f"{without_error} of {documents} documents without one error "
                f"({without_error / documents:.1%})"
            )

    def _write_lines(self, lines: Iterable[str]) -> None:
        for line in lines:
            # A damaged file may hold characters that no output takes.
            self.stdout.write(line.encode("utf-8", "replace").decode())

    def _has_losses(self, before: dict[str, Shape], now: dict[str, Shape]) -> bool:
        found = compare(before, now)
        named = {"loss": found.losses, "gain": found.gains, "change": found.changes}
        for word, sentences in named.items():
            self._write_lines(f"{word}: {sentence}" for sentence in sentences)
        self.stdout.write(
            f"{len(found.losses)} losses, {len(found.gains)} gains, "
            f"{len(found.changes)} changes against the baseline"
        )
        return bool(found.losses)


def _load_run(path: Path) -> dict[str, Shape]:
    try:
        files = json.loads(path.read_bytes())["files"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise EvaluationError(f"{path} is no baseline: {error}.") from error
    if not isinstance(files, dict):
        raise EvaluationError(f"{path} is no baseline.")
    return files


def _write_run(path: Path, files: dict[str, Shape]) -> None:
    run = {"parser_version": PARSER_VERSION, "files": files}
    try:
        # Lone surrogates of a damaged file are escaped like all that is not ASCII.
        path.write_text(json.dumps(run, indent=1) + "\n", encoding="utf-8")
    except OSError as error:
        raise EvaluationError(f"{path}: {error.strerror}.") from error
