"""What an upload says as it stands on the desk: its parse with all corrections."""

from __future__ import annotations

from dataclasses import dataclass

from ..parsing.correcting import Corrected, correct
from ..parsing.types import ParsedResolution
from .models import Correction, Upload, counts_of


@dataclass(frozen=True)
class Draft:
    """The corrected text, and the corrections that are not undone, in their order."""

    corrected: Corrected
    corrections: list[Correction]

    @property
    def parsed(self) -> ParsedResolution:
        return self.corrected.parsed

    @property
    def conflicts(self) -> list[Correction]:
        """Those that are not in the text: what they were made on has changed."""
        pairs = zip(self.corrections, self.corrected.outcomes, strict=True)
        return [each for each, outcome in pairs if outcome.state != "applied"]


def draft_of(upload: Upload, parsed: ParsedResolution | None = None) -> Draft:
    """Lay the corrections of an upload over its parse, or over another parse of it.

    Raises ValueError where the file has not been read.
    """
    corrections = list(upload.corrections.standing().select_related("made_by"))
    base = parsed or upload.parsed
    return Draft(correct(base, [each.plain for each in corrections]), corrections)


def effective(upload: Upload) -> ParsedResolution:
    """Return the text that is previewed and published; the only door to it.

    Raises ValueError where the file has not been read.
    """
    return draft_of(upload).parsed


def keep_summary(upload: Upload, parsed: ParsedResolution) -> list[str]:
    """Set what lists show of an upload; the names of the fields to be saved.

    The symbol of one that is public is the one under which it is.
    """
    upload.title, upload.counts = parsed.front.title, counts_of(parsed)
    if upload.state == Upload.State.PUBLISHED:
        return ["title", "counts"]
    # Only a list shows it; too long a symbol is refused when it is published.
    upload.symbol = parsed.symbol[:100]
    return ["title", "counts", "symbol"]
