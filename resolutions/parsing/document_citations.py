"""Citations that print a symbol or number of their own, and places in the same text.

Document symbols with what follows them elliptically ("A/64/440 and Corr.1"), treaties
by registration number, sales publications, and "paragraph 20 above".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .bodies import SYMBOL_ROOTS
from .printed_symbols import WEB_PAGE, publication
from .symbol_forms import roman_value
from .symbols import CODES, NUMBER, Symbol
from .types import CitationSpan

LONGEST_RANGE = 60
"""More documents than this are not cited as a range; the two ends are taken."""

_COMPONENT = r"""/(?:
    (?:ES|S)-[0-9IVX]{1,5}+
  | [A-Z]{1,4}+\.[A-Z]{2,4}+
  | (?:Rev|Add|Corr|Amend|Sub)\.\d{1,3}+
  | (?:Res|Dec)\.\d{1,3}+
  | [A-Z]{1,10}+(?:\.(?:\d{1,4}+|[IVX]{1,5}+)|\(\d{1,3}\))?
  | [A-Z]{1,5}+\d{1,4}+
  | \d{1,6}+
)"""
_START = re.compile(rf"(?<![\w/.])(?:{'|'.join(SYMBOL_ROOTS)})/(?=[A-Z0-9])", re.ASCII)
_NUMBERED = re.compile(rf"(?:{CODES})/(?:RES|DEC)/")
_SYMBOL = re.compile(
    rf"(?:{'|'.join(SYMBOL_ROOTS)})(?:{_COMPONENT}){{1,12}}(?![\w/])",
    re.VERBOSE | re.ASCII,
)
# "E/2013/30 and Corr.1", "A/65/1, Add.1 and Add.2"
_SUFFIX = re.compile(r"(?:,? and |, )((?:Corr|Add|Rev|Amend)\.\d{1,3})(?![\w/])")
# "PV.117-120"; "PV.116 and 117" at the end of what is cited
_TO = re.compile(r"[-–](\d{1,4})(?![\w/–-])")
_AND = re.compile(r"(?:, and | and |, )(\d{1,4})(?=[).;,]|$| and \d)")
_DOTTED = re.compile(r"(.*\b(?:PV|SR|Add|Corr|L|CRP)\.)(\d+)")

_VOLUMES = r"[0-9IVXLC]{1,7}+(?:(?:, and | and |, |[-–])[0-9IVXLC]{1,7}+){0,20}+"
_TREATY = re.compile(
    r"(?P<same>[Il|]bid\.,? )No\. (?P<own>\d{1,6}+)(?![\w/])|"
    r"(?:(?P<series>(?:(?P<owner>United Nations|League of Nations), )?Treaty Series),? "
    r"|(?P<ibid>[Il|]bid\.),? )?"
    rf"vols?\. {_VOLUMES},? Nos?\. (?P<number>\d{{1,6}}+)"
)
_MORE_TREATIES = re.compile(
    r"(?P<to>[-–])(?P<a>\d{1,6})|(?:, and | and |, )(?P<b>\d{1,6})"
)
_SALES = re.compile(
    r"Sales No\.? (?:([A-Z])[./])?(\d\d)[./]([IVXLl1]{1,6})"
    r"(?:[./]([A-Z]))?[./](\d{1,4})(?![\w/])",
    re.ASCII,
)
_ABOVE = re.compile(
    r"\b[Pp]aragraphs?\s(?P<list>\d{1,3}+(?:\s?\([a-z]{1,4}\)){0,2}"
    r"(?:(?:, and|,| and| or| to|[-–])\s?(?:\d{1,3}+(?:\s?\([a-z]{1,4}\)){0,2}|\([a-z]{1,4}\)))"
    r"{0,12})"
    r"\s(?:above|below|of (?:the present|this) (?:resolution|decision|[Aa]nnex))\b"
)
# The Security Council's "paragraph 57"; others print "above", "below" or what it is of.
_UNMARKED = re.compile(
    r"(?<!\d, )(?<!\), )\b[Pp]aragraph (?P<n>\d{1,3})(?P<sub>(?:\s?\([a-z]{1,4}\)){0,2})"
    r"(?!\s?\(|[\w/-]|\.\d|,? (?:above|below|of|to|in|and|or|as|or its|thereof|bis)\b|, [\d(]|[-–])"
)
_THIS_TEXT = re.compile(r"\b(?:the present|this) (?:resolution|decision)\b")
_ANOTHER_TEXT = re.compile(
    r"(?i:\b(?:resolutions?|decisions?|reports?|declarations?|conventions?|covenants?"
    r"|protocols?|agreements?|charter|treat(?:y|ies)|statutes?|statements?|notes?|letters?"
    r"|guidelines|guiding|principles|rules|agenda|programmes?|plans?|strateg(?:y|ies)"
    r"|frameworks?|annex(?:es)?|terms of reference|communiqu[eé]s?|documents?"
    r"|recommendations?|articles?|outcomes?|regulations?|memorandum|constitution|accords?"
    r"|conclusions|text|budget|estimates|appendix|roadmap|road map|code|act|law)\b)"
)
_OTHER_PLACES = re.compile(
    r"\b[Ss]ubparagraph \((?P<sub>[a-z]{1,4})\) (?:above|below)\b"
    r"|\b[Ss]ection (?P<section>[IVX]{1,6}) (?:above|below|of (?:the present|this) resolution)\b"
    r"|\b[Aa]nnex (?:(?P<annex>[IVX]{1,6}) )?(?:to|of) (?:the present|this) (?:resolution|decision)\b"
)
_ABOVE_ITEM = re.compile(
    r"(?P<to> to |[-–])?(?P<item>(?P<n>\d+)(?P<sub>(?:\s?\([a-z]{1,4}\)){0,2})"
    r"|\((?P<only>[a-z]{1,4})\))"
)

LETTER = re.compile(r"(?P<join>, | and | to |-)(?P<letter>[A-Z])(?![\w'’-])")
"""Further parts of a resolution: the " and B" of "64/230 A and B"."""


def spanned(
    text: str,
    start: int,
    end: int,
    symbol: str | None,
    pinpoint: str = "",
    reason: str = "",
) -> CitationSpan:
    """A citation whose text is exactly what stands between the offsets; `reason` says
    why there is no symbol."""
    return CitationSpan(
        symbol=symbol,
        text=text[start:end],
        start=start,
        end=end,
        status="cited" if symbol else "ambiguous",
        pinpoint=pinpoint,
        reason="" if symbol else reason,
    )


def find_symbols(text: str) -> Iterator[CitationSpan]:
    """Every document symbol, and each document that hangs on it without its own.

    "A/64/440 and Corr.1" is two documents with a span each. Of a range
    ("A/62/PV.117-120") the first span is the printed symbol, the last the last number;
    the documents between, which are not printed, have empty spans before the latter
    (`citations` gives them the span of the range).
    """
    at = 0
    while start := _START.search(text, at):
        head = _NUMBERED.match(text, start.start())
        found = head and NUMBER.match(text, head.end())
        found = found or _SYMBOL.match(text, start.start())
        symbol = found and Symbol.parse(text[start.start() : found.end()])
        if not found or not symbol:
            at = start.end()
            continue
        yield spanned(text, start.start(), found.end(), symbol.canonical)
        at = found.end()
        for span in _hanging(text, at, symbol.canonical):
            yield span
            at = span.end


def _hanging(text: str, at: int, base: str) -> Iterator[CitationSpan]:
    last = base
    while True:
        if suffix := _SUFFIX.match(text, at):
            family = suffix[1].split(".")[0]
            parent = re.sub(rf"/{family}\.\d+$", "", base)
            last = f"{parent}/{suffix[1]}"
            yield spanned(text, suffix.start(1), suffix.end(1), last)
            at = suffix.end(1)
            continue
        dotted = _DOTTED.fullmatch(last)
        if not dotted:
            return
        until, single = _TO.match(text, at), _AND.match(text, at)
        if until:
            first, final = int(dotted[2]) + 1, int(until[1])
            between = range(first, final) if final - first < LONGEST_RANGE else ()
            for number in between:
                place = until.start(1)
                yield spanned(text, place, place, f"{dotted[1]}{number}")
        number_found = until or single
        if not number_found:
            return
        last = f"{dotted[1]}{int(number_found[1])}"
        yield spanned(text, number_found.start(1), number_found.end(1), last)
        at = number_found.end(1)


def find_treaties(
    text: str, ibid_is_treaty: bool | None = None
) -> Iterator[CitationSpan]:
    """Treaties by registration number: the convention and its protocols share one.

    "Ibid., vol. 2349, No. 42146" counts unless the note before was of another series
    (`ibid_is_treaty` is false), "Ibid., No. 973" only if it is known to be of this one.
    """
    counts = league = False
    for found in _TREATY.finditer(text):
        if found["same"]:
            if ibid_is_treaty:
                yield spanned(text, *found.span(), f"UNTS/{int(found['own'])}")
            continue
        if found["series"]:
            counts, league = True, found["owner"] == "League of Nations"
        elif found["ibid"]:
            counts, league = ibid_is_treaty is not False, False
        if league:
            yield spanned(text, *found.span(), None, reason="symbol_not_known")
        if not counts or league:
            continue
        yield spanned(text, found.start(), found.end(), f"UNTS/{int(found['number'])}")
        if "Nos." not in found[0]:
            continue
        last, at = int(found["number"]), found.end()
        while more := _MORE_TREATIES.match(text, at):
            group = "a" if more["to"] else "b"
            number, place = int(more[group]), more.start(group)
            if more["to"] and number - last < LONGEST_RANGE:
                for between in range(last + 1, number):
                    yield spanned(text, place, place, f"UNTS/{between}")
            yield spanned(text, place, more.end(), f"UNTS/{number}")
            last, at = number, more.end()


def find_publications(text: str) -> Iterator[CitationSpan]:
    """Sales publications; a scan's "E/10/1V/6" is E.10.IV.6 and no Council symbol."""
    for found in _SALES.finditer(text):
        symbol = publication(*found.groups())
        yield spanned(text, found.start(), found.end(), symbol.canonical)


