"""Citations of places in the same text, tied to the anchors that the text has.

"Paragraph 20 above" in section II means that section's where the section has one, else
the only paragraph 20 there is; in an annex it means the annex's. A place that does not
exist is said so (`reason`), since the text itself is then wrong or read wrongly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from .types import CitationSpan, Footnote, Paragraph

_NUMBERED = re.compile(r"op(?P<number>\d+)(?P<subs>(?:\.\w+)*)")
_UNMARKED = re.compile(r"[Pp]aragraph \d{1,3}(?:\s?\([a-z]{1,4}\)){0,2}")
_OF_RESOLUTION = re.compile(r"(?:present|this) (?:resolution|decision)$")


def settle(
    paragraphs: Sequence[Paragraph], footnotes: Sequence[Footnote]
) -> tuple[tuple[Paragraph, ...], tuple[Footnote, ...]]:
    """The same texts, every internal citation with the anchor of an existing place.

    Where there is none the anchor stays that of the printed number and the reason is
    "no_such_place"; where several paragraphs have the number nothing is chosen.
    """
    places = {paragraph.anchor: paragraph.text for paragraph in paragraphs}
    return (
        tuple(
            replace(each, citations=_settled(each.anchor, each.citations, places))
            if any(span.status == "internal" for span in each.citations)
            else each
            for each in paragraphs
        ),
        tuple(
            replace(each, citations=_settled("", each.citations, places))
            for each in footnotes
        ),
    )


def _settled(
    home: str, spans: Iterable[CitationSpan], places: dict[str, str]
) -> tuple[CitationSpan, ...]:
    settled = []
    for span in spans:
        if span.status == "internal":
            tied = _tied(span, home, places)
            if _UNMARKED.fullmatch(span.text) and not _sure(tied, home):
                continue
            span = tied
        settled.append(span)
    return tuple(settled)


def _sure(tied: CitationSpan, home: str) -> bool:
    """Whether "paragraph 20" alone can only be that of this text: in an annex or a
    footnote it may be another text's, and no paragraph speaks of itself so."""
    own = home.startswith(("op", "s", "pp")) and tied.symbol != home
    return own and not tied.reason


def _tied(span: CitationSpan, home: str, places: dict[str, str]) -> CitationSpan:
    wanted = span.symbol or ""
    if _OF_RESOLUTION.search(span.text):
        home = ""
    if wanted.startswith("."):
        return _subparagraph(span, home, places)
    numbered = _NUMBERED.fullmatch(wanted)
    if not numbered:
        # An annex has no paragraph of its own name, only those that stand in it.
        for anchor in (f"{home.split('.')[0]}.{wanted}", wanted):
            if any(x == anchor or x.startswith(f"{anchor}.") for x in places):
                return replace(span, symbol=anchor)
        return replace(span, reason="no_such_place")
    whole = f"op{numbered['number']}"
    for anchor in _near(home, whole):
        if found := _with_subs(anchor, numbered["subs"], places):
            return replace(span, symbol=found)
    elsewhere = [
        anchor
        for anchor in places
        if anchor.endswith(f".{whole}")
        and anchor.startswith("annex") == home.startswith("annex")
    ]
    if len(elsewhere) == 1 and (
        found := _with_subs(elsewhere[0], numbered["subs"], places)
    ):
        return replace(span, symbol=found)
    if len(elsewhere) > 1:
        return replace(span, symbol=None, status="ambiguous", reason="several_places")
    return replace(span, reason="no_such_place")


def _near(home: str, whole: str) -> Iterable[str]:
    """Where the number is looked for: around the citing paragraph, then further out."""
    around = home.split(".")[:-1]
    while around:
        prefix = ".".join(around)
        yield f"{prefix}.{whole}"
        yield f"{prefix}.{whole.replace('op', 'p')}"
        around.pop()
    yield whole


def _with_subs(anchor: str, subs: str, places: dict[str, str]) -> str | None:
    """The subparagraph; the paragraph itself where it has the letter in its text."""
    if anchor + subs in places:
        return anchor + subs
    letters = re.findall(r"\w+", subs)
    if subs and anchor in places and f"({letters[0]})" in places[anchor]:
        return anchor
    return None


def _subparagraph(
    span: CitationSpan, home: str, places: dict[str, str]
) -> CitationSpan:
    """ "Subparagraph (a) above" is the citing paragraph's own."""
    sub = span.symbol or ""
    around = home.split(".")
    while around:
        anchor = ".".join(around) + sub
        if anchor in places:
            return replace(span, symbol=anchor)
        around.pop()
    return replace(span, symbol=sub.lstrip("."), reason="no_such_place")
