"""What somebody sent, file by file."""

from __future__ import annotations

from dataclasses import asdict

from django.conf import settings
from django.db import models
from django.urls import reverse
from simple_history.models import HistoricalRecords

from ...ingest import counts
from ...models import SourceFile
from ...parsing.plain import from_plain
from ...parsing.types import ParsedResolution
from ..querysets import UploadQuerySet


class Batch(models.Model):
    """What one person sent at one time."""

    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="batches"
    )
    sent_at = models.DateTimeField(auto_now_add=True)
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-sent_at", "-pk"]
        verbose_name_plural = "batches"

    def __str__(self) -> str:
        return f"{self.sent_at:%d %B %Y, %H:%M}" + (f", {self.note}" * bool(self.note))

    def get_absolute_url(self) -> str:
        return reverse("admin:desk_batch_change", args=[self.pk])


class Upload(models.Model):
    """One file, from its arrival to its publication.

    The worker moves it from `waiting` through `working` to `ready` or `failed`; the
    rest is done by people. `working` alone does not say that somebody works on it: the
    row is locked as long as that is so (see `queue`).

    `content` is the file byte for byte, and None where the same bytes are kept
    elsewhere: by the archive while the upload is published, or by the upload that
    `held_as` speaks of. `data` finds them in each case.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        WORKING = "working", "Being read"
        READY = "ready", "Ready"
        FAILED = "failed", "Failed"
        HELD = "held", "Held already"
        PUBLISHED = "published", "Published"
        REPLACED = "replaced", "Replaced"
        WITHDRAWN = "withdrawn", "Withdrawn"
        DISCARDED = "discarded", "Discarded"

    UNFINISHED = (State.WAITING, State.WORKING)
    # Read, not public, and fit to be.
    PUBLISHABLE = (State.READY, State.REPLACED, State.WITHDRAWN)
    # Of these the desk may hold the same bytes again.
    COPIES = (State.HELD, State.DISCARDED)

    batch = models.ForeignKey(Batch, on_delete=models.PROTECT, related_name="uploads")
    filename = models.CharField(max_length=255)
    # Empty for a file that was too large to be kept.
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveIntegerField()
    content = models.BinaryField(null=True)
    state = models.CharField(
        max_length=10, choices=State.choices, default=State.WAITING
    )
    # In the words of the editor: why it failed, or where it is held.
    message = models.TextField(blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    # As parsing/plain.py writes it.
    parse = models.JSONField(null=True)
    parser_version = models.CharField(max_length=20, blank=True)
    # From the parse, for lists; published, the symbol under which it is.
    symbol = models.CharField(max_length=100, blank=True)
    title = models.TextField(blank=True)
    counts = models.JSONField(default=dict)

    objects = UploadQuerySet.as_manager()
    history = HistoricalRecords(
        # Who did what; not the file, nor how often and when it was read.
        excluded_fields=[
            *("content", "size", "sha256", "parse", "counts", "title"),
            *("attempts", "started_at", "finished_at"),
        ],
        app="desk",
    )

    class Meta:
        ordering = ["batch", "pk"]
        indexes = [
            models.Index(
                fields=["attempts", "id"],
                condition=models.Q(state__in=["waiting", "working"]),
                name="upload_unfinished",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["sha256"],
                condition=~models.Q(state__in=["held", "discarded"])
                & ~models.Q(sha256=""),
                name="one_upload_per_file",
            ),
        ]
        permissions = [("publish", "Can publish, replace and withdraw")]

    def __str__(self) -> str:
        return self.filename

    def get_absolute_url(self) -> str:
        return reverse("admin:desk_upload_change", args=[self.pk])

    @property
    def is_unfinished(self) -> bool:
        return self.state in self.UNFINISHED

    @property
    def is_publishable(self) -> bool:
        return self.state in self.PUBLISHABLE

    @property
    def can_be_retried(self) -> bool:
        """Failed, or read and not public: it may have been read by an older parser."""
        states = (self.State.FAILED, *self.PUBLISHABLE)
        return self.state in states and bool(self.sha256)

    @property
    def can_be_discarded(self) -> bool:
        """Neither public, nor ever public, nor in a worker's hands."""
        return (
            self.state not in (*self.COPIES, self.State.PUBLISHED, self.State.WORKING)
            and not self.editions.exists()
        )

    @property
    def parsed(self) -> ParsedResolution:
        """What the parser read. Raises ValueError where the upload has not been read,
        or was read by a parser whose answer had other fields.
        """
        if self.parse is None:
            raise ValueError("The file has not been read.")
        return from_plain(self.parse)

    @property
    def data(self) -> bytes:
        """The file, byte for byte, wherever it is kept."""
        if self.content is not None:
            return bytes(self.content)
        archived = SourceFile.objects.filter(sha256=self.sha256).first()
        if archived is not None:
            return bytes(archived.content)
        others = Upload.objects.filter(sha256=self.sha256, content__isnull=False)
        return bytes(others[0].content or b"")


class SourceView(models.Model):
    """How a file looks: its lines as JSON, or a page as PNG. It can be made anew."""

    sha256 = models.CharField(max_length=64)
    # "lines", "page 3".
    part = models.CharField(max_length=12)
    content = models.BinaryField()
    size = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sha256", "part"], name="one_view_per_part")
        ]


def counts_of(parsed: ParsedResolution) -> dict[str, int]:
    """What a list says of a parse: the counts of an import, and the citations."""
    citations = sum(len(each.citations) for each in parsed.paragraphs)
    citations += sum(len(note.citations) for note in parsed.footnotes)
    return {**asdict(counts(parsed)), "citations": citations}
