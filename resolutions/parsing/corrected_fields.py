"""The front matter, the footnotes and the symbol of a text that is being corrected."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from .types import Footnote, LeftOut, ParsedResolution

DATES = ("adopted", "distributed")
FIELDS = (
    *("body", "session", "title", "stage", "adopted", "plenary_meeting", "vote"),
    *("agenda_item", "agenda_title", "committee_report", "origin"),
    *("distributed", "job_number"),
    *("sponsors", "enacting_words"),
)
REMOVED = "taken out by an editor"


class Unfit(ValueError):
    """The correction cannot be made at its place; the message is for the editor."""


class CorrectedFields:
    """What of a text stands in no paragraph. `filled` are the fields that an editor
    filled; `all_anew` says that more than the reworded paragraphs is to be described
    anew."""

    def __init__(self, parsed: ParsedResolution) -> None:
        self.parsed = parsed
        self.notes = list(parsed.footnotes)
        self.front = parsed.front
        self.left_out = list(parsed.left_out)
        self.symbol, self.is_local = parsed.symbol, parsed.symbol_is_local
        self.filled: set[str] = set()
        self.all_anew = False

    def _set_footnote(self, anchor: str, value: dict[str, Any]) -> None:
        """{"text": …}: a new number adds a footnote, an empty text takes one out."""
        number, text = int(anchor.removeprefix("fn")), one_line(value["text"])
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
            new = one_line(typed)
        elif name in DATES and typed:
            new = date.fromisoformat(typed)
        elif name == "plenary_meeting" and typed:
            new = int(typed)
            if not 0 < new < 32_000:
                raise Unfit("A meeting has a number.")
        elif name != "vote" and typed:
            new = one_line(typed)
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


def one_line(text: Any) -> str:
    return " ".join(str(text).split())
