"""Page furniture and mastheads: the lines around the text.

Mastheads name the document ("United NationsA/RES/64/179General AssemblyDistr.:
General", as A/RES/64/179's converter ran them together); the rest repeats on every
page or comes from the typesetting system. Both leave the text here: what they say is
kept in a `Masthead`, every line of them is on the list of what was left out.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from .bodies import BODIES
from .dates import DATE, read_date
from .formats import Line
from .landmarks import NUMBERED_TITLE_RE
from .names_in_mastheads import lines_of_names
from .ordinals import ORDINAL, ordinal_value
from .types import LeftOut

SYMBOL = (
    r"(?:A|E|S|ST|CTOC|CAC)/(?:(?:RES|DEC|HRC|COP|COSP|CRP|L|C|CN|CONF|AC|WG|PV|SR"
    r"|Rev|Add|Corr|Amend|INF)(?:\.\d+)?/|(?:S-|ES-)?\d+/)*"
    r"(?:(?:RES|L|CRP|C|CN|CONF|PV|SR|Rev|Add|Corr|INF)?\.?\d+)"
    r"(?: ?\((?:\d{4}|[IVXL]+)\))?"
    r"|(?:UNEP/EA|HSP/HA)\.\d{1,2}/(?:Res|RES|L|Dec)\.\d{1,3}(?:/Rev\.\d)?"
)
"""Pattern of a document symbol as mastheads print it."""

_SESSION = (
    rf"(?:(?P<session>{ORDINAL})(?P<special> special| emergency special)? session)"
)
_CITY = r"[A-Z][a-z]+(?:\ [A-Z][a-z]+)?(?:\ \([a-z]+\))?,\ "
# "24 February–13 March", "22 and 23 February": the days of a session.
_DAYS = r"\d{1,2}(?:\ [A-Z][a-z]+)?\ ?(?:[–-]|and)\ ?\d{1,2}\ [A-Z][a-z]+"
_TOKEN_RE = re.compile(
    rf"""\s*(?:
      (?P<nations>United\ Nations(?!\ [a-z]))
    | (?P<organ>GENERAL\ ASSEMBLY|ECONOMIC\ AND\ SOCIAL\ COUNCIL|SECURITY\ COUNCIL
        |(?:FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH)\ COMMITTEE|General\ Assembly|Economic\ and\ Social\ Council|Security\ Council
        |(?:First|Second|Third|Fourth|Fifth|Sixth)\ Committee|Human\ Rights\ Council|UNITED(?:\ A$)?|NATIONS|\d{{4}}\ session
        |(?:[Rr]esumed\ )?(?:[A-Z][a-z]+\ )?(?:substantive|organizational|[Ss]ubstantive|[Oo]rganizational)\ session\ (?:of|for)\ \d{{4}})
    | (?P<sitting>(?:{_CITY})?{_DAYS}(?:\ \d{{4}})?(?:,?\ and\ {_DAYS}\ \d{{4}}|(?<=\d{{4}}))|and\ {_DAYS}\ \d{{4}}|(?:[A-Z][a-z]+(?:\ [A-Z][a-z]+)?,\ )?\d{{1,2}}(?:\ [A-Z][a-z]+(?:\ \d{{4}})?)?\ ?(?:[–-]|and)\ ?\d{{1,2}}\ [A-Z][a-z]+\ \d{{4}})
    | (?P<symbol>(?:{SYMBOL.replace(" ", "[ ]")})(?:(?<=/\d\d/\d\d)[ ][A-H]\b|(?<=/\d\d/\d\d\d)[ ][A-H]\b)?)\*?
    | (?P<distribution>Distr[.:]{{1,3}}(?:\ ?(?:General|Limited|Restricted|GENERAL|LIMITED))?|GENERAL|LIMITED)
    | (?P<date>{DATE.replace(" ", "[ ]")})
    | (?i:{_SESSION.replace(" ", "[ ]")})
    | (?:Agenda\ i|I)tems?\ (?P<agenda>\d{{1,3}}(?:\ ?\([a-z]{{1,4}}\)){{0,2}}(?:(?:,|\ and)\ (?:\d{{1,3}}(?:\ ?\([a-z]{{1,3}}\))?|\([a-z]{{1,3}}\)))*)(?:\ of\ the\ provisional\ agenda\*{{0,2}})?
    | (?P<language>(?:Original|ORIGINAL):(?:\ ?[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z]+)?|$)|ENGLISH)
    | (?P<job>\*?(?:\d{{2}}-\ ?\d{{5,6}}|\d{{2}}\ \d{{5}}(?!\d|\ \d{{3}}\b)|(?:[VN]|GE|K|LC)\.?\d{{2}}-?\d{{5}})(?:\ ?\([A-Z]\))?\*?(?:\ +[\d\ ]{{6,8}}\b)?(?:\ */\.\.\.)?)
    )""",
    re.VERBOSE,
)
# "A/C .3/L.1812", as OCR reads a typewriter.
_PARTED_SYMBOL_RE = re.compile(r"(?<=/[A-Z]) (?=\.\d{1,2}/)|(?<=/CN) (?=\.\d{1,2}/)")
_DISTRIBUTED_RE = re.compile(r"Distr|LIMITED$|GENERAL$")
_UNFINISHED_RE = re.compile(r"[A-Z]\S* (?:of|of the|OF|OF THE)\s*$")
_TITLE_OPEN_RE = re.compile(r"\b(?:the|of|in|for|by|to|at|and)\s*$")
_BODY_NAMES = frozenset(body.name for body in BODIES)
_LINES_OF_A_NAME = 4
# The title of a composite resolution, its letter, and empty lines between.
_LINES_OF_A_PART = 8
_FIGURE_IN_WORD_RE = re.compile(r"(?<=[a-z])[015](?=[a-z])")
_LETTERS = {"0": "o", "1": "l", "5": "s"}
# "Resolution adopted by the Human Rights Council", and below it "on 8 October 2021".
_LINES_OF_A_TYPE = 2
_JOB = r"(?:\d{2}-\d{5}|(?:[VNK]|GE)\.?\d{2}-?\d{5})"
_JOB_NUMBER_RE = re.compile(r"\*?([A-Z.]{0,3}\d{2})-? ?(\d{5,6}).*")
_ODS_RE = re.compile(r"<<ODS (JOB NO|DOC SYMBOL\d)>>([^<>]*)<<ODS \1>>")
_REASONS = (
    (re.compile(r"[_=\-–—\s]{3,}"), "rule line"),
    (re.compile(r"\*(?: ?\*){0,5}"), "page furniture"),
    (re.compile(r"[.,·•'’`]"), "speck"),
    (re.compile(r"\d{1,3}|[-–—] ?\d{1,3} ?[-–—]"), "page number"),
    (re.compile(r"(?:Page )?\d{1,3} ?/ ?\d{1,3}"), "page number"),
    # The foot of a page, its two sides: "2/12 17-01285", "17-01285 3/12".
    (re.compile(rf"\d{{1,3}}(?:/\d{{1,3}})?\s+{_JOB}"), "page number"),
    (re.compile(rf"{_JOB}\s+\d{{1,3}}(?:/\d{{1,3}})?"), "page number"),
    (re.compile(r"(?:\[DU\d\])?(?:<<ODS [^<>]*>>[^<>]*)*"), "typesetting code"),
    (re.compile(r"\*\d{7}[A-Z]?\*"), "bar code"),
    (re.compile(r"(?i:please recycle)\W*"), "page furniture"),
    (re.compile(r"/?\.\.\."), "page furniture"),
    (re.compile(r"Page \d{1,3}"), "page number"),
    (
        re.compile(r"[^.].{0,200}?[^.](?:\.{5,}| (?:\. ?){5,})\s*\d.{0,12}"),
        "table of contents",
    ),
    (
        re.compile(
            r"(?:\d{1,4}\s+)?(?:General Assembly|Economic and Social Council|Trusteeship Council)"
            r" ?[–—-] ?.{0,40}Session(?:\s+\d{1,4})?"
            r"|\d{1,4}\s+Resolutions|Resolutions\s+\d{1,4}"
            r"|(?:\d{1,4}\s+)?Resolutions of the Economic and Social Council(?:\s+\d{1,4})?"
        ),
        "running head",
    ),
    (
        re.compile(
            r"(?i:(?:[IVXL]+\. )?resolutions adopted (?:on (?:the )?reports? of the .{5,90}?|without reference to a main committee))(?:\s+\d{1,4})?"
        ),
        "running head",
    ),
    (
        re.compile(
            r"(?:[*\uf02a]+\s?)?(?:Any changes to the list of|Re-?issued (?:for|on|as)\b).{0,200}"
        ),
        "note to the masthead",
    ),
)


_ANY_REASON_RE = re.compile("|".join(f"(?:{p.pattern})" for p, _ in _REASONS))


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the mastheads of a file say; None or empty where they do not."""

    symbols: tuple[str, ...] = ()
    distributed: date | None = None
    session: str | None = None
    agenda_item: str | None = None
    job_number: str | None = None


