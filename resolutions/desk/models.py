"""What lies on the desk.

A `Batch` is what somebody sent at one time, an `Upload` one file of it with its own
state, an `Edition` one text as it was public for a time.

What a later table has to keep to: `Upload.parse` is what the parser read and is never
changed by hand, so that it can be made anew at any time. What an editor corrects is a
row of its own that names its place by anchor together with a digest of the text it
was made on; `drafts.effective` is where such rows are laid over the parse, and what it
returns is what is previewed and published. `Edition.text` is that result, word for
word, so the record of what was public does not change with later corrections.
"""

from __future__ import annotations

from dataclasses import asdict

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from simple_history.models import HistoricalRecords

from ..anchors import anchor_label
from ..comparing.passages import Passage
from ..former import FOOTNOTE
from ..ingest import counts
from ..models import SourceFile
from ..parsing.correcting import Correction as PlainCorrection
from ..parsing.plain import from_plain
from ..parsing.types import ParsedResolution
from .querysets import CorrectionQuerySet, EditionQuerySet, UploadQuerySet


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
