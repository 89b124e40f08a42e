"""Made-up texts put into the public tables, with everything that is derived of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import count, islice
from time import perf_counter
from typing import Any

from django.db import connection, transaction

from ..models import (
    Addressee,
    Citation,
    CitedDocument,
    Footnote,
    FootnoteMark,
    Paragraph,
    Resolution,
    Topic,
    Verb,
)
from ..parsing.symbols import Symbol
from ..search import postings, spelling
from .generating import Generator, MadeText

TEXTS_AT_ONCE = 1_000
CONNECTIONS = 2
SEED = 20_091_218

Rows = dict[Any, list[tuple[Any, ...]]]

WITH_TOPIC, WITH_ADDRESSEE = Paragraph.topics.through, Paragraph.addressees.through
COLUMNS: dict[Any, str] = {
    Resolution: "id symbol symbol_is_local sort_key body session status title year"
    " sponsors enacting_words",
    Paragraph: "id resolution_id position anchor kind number depth text opening verb_id",
    WITH_TOPIC: "paragraph_id topic_id",
    WITH_ADDRESSEE: "paragraph_id addressee_id",
    Footnote: "id resolution_id number text",
    FootnoteMark: "id paragraph_id footnote_id position printed tied_by",
}
WITH_IDS = (Resolution, Paragraph, Footnote, FootnoteMark)

# Every tenth text is cited, every third paragraph cites one of them.
CITED = f"""
    INSERT INTO {CitedDocument._meta.db_table} (symbol, sort_key, kind, body, resolution_id)
    SELECT symbol, sort_key, 'resolution', body, id FROM {Resolution._meta.db_table}
    WHERE id % 10 = 0 ON CONFLICT DO NOTHING
"""
# The place is worked out before the two are joined: else every pair is looked at.
CITATIONS = f"""
    WITH cited AS (
        SELECT id, row_number() OVER (ORDER BY id) - 1 AS place
        FROM {CitedDocument._meta.db_table} WHERE resolution_id IS NOT NULL),
    citing AS (
        SELECT id, opening, id * 7919 %% (SELECT count(*) FROM cited) AS place
        FROM {Paragraph._meta.db_table} WHERE id > %s AND id %% 3 = 0)
    INSERT INTO {Citation._meta.db_table}
        (paragraph_id, text, start, "end", pinpoint, pinpointed, document_id, reason)
    SELECT citing.id, citing.opening, 0, length(citing.opening), '', '{{}}', cited.id, ''
    FROM citing JOIN cited USING (place)
