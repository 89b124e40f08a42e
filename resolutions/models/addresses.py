"""The addresses of what the archive holds, and of what it held."""

from __future__ import annotations

from functools import lru_cache

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils import timezone


@lru_cache(maxsize=10_000)
def path_of(symbol: str, anchor: str | None = None) -> str:
    """The address of a resolution or, with an anchor, of a place in it.

    A footnote has no page of its own: its address is its place in the resolution.
    """
    if anchor is None:
        return reverse("resolution", kwargs={"symbol": symbol})
    if anchor.startswith("fn"):
        return f"{path_of(symbol)}#{anchor}"
    return reverse("paragraph", kwargs={"symbol": symbol, "anchor": anchor})


class FormerAddress(models.Model):
    """An address that worked once, and where what stood there is now.

    `anchor` is empty for a resolution as a whole. `to_symbol` is empty for what is
    gone; `reason` then says why, to readers. One address may have been left more than
    once: the newest row holds. A row also stays when something else has come to stand
    at its address: who comes there is told so. `text` is what stood there, by which it
    is known when it comes back. A resolution as a whole keeps its body and its topics:
    those who harvest by them are told that it is gone.
    """

    symbol = models.CharField(max_length=100)
    anchor = models.CharField(max_length=60, blank=True)
    to_symbol = models.CharField(max_length=100, blank=True)
    to_anchor = models.CharField(max_length=60, blank=True)
    reason = models.TextField(blank=True)
    text = models.TextField(blank=True)
    body = models.CharField(max_length=150, null=True)
    topics = ArrayField(models.SlugField(max_length=60), default=list)
    left_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-left_at", "-pk"]
        verbose_name_plural = "former addresses"
        indexes = [
            models.Index(fields=["symbol", "anchor"], name="former_address"),
            models.Index(fields=["to_symbol"], name="former_address_target"),
        ]

    def __str__(self) -> str:
        return f"{self.symbol} {self.anchor}".strip()

    @property
    def is_gone(self) -> bool:
        return not self.to_symbol
