"""Footnote marks in square brackets, as text that was copied from a page has them:
"… of the sea, [1]" above the note "[1] Resolution 70/1."."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from ..text import Edit, Text

_NOTE_RE = re.compile(r"^[ \t]*\\?\[(\d{1,3})\\?\]:?[ \t]+(?=\S)", re.MULTILINE)
_MARK_RE = re.compile(r"(?<=\S)\s?\[(\d{1,3})\](?!\w)")


def bracketed_notes(content: str) -> frozenset[str]:
    """Return the numbers of the notes that begin lines: "[1] See A/64/123."."""
    return frozenset(_NOTE_RE.findall(content))


def with_raised_marks(text: Text, notes: AbstractSet[str]) -> Text:
    """Return a line with the marks of those notes raised; other brackets stay."""
    if not notes or "[" not in text.content:
        return text
    return text.edited(
        [
            Edit(match.start(), match.end(), match[1], "raised", match[0].strip())
            for match in _MARK_RE.finditer(text.content)
            if match[1] in notes
        ]
    )
