"""The paragraphs of a text that is being corrected: reworded, split, merged, moved."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, get_args

from .blocks import ENUMERATOR_RE, NUMBER_RE
from .corrected_fields import REMOVED, CorrectedFields, Unfit, one_line
from .placing import LABEL_RE, Item, hang, is_number
from .types import Act, Kind, LeftOut, Mark, Paragraph, ParsedResolution


class CorrectedParagraphs(CorrectedFields):
    """`reworded` are the paragraphs whose text changed, by the identity of their items."""

    def __init__(self, parsed: ParsedResolution) -> None:
        super().__init__(parsed)
        self.items = [Item(each, [each.anchor]) for each in parsed.paragraphs]
        hang(self.items)
        self.reworded: set[int] = set()

    def _set_text(self, at: int, value: dict[str, Any]) -> None:
        """{"text": …, "marks": [[number, position], …]}"""
        text = one_line(value["text"])
        if not text:
            raise Unfit("A paragraph without a text is taken out, not emptied.")
        marks = []
        for number, position in value["marks"]:
            if not (0 < int(number) < 10_000 and 0 <= int(position) <= len(text)):
                raise Unfit("A footnote mark stands outside the text.")
            marks.append(Mark(int(number), int(position), str(int(number))))
        item = self.items[at]
        if text != item.paragraph.text:
            self.reworded.add(id(item))
        item.paragraph = replace(item.paragraph, text=text, marks=tuple(marks))

    def _split(self, at: int, value: dict[str, Any]) -> None:
        """{"at": offset}; a number that opens the second piece becomes its number."""
        item, place = self.items[at], int(value["at"])
        whole = item.paragraph
        first, rest = whole.text[:place].rstrip(), whole.text[place:].lstrip()
        if place <= 0 or not first or not rest:
            raise Unfit("One of the two pieces would be empty.")
        number, depth = None, whole.depth
        if printed := NUMBER_RE.match(rest):
            number, depth = printed[1], 0
        elif printed := ENUMERATOR_RE.match(rest):
            number, depth = printed[1], max(1, whole.depth)
        elif whole.kind == "preambular" and not depth:
            number = "0"
        cut = len(whole.text) - len(rest) + (printed.end() if printed else 0)
        text = whole.text[cut:]
        if not text:
            raise Unfit("One of the two pieces would be empty.")
        second = replace(
            _plain(whole), number=number, depth=depth, text=text,
            marks=tuple(
                replace(m, position=max(0, m.position - cut))
                for m in whole.marks if m.position > place
            ),
        )  # fmt: skip
        kept = (m for m in whole.marks if m.position <= place)
        item.paragraph = replace(
            whole,
            text=first,
            marks=tuple(replace(m, position=min(m.position, len(first))) for m in kept),
        )
        self.items.insert(at + 1, Item(second, is_new=True))

    def _merge(self, at: int, value: dict[str, Any]) -> None:
        """{}: with the paragraph that follows."""
        if at + 1 >= len(self.items):
            raise Unfit("No paragraph follows this one.")
        item, following = self.items[at], self.items.pop(at + 1)
        first, second = item.paragraph, following.paragraph
        offset = len(first.text) + 1
        moved = (replace(m, position=m.position + offset) for m in second.marks)
        item.paragraph = replace(
            first, text=f"{first.text} {second.text}", marks=(*first.marks, *moved)
        )
        item.was += following.was
        for each in self.items:
            # What hung below the second hangs below the whole.
            if each.parent is following:
                each.is_new = True

    def _place(self, at: int, value: dict[str, Any]) -> None:
        """{"kind": …, "number": … or None, "depth": …}"""
        kind, depth = value["kind"], int(value["depth"])
        number = value["number"] or None
        if kind not in get_args(Kind) or not 0 <= depth <= 6:
            raise Unfit("There is no such kind of paragraph.")
        if depth and not (number and LABEL_RE.fullmatch(number)):
            raise Unfit("A subparagraph has a letter or a small number: a, iv.")
        if depth and (not at or self.items[at - 1].paragraph.depth < depth - 1):
            raise Unfit("No paragraph above it is one level higher.")
        is_numbered = not depth and kind in ("operative", "annex") and number
        if is_numbered and not is_number(number or ""):
            raise Unfit("The number of a paragraph is a figure: 12, 12 bis.")
        if kind == "preambular" and not depth:
            number = "0"
        item = self.items[at]
        item.paragraph = replace(item.paragraph, kind=kind, number=number, depth=depth)
        item.is_new = True

    def _remove(self, at: int, value: dict[str, Any]) -> None:
        """{}: it goes to what was left out."""
        item = self.items.pop(at)
        gone = item.paragraph
        self.left_out.append(LeftOut(gone.line or 0, gone.text, REMOVED))
        for each in self.items:
            if each.parent is item:
                each.paragraph = replace(each.paragraph, depth=gone.depth)
                each.is_new = True

    def _say(self, sort: str, at: int, value: dict[str, Any]) -> None:
        """{"verb", "phrase"} with the phrase that opens the text, or {"values": […]}."""
        item = self.items[at]
        if sort == "verb":
            verb, phrase = str(value["verb"]), str(value["phrase"])
            if verb and not (phrase and item.paragraph.text.startswith(phrase)):
                raise Unfit("The paragraph does not begin with these words.")
            item.said[sort] = (verb, phrase)
        else:
            item.said[sort] = tuple(map(str, value["values"]))


def as_said(paragraph: Paragraph, said: dict[str, Any]) -> Paragraph:
    if "verb" in said:
        verb, phrase = said["verb"]
        others = tuple(act for act in paragraph.acts if act.start >= len(phrase))
        if paragraph.opening and not verb:
            others = paragraph.acts[1:]
        first = (Act(verb, phrase, 0),) if verb else ()
        paragraph = replace(
            paragraph, opening=phrase if verb else "", acts=(*first, *others)
        )
    if "addressees" in said:
        paragraph = replace(paragraph, addressees=said["addressees"])
    if "topics" in said:
        paragraph = replace(paragraph, topics=said["topics"])
    return paragraph


def _plain(paragraph: Paragraph) -> Paragraph:
    """Its place alone: nothing is said of the text."""
    return Paragraph(
        anchor="", kind=paragraph.kind, number=None, text="", depth=paragraph.depth,
        page=paragraph.page, line=paragraph.line, top=paragraph.top,
    )  # fmt: skip
