"""What the comparison needs to know of a paragraph or a footnote: plain values.

Whoever has a text builds passages from it: the pages from the database, the tests
and the exports from a parsed file. Nothing below this module knows either.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from .tokens import Span, Token, content_of, tokenize


@dataclass(frozen=True)
class Passage:
    """A paragraph, or a footnote (of kind "footnote"), of one of the two texts.

    `anchor` names it within its text, `parent` the paragraph that a subparagraph goes
    on from. `opening` is the opening phrase, `acts` are the spans of all verbs. `marks`
    are the places of footnote marks and the anchors of their footnotes.
    """

    anchor: str
    text: str
    kind: str = "operative"
    parent: str | None = None
    opening: str = ""
    acts: tuple[Span, ...] = ()
    verb: str | None = None
    addressees: tuple[str, ...] = ()
    marks: tuple[tuple[int, str], ...] = ()

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tokenize(self.text, self.acts)

    @cached_property
    def content(self) -> list[str]:
        """The words that say what the passage is about, in order."""
        return content_of(self.tokens, len(self.opening))


@dataclass(frozen=True)
class Text:
    """One of two texts to compare: its paragraphs and its footnotes, in order."""

    passages: tuple[Passage, ...]
    footnotes: tuple[Passage, ...] = ()
