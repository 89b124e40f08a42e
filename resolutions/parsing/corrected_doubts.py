"""What is doubtful in a corrected text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from .checks import check_footnotes, check_paragraphs, check_places
from .types import ParsedResolution, ParseWarning

# What a filled field answers.
_ANSWERED = {
    "symbol": ("symbol_not_printed", "symbol_disagrees", "named_otherwise"),
    "title": ("title_missing",),
    "adopted": ("adoption_date_missing",),
    "enacting_words": ("enacting_words_missing",),
    "sponsors": ("unknown_sponsor",),
}


def doubts_after(
    before: ParsedResolution,
    after: ParsedResolution,
    now: dict[str, str],
    filled: set[str],
) -> Iterator[ParseWarning]:
    """What was doubtful and still is, and what the corrections make doubtful.

    What a check finds now counts only where it was not found, or was believed, before:
    the text of a corrigendum has any form, and nobody doubts it.
    """
    was, found = _checked(before), _checked(after)
    answered = {code for name in filled for code in _ANSWERED.get(name, ())}
    texts = {each.anchor: each.text for each in after.paragraphs}
    for warning in before.warnings:
        if warning in was or warning.code in answered:
            continue
        anchor = warning.anchor and now.get(warning.anchor, warning.anchor)
        word = warning.message.partition("“")[2].partition("”")[0]
        lost = anchor in texts and warning.code == "doubtful_word"
        if lost and word not in texts[anchor or ""]:
            continue
        yield replace(warning, anchor=anchor)
    believed = {w for w in was if w not in before.warnings}
    yield from (w for w in found if w not in believed)


def _checked(parsed: ParsedResolution) -> list[ParseWarning]:
    return [
        *check_paragraphs(parsed.paragraphs),
        *check_footnotes(parsed.paragraphs, parsed.footnotes),
        *check_places((*parsed.paragraphs, *parsed.footnotes)),
    ]
