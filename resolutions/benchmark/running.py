"""The searches run, in turns, and what came out as a table."""

from __future__ import annotations

import os
import platform
import resource
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter
from typing import Any

import psutil
from django.conf import settings
from django.db import connection, transaction
from django.http import QueryDict

from ..models import Paragraph, Resolution
from ..search import excerpts, postings, search
from ..search.answer import answer
from ..search.binding import bind
from ..search.language import read
from ..search.language.tree import texts
from ..search.postings.asking import current
from .queries import Asked, draw
from .rivals import PAGE, PlainDjango, Sqlite, Tantivy

Way = Callable[[Asked], int]
INDEX_TABLES = ("searchposting", "searchtext", "searchsegment", "searchstate")


def machine() -> Iterator[str]:
    """What the figures were measured on."""
    memory = psutil.virtual_memory().total / 2**30
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        server = cursor.fetchone()[0]
    yield f"{date.today()}, {_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB"
    yield f"Python {platform.python_version()}, PostgreSQL {server}, load {os.getloadavg()[0]:.1f}"


def report(passes: int, plain_passes: int) -> Iterator[str]:
    """Run all of it; yields lines of a table."""
    held = current()
    yield f"{held.size:,} paragraphs in {len(held.texts):,} texts"
    asked = draw()
    ways: dict[str, Way] = {"index": _by_index, "whole search()": _by_search}
    yield from _loaded(ways)
    first = {name: _pass(way, asked)[0] for name, way in ways.items()}
    times: dict[str, list[list[float]]] = {name: [] for name in ways}
    totals: dict[str, list[int]] = {}
    for _ in range(passes):
        for name, way in ways.items():
            taken, totals[name] = _pass(way, asked)
            times[name].append(taken)
    plain = PlainDjango()
    for _ in range(plain_passes):
        taken, totals[plain.name] = _pass(plain.page, asked)
        times.setdefault(plain.name, []).append(taken)
    middle = {
        name: [median(each) for each in zip(*runs, strict=True)]
        for name, runs in times.items()
    }
    yield from _table(middle, totals)
    yield from _by_class(middle, asked)
    yield "first pass, p50 / p95 ms: " + ", ".join(
        f"{name} {_p50(taken):.2f} / {_p95(taken):.2f}" for name, taken in first.items()
    )
    yield _publishing()
    yield f"memory of this process {_memory():.0f} MB"


def _loaded(ways: dict[str, Way]) -> Iterator[str]:
    yield f"index: {_index_size() / 2**20:,.0f} MB in PostgreSQL"
    folder = Path(settings.DATA_DIR) / "rivals" / str(current().size)
    for make in (Tantivy, Sqlite):
        started = perf_counter()
        try:
            rival: Any = make(folder / make.__name__)
        except ImportError:
            yield f"{make.name} is not installed: pip install '.[bench]'"
            continue
        rival.load()
        taken = perf_counter() - started
        yield f"{rival.name}: {rival.size() / 2**20:,.0f} MB, made in {taken:.0f} s"
        ways[rival.name] = rival.page


def _by_index(asked: Asked) -> int:
    """What answers a search, without reading it and without the addresses of a page."""
    tree, _ = bind(read(asked.q).tree)
    chosen: dict[str, tuple[str, ...]] = {}
    for name, value in asked.chosen:
        chosen[name] = (*chosen.get(name, ()), value)
    found = answer(tree, chosen, "relevance" if asked.q else "newest")
    found.counts()
    rows = found.rows((asked.page - 1) * PAGE, PAGE)
    excerpts.of_paragraphs(rows, list(texts(tree, wanted=True)))
    return found.count


def _by_search(asked: Asked) -> int:
    params = QueryDict(mutable=True)
    params.update({"q": asked.q, "page": str(asked.page)})
    for name, value in asked.chosen:
        params.appendlist(name, value)
    return search(params).count


def _pass(way: Way, asked: list[Asked]) -> tuple[list[float], list[int]]:
    taken, totals = [], []
    for each in asked:
        started = perf_counter()
        totals.append(way(each))
        taken.append((perf_counter() - started) * 1000)
    return taken, totals


def _table(
    middle: dict[str, list[float]], totals: dict[str, list[int]]
) -> Iterator[str]:
    base = middle.get(Tantivy.name) or middle["index"]
    yield "| | p50 ms | p95 ms | max ms | p50 ÷ tantivy | p95 ÷ tantivy | other totals |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for name, taken in middle.items():
        pairs = zip(totals[name], totals["index"], strict=True)
        other = sum(one != two for one, two in pairs)
        yield (
            f"| {name} | {_p50(taken):.2f} | {_p95(taken):.2f} | {max(taken):.1f} "
            f"| {_p50(taken) / _p50(base):.2f} | {_p95(taken) / _p95(base):.2f} | {other} |"
        )


def _by_class(middle: dict[str, list[float]], asked: list[Asked]) -> Iterator[str]:
    names = list(dict.fromkeys(each.name for each in asked))
    yield f"| median ms | {' | '.join(names)} |"
    yield f"|---|{'--:|' * len(names)}"
    for way, taken in middle.items():
        of_class = {
            name: median(t for t, a in zip(taken, asked, strict=True) if a.name == name)
            for name in names
        }
        yield f"| {way} | {' | '.join(f'{of_class[n]:.2f}' for n in names)} |"


def _publishing() -> str:
    """One resolution taken out of the index and put in again, then a search."""
    held = Resolution.objects.order_by("-pk")[:5]
    added, next_search = [], []
    for resolution in held:
        with transaction.atomic():
            postings.remove(resolution)
            started = perf_counter()
            postings.add(resolution)
        added.append((perf_counter() - started) * 1000)
        started = perf_counter()
        search(QueryDict("q=crime"))
        next_search.append((perf_counter() - started) * 1000)
    size = Paragraph.objects.filter(resolution=held[0]).count()
    return (
        f"one more resolution of {size} paragraphs: {median(added):.0f} ms in the index;"
        f" the next search {median(next_search):.0f} ms"
    )


def _index_size() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sum(pg_total_relation_size(('resolutions_' || name)::regclass))"
            " FROM unnest(%s::text[]) AS name",
            [list(INDEX_TABLES)],
        )
        return int(cursor.fetchone()[0])


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((x.partition(": ")[2] for x in lines if x.startswith("model name")), "")


def _memory() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _p50(taken: list[float]) -> float:
    return median(taken)


def _p95(taken: list[float]) -> float:
    return quantiles(taken, n=20)[-1]
