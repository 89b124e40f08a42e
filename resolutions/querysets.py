"""The questions asked of the tables, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, F, QuerySet

if TYPE_CHECKING:
    from .models import (
        Paragraph,
        ReportRequest,
        Resolution,
        SourceFile,
    )

# What a search can hit: headings and unclassified lines are not counted.
SEARCHABLE_KINDS = ("preambular", "operative", "annex")


class ResolutionQuerySet(QuerySet["Resolution"]):
    def newest_first(self) -> QuerySet[Resolution]:
        """By year, those without a year last."""
        return self.order_by(F("year").desc(nulls_last=True), "-sort_key")


class SourceFileQuerySet(QuerySet["SourceFile"]):
    def without_content(self) -> QuerySet[SourceFile]:
        """With `left_out_count`; the bytes of the file stay in the database."""
        return self.defer("content").annotate(left_out_count=Count("left_out"))


class ParagraphQuerySet(QuerySet["Paragraph"]):
    def searchable(self) -> QuerySet[Paragraph]:
        return self.filter(kind__in=SEARCHABLE_KINDS)

    def other_lines(self) -> QuerySet[Paragraph]:
        """Headings, and lines that are unclassified: no search finds them."""
        return self.exclude(kind__in=SEARCHABLE_KINDS)


class ReportRequestQuerySet(QuerySet["ReportRequest"]):
    def newest_first(self) -> ReportRequestQuerySet:
        """By the year of the resolution, then in the order of its text."""
        return self.order_by(
            F("asked_in").desc(nulls_last=True),
            "-paragraph__resolution__sort_key",
            "paragraph__position",
            "start",
            "pk",
        )

    def due_first(self) -> ReportRequestQuerySet:
        """The latest deadline first, those without a year last."""
        return self.order_by(
            F("due_year").desc(nulls_last=True),
            "-paragraph__resolution__sort_key",
            "paragraph__position",
            "start",
            "pk",
        )

    def with_paragraph(self) -> QuerySet[ReportRequest]:
        return self.select_related("paragraph__resolution").defer(
            "paragraph__search_vector"
        )
