"""The addresses of what the archive holds."""

from __future__ import annotations

from django.urls import reverse


def path_of(symbol: str, anchor: str | None = None) -> str:
    """The address of a resolution or, with an anchor, of a place in it.

    A footnote has no page of its own: its address is its place in the resolution.
    """
    if anchor is None:
        return reverse("resolution", kwargs={"symbol": symbol})
    if anchor.startswith("fn"):
        return f"{path_of(symbol)}#{anchor}"
    return reverse("paragraph", kwargs={"symbol": symbol, "anchor": anchor})
