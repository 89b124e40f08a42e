"""Resolutions, and the files they were read from."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from ..querysets import ResolutionQuerySet, SourceFileQuerySet
from .addresses import path_of
from .vectors import LITERAL_CONFIG, SEARCH_CONFIG, vector


class Resolution(models.Model):
    class Status(models.TextChoices):
        ADOPTED = "adopted", "Adopted"
        DRAFT = "draft", "Draft"

    symbol = models.CharField(max_length=100, unique=True)
    symbol_is_local = models.BooleanField(default=False)
    sort_key = models.CharField(max_length=200, db_index=True)
    body = models.CharField(max_length=150, null=True)
    session = models.CharField(max_length=20, null=True)
    status = models.CharField(max_length=10, choices=Status.choices)
    stage = models.CharField(max_length=60, null=True)
    title = models.TextField()
    adopted = models.DateField(null=True)
    # The year of adoption; a draft has the year its source states, or none.
    year = models.SmallIntegerField(null=True)
    agenda_item = models.CharField(max_length=50, null=True)
    agenda_title = models.TextField(null=True)
    committee_report = models.CharField(max_length=100, null=True)
    # The line of the title block that names it: "on the report of the Third Committee …".
    origin = models.TextField(null=True)
    plenary_meeting = models.PositiveSmallIntegerField(null=True)
    distributed = models.DateField(null=True)
    job_number = models.CharField(max_length=40, null=True)
    sponsors = ArrayField(models.CharField(max_length=200), default=list)
    enacting_words = models.CharField(max_length=200)
    # How the adoption was recorded, as printed.
    vote = models.TextField(null=True)

    objects = ResolutionQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key"]
        indexes = [
            GinIndex(vector("title", SEARCH_CONFIG), name="title_search"),
            GinIndex(vector("title", LITERAL_CONFIG), name="title_literal"),
        ]

    def __str__(self) -> str:
        return self.symbol

    def get_absolute_url(self) -> str:
        return path_of(self.symbol)


class SourceFile(models.Model):
    """One file as it arrived. `is_text_source` marks the file the text was read from."""

    resolution = models.ForeignKey(
        Resolution, on_delete=models.PROTECT, related_name="sources"
    )
    sha256 = models.CharField(max_length=64, unique=True)
    filename = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100)
    text_from = models.CharField(max_length=20, null=True)
    content = models.BinaryField()
    parser_version = models.CharField(max_length=20)
    imported_at = models.DateTimeField(auto_now_add=True)
    is_text_source = models.BooleanField(default=False)

    objects = SourceFileQuerySet.as_manager()

    class Meta:
        ordering = ["imported_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["resolution"],
                condition=models.Q(is_text_source=True),
                name="one_text_source_per_resolution",
            )
        ]


class LeftOutLine(models.Model):
    """A line of a source file that stands in no field, and why."""

    source = models.ForeignKey(
        SourceFile, on_delete=models.CASCADE, related_name="left_out"
    )
    line = models.PositiveIntegerField()
    text = models.TextField()
    reason = models.CharField(max_length=200)

    class Meta:
        ordering = ["line"]


class Repair(models.Model):
    """Damaged words of the source that were put right, and what stood there."""

    resolution = models.ForeignKey(
        Resolution, on_delete=models.CASCADE, related_name="repairs"
    )
    field = models.CharField(max_length=60)
    start = models.PositiveIntegerField()
    found = models.TextField()
    repaired = models.TextField()

    class Meta:
        ordering = ["pk"]


class ParseWarning(models.Model):
    """Something in the parse that a reader or editor should check."""

    resolution = models.ForeignKey(
        Resolution, on_delete=models.CASCADE, related_name="warnings"
    )
    code = models.CharField(max_length=60)
    message = models.TextField()
    anchor = models.CharField(max_length=60, null=True)

    class Meta:
        ordering = ["pk"]
