"""Resolutions and decisions cited by number: "its resolutions 63/193 and 63/195".

A number names nothing without its body. The body is looked for, in this order, right
before the noun, in "its", after the number, in the document cited beside it, in the
phrase that encloses it; then the shape of the number and the speaking body decide.
Where nothing does, the citation is ambiguous.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from .bodies import GENERAL_ASSEMBLY, Body, assembly_met, body_named
from .document_citations import LETTER, between, further_parts, spanned
from .mentions import Beside, Mentions, SeenBodies
from .symbols import NUMBER, Noun, Symbol, by_speaker, numbered
from .types import CitationSpan

DATE = (
    r"\d{1,2} (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December) \d{4}"
)
_DATED = re.compile(rf",? of {DATE}(?!\d)", re.ASCII)
_SENTENCE_ENDS = re.compile(r";|[.?!][”\"]?\s+[A-Z]")
_NOUN = re.compile(r"\b([Rr]esolution|[Dd]ecision)(s?)\b(?=([,:]?\s+)?)")
_BEFORE = re.compile(
    r"(?:['’]s)?\s+(?:(?:relevant|previous|earlier|recent|annual|own|other|subsequent)"
    r"\s+){0,2}"
)
_AND = re.compile(r"(?:,? and|,? or|,)\s+(?:the\s+|of\s+the\s+)?")
_ITS = re.compile(r"\b[Ii]ts\s+(?:(?:relevant|previous|earlier|recent|own)\s+){0,2}$")
# "by the Economic and Social Council in its resolution", "the Council adopted its …"
_TIE = re.compile(
    r"(?:,? at its (?:[\w-]+ ){1,6}(?:session|meeting|sitting))?(?:,[^,;]{1,100},)?(?:,?\s+(?:contained|as set out|set out|as reflected|as requested|requested"
    r"|reaffirmed|expressed|decided|made))?,?\s+(?:in|by|through|under|with|adopted|of"
    r"|pursuant to|in accordance with)\s+"
    r"(?:(?:paragraphs?|section|part)\s[^,;]{1,30}\sof\s|the annex to\s)?"
)
_BARE_TIE = re.compile(r"(?:,[^,;]{1,100},|,)?\s+(?:in|adopted)\s+")
_ENCLOSED = re.compile(
    r"(?:in particular|including|inter alia|especially|notably|such as|namely"
    r"|the most recent of which (?:being|is|are)),?\s+(?:its\s+)?$"
)
# "all its previous resolutions on Iraq, in particular 1500 (2003), 1546 (2004)"
_INTRODUCED = re.compile(
    r"[^;:.]{0,200}?\b(?:in particular|including|inter alia|especially|notably|such as"
    r"|namely|particularly),? (?=\d|S-\d|ES-\d)"
)
# "Human Rights Council decision 18/120 of 30 September 2011 and resolutions 24/14 …"
_ALSO = re.compile(
    rf"(?: of {DATE})?(?:,? and |,? entitled “[^“”]{{1,500}}”,? (?:and )?)"
)
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

_Tie = Literal["named", "its", ""]


@dataclass(slots=True)
class _Head:
    """A noun ("resolutions") and the numbers that hang on it.

    `bodies` is None for a bare noun; `tie` says how its own phrase gives them, by
    name or as "its"; `shared` are those of the phrase before, which may hold on:
    "… decision 18/120 and resolutions 24/14 and 36/10".
    """

    noun: Noun
    start: int
    end: int
    plural: bool
    bodies: tuple[Body, ...] | None
    tie: _Tie
    shared: tuple[Body, ...] = ()


def find_numbered(
    text: str,
    speaking: Body | None,
    documents: Sequence[CitationSpan] = (),
    noted_body: Body | None = None,
    seen: SeenBodies | None = None,
) -> Iterator[CitationSpan]:
    """Every resolution and decision cited by number, in order.

    One number is linked with its noun ("resolution 64/179"); in a run each number by
    itself. `documents` are the symbols found in the same text; `noted_body` is the
    body of the document that "Ibid." stands for, `seen` the bodies that the texts
    before have named.
    """
    mentions = Mentions(text, speaking, seen or SeenBodies())
    heads = _heads(text, mentions, speaking)
    beside = Beside(text, documents, noted_body)
    namer = _Namer(text, speaking)
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


def _heads(text: str, mentions: Mentions, speaking: Body | None) -> list[_Head]:
    """All nouns; one without a number lends its body to what it encloses."""
    heads: list[_Head] = []
    enclosing: tuple[Body, ...] | None = None
    last: _Head | None = None
    last_end = 0
    for found in _NOUN.finditer(text):
        noun: Noun = "resolution" if found[1][0] in "Rr" else "decision"
        at = found.start()
        bodies, tie = _owner(text, at, mentions, speaking)
        if bodies is None and _ENCLOSED.search(text, max(0, at - 40), at):
            bodies = enclosing
        end = found.end() + len(found[3] or "")
        head = _Head(noun, at, end, bool(found[2]), bodies, tie)
        if not NUMBER.match(text, end) and head.plural:
            introduced = _INTRODUCED.match(text, end)
            head.end = introduced.end() if introduced else end
        if number := NUMBER.match(text, head.end):
            if bodies is None and last and _ALSO.fullmatch(text, last_end, at):
                head.shared = last.shared or (last.bodies or () if last.tie else ())
            heads.append(head)
            last, last_end = head, number.end()
        elif head.plural and tie:
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
) -> tuple[tuple[Body, ...] | None, _Tie]:
    """The bodies that the words before the noun give, and how.

    "Its" is the speaker, whoever is named later in the paragraph, unless the clause
    has another body for its subject: "by the Council in its resolution 2014/20".
    """
    mention = mentions.before(at)
    its = _ITS.search(text, max(0, at - 40), at)
    if mention and its and _TIE.fullmatch(text, mention.end, its.start()):
        return mention.bodies, "named"
    if its and speaking and not speaking.code:
        return (), "named"
    if its:
        return ((speaking,), "its") if speaking else (None, "")
    if not mention or at - mention.end > 120:
        return None, ""
    if _BARE_TIE.fullmatch(text, mention.end, at):
        return mention.bodies, ""
    if not _BEFORE.fullmatch(text, mention.end, at):
        return None, ""
    other = mentions.before(mention.start)
    if other and _AND.fullmatch(text, other.end, mention.start):
        return other.bodies + mention.bodies, "named"
    return mention.bodies, "named"


def _groups(text: str, head: _Head, limit: int) -> list[list[re.Match[str]]]:
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

    def __init__(self, text: str, speaking: Body | None) -> None:
        self._text = text
        self._speaking = speaking
        self._named: dict[tuple[Noun, str], set[Symbol]] = {}
        self._last: tuple[int, Body | None] = (0, None)
        self._was_misdated = False

    def symbol(
        self,
        head: _Head,
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
            found = None if head.tie == "named" else self._as_before(head, number)
        if found and (bodies or misdated):
            self._named.setdefault(key, set()).add(found)
        if found or head.tie:
            self._last = number.end(), body_named(found.body) if found else None
        return found

    def reason(self, head: _Head, bodies: tuple[Body, ...] | None) -> str:
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
        if symbol.body != GENERAL_ASSEMBLY.name or not session.isdigit():
            return False
        dated = _DATED.match(self._text, number.end())
        return dated is not None and not assembly_met(int(session), int(dated[0][-4:]))

    def _as_before(self, head: _Head, number: re.Match[str]) -> Symbol | None:
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