"""


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
    """Put in so many paragraphs; yields a line about each step.

    Two connections share the work, one for each core of a small server. Indexes of
    words are made when all rows are there.
    """
    clock = _Clock()
    texts = generator().texts(paragraphs)
    before = _last(Paragraph)
    indexes = _indexes()
    _run([f'DROP INDEX "{name}"' for name, _ in indexes])
    rows_of = _RowMaker()
    while True:
        with clock("texts made up (not counted)"):
            some = list(islice(texts, TEXTS_AT_ONCE))
        if not some:
            break
        with clock("rows and vectors"):
            parts = [rows_of(some[start::CONNECTIONS]) for start in range(CONNECTIONS)]
            _at_once(partial(_copy, part) for part in parts)
    with clock("citations"):
        for model in WITH_IDS:
            _take_ids(model)
        _run(["ANALYZE", CITED, f"ANALYZE {CitedDocument._meta.db_table}"])
        with connection.cursor() as cursor:
            cursor.execute(CITATIONS, [before])
    with clock("search index, GIN indexes, words"):
        definitions = [definition for _, definition in indexes]
        _at_once([_postings, partial(_run, definitions)])
        _run([spelling.LEARN_ALL, "VACUUM ANALYZE"])
    yield from clock.lines()
    speed = paragraphs / clock.counted()
    yield f"{speed:,.0f} paragraphs a second with everything derived"


class _Clock:
    """How long each step took, over all its turns."""

    def __init__(self) -> None:
        self.taken: dict[str, float] = defaultdict(float)

    @contextmanager
    def __call__(self, step: str) -> Iterator[None]:
        started = perf_counter()
        yield
        self.taken[step] += perf_counter() - started

    def lines(self) -> Iterator[str]:
        for step, seconds in self.taken.items():
            yield f"{step}: {seconds:.1f} s"

    def counted(self) -> float:
        return sum(t for step, t in self.taken.items() if "not counted" not in step)


class _RowMaker:
    """Rows of texts. Ids are given out here, beyond those in use, so that the rows can
    be copied."""

    def __init__(self) -> None:
        self.ids = {model: count(_last(model) + 1) for model in WITH_IDS}
        self.verbs, self.topics, self.addressees = (
            list(model._default_manager.order_by("pk").values_list("pk", flat=True))
            for model in (Verb, Topic, Addressee)
        )

    def __call__(self, texts: Iterable[MadeText]) -> Rows:
        rows: Rows = {model: [] for model in COLUMNS}
        for text in texts:
            self._add(text, rows)
        return rows

    def _add(self, text: MadeText, rows: Rows) -> None:
        resolution = next(self.ids[Resolution])
        rows[Resolution].append(_resolution(resolution, text))
        counters = {"operative": 0, "preambular": 0}
        for position, made in enumerate(text.paragraphs):
            pk = next(self.ids[Paragraph])
            counters[made.kind] += 1
            number = str(counters[made.kind])
            anchor = f"{'op' if made.kind == 'operative' else 'pp'}{number}"
            rows[Paragraph].append(
                (pk, resolution, position, anchor, made.kind, number, 0, made.text,
                 made.text.split(" ")[0], self.verbs[made.verb])
            )  # fmt: skip
            rows[WITH_TOPIC] += ((pk, self.topics[each]) for each in made.topics)
            rows[WITH_ADDRESSEE] += (
                (pk, self.addressees[each]) for each in made.addressees
            )
            if made.footnote:
                note, mark = next(self.ids[Footnote]), next(self.ids[FootnoteMark])
                rows[Footnote].append((note, resolution, position + 1, made.footnote))
                rows[FootnoteMark].append(
                    (mark, pk, note, 0, str(position + 1), "number")
                )


def _resolution(pk: int, text: MadeText) -> tuple[Any, ...]:
    symbol = f"A/RES/{text.year - 1945}/{1000 + text.number}"
    read = Symbol.parse(symbol)
    return (
        pk, symbol, False, read.sort_key if read else symbol, text.body,
        str(text.year - 1945), "adopted", text.title, text.year, "{}", "",
    )  # fmt: skip


def _at_once(jobs: Iterable[Callable[[], None]]) -> None:
    """Each in a thread with a connection of its own."""

    def alone(job: Callable[[], None]) -> None:
        try:
            job()
        finally:
            connection.close()

    with ThreadPoolExecutor(CONNECTIONS) as threads:
        for done in [threads.submit(alone, job) for job in jobs]:
            done.result()


def _copy(rows: Rows) -> None:
    # Each table by itself: whoever changes a public table has the one row of the version
    # until the transaction ends, and the other connection would wait for it.
    with connection.cursor() as cursor:
        for model, names in COLUMNS.items():
            sql = f"COPY {model._meta.db_table} ({', '.join(names.split())}) FROM STDIN"
            with cursor.copy(sql) as copy:
                for row in rows[model]:
                    copy.write_row(row)


def _postings() -> None:
    with transaction.atomic():
        for _ in postings.rebuild():
            pass


def _run(statements: Iterable[str]) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _indexes() -> list[tuple[str, str]]:
    """The GIN indexes: to make them last is faster."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE indexdef LIKE '%USING gin%'"
        )
        found: list[tuple[str, str]] = cursor.fetchall()
        return found


def _last(model: Any) -> int:
    newest = model._default_manager.order_by("-pk").values_list("pk", flat=True)
    return newest.first() or 0


def _take_ids(model: Any) -> None:
    table = model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'),"
            f" (SELECT max(id) FROM {table}))"
        )
