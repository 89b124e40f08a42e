"""Where wording comes from: links between paragraphs, editions of one resolution."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from .paragraph import Paragraph
from .resolution import Resolution

# How alike two wordings are for the certainty to be high.
SURE = 0.8


class Series(models.Model):
    """The editions of one resolution over the years.

    Two series that a later text shows to be one become one; the address of the other
    leads there (`became`).
    """

    slug = models.SlugField(max_length=100, unique=True)
    became = models.ForeignKey("self", on_delete=models.CASCADE, null=True)

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug

    def get_absolute_url(self) -> str:
        return reverse("series", kwargs={"slug": self.slug})


class PlacedText(models.Model):
    """A resolution in time and among its editions.

    `moment` puts all texts in one order; `title_key` is the same for titles that say
    the same.
    """

    resolution = models.OneToOneField(
        Resolution, on_delete=models.CASCADE, primary_key=True, related_name="placed"
    )
    moment = models.CharField(max_length=240)
    title_key = models.CharField(max_length=300, db_index=True)
    series = models.ForeignKey(
        Series, on_delete=models.SET_NULL, null=True, related_name="texts"
    )

    class Meta:
        ordering = ["moment"]


class WordingLink(models.Model):
    """A paragraph and the wording before it from which it comes.

    `later` comes from `earlier`, which stands in a text before it in time; all links to
    the earlier wordings of a paragraph are to one text, the nearest that has it.
    `similarity` is that of the two wordings.
    """

    class Change(models.TextChoices):
        SAME = "same", "The same"
        REWORDED = "reworded", "Reworded"
        MOVED = "moved", "Moved"
        SPLIT = "split", "Split"
        MERGED = "merged", "Merged"

    class Method(models.TextChoices):
        EDITION = "edition", "by comparing two editions of one resolution"
        WORDING = "wording", "by its wording alone"
        EDITOR = "editor", "by an editor"

    earlier = models.ForeignKey(
        Paragraph, on_delete=models.CASCADE, related_name="later_links"
    )
    later = models.ForeignKey(
        Paragraph, on_delete=models.CASCADE, related_name="earlier_links"
    )
    similarity = models.FloatField()
    change = models.CharField(max_length=10, choices=Change.choices)
    method = models.CharField(max_length=10, choices=Method.choices)
    # Only possible: a wording that may come from the other one; see lineage/doubts.py.
    is_doubtful = models.BooleanField(default=False)
    # The two differ, and in nothing but what editors change.
    is_editorial = models.BooleanField(default=False)
    is_confirmed = models.BooleanField(default=False)

    class Meta:
        ordering = ["later", "earlier"]
        constraints = [
            models.UniqueConstraint(
                fields=["later", "earlier"], name="one_link_between_wordings"
            )
        ]

    @property
    def certainty(self) -> str:
        """judged (by an editor), high, fair or low."""
        if self.is_confirmed or self.method == self.Method.EDITOR:
            return "judged"
        if self.is_doubtful:
            return "low"
        return "high" if self.similarity >= SURE else "fair"


class TextPair(models.Model):
    """Two texts of about one year, of which the later one seems to come whole from the
    earlier one: a draft and what was adopted, or what another body took over.

    `share` is how much of the later text stands in the earlier one.
    """

    earlier = models.ForeignKey(
        Resolution, on_delete=models.CASCADE, related_name="later_pairs"
    )
    later = models.ForeignKey(
        Resolution, on_delete=models.CASCADE, related_name="earlier_pairs"
    )
    share = models.FloatField()

    class Meta:
        ordering = ["later", "earlier"]
        constraints = [
            models.UniqueConstraint(
                fields=["later", "earlier"], name="one_pair_of_two_texts"
            )
        ]


class JudgementQuerySet(models.QuerySet["LineageJudgement"]):
    def standing(self) -> JudgementQuerySet:
        """Neither taken back nor replaced by another one of the same two places."""
        return self.filter(undone_at=None)

    def of_texts(self) -> JudgementQuerySet:
        return self.filter(earlier_anchor="", later_anchor="")

    def of_paragraphs(self) -> JudgementQuerySet:
        return self.exclude(later_anchor="")

    def about(self, symbol: str, anchor: str = "") -> JudgementQuerySet:
        """Those that name a place, or without an anchor any place of a text."""
        at = {"anchor": anchor} if anchor else {}
        sides = (
            models.Q(**{f"{side}_{field}": value for field, value in at.items()})
            & models.Q(**{f"{side}_symbol": symbol})
            for side in ("earlier", "later")
        )
        first, second = sides
        return self.filter(first | second)


class LineageJudgement(models.Model):
    """What an editor says of two wordings, or with empty anchors of two whole texts.

    It names places, not rows, so that it holds when a text is removed and comes back.
    A place whose wording is no longer `earlier_text` or `later_text` is looked for by
    its wording first. No row is ever removed: `undone_at` is None for one that stands.
    """

    class Verdict(models.TextChoices):
        CONFIRMED = "confirmed", "One comes from the other"
        CUT = "cut", "They have nothing to do with each other"
        ADDED = "added", "One comes from the other, and was not found"

    earlier_symbol = models.CharField(max_length=100)
    earlier_anchor = models.CharField(max_length=60, blank=True)
    earlier_text = models.TextField(blank=True)
    later_symbol = models.CharField(max_length=100, db_index=True)
    later_anchor = models.CharField(max_length=60, blank=True)
    later_text = models.TextField(blank=True)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reason = models.TextField(blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)

    objects = JudgementQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = "judgement of wording"
        verbose_name_plural = "judgements of wording"
        constraints = [
            models.UniqueConstraint(
                fields=[
                    "later_symbol",
                    "later_anchor",
                    "earlier_symbol",
                    "earlier_anchor",
                ],
                condition=models.Q(undone_at=None),
                name="one_judgement_of_two_places",
            )
        ]

    def __str__(self) -> str:
        earlier = f"{self.earlier_symbol} {self.earlier_anchor}".strip()
        later = f"{self.later_symbol} {self.later_anchor}".strip()
        return f"{earlier} → {later}"

    @property
    def is_of_texts(self) -> bool:
        return not self.later_anchor
