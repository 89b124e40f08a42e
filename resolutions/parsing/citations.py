"""Everything a text cites, as spans of that text.

`text[start:end]` is the span's text, always, and never empty; spans are in order. They
do not overlap, but for a document that a printed range leaves out: 63/194 in "63/193 to
63/195" has the whole range for its span, between those of the two ends. The
rules are those of the Assembly's editors: a body is named in full with the number,
"its" is the body that speaks, `Ibid.` is the note before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from .bodies import Body, body_named, body_of_document, unknown_body
from .document_citations import (
    find_internal,
    find_other_places,
    find_pages,
    find_publications,
    find_symbols,
    find_treaties,
    spanned,
)
from .general_comments import find_general_comments
from .instruments import Names
from .numbered_citations import find_numbered
from .other_numbers import (
    find_conference_decisions,
    find_with_year,
    find_without_year,
)
from .types import CitationSpan

_LABEL = (
    r"(?:\d{1,4}|[IVXLC]{1,7}|[A-Z]|One|Two|Three|Four)"
    r"(?:\.[A-Z0-9]{1,3})?(?!\w)(?:\s?\(\w{1,4}\)){0,2}"
)
_LABELS = rf"{_LABEL}(?:(?:, and |,? and |, | to |[-–]){_LABEL}){{0,6}}"
_PLACE = (
    rf"(?:annex(?:es)?(?: [IVX]+(?: and [IVX]+)?)?(?![\w-])|appendix(?: [IVX]+)?(?!\w)"
    rf"|(?:chaps?|sects?|arts?|paras?)\. {_LABELS}"
    rf"|(?:chapter|section|paragraphs?|Part|part|vol\.) {_LABEL}"
    rf"|(?:[Rr]esolution|[Dd]ecision|No\.) \d{{1,3}}(?![\d/])"
    rf"|enclosure(?!\w))"
)
_AFTER = re.compile(
    rf"(?: and Corr\.\d+)?\)*(?P<volume> \((?:Vol\. [^()]{{1,30}}|Part [IVX]{{1,4}})\))?\)*"
    rf"(?P<places>(?:,? ?{_PLACE})(?:, {_PLACE}){{0,5}})?"
)
# "modified by paragraph 13 of resolution 2009 (2011), paragraph 9 of resolution 2095"
_OF_THE_NEXT = re.compile(
    r"(?:(?:,| and| to) [\dIVX]{1,5})* of (?!the (?:present|annex))"
)
_BEFORE = re.compile(
    r"\b(?P<place>(?:[Ss]ection|[Pp]aragraphs?|[Pp]art|[Cc]hapter|[Aa]nnex(?:es)?)"
    r"(?: [0-9IVX]{1,7}(?:\s?\([a-z]{1,4}\))?(?:(?:, and| and| to|,|[-–]) ?[0-9IVX]{1,7})"
    r"{0,4})?),? (?:of|to) "
    r"(?:(?:its|the [A-Z]\w+ |[A-Z]\w+)[^,;.]{0,80})?$"
)
_IBID = re.compile(
    r"(?:^|(?<=; )|(?<=see )|(?<=See ))[Il|]bid\.(?P<own>, [^;]{0,200})?"
)


def find_citations(
    text: str, body: str | None, names: Names | None = None
) -> tuple[CitationSpan, ...]:
    """What a paragraph cites; `body` is the full name of the body that speaks.

    `names` holds the names that the paragraphs before have used, and learns those of
    this one.

    One resolution is linked with its noun ("resolution 64/179"), without the body's
    name; in a run each number by itself ("63/193", "63/194"). A number whose body
    cannot be told has no symbol and the status "ambiguous".
    """
    return _find(text, _speaker(body), names or Names())


def find_footnote_citations(
    notes: Sequence[tuple[int, str]], body: str | None, names: Names | None = None
) -> dict[int, tuple[CitationSpan, ...]]:
    """What each footnote cites, by number, with every `Ibid.` followed to its source.

    An `Ibid.` after a note that is missing or cites several sources stays ambiguous,
    unless it prints a registration number or symbol of its own.
    """
    speaking = _speaker(body)
    names = names or Names()
    found: dict[int, tuple[CitationSpan, ...]] = {}
    for number, text in sorted(notes):
        found[number] = _find_note(text, speaking, names, found.get(number - 1))
    return found


def _speaker(name: str | None) -> Body | None:
    """The body that speaks; one without a code where its symbols are not known."""
    return body_named(name) or (unknown_body(name) if name else None)


def _find(
    text: str,
    speaking: Body | None,
    names: Names,
    ibid_is_treaty: bool | None = None,
    noted_body: Body | None = None,
) -> tuple[CitationSpan, ...]:
    named = list(names.find(text))
    publications = list(find_publications(text))
    symbols = list(find_symbols(text))
    # In the order of trust: an earlier finder keeps what a later one would overlap.
    numbered = list(
        find_numbered(text, speaking, symbols, noted_body, names.bodies, names.year)
    )
    names.keep_years(numbered)
    finders = (
        publications,
        find_pages(text),
        find_treaties(text, ibid_is_treaty),
        symbols,
        numbered,
        find_general_comments(text),
        find_conference_decisions(text),
        find_with_year(text, speaking, numbered, names.years),
        find_without_year(text, speaking, names.years),
        find_internal(text),
        find_other_places(text),
        named,
    )
    ranked = [(span, rank) for rank, spans in enumerate(finders) for span in spans]
    ranked.sort(key=lambda pair: (pair[0].start, pair[1], pair[0].end))
    kept: list[CitationSpan] = []
    for span, _ in ranked:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(_widened(text, _placed(text, kept)))


def _widened(text: str, spans: list[CitationSpan]) -> Iterator[CitationSpan]:
    """What a range leaves out, with the whole range for its span."""
    first: CitationSpan | None = None
    for index, span in enumerate(spans):
        if span.text:
            first = span
            yield span
            continue
        last = next(each for each in spans[index:] if each.text)
        start = first.start if first else last.start
        yield replace(span, text=text[start : last.end], start=start, end=last.end)


def _placed(text: str, spans: list[CitationSpan]) -> list[CitationSpan]:
    """The spans with the place in the cited document, as printed around them."""
    placed = []
    for index, span in enumerate(spans):
        hanging = span.text.startswith(("Corr.", "Add."))
        if span.status != "internal" and span.text and not hanging:
            before = spans[index - 1].end if index else 0
            place = _place_after(text, span.end) or _place_before(text, before, span)
            span = replace(span, pinpoint=place or span.pinpoint)
        placed.append(span)
    return placed


def _place_after(text: str, end: int) -> str:
    found = _AFTER.match(text, end)
    if not found or not (found["volume"] or found["places"]):
        return ""
    places = (found["places"] or "").lstrip(", ").rstrip(".")
    if _OF_THE_NEXT.match(text, found.end()):
        places = ""
    volume = (found["volume"] or "").strip(" ()")
    return ", ".join(filter(None, [volume, places]))


def _place_before(text: str, limit: int, span: CitationSpan) -> str:
    found = _BEFORE.search(text, max(limit, span.start - 160), span.start)
    return found["place"] if found else ""


def _find_note(
    text: str,
    speaking: Body | None,
    names: Names,
    previous: tuple[CitationSpan, ...] | None,
) -> tuple[CitationSpan, ...]:
    sources = _sources(previous)
    treaty = None
    if sources:
        treaty = all((span.symbol or "UNTS/").startswith("UNTS/") for span in sources)
    source = sources[0] if len(sources) == 1 else None
    noted = body_of_document(source.symbol) if source and source.symbol else None
    spans = list(_find(text, speaking, names, treaty, noted))
    for ibid in _IBID.finditer(text):
        if any(ibid.start() <= span.start < ibid.end() for span in spans):
            continue
        spans.append(_same_source(text, ibid, sources))
    return tuple(sorted(spans, key=lambda span: (span.start, span.end)))


def _sources(previous: tuple[CitationSpan, ...] | None) -> list[CitationSpan]:
    """What an `Ibid.` can stand for: the documents of the note before, once each."""
    sources: dict[str | None, CitationSpan] = {}
    for span in previous or ():
        if span.status != "internal" and "/Corr." not in (span.symbol or ""):
            sources.setdefault(span.symbol, span)
    return list(sources.values())


def _same_source(
    text: str, ibid: re.Match[str], sources: Sequence[CitationSpan]
) -> CitationSpan:
    """`Ibid., chap. II` is another place in the source of the note before."""
    source = sources[0] if len(sources) == 1 else None
    reason = "note_before_several" if sources else "note_before_missing"
    place = _place_after(text, ibid.start() + len("Ibid."))
    own = (ibid["own"] or "").strip(", .")
    another = own and not (place and own.startswith(place))
    if source:
        reason = source.reason or "another_document"
    symbol = source.symbol if source and not another else None
    end = ibid.start() + len("Ibid.")
    span = spanned(text, ibid.start(), end, symbol, place, reason)
    if source and not own:
        return replace(span, pinpoint=source.pinpoint)
    return span
