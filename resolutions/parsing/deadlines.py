"""When something asked for is due, and the bodies at whose sessions it is.

"At its sixty-third session" is the session of the body named last before it. The year
of a session is the year in which it opens; `session_years.csv` has those of the bodies
that meet regularly, with the source of each rule.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .bodies import NAME_PATTERN, body_named
from .ordinals import ORDINAL, ordinal_value
from .sessions import session_year

_SESSION = re.compile(
    rf"\b(?:at|of|for|during|to|before|in)\s+(?P<whose>its|their|the)\s+"
    rf"(?:next|forthcoming|following|(?P<first>(?i:{ORDINAL})))"
    rf"(?P<more>(?:(?:, | and | or |, and )(?i:{ORDINAL})){{0,5}})"
    r"(?P<kind>(?: (?:regular|resumed|reconvened|special|emergency special|substantive"
    r"|organizational|annual|intersessional|main|first part of the)){0,2}) sessions?\b"
    rf"(?:,? of the (?P<of>{NAME_PATTERN}|[A-Z][\w-]+)\b)?",
)
_YEARLY_SESSION = re.compile(
    r"\b(?:substantive |regular |organizational |resumed )?session (?:of|in|for) "
    r"(?P<year>(?:19|20)\d\d)\b"
    r"|\bits (?P<before>(?:19|20)\d\d) (?:substantive |regular )?session\b"
)
_BY_DATE = re.compile(
    r"\b(?:by|before|in|during|for|no later than|not later than|until|on)"
    r"(?: the)?(?: (?:end|beginning|close|middle|first half|second half|first quarter"
    r"|last quarter) of)?(?: \d{1,2})?"
    r"(?: (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December))?,? (?P<year>(?:19|20)\d\d)\b(?!/)"
)
_WITHIN = re.compile(
    r"\b(?:within|in|every) (?:the next )?(?:\w+(?:-\w+)?|\d{1,3}) (?:days|weeks|months|years)\b"
    r"(?: (?:of|from|after) (?:the )?(?:date of )?(?:the )?(?:adoption|this date)"
    r"(?: of (?:this|the present) resolution)?)?"
)
_NEXT_REPORT = re.compile(
    r"\bin (?:the context of )?(?:his|her|its|their|the) "
    r"(?:next|forthcoming|future|subsequent|annual|regular)(?: [\w-]+){0,3} reports?\b"
)
# A special session is in no regular numbering; a resumed one opened with its number.
_IN_NUMBERING = re.compile(r"(?: (?:regular|resumed|reconvened|substantive|annual))*")
# "the Committee on Information", "the United Nations Habitat Assembly".
_KIND_OF_BODY = (
    r"(?:Assembly|Council|Commission|Committee|Conference|Board|Forum|Group)"
)
BODY = (
    rf"(?P<name>{NAME_PATTERN}|(?:[A-Z][\w-]*(?: and)? ){{0,6}}{_KIND_OF_BODY}\b"
    r"(?: (?:on|for|of|against)(?: the)?(?: (?:[A-Z][\w-]*|and|of|the)){1,8})?)\b"
)
"""A body as printed, the group `name`, also one the vocabulary does not have: "Committee
on Information", "United Nations Habitat Assembly"."""

_NAMED = re.compile(rf"\bthe {BODY}")
_FARTHEST = 400


@dataclass(frozen=True, slots=True)
class Deadline:
    """`printed` is the deadline's words; what cannot be read from them is None."""

    printed: str
    session: int | None = None
    body: str | None = None
    year: int | None = None


def find_deadline(
    text: str, start: int, stop: int, body: str | None, since: int
) -> Deadline | None:
    """The deadline in `text[start:stop]`; a session may also stand before, from `since`.

    `body` is the body whose session it is where none is named before it.
    """
    for begin in (start, since):
        if session := _SESSION.search(text, begin, stop):
            return _of_session(text, session, body)
        if yearly := _YEARLY_SESSION.search(text, begin, stop):
            year = int(yearly["year"] or yearly["before"])
            return Deadline(yearly[0], None, body, year)
    if dated := _BY_DATE.search(text, start, stop):
        return Deadline(dated[0], year=int(dated["year"]))
    for pattern in (_WITHIN, _NEXT_REPORT):
        if printed := pattern.search(text, start, stop):
            return Deadline(printed[0])
    return None


def full_name(name: str, body: str | None) -> str | None:
    """The body a name stands for: "the Council" is the one that speaks, if that is one.

    Another short name is None, another long one stays as printed.
    """
    if known := body_named(name):
        return known.name
    if " " in name:
        return name
    return body if body and name in body.split() else None


def _of_session(text: str, session: re.Match[str], body: str | None) -> Deadline:
    if session["of"]:
        whose = full_name(session["of"], body)
    elif session["whose"] == "the":
        whose = body
    else:
        whose = _named_before(text, session.start(), body)
    if session["whose"] == "their" and session["more"]:
        # "The Assembly and the Council at their eightieth and sixty-first sessions".
        return Deadline(session[0])
    number = ordinal_value(session["first"]) if session["first"] else None
    year = None
    if number and _IN_NUMBERING.fullmatch(session["kind"]):
        year = session_year(whose, number)
    return Deadline(session[0], number, whose, year)


def _named_before(text: str, at: int, body: str | None) -> str | None:
    name = None
    for match in _NAMED.finditer(text, max(0, at - _FARTHEST), at):
        name = match["name"]
    return full_name(name, body) if name else body
