"""Corrections of an editor laid over a parse: a pure function of both.

A correction names its place by an anchor, as it was after the corrections before it,
and by a digest of the text that stood there. Where that text has moved, it is followed;
where it has changed, the correction is not applied and says so. Guaranteed: without
corrections the parse comes back as it was; no text is lost unless a correction says
so; no two paragraphs have one anchor. What is said about a corrected text (verbs,
citations, addressees, topics, doubts) is found anew by the parser's own functions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import Any, Literal, get_args

from .blocks import ENUMERATOR_RE, NUMBER_RE
from .checks import check_footnotes, check_paragraphs, check_places
from .describing import describe
from .placing import LABEL_RE, Item, hang, is_number, rename
from .types import (
    Act,
    Footnote,
    Kind,
    LeftOut,
    Mark,
    Paragraph,
    ParsedResolution,
    ParseWarning,
)

Sort = Literal[
    "text", "split", "merge", "place", "remove", "verb", "addressees", "topics",
    "footnote", "field", "symbol",
]  # fmt: skip
State = Literal["applied", "changed", "gone", "unfit"]

DATES = ("adopted", "distributed")
FIELDS = (
    *("body", "session", "title", "stage", "adopted", "plenary_meeting", "vote"),
    *("agenda_item", "agenda_title", "committee_report", "origin"),
    *("distributed", "job_number"),
    *("sponsors", "enacting_words"),
)
REMOVED = "taken out by an editor"
# What a filled field answers.
_ANSWERED = {
    "symbol": ("symbol_not_printed", "symbol_disagrees", "named_otherwise"),
    "title": ("title_missing",),
    "adopted": ("adoption_date_missing",),
    "enacting_words": ("enacting_words_missing",),
    "sponsors": ("unknown_sponsor",),
}


class Unfit(ValueError):
    """The correction cannot be made at its place; the message is for the editor."""


@dataclass(frozen=True, slots=True)
class Correction:
    """What is to be done at a place; `value` depends on `sort` (see the functions)."""

    sort: str
    anchor: str
    digest: str
    value: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a correction; `reason` is a sentence where it is unfit."""

    state: State
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Corrected:
    """The corrected text, and what became of each correction, in their order."""

    parsed: ParsedResolution
    outcomes: tuple[Outcome, ...]


def correct(parsed: ParsedResolution, corrections: Sequence[Correction]) -> Corrected:
    """Lay corrections over a parse, one after the other."""
    work = _Work(parsed)
    outcomes = tuple(work.take(each) for each in corrections)
    applied = any(each.state == "applied" for each in outcomes)
    return Corrected(work.result() if applied else parsed, outcomes)


def digest_at(parsed: ParsedResolution, sort: str, anchor: str) -> str | None:
    """The digest that a correction of this sort has to bear here; None for no place."""
    return _Work(parsed).digest(sort, anchor)


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