def set_aside(
    lines: Sequence[Line],
) -> tuple[tuple[Line, ...], Masthead, tuple[LeftOut, ...]]:
    """Return the lines of text, what the mastheads say, and the lines left out.

    Rule lines stay in their place as lines of text: they announce footnotes. The first
    line kept of a page starts it. A line that is only a date is no masthead unless a
    masthead line before it waits for one.
    """
    kept: list[Line] = []
    left_out: list[LeftOut] = []
    masthead = Masthead()
    after_distribution = turned = False
    names = lines_of_names(lines)
    for line in lines:
        if turned and not line.is_blank:
            line, turned = replace(line, starts_page=True), False
        content = line.content.strip()
        read = _read_masthead_line(content, masthead, after_distribution)
        if line.number in names:
            read = masthead
        if kept and _is_rest_of_title(line, kept):
            read = None
        if read is not None:
            masthead, reason = read, "masthead"
            after_distribution = after_distribution or bool(
                _DISTRIBUTED_RE.search(content)
            )
        else:
            after_distribution = after_distribution and not content
            found = _reason_to_leave_out(line, masthead, kept)
            if found is None or found == "rule line":
                kept.append(line)
            if found is None:
                continue
            reason = found
        # What stands at the head of a page goes; that the page begins here stays.
        turned = line.starts_page
        left_out.append(LeftOut(line.number, content, reason))
        masthead = _read_ods_codes(content, masthead)
    return tuple(kept), masthead, tuple(left_out)


