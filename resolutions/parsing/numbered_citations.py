"""Resolutions and decisions cited by number: "its resolutions 63/193 and 63/195".

A number names nothing without its body. The body is looked for, in this order, right
before the noun, in "its", after the number, in the document cited beside it, in the
phrase that encloses it; then the shape of the number and the speaking body decide.
Where nothing does, the citation is ambiguous.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .bodies import GENERAL_ASSEMBLY, Body, body_of_document
from .document_citations import LONGEST_RANGE, spanned
from .mentions import Mentions
from .symbols import NUMBER, Noun, Symbol, by_speaker, numbered
from .types import CitationSpan

DATE = (
    r"\d{1,2} (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December) \d{4}"
)
_NOUN = re.compile(r"\b([Rr]esolution|[Dd]ecision)(s?)\b(?=(\s+)?)")
_BEFORE = re.compile(
    r"(?:['’]s)?\s+(?:(?:relevant|previous|earlier|recent|annual|own|other|subsequent)"
    r"\s+){0,2}"
)
_AND = re.compile(r"(?:,? and|,? or|,)\s+(?:the\s+|of\s+the\s+)?")
_ITS = re.compile(r"\b[Ii]ts\s+(?:(?:relevant|previous|earlier|recent|own)\s+){0,2}$")
# "by the Economic and Social Council in its resolution", "the Council adopted its …"
_TIE = re.compile(
    r"(?:,[^,;]{1,100},)?(?:,?\s+(?:contained|as set out|set out|as requested|requested"
    r"|reaffirmed|expressed|decided|made))?,?\s+(?:in|by|through|under|with|adopted"
    r"|pursuant to|in accordance with)\s+"
    r"(?:(?:paragraphs?|section|part)\s[^,;]{1,30}\sof\s|the annex to\s)?"
)
_BARE_TIE = re.compile(r"(?:,[^,;]{1,100},|,)?\s+(?:in|adopted)\s+")
_ENCLOSED = re.compile(
    r"(?:in particular|including|inter alia|especially|notably|such as|namely),?\s+"
    r"(?:its\s+)?$"
)
# "all its previous resolutions on Iraq, in particular 1500 (2003), 1546 (2004)"
_INTRODUCED = re.compile(
    r"[^;:.]{0,200}?\b(?:in particular|including|inter alia|especially|notably|such as"
    r"|namely),? (?=\d|S-\d|ES-\d)"
)
# "Human Rights Council decision 18/120 of 30 September 2011 and resolutions 24/14 …"
_ALSO = re.compile(rf"(?: of {DATE})?,? and ")
_NEXT = re.compile(
    rf"(?:,? (?:both |all )?of {DATE})?(?P<join>,? and |, | or | to |[-–]|,? as well as )"
    r"(?=\d|S-|ES-)"
)
_LATER = re.compile(r"(?:,|\band|\bor)\s+(?=\d|S-\d|ES-\d)")
_LETTER = re.compile(r"(?P<join>, | and | to |-)(?P<letter>[A-Z])(?![\w'’])")
_PLACE_GAP = re.compile(
    r"\)*(?:,? (?:chap|sect|part|para|annex|vol)[\w.]*(?: [0-9A-Z][\w.]*)?|,? Part \w+)"
    r"{0,6}(?:,|,? and|:)?\s+"
)
_SEE_GAP = re.compile(r"(?:, annex(?: [IVX]+)?)?\s*[,(]\s*(?:[Ss]ee |contained in )?")


@dataclass(slots=True)
class _Head:
    """A noun ("resolutions") and the numbers that hang on it.

    `bodies` is None for a bare noun; `named` means that its own phrase names them,
    `shared` that the phrase before it may name them: "… decision 18/120 and
    resolutions 24/14 and 36/10".
    """

    noun: Noun
    start: int
    end: int
    plural: bool
    bodies: tuple[Body, ...] | None
    named: bool
    shared: tuple[Body, ...] = ()


def find_numbered(
    text: str,
    speaking: Body | None,
    documents: Sequence[CitationSpan] = (),
    noted_body: Body | None = None,
) -> Iterator[CitationSpan]:
    """Every resolution and decision cited by number, in order.

    One number is linked with its noun ("resolution 64/179"); in a run each number by
    itself. `documents` are the symbols found in the same text; `noted_body` is the
    body of the document that "Ibid." stands for.
    """
    mentions = Mentions(text, speaking)
    heads = _heads(text, mentions, speaking)
    beside = _Beside(text, documents, noted_body)
    for index, head in enumerate(heads):
        limit = heads[index + 1].start if index + 1 < len(heads) else len(text)
        groups = _groups(text, head, limit)
        alone = sum(map(len, groups)) == 1
        for place, group in enumerate(groups):
            bodies = head.bodies
            if not head.named:
                last = group[-1].end()
                following = mentions.after(last, limit)
                bodies = (
                    (following and following.bodies)
                    or beside.bodies(head.start, last)
                    or bodies
                )
                if bodies is None and head.shared:
                    bodies = _shared(head, groups, speaking)
            last_symbol: Symbol | None = None
            for number in group:
                fallback = bodies != () and (place > 0 or not head.named)
                symbol = _pick(bodies, head.noun, number, speaking, fallback)
                start = head.start if alone else number.start()
                yield from _between(text, number, last_symbol, symbol)
                name = symbol.canonical if symbol else None
                yield spanned(text, start, number.end(), name)
                yield from _letters(text, number, symbol)
                last_symbol = symbol


def _heads(text: str, mentions: Mentions, speaking: Body | None) -> list[_Head]:
    """All nouns; one without a number lends its body to what it encloses."""
    heads: list[_Head] = []
    enclosing: tuple[Body, ...] | None = None
    last: _Head | None = None
    last_end = 0
    for found in _NOUN.finditer(text):
        noun: Noun = "resolution" if found[1][0] in "Rr" else "decision"
        at = found.start()
        bodies, named = _owner(text, at, mentions, speaking)
        if bodies is None and _ENCLOSED.search(text, max(0, at - 40), at):
            bodies = enclosing
        end = found.end() + len(found[3] or "")
        head = _Head(noun, at, end, bool(found[2]), bodies, named)
        if not NUMBER.match(text, end) and head.plural:
            introduced = _INTRODUCED.match(text, end)
            head.end = introduced.end() if introduced else end
        if number := NUMBER.match(text, head.end):
            if bodies is None and last and _ALSO.fullmatch(text, last_end, at):
                head.shared = last.shared or (last.bodies or () if last.named else ())
            heads.append(head)
            last, last_end = head, number.end()
        elif head.plural and named:
            enclosing = bodies
        elif head.plural and (owner := mentions.after(found.end(), len(text))):
            enclosing = owner.bodies
    return heads


def _shared(
    head: _Head, groups: list[list[re.Match[str]]], speaking: Body | None
) -> tuple[Body, ...] | None:
    """The bodies of the phrase before, if a number of the run can only be theirs.

    Where all could as well be the speaker's, nobody is meant for sure: ().
    """
    for number in (number for group in groups for number in group):
        theirs = _pick(head.shared, head.noun, number, None, fallback=False)
        if theirs is None:
            return None
        if by_speaker(number, head.noun, speaking) in (None, theirs):
            return head.shared
    return ()


def _owner(
    text: str, at: int, mentions: Mentions, speaking: Body | None
) -> tuple[tuple[Body, ...] | None, bool]:
    """The bodies that the words before the noun give, and whether they name them."""
    mention = mentions.before(at)
    its = _ITS.search(text, max(0, at - 40), at)
    if mention and its and _TIE.fullmatch(text, mention.end, its.start()):
        return mention.bodies, True
    if its:
        return ((speaking,) if speaking else None), False
    if not mention or at - mention.end > 120:
        return None, False
    if _BARE_TIE.fullmatch(text, mention.end, at):
        return mention.bodies, False
    if not _BEFORE.fullmatch(text, mention.end, at):
        return None, False
    other = mentions.before(mention.start)
    if other and _AND.fullmatch(text, other.end, mention.start):
        return other.bodies + mention.bodies, True
    return mention.bodies, True


def _groups(text: str, head: _Head, limit: int) -> list[list[re.Match[str]]]:
    """The numbers of a run; those with other words between them in separate groups."""
    groups: list[list[re.Match[str]]] = []
    number = NUMBER.match(text, head.end)
    while number:
        group = [number]
        at = number.end()
        while letter := _LETTER.match(text, at):
            at = letter.end()
        while joined := _NEXT.match(text, at):
            if joined.end() >= limit or not (
                number := NUMBER.match(text, joined.end())
            ):
                break
            group.append(number)
            at = number.end()
            while letter := _LETTER.match(text, at):
                at = letter.end()
        groups.append(group)
        number = None
        while head.plural and not number:
            later = _LATER.search(text, at, limit)
            if not later or ";" in text[at : later.start()]:
                break
            at = later.end()
            number = NUMBER.match(text, at)
    return groups


class _Beside:
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


def _pick(
    bodies: tuple[Body, ...] | None,
    noun: Noun,
    number: re.Match[str],
    speaking: Body | None,
    fallback: bool,
) -> Symbol | None:
    """The one symbol that fits the bodies and the shape of the number, or None."""
    if bodies is None:
        return by_speaker(number, noun, speaking)
    fitting = {numbered(body, noun, number) for body in bodies} - {None}
    if len(fitting) == 1:
        return fitting.pop()
    return by_speaker(number, noun, speaking) if fallback and not fitting else None


def _between(
    text: str, number: re.Match[str], last: Symbol | None, symbol: Symbol | None
) -> Iterator[CitationSpan]:
    """What a printed range leaves out: of "63/193 to 63/195" an empty span, 63/194."""
    if (
        not last
        or not symbol
        or text[max(0, number.start() - 4) : number.start()] != " to "
    ):
        return
    head, _, first = last.canonical.rpartition("/")
    until_head, _, until = symbol.canonical.rpartition("/")
    if head != until_head or not (first.isdigit() and until.isdigit()):
        return
    if 0 < int(until) - int(first) < LONGEST_RANGE:
        for serial in range(int(first) + 1, int(until)):
            yield spanned(text, number.start(), number.start(), f"{head}/{serial}")


def _letters(
    text: str, number: re.Match[str], symbol: Symbol | None
) -> Iterator[CitationSpan]:
    """Further parts of the same resolution: "64/230 A and B", "A to D"."""
    if not symbol or not number["part"]:
        return
    at, last = number.end(), number["part"]
    while letter := _LETTER.match(text, at):
        start, until = letter.start("letter"), letter["letter"]
        if letter["join"] in (" to ", "-"):
            for code in range(ord(last) + 1, ord(until)):
                part = symbol.canonical[:-1] + chr(code)
                yield spanned(text, start, start, part)
        yield spanned(text, start, letter.end(), symbol.canonical[:-1] + until)
        at, last = letter.end(), until
