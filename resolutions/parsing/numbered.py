"""Paragraphs that bear a number, a letter or a label, and those whose number is lost."""

from __future__ import annotations

import re
from dataclasses import replace

from .blocks import NUMBER_RE, Block
from .lists import opens_with_letter
from .numbering import Lost
from .sections import Part
from .terms import shows_table
from .turns import Turns
from .verbs import opens
from .working_labels import Label

# A list of items; A/RES/71/243 prints "including;" above one.
_LIST_FOLLOWS_RE = re.compile(r":$|\b(?:including|following|follows);$")


class Numbered(Turns):
    """Takes numbered paragraphs, and gives the next number to those that lost theirs."""

    def __init__(self, part: Part, lost: Lost) -> None:
        super().__init__(part, lost)
        self._numbers_counted = False
        # True while paragraphs are counted: the last one printed no number.
        self._counts_on = False

    def _number(self, content: str) -> re.Match[str] | None:
        """A printed number; without its full stop, or with the comma that OCR reads for
        it, only before an operative verb."""
        if match := NUMBER_RE.match(content):
            return match
        match = re.match(r"(\d{1,3}),?\s+(?=[A-Z])", content)
        if match and opens(content[match.end() :]) == "operative":
            return match
        return None

    def _take_numbered(self, block: Block, number: re.Match[str]) -> None:
        if self._part == "closed":
            self._add(block, "unclassified", None)
            return
        if block.line in self._lost.titles:
            self._add(block, "heading", number[1], cut=number.end())
            return
        if self._part == "preamble" and _is_reason(block.content[number.end() :]):
            cut = replace(block, text=block.text.cut(number.end()))
            self._take_labelled(cut, Label("preambular", int(number[1])))
            return
        if self._part == "preamble":
            self._part = "operative"
        if self._is_numbered_item(int(number[1]), block.content[number.end() :]):
            self._add_numbered_item(block, number)
            return
        self._choose_part(number[1], block.content[number.end() :])
        self._listed = None
        self._path, self._lists_lost_letters = (), False
        self._last_number[self._prefix] = int(number[1])
        self._counts_on = False
        if letter := opens_with_letter(block.content, number):
            self._add_number_with_letter(block, number[1], letter)
            return
        self._add(block, self._kind(), number[1], cut=number.end())
        self._lists_lost_letters = self._opens_list(block)

    def _take_labelled(self, block: Block, label: Label) -> None:
        """A paragraph of a working draft: "PP3 alt", "OP5 bis", "(b bis)"."""
        if label.letter and self.drafts:
            self._add_labelled_item(block, label)
            return
        self._listed = None
        self._path, self._lists_lost_letters, self._counts_on = (), False, False
        if label.kind == "preambular" and self._part != "annex":
            self._add_labelled(block, "preambular", label)
            return
        if self._part == "preamble":
            self._part = "operative"
        self._last_number[self._prefix] = label.number
        self._add_labelled(block, self._kind(), label)
        self._lists_lost_letters = self._opens_list(block)

    def _choose_part(self, number: str, content: str) -> None:
        """Numbers that begin anew count in the text that the paragraph before adopts;
        the next number with an operative verb leaves terms of reference."""
        before = self._last_number.get(self._around or self._prefix, 0)
        if number == "1" and before and self._adopts_following_text():
            self._open_adopted_text()
        elif int(number) == before + 1 and opens(content) == "operative":
            self._leave_terms()

    def _add_rule(self, block: Block, number: re.Match[str]) -> None:
        """A rule "1.2" stands by itself; the 1 above it is a title."""
        self._path = ()
        printed = f"{number[1]}.{number[2]}"
        anchor = f"{self._prefix}op{printed}"
        self._append(anchor, "annex", printed, block, number.end(), 0)

    def _is_lettered_heading(self, block: Block) -> bool:
        stands_alone = self._part == "annex" or not self._path
        return stands_alone and block.line in self._lost.headings

    def _add_lettered_heading(self, block: Block, letter: re.Match[str]) -> None:
        """ "(i) Exemptions" between operative paragraphs, as S/RES/2551(2020) has it."""
        self._path, self._lists_lost_letters = (), False
        self._add(block, "heading", letter[1], cut=letter.end())

    def _take_uncounted(self, block: Block) -> None:
        """An operative paragraph without a printed number gets the next one."""
        self._part = "operative"
        self._path, self._lists_lost_letters = (), False
        number = self._last_number.get(self._prefix, self._counted_from) + 1
        self._last_number[self._prefix] = number
        self._counts_on = True
        self._numbers_counted = self._numbers_counted or number > 1
        self.counted = self.counted or number > 1
        self._add(block, "operative", str(number))
        self._lists_lost_letters = self._opens_list(block)

    def _leads_to_numbers(self, block: Block) -> bool:
        return block.line in self._lost.leading and self._is_alone()

    def _take_leading(self, block: Block) -> None:
        """Words above the first number, as A/RES/23(I) prints them, have none."""
        self._part = "operative"
        self._add(block, "operative", None)

    def _opens_list(self, block: Block) -> bool:
        """True when items without letters may follow."""
        return (
            _LIST_FOLLOWS_RE.search(block.content) is not None
            and not self._adopts_following_text()
            and not shows_table(block.content)
        )


def _is_reason(content: str) -> bool:
    """True for a preambular paragraph, which a working draft may number."""
    return opens(content) == "preambular" and content.rstrip("]").endswith(",")
