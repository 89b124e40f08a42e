"""What was public, and what a newer parser would make of it."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from ...comparing.passages import Passage
from ...former import FOOTNOTE
from ...parsing.plain import from_plain
from ...parsing.types import ParsedResolution
from ..querysets import EditionQuerySet
from .upload import Upload


class Edition(models.Model):
    """One text that was public from `published_at` on, until `ended_at`.

    `text` is what was published, as parsing/plain.py writes it: the parse with all
    corrections of that moment. A text that a shell command published gets its row when
    the desk replaces or withdraws it; nobody published it then, and its text is not on
    record, but its file is.
    """

    class Ending(models.TextChoices):
        REPLACED = "replaced", "Replaced"
        WITHDRAWN = "withdrawn", "Withdrawn"

    symbol = models.CharField(max_length=100, db_index=True)
    upload = models.ForeignKey(
        Upload, on_delete=models.PROTECT, null=True, related_name="editions"
    )
    text = models.JSONField(null=True)
    parser_version = models.CharField(max_length=20, blank=True)
    published_at = models.DateTimeField(default=timezone.now)
    # None for a text that a shell command published.
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    ending = models.CharField(max_length=10, choices=Ending.choices, blank=True)
    # Shown to readers.
    reason = models.TextField(blank=True)

    objects = EditionQuerySet.as_manager()

    class Meta:
        ordering = ["-published_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.symbol}, published {self.published_at:%d %B %Y}"

    def get_absolute_url(self) -> str:
        return reverse("admin:desk_edition_change", args=[self.pk])

    @property
    def places(self) -> list[Passage]:
        """What could be pointed to, also in a text that an older parser read."""
        text = self.text or {"paragraphs": [], "footnotes": []}
        return [
            *(Passage(p["anchor"], p["text"], p["kind"]) for p in text["paragraphs"]),
            *(
                Passage(f"fn{n['number']}", n["text"], FOOTNOTE)
                for n in text["footnotes"]
            ),
        ]


class NewReading(models.Model):
    """An upload read by a newer parser, until that is taken over or dropped."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        READY = "ready", "To be looked at"
        FAILED = "failed", "Failed"

    upload = models.OneToOneField(
        Upload, on_delete=models.CASCADE, related_name="new_reading"
    )
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    message = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    parse = models.JSONField(null=True)
    parser_version = models.CharField(max_length=20, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.upload}, read again"

    def get_absolute_url(self) -> str:
        return reverse("admin:desk_newreading_change", args=[self.pk])

    @property
    def parsed(self) -> ParsedResolution:
        """Raises ValueError as `Upload.parsed` does."""
        if self.parse is None:
            raise ValueError("The file has not been read again.")
        return from_plain(self.parse)
