"""The index kept true: texts added, removed, all of it built anew.

`add`, `remove` and `rebuild` change the index in the transaction that they are called
in, so that a count is true as soon as the text is public, and never before. `tidy`
changes nothing that is found, and needs no publication to wait for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby, islice
from operator import attrgetter

from django.db import connection, transaction

from ...models import (
    Resolution,
    SearchPosting,
    SearchSegment,
    SearchState,
    SearchText,
)
from ..lexemes import lexemes
from .asking import next_checksum
from .reading import TextsRead
from .rows import TABLE, joined, read_rows, set_aside, write_rows
from .words import (
    NOTES,
    TEXT,
    TITLE,
    Posting,
    bitmap,
    cut_units,
    stem_lengths,
    turned_round,
)

TEXTS_A_SEGMENT = 2_500
# So many segments of one size become one of the next: a word is in few rows, and each
# paragraph is written anew only when its segment has grown tenfold.
SEGMENTS_OF_A_SIZE = 10
STATE = 1
# Any number, as long as it is the same in every process.
JOINING_LOCK = 7_203_553
ROWS_AT_ONCE = 5_000


def add(resolution: Resolution) -> None:
    """Let searches find a resolution that has just been stored."""
    _add([resolution.pk])


def remove(resolution: Resolution) -> None:
    """Let no search find a resolution any more."""
    known = SearchText.objects.filter(resolution=resolution.pk, is_live=True)
    if known.exists():
        known.update(is_live=False, version=_next_change().version)


def rebuild() -> Iterator[int]:
    """Build the index anew from the texts; yields how many have been indexed so far.

    To be called in a transaction. Until its end searches are answered from the old one.
    """
    # Whoever joins segments now would leave them behind.
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [JOINING_LOCK])
    # Emptying a table at once would make every search wait.
    for model in (SearchText, SearchPosting, SearchSegment):
        model.objects.all()._raw_delete("default")
    state = _next_change()
    SearchState.objects.filter(pk=STATE).update(
        rebuilt=state.version,
        **dict.fromkeys(
            ("texts", "paragraphs", "places", "title_places", "note_places"), 0
        ),
    )
    pks = list(
        Resolution.objects.order_by("year", "sort_key").values_list("pk", flat=True)
    )
    if len(pks) <= TEXTS_A_SEGMENT:
        _add(pks)
        yield len(pks)
        return
    with set_aside() as table:
        for start in range(0, len(pks), TEXTS_A_SEGMENT):
            _add(pks[start : start + TEXTS_A_SEGMENT], table)
            yield min(start + TEXTS_A_SEGMENT, len(pks))
        merge(list(SearchSegment.objects.values_list("pk", flat=True)), table)


def tidy() -> None:
    """Join segments of one size, as soon as there are enough of them.

    For whoever has time: to be called outside of transactions, by the one process that
    gets to it first. Until it is called searches are answered from more rows.
    """
    while _crowded():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [JOINING_LOCK])
            if not cursor.fetchone()[0]:
                return
            # Another process may have joined them just now.
            if crowded := _crowded():
                merge(crowded)


def _crowded() -> list[int]:
    """The segments of a size of which there are too many."""
    by_class: dict[int, list[int]] = {}
    for pk, size in SearchSegment.objects.values_list("pk", "size"):
        by_class.setdefault(len(str(size)), []).append(pk)
    crowded = (each for each in by_class.values() if len(each) >= SEGMENTS_OF_A_SIZE)
    return next(crowded, [])


def _next_change() -> SearchState:
    """The state as of a new change; other changes wait until this one's end."""
    SearchState.objects.bulk_create([SearchState(pk=STATE)], ignore_conflicts=True)
    state = SearchState.objects.select_for_update().get(pk=STATE)
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('resolutions_search_change')")
        state.version = cursor.fetchone()[0]
    state.checksum = next_checksum(state.checksum, state.version)
    state.save()
    return state


def _add(pks: Sequence[int], table: str = TABLE) -> None:
    state = _next_change()
    read = TextsRead(pks)
    first, number = state.paragraphs, state.texts
    text = cut_units(read.texts(), first, state.places)
    title = cut_units(read.titles(), number, state.title_places)
    notes = cut_units(read.notes(), first, state.note_places)
    size = len(read.paragraphs)
    # Before the rows are copied: meanwhile the connection answers no question.
    stems = lexemes(chain(text.vocabulary, title.vocabulary, notes.vocabulary))
    cited = read.cited(first)
    columns = read.columns(text.lengths, stem_lengths(text, stems), notes.lengths)
    rows = []
    spans = [read.spans[resolution.pk] for resolution in read.resolutions]
    parts = columns.parts(spans)
    for place, (resolution, span, part) in enumerate(
        zip(read.resolutions, spans, parts, strict=True)
    ):
        rows.append(
            SearchText(
                number=number + place,
                resolution=resolution.pk,
                first=first + span.start,
                size=len(span),
                title_size=int(title.lengths[place]),
                version=state.version,
                year=resolution.year,
                body=resolution.body,
                status=resolution.status,
                sort_key=resolution.sort_key,
                columns=part.packed(),
            )
        )
    SearchText.objects.bulk_create(rows, batch_size=500)
    segment = SearchSegment.objects.create(size=size)
    write_rows(
        segment.pk,
        chain(
            turned_round(text, TEXT, stems),
            turned_round(title, TITLE, stems),
            turned_round(notes, NOTES, stems),
            (Posting(f"c:{symbol}", bitmap(found)) for symbol, found in cited.items()),
        ),
        table,
    )
    state.texts += len(rows)
    state.paragraphs += size
    state.places += text.room
    state.title_places += title.room
    state.note_places += notes.room
    state.save()


def merge(segments: Sequence[int], table: str = TABLE) -> None:
    """Put the postings of segments, which stand in `table`, into one segment. What is
    found stays the same."""
    old = SearchSegment.objects.filter(pk__in=segments)
    size = sum(old.values_list("size", flat=True))
    merged = SearchSegment.objects.create(size=size)
    rows = groupby(read_rows(segments, table), key=attrgetter("key"))
    parts = (joined(list(same)) for _, same in rows)
    while some := list(islice(parts, ROWS_AT_ONCE)):
        write_rows(merged.pk, some)
    SearchPosting.objects.filter(segment__in=segments)._raw_delete("default")
    old.delete()
