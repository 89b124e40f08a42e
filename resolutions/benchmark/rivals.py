"""Other ways to answer the same searches: total, twenty hits, excerpts, all facets."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from shutil import rmtree
from time import perf_counter
from typing import Any

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank
from django.db import OperationalError, connection
from django.db.models import Count, F, QuerySet

from ..models import Paragraph
from .queries import Asked

# A search that takes longer is stopped, and counted as having taken so long.
SECONDS_A_SEARCH = 10
FACETS = ("year", "verb", "topic", "body", "addressee", "kind", "status")
PAGE = 20


class TooLong(Exception):
    """A search was stopped."""


ROWS = """
    SELECT p.id, p.text, r.year, v.name, r.body, p.kind, r.status,
           ARRAY(SELECT t.slug FROM resolutions_paragraph_topics pt
                 JOIN resolutions_topic t ON t.id = pt.topic_id WHERE pt.paragraph_id = p.id),
           ARRAY(SELECT a.name FROM resolutions_paragraph_addressees pa
                 JOIN resolutions_addressee a ON a.id = pa.addressee_id
                 WHERE pa.paragraph_id = p.id)
    FROM resolutions_paragraph p JOIN resolutions_resolution r ON r.id = p.resolution_id
    LEFT JOIN resolutions_verb v ON v.id = p.verb_id
    WHERE p.kind IN ('preambular', 'operative', 'annex')
