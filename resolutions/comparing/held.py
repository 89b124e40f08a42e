"""A held resolution as a text to compare."""

from __future__ import annotations

from dataclasses import replace

from .. import reading
from ..models import Paragraph, Resolution
from .passages import Passage, Text
from .tokens import Span


def text_of(resolution: Resolution) -> Text:
    """The paragraphs and footnotes of a resolution; a fixed number of queries."""
    reading.load_wording(resolution)
    paragraphs = list(resolution.paragraphs.all())
    anchors = {paragraph.pk: paragraph.anchor for paragraph in paragraphs}
    return Text(
        tuple(_passage(paragraph, anchors) for paragraph in paragraphs),
        tuple(
            Passage(note.anchor, note.text, "footnote")
            for note in resolution.footnotes.all()
        ),
    )


def wordings_in(resolution: Resolution) -> tuple[list[int], tuple[Passage, ...]]:
    """The rows of its paragraphs and their words with where they stand, and nothing of
    addressees or footnotes, by which no paragraph is paired. Two queries."""
    paragraphs = resolution.paragraphs.defer("search_vector", "literal_vector")
    rows = list(paragraphs.select_related("verb").prefetch_related("acts"))
    anchors = {row.pk: row.anchor for row in rows}
    passages = (
        replace(words_of(row), parent=anchors.get(row.parent_id or 0)) for row in rows
    )
    return [row.pk for row in rows], tuple(passages)


def words_of(paragraph: Paragraph) -> Passage:
    """A paragraph by itself: its words, where its acts stand, its verb."""
    return Passage(
        anchor=paragraph.anchor,
        text=paragraph.text,
        kind=paragraph.kind,
        opening=paragraph.opening,
        acts=_acts(paragraph),
        verb=paragraph.verb.name if paragraph.verb else None,
    )


def _passage(paragraph: Paragraph, anchors: dict[int, str]) -> Passage:
    return Passage(
        anchor=paragraph.anchor,
        text=paragraph.text,
        kind=paragraph.kind,
        parent=anchors.get(paragraph.parent_id) if paragraph.parent_id else None,
        opening=paragraph.opening,
        acts=_acts(paragraph),
        verb=paragraph.verb.name if paragraph.verb else None,
        addressees=tuple(sorted(each.name for each in paragraph.addressees.all())),
        marks=tuple(
            (mark.position, mark.footnote.anchor) for mark in paragraph.marks.all()
        ),
    )


def _acts(paragraph: Paragraph) -> tuple[Span, ...]:
    acts = paragraph.acts.all()
    return tuple((act.start, act.start + len(act.phrase)) for act in acts)
