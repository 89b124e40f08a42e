"""What readers report."""

from __future__ import annotations

from django.db import models
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords


class ErrorReport(models.Model):
    """What a reader says is wrong at an address of the site."""

    class State(models.TextChoices):
        NEW = "new", "New"
        SEEN = "seen", "Seen"
        DONE = "done", "Done"

    address = models.CharField(max_length=300)
    text = models.TextField()
    sent_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=5, choices=State.choices, default=State.NEW)

    history = HistoricalRecords(app="desk", excluded_fields=["text"])

    class Meta:
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.address}, {self.sent_at:%d %B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("admin:desk_errorreport_change", args=[self.pk])


class ReportSent(models.Model):
    """That somebody sent a report: forgotten after a day, and in no tie with it."""

    sender = models.CharField(max_length=64, db_index=True)
    sent_at = models.DateTimeField(default=timezone.now, db_index=True)