def _reason_to_leave_out(
    line: Line, masthead: Masthead, kept: Sequence[Line]
) -> str | None:
    """Say what kind of furniture a line is, by its words or else by its place on the
    page; None for text."""
    content, found = line.content.strip(), None
    if content and not _is_number_of(masthead, content, kept):
        found = furniture_reason(content)
    return found or ("page furniture" if line.role == "furniture" else None)


def _is_rest_of_title(line: Line, kept: Sequence[Line]) -> bool:
    """True for "UNITED NATIONS" below "… IMMUNITIES OF THE", and for "seventh session"
    below "… on its twenty-": no masthead."""
    above = kept[-1].content
    return bool(
        _ends_title(line, kept)
        or _UNFINISHED_RE.search(above)
        or (line.content.strip()[:1].islower() and above.strip())
        or _leaves_title_open(kept)
        or _heads_part(kept)
    )


def _leaves_title_open(kept: Sequence[Line]) -> bool:
    """True below "64/179. … functions in the": "United Nations" ends the title."""
    return _TITLE_OPEN_RE.search(kept[-1].content) is not None and any(
        NUMBERED_TITLE_RE.match(line.content.strip())
        for line in kept[-_LINES_OF_A_NAME:]
    )


def _heads_part(kept: Sequence[Line]) -> bool:
    """True below the letter of a part, where its title stands: A/RES/75/290 A prints "A",
    then "Economic and Social Council"."""
    above = [line.content.strip() for line in kept[-_LINES_OF_A_PART:]]
    printed = [content for content in above if content]
    return (
        bool(printed)
        and re.fullmatch(r"[A-H]\.?", printed[-1]) is not None
        and any(NUMBERED_TITLE_RE.match(content) for content in printed)
    )


