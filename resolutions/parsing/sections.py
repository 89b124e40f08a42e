"""Sections, annexes, articles: which one a paragraph stands in, and how they open."""

from __future__ import annotations

import re
from typing import Literal

from .blocks import Block
from .drafts import Draft
from .enumerators import follows, place
from .landmarks import Division, is_heading, read_annex, read_named, read_section
from .lists import Lists
from .parts import LONGEST_HEADING
from .section_numbers import MOST_LOST, goes_on, place_of
from .symbol_forms import roman_value
from .terms import SETS_TERMS_RE, adopts
from .types import Kind
from .verbs import opens

Part = Literal["preamble", "operative", "annex", "closed", "unknown"]

_NAMES = {"article": "art", "rule": "rule", "principle": "prin"}
# "Decides to remain actively seized of the matter.", the last words of a resolution.
_LAST_WORDS_RE = re.compile(r"\bseized of (?:the|this) (?:matter|question|issue)\.$")
_FURTHER_LETTER_RE = re.compile(r"([I-Z])\.\s+([A-Z“].{0,200})")
_FIRST_LOST = ("II", "B")


class Sections(Lists):
    """Knows which part of the text the next paragraph stands in, and its prefix."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part: Part = part
        self._annexes = 0
        # Whether anything above the first annex was counted.
        self._body_counted = False
        # True in a text that a paragraph adopts below itself.
        self._in_adopted_text = False
        # The item that adopts it: its paragraph, its place in the list, its prefix.
        self._set_out_by: tuple[Draft | None, tuple[str, ...], str] | None = None
        # The prefix of the operative part around terms of reference.
        self._around: str | None = None
        self._last_number: dict[str, int] = {}
        # The paragraph whose items are numbered, and the number of the last.
        self._listed: tuple[str, int] | None = None
        # Where the section goes on counting from, if its numbers are lost.
        self._counted_from = 0
        # The last number printed of a section, in letters or in Roman numbers.
        self._last_section: dict[str, tuple[str, int]] = {}

    def _kind(self) -> Kind:
        return "annex" if self._part == "annex" else "operative"

    def _is_alone(self) -> bool:
        """A sole operative paragraph has no number, also in a section of its own."""
        return self._prefix not in self._parts_with_text

    def _begin_part(self) -> None:
        """A part of a composite resolution whose letter is lost: the words that enact
        open it."""
        if not self._prefix:
            self._count("section")
        self._enter(f"s{self._count_without_number('')}.")

    def _enter(self, prefix: str) -> None:
        self._path, self._lists_lost_letters = (), False
        self._prefix = prefix

    def _take_section(self, block: Block) -> bool:
        content = block.content
        if self._part == "annex" and (named := read_named(content)):
            self._open_section(block, named)
            return True
        division = read_section(content) or self._read_further_letter(content)
        if division is None:
            return False
        if opens(division.title) is not None and not self._titles_in_annex(division):
            return False
        if self._part == "closed" and (
            division.title or not re.match(r"[A-H]$", content)
        ):
            return False
        self._open_section(block, division)
        return True

    def _titles_in_annex(self, division: Division) -> bool:
        """True for "A. Reaffirming the principles" in an annex: a title may open as
        reasons do, and has no punctuation at its end."""
        return self._part == "annex" and is_heading(division.title)

    def _read_further_letter(self, content: str) -> Division | None:
        """Read "J. Use of technology" where H or I is the section before."""
        match = _FURTHER_LETTER_RE.fullmatch(content)
        before = self._last_section.get(self._base())
        if match and goes_on(match[1], before) and is_heading(match[2]):
            return Division("section", match[1], match[2])
        return None

    def _open_section(self, block: Block, division: Division) -> None:
        base = self._base()
        name = _name(division)
        if name is None:
            name = f"s{self._count_section(base, division.number)}"
        # "A. Targeted sanctions" and "Part I" of a budget part a text whose numbers run on.
        runs_on = block.content.startswith("Part ") or bool(division.title)
        last = self._last_number.get(self._prefix, self._counted_from) if runs_on else 0
        self._counted_from = last if self._part == "operative" else 0
        self._enter(f"{base}{name}.")
        self._add(block, "heading", division.number)
        if self._part == "closed":
            self._part = "preamble"

    def _count_section(self, base: str, number: str | None) -> int:
        """Count a section; those whose headings are lost count too, as the numbers
        printed show: "II" is the first, "E" follows on "C"."""
        count = self._count(base + "section")
        before = self._last_section.get(base)
        place = place_of(number, before)
        if place and before and place[0] == before[0]:
            lost = place[1] - before[1] - 1
        else:
            lost = 1 if count == 1 and number in _FIRST_LOST else 0
        for _ in range(lost if lost <= MOST_LOST else 0):
            count = self._count(base + "section")
        if place:
            self._last_section[base] = place
        return count

    def _count_without_number(self, base: str) -> int:
        """Count a section whose own number is lost: the next one printed follows it."""
        if before := self._last_section.get(base):
            self._last_section[base] = (before[0], before[1] + 1)
        return self._count(base + "section")

    def _enter_named(self, division: Division) -> None:
        """Enter an article whose heading has no line of its own."""
        if name := _name(division):
            self._enter(f"{self._base()}{name}.")

    def _base(self) -> str:
        """What the prefix of a section begins with: its annex, if it stands in one."""
        in_annex = self._prefix.startswith("annex")
        return self._prefix.split(".")[0] + "." if in_annex else ""

    def _open_annex(self) -> None:
        if not self._annexes:
            self._body_counted = self.counted
        self._annexes += 1
        self._in_adopted_text, self._set_out_by = False, None
        self._part, self._around = "annex", None
        self._enter(f"annex{self._annexes}.")

    def _open_adopted_text(self) -> None:
        """The text that the paragraph before adopts is a part like an annex."""
        prefix = self._prefix
        sets_terms = SETS_TERMS_RE.match(self._before()) is not None
        item = (self._above, self._path, prefix) if self._path else None
        self._open_annex()
        self._set_out_by = item
        self._in_adopted_text = True
        self._around = prefix if sets_terms else None

    def _opens_lost_annex(self, content: str) -> bool:
        """True for a title below the last words of a resolution of the Security Council:
        the line "Annex" is lost, as in S/RES/1730(2006)."""
        return (
            self._part == "operative"
            and is_heading(content)
            and _LAST_WORDS_RE.search(self._before()) is not None
        )

    def _heads_in_annex(self, content: str, opening: str | None) -> bool:
        """True for a heading in an annex: the title of the annex may be long, and a
        heading may open as a reason does, below what has ended."""
        last = self.drafts[-1] if self.drafts else None
        is_title = last is not None and (
            (last.kind == "heading" and read_annex(last.text.content) is not None)
            or (self._in_adopted_text and last.kind == "operative")
        )
        if not is_heading(content, LONGEST_HEADING if is_title else 200):
            return False
        return opening is None or (
            opening == "preambular" and self._before().endswith((".", ";"))
        )

    def _leave_annexes(self) -> None:
        """The part of a composite resolution has ended, with the annexes it has."""
        self._enter("")
        self._part, self._around = "closed", None

    def _leave_annex_of_a_part(self) -> None:
        """The words that enact a further part, whose letter is lost, stand below the
        numbers of an annex; those of a declaration stand above its own."""
        composite = any(prefix.startswith("s") for prefix in self._parts_with_text)
        numbered = any(prefix.startswith(self._base()) for prefix in self._last_number)
        if self._part == "annex" and composite and numbered:
            self._leave_annexes()
            self._enter(f"s{self._count_without_number('')}.")

    def _open_unnumbered_section(self, block: Block) -> None:
        self._counted_from = 0
        base = self._base()
        self._enter(f"{base}s{self._count_without_number(base)}.")
        self._add(block, "heading", None)
        self._part = "preamble"

    def _leave_terms(self) -> None:
        """Go on with the resolution below the terms of reference that it sets."""
        if self._around is not None:
            self._enter(self._around)
            self._part, self._around = "operative", None

    def _adopts_following_text(self) -> bool:
        """True when the paragraph before says that the adopted text follows it."""
        return self._part == "operative" and adopts(self._before())

    def _heads_text_set_out(self, content: str) -> bool:
        """True for the title of an agenda below "(c) Approves the agenda set out below."."""
        return (
            bool(self._path) and self._adopts_following_text() and is_heading(content)
        )

    def _leave_text_set_out(self, label: str) -> None:
        """Go on with the list whose item sets out an agenda: "(b) Approves the agenda as
        follows:", its items 1, 2, 3, then "(c)", as E/2025/L.24 has it."""
        if self._set_out_by is None or self._part != "annex" or self._path:
            return
        above, path, prefix = self._set_out_by
        if follows(place(label, path, False), path):
            self._enter(prefix)
            self._part, self._in_adopted_text, self._set_out_by = (
                "operative",
                False,
                None,
            )
            self._above, self._path = above, path

    def _before(self) -> str:
        return self.drafts[-1].text.content if self.drafts else ""

    def _is_numbered_item(self, number: int, content: str) -> bool:
        """True for the items of a list that count 1, 2, 3 below a numbered paragraph:
        "7. The following items are to be considered: 1. …"; an operative paragraph's
        own number goes on counting, and its verb opens it."""
        before = self._last_number.get(self._prefix)
        if self._part not in ("annex", "operative") or not before:
            return False
        if self._part == "operative" and opens(content) == "operative":
            return False
        if self._listed and self._listed[0].startswith(f"{self._prefix}op"):
            return number == self._listed[1] + 1
        above = self.drafts[-1]
        is_paragraph = not above.depth and above.number and above.kind == self._kind()
        if number != 1 or not is_paragraph or self._adopts_following_text():
            return False
        return above.text.content.endswith(":")

    def _add_numbered_item(self, block: Block, number: re.Match[str]) -> None:
        base = self._listed[0] if self._listed else ""
        if number[1] == "1":
            base = self.drafts[-1].anchor
        self._listed = base, int(number[1])
        self._path = ()
        anchor = f"{base}.{number[1]}"
        self._append(anchor, self._kind(), number[1], block, number.end(), 1)
        self._above = self.drafts[-1]


def _name(division: Division) -> str | None:
    """Return "art9" for "Article 9" and "Article IX", None for what is no article."""
    letter, number = _NAMES.get(division.name), division.number or ""
    if letter and number.isdigit():
        return f"{letter}{number}"
    if letter and re.fullmatch(r"[IVXL]+", number):
        return f"{letter}{roman_value(number)}"
    return None
