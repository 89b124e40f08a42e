"""Corrections of an editor laid over a parse: a pure function of both.

A correction names its place by an anchor, as it was after the corrections before it,
and by a digest of the text that stood there. Where that text has moved, it is followed;
where it has changed, the correction is not applied and says so. Guaranteed: without
corrections the parse comes back as it was; no text is lost unless a correction says
so; no two paragraphs have one anchor. What is said about a corrected text (verbs,
citations, addressees, topics, doubts) is found anew by the parser's own functions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any, Literal, get_args

from .corrected_doubts import doubts_after
from .corrected_fields import DATES, FIELDS, REMOVED, Unfit
from .corrected_paragraphs import CorrectedParagraphs, as_said
from .describing import describe
from .placing import rename
from .types import ParsedResolution

__all__ = [
    "DATES",
    "FIELDS",
    "REMOVED",
    "Corrected",
    "Correction",
    "Outcome",
    "Sort",
    "State",
    "correct",
    "digest_at",
]

Sort = Literal[
    "text", "split", "merge", "place", "remove", "verb", "addressees", "topics",
    "footnote", "field", "symbol",
]  # fmt: skip
State = Literal["applied", "changed", "gone", "unfit"]


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


class _Work(CorrectedParagraphs):
    """A text while it is corrected."""

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

    # The result

    def result(self) -> ParsedResolution:
        anchors = {id(item): item.paragraph.anchor for item in self.items}
        only = None if self.all_anew else {anchors[i] for i in self.reworded}
        plain = [item.paragraph for item in self.items]
        paragraphs, notes = describe(plain, self.notes, self.front, only)
        paragraphs = tuple(
            as_said(each, item.said)
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
            warnings=tuple(doubts_after(self.parsed, whole, now, self.filled)),
        )
