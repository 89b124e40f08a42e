"""The translation that a page prints beside the English text, set aside line by line.

The bilingual volumes of the 1940s print a French column beside the English one;
converters leave the two interleaved, line by line or block by block.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Literal

from .formats import Line
from .furniture import is_rule
from .landmarks import NUMBERED_TITLE_RE
from .languages import common_words
from .types import LeftOut, ParseWarning

# Fewer lines than this are names and titles that an English text quotes.
_FEWEST_LINES = 3
_WORD_RE = re.compile(r"[^\W\d_]+")
_ACCENT_RE = re.compile(r"[^\W\d_]*[àâçèéêëîïôùûœ]", re.IGNORECASE)
_ELISION_RE = re.compile(
    r"\b(?:[dlnsjmc]|qu)[’'](?=[aeiouyhéèêàâîôAEIOUYHÉÈÊÀÂÎÔ])", re.I
)
# Printed alike in both columns.
_ALIKE_RE = re.compile(r"\W*document\b|[A-Z]\.?$|\[S/\d", re.IGNORECASE)
_SENTENCE_RE = re.compile(r"[^.;:]+(?:[.;:]+|$)")

Verdict = Literal["English", "other", "doubtful", "both"]


def without_translation(
    lines: Sequence[Line], is_word: Callable[[str], bool]
) -> tuple[tuple[Line, ...], tuple[LeftOut, ...], tuple[ParseWarning, ...]]:
    """Return the English lines, those of another language as left out, and a warning.

    Nothing is set aside where no more than a few lines are in another language. A short
    line that could be either goes with the lines around it. A line that runs both
    together stays whole, and is named in a warning.
    """
    if not any(_is_plain(line) for line in lines):
        return tuple(lines), (), ()
    parts = [part for line in lines for part in _parted(line)]
    if sum(_is_plain(part) for part in parts) < _FEWEST_LINES:
        return tuple(lines), (), ()
    lines = parts
    verdicts = _settled([_verdict(line, is_word) for line in lines], lines)
    kept = tuple(
        line
        for line, verdict in zip(lines, verdicts, strict=True)
        if verdict != "other"
    )
    left_out = tuple(
        LeftOut(line.number, line.content.strip(), "text in another language")
        for line, verdict in zip(lines, verdicts, strict=True)
        if verdict == "other"
    )
    message = (
        f"The pages print another language beside English: {len(left_out)} lines of it "
        "were left out."
    )
    mixed = [
        ParseWarning(
            "languages_mixed",
            f"Line {line.number} seems to hold two languages: “{line.content[:60]} …”",
        )
        for line, verdict in zip(lines, verdicts, strict=True)
        if verdict == "both"
    ]
    return kept, left_out, (ParseWarning("translation_left_out", message), *mixed)


def _parted(line: Line) -> list[Line]:
    """Cut a line in two where one language ends with a sentence and the other begins.

    Only a cut that leaves either part nearly pure is made.
    """
    tallies = [
        (match.end(), *_tally(match[0]))
        for match in _SENTENCE_RE.finditer(line.content)
    ]
    english, other = (sum(tally[i] for tally in tallies) for i in (1, 2))
    if len(tallies) < 2 or english < 4 or other < 4:
        return [line]
    best, cut, before = (0, (0, 0)), 0, (0, 0)
    for end, english_here, other_here in tallies[:-1]:
        before = (before[0] + english_here, before[1] + other_here)
        # Words that stand on the side of their language, whichever side that is.
        fitting = max(before[0] + other - before[1], before[1] + english - before[0])
        if fitting > best[0]:
            best, cut = (fitting, before), end
    strays = english + other - best[0]
    if not cut or 10 * strays > english + other:
        return [line]
    return [
        replace(line, text=line.text.cut(0, cut)),
        replace(line, text=line.text.cut(cut), starts_page=False),
    ]


def _is_plain(line: Line) -> bool:
    """True for a line that is in another language beyond doubt."""
    english, other = _tally(line.content)
    return other >= 3 and other > 3 * english


def _words(line: Line) -> list[str]:
    return _WORD_RE.findall(line.content)


def _verdict(line: Line, is_word: Callable[[str], bool]) -> Verdict:
    words = _words(line)
    english, other = _tally(line.content)
    if english >= 4 and other >= 4:
        return "both"
    if other >= 2 and other > 2 * english:
        return "other"
    if english > other:
        return "English"
    strange = any(len(word) > 3 and not is_word(word) for word in words)
    alike = _ALIKE_RE.match(line.content) is not None
    return "doubtful" if other or strange or alike else "English"


def _tally(content: str) -> tuple[int, int]:
    """How many signs of English a text holds, and how many of another language."""
    words = [word.lower() for word in _WORD_RE.findall(content)]
    common = common_words()
    languages = [common[word] for word in words if word in common]
    english = languages.count("English")
    other = len(languages) - english + len(_ELISION_RE.findall(content))
    if not content.isascii():
        other += sum(_ACCENT_RE.match(word) is not None for word in words)
    return english, other


def _settled(verdicts: Sequence[Verdict], lines: Sequence[Line]) -> list[Verdict]:
    """A doubtful line goes with the line before it; a title and what stands at the head
    of a page or below a rule, with the next."""
    settled: list[Verdict] = []
    before: Verdict | None = "English"
    for index, verdict in enumerate(verdicts):
        line = lines[index]
        if line.is_blank or is_rule(line.content):
            settled.append("English")
            before = None if is_rule(line.content) else before
            continue
        if verdict == "doubtful":
            begins = line.starts_page or NUMBERED_TITLE_RE.match(line.content.strip())
            following = next(
                (v for v in verdicts[index + 1 :] if v != "doubtful"), None
            )
            beside = following if begins or before is None else before
            verdict = "other" if beside == "other" else "English"
        settled.append(verdict)
        before = "English" if verdict == "both" else verdict
    return settled
