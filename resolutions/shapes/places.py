"""The places that cite a document or a paragraph."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from ..citedby.places import Citer
from ..excerpts import excerpt
from ..models import Citation, CitingPlace, FootnoteMark, Resolution, path_of

Shape = dict[str, Any]
Marks = dict[int, list[tuple[int, int]]]


def resolution_link(resolution: Resolution) -> Shape:
    return {
        "symbol": resolution.symbol,
        "title": resolution.title,
        "url": resolution.get_absolute_url(),
    }


def places_shape(places: QuerySet[CitingPlace], citers: Iterable[Citer]) -> list[Shape]:
    """The paragraphs that cite, in the order of `citers`; two queries.

    A citation in footnote 12 counts for every paragraph that carries its mark, and
    `via` says so ("fn12"); it is None where the paragraph cites in its own words. A
    footnote whose mark is lost in the source stands for itself. `citations` are the
    spans in the paragraph or, with a number, in that footnote; `snippet` is safe HTML.
    """
    numbers = [each.place for each in citers]
    rows = (
        places.filter(place__in=numbers)
        .select_related("citation", "resolution", "paragraph__verb", "footnote")
        .defer("paragraph__search_vector", "paragraph__literal_vector")
        .order_by("citation__paragraph", "footnote__number", "citation__start")
    )
    at: dict[int, list[CitingPlace]] = {number: [] for number in numbers}
    for row in rows:
        at[row.place].append(row)
    marks = _marks(rows)
    return [_place(found, marks) for found in at.values() if found]


def _marks(rows: Iterable[CitingPlace]) -> Marks:
    """Where each paragraph has the marks of the footnotes that cite."""
    found: Marks = {}
    marks = FootnoteMark.objects.filter(
        paragraph__in={row.paragraph_id for row in rows if row.footnote_id},
        footnote__in={row.footnote_id for row in rows if row.footnote_id},
    ).values_list("paragraph", "position", "footnote__number")
    for paragraph, position, number in marks:
        found.setdefault(paragraph, []).append((position, number))
    return found


def _place(rows: list[CitingPlace], marks: Marks) -> Shape:
    first = rows[0]
    text_of = first.paragraph or first.footnote
    assert text_of is not None
    own = [row.citation for row in rows if row.footnote is None]
    notes = {row.footnote for row in rows if row.footnote is not None}
    ordered = sorted(notes, key=lambda note: note.number)
    via = None if own or not ordered else ordered[0].anchor
    verb = first.paragraph.verb if first.paragraph else None
    return {
        "symbol": first.resolution.symbol,
        "title": first.resolution.title,
        "anchor": text_of.anchor,
        "url": path_of(first.resolution.symbol, text_of.anchor),
        "text": text_of.text,
        "via": via,
        "year": first.resolution.year,
        "body": first.resolution.body,
        "verb": verb.name if verb else None,
        "snippet": excerpt(
            text_of.text,
            map(_span, own),
            marks.get(text_of.pk, ()) if first.paragraph else (),
        ),
        "citations": [
            _citation(row.citation, row.footnote.number if row.footnote else None)
            for row in rows
        ],
        "notes": [
            {
                "number": note.number,
                "anchor": note.anchor,
                "url": path_of(first.resolution.symbol, note.anchor),
                "snippet": excerpt(
                    note.text,
                    (_span(row.citation) for row in rows if row.footnote == note),
                ),
            }
            for note in ordered
        ],
    }


def _citation(citation: Citation, footnote: int | None) -> Shape:
    return {
        "text": citation.text,
        "start": citation.start,
        "end": citation.end,
        "footnote": footnote,
        "pinpoint": citation.pinpoint or None,
        "anchors": citation.pinpointed,
    }


def _span(citation: Citation) -> tuple[int, int]:
    return citation.start, citation.end