def find_pages(text: str) -> Iterator[CitationSpan]:
    """Pages of the World Wide Web: "Available from www.unodc.org/…"."""
    for found in WEB_PAGE.finditer(text):
        printed = found[0].rstrip("/.,")
        if symbol := Symbol.parse(printed):
            end = found.start() + len(printed)
            yield spanned(text, found.start(), end, symbol.canonical)


def find_internal(text: str) -> Iterator[CitationSpan]:
    """Paragraphs of the same resolution: "paragraphs 20 and 21 above" are op20, op21.

    One paragraph is linked with its words ("paragraph 20 above"), of several each
    number by itself. "Article 14, paragraph 2, of the Convention" is none of them;
    "paragraph 20" alone is one where the text names no other document it may be of.
    """
    for found in _ABOVE.finditer(text):
        offset, last = found.start("list"), 0
        items = list(_ABOVE_ITEM.finditer(found["list"]))
        for item in items:
            number = int(item["n"] or last)
            subs = re.findall(r"\(([a-z]+)\)", item["item"])
            start, end = offset + item.start("item"), offset + item.end("item")
            if item["to"] and item["n"] and 0 < number - last < LONGEST_RANGE:
                for between in range(last + 1, number):
                    yield _internal(text, start, start, f"op{between}")
            if len(items) == 1:
                start, end = found.span()
            yield _internal(text, start, end, ".".join([f"op{number}", *subs]))
            last = number
    if _ANOTHER_TEXT.search(_THIS_TEXT.sub("", text)):
        return
    for found in _UNMARKED.finditer(text):
        subs = re.findall(r"\(([a-z]+)\)", found["sub"])
        yield _internal(text, *found.span(), ".".join([f"op{found['n']}", *subs]))


