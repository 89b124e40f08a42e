"""Bodies named in running text, or by a document cited beside a number."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from .bodies import (
    COUNCIL,
    GENERAL_ASSEMBLY,
    HUMAN_RIGHTS_COUNCIL,
    NAME_PATTERN,
    PARTIES,
    SECURITY_COUNCIL,
    STATES_PARTIES,
    Body,
    body_named,
    body_of_document,
)
from .types import CitationSpan

# A council the archive has no symbols for must not pass for a known one.
_MENTION = re.compile(
    rf"\b(?:(?P<name>{NAME_PATTERN})"
    r"|Conference\sof\sthe\s(?P<parties>States\s)?Parties(?:\sto\sthe\sConvention(?!\s(?:on|for|against|to)\b))?"
    r"|(?P<other>Executive\s(?:Board|Body|Committee)|(?:Governing|European|(?!The\b|In\b|By\b|Of\b|See\b|And\b)"
    r"[A-Z]\w*+(?<!ing))\s(?:Council|Commission|Conference)(?!\s+on\b|\s+of\s+Europe\b))"
    r"|(?P<short>Council|Commission|Conference)(?!\s+on\b|\s+of\s+Europe\b))\b"
)
_OF = re.compile(
    r"(?:,? of \d{1,2} \w{3,9} \d{4})?,? by the |"
    r"[^;.]{0,300}?,? (?:both|all) of \d{1,2} \w{3,9} \d{4},? of the |"
    r"(?:,? (?:both |all )?of \d{1,2} \w{3,9} \d{4})?,? of the |"
    r"[^;]{0,200}?,? adopted at the [\w-]+ (?:meeting|session) of the |"
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


_CORRUPTION, _CRIME = "UNTS/42146", "UNTS/39574"
# Climate change, biological diversity, desertification.
_OTHER_CONFERENCES = {"UNTS/30822", "UNTS/30619", "UNTS/33480"}
ALL_COUNCILS = (COUNCIL, SECURITY_COUNCIL, HUMAN_RIGHTS_COUNCIL)


@dataclass(slots=True)
class SeenBodies:
    """The bodies that one document has named so far, by the word they are called by.

    `strangers` are the words by which it has called bodies without symbols here,
    `conventions` the symbols of the conventions it has named.
    """

    bodies: dict[str, tuple[Body, ...]] = field(default_factory=dict)
    strangers: set[str] = field(default_factory=set)
    conventions: set[str] = field(default_factory=set)

    def add(self, word: str, body: Body) -> None:
        """Keep that the body was named; "Council" then may be it."""
        before = self.bodies.get(word, ())
        if body not in before:
            self.bodies[word] = (*before, body)

    def parties(self, of_states: bool) -> tuple[Body, ...]:
        """Which "Conference of the (States) Parties" is meant: one that was named in
        full, else that of the only convention named that has one."""
        named = tuple(
            body
            for body in self.bodies.get("Conference", ())
            if ("States Parties" in body.name) is of_states
        )
        if named or of_states:
            return named or (
                (STATES_PARTIES,) if _CORRUPTION in self.conventions else ()
            )
        if not self.conventions & _OTHER_CONFERENCES and _CRIME in self.conventions:
            return (PARTIES,)
        return ()


class Mentions:
    """The bodies named in one text, in order."""

    def __init__(
        self, text: str, speaking: Body | None, seen: SeenBodies | None = None
    ) -> None:
        self._text = text
        self._all = tuple(_find(text, speaking, seen or SeenBodies()))
        self._ends = [mention.end for mention in self._all]
        self._starts = [mention.start for mention in self._all]

    def before(self, at: int) -> Mention | None:
        """The last body named before that offset."""
        index = bisect_right(self._ends, at) - 1
        return self._all[index] if index >= 0 else None

    def starting(self, at: int) -> Mention | None:
        """The body whose name begins at that offset."""
        index = bisect_left(self._starts, at)
        found = self._all[index : index + 1]
        return found[0] if found and found[0].start == at else None

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


def _find(text: str, speaking: Body | None, seen: SeenBodies) -> list[Mention]:
    found: list[Mention] = []
    named: dict[str, Body] = {}
    for match in _MENTION.finditer(text):
        if match["name"]:
            body = body_named(match["name"])
            bodies: tuple[Body, ...] = (body,) if body else ()
            for word in ("Council", "Commission", "Conference"):
                if body and word in body.name:
                    named[word] = body
                    seen.add(word, body)
        elif match[0].startswith("Conference of the"):
            bodies = seen.parties(bool(match["parties"]))
        elif match["short"]:
            bodies = _meant(match["short"], named, seen, speaking)
        else:
            bodies = ()
            seen.strangers.add(match["other"].split()[-1])
        found.append(Mention(match.start(), match.end(), bodies))
    return found


def _meant(
    word: str,
    named: dict[str, Body],
    seen: SeenBodies,
    speaking: Body | None,
) -> tuple[Body, ...]:
    """Who "the Council" is: the speaker or the one named before, else unsure; the
    shape of the number tells them apart."""
    before = (named[word],) if word in named else ()
    if speaking and word in speaking.name:
        return (speaking, *(body for body in before if body != speaking))
    if before or word in seen.strangers:
        return before
    if known := seen.bodies.get(word):
        return known
    return (
        (COUNCIL, SECURITY_COUNCIL, HUMAN_RIGHTS_COUNCIL) if word == "Council" else ()
    )


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
