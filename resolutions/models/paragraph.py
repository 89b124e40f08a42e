"""Paragraphs and footnotes, and the vocabulary that describes them."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse

from ..querysets import SEARCHABLE_KINDS, ParagraphQuerySet
from .addresses import path_of
from .resolution import Resolution
from .vectors import LITERAL_CONFIG, LONG_TEXT, SEARCH_CONFIG, stored_vector, vector


class Verb(models.Model):
    """A canonical verb ("requests", "recalling")."""

    name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(max_length=60, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("verb", kwargs={"slug": self.slug})


class Topic(models.Model):
    slug = models.SlugField(max_length=60, unique=True)
    label = models.CharField(max_length=100)

    class Meta:
        ordering = ["label"]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("topic", kwargs={"slug": self.slug})


class Addressee(models.Model):
    name = models.CharField(max_length=200, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Paragraph(models.Model):
    class Kind(models.TextChoices):
        PREAMBULAR = "preambular", "Preambular"
        OPERATIVE = "operative", "Operative"
        HEADING = "heading", "Heading"
        ANNEX = "annex", "Annex"
        UNCLASSIFIED = "unclassified", "Unclassified"

    resolution = models.ForeignKey(
        Resolution, on_delete=models.CASCADE, related_name="paragraphs"
    )
    position = models.PositiveIntegerField()
    anchor = models.CharField(max_length=60)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    number = models.CharField(max_length=20, null=True)
    depth = models.PositiveSmallIntegerField(default=0)
    # A subparagraph hangs under the paragraph that introduces it.
    parent = models.ForeignKey(
        "self", on_delete=models.CASCADE, null=True, related_name="subparagraphs"
    )
    page = models.PositiveIntegerField(null=True)
    text = models.TextField()
    opening = models.CharField(max_length=200)
    verb = models.ForeignKey(
        Verb, on_delete=models.PROTECT, null=True, related_name="paragraphs"
    )
    topics = models.ManyToManyField(Topic, related_name="paragraphs")
    addressees = models.ManyToManyField(Addressee, related_name="paragraphs")
    search_vector = stored_vector("text", SEARCH_CONFIG)
    literal_vector = stored_vector("text", LITERAL_CONFIG)

    objects = ParagraphQuerySet.as_manager()

    class Meta:
        ordering = ["resolution", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["resolution", "anchor"], name="one_paragraph_per_anchor"
            ),
            models.UniqueConstraint(
                fields=["resolution", "position"], name="one_paragraph_per_position"
            ),
        ]
        indexes = [
            GinIndex(fields=["search_vector"], name="paragraph_search"),
            GinIndex(fields=["literal_vector"], name="paragraph_literal"),
            models.Index(
                fields=["resolution"],
                condition=models.Q(text__length__gt=LONG_TEXT),
                name="paragraph_long",
            ),
            # Of headings, which are few beside all paragraphs that have their words.
            models.Index(
                fields=["resolution"],
                condition=~models.Q(kind__in=SEARCHABLE_KINDS),
                name="paragraph_other_line",
            ),
        ]

    def __str__(self) -> str:
        return self.anchor

    def get_absolute_url(self) -> str:
        """Costs a query unless the resolution is loaded."""
        return path_of(self.resolution.symbol, self.anchor)


class Act(models.Model):
    """One thing a paragraph does; the opening verb is the first act."""

    paragraph = models.ForeignKey(
        Paragraph, on_delete=models.CASCADE, related_name="acts"
    )
    verb = models.ForeignKey(Verb, on_delete=models.PROTECT, related_name="acts")
    phrase = models.CharField(max_length=200)
    start = models.PositiveIntegerField()

    class Meta:
        ordering = ["paragraph", "start", "pk"]


class Footnote(models.Model):
    resolution = models.ForeignKey(
        Resolution, on_delete=models.CASCADE, related_name="footnotes"
    )
    number = models.PositiveIntegerField()
    text = models.TextField()
    page = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["resolution", "number"]
        indexes = [
            GinIndex(vector("text", SEARCH_CONFIG), name="footnote_search"),
            GinIndex(vector("text", LITERAL_CONFIG), name="footnote_literal"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["resolution", "number"], name="one_footnote_per_number"
            )
        ]

    def __str__(self) -> str:
        return self.anchor

    @property
    def anchor(self) -> str:
        return f"fn{self.number}"


class FootnoteMark(models.Model):
    """A footnote mark in a paragraph; one footnote may be marked in many places."""

    paragraph = models.ForeignKey(
        Paragraph, on_delete=models.CASCADE, related_name="marks"
    )
    footnote = models.ForeignKey(
        Footnote, on_delete=models.CASCADE, related_name="marks"
    )
    position = models.PositiveIntegerField()
    printed = models.CharField(max_length=20)
    tied_by = models.CharField(max_length=20)

    class Meta:
        ordering = ["paragraph", "position", "pk"]


class IndexedWord(models.Model):
    """A word that stands in a paragraph, as it is spelt: to correct mistyped ones."""

    # The index for patterns comes with it.
    text = models.CharField(max_length=30, primary_key=True)

    def __str__(self) -> str:
        return self.text
