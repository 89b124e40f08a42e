"""Bodies named in running text, or by a document cited beside a number."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from .bodies import (
    COUNCIL,
    GENERAL_ASSEMBLY,
    NAME_PATTERN,
    SECURITY_COUNCIL,
    Body,
    body_named,
    body_of_document,
)
from .types import CitationSpan

# A council the archive has no symbols for must not pass for a known one.
_MENTION = re.compile(
    rf"\b(?:(?P<name>{NAME_PATTERN})"
    r"|(?P<other>(?:Governing|European|(?!The\b|In\b|By\b|Of\b|See\b|And\b)"
    r"[A-Z]\w*+(?<!ing))\s(?:Council|Commission|Conference))"
    r"|(?P<short>Council|Commission|Conference))\b(?!\s+on\b|\s+of\s+Europe\b)"
)
_OF = re.compile(
    r"(?:,? (?:both |all )?of [^,;.]{1,60})?,? of the |"
    r"[^;]{0,400}?\badopted (?:at its [^,;]{1,60} )?by (?:the )?"
)
_PLACE_GAP = re.compile(
    r"\)*(?:,? (?:chap|sect|part|para|annex|vol)[\w.]*(?: [0-9A-Z][\w.]*)?|,? Part \w+)"
    r"{0,6}(?:,|,? and|:)?\s+"
)
_SEE_GAP = re.compile(r"(?:, annex(?: [IVX]+)?)?\s*[,(]\s*(?:[Ss]ee |contained in )?")


@dataclass(frozen=True, slots=True)
class Mention:
    """A body named in a text. `bodies` holds all it may be, and is empty if unknown."""

    start: int
    end: int
    bodies: tuple[Body, ...]


class Mentions:
    """The bodies named in one text, in order."""

    def __init__(self, text: str, speaking: Body | None) -> None:
        self._text = text
        self._all = tuple(_find(text, speaking))
        self._ends = [mention.end for mention in self._all]
        self._starts = [mention.start for mention in self._all]

    def before(self, at: int) -> Mention | None:
        """The last body named before that offset."""
        index = bisect_right(self._ends, at) - 1
        return self._all[index] if index >= 0 else None

    def after(self, at: int, limit: int) -> Mention | None:
        """The body a resolution belongs to by the words after it.

        "decision 16/1 of 27 April 2007 of the Commission …" (A/RES/62/175), "resolution
        18/3 … adopted by the Commission …" (A/RES/64/179).
        """
        index = bisect_right(self._starts, at)
        for mention in self._all[index : index + 4]:
            if mention.start >= limit or mention.start - at > 500:
                return None
            if _OF.fullmatch(self._text, at, mention.start):
                return mention
        return None


def _find(text: str, speaking: Body | None) -> list[Mention]:
    found: list[Mention] = []
    named: dict[str, Body] = {}
    for match in _MENTION.finditer(text):
        if match["name"]:
            body = body_named(match["name"])
            bodies: tuple[Body, ...] = (body,) if body else ()
            for word in ("Council", "Commission", "Conference"):
                if body and word in body.name:
                    named[word] = body
        elif match["short"]:
            bodies = _meant(match["short"], named, speaking)
        else:
            bodies = ()
        found.append(Mention(match.start(), match.end(), bodies))
    return found


def _meant(
    word: str, named: dict[str, Body], speaking: Body | None
) -> tuple[Body, ...]:
    """Who "the Council" is: the speaker, else the one named before, else unsure."""
    if speaking and word in speaking.name:
        return (speaking,)
    if word in named:
        return (named[word],)
    return (COUNCIL, SECURITY_COUNCIL) if word == "Council" else ()


class Beside:
    """The document printed right beside a number: "CTOC/COP/2010/17, … resolution 5/5"."""

    def __init__(
        self, text: str, documents: Sequence[CitationSpan], noted: Body | None
    ) -> None:
        self._text = text
        self._by_end = {span.end: span for span in documents}
        self._by_start = {span.start: span for span in documents}
        self._ends = sorted(self._by_end)
        self._starts = sorted(self._by_start)
        self._noted = noted

    def bodies(self, start: int, end: int) -> tuple[Body, ...] | None:
        """The body of the document before `start` or after `end`; the Assembly's own
        documents say nothing, all bodies are cited beside them."""
        span: CitationSpan | None = None
        before = _last(self._ends, start)
        after = _first(self._starts, end)
        if before is not None and _PLACE_GAP.fullmatch(self._text, before, start):
            span = self._by_end[before]
        elif after is not None and _SEE_GAP.fullmatch(self._text, end, after):
            span = self._by_start[after]
        body = body_of_document(span.symbol or "") if span else None
        if not span and re.match(r"\W*(?:See )?[Il|]bid\.", self._text):
            body = self._noted
        if body and body.numbering == "session" and body is not GENERAL_ASSEMBLY:
            return (body,)
        return None


def _last(sorted_offsets: list[int], at: int) -> int | None:
    index = bisect_right(sorted_offsets, at)
    return sorted_offsets[index - 1] if index else None


def _first(sorted_offsets: list[int], at: int) -> int | None:
    index = bisect_left(sorted_offsets, at)
    return sorted_offsets[index] if index < len(sorted_offsets) else None
