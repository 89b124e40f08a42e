"""Footnotes of web pages: how programs link a mark and its note.

LibreOffice writes `a.sdfootnoteanc` and `div#sdfootnote1`, Word `href="#_ftn1"` and
`div#ftn1`, converters of Markdown `href="#fn1"` and `li#fn1`. Pages written by hand
print "(1)" in the text and again before the note.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ..text import Edit, Text
from .package import Element
from .source import Line

_NAMES = (
    r"(?:sdfootnote|sdendnote|_?ftn|_?edn|fn|footnote|endnote|note|user-content-fn)"
)
_NOTE_ID_RE = re.compile(rf"{_NAMES}[-:_.]?(\d{{1,3}})")
_TARGET_RE = re.compile(rf"#{_NAMES}[-:_.]?\d{{1,3}}(?:sym)?")
_PRINTED_RE = re.compile(r"[\[(]?(\d{1,3})[\])]?\.?")
_BACK_RE = re.compile(r"[\s↩↑^\ufe0e\ufe0f]+")
_BEHIND_RE = re.compile(r"\((\d{1,3})\)\s+(?=\S)")
_BESIDE_RE = re.compile(
    r"(?:(?<=[A-Za-z,;.:)\]”\"’])|(?<=\b(?:19|20)\d\d)) ?\((\d{1,3})\)(?=[\s,;.:)”]|$)"
)
_RULE_RE = re.compile(r"_{5,}")


def note_number(element: Element) -> str | None:
    """Return the number in the name of an element that holds a note."""
    match = _NOTE_ID_RE.fullmatch(element.get("id") or "")
    return match[1] if match else None


def printed_number(link: Element) -> str | None:
    """Return the number that a link prints ("[1]" → "1"), None for any other link."""
    match = _PRINTED_RE.fullmatch("".join(link.itertext()).strip())
    return match[1] if match else None


def leads_to_note(link: Element) -> bool:
    return bool(_TARGET_RE.fullmatch(link.get("href") or ""))


def leads_back(link: Element) -> bool:
    """True for a link of a note to its mark: its number, or an arrow."""
    if not (link.get("href") or "").startswith("#"):
        return False
    words = "".join(link.itertext())
    return bool(printed_number(link) or _BACK_RE.fullmatch(words))


def with_typed_notes(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Read "(1)" as a mark where "(1) See …" stands below the last rule line.

    Only where the numbers below run from 1 and each stands in the text above, so that
    a list "(1), (2)" stays one.
    """
    rules = [i for i, line in enumerate(lines) if _RULE_RE.fullmatch(line.content)]
    below = (
        [line for line in lines[rules[-1] + 1 :] if not line.is_blank] if rules else []
    )
    starts = [m for line in below if (m := _BEHIND_RE.match(line.content))]
    numbers = [int(match[1]) for match in starts]
    above = lines[: rules[-1]] if rules else ()
    marks = {int(m[1]) for line in above for m in _BESIDE_RE.finditer(line.content)}
    begins = bool(below) and _BEHIND_RE.match(below[0].content)
    if (
        not begins
        or numbers != list(range(1, len(numbers) + 1))
        or set(numbers) - marks
    ):
        return tuple(lines)
    return (
        *(replace(line, text=_with_marks(line.text)) for line in above),
        *(_as_note(line) for line in lines[rules[-1] + 1 :]),
    )


def _with_marks(text: Text) -> Text:
    return text.edited(
        [
            Edit(m.start(), m.end(), m[1], "raised", m[0].strip())
            for m in _BESIDE_RE.finditer(text.content)
        ]
    )


def _as_note(line: Line) -> Line:
    match = _BEHIND_RE.match(line.content)
    if line.is_blank or match is None:
        return replace(line, role="text" if line.is_blank else "note")
    edit = Edit(0, match.end(1) + 1, match[1], "raised", f"({match[1]})")
    return replace(line, text=line.text.edited([edit]), role="note")
