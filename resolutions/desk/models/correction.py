"""What editors correct."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from ...anchors import anchor_label
from ...parsing.correcting import Correction as PlainCorrection
from ..querysets import CorrectionQuerySet
from .upload import Upload


class Correction(models.Model):
    """What an editor corrected at a place of an upload; see `parsing.correcting`.

    `anchor` is that of the text with the corrections before it, `digest` that of the
    text which stood there. `undone_at` is None for one that stands.
    """

    class Sort(models.TextChoices):
        TEXT = "text", "Text"
        SPLIT = "split", "Split"
        MERGE = "merge", "Merged with the next"
        PLACE = "place", "Kind and number"
        REMOVE = "remove", "Taken out"
        VERB = "verb", "Verb"
        ADDRESSEES = "addressees", "Addressees"
        TOPICS = "topics", "Topics"
        FOOTNOTE = "footnote", "Footnote"
        FIELD = "field", "What the document says of itself"
        SYMBOL = "symbol", "Symbol"

    upload = models.ForeignKey(
        Upload, on_delete=models.PROTECT, related_name="corrections"
    )
    sort = models.CharField(max_length=10, choices=Sort.choices)
    anchor = models.CharField(max_length=60, blank=True)
    digest = models.CharField(max_length=64)
    value = models.JSONField(default=dict)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    objects = CorrectionQuerySet.as_manager()
    history = HistoricalRecords(app="desk")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_sort_display()}: {self.place}"

    def get_absolute_url(self) -> str:
        return reverse("admin:desk_correction_change", args=[self.pk])

    @property
    def place(self) -> str:
        """Where, in words."""
        return anchor_label(self.anchor) if self.anchor else "the document"

    @property
    def words(self) -> str:
        """What was entered, for people."""
        value = self.value
        for name in ("text", "symbol", "value", "verb"):
            if name in value:
                return str(value[name]) or "nothing"
        if "values" in value:
            return ", ".join(value["values"]) or "none"
        if "kind" in value:
            return f"{value['kind']} {value['number'] or ''}".strip()
        return f"after {value['at']} characters" if "at" in value else ""

    @property
    def plain(self) -> PlainCorrection:
        return PlainCorrection(self.sort, self.anchor, self.digest, self.value)
