"""A few words of a text around what is cited in it, as safe HTML."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

BEFORE, AFTER = 150, 200
SHORT_ENOUGH = 420


def excerpt(
    text: str,
    spans: Iterable[tuple[int, int]] = (),
    notes: Iterable[tuple[int, int]] = (),
) -> SafeString:
    """The text around the first span, cut between words, with the spans marked.

    `notes` are footnote marks, (position, number), which are printed and marked. A
    text that is short enough stands whole. Spans that lie outside the text, or across
    one another, are not marked.
    """
    raised = {at: number for at, number in notes if 0 <= at <= len(text)}
    marked = list(_apart(spans, len(text)))
    places = sorted([*marked, *((at, at) for at in raised)])
    first, last = _cut(text, places[0] if places else (0, 0))
    html = "… " if first else ""
    at = first
    for start, end in places:
        if at <= start and end <= last:
            html += escape(text[at:start])
            if start == end:
                html += format_html("<mark><sup>{}</sup></mark>", raised[start])
            else:
                html += format_html("<mark>{}</mark>", text[start:end])
            at = end
    html += escape(text[at:last])
    return mark_safe(html + (" …" if last < len(text) else ""))


def _cut(text: str, span: tuple[int, int]) -> tuple[int, int]:
    if len(text) <= SHORT_ENOUGH:
        return 0, len(text)
    first = max(0, span[0] - BEFORE)
    last = min(len(text), max(span[1] + AFTER, first + SHORT_ENOUGH))
    if first:
        space = text.find(" ", first, span[0])
        first = space + 1 if space >= 0 else span[0]
    if last < len(text):
        space = text.rfind(" ", span[1], last)
        last = space if space >= 0 else last
    return first, last


def _apart(spans: Iterable[tuple[int, int]], length: int) -> Iterable[tuple[int, int]]:
    free_from = 0
    for start, end in sorted(set(spans)):
        if free_from <= start < end <= length:
            yield start, end
            free_from = end
