"""How much one person may send in a day."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from .models import Upload

MEGABYTE = 1024 * 1024


def over_quota(user: Any, files: int, size: int) -> str:
    """Say why `user` cannot send so many files and bytes now; "" if he can.

    Files that turned out to be held already, and discarded ones, count as sent.
    """
    sent_files, sent_bytes = Upload.objects.sent_in_a_day_by(user)
    most_files, most_bytes = settings.FILES_A_DAY, settings.MEGABYTES_A_DAY * MEGABYTE
    if sent_files + files > most_files:
        return (
            f"You can send {most_files:,} files in 24 hours; you have sent"
            f" {sent_files:,}, and these are {files:,}."
        )
    if sent_bytes + size > most_bytes:
        return (
            f"You can send {most_bytes // MEGABYTE:,} MB in 24 hours; you have sent"
            f" {sent_bytes / MEGABYTE:,.1f} MB, and these are {size / MEGABYTE:,.1f} MB."
        )
    return ""