def _ends_title(line: Line, kept: Sequence[Line]) -> bool:
    """True for "General Assembly" right below "… of the Organization in the", on the
    same page: a draft prints such a title. A numbered title ends so below any words."""
    content = line.content.strip()
    if line.starts_page or content not in (*_BODY_NAMES, "United Nations"):
        return False
    near = itertools.takewhile(lambda x: not x.is_blank, reversed(kept))
    return _TITLE_OPEN_RE.search(kept[-1].content) is not None or any(
        NUMBERED_TITLE_RE.match(above.content.strip())
        for above in itertools.islice(near, _LINES_OF_A_NAME)
    )


def _is_number_of(masthead: Masthead, content: str, above: Sequence[Line]) -> bool:
    """True for "16/18" below the masthead of A/HRC/RES/16/18, or below the line that
    tells of a resolution of that session: it is no page number."""
    if "/" not in content:
        return False
    number = content.rstrip(".")
    printed = [line.content for line in above[-2 * _LINES_OF_A_TYPE :] if line.content]
    told = any(" adopted by the " in line for line in printed[-_LINES_OF_A_TYPE:])
    return (told and number.split("/")[0] == masthead.session) or any(
        symbol.endswith(f"/RES/{number}") for symbol in masthead.symbols
    )


def furniture_reason(content: str) -> str | None:
    """Say what kind of page furniture a stripped line is, None for text.

    OCR may have read a letter of a running head as a figure: "Reso1utions adopted on".
    """
    content = _FIGURE_IN_WORD_RE.sub(lambda m: _LETTERS[m[0]], content)
    if _ANY_REASON_RE.fullmatch(content) is None:
        return None
    return next((why for pattern, why in _REASONS if pattern.fullmatch(content)), None)


def is_rule(content: str) -> bool:
    return furniture_reason(content.strip()) == "rule line"


def _read_masthead_line(
    content: str, masthead: Masthead, date_expected: bool
) -> Masthead | None:
    """Read a line made of masthead words only; None when it holds anything else."""
    position, kinds = 0, set()
    content = _PARTED_SYMBOL_RE.sub("", content)
    while position < len(content):
        match = _TOKEN_RE.match(content, position)
        if match is None:
            return None
        kind = match.lastgroup or ""
        kinds.add(kind)
        masthead = _with_token(masthead, match)
        position = match.end()
    if not kinds or (kinds == {"date"} and not date_expected):
        return None
    return masthead


def _with_token(masthead: Masthead, match: re.Match[str]) -> Masthead:
    if symbol := match["symbol"]:
        return replace(masthead, symbols=(*masthead.symbols, symbol.replace(" ", "")))
    if match["date"] and masthead.distributed is None:
        return replace(masthead, distributed=read_date(match["date"]))
    if match["session"] and masthead.session is None:
        prefix = {"": "", " special": "S-", " emergency special": "ES-"}
        number = ordinal_value(match["session"])
        return replace(
            masthead, session=f"{prefix[(match['special'] or '').lower()]}{number}"
        )
    if match["agenda"] and masthead.agenda_item is None:
        return replace(masthead, agenda_item=match["agenda"])
    if match["job"] and masthead.job_number is None:
        return replace(masthead, job_number=_JOB_NUMBER_RE.sub(r"\1-\2", match["job"]))
    return masthead


def _read_ods_codes(content: str, masthead: Masthead) -> Masthead:
    for name, value in _ODS_RE.findall(content):
        if name != "JOB NO" and value:
            masthead = replace(masthead, symbols=(*masthead.symbols, value))
    return masthead