class _Work:
    """A text while it is corrected."""

    def __init__(self, parsed: ParsedResolution) -> None:
        self.parsed = parsed
        self.items = [Item(each, [each.anchor]) for each in parsed.paragraphs]
        hang(self.items)
        self.notes = list(parsed.footnotes)
        self.front = parsed.front
        self.left_out = list(parsed.left_out)
        self.symbol, self.is_local = parsed.symbol, parsed.symbol_is_local
        self.filled: set[str] = set()
        self.reworded: set[int] = set()
        self.all_anew = False

    # Finding the place

    def digest(self, sort: str, anchor: str) -> str | None:
        if sort == "symbol":
            return _digest(self.symbol)
        if sort == "field":
            return _digest(self._field(anchor)) if anchor in FIELDS else None
        if sort == "footnote":
            text = next((n.text for n in self.notes if n.anchor == anchor), "")
            return _digest(text)
        at = self._at(anchor)
        return None if at is None else self._digest_of(sort, at)

    def _digest_of(self, sort: str, at: int) -> str:
        texts = [item.paragraph.text for item in self.items[at : at + 2]]
        return _digest("\n".join(texts) if sort == "merge" else texts[0])

    def _at(self, anchor: str) -> int | None:
        anchors = (n for n, i in enumerate(self.items) if i.paragraph.anchor == anchor)
        return next(anchors, None)

    def take(self, correction: Correction) -> Outcome:
        sort, anchor = correction.sort, correction.anchor
        if sort not in get_args(Sort):
            return Outcome("unfit", "No such correction is known.")
        at = 0
        if sort in ("symbol", "field", "footnote"):
            found = self.digest(sort, anchor)
            if found is None:
                return Outcome("gone")
            if found != correction.digest:
                return Outcome("changed")
        else:
            place = self._at(anchor)
            if place is None or self._digest_of(sort, place) != correction.digest:
                moved = [
                    n
                    for n in range(len(self.items))
                    if self._digest_of(sort, n) == correction.digest
                ]
                if len(moved) != 1:
                    return Outcome("gone" if place is None else "changed")
                place = moved[0]
            at = place
        try:
            self._apply(sort, at, anchor, correction.value)
        except Unfit as error:
            return Outcome("unfit", str(error))
        except (KeyError, TypeError, ValueError, AttributeError):
            return Outcome("unfit", "The correction is not written as it should be.")
        return Outcome("applied")

    def _apply(self, sort: str, at: int, anchor: str, value: dict[str, Any]) -> None:
        if sort == "symbol":
            self._set_symbol(value)
        elif sort == "field":
            self._set_field(anchor, value)
        elif sort == "footnote":
            self._set_footnote(anchor, value)
        elif sort in ("verb", "addressees", "topics"):
            self._say(sort, at, value)
        else:
            steps: dict[str, Callable[[int, dict[str, Any]], None]] = {
                "text": self._set_text,
                "split": self._split,
                "merge": self._merge,
                "place": self._place,
                "remove": self._remove,
            }
            before = [item.paragraph.anchor for item in self.items]
            steps[sort](at, value)
            if sort != "text":
                rename(self.items, before)
                self.all_anew = True

    # Paragraphs

    def _set_text(self, at: int, value: dict[str, Any]) -> None:
        """{"text": …, "marks": [[number, position], …]}"""
        text = _one_line(value["text"])
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

    # The rest of the document

    def _set_footnote(self, anchor: str, value: dict[str, Any]) -> None:
        """{"text": …}: a new number adds a footnote, an empty text takes one out."""
        number, text = int(anchor.removeprefix("fn")), _one_line(value["text"])
        if not 0 < number < 10_000:
            raise Unfit("A footnote has a number.")
        old = next((n for n in self.notes if n.number == number), None)
        if old is None and not text:
            raise Unfit("There is no such footnote.")
        others = [note for note in self.notes if note.number != number]
        if text:
            new = replace(old, text=text) if old else Footnote(number, text)
            others.append(new)
        elif old is not None:
            self.left_out.append(LeftOut(old.line or 0, old.text, REMOVED))
        self.notes = sorted(others, key=lambda note: note.number)
        self.all_anew = True

    def _field(self, name: str) -> str:
        value = getattr(self.front, name)
        if name == "sponsors":
            return "\n".join(value)
        return "" if value is None else str(value)

    def _set_field(self, name: str, value: dict[str, Any]) -> None:
        """{"value": text}; a date as ISO 8601, a sponsor a line; empty is not printed."""
        typed = str(value["value"]).strip()
        new: Any = typed or None
        if name == "sponsors":
            lines = (" ".join(line.split()) for line in typed.splitlines())
            new = tuple(line for line in lines if line)
        elif name in ("title", "enacting_words"):
            new = _one_line(typed)
        elif name in DATES and typed:
            new = date.fromisoformat(typed)
        elif name == "plenary_meeting" and typed:
            new = int(typed)
            if not 0 < new < 32_000:
                raise Unfit("A meeting has a number.")
        elif name != "vote" and typed:
            new = _one_line(typed)
        self.front = replace(self.front, **{name: new})
        self.filled |= {name} if new else set()
        self.all_anew = self.all_anew or name in ("title", "body", *DATES)

    def _set_symbol(self, value: dict[str, Any]) -> None:
        """{"symbol": canonical}"""
        symbol = str(value["symbol"])
        if not 3 <= len(symbol) <= 100 or "/" not in symbol:
            raise Unfit("This is no symbol.")
        self.symbol, self.is_local = symbol, False
        self.front = replace(self.front, symbol=symbol)
        self.filled.add("symbol")

    # The result

    def result(self) -> ParsedResolution:
        anchors = {id(item): item.paragraph.anchor for item in self.items}
        only = None if self.all_anew else {anchors[i] for i in self.reworded}
        plain = [item.paragraph for item in self.items]
        paragraphs, notes = describe(plain, self.notes, self.front, only)
        paragraphs = tuple(
            _as_said(each, item.said)
            for each, item in zip(paragraphs, self.items, strict=True)
        )
        is_draft = bool(self.front.stage) or "/L." in self.symbol
        whole = replace(
            self.parsed,
            front=self.front,
            symbol=self.symbol,
            symbol_is_local=self.is_local,
            status="draft" if is_draft else "adopted",
            paragraphs=paragraphs,
            footnotes=notes,
            left_out=tuple(self.left_out),
        )
        now = {old: i.paragraph.anchor for i in self.items for old in i.was}
        texts = {p.anchor: p.text for p in paragraphs}
        texts |= {note.anchor: note.text for note in notes}
        repairs = (
            replace(each, field=now.get(each.field, each.field))
            for each in self.parsed.repairs
        )
        return replace(
            whole,
            repairs=tuple(
                each
                for each in repairs
                if each.field not in texts
                or texts[each.field].startswith(each.repaired, each.start)
            ),
            warnings=tuple(_doubts(self.parsed, whole, now, self.filled)),
        )