"""


def rows() -> Iterator[dict[str, Any]]:
    """Every paragraph with the values of its facets."""
    names = (
        "id",
        "text",
        "year",
        "verb",
        "body",
        "kind",
        "status",
        "topic",
        "addressee",
    )
    with connection.chunked_cursor() as cursor:
        cursor.execute(ROWS)
        for row in cursor:
            yield dict(zip(names, row, strict=True))


class Tantivy:
    """tantivy with English stems, positions, stored text and columns for the facets."""

    name = "tantivy"

    def __init__(self, folder: Path) -> None:
        # Installed for the benchmark alone, so mypy may know it or not.
        tantivy: Any = import_module("tantivy")
        self.tantivy = tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("text", stored=True, tokenizer_name="en_stem")
        for facet in FACETS:
            builder.add_text_field(facet, tokenizer_name="raw", fast=True)
        self.schema = builder.build()
        rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        self.index = tantivy.Index(self.schema, path=str(folder))
        self.folder = folder

    def load(self, rows: Iterable[dict[str, Any]]) -> None:
        writer = self.index.writer(200_000_000, 2)
        for row in rows:
            values = {
                facet: value if isinstance(value, list) else [str(value)]
                for facet in FACETS
                if (value := row[facet]) is not None
            }
            writer.add_document(self.tantivy.Document(text=row["text"], **values))
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()

    def size(self) -> int:
        return sum(file.stat().st_size for file in self.folder.iterdir())

    def page(self, asked: Asked) -> int:
        searcher = self.index.searcher()
        words = self._words(asked)
        query = self._all([words, *(self._having(*each) for each in asked.chosen)])
        found = searcher.search(query, PAGE, count=True, offset=(asked.page - 1) * PAGE)
        generator = self.tantivy.SnippetGenerator.create(
            searcher, words, self.schema, "text"
        )
        for _, address in found.hits:
            generator.snippet_from_doc(searcher.doc(address)).to_html()
        filtered = {facet for facet, _ in asked.chosen}
        self._count(searcher, query, [f for f in FACETS if f not in filtered])
        for facet in filtered:
            others = [self._having(*each) for each in asked.chosen if each[0] != facet]
            self._count(searcher, self._all([words, *others]), [facet])
        return int(found.count)

    def _count(self, searcher: Any, query: Any, facets: list[str]) -> None:
        asked = {each: {"terms": {"field": each, "size": 1000}} for each in facets}
        searcher.aggregate(query, asked)

    def _words(self, asked: Asked) -> Any:
        query = self.tantivy.Query
        if asked.prefix:
            return query.regex_query(self.schema, "text", f"{asked.prefix}.*")
        if asked.phrase:
            return self.index.parse_query(f'"{asked.phrase}"', ["text"])
        parts = [f"+{word}" for word in asked.must]
        parts += [f"-{word}" for word in asked.never]
        parts += asked.any_of
        if not parts:
            return query.all_query()
        return self.index.parse_query(" ".join(parts), ["text"])

    def _having(self, facet: str, value: str) -> Any:
        return self.tantivy.Query.term_query(self.schema, facet, value)

    def _all(self, queries: list[Any]) -> Any:
        if len(queries) == 1:
            return queries[0]
        must = self.tantivy.Occur.Must
        return self.tantivy.Query.boolean_query([(must, query) for query in queries])


class Sqlite:
    """SQLite FTS5 with Porter's stems, and a query for each facet."""

    name = "SQLite FTS5"

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.path = folder / "rows.sqlite"
        self.path.unlink(missing_ok=True)
        self.base = sqlite3.connect(self.path)
        self.base.execute("PRAGMA journal_mode = OFF")
        self.base.execute("PRAGMA synchronous = OFF")
        self.base.execute("PRAGMA cache_size = -1000000")
        self.deadline = 0.0

    @contextmanager
    def limited(self) -> Iterator[None]:
        """Stop what takes too long."""
        self.base.set_progress_handler(lambda: perf_counter() > self.deadline, 10_000)
        yield
        self.base.set_progress_handler(None, 0)

    def load(self, rows: Iterable[dict[str, Any]]) -> None:
        execute = self.base.execute
        execute(
            "CREATE VIRTUAL TABLE words USING fts5(text, tokenize='porter unicode61')"
        )
        execute(
            "CREATE TABLE facts (id INTEGER PRIMARY KEY,"
            " year TEXT, verb TEXT, body TEXT, kind TEXT, status TEXT)"
        )
        # Without the type, their index would not serve to compare with a number.
        execute("CREATE TABLE topic (id INTEGER, value TEXT)")
        execute("CREATE TABLE addressee (id INTEGER, value TEXT)")
        for row in rows:
            execute(
                "INSERT INTO words (rowid, text) VALUES (?, ?)",
                (row["id"], row["text"]),
            )
            execute(
                "INSERT INTO facts VALUES (?, ?, ?, ?, ?, ?)",
                (row["id"], str(row["year"]), row["verb"], row["body"], row["kind"],
                 row["status"]),
            )  # fmt: skip
            for facet in ("topic", "addressee"):
                for value in row[facet]:
                    execute(f"INSERT INTO {facet} VALUES (?, ?)", (row["id"], value))
        for facet in ("year", "verb", "body"):
            execute(f"CREATE INDEX facts_{facet} ON facts ({facet})")
        for facet in ("topic", "addressee"):
            execute(f"CREATE INDEX {facet}_id ON {facet} (id, value)")
            execute(f"CREATE INDEX {facet}_value ON {facet} (value, id)")
        execute("INSERT INTO words (words) VALUES ('optimize')")
        execute("ANALYZE")
        self.base.commit()

    def size(self) -> int:
        return self.path.stat().st_size

    def page(self, asked: Asked) -> int:
        match = self._match(asked)
        where, params = self._where(asked, match)
        # In this order: else SQLite may look up each row of facts among the words.
        joined = "words CROSS JOIN facts ON facts.id = words.rowid"
        source = "facts" if not match else joined if asked.chosen else "words"
        self.deadline = perf_counter() + SECONDS_A_SEARCH
        total = self._rows(f"SELECT count(*) FROM {source} WHERE {where}", params)[0][0]
        shown = "snippet(words, 0, '<b>', '</b>', '…', 35)" if match else "facts.id"
        order = "rank" if match else "year DESC"
        self._rows(
            f"SELECT {shown} FROM {source} WHERE {where} ORDER BY {order} LIMIT {PAGE}"
            f" OFFSET {(asked.page - 1) * PAGE}",
            params,
        )
        for facet in FACETS:
            where, params = self._where(asked, match, but=facet)
            listed = facet in ("topic", "addressee")
            column = f"{facet}.value" if listed else facet
            source = joined if match else "facts"
            how = "CROSS JOIN" if match else "JOIN"
            join = f" {how} {facet} ON {facet}.id = facts.id" if listed else ""
            self._rows(
                f"SELECT {column}, count(*) FROM {source}{join} WHERE {where} GROUP BY 1",
                params,
            )
        return int(total)

    def _rows(self, sql: str, params: list[str]) -> list[Any]:
        try:
            return self.base.execute(sql, params).fetchall()
        except sqlite3.OperationalError as error:
            if perf_counter() < self.deadline:
                raise
            raise TooLong from error

    def _match(self, asked: Asked) -> str:
        if asked.prefix:
            return f"{asked.prefix}*"
        if asked.phrase:
            return f'"{asked.phrase}"'
        found = " AND ".join(f'"{word}"' for word in asked.must)
        found += " OR ".join(f'"{word}"' for word in asked.any_of)
        return found + "".join(f' NOT "{word}"' for word in asked.never)

    def _where(self, asked: Asked, match: str, but: str = "") -> tuple[str, list[str]]:
        parts, params = (["words MATCH ?"], [match]) if match else (["1"], [])
        for facet, value in asked.chosen:
            if facet == but:
                continue
            listed = facet in ("topic", "addressee")
            inside = f"facts.id IN (SELECT id FROM {facet} WHERE value = ?)"
            parts.append(inside if listed else f"facts.{facet} = ?")
            params.append(value)
        return " AND ".join(parts), params


