"""What the archive holds.

A document is not a resolution: a `SourceFile` is one uploaded file, kept byte for
byte; the `Resolution` is what people cite, and the same text may have arrived in
several files. Paragraphs, footnotes and citations belong to the resolution.
"""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import GeneratedField
from django.urls import reverse

from .querysets import (
    CitedDocumentQuerySet,
    ParagraphQuerySet,
    ResolutionQuerySet,
    SourceFileQuerySet,
    VocabularyQuerySet,
)

SEARCH_CONFIG = "english"


def path_of(symbol: str, anchor: str | None = None) -> str:
    """The address of a resolution or, with an anchor, of a place in it.

    A footnote has no page of its own: its address is its place in the resolution.
    """
    if anchor is None:
        return reverse("resolution", kwargs={"symbol": symbol})
    if anchor.startswith("fn"):
        return f"{path_of(symbol)}#{anchor}"
    return reverse("paragraph", kwargs={"symbol": symbol, "anchor": anchor})


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


class Verb(models.Model):
    """A canonical verb ("requests", "recalling")."""

    name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(max_length=60, unique=True)

    count: int  # from in_use()
    objects = VocabularyQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("verb", kwargs={"slug": self.slug})


class Topic(models.Model):
    slug = models.SlugField(max_length=60, unique=True)
    label = models.CharField(max_length=100)

    count: int  # from in_use()
    objects = VocabularyQuerySet.as_manager()

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
    search_vector = GeneratedField(
        expression=SearchVector("text", config=SEARCH_CONFIG),
        output_field=SearchVectorField(),
        db_persist=True,
    )

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
        indexes = [GinIndex(fields=["search_vector"], name="paragraph_search")]

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
