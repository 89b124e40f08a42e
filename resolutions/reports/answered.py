"""Which held texts took note of a report that was asked for.

"Takes note with appreciation of the report of the Secretary-General prepared pursuant to
General Assembly resolution 64/179" (A/RES/65/232, paragraph 1): a paragraph that takes
note of a report, or welcomes it, and names in the same words or in its footnote the
resolution that asked for it. Which of several requests of that resolution it answers is
said only where the paragraph names the one that asked; so an answer is one to the
resolution, computed from words, and shown as that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from ..models import Citation, FootnoteMark, Paragraph, ReportRequest

NOTING = (
    "acknowledges",
    "acknowledging",
    "appreciates",
    "commends",
    "considering",
    "considers",
    "endorses",
    "expresses appreciation",
    "expressing appreciation",
    "having considered",
    "notes",
    "notes with appreciation",
    "notes with concern",
    "notes with satisfaction",
    "noting",
    "noting with appreciation",
    "noting with concern",
    "takes note",
    "takes note with appreciation",
    "takes note with concern",
    "taking note",
    "taking note with appreciation",
    "taking note with concern",
    "welcomes",
    "welcoming",
)
# What a later text calls the answer, by what was asked for.
_WRITTEN = (
    r"report|study|note|information|compilation|analysis|review|summary|proposals"
)
_HELD = r"meeting|seminar|workshop|conference|session|discussion|consultation|event"
_CALLED = {
    "report": _WRITTEN,
    "study": _WRITTEN,
    "information": _WRITTEN,
    "meeting": f"{_HELD}|outcome",
}
_ANSWERS = {
    product: re.compile(rf"\b(?:{words})s?\b", re.IGNORECASE)
    for product, words in _CALLED.items()
}
ANSWERED = tuple(_ANSWERS)
"""What can be answered: a body that decides to come back to a question answers itself."""

_GROUND = re.compile(
    r"\b(?:pursuant|submitted|prepared|requested|mandated|called for|in response"
    r"|in accordance|in compliance|as a follow-up|convened|held|on the implementation"
    r"|implementation of)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A paragraph that took note of an answer, the operative paragraphs of the asking
    resolution that it names (anchors, none where it names the whole), and its words up
    to that name."""

    paragraph: Paragraph
    named: frozenset[str]
    words: str

    def fits(self, request: ReportRequest) -> bool:
        """Whether what it took note of is what was asked for, by one who was asked."""
        called = _ANSWERS.get(request.product)
        answer = called.search(self.words) if called else None
        return bool(
            answer
            and _GROUND.search(self.words, answer.end())
            and (not self.named or request.paragraph.anchor in self.named)
            and (
                not request.addressees
                or any(name in self.paragraph.text for name in request.addressees)
            )
        )


def answers_to(resolution_ids: Collection[int]) -> dict[int, list[Answer]]:
    """By resolution, what later held texts say of an answer to it, the earliest first.

    A fixed number of queries.
    """
    towards = Citation.objects.filter(document__resolution__in=resolution_ids)
    found: dict[int, dict[int, Answer]] = defaultdict(dict)
    in_text = towards.filter(paragraph__verb__name__in=NOTING)
    for citation in in_text.select_related("paragraph__resolution", "document").defer(
        "paragraph__search_vector"
    ):
        if citation.paragraph:
            _add(found, citation, citation.paragraph, citation.start)
    in_notes = towards.filter(footnote__isnull=False).select_related("document")
    by_note = defaultdict(list)
    for citation in in_notes:
        by_note[citation.footnote_id].append(citation)
    marks = FootnoteMark.objects.filter(
        footnote__in=by_note, paragraph__verb__name__in=NOTING
    ).select_related("paragraph__resolution")
    for mark in marks.defer("paragraph__search_vector", "paragraph__literal_vector"):
        for citation in by_note[mark.footnote_id]:
            _add(found, citation, mark.paragraph, mark.position)
    return {
        resolution_id: sorted(answers.values(), key=_in_time)
        for resolution_id, answers in found.items()
    }


def _add(
    found: dict[int, dict[int, Answer]],
    citation: Citation,
    paragraph: Paragraph,
    until: int,
) -> None:
    resolution_id = citation.document.resolution_id if citation.document else None
    # A text that speaks of itself has answered nothing.
    if resolution_id is None or paragraph.resolution_id == resolution_id:
        return
    named = frozenset(citation.pinpointed)
    before = found[resolution_id].get(paragraph.pk)
    if before:
        named, until = named | before.named, max(until, len(before.words))
    words = paragraph.text[:until]
    found[resolution_id][paragraph.pk] = Answer(paragraph, named, words)


def _in_time(answer: Answer) -> tuple[int, str, int]:
    resolution = answer.paragraph.resolution
    return resolution.year or 10_000, resolution.sort_key, answer.paragraph.position
