"""Citations, and the documents they point to."""

from __future__ import annotations

from django.db import models
from django.urls import reverse

from ..querysets import CitedDocumentQuerySet
from .paragraph import Footnote, Paragraph
from .resolution import Resolution


class CitedDocument(models.Model):
    """A document that something in the archive cites, held or not.

    `resolution` is set as soon as the archive holds the document, also when it
    arrives after its citations.
    """

    symbol = models.CharField(max_length=200, unique=True)
    sort_key = models.CharField(max_length=300, db_index=True)
    resolution = models.OneToOneField(
        Resolution,
        on_delete=models.SET_NULL,
        null=True,
        related_name="cited_document",
    )

    objects = CitedDocumentQuerySet.as_manager()

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
