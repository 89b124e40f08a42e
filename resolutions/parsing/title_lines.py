"""The forms of the lines above the enacting words: type line, origin, number, sponsors."""

from __future__ import annotations

import re

from .blocks import Block
from .closing import is_closing_line
from .dates import DATE
from .furniture import Masthead
from .landmarks import FOR_ADOPTION, is_heading
from .symbols import Symbol
from .text import Text

TYPE_LINE_RE = re.compile(
    rf"[*\uf02a]{{0,2}} ?(?P<type>Resolutions?|Decisions?) adopted by the (?P<body>[A-Z][A-Za-z ,-]{{3,90}}?)"
    rf"(?: (?:on|at)\b.{{0,60}}?)??(?: ?on (?P<date>{DATE}))?\W{{0,2}}",
    re.IGNORECASE,
)
ORIGIN_RE = re.compile(
    r"\[?(?:on (?:the|a) (?:report|recommendation|proposal)\b|without reference to|adopted)\b.{0,400}"
)
# Above the title in the Supplements of the Assembly's Official Records: "Adopted at the 8th
# plenary meeting, on 8 September 2000, without a vote, on the recommendation of the …".
ADOPTION_RE = re.compile(
    r"Adopted at the (?P<meeting>\d{1,4})(?:st|nd|rd|th) (?:\([a-z]+\) )?plenary meeting,? on "
    rf"(?P<date>{DATE}),? ?(?P<vote>(?:without|by)\b[^,]{{3,60}}(?:, with [^,]{{3,40}} abstentions?)?)?"
    r".{0,3000}"
)
# "Resolution of 28 March 1947", and below it "(document E/405)", "[S/726]": until the 1950s.
# Where parts were adopted on several days, "of 25 February and 5 March 1948", the last.
OLD_TYPE_LINE_RE = re.compile(
    rf"Resolutions? of (?:\d{{1,2}} (?:[A-Z][a-z]+ )?and )?(?P<date>{DATE})\.?"
)
SOURCE_RE = re.compile(
    r"\(documents? (?P<documents>[AE]/[^()]{2,80})\)|[\[(](?P<document>S/\d{1,6}[^\[\](){}]{0,40})[\])}]"
)
PART_RE = re.compile(r"([A-H])\.?\*{0,2}")
# "67/244. Financing of the … Tribunals B"; "hepatitis B" is a part of the title.
PART_IN_TITLE_RE = re.compile(
    r"(?<!epatitis)(?<!nnex)(?<!roup)(?<!ategory)(?<!art)(?<!chedule)(?<!ection) ([A-H])$"
)
REPORT_RE = re.compile(r"\(((?:A|E)/[^()]{2,80})\)")
SUBMITTED_RE = re.compile(
    r"(?:(?:[IVX]{1,5}|[A-H])\.\s+)?"
    r"(?P<stage>(?:Revised )?[Dd]raft (?:resolution|decision)|(?:REVISED )?DRAFT RESOLUTION)"
    rf"(?: [IVX]{{1,5}})?{FOR_ADOPTION}(?: (?i:submitted|proposed) (?i:by)\b.{{3,400}})?"
)
RECOMMENDED_RE = re.compile(
    r"(?:\d{1,3}\.\s+)?(?:The )?[A-Z].{5,200}?\b(?:recommends|proposed)\b.{0,200}\bfollowing (?P<stage>draft "
    r"(?:resolution|decision))\b.{0,200}:"
)
ORIGIN_IN_ADOPTION_RE = re.compile(
    r"\bon the (?:recommendation|report|basis|proposal) of .{3,200}?(?=, sponsored|,? as follows|$)"
)
_LONGEST_TITLE = 400
_NUMBER_ALONE_RE = re.compile(r"(?P<number>\d{1,4}/\d{1,4})\.(?P<title>)")
# "Resolution 32/1" above the title, as the Commissions print it.
NAMED_NUMBER_RE = re.compile(
    r"(?P<type>Resolution|Decision|RESOLUTION|DECISION) (?P<number>\d{1,4}/\d{1,4})\.?"
    r"(?:\s+(?P<title>[A-Z].{3,400}))?"
)
SPONSORS_RE = re.compile(
    r"(?P<names>[^:]{3,6000}?)\*?:(?:\*{1,3},? ?){0,3} ?(?P<stage>(?i:(?:revised )?draft (?:resolution|decision)))\W{0,3}"
)
# Above working drafts, where no line tells that they are drafts.
SPONSORS_NAMED_RE = re.compile(
    r"(?:(?:Main |Co-)?[Ss]ponsors?|Sponsored by|Submitted by): (?P<names>[^:]{3,6000})"
    r"(?P<stage>)"
)


def may_be_title(content: str) -> bool:
    """False for a day, and for what leads to something else: "Date:"."""
    return not is_closing_line(content) and not content.endswith(":")


def numbered_as(masthead: Masthead, content: str) -> re.Match[str] | None:
    """The masthead's number without a full stop: "16/18 Combating intolerance …", as
    the Human Rights Council prints it, or the number alone. A masthead without its
    symbol still tells the session that the number begins with."""
    if alone := _NUMBER_ALONE_RE.fullmatch(content):
        return alone
    named = (Symbol.parse(symbol) for symbol in masthead.symbols)
    short = next((s.short for s in named if s and s.kind != "document"), None)
    number = re.escape(short or "")
    if not masthead.symbols and masthead.session:
        number = rf"{re.escape(masthead.session)}/\d{{1,3}}"
    if not number:
        return None
    return re.fullmatch(rf"(?P<number>{number})\.?(?:\s+(?P<title>\S.*))?", content)


def goes_on_title(title: Text, block: Block) -> bool:
    """True for a further line of a numbered title, where each line is a paragraph: "56/227.
    … on the Least", then "Developed Countries"."""
    return (
        block.gap == "line"
        and title.content[-1:].isalpha()
        and is_heading(block.content, _LONGEST_TITLE)
        and not block.content.isupper()
    )
