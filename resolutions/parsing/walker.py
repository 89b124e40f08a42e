"""Walking through the blocks of a text, and what part of it each one stands in."""

from __future__ import annotations

import re
from dataclasses import replace

from .blocks import BULLET_RE, ENUMERATOR_RE, RULE_NUMBER_RE, Block
from .inferred import Inferred
from .landmarks import is_heading, is_preamble_heading, named_sentence, read_named
from .numbered import Numbered
from .numbering import Lost
from .phrases import OpeningKind
from .sections import Part
from .text import joined
from .verbs import opens

# How a sentence begins that is no paragraph of its own where numbers are lost.
_PROVISION_RE = re.compile(r"(?:The|That|To|Each|Any|Subject to|Not later) ")
_STARRED_RE = re.compile(r"\*{1,2}\s")
# A shorter line of a heading was not broken by the width of the page.
_FULL_LINE = 40


class Walker(Numbered):
    """Reads blocks in order and knows which part it stands in.

    Parts: preamble, operative, annex (also a text adopted inside the body), closed
    (after the closing line), unknown (no enacting words were found).
    """

    def __init__(self, part: Part, lost: Lost) -> None:
        super().__init__(part, lost)
        self._articles_counted = False

    def take(self, block: Block) -> None:
        content = block.content
        if not block.quoted:
            self._leave_draft()
        if self._part == "unknown" or block.is_table:
            self._add(block, "annex" if self._part == "annex" else "unclassified", None)
            return
        if block.label and self._part != "closed":
            self._take_labelled(block, block.label)
            return
        named = read_named(content) or named_sentence(content)
        if (named and self._adopts_following_text()) or self._set_out_a_text():
            self._open_adopted_text()
        if self._part == "annex" and (sentence := named_sentence(content)):
            self._enter_named(sentence)
        if article := self._lost.articles.get(block.line):
            self._enter(f"{self._base()}{article}.")
            self._articles_counted = True
        if not self._take_landmark(block):
            if match := self._number(content):
                self._take_numbered(block, match)
            elif self._part == "annex" and (match := RULE_NUMBER_RE.match(content)):
                self._add_rule(block, match)
            elif (
                letter := ENUMERATOR_RE.match(content)
            ) and self._stands_in_paragraph():
                self._leave_text_set_out(letter[1])
                if self._is_lettered_heading(block):
                    self._add_lettered_heading(block, letter)
                else:
                    self._add_subparagraph(block, letter)
            elif (bullet := BULLET_RE.match(content)) and self._stands_in_paragraph():
                self._add_lost_letter(block, bullet.end())
            else:
                self._take_plain(block)

    def inferred(self) -> Inferred:
        """What was counted and inferred in the text that was walked through."""
        heads = (d.anchor for d in self.drafts if d.line in self._lost.sections)
        return Inferred(
            labels=self.counted,
            numbers=self._numbers_counted,
            articles=self._articles_counted,
            section=next(heads, None),
            depths=tuple(self.doubtful_items),
        )

    def take_decision(self, block: Block) -> None:
        """A sentence of a decision: the body speaks in it, and it has no number."""
        if self._leads_to_numbers(block):
            self._take_leading(block)
        else:
            self._take_uncounted(block)

    def _take_plain(self, block: Block) -> None:
        """A block without number or letter."""
        content = block.content
        in_body = self._part in ("preamble", "operative")
        if block.line in self._lost.items and in_body and self._has_list():
            self._add_lost_letter(block, deeper=self._heads_items(block))
            return
        if self._goes_on_heading(block):
            self._join_heading(block)
            return
        in_list = self._part == "operative" and (
            self._lists_lost_letters
            or self._begins_items(content)
            or self._is_item_set_out(content)
        )
        in_list = in_list and not (
            self._heads_text_set_out(content) or self._acts_below_list(content)
        )
        opening = self._opening_of(block, in_list)
        if self._part == "closed":
            self._add(block, "unclassified", None)
        elif self._part == "annex":
            self._take_in_annex(block, self._heads_in_annex(content, opening))
        elif opening is None and self._opens_lost_annex(content):
            self._open_annex()
            self._add(block, "heading", None)
        elif opening is None and self._is_title(block):
            self._add(block, "heading", None)
        elif self._part == "preamble" and self._stays_in_preamble(content, opening):
            self._take_in_preamble(block)
        elif opening == "operative" and self._leads_to_numbers(block):
            self._take_leading(block)
        elif opening == "operative" and self._is_uncounted(block):
            self._take_uncounted(block)
        elif self._adopts_following_text() and not in_list:
            self._open_adopted_text()
            self._take_plain(block)
        elif in_list and self._counts_on and self._heads_items(block):
            self._add_lost_letter(block, deeper=True)
        elif opening is None and self._stands_below_item_title(content):
            last = self.drafts[-1]
            anchor = f"{last.anchor}.p{self._count(last.anchor + '.p')}"
            self._append(anchor, last.kind, None, block, 0, last.depth)
        elif in_list:
            self._take_in_list(block)
        else:
            self._take_between(block, opening)

    def _has_list(self) -> bool:
        """False where a heading stands above, and no paragraph that an item belongs to."""
        return self._above is None or self._above.kind != "heading"

    def _opening_of(self, block: Block, in_list: bool) -> OpeningKind | None:
        """What the block opens, by its words or by what its lost number would say."""
        if block.line in self._lost.numbers:
            return "operative"
        if block.line in self._lost.reasons:
            return "preambular"
        opening = opens(block.content)
        stands_alone = opening is None and not (in_list or self._path)
        return (
            "operative" if stands_alone and _looks_operative(block.content) else opening
        )

    def _is_uncounted(self, block: Block) -> bool:
        return (
            block.line in self._lost.numbers
            or self._is_alone()
            or (self._counts_on and opens(block.content) is None)
        )

    def _stays_in_preamble(self, content: str, opening: OpeningKind | None) -> bool:
        return opening != "operative" or _STARRED_RE.match(content) is not None

    def _take_in_preamble(self, block: Block) -> None:
        if _STARRED_RE.match(block.content):
            self._add(block, "unclassified", None)
        elif self._goes_on_after_list(block.content):
            self._add(block, "preambular", None)
        else:
            self._add(block, "preambular", "")

    def _take_in_list(self, block: Block) -> None:
        """A block of a list that lost its letters."""
        content = block.content
        in_capitals = content.isupper() and is_heading(content)
        if in_capitals or block.line in self._lost.headings:
            self._lists_lost_letters = False
            self._add(block, "heading", None)
        elif self._goes_on_after_capitals(content):
            self._add_words_after_list(block)
        else:
            self._add_lost_letter(block)

    def _take_between(self, block: Block, opening: OpeningKind | None) -> None:
        """A block between operative paragraphs and in no list."""
        content = block.content
        acts = opening == "preambular" and content.endswith(";")
        if self._counts_on and (acts or self._acts_below_list(content)):
            # "Noting the increase …, decides that …;" among paragraphs that are counted.
            self._take_uncounted(block)
        elif opening == "preambular":
            # A section with reasons of its own has numbers of its own.
            self._counted_from = 0
            self._add(block, "preambular", "")
        elif opening is None and (
            is_heading(content) or block.line in self._lost.headings
        ):
            if block.line not in self._lost.headings:
                self._path = ()
            self._add(block, "heading", None)
        elif self._goes_on_as_item(content):
            self._add_lost_letter(block)
        elif self._ends_list_with_letters(content):
            self._add_words_after_list(block)
        else:
            self._add(block, "unclassified", None)

    def _take_in_annex(self, block: Block, heading: bool) -> None:
        content = block.content
        if self._around is not None and block.line in self._lost.numbers:
            self._leave_terms()
            self._take_uncounted(block)
        elif block.line in self._lost.annex_items:
            self._add_lost_letter(block)
        elif heading:
            self._add(block, "heading", None)
        elif (
            self._body_counted or self._around is not None
        ) and self._is_item_in_annex(content):
            self._add_lost_letter(block)
        elif block.line in self._lost.terms:
            number = self._last_number.get(self._prefix, 0) + 1
            self._last_number[self._prefix] = number
            self.counted = True
            self._add(block, "annex", str(number))
        else:
            self._add(block, "annex", None)

    def _is_item_set_out(self, content: str) -> bool:
        """True for the first item of "Approves the budget, broken down as follows:":
        it is no text adopted."""
        return (
            self._adopts_following_text()
            and content.endswith(";")
            and self._before().endswith(":")
        )

    def _goes_on_as_item(self, content: str) -> bool:
        """True for a provision below a paragraph that lost its number, with the
        semicolon of an item: "The Director shall be …;" as A/RES/302(IV) has them."""
        last = self.drafts[-1] if self.drafts else None
        return (
            self._counts_on
            and last is not None
            and last.kind == "operative"
            and last.text.content.endswith(";")
            and content.endswith(";")
            and _PROVISION_RE.match(content) is not None
        )

    def _stands_in_paragraph(self) -> bool:
        """A letter belongs to a paragraph, not to a heading just above it."""
        return bool(self.drafts) and self._part in ("preamble", "operative", "annex")

    def _is_title(self, block: Block) -> bool:
        """True for a title below the number of a section, or between preambular
        paragraphs."""
        if self._stands_below_section() and is_heading(block.content, 280):
            return True
        return self._part == "preamble" and (
            block.line in self._lost.headings or is_preamble_heading(block.content)
        )

    def _goes_on_heading(self, block: Block) -> bool:
        """True for the second printed line of the heading of a section: "Administrative
        expenses of the United Nations", "Joint Staff Pension Fund"."""
        last = self.drafts[-1] if self.drafts else None
        return (
            last is not None
            and last.kind == "heading"
            and last.line in self._lost.sections
            and block.gap == "line"
            and len(last.text.content) >= _FULL_LINE
            and is_heading(block.content)
        )

    def _join_heading(self, block: Block) -> None:
        last = self.drafts[-1]
        text = joined([last.text, block.text]).single_spaced()
        self.drafts[-1] = replace(last, text=text)

    def _stands_below_section(self) -> bool:
        """True right below the number of a section, where its title may stand."""
        last = self.drafts[-1] if self.drafts else None
        if last is None or last.kind != "heading":
            return False
        return last.number is not None or last.line in self._lost.sections


def _looks_operative(content: str) -> bool:
    """True for an opening that no vocabulary has but a finite verb's form: "Recommits
    to …;" as A/RES/73/241 prints it."""
    return re.match(
        r"(?!Whereas)(?:Hereby [a-z]|[A-Z])[a-z-]{2,}s\b(?! of\b|:)", content
    ) is not None and (content.endswith((";", ".", ":")))