class PlainDjango:
    """A stored vector with a GIN index, and a query for each facet."""

    name = "plain Django"
    paths = {
        "year": "resolution__year", "verb": "verb__name", "topic": "topics__slug",
        "body": "resolution__body", "addressee": "addressees__name", "kind": "kind",
        "status": "resolution__status",
    }  # fmt: skip

    def page(self, asked: Asked) -> int:
        self.deadline = perf_counter() + SECONDS_A_SEARCH
        try:
            with connection.execute_wrapper(self._in_time):
                return self._page(asked)
        except OperationalError as error:
            raise TooLong from error

    @contextmanager
    def limited(self) -> Iterator[None]:
        """Stop what takes too long."""
        with connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout = '{SECONDS_A_SEARCH}s'")
            yield
            cursor.execute("RESET statement_timeout")

    def _in_time(self, execute: Any, *arguments: Any) -> Any:
        if perf_counter() > self.deadline:
            raise TooLong
        return execute(*arguments)

    def _page(self, asked: Asked) -> int:
        query = self._query(asked)
        hits = self._hits(asked, query)
        total = hits.count()
        ordered: Any = hits.select_related("resolution", "verb")
        if query is None:
            ordered = ordered.order_by("-resolution__year", "pk")
        else:
            ordered = ordered.annotate(
                rank=SearchRank(F("search_vector"), query),
                excerpt=SearchHeadline("text", query, max_words=35, min_words=15),
            ).order_by("-rank", "pk")
        start = (asked.page - 1) * PAGE
        list(ordered.defer("search_vector", "literal_vector")[start : start + PAGE])
        for facet, path in self.paths.items():
            others = self._hits(asked, query, but=facet).order_by()
            list(others.values_list(path).annotate(hits=Count("pk")))
        return total

    def _hits(
        self, asked: Asked, query: SearchQuery | None, but: str = ""
    ) -> QuerySet[Paragraph]:
        hits: QuerySet[Paragraph] = Paragraph.objects.searchable()
        if query is not None:
            hits = hits.filter(search_vector=query)
        for facet, value in asked.chosen:
            if facet != but:
                hits = hits.filter(**{self.paths[facet]: value})
        return hits

    def _query(self, asked: Asked) -> SearchQuery | None:
        if asked.prefix:
            return SearchQuery(f"{asked.prefix}:*", config="english", search_type="raw")
        parts = [*asked.must, *(f"-{word}" for word in asked.never)]
        parts += [" or ".join(asked.any_of)] if asked.any_of else []
        parts += [f'"{asked.phrase}"'] if asked.phrase else []
        if not parts:
            return None
        return SearchQuery(" ".join(parts), config="english", search_type="websearch")
