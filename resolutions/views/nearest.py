"""What to offer where something is not held: the nearest that is."""

from __future__ import annotations

import re

from ..anchors import anchor_label
from ..former import former
from ..models import CitedDocument, FormerAddress, Paragraph, Resolution, path_of
from ..parsing.symbols import Symbol
from .answers import Link, Refusal

MOST = 3
COUNTED_RE = re.compile(
    r"(?P<part>(?:annex[0-9]+\.)?(?:s[0-9]+\.)?[a-z]+)(?P<number>[0-9]{1,9})"
)
# What follows the symbol in "A/RES/64/179/para8" and in "A/RES/64/179.pdf".
BEGINNING_RE = re.compile(r"[/.][^/.]*\Z")
PART_RE = re.compile(r"(?:annex[0-9]+)?\.?(?:s[0-9]+)?")
FOOTNOTE_RE = re.compile(r"fn([0-9]{1,6})")


def not_held(symbol: str) -> Refusal:
    """For a resolution: 410 for a withdrawn one, else 404; with the page of a cited
    document, else the neighbours by symbol."""
    citers = _texts_that_cite(symbol)
    left = former(symbol)
    if left is not None and left.is_gone:
        return _withdrawn(left, citers)
    if citers:
        message = f"The archive does not hold {symbol}, but holds texts that cite it."
        return Refusal(404, message, citers)
    return Refusal(
        404,
        f"The archive does not hold {symbol}, and nothing in it cites that symbol.",
        [
            _link(held.symbol, None, path_of(held.symbol), held.title)
            for held in _neighbours(symbol)
        ],
    )


def not_cited(symbol: str) -> Refusal:
    """For the page of a document: 410 for a withdrawn resolution, else 404 with a held
    one of that symbol, else the neighbours."""
    left = former(symbol)
    if left is not None and left.is_gone:
        return _withdrawn(left)
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
    """For a paragraph: those of the nearest numbers, then the whole resolution.

    An annex or a section has no page; the first of its paragraphs are offered.
    """
    inside = list(
        resolution.paragraphs.filter(anchor__startswith=f"{anchor}.", depth=0)
        .exclude(kind="heading")
        .defer("search_vector", "literal_vector")[:MOST]
    )
    is_part = bool(inside) and PART_RE.fullmatch(anchor) is not None
    nearest = inside if is_part else _nearest_paragraphs(resolution, anchor)
    paragraphs = [
        _link(
            resolution.symbol,
            paragraph.anchor,
            path_of(resolution.symbol, paragraph.anchor),
            paragraph.text,
        )
        for paragraph in nearest
    ]
    whole = _link(resolution.symbol, None, path_of(resolution.symbol), resolution.title)
    label = anchor_label(anchor)
    message = f"{resolution.symbol} has no {label}."
    if is_part:
        message = (
            f"In {resolution.symbol} the paragraphs of {label} have a page each,"
            f" {label} itself has none."
        )
    return Refusal(404, message, [*paragraphs, whole])


def left_for(symbol: str, anchor: str | None) -> str | None:
    """The path at which is now what once was at an address; None if nothing was.

    Raises the Refusal for what is gone: 410, with the reason.
    """
    row = former(symbol, anchor)
    if row is None:
        return None
    if not row.is_gone:
        place = f"/{row.to_anchor}" if row.to_anchor else ""
        return f"{path_of(row.to_symbol)}{place}"
    nearest = _texts_that_cite(symbol)
    if held := Resolution.objects.filter(symbol=symbol).first():
        nearest = [_link(symbol, None, path_of(symbol), held.title)]
    raise _withdrawn(row, nearest)


def renamed(symbol: str) -> str | None:
    """The symbol of today of what was held under another; None if nothing was.

    Raises the Refusal for what was withdrawn: 410, with the reason.
    """
    row = former(symbol)
    if row is not None and row.is_gone:
        raise not_held(symbol)
    return row.to_symbol if row else None


def is_footnote(anchor: str) -> bool:
    return FOOTNOTE_RE.fullmatch(anchor) is not None


def has_place(resolution: Resolution, anchor: str) -> bool:
    """Does the resolution have that paragraph or footnote?"""
    if number := FOOTNOTE_RE.fullmatch(anchor):
        return resolution.footnotes.filter(number=int(number[1])).exists()
    return resolution.paragraphs.filter(anchor=anchor).exists()


def _withdrawn(row: FormerAddress, nearest: list[Link] | None = None) -> Refusal:
    what = f"{row.symbol}, {anchor_label(row.anchor)}," if row.anchor else row.symbol
    message = f"{what} was withdrawn from this archive on {row.left_at:%-d %B %Y}."
    return Refusal(410, f"{message} {row.reason}".strip(), nearest)


def _texts_that_cite(symbol: str) -> list[Link]:
    cited = CitedDocument.objects.filter(symbol=symbol).first()
    if cited is None:
        return []
    return [_link(symbol, None, cited.get_absolute_url(), "The texts that cite it")]


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
    """The held resolutions before and after the place where this one would stand.

    Of what is no symbol the beginning may be one: "A/RES/64/179/para8".
    """
    read = Symbol.parse(symbol)
    if read is None:
        beginning = Symbol.parse(BEGINNING_RE.sub("", symbol))
        symbols = [beginning.canonical] if beginning else []
        return list(Resolution.objects.filter(symbol__in=symbols))
    held = Resolution.objects.filter(symbol_is_local=False)
    before = held.filter(sort_key__lt=read.sort_key).order_by("-sort_key")[:2]
    after = held.filter(sort_key__gt=read.sort_key).order_by("sort_key")[:2]
    return [*reversed(before), *after]


def _nearest_paragraphs(resolution: Resolution, anchor: str) -> list[Paragraph]:
    """Those of the same part; for a subparagraph, what would introduce it.

    Where no part is named, or no such one is there, a paragraph that prints the
    number in another part comes first: "op11" of A/RES/79/161 is "s2.op11".
    """
    wanted = COUNTED_RE.match(anchor)
    if wanted is None:
        return []
    number, kind = int(wanted["number"]), _kind(wanted["part"])
    distances = [
        (far, found["part"] != wanted["part"], paragraph.position, paragraph)
        for paragraph in resolution.paragraphs.defer("search_vector", "literal_vector")
        if (found := COUNTED_RE.fullmatch(paragraph.anchor))
        and _kind(found["part"]) == kind
        for far in [abs(int(found["number"]) - number)]
        if far == 0 or found["part"] == wanted["part"]
    ]
    nearest = sorted(distances, key=lambda entry: entry[:3])[:MOST]
    return [paragraph for *_, paragraph in nearest]


def _kind(part: str) -> str:
    """ "op" of "annex1.s2.op"."""
    return part.rpartition(".")[2]
