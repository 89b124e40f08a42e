"""The parser's vocabularies: CSV files beside this one, first line the column names."""

from __future__ import annotations

import csv
from pathlib import Path


def rows(name: str, folder: Path = Path(__file__).parent) -> list[dict[str, str]]:
    """The rows of `<name>.csv` in file order; a column with no value is ""."""
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
