"""Characters that stand for others: what no reader of the printed page would see."""

from __future__ import annotations

import re
import unicodedata

# Invisible or typographic stand-ins that no reader of the printed page would see.
_STAND_INS = str.maketrans(
    {
        "\u00a0": " ",
        "\u2007": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\u2010": "-",
        "\u2011": "-",
        "\u00ad": None,
        "\u200b": None,
        "\u200c": None,
        "\u200d": None,
        "\u2060": None,
        "\ufeff": None,
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\x0b": " ",
    }
)
CONTROL_RE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")


def plain(content: str) -> str:
    """Return the text with plain spaces and hyphens, ligatures undone.

    In NFC: NFKC would make ordinary figures of the raised ones.
    """
    return unicodedata.normalize("NFC", content.translate(_STAND_INS))


def printable(content: str) -> str:
    """Return the text as `plain` does, without control characters but tab and line end."""
    return plain(CONTROL_RE.sub("", content))
