"""Made-up texts put into the public tables, with everything that is derived of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from time import perf_counter
from typing import Any

from django.db import connection, transaction

from ..models import (
    Addressee,
    Footnote,
    FootnoteMark,
    Paragraph,
    Resolution,
    Topic,
    Verb,
)
from ..parsing.symbols import Symbol
from ..search import postings
from .generating import Generator, MadeText

TEXTS_AT_ONCE = 500
SEED = 20_091_218


def generator() -> Generator:
    """One that has learned from the paragraphs held."""
    sources = (
        Paragraph.objects.searchable().order_by("pk").values_list("text", flat=True)
    )
    return Generator(
        list(sources),
        Verb.objects.count(),
        Topic.objects.count(),
        Addressee.objects.count(),
        SEED,
    )


def load(paragraphs: int) -> Iterator[str]:
    """Put in so many paragraphs; yields a line about each step."""
    indexes = _indexes()
    texts = generator().texts(paragraphs)
    made = 0.0
    started = perf_counter()
    with connection.cursor() as cursor:
        for name, _ in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        while True:
            before = perf_counter()
            some = list(islice(texts, TEXTS_AT_ONCE))
            made += perf_counter() - before
            if not some:
                break
            with transaction.atomic():
                _copy(some)
        stored = perf_counter() - started - made
        before = perf_counter()
        for _, definition in indexes:
            cursor.execute(definition)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    by_sql = perf_counter() - before
    before = perf_counter()
    with transaction.atomic():
        for _ in postings.rebuild():
            pass
    index = perf_counter() - before
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    total = stored + by_sql + index
    yield f"making the texts {made:.0f} s (not counted)"
    yield f"rows and vectors {stored:.0f} s, GIN indexes {by_sql:.0f} s, postings {index:.0f} s"
    yield f"{paragraphs / total:,.0f} paragraphs a second with everything derived"


def _indexes() -> list[tuple[str, str]]:
    """The GIN indexes: to make them last is faster."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE indexdef LIKE '%USING gin%'"
        )
        found: list[tuple[str, str]] = cursor.fetchall()
        return found


def _copy(texts: list[MadeText]) -> None:
    """Ids are given out here, beyond those in use, so that rows can be copied."""
    first = {
        model: _next_id(model)
        for model in (Resolution, Paragraph, Footnote, FootnoteMark)
    }
    verbs, topics, addressees = (
        list(model._default_manager.order_by("pk").values_list("pk", flat=True))
        for model in (Verb, Topic, Addressee)
    )
    rows: dict[Any, list[tuple[Any, ...]]] = {model: [] for model in first}
    with_topic, with_addressee = (
        Paragraph.topics.through, Paragraph.addressees.through,
    )  # fmt: skip
    rows |= {with_topic: [], with_addressee: []}
    for place, text in enumerate(texts):
        resolution = first[Resolution] + place
        rows[Resolution].append(_resolution(resolution, text))
        counters = {"operative": 0, "preambular": 0}
        for position, made in enumerate(text.paragraphs):
            pk = first[Paragraph] + len(rows[Paragraph])
            counters[made.kind] += 1
            number = str(counters[made.kind])
            anchor = f"{'op' if made.kind == 'operative' else 'pp'}{number}"
            rows[Paragraph].append(
                (pk, resolution, position, anchor, made.kind, number, 0, made.text,
                 made.text.split(" ")[0], verbs[made.verb])
            )  # fmt: skip
            rows[with_topic] += ((pk, topics[each]) for each in made.topics)
            rows[with_addressee] += ((pk, addressees[each]) for each in made.addressees)
            if made.footnote:
                note = first[Footnote] + len(rows[Footnote])
                mark = first[FootnoteMark] + len(rows[FootnoteMark])
                rows[Footnote].append((note, resolution, position + 1, made.footnote))
                rows[FootnoteMark].append(
                    (mark, pk, note, 0, str(position + 1), "number")
                )
    columns: dict[Any, str] = {
        Resolution: "id symbol symbol_is_local sort_key body session status title year sponsors enacting_words",
        Paragraph: "id resolution_id position anchor kind number depth text opening verb_id",
        with_topic: "paragraph_id topic_id",
        with_addressee: "paragraph_id addressee_id",
        Footnote: "id resolution_id number text",
        FootnoteMark: "id paragraph_id footnote_id position printed tied_by",
    }
    for model, names in columns.items():
        _copy_rows(model._meta.db_table, names.split(), rows[model])
    for model in first:
        _take_ids(model)


def _resolution(pk: int, text: MadeText) -> tuple[Any, ...]:
    symbol = f"A/RES/{text.year - 1945}/{1000 + text.number}"
    read = Symbol.parse(symbol)
    return (
        pk, symbol, False, read.sort_key if read else symbol, text.body,
        str(text.year - 1945), "adopted", text.title, text.year, "{}", "",
    )  # fmt: skip


def _next_id(model: Any) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT coalesce(max(id), 0) + 1 FROM {model._meta.db_table}")
        return int(cursor.fetchone()[0])


def _take_ids(model: Any) -> None:
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'),"
            f" (SELECT max(id) FROM {table}))"
        )


def _copy_rows(table: str, names: list[str], rows: Iterable[tuple[Any, ...]]) -> None:
    sql = f"COPY {table} ({', '.join(names)}) FROM STDIN"
    with connection.cursor() as cursor, cursor.copy(sql) as copy:
        for row in rows:
            copy.write_row(row)
