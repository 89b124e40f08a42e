"""Reports, studies and meetings asked for."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models

from ..querysets import ReportRequestQuerySet
from .paragraph import Paragraph


class ReportRequest(models.Model):
    """One thing a paragraph asks for, in the words `text[start:end]`.

    Read by `parsing.report_requests`, where the fields are explained. `asked_by` is the
    body that speaks and `asked_in` the year of the resolution, here too so that a list
    is ordered and narrowed without the tables above.
    """

    class Product(models.TextChoices):
        REPORT = "report", "Report"
        STUDY = "study", "Study"
        MEETING = "meeting", "Meeting"
        INFORMATION = "information", "Information"
        REVIEW = "review", "Review clause"
        AGENDA_ITEM = "agenda item", "Agenda item"

    class Resources(models.TextChoices):
        EXISTING = "within existing resources", "Within existing resources"
        EXTRABUDGETARY = "extrabudgetary resources", "Extrabudgetary resources"

    paragraph = models.ForeignKey(
        Paragraph, on_delete=models.CASCADE, related_name="report_requests"
    )
    product = models.CharField(max_length=12, choices=Product.choices)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    verb = models.CharField(max_length=60)
    addressees = ArrayField(models.CharField(max_length=200), default=list)
    recipient = models.TextField(null=True)
    subject = models.TextField(null=True)
    due = models.TextField(null=True)
    due_session = models.PositiveSmallIntegerField(null=True)
    due_body = models.TextField(null=True)
    due_year = models.PositiveSmallIntegerField(null=True)
    period = models.CharField(max_length=20, null=True)
    resources = models.CharField(max_length=30, choices=Resources.choices, null=True)
    asked_by = models.CharField(max_length=150, null=True)
    asked_in = models.SmallIntegerField(null=True)

    objects = ReportRequestQuerySet.as_manager()

    class Meta:
        ordering = ["paragraph", "start", "pk"]
        indexes = [
            models.Index(fields=["due_year"], name="report_request_due_year"),
            models.Index(fields=["asked_in"], name="report_request_asked_in"),
        ]

    def __str__(self) -> str:
        return f"{self.product} asked for in {self.paragraph_id}"
