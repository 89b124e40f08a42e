"""The search: one function, asked by pages, JSON, feeds and exports alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from threading import BoundedSemaphore

from django.db import OperationalError, connection, transaction
from django.http import QueryDict
from django.utils.safestring import SafeString
from psycopg.errors import QueryCanceled, StatementTooComplex

from ..models import Paragraph, path_of
from . import excerpts, listing
from .answer import Answer, Row
from .asked import Asked, read_asked
from .binding import bind
from .engine import answer
from .facets import Counts
from .filters import ParagraphFilters
from .jump import instrument_jumps, symbol_jumps
from .language import read
from .language.tree import Node, texts
from .next_steps import next_steps, other_spelling
from .plain import PlainAnswer
from .ranking import wanted_texts
from .results import Beside, Hit, OtherLines, Query, SearchResults, Whole

__all__ = [
    "Beside",
    "SearchBusy",
    "SearchResults",
    "SearchTooSlow",
    "Whole",
    "beside",
    "counts_in_all",
    "search",
    "symbol_jumps",
    "whole",
]


class SearchTooSlow(Exception):
    """The database was told to give the search up."""


class SearchBusy(SearchTooSlow):
    """Other searches are taking so long that this one was not begun."""


# Of the threads of a process some are always left to its other pages, however many
# slow searches come at once; a search waits for another only as long as a quick one takes.
SLOTS, SECONDS_TO_WAIT = 2, 0.25
MOST_OTHER_LINES = 10
_slots = BoundedSemaphore(SLOTS)


def search(
    params: QueryDict, ending: str = "", as_of: int | None = None
) -> SearchResults:
    """Answer the parameters of a search address. Nothing in them is an error: what is
    not understood is left out and named in the notes. The links to other searches have
    the ending, ".json" for those who read data.

    Raises SearchTooSlow where the database takes longer than it may, SearchBusy where
    it does so for others.
    """
    with _in_time():
        return _search(params, ending, as_of)


def _search(params: QueryDict, ending: str, as_of: int | None) -> SearchResults:
    reading = read(params.get("q", ""))
    tree, bind_notes = bind(reading.tree)
    filters = ParagraphFilters.of(params)
    asked, notes = read_asked(params, reading.text, filters.chosen, ending)

    found = answer(tree, filters.chosen, asked.order, as_of)
    pages = max(1, -(-found.count // asked.size))
    if asked.page > pages:
        notes.append(f"There is no such page; page {pages}, the last one, is shown.")
    asked = asked.on_page(min(asked.page, pages))
    symbols = symbol_jumps(reading.text)
    count = _counter(reading.text, tree, as_of)

    return SearchResults(
        query=Query(
            q=reading.text,
            read_as=listing.read_as(tree, asked),
            notes=(*reading.notes, *bind_notes, *filters.notes, *notes),
            sort=asked.order,
            jump=symbols[0].url if len(symbols) == 1 else None,
            jumps=symbols or instrument_jumps(reading.text),
        ),
        count=found.count,
        page=asked.page,
        pages=pages,
        size=asked.size,
        url=asked.url,
        next=asked.on_page(asked.page + 1).link if asked.page < pages else None,
        previous=asked.on_page(asked.page - 1).link if asked.page > 1 else None,
        results=_page_of(found, tree, asked),
        facets=listing.facets(asked, found.counts()),
        chips=listing.chips(asked),
        other_spelling=other_spelling(asked, found.count, count),
        next_steps=next_steps(asked, tree, found.count, count),
        other_lines=_other_lines(tree, asked) if not found.count else OtherLines(),
    )


def _counter(typed: str, tree: Node, as_of: int | None) -> Callable[[Asked], int]:
    """How many hits another search has, with words and filters of its own."""

    def count(asked: Asked) -> int:
        words = tree if asked.q == typed else bind(read(asked.q).tree)[0]
        return answer(words, asked.chosen, "newest", as_of).count

    return count


def _page_of(found: Answer, tree: Node, asked: Asked) -> tuple[Hit, ...]:
    rows = found.rows((asked.page - 1) * asked.size, asked.size)
    snippets = excerpts.of_paragraphs(rows, list(texts(tree, wanted=True)))
    return tuple(map(_hit, rows, snippets))


def _other_lines(tree: Node, asked: Asked) -> OtherLines:
    """Those with the words of a search that no paragraph has, newest first. Filters
    that say what a paragraph is hold for none of them."""
    wanted = wanted_texts(tree)
    if not wanted:
        return OtherLines()
    chosen = {
        name: values
        for name, values in asked.chosen.items()
        if name.removeprefix("-") != "kind"
    }
    found = PlainAnswer(tree, chosen, "newest", Paragraph.objects.other_lines())
    rows = found.rows(0, MOST_OTHER_LINES)
    if not rows:
        return OtherLines()
    snippets = excerpts.of_paragraphs(rows, wanted)
    return OtherLines(found.count, tuple(map(_hit, rows, snippets)))


def _hit(row: Row, snippet: SafeString) -> Hit:
    return Hit(
        symbol=row.symbol,
        title=row.title,
        year=row.year,
        body=row.body,
        status=row.status,
        anchor=row.anchor,
        kind=row.kind,
        number=row.number,
        url=path_of(row.symbol, row.anchor),
        verb=row.verb,
        topics=row.topics,
        snippet=snippet,
    )


def beside(params: QueryDict, at: int) -> Beside:
    """The results before and after the one at a place, counted from 1, in the list of
    a search; without them where the list is shorter.

    Raises SearchTooSlow like the search itself.
    """
    with _in_time():
        reading = read(params.get("q", ""))
        tree, _ = bind(reading.tree)
        filters = ParagraphFilters.of(params)
        asked, _ = read_asked(params, reading.text, filters.chosen)
        start = max(at - 2, 0)
        found = answer(tree, filters.chosen, asked.order)
        rows = found.rows(start, at + 1 - start)
    places = {n: (row.symbol, row.anchor) for n, row in enumerate(rows, start + 1)}
    return Beside(
        list_url=asked.on_page(1 + (at - 1) // asked.size).url,
        at=at,
        here=places.get(at),
        previous=places.get(at - 1),
        next=places.get(at + 1),
    )


def whole(params: QueryDict, most: int, newest_first: bool = False) -> Whole:
    """The paragraphs a search finds, in its order, up to so many; their texts are for
    the caller to read, in pieces.

    Raises SearchTooSlow like the search itself.
    """
    with _in_time():
        reading = read(params.get("q", ""))
        tree, _ = bind(reading.tree)
        filters = ParagraphFilters.of(params)
        asked, _ = read_asked(params, reading.text, filters.chosen)
        order = "newest" if newest_first else asked.order
        found = tuple(answer(tree, filters.chosen, order).keys(0, most))
    return Whole(asked.on_page(1).url, listing.read_as(tree, asked), found)


def counts_in_all() -> tuple[int, dict[str, Counts]]:
    """How many paragraphs a search can find, and of them those of each value of each
    facet: what the empty search says. At hand, so that no slow search is waited for.
    """
    tree, _ = bind(read("").tree)
    found = answer(tree, {}, "newest")
    return found.count, found.counts()


@contextmanager
def _in_time() -> Iterator[None]:
    if not _slots.acquire(timeout=SECONDS_TO_WAIT):
        raise SearchBusy
    try:
        # A question that was cancelled must not spoil the transaction of others.
        shared = connection.in_atomic_block
        with transaction.atomic() if shared else nullcontext():
            yield
    except OperationalError as error:
        if isinstance(error.__cause__, (QueryCanceled, StatementTooComplex)):
            raise SearchTooSlow from error
        raise
    finally:
        _slots.release()
