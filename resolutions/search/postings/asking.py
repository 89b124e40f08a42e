"""The database asked: for the postings of a search, and for what has changed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from threading import Lock
from typing import Any

from ...memory import give_back
from ...models import Resolution, SearchState, SearchText
from ...prepared import fetch
from .columns import unpacked
from .holding import Holding, rows_shown
from .keeping import Kept, Postings
from .rows import TABLE, joined, posting_of
from .texts import Text
from .words import Posting

STATE, TEXTS, RESOLUTIONS = (
    model._meta.db_table for model in (SearchState, SearchText, Resolution)
)
LAST = "\U0010ffff"
TRIES = 3
SLICE = 65_536

# One statement each, so that what it says is true at one moment.
CHANGED = f"""
    SELECT s.version, s.rebuilt, s.checksum, t.number, t.first, t.size, t.title_size,
           t.version, t.is_live, t.year, t.body, t.status, t.sort_key, r.symbol, r.title,
           CASE WHEN t.number >= %s THEN t.columns END
    FROM {STATE} s LEFT JOIN {TEXTS} t ON t.version > %s
    LEFT JOIN {RESOLUTIONS} r ON r.id = t.resolution
    ORDER BY t.number
"""
VERSION = f"SELECT version, NULL FROM {STATE}"
# A value of a megabyte takes the server ten times as long to send as its slices do.
SLICES = f"""
    {TABLE} p CROSS JOIN LATERAL generate_series(
        0, (greatest(length(p.members), length(p.counts)) - 1) / {SLICE}
    ) slice
"""
SLICED = f"""
    p.key, p.segment_id, slice, substring(p.members FROM slice * {SLICE} + 1 FOR {SLICE}),
    substring(p.counts FROM slice * {SLICE} + 1 FOR {SLICE})
"""
FOUND = f"""
    SELECT s.version, {SLICED} FROM {STATE} s
    LEFT JOIN ({SLICES}) ON p.key = ANY(string_to_array(%s, E'\\n'))
"""
FOUND_BY_PREFIX = f"""
    UNION ALL SELECT 0, {SLICED} FROM {SLICES} WHERE p.key >= %s AND p.key < %s
"""


class Found:
    """The postings of some keys; none for a key that no text has."""

    def __init__(self, postings: Mapping[str, Postings]) -> None:
        self._postings = postings

    def get(self, key: str) -> Posting | None:
        found = self._postings[key]
        return found[0] if found else None

    def beginning(self, beginning: str) -> Postings:
        return self._postings[f"{beginning}*"]


_lock = Lock()
_held: Holding | None = None
_kept = Kept(-1)


def look_up(keys: Collection[str], as_of: int | None = None) -> tuple[Holding, Found]:
    """The postings of the keys, all of one moment, and the columns as of the same or
    just before. A key with an asterisk stands for all keys that begin so.

    Postings may be of later texts than the columns: whoever uses them keeps to the
    paragraphs that are live in the columns.

    Who has just asked for the version of the index (`as_of`) spares the question for
    it where all postings are kept.
    """
    for _ in range(TRIES):
        version, found = _postings(keys, as_of)
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


def forget() -> None:
    """Let go of the postings and the rows that are kept, as a process has them that has
    just begun."""
    global _kept
    _kept = Kept(-1)
    if _held is not None:
        _held.shown = rows_shown()


def _postings(keys: Collection[str], as_of: int | None) -> tuple[int, Found]:
    """What is not kept is fetched, and the version with it, even where nothing is
    missing unless it is known: what is kept is good only for its version."""
    global _kept
    kept = _kept
    found = kept.take(keys)
    missing = [key for key in keys if key not in found]
    if not missing and kept.version == as_of:
        return as_of, Found(found)
    version, fetched = _fetched(missing)
    if version != kept.version:
        if found:
            found = {}
            version, fetched = _fetched(keys)
        kept = _kept = Kept(version)
    kept.put(fetched)
    return version, Found(found | fetched)


def _fetched(keys: Collection[str]) -> tuple[int, dict[str, Postings]]:
    beginnings = [key[:-1] for key in keys if key.endswith("*")]
    sql = FOUND + FOUND_BY_PREFIX * len(beginnings) if keys else VERSION
    exact = [key for key in keys if not key.endswith("*")]
    # In one value, as a list takes longer to send; no key has a line break in it.
    params: list[Any] = ["\n".join(exact)] if keys else []
    for beginning in beginnings:
        params += [beginning, beginning + LAST]
    rows = fetch(sql, params)
    version = max((row[0] for row in rows), default=0)
    postings = dict(_joined(row[1:] for row in rows if row[1] is not None))
    found: dict[str, Postings] = {
        key: (postings[key],) if key in postings else () for key in exact
    }
    in_order = sorted(postings) if beginnings else []
    for beginning in beginnings:
        first = bisect_left(in_order, beginning)
        end = bisect_left(in_order, beginning + LAST, first)
        found[f"{beginning}*"] = tuple(postings[key] for key in in_order[first:end])
    return version, found


def _joined(rows: Iterable[tuple[Any, ...]]) -> Iterator[tuple[str, Posting]]:
    """The posting of each key, from the slices of its segments."""
    sliced: dict[str, dict[int, dict[int, tuple[bytes, bytes]]]] = {}
    for key, segment, place, members, counts in rows:
        # Twice the same, if a key is asked for by itself and by a beginning.
        sliced.setdefault(key, {}).setdefault(segment, {})[place] = members, counts
    for key, segments in sliced.items():
        yield key, joined([posting_of(key, *_whole(s)) for s in segments.values()])


def _whole(slices: Mapping[int, tuple[bytes, bytes]]) -> Iterator[bytes]:
    if len(slices) == 1:
        return iter(slices[0])
    in_order = [slices[place] for place in sorted(slices)]
    return (b"".join(parts) for parts in zip(*in_order, strict=True))


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
    built = Holding(columns, changed, state)
    del changed, columns
    # What was needed to build a holding is more than the holding itself.
    give_back()
    return built


def _changed(version: int, known: int) -> tuple[Any, list[Text], Any]:
    rows = fetch(CHANGED, [known, version])
    state = rows[0][:3] if rows else (0, 0, 0)
    changed = [Text(*row[3:15]) for row in rows if row[3] is not None]
    packed = [row[15] for row in rows if row[15] is not None]
    return (
        state,
        changed,
        unpacked(packed, [t.size for t in changed if t.number >= known]),
    )


def next_checksum(checksum: int, version: int) -> int:
    """Of a state after one more change; in the range of the column."""
    return (checksum * 31 + version) % 2**61
