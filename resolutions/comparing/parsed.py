"""A parsed resolution as a text to compare, before it is held."""

from __future__ import annotations

from collections.abc import Iterator

from ..parsing.types import Paragraph, ParsedResolution
from .passages import Passage, Text


def text_in(parsed: ParsedResolution) -> Text:
    """The same passages that `held.text_of` gives once it is held."""
    return Text(
        tuple(_passages(parsed)),
        tuple(Passage(note.anchor, note.text, "footnote") for note in parsed.footnotes),
    )


def _passages(parsed: ParsedResolution) -> Iterator[Passage]:
    above: list[Paragraph] = []
    for each in parsed.paragraphs:
        while above and above[-1].depth >= each.depth:
            above.pop()
        yield Passage(
            anchor=each.anchor,
            text=each.text,
            kind=each.kind,
            parent=above[-1].anchor if above else None,
            opening=each.opening,
            acts=tuple((act.start, act.start + len(act.phrase)) for act in each.acts),
            verb=each.verb,
            addressees=tuple(sorted(set(each.addressees))),
            marks=tuple((mark.position, f"fn{mark.number}") for mark in each.marks),
        )
        above.append(each)
