"""The questions asked of the desk's tables, by name."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, QuerySet, Sum
from django.utils import timezone

if TYPE_CHECKING:
    from .models import Correction, Edition, Upload  # noqa: F401 - named in quotes below

A_DAY = timedelta(days=1)


class UploadQuerySet(QuerySet["Upload"]):
    def for_listing(self) -> UploadQuerySet:
        """Without the file and its parse, which may have megabytes."""
        return self.defer("content", "parse").select_related("batch__sent_by")

    def unfinished(self) -> UploadQuerySet:
        return self.filter(state__in=self.model.UNFINISHED)

    def failed(self) -> UploadQuerySet:
        """Those that could be tried again: an empty or too large file was not kept."""
        return self.filter(state=self.model.State.FAILED).exclude(sha256="")

    def ready(self) -> UploadQuerySet:
        """Those never public yet: what was replaced or withdrawn comes back one by one,
        by somebody who looks at it."""
        return self.filter(state=self.model.State.READY)

    def same_file(self, sha256: str) -> UploadQuerySet:
        """The upload that keeps these bytes; there is one at most."""
        return self.filter(sha256=sha256).exclude(state__in=self.model.COPIES)

    def count_by_state(self) -> dict[str, int]:
        rows = self.order_by().values_list("state").annotate(count=Count("pk"))
        return dict(rows)

    def sent_in_a_day_by(self, user: Any) -> tuple[int, int]:
        """How many files, and how many bytes, somebody sent in the last 24 hours."""
        recent = self.filter(
            batch__sent_by=user, batch__sent_at__gt=timezone.now() - A_DAY
        )
        sums = recent.aggregate(files=Count("pk"), bytes=Sum("size"))
        return sums["files"], sums["bytes"] or 0


class CorrectionQuerySet(QuerySet["Correction"]):
    def standing(self) -> CorrectionQuerySet:
        """Those that are not undone, in the order in which they were made."""
        return self.filter(undone_at=None)


class EditionQuerySet(QuerySet["Edition"]):
    def current(self) -> EditionQuerySet:
        """Those that are public now."""
        return self.filter(ended_at=None)
