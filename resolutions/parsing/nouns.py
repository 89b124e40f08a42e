"""The nouns that numbers hang on ("its resolutions 63/193 and 63/195"), and the bodies
that the words around a noun give it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from .bodies import Body
from .mentions import Mentions
from .symbols import NUMBER, Noun, numbered

DATE = (
    r"\d{1,2} (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December) \d{4}"
)
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
    r"|the (?:most recent|latest)(?: of which)? (?:being|is|are)),?\s+(?:its\s+)?$"
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
# "In its resolution 60/251, the General Assembly decided": whose it is, stands after.
_SUBJECT = re.compile(
    rf"(?:,? of {DATE})?, the (?=[A-Z][\w ]{{3,120}}? (?:[a-z]+ed|set|called|took|gave"
    r"|urged|also|inter alia)\b)"
)

_Tie = Literal["named", "its", ""]


@dataclass(slots=True)
class Head:
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


def find_heads(text: str, mentions: Mentions, speaking: Body | None) -> list[Head]:
    """All nouns; one without a number lends its body to what it encloses."""
    heads: list[Head] = []
    enclosing: tuple[Body, ...] | None = None
    last: Head | None = None
    last_end = 0
    for found in _NOUN.finditer(text):
        noun: Noun = "resolution" if found[1][0] in "Rr" else "decision"
        at = found.start()
        bodies, tie = _owner(text, at, mentions, speaking)
        if bodies is None and _ENCLOSED.search(text, max(0, at - 40), at):
            bodies = enclosing
        end = found.end() + len(found[3] or "")
        if tie == "its" and (subject := _subject(text, end, mentions, noun)):
            bodies, tie = subject, "named"
        head = Head(noun, at, end, bool(found[2]), bodies, tie)
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


def _subject(
    text: str, at: int, mentions: Mentions, noun: Noun
) -> tuple[Body, ...] | None:
    """The body that does something right after "its resolution 60/251,"."""
    number = NUMBER.match(text, at)
    clause = number and _SUBJECT.match(text, number.end())
    mention = mentions.starting(clause.end()) if clause else None
    if not number or not mention:
        return None
    fits = any(numbered(body, noun, number) for body in mention.bodies)
    return mention.bodies if fits else None
