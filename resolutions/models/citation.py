"""Citations, and the documents they point to."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from .paragraph import Footnote, Paragraph
from .resolution import Resolution


class CitedDocument(models.Model):
    """A document that something in the archive cites, held or not.

    `resolution` is set as soon as the archive holds the document, also when it
    arrives after its citations.
    """

    symbol = models.CharField(max_length=200, unique=True)
    sort_key = models.CharField(max_length=300, db_index=True)
    # Both as the symbol says; see parsing/document_kinds.
    kind = models.CharField(max_length=20, db_index=True, default="document")
    body = models.CharField(max_length=150, null=True)
    resolution = models.OneToOneField(
        Resolution,
        on_delete=models.SET_NULL,
        null=True,
        related_name="cited_document",
    )

    class Meta:
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        return self.symbol

    def get_absolute_url(self) -> str:
        return reverse("document", kwargs={"symbol": self.symbol})


class Citation(models.Model):
    """A citation in a paragraph or in a footnote, with its span in that text."""

    paragraph = models.ForeignKey(
        Paragraph, on_delete=models.CASCADE, null=True, related_name="citations"
    )
    footnote = models.ForeignKey(
        Footnote, on_delete=models.CASCADE, null=True, related_name="citations"
    )
    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    pinpoint = models.CharField(max_length=300)
    # The places of the held document that the pinpoint names, as when it last arrived;
    # empty where it has no such place.
    pinpointed = ArrayField(models.CharField(max_length=60), default=list)
    # Exactly one of the two, or neither when what is cited cannot be told.
    document = models.ForeignKey(
        CitedDocument, on_delete=models.PROTECT, null=True, related_name="citations"
    )
    internal_anchor = models.CharField(max_length=60, null=True)
    # One of parsing.types.REASONS, or "": why there is no target.
    reason = models.CharField(max_length=40, default="")

    class Meta:
        ordering = ["start", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(paragraph__isnull=True)
                ^ models.Q(footnote__isnull=True),
                name="citation_stands_in_one_text",
            ),
            models.CheckConstraint(
                condition=models.Q(document__isnull=True)
                | models.Q(internal_anchor__isnull=True),
                name="citation_has_one_target",
            ),
        ]

    @property
    def status(self) -> str:
        """held, not_held, internal or ambiguous; costs a query unless prefetched."""
        if self.internal_anchor is not None:
            return "internal"
        if self.document is None:
            return "ambiguous"
        return "held" if self.document.resolution_id is not None else "not_held"


class CitingPlace(models.Model):
    """Where a citation counts: a view of the database, so never out of date.

    A citation in a footnote counts for every paragraph that carries its mark, once
    each; `footnote` says that it stands there. A footnote whose mark is lost in the
    source stands for itself. `place` numbers the paragraphs, and below zero the
    footnotes that stand for themselves: equal numbers are the same place.
    """

    key = models.TextField(primary_key=True)
    citation = models.ForeignKey(
        Citation, on_delete=models.DO_NOTHING, related_name="places"
    )
    document = models.ForeignKey(
        CitedDocument, on_delete=models.DO_NOTHING, null=True, related_name="places"
    )
    resolution = models.ForeignKey(
        Resolution, on_delete=models.DO_NOTHING, related_name="citing_places"
    )
    paragraph = models.ForeignKey(
        Paragraph, on_delete=models.DO_NOTHING, null=True, related_name="citing_places"
    )
    footnote = models.ForeignKey(
        Footnote, on_delete=models.DO_NOTHING, null=True, related_name="citing_places"
    )
    place = models.BigIntegerField()

    class Meta:
        managed = False
        db_table = "resolutions_citingplace"
