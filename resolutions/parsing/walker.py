"""Walking through the blocks of a text, and what part of it each one stands in."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from datetime import date

from .blocks import ENUMERATOR_RE, NUMBER_RE, Block
from .closing import is_closing_line, read_closing_line, vote_in_closing_line
from .drafts import Drafts
from .enumerators import letter_label, place
from .landmarks import (
    Division,
    enacting_body,
    is_heading,
    is_vote,
    read_annex,
    read_named,
    read_section,
)
from .states import state_named
from .types import Kind
from .verbs import opens

_ADOPTS_RE = re.compile(
    r"(?:Also |Solemnly |Hereby )?(?:Adopts|Endorses|Approves|Proclaims)\b"
    r"(?=.{0,300}\b(?:following|as follows|set (?:out|forth) below)\b|.{0,300}:$)"
)


class Walker(Drafts):
    """Reads blocks in order and knows which part it stands in.

    Parts: preamble, operative, annex (also a text adopted inside the body), closed
    (after the closing line), unknown (no enacting words were found). `uncounted` are
    the lines of the operative paragraphs that lost their printed number.
    """

    def __init__(self, part: str, uncounted: AbstractSet[int]) -> None:
        super().__init__()
        self.meeting: int | None = None
        self.adopted: date | None = None
        self.vote: list[str] = []
        self.counted = False
        self._uncounted = uncounted
        self._part = part
        self._lists_lost_letters = False
        # True where the letter before was printed as "a.", without brackets.
        self._dotted = False
        self._annexes = 0
        self._last_number: dict[str, int] = {}
        # True while paragraphs are counted: the last one printed no number.
        self._counts_on = False

    def take(self, block: Block) -> None:
        content = block.content
        if self._part == "unknown" or block.is_table:
            self._add(block, "annex" if self._part == "annex" else "unclassified", None)
        elif not self._take_landmark(block):
            if match := self._number(content):
                self._take_numbered(block, match)
            elif (
                letter := ENUMERATOR_RE.match(content)
            ) and self._stands_in_paragraph():
                self._add_subparagraph(block, letter)
            else:
                self._take_plain(block)

    def take_decision(self, block: Block) -> None:
        """A sentence of a decision: the body speaks in it, and it has no number."""
        self._take_uncounted(block)

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
        self._path, self._lists_lost_letters = (), False
        if self._part == "closed":
            self._add(block, "unclassified", None)
            return
        if self._part == "preamble":
            self._part = "operative"
        self._last_number[self._prefix] = int(number[1])
        self._counts_on = False
        self._add(block, self._kind(), number[1], cut=number.end())
        self._lists_lost_letters = self._opens_list(block)

    def _take_plain(self, block: Block) -> None:
        """A block without number or letter."""
        content = block.content
        opening = opens(content)
        in_list = self._part == "operative" and (
            self._lists_lost_letters or self._begins_items(content)
        )
        if (
            opening is None
            and not (in_list or self._path)
            and _looks_operative(content)
        ):
            opening = "operative"
        if self._part == "closed":
            self._add(block, "unclassified", None)
        elif self._part == "annex":
            heading = is_heading(content) and opening is None
            self._add(block, "heading" if heading else "annex", None)
        elif self._stands_below_section() and is_heading(content) and opening is None:
            self._add(block, "heading", None)
        elif self._part == "preamble" and re.match(r"\*{1,2}\s", content):
            self._add(block, "unclassified", None)
        elif self._part == "preamble" and opening != "operative":
            if self._goes_on_after_list(content):
                self._add(block, "preambular", None)
            else:
                self._add(block, "preambular", "")
        elif opening == "operative" and (
            block.line in self._uncounted
            or self._is_alone()
            or (self._counts_on and opens(content) is None)
        ):
            self._take_uncounted(block)
        elif self._adopts_following_text():
            self._open_annex(block, heading=False)
            self._take_plain(block)
        elif opening is None and self._stands_below_item_title():
            last = self.drafts[-1]
            anchor = f"{last.anchor}.p{self._count(last.anchor + '.p')}"
            self._append(anchor, last.kind, None, block, 0, last.depth)
        elif in_list and self._goes_on_after_capitals(content):
            self._add(block, "unclassified", None)
        elif in_list:
            self._add_lost_letter(block)
        elif opening == "preambular":
            self._add(block, "preambular", "")
        elif is_heading(content) and opening is None:
            self._path = ()
            self._add(block, "heading", None)
        else:
            self._add(block, "unclassified", None)

    def _take_uncounted(self, block: Block) -> None:
        """An operative paragraph without a printed number gets the next one."""
        self._part = "operative"
        self._path, self._lists_lost_letters = (), False
        number = self._last_number.get(self._prefix, 0) + 1
        self._last_number[self._prefix] = number
        self._counts_on = True
        self.counted = self.counted or number > 1
        self._add(block, "operative", str(number))
        self._lists_lost_letters = self._opens_list(block)

    def _begins_items(self, content: str) -> bool:
        """True for "To compile …" below "Requests the Secretary-General"."""
        above = self.drafts[-1] if self.drafts else None
        return (
            above is not None
            and above.kind == "operative"
            and above.text.content[-1:].isalnum()
            and re.match(r"To [a-z]{3,}\b", content) is not None
        )

    def _goes_on_after_capitals(self, content: str) -> bool:
        """True for words in small letters below items that begin with capitals: they
        end the sentence of the paragraph."""
        last = self.drafts[-1]
        return (
            last.depth > 0 and content[:1].islower() and last.text.content[:1].isupper()
        )

    def _opens_list(self, block: Block) -> bool:
        """True when items without letters may follow."""
        return block.content.endswith(":") and not self._adopts_following_text()

    def _take_landmark(self, block: Block) -> bool:
        """Closing lines, votes, annexes, sections, further enacting words."""
        content = block.content
        if is_closing_line(content):
            meeting, adopted = read_closing_line(content)
            self.meeting = self.meeting or meeting
            self.adopted = self.adopted or adopted
            if vote := vote_in_closing_line(content):
                self.vote.append(vote)
            self._part = (
                "annex" if self._annexes and self._part == "annex" else "closed"
            )
            return True
        if is_vote(content) and (
            self._part == "closed" or self.vote or content[0] == "["
        ):
            self.vote.append(content)
            return True
        if self.vote and self._part == "closed" and _is_list_of_states(content):
            self.vote.append(content)
            return True
        if division := read_annex(content):
            self._open_annex(block, heading=True, division=division)
            return True
        if enacting_body(content) and self._part in ("closed", "operative", "preamble"):
            if self._prefix in self._parts_with_text:
                self._begin_part()
            self._part = "preamble"
            self._add(block, "heading", None)
            return True
        return self._take_section(block)

    def _begin_part(self) -> None:
        """A part of a composite resolution whose letter is lost: the words that enact
        open it."""
        if not self._prefix:
            self._count("section")
        self._path, self._lists_lost_letters = (), False
        self._prefix = f"s{self._count('section')}."

    def _take_section(self, block: Block) -> bool:
        content = block.content
        if self._part == "annex" and (named := read_named(content)):
            self._open_section(block, named)
            return True
        division = read_section(content)
        if division is None or (division.title and opens(division.title) is not None):
            return False
        if self._part == "closed" and (
            division.title or not re.match(r"[A-H]$", content)
        ):
            return False
        self._open_section(block, division)
        return True

    def _open_section(self, block: Block, division: Division) -> None:
        base = (
            self._prefix.split(".")[0] + "." if self._prefix.startswith("annex") else ""
        )
        letter = {"article": "art", "rule": "rule", "principle": "prin"}.get(
            division.name
        )
        if letter and division.number and division.number.isdigit():
            name = f"{letter}{division.number}"
        else:
            name = f"s{self._count(base + 'section')}"
        self._path, self._lists_lost_letters = (), False
        self._prefix = f"{base}{name}."
        self._add(block, "heading", division.number)
        if self._part == "closed":
            self._part = "preamble"

    def _open_annex(
        self, block: Block, heading: bool, division: Division | None = None
    ) -> None:
        self._annexes += 1
        self._part, self._path = "annex", ()
        self._prefix = f"annex{self._annexes}."
        if heading:
            self._add(block, "heading", division.number if division else None)

    def _stands_in_paragraph(self) -> bool:
        """A letter belongs to a paragraph, not to a heading just above it."""
        return bool(self.drafts) and self._part in ("preamble", "operative", "annex")

    def _add_subparagraph(self, block: Block, letter: re.Match[str]) -> None:
        label, cut = letter[1], letter.end()
        opens_list = self.drafts[-1].text.content.endswith(":")
        dotted = letter[0][0] != "("
        # "a." stands below "(i)", also where no colon leads to it; "(b)" never does.
        opens_list = opens_list or (dotted and label == "a")
        if not dotted and self._dotted:
            self._path = self._path[:-1]
        self._dotted = dotted
        self._path = place(label, self._path, opens_list)
        above = self._above or self.drafts[-1]
        kind = self._kind() if above.kind in ("heading", "unclassified") else above.kind
        base = above.anchor if above.kind != "heading" else f"{self._prefix}p0"
        anchor = ".".join((base, *self._path))
        self._append(anchor, kind, label, block, cut, len(self._path))

    def _add_lost_letter(self, block: Block) -> None:
        items = int(self._counts.get("lost", 0)) if self._path else 0
        self._counts["lost"] = items + 1
        self.counted = True
        label = letter_label(items + 1)
        self._lists_lost_letters = True
        above = self._above or self.drafts[-1]
        self._path = (label,)
        self._append(f"{above.anchor}.{label}", above.kind, label, block, 0, 1)

    def _goes_on_after_list(self, content: str) -> bool:
        """Words that end a sentence after its list ("the whole programme …")."""
        return bool(self._path) and content[:1].islower()

    def _adopts_following_text(self) -> bool:
        """True when the paragraph before says that the adopted text follows it."""
        before = self.drafts[-1].text.content if self.drafts else ""
        return _ADOPTS_RE.match(before) is not None and self._part == "operative"

    def _stands_below_section(self) -> bool:
        """True right below the number of a section, where its title may stand."""
        last = self.drafts[-1] if self.drafts else None
        return last is not None and last.kind == "heading" and last.number is not None

    def _stands_below_item_title(self) -> bool:
        """True below a subparagraph that is a title only: "(a) Mode of operation"."""
        last = self.drafts[-1] if self.drafts else None
        return (
            last is not None
            and last.depth > 0
            and last.number is not None
            and last.kind == "operative"
            and last.text.content[-1:].isalpha()
            and not last.text.content.endswith(("; and", "; or"))
            and len(last.text.content.split()) <= 12
        )

    def _is_alone(self) -> bool:
        """A sole operative paragraph has no number, also in a section of its own."""
        return self._prefix not in self._parts_with_text

    def _kind(self) -> Kind:
        return "annex" if self._part == "annex" else "operative"


def _looks_operative(content: str) -> bool:
    """True for an opening that no vocabulary has but a finite verb's form: "Recommits
    to …;" as A/RES/73/241 prints it."""
    return re.match(
        r"(?!Whereas)[A-Z][a-z-]{2,}s\b(?! of\b)", content
    ) is not None and (content.endswith((";", ".", ":")))


def _is_list_of_states(content: str) -> bool:
    """True for the names below "In favour:": most of them are States."""
    names = [name.strip(" .]") for name in content.split(",")]
    known = sum(state_named(name) is not None for name in names)
    return known * 2 > len(names) or content in ("None", "None.", "None]")
