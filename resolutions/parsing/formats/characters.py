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
        "\u200e": None,
        "\u200f": None,
        "\u2060": None,
        "\ufeff": None,
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\x0b": " ",
    }
)
# A Cyrillic letter typed for the Latin one it looks like: "Сalls upon".
_LOOK_ALIKES = dict(zip("АВЕКМНОРСТХасеорху", "ABEKMHOPCTXaceopxy", strict=True))
_LOOK_ALIKE_RE = re.compile(
    f"(?<=[A-Za-z])[{''.join(_LOOK_ALIKES)}]|[{''.join(_LOOK_ALIKES)}](?=[A-Za-z])"
)
CONTROL_RE = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")


def plain(content: str) -> str:
    """Return the text with plain spaces and hyphens, ligatures undone.

    In NFC: NFKC would make ordinary figures of the raised ones.
    """
    if content.isascii():
        return content.replace("\x0b", " ")
    content = unicodedata.normalize("NFC", content.translate(_STAND_INS))
    return _LOOK_ALIKE_RE.sub(lambda found: _LOOK_ALIKES[found[0]], content)


def printable(content: str) -> str:
    """Return the text as `plain` does, without control characters but tab and line end."""
    return plain(CONTROL_RE.sub("", content))
