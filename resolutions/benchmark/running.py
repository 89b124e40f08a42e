"""The searches run, in turns, and what came out as a table."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import psutil
from django.conf import settings
from django.db import connection
from django.http import QueryDict

from ..models import Paragraph
from ..search import excerpts, search
from ..search.binding import bind
from ..search.engine import answer
from ..search.language import read
from ..search.language.tree import texts
from ..search.postings.asking import current, forget
from .measuring import Way, tables
from .publishing import publishing
from .queries import Asked, draw
from .rivals import PAGE, PlainDjango, Sqlite, Tantivy, rows
from .serving import web_process

INDEX_TABLES = ("searchposting", "searchtext", "searchsegment", "searchstate")


def machine() -> Iterator[str]:
    """What the figures were measured on."""
    memory = psutil.virtual_memory().total / 2**30
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        server = cursor.fetchone()[0]
    yield f"{date.today()}, {_processor()}, {os.cpu_count()} cores, {memory:.0f} GiB"
    yield f"Python {platform.python_version()}, PostgreSQL {server}, load {os.getloadavg()[0]:.1f}"


def report(documents: Path, passes: int, slow_searches: int) -> Iterator[str]:
    """Put the searches to all ways in turns; yields lines as they come, then tables."""
    held = current()
    yield f"{held.size:,} paragraphs in {len(held.texts):,} texts"
    yield f"index: {_size(INDEX_TABLES):,.0f} MB in PostgreSQL"
    yield f"vectors' GIN indexes of plain Django: {_gin_size():,.0f} MB"
    asked = draw()
    index = Way("index", _by_index, asked)
    fast = [
        index,
        Way("index, nothing kept", _by_index_afresh, asked),
        Way("whole search()", _by_search, asked),
    ]
    folder = Path(settings.DATA_DIR) / "rivals" / str(held.size)
    tantivy, sqlite = Tantivy(folder / "tantivy"), Sqlite(folder / "sqlite")
    plain = PlainDjango()
    for rival in (tantivy, sqlite):
        yield _loaded(rival)
    fast.append(Way(tantivy.name, tantivy.page, asked))
    # Some of each class.
    some = asked[:: max(1, len(asked) // slow_searches)]
    if len(some) < len(asked):
        yield f"{sqlite.name} and {plain.name}: {len(some)} of the {len(asked)} searches"
    slow = [Way(rival.name, rival.page, some) for rival in (sqlite, plain)]
    # One more, since the first fills the caches.
    for _ in range(passes + 1):
        for way in fast:
            yield way.run()
    with sqlite.limited(), plain.limited():
        for way in slow:
            yield way.run()
    yield from tables([*fast, *slow], index)
    yield from publishing(documents)
    connection.close()
    yield from web_process(asked)


def _loaded(rival: Tantivy | Sqlite) -> str:
    reading = 0.0

    def read() -> Iterator[dict[str, Any]]:
        nonlocal reading
        given = rows()
        while True:
            before = perf_counter()
            row = next(given, None)
            reading += perf_counter() - before
            if row is None:
                return
            yield row

    started = perf_counter()
    rival.load(read())
    taken = perf_counter() - started - reading
    return (
        f"{rival.name}: {rival.size() / 2**20:,.0f} MB, made in {taken:.1f} s,"
        f" {current().size / taken:,.0f} paragraphs a second, the rows being at hand"
    )


def _by_index(asked: Asked) -> int:
    """What is counted as the engine's time: the search read and bound, its exact total,
    the counts of all facets, the hits of the page in order, their rows from the
    database, the excerpts of each. Of the rivals the same is counted. Not counted: the
    notes, the addresses and the template of a page.

    What the process keeps of earlier searches is used, as on the site.
    """
    tree, _ = bind(read(asked.q).tree)
    chosen: dict[str, tuple[str, ...]] = {}
    for name, value in asked.chosen:
        chosen[name] = (*chosen.get(name, ()), value)
    found = answer(tree, chosen, "relevance" if asked.q else "newest")
    found.counts()
    rows = found.rows((asked.page - 1) * PAGE, PAGE)
    excerpts.of_paragraphs(rows, list(texts(tree, wanted=True)))
    return found.count


def _by_index_afresh(asked: Asked) -> int:
    """The same for a search that nobody has asked for: all postings are fetched."""
    forget()
    read.cache_clear()
    return _by_index(asked)


def _by_search(asked: Asked) -> int:
    params = QueryDict(mutable=True)
    params.update({"q": asked.q, "page": str(asked.page)})
    for name, value in asked.chosen:
        params.appendlist(name, value)
    return search(params).count


def _size(tables: Sequence[str]) -> float:
    """In MB, with indexes."""
    return _megabytes(
        "SELECT sum(pg_total_relation_size(('resolutions_' || name)::regclass))"
        " FROM unnest(%s::text[]) AS name",
        [list(tables)],
    )


def _gin_size() -> float:
    return _megabytes(
        "SELECT sum(pg_relation_size(indexname::regclass)) FROM pg_indexes"
        " WHERE tablename = %s AND indexdef LIKE '%%USING gin%%'",
        [Paragraph._meta.db_table],
    )


def _megabytes(sql: str, params: list[Any]) -> float:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return float(cursor.fetchone()[0]) / 2**20


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor()
    return next((x.partition(": ")[2] for x in lines if x.startswith("model name")), "")
