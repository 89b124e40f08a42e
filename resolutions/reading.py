"""What is read from the database to show a resolution or a paragraph.

Every list is a fixed number of queries, however long the resolution is.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from .models import (
    Act,
    Citation,
    Footnote,
    FootnoteMark,
    Paragraph,
    Resolution,
    SourceFile,
)

Lookups = list[Any]


def load_resolution(resolution: Resolution) -> None:
    """Read all that a page of the whole resolution shows; twice costs nothing."""
    prefetch_related_objects([resolution], *_of_resolution())


def load_wording(resolution: Resolution) -> None:
    """Read all that a comparison of its words needs; twice costs nothing."""
    paragraphs = Paragraph.objects.select_related("verb").defer(
        "search_vector", "literal_vector"
    )
    marks = FootnoteMark.objects.select_related("footnote")
    paragraphs = paragraphs.prefetch_related(
        "addressees", Prefetch("marks", queryset=marks), "acts"
    )
    prefetch_related_objects(
        [resolution], Prefetch("paragraphs", queryset=paragraphs), "footnotes"
    )


def load_paragraph(paragraph: Paragraph) -> None:
    """Read all that a page of the paragraph shows; twice costs nothing."""
    notes = Prefetch("marks__footnote__citations", queryset=_citations())
    prefetch_related_objects([paragraph], "resolution", "verb", *_of_paragraph(), notes)


def _of_resolution() -> Lookups:
    paragraphs = Paragraph.objects.select_related("verb").defer(
        "search_vector", "literal_vector"
    )
    footnotes = Footnote.objects.prefetch_related(
        Prefetch("citations", queryset=_citations())
    )
    return [
        Prefetch("sources", queryset=SourceFile.objects.without_content()),
        Prefetch("paragraphs", queryset=paragraphs.prefetch_related(*_of_paragraph())),
        Prefetch("footnotes", queryset=footnotes),
        "warnings",
        "repairs",
    ]


def _of_paragraph() -> Lookups:
    return [
        "topics",
        "addressees",
        Prefetch("acts", queryset=Act.objects.select_related("verb")),
        Prefetch("marks", queryset=FootnoteMark.objects.select_related("footnote")),
        Prefetch("citations", queryset=_citations()),
    ]


def _citations() -> QuerySet[Citation]:
    return Citation.objects.select_related("document__resolution")