def find_other_places(text: str) -> Iterator[CitationSpan]:
    """Other places of the same text: "annex II to the present resolution" is annex2."""
    for found in _OTHER_PLACES.finditer(text):
        if found["sub"]:
            anchor = f".{found['sub']}"
        elif found["section"]:
            anchor = f"s{roman_value(found['section'])}"
        else:
            anchor = f"annex{roman_value(found['annex'] or 'I')}"
        yield _internal(text, *found.span(), anchor)


def _internal(text: str, start: int, end: int, anchor: str) -> CitationSpan:
    return CitationSpan(anchor, text[start:end], start, end, status="internal")


def between(
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


def further_parts(
    text: str, number: re.Match[str], symbol: Symbol | None
) -> Iterator[CitationSpan]:
    """Further parts of the same resolution: "64/230 A and B", "A to D"."""
    if not symbol or not number["part"]:
        return
    at, last = number.end(), number["part"]
    while letter := LETTER.match(text, at):
        start, until = letter.start("letter"), letter["letter"]
        if letter["join"] in (" to ", "-"):
            for code in range(ord(last) + 1, ord(until)):
                part = symbol.canonical[:-1] + chr(code)
                yield spanned(text, start, start, part)
        yield spanned(text, start, letter.end(), symbol.canonical[:-1] + until)
        at, last = letter.end(), until