def _plain(paragraph: Paragraph) -> Paragraph:
    """Its place alone: nothing is said of the text."""
    return Paragraph(
        anchor="", kind=paragraph.kind, number=None, text="", depth=paragraph.depth,
        page=paragraph.page, line=paragraph.line, top=paragraph.top,
    )  # fmt: skip


def _one_line(text: Any) -> str:
    return " ".join(str(text).split())


def _as_said(paragraph: Paragraph, said: dict[str, Any]) -> Paragraph:
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


def _checked(parsed: ParsedResolution) -> list[ParseWarning]:
    return [
        *check_paragraphs(parsed.paragraphs),
        *check_footnotes(parsed.paragraphs, parsed.footnotes),
        *check_places((*parsed.paragraphs, *parsed.footnotes)),
    ]


def _doubts(
    before: ParsedResolution,
    after: ParsedResolution,
    now: dict[str, str],
    filled: set[str],
) -> Iterator[ParseWarning]:
    """What was doubtful and still is, and what the corrections make doubtful.

    What a check finds now counts only where it was not found, or was believed, before:
    the text of a corrigendum has any form, and nobody doubts it.
    """
    was, found = _checked(before), _checked(after)
    answered = {code for name in filled for code in _ANSWERED.get(name, ())}
    texts = {each.anchor: each.text for each in after.paragraphs}
    for warning in before.warnings:
        if warning in was or warning.code in answered:
            continue
        anchor = warning.anchor and now.get(warning.anchor, warning.anchor)
        word = warning.message.partition("“")[2].partition("”")[0]
        lost = anchor in texts and warning.code == "doubtful_word"
        if lost and word not in texts[anchor or ""]:
            continue
        yield replace(warning, anchor=anchor)
    believed = {w for w in was if w not in before.warnings}
    yield from (w for w in found if w not in believed)
