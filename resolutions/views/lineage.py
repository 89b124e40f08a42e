"""The wordings of a paragraph as its page shows them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString

from ..lineage.strands import Possible, Strand, Wording
from ..models import Resolution, WordingLink
from ..redlining import words_html

CERTAINTY = {
    "judged": "confirmed by an editor",
    "high": "high certainty",
    "fair": "fair certainty",
    "low": "doubtful: read both",
}
CHANGES = {
    "same": "The same",
    "reworded": "Reworded",
    "moved": "Moved",
    "split": "A part of it",
    "merged": "Merged",
}
# A strand of more wordings is shown from its first ones and around the paragraph.
MOST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Step:
    """A wording with what it changed in the one it comes from."""

    wording: Wording
    is_own: bool
    is_first: bool

    @property
    def resolution(self) -> Resolution:
        return self.wording.paragraph.resolution

    @property
    def change(self) -> str:
        """also "editorial"."""
        link = self.wording.link
        if link is None:
            return "first"
        if link.change == "reworded" and self.wording.is_editorial:
            return "editorial"
        return link.change

    @property
    def change_words(self) -> str:
        if self.change == "editorial":
            return "Editorial only"
        return CHANGES.get(self.change, "First wording held")

    @property
    def shows_words(self) -> bool:
        source = self.wording.came_from
        return source is not None and source.text != self.wording.paragraph.text

    @property
    def html(self) -> SafeString:
        return words_html(self.wording.parts)

    @property
    def percent(self) -> int:
        link = self.wording.link
        return round(100 * link.similarity) if link else 100

    @property
    def said(self) -> str:
        link = self.wording.link
        return certainty_words(link) if link else ""


def certainty_words(link: WordingLink) -> str:
    """How a link was found, and how surely."""
    if link.certainty == "judged":
        return CERTAINTY["judged"]
    return f"found {link.get_method_display()}, {CERTAINTY[link.certainty]}"


@dataclass(frozen=True, slots=True)
class PossibleStep:
    """A wording that may be one of the paragraph's."""

    possible: Possible

    @property
    def html(self) -> SafeString:
        return words_html(self.possible.parts)

    @property
    def percent(self) -> int:
        return round(100 * self.possible.link.similarity)


def lineage_of(strand: Strand) -> dict[str, Any] | None:
    """None for a paragraph of which no other wording is held."""
    if not (strand.earlier or strand.later or strand.possible):
        return None
    steps = [
        Step(each, each is strand.own, number == 0)
        for number, each in enumerate(strand.wordings)
    ]
    return {
        "first": steps[0],
        "steps": _shown(steps),
        "count": len(steps),
        "left_out": max(0, len(steps) - MOST_SHOWN),
        "bodies": list(_bodies(steps)),
        "dropped_in": strand.dropped_in,
        "possible": [PossibleStep(each) for each in strand.possible],
    }


def _shown(steps: list[Step]) -> list[Step]:
    if len(steps) <= MOST_SHOWN:
        return steps
    own = next(number for number, step in enumerate(steps) if step.is_own)
    start = max(1, min(own - MOST_SHOWN // 2, len(steps) - MOST_SHOWN + 1))
    return [steps[0], *steps[start : start + MOST_SHOWN - 1]]


def _bodies(steps: list[Step]) -> Iterator[str]:
    seen: set[str] = set()
    for step in steps:
        body = step.resolution.body
        if body and body not in seen:
            seen.add(body)
            yield body
