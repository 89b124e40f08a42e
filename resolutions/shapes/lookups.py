"""Citations that someone has pasted, each with what the archive knows of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.urls import reverse

from ..models import CitedDocument, Resolution, path_of
from ..parsing.document_kinds import official_url_of
from ..parsing.resolving import LONGEST_LINE, LineCitation, resolve_line
from ..parsing.symbols import Symbol
from .places import Shape

NOTHING_FOUND = "nothing_found"


def lookup_shape(lines: Sequence[str], body: str | None = None) -> Shape:
    """Each line that is not empty, with an answer for each thing it cites.

    `body` is the name of the body that "its resolution" is read as. `line` counts all
    lines, empty ones too; `unread` are the characters at the end of a line that is too
    long for one. `state` is held, not_held, ambiguous (with the `reason`, and
    what it may be in `candidates`), internal (a place in a text that is not named) or,
    with nothing else known, nothing_found. `url` is the page in this archive, None
    where it has none. Two queries.
    """
    read = [
        (number, line, resolve_line(line, body))
        for number, line in enumerate(lines, start=1)
        if line
    ]
    known = _Known(found for _, _, answers in read for found in answers)
    return {
        "body": body,
        "count": len(read),
        "lines": [
            {
                "line": number,
                "text": line,
                "unread": max(0, len(line) - LONGEST_LINE),
                "answers": [known.answer(found) for found in answers]
                or [_answer(state=NOTHING_FOUND)],
            }
            for number, line, answers in read
        ],
    }


class _Known:
    """What the archive has of all that was found."""

    def __init__(self, found: Iterable[LineCitation]) -> None:
        symbols: set[str] = set()
        for each in found:
            symbols.update(filter(None, [each.symbol, *each.candidates]))
        self.held: dict[str, str] = {}
        self.cited: set[str] = set()
        if symbols:
            held = Resolution.objects.filter(symbol__in=symbols)
            cited = CitedDocument.objects.filter(symbol__in=symbols)
            self.held = dict(held.values_list("symbol", "title"))
            self.cited = set(cited.values_list("symbol", flat=True))

    def answer(self, found: LineCitation) -> Shape:
        place = {"printed": found.text, "start": found.start, "end": found.end}
        if found.status == "internal":
            return _answer(state="internal", anchor=found.symbol, **place)
        candidates = [self._document(symbol) for symbol in found.candidates]
        if found.status == "ambiguous" or found.symbol is None:
            return _answer(
                state="ambiguous",
                reason=found.reason or None,
                pinpoint=found.pinpoint or None,
                candidates=candidates,
                **place,
            )
        return _answer(
            **self._document(found.symbol),
            pinpoint=found.pinpoint or None,
            **place,
        )

    def _document(self, symbol: str) -> Shape:
        read = Symbol.parse(symbol)
        url = None
        if symbol in self.held:
            url = path_of(symbol)
        elif symbol in self.cited:
            url = reverse("document", kwargs={"symbol": symbol})
        return {
            "symbol": symbol,
            "kind": read.kind if read else None,
            "state": "held" if symbol in self.held else "not_held",
            "title": self.held.get(symbol),
            "url": url,
            "official_url": official_url_of(symbol),
        }


def _answer(**known: object) -> Shape:
    """Every answer has the same keys."""
    nothing = dict.fromkeys(
        ("printed", "start", "end", "symbol", "kind", "state", "reason", "title")
        + ("pinpoint", "anchor", "url", "official_url")
    )
    return {**nothing, "candidates": [], **known}
