"""Postings as rows: written, read back, found by their keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import numpy as np
from django.db import connection
from pyroaring import BitMap

from ...models import SearchPosting
from ...prepared import fetch
from .words import Posting, members_of

TABLE = SearchPosting._meta.db_table
ROWS_AT_ONCE = 5_000
# Holds the segments of a rebuild until they are joined: the table itself would keep
# their room for ever.
ASIDE = "search_postings_aside"


@contextmanager
def set_aside() -> Iterator[str]:
    """A table like that of the postings, for this transaction alone."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMPORARY TABLE {ASIDE} (LIKE {TABLE} INCLUDING STORAGE)"
        )
        yield ASIDE
        cursor.execute(f"DROP TABLE {ASIDE}")


def write_rows(segment: int, postings: Iterable[Posting], table: str = TABLE) -> None:
    """Keep postings as the rows of a segment, which must not have these keys yet."""
    sql = f"COPY {table} (key, segment_id, members, counts) FROM STDIN (FORMAT BINARY)"
    with connection.cursor() as cursor, cursor.copy(sql) as copy:
        copy.set_types(["text", "int8", "bytea", "bytea"])
        for posting in postings:
            members = posting.members.serialize()
            copy.write_row((posting.key, segment, members, posting.counts))


def read_rows(segments: Sequence[int], table: str = TABLE) -> Iterator[Posting]:
    """The postings of segments in order of their keys."""
    with connection.cursor() as cursor:
        cursor.execute(
            "DECLARE postings NO SCROLL CURSOR FOR"
            f" SELECT key, members, counts FROM {table}"
            " WHERE segment_id = ANY(%s) ORDER BY key, segment_id",
            [list(segments)],
        )
        while True:
            rows = fetch(f"FETCH {ROWS_AT_ONCE} FROM postings")
            yield from (posting_of(*row) for row in rows)
            if len(rows) < ROWS_AT_ONCE:
                break
        cursor.execute("CLOSE postings")


def posting_of(key: str, members: bytes, counts: bytes) -> Posting:
    size = len(members) + len(counts)
    return Posting(key, BitMap.deserialize(members), counts, size)


def joined(parts: list[Posting]) -> Posting:
    """One key's postings of several segments, none of which share a member."""
    if len(parts) == 1:
        return parts[0]
    parts.sort(key=lambda part: part.members.min() if part.members else 0)
    members = BitMap.union(*(part.members for part in parts))
    counts = b"".join(part.counts for part in parts)
    bounds = [
        (part.members.min(), part.members.max()) for part in parts if part.members
    ]
    if counts and any(
        one[1] > other[0] for one, other in zip(bounds, bounds[1:], strict=False)
    ):
        # Each part is in order already: a stable sort is ten times as fast.
        found = np.concatenate([members_of(part.members) for part in parts])
        counts = np.frombuffer(counts, dtype=np.uint8)[
            np.argsort(found, kind="stable")
        ].tobytes()
    if counts and len(counts) != len(members):
        raise ValueError(
            f"Two segments of the search index share members of {parts[0].key}."
        )
    return Posting(parts[0].key, members, counts, sum(part.size for part in parts))
