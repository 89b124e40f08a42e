"""The search: one function, asked by pages, JSON, feeds and exports alike."""

from __future__ import annotations

from django.contrib.postgres.search import SearchQuery
from django.db.models import QuerySet
from django.http import QueryDict

from ..models import Paragraph
from . import listing, ranking
from .asked import Asked, read_asked
from .facets import FACETS, Counts, count_values
from .filters import ParagraphFilters
from .jump import symbol_jump
from .query import Words, read_words
from .results import Hit, Query, SearchResults

__all__ = ["SearchResults", "search", "symbol_jump"]


def search(params: QueryDict) -> SearchResults:
    """Answer the parameters of a search address. Nothing in them is an error: what is
    not understood is left out and named in the notes."""
    words = read_words(params.get("q", ""))
    paragraphs, query, word_notes = _with_words(words)
    filters = ParagraphFilters(params, queryset=paragraphs)
    asked, notes = read_asked(params, words.text, filters.chosen)

    hits = filters.hits()
    count = hits.count()
    pages = max(1, -(-count // asked.size))
    if asked.page > pages:
        notes.append(f"There is no such page; page {pages}, the last one, is shown.")
    asked = asked.on_page(min(asked.page, pages))

    return SearchResults(
        query=Query(
            q=words.text,
            read_as=listing.read_as(words if query else Words(), asked),
            notes=(*words.notes, *word_notes, *filters.notes, *notes),
            sort=asked.order,
            jump=symbol_jump(words.text),
        ),
        count=count,
        page=asked.page,
        pages=pages,
        size=asked.size,
        url=asked.url,
        next=asked.on_page(asked.page + 1).url if asked.page < pages else None,
        previous=asked.on_page(asked.page - 1).url if asked.page > 1 else None,
        results=_page_of(hits, query, asked),
        facets=listing.facets(asked, _count_facets(filters)),
        chips=listing.chips(asked),
    )


def _with_words(
    words: Words,
) -> tuple[QuerySet[Paragraph], SearchQuery | None, list[str]]:
    """The paragraphs with the words; all where there is no word to look for."""
    paragraphs = Paragraph.objects.searchable()
    if not words:
        return paragraphs, None, []
    lexemes = ranking.lexemes_in(words)
    if lexemes is None:
        note = "The words could not be searched for; please put them differently."
        return paragraphs.none(), None, [note]
    if lexemes == 0:
        note = "These words are too common to be searched for, so all paragraphs are shown."
        return paragraphs, None, [note]
    query = ranking.search_query(words)
    return paragraphs.filter(search_vector=query), query, []


def _count_facets(filters: ParagraphFilters) -> dict[str, Counts]:
    return count_values({facet.name: filters.hits(but=facet.name) for facet in FACETS})


def _page_of(
    hits: QuerySet[Paragraph], query: SearchQuery | None, asked: Asked
) -> tuple[Hit, ...]:
    ordered = ranking.in_order(hits, query, asked.order)
    start = (asked.page - 1) * asked.size
    shown = (
        ranking.with_excerpts(ordered, query)
        .select_related("resolution", "verb")
        .prefetch_related("topics")
        .defer("search_vector")[start : start + asked.size]
    )
    return tuple(_hit(paragraph) for paragraph in shown)


def _hit(paragraph: Paragraph) -> Hit:
    resolution = paragraph.resolution
    return Hit(
        symbol=resolution.symbol,
        title=resolution.title,
        year=resolution.year,
        body=resolution.body,
        status=resolution.status,
        anchor=paragraph.anchor,
        kind=paragraph.kind,
        number=paragraph.number,
        url=paragraph.get_absolute_url(),
        verb=paragraph.verb.name if paragraph.verb else None,
        topics=tuple(topic.slug for topic in paragraph.topics.all()),
        snippet=ranking.snippet(
            paragraph.text,
            paragraph.excerpt,  # type: ignore[attr-defined]
        ),
    )
