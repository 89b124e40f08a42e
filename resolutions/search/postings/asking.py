"""The database asked: for the postings of a search, and for what has changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable
from threading import Lock
from typing import Any, NamedTuple

from ...models import SearchState, SearchText
from .columns import unpacked
from .holding import Holding, Text
from .rows import TABLE, fetch, joined, posting_of
from .words import Posting

STATE, TEXTS = SearchState._meta.db_table, SearchText._meta.db_table
LAST = "\U0010ffff"
TRIES = 3

# One statement each, so that what it says is true at one moment.
CHANGED = f"""
    SELECT s.version, s.rebuilt, s.checksum, t.number, t.first, t.size, t.title_size,
           t.version, t.is_live, t.year, t.body, t.status, t.sort_key,
           CASE WHEN t.number >= %s THEN t.columns END
    FROM {STATE} s LEFT JOIN {TEXTS} t ON t.version > %s
    ORDER BY t.number
"""
FOUND = f"""
    SELECT s.version, p.key, p.segment_id, p.members, p.counts FROM {STATE} s
    LEFT JOIN {TABLE} p ON p.key = ANY(%s)
"""
FOUND_BY_PREFIX = f"""
    UNION ALL SELECT 0, key, segment_id, members, counts FROM {TABLE} WHERE key >= %s AND key < %s
"""


class Keys(NamedTuple):
    """Keys to be looked up, and beginnings of keys."""

    exact: Collection[str]
    beginnings: Collection[str]


class Found:
    """The postings of some keys; none for a key that no text has."""

    def __init__(self, rows: Iterable[Posting]) -> None:
        parts: dict[str, list[Posting]] = {}
        for row in rows:
            parts.setdefault(row.key, []).append(row)
        self._found = {key: joined(same) for key, same in parts.items()}
        self._keys = sorted(self._found)

    def get(self, key: str) -> Posting | None:
        return self._found.get(key)

    def beginning(self, beginning: str) -> list[Posting]:
        first = bisect_left(self._keys, beginning)
        end = bisect_left(self._keys, beginning + LAST, first)
        return [self._found[key] for key in self._keys[first:end]]


_lock = Lock()
_held: Holding | None = None


def look_up(keys: Keys) -> tuple[Holding, Found]:
    """The postings of the keys, and the columns as of the same moment or just before.

    Postings may be of later texts than the columns: whoever uses them keeps to the
    paragraphs that are live in the columns.
    """
    for _ in range(TRIES):
        version, found = _postings(keys)
        held = current(version)
        if held.version == version:
            break
    return held, found


def current(version: int | None = None) -> Holding:
    """What this process holds, brought up to date unless it is of that version."""
    global _held
    held = _held
    if held is None or version is None or held.version != version:
        with _lock:
            held = _held = _refreshed(_held)
    return held


def _postings(keys: Keys) -> tuple[int, Found]:
    sql = FOUND
    params: list[Any] = [list(keys.exact)]
    for beginning in keys.beginnings:
        sql += FOUND_BY_PREFIX
        params += [beginning, beginning + LAST]
    rows = fetch(sql, params)
    version = max((row[0] for row in rows), default=0)
    # A key may be asked for by itself and by a beginning.
    once = {row[1:3]: row for row in rows if row[1] is not None}.values()
    return version, Found(posting_of(row[1], row[3], row[4]) for row in once)


def _refreshed(held: Holding | None) -> Holding:
    """The holding with the texts changed since; a new one where it cannot be known
    what has changed, as after the index was rebuilt or a change was rolled back."""
    if held is not None:
        state, changed, columns = _changed(held.version, len(held.texts))
        if state[0] == held.version and state[2] == held.checksum:
            return held
        checksum = held.checksum
        for version in sorted({text.version for text in changed}):
            checksum = next_checksum(checksum, version)
        if state[1] <= held.version and checksum == state[2]:
            return Holding(columns, changed, state, held)
    state, changed, columns = _changed(-1, 0)
    return Holding(columns, changed, state)


def _changed(version: int, known: int) -> tuple[Any, list[Text], Any]:
    rows = fetch(CHANGED, [known, version])
    state = rows[0][:3] if rows else (0, 0, 0)
    changed = [Text(*row[3:13]) for row in rows if row[3] is not None]
    packed = [row[13] for row in rows if row[13] is not None]
    return (
        state,
        changed,
        unpacked(packed, [t.size for t in changed if t.number >= known]),
    )


def next_checksum(checksum: int, version: int) -> int:
    """Of a state after one more change; in the range of the column."""
    return (checksum * 31 + version) % 2**61
