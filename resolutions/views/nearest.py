"""What to offer where something is not held: the nearest that is."""

from __future__ import annotations

import re

from ..anchors import anchor_label
from ..models import CitedDocument, Paragraph, Resolution, path_of
from ..parsing.symbols import Symbol
from .answers import Link, Refusal

MOST = 3
COUNTED_RE = re.compile(
    r"(?P<part>(?:annex[0-9]+\.)?(?:s[0-9]+\.)?[a-z]+)(?P<number>[0-9]{1,9})"
)
FOOTNOTE_RE = re.compile(r"fn([0-9]{1,6})")


def not_held(symbol: str) -> Refusal:
    """For a resolution: the page of a cited document, else the neighbours by symbol."""
    cited = CitedDocument.objects.filter(symbol=symbol).first()
    if cited is not None:
        return Refusal(
            404,
            f"The archive does not hold {symbol}, but holds texts that cite it.",
            [_link(symbol, None, cited.get_absolute_url(), "The texts that cite it")],
        )
    return Refusal(
        404,
        f"The archive does not hold {symbol}, and nothing in it cites that symbol.",
        [
            _link(held.symbol, None, path_of(held.symbol), held.title)
            for held in _neighbours(symbol)
        ],
    )


def not_cited(symbol: str) -> Refusal:
    """For the page of a document: a held one of that symbol, else the neighbours."""
    held = Resolution.objects.filter(symbol=symbol).first()
    resolutions = [held] if held else _neighbours(symbol)
    return Refusal(
        404,
        f"Nothing in the archive cites {symbol}.",
        [
            _link(each.symbol, None, path_of(each.symbol), each.title)
            for each in resolutions
        ],
    )


def no_such_paragraph(resolution: Resolution, anchor: str) -> Refusal:
    """For a paragraph: those of the nearest numbers, then the whole resolution."""
    paragraphs = [
        _link(
            resolution.symbol,
            paragraph.anchor,
            path_of(resolution.symbol, paragraph.anchor),
            paragraph.text,
        )
        for paragraph in _nearest_paragraphs(resolution, anchor)
    ]
    whole = _link(resolution.symbol, None, path_of(resolution.symbol), resolution.title)
    return Refusal(
        404,
        f"{resolution.symbol} has no {anchor_label(anchor)}.",
        [*paragraphs, whole],
    )


def is_footnote(anchor: str) -> bool:
    return FOOTNOTE_RE.fullmatch(anchor) is not None


def has_place(resolution: Resolution, anchor: str) -> bool:
    """Does the resolution have that paragraph or footnote?"""
    if number := FOOTNOTE_RE.fullmatch(anchor):
        return resolution.footnotes.filter(number=int(number[1])).exists()
    return resolution.paragraphs.filter(anchor=anchor).exists()


def _link(symbol: str, anchor: str | None, url: str, text: str) -> Link:
    label = f"{symbol}, {anchor_label(anchor)}" if anchor else symbol
    return {
        "symbol": symbol,
        "anchor": anchor,
        "url": url,
        "label": label,
        "text": text,
    }


def _neighbours(symbol: str) -> list[Resolution]:
    """The held resolutions before and after the place where this one would stand."""
    read = Symbol.parse(symbol)
    if read is None:
        return []
    held = Resolution.objects.filter(symbol_is_local=False)
    before = held.filter(sort_key__lt=read.sort_key).order_by("-sort_key")[:2]
    after = held.filter(sort_key__gt=read.sort_key).order_by("sort_key")[:2]
    return [*reversed(before), *after]


def _nearest_paragraphs(resolution: Resolution, anchor: str) -> list[Paragraph]:
    """Those of the same part; for a subparagraph, what would introduce it."""
    wanted = COUNTED_RE.match(anchor)
    if wanted is None:
        return []
    number = int(wanted["number"])
    distances = [
        (abs(int(found["number"]) - number), paragraph.position, paragraph)
        for paragraph in resolution.paragraphs.defer("search_vector")
        if (found := COUNTED_RE.fullmatch(paragraph.anchor))
        and found["part"] == wanted["part"]
    ]
    nearest = sorted(distances, key=lambda entry: entry[:2])[:MOST]
    return [paragraph for *_, paragraph in nearest]
