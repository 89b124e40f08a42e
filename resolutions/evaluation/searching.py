"""How well searches are ranked: labelled queries, and what comes first.

`searches.csv` names for each query what should stand among the first three results:
paragraphs ("A/RES/80/36 op7"), or resolutions of which any paragraph is right.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log2
from pathlib import Path

from django.http import QueryDict

from ..search import search

LABELS = Path(__file__).with_name("searches.csv")
FIRST = 3

Scores = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A query, and the places that are right, each "SYMBOL" or "SYMBOL anchor"."""

    query: str
    expected: tuple[str, ...]

    def is_right(self, symbol: str, anchor: str) -> bool:
        return symbol in self.expected or f"{symbol} {anchor}" in self.expected

    @property
    def most(self) -> int:
        """How many of the first results can be right."""
        whole = any(" " not in each for each in self.expected)
        return FIRST if whole else min(FIRST, len(self.expected))


def read_labels(path: Path = LABELS) -> list[Labelled]:
    with path.open(newline="") as file:
        return [
            Labelled(row["query"], tuple(map(str.strip, row["expected"].split(";"))))
            for row in csv.DictReader(file)
        ]


def first_places(query: str) -> list[tuple[str, str]]:
    """Symbol and anchor of the first results of a search."""
    params = QueryDict(mutable=True)
    params.update({"q": query, "size": str(FIRST)})
    return [(hit.symbol, hit.anchor) for hit in search(params).results]


def score(labels: Iterable[Labelled]) -> dict[str, float]:
    """The nDCG of the first three results, for each query."""
    return {each.query: _ndcg(each, first_places(each.query)) for each in labels}


def _ndcg(labelled: Labelled, places: list[tuple[str, str]]) -> float:
    gained = sum(
        1 / log2(place + 2)
        for place, found in enumerate(places)
        if labelled.is_right(*found)
    )
    # What finds one paragraph only cannot have three right ones.
    possible = min(labelled.most, max(len(places), 1))
    best = sum(1 / log2(place + 2) for place in range(possible))
    return round(min(gained / best, 1.0), 3)


def losses(before: Scores, now: Scores) -> list[str]:
    """The queries that score less than before, or are no longer asked."""
    return [query for query, was in before.items() if now.get(query, 0.0) < was]


def load(path: Path) -> dict[str, float]:
    found: dict[str, float] = json.loads(path.read_text())
    return found


def save(path: Path, scores: Scores) -> None:
    path.write_text(json.dumps(scores, indent=1, ensure_ascii=False) + "\n")
