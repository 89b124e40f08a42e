"""Resolutions and decisions cited by number: "its resolutions 63/193 and 63/195".

A number names nothing without its body. The body is looked for, in this order, right
before the noun, in "its", after the number, in the document cited beside it, in the
phrase that encloses it; then the shape of the number and the speaking body decide.
Where nothing does, the citation is ambiguous.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .bodies import BODIES, GENERAL_ASSEMBLY, Body, assembly_met, body_named
from .document_citations import LETTER, between, further_parts, spanned
from .mentions import Beside, Mentions, SeenBodies
from .nouns import DATE, Head, find_heads
from .sessions import LATEST_YEAR, held_by, session_year
from .symbols import NUMBER, Noun, Symbol, by_speaker, numbered
from .types import CitationSpan

_DATED = re.compile(rf",? of {DATE}(?!\d)", re.ASCII)
_SENTENCE_ENDS = re.compile(r";|[.?!][”\"]?\s+[A-Z]")
_NEXT = re.compile(
    rf"(?:,? (?:both |all )?of {DATE})?(?P<join>,? and |, | or | to |[-–]|,? as well as "
    r"| (?=\d{3,4} \(\d{4}\)))"
    r"(?=\d|S-|ES-)"
)
# "resolution 5/1, on institution-building of the Council, and 5/2, on the Code"
_TITLED = re.compile(
    r"(?:,|\band)\s+(?=\d{1,4}/\d{1,3}(?:,? entitled [“\"]|, on [a-z]))"
)
_LATER = re.compile(r"(?:,|\band|\bor)\s+(?=\d|S-\d|ES-\d)")

_LONGEST_ITEM = 1000
"""Between two numbers of one list stand a date and a title, no more."""


def find_numbered(
    text: str,
    speaking: Body | None,
    documents: Sequence[CitationSpan] = (),
    noted_body: Body | None = None,
    seen: SeenBodies | None = None,
    year: int = LATEST_YEAR,
) -> Iterator[CitationSpan]:
    """Every resolution and decision cited by number, in order.

    One number is linked with its noun ("resolution 64/179"); in a run each number by
    itself. `documents` are the symbols found in the same text; `noted_body` is the
    body of the document that "Ibid." stands for, `seen` the bodies that the texts
    before have named, `year` that of the text, which cites no later session.
    """
    mentions = Mentions(text, speaking, seen or SeenBodies())
    heads = find_heads(text, mentions, speaking)
    beside = Beside(text, documents, noted_body)
    namer = _Namer(text, speaking, year)
    for index, head in enumerate(heads):
        limit = heads[index + 1].start if index + 1 < len(heads) else len(text)
        groups = _groups(text, head, limit)
        alone = sum(map(len, groups)) == 1
        for place, group in enumerate(groups):
            bodies = head.bodies
            if not head.tie:
                last = group[-1].end()
                following = mentions.after(last, limit)
                if following:
                    bodies = following.bodies
                else:
                    bodies = beside.bodies(head.start, last) or bodies
                if bodies is None and head.shared:
                    bodies = _shared(head, groups, speaking)
            last_symbol: Symbol | None = None
            for number in group:
                fallback = bodies != () and (place > 0 or head.tie != "named")
                symbol = namer.symbol(head, bodies, number, fallback)
                start = head.start if alone else number.start()
                yield from between(text, number, last_symbol, symbol)
                name = symbol.canonical if symbol else None
                why = namer.reason(head, bodies)
                yield spanned(text, start, number.end(), name, reason=why)
                yield from further_parts(text, number, symbol)
                last_symbol = symbol


def _shared(
    head: Head, groups: list[list[re.Match[str]]], speaking: Body | None
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


def _groups(text: str, head: Head, limit: int) -> list[list[re.Match[str]]]:
    """The numbers of a run; those with other words between them in separate groups."""
    groups: list[list[re.Match[str]]] = []
    number = NUMBER.match(text, head.end)
    while number:
        group = [number]
        at = number.end()
        while letter := LETTER.match(text, at):
            at = letter.end()
        while joined := _NEXT.match(text, at):
            if joined.end() >= limit or not (
                number := NUMBER.match(text, joined.end())
            ):
                break
            group.append(number)
            at = number.end()
            while letter := LETTER.match(text, at):
                at = letter.end()
        groups.append(group)
        number = None
        while not number:
            later = (_LATER if head.plural else _TITLED).search(text, at, limit)
            if not later or ";" in text[at : later.start()]:
                break
            at = later.end()
            number = NUMBER.match(text, at)
    return groups


class _Namer:
    """Gives each number of one text its symbol, in order."""

    def __init__(self, text: str, speaking: Body | None, year: int) -> None:
        self._text = text
        self._year = year
        self._speaking = speaking
        self._named: dict[tuple[Noun, str], set[Symbol]] = {}
        self._last: tuple[int, Body | None] = (0, None)
        self._was_misdated = False

    def symbol(
        self,
        head: Head,
        bodies: tuple[Body, ...] | None,
        number: re.Match[str],
        fallback: bool,
    ) -> Symbol | None:
        """The symbol, or None where no body is sure.

        A bare number that was named before in the text keeps its body; a number whose
        date the Assembly cannot have given it belongs to the body cited before it.
        """
        key = (head.noun, number[0])
        self._was_misdated = False
        known = self._named.get(key, set())
        if not bodies and head.tie != "named" and len(known) == 1:
            (symbol,) = known
            self._last = number.end(), body_named(symbol.body)
            return symbol
        found = _pick(bodies, head.noun, number, self._speaking, fallback)
        if not found and head.shared and _DATED.match(self._text, number.end()):
            found = by_speaker(number, head.noun, self._speaking)
        misdated = bool(found and self._misdated(found, number))
        self._was_misdated = misdated
        if misdated:
            found = None
            if head.tie != "named":
                found = self._as_before(head, number) or self._by_date(head, number)
        if found and (bodies or misdated):
            self._named.setdefault(key, set()).add(found)
        if found or head.tie:
            self._last = number.end(), body_named(found.body) if found else None
        return found

    def reason(self, head: Head, bodies: tuple[Body, ...] | None) -> str:
        """Why the number asked for last has no symbol."""
        if self._was_misdated:
            return "date_not_of_session"
        if bodies is None:
            return "several_bodies" if head.shared else "body_not_named"
        if not bodies:
            return "several_bodies" if head.shared else "body_unknown"
        numbering = any(body.numbering for body in bodies)
        return "number_not_of_body" if numbering else "body_unknown"

    def _misdated(self, symbol: Symbol, number: re.Match[str]) -> bool:
        session = symbol.session or ""
        if session.isdigit() and not held_by(
            symbol.body or "", int(session), self._year
        ):
            return True
        if symbol.body != GENERAL_ASSEMBLY.name or not session.isdigit():
            return False
        dated = _DATED.match(self._text, number.end())
        return dated is not None and not assembly_met(int(session), int(dated[0][-4:]))

    def _by_date(self, head: Head, number: re.Match[str]) -> Symbol | None:
        """The Assembly's, if of all bodies only its session of that number met when the
        resolution is dated. Of another body it may be one that is not known here."""
        dated = _DATED.match(self._text, number.end())
        session = number["session"] or ""
        if not dated or not session.isdigit():
            return None
        year, counted = int(dated[0][-4:]), int(session)
        met = [
            body
            for body in BODIES
            if body.numbering == "session"
            and session_year(body.name, counted) in (year, year - 1)
            and (body == GENERAL_ASSEMBLY or session_year(body.name, counted) == year)
        ]
        return (
            numbered(GENERAL_ASSEMBLY, head.noun, number)
            if met == [GENERAL_ASSEMBLY]
            else None
        )

    def _as_before(self, head: Head, number: re.Match[str]) -> Symbol | None:
        end, body = self._last
        if not body or number.start() - end > _LONGEST_ITEM:
            return None
        if _SENTENCE_ENDS.search(self._text, end, number.start()):
            return None
        return numbered(body, head.noun, number) if body != GENERAL_ASSEMBLY else None


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
    if fitting or not fallback or number["roman"]:
        return None
    return by_speaker(number, noun, speaking)
