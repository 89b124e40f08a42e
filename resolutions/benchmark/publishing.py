"""What it takes to publish one resolution more, and what the next search pays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from statistics import median
from time import perf_counter
from unittest.mock import patch

from django.db import transaction
from django.http import QueryDict

from .. import editions, ingest
from ..lineage import placing
from ..models import Paragraph, Resolution
from ..parsing import parse
from ..search import postings, search

TIMES = 15
SESSION = 900


def publishing(documents: Path) -> Iterator[str]:
    """Publish the documents again, under symbols that nothing has, and withdraw them.

    Without looking for the wordings they come from: made-up paragraphs are all made of
    these five documents, so that each of these is like thousands of them.
    """
    with patch.object(placing, "place"):
        yield from _publishing(documents)


def _publishing(documents: Path) -> Iterator[str]:
    files = sorted(documents.iterdir())
    read = [parse(file.read_bytes(), file.name) for file in files]
    symbols = [f"A/RES/{SESSION}/{number}" for number in range(TIMES)]
    stored, after, sizes = [], [], []
    for number, symbol in enumerate(symbols):
        parsed = replace(read[number % len(read)], symbol=symbol, symbol_is_local=False)
        data = symbol.encode()
        started = perf_counter()
        outcome = ingest.save(parsed, data, sha256(data).hexdigest(), "made.txt")
        stored.append(_since(started))
        if outcome.status != "imported":
            raise RuntimeError(outcome.message)
        started = perf_counter()
        search(QueryDict("q=crime"))
        after.append(_since(started))
        sizes.append(len(parsed.paragraphs))
    yield (
        f"publishing one more resolution, {median(sizes):.0f} paragraphs, but for lineage:"
        f" {_spread(stored)}; the next search {_spread(after)}"
    )
    indexed = []
    for resolution in Resolution.objects.filter(symbol__in=symbols):
        with transaction.atomic():
            postings.remove(resolution)
            started = perf_counter()
            postings.add(resolution)
        indexed.append(_since(started))
    yield f"of it the search index: {_spread(indexed)}"
    started = perf_counter()
    postings.tidy()
    yield f"segments joined afterwards, by the worker: {_since(started):.0f} ms"
    for resolution in Resolution.objects.filter(symbol__in=symbols):
        with transaction.atomic():
            ingest.save_alone()
            editions.withdraw(resolution, "Published to be measured.")
    yield f"{Paragraph.objects.searchable().count():,} paragraphs, as before"


def _since(started: float) -> float:
    return (perf_counter() - started) * 1000


def _spread(taken: list[float]) -> str:
    return f"p50 {median(taken):.0f} ms, max {max(taken):.0f} ms"
