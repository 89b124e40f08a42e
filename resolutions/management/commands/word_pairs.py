"""Print the word pairs of clean documents, for parsing/vocabulary/word_pairs.txt."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from resolutions.parsing import parse
from resolutions.parsing.lexicon import Lexicon


class Command(BaseCommand):
    help = (
        "Print the neighbouring words of clean documents, by which OCR damage is known."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", nargs="+", type=Path)

    def handle(self, *args: Any, path: list[Path], **options: Any) -> None:
        texts: list[str] = []
        for file in path:
            # Without known words nothing is repaired: the list never feeds on itself.
            texts += parse(file.read_bytes(), file.name, Lexicon.of_pairs([])).texts()
        for first, second in sorted(Lexicon.of_texts(texts).pairs):
            self.stdout.write(f"{first} {second}")
