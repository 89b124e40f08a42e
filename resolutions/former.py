"""Where what stood at an address is now: written when a text changes, asked by whoever
finds nothing at an address.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rapidfuzz import fuzz

from .models import FormerAddress, Resolution
from .parsing.types import ParsedResolution

# The texts of the places of a resolution, by anchor, in reading order.
Places = dict[str, str]

# How alike two texts are, of 100, that are taken for one in two readings.
ALIKE = 60
NOT_IN_EDITION = "It is not in the present edition of the text."


def places_of(resolution: Resolution) -> Places:
    """What can be pointed to in a held resolution: paragraphs and footnotes."""
    places = dict(resolution.paragraphs.values_list("anchor", "text"))
    return places | {note.anchor: note.text for note in resolution.footnotes.all()}


def places_in(parsed: ParsedResolution) -> Places:
    """The same for a parsed one."""
    places = {paragraph.anchor: paragraph.text for paragraph in parsed.paragraphs}
    return places | {note.anchor: note.text for note in parsed.footnotes}


def matched(before: Places, after: Places) -> dict[str, str | None]:
    """For each anchor of before that of the same text now; None where there is none.

    Each anchor of now is given once: to the same text, of several to the one at its own
    anchor; else to the most alike.
    """
    found: dict[str, str | None] = {}
    left = dict(after)
    for same in (_same_place, _same_text, _alike):
        for old, new in list(same(_unfound(before, found), left)):
            if old not in found and new in left:
                found[old] = new
                del left[new]
    return {anchor: found.get(anchor) for anchor in before}


def _unfound(before: Places, found: Mapping[str, str | None]) -> Places:
    return {anchor: text for anchor, text in before.items() if anchor not in found}


def _same_place(before: Places, after: Places) -> Iterator[tuple[str, str]]:
    return ((each, each) for each in before if before[each] == after.get(each))


def _same_text(before: Places, after: Places) -> Iterator[tuple[str, str]]:
    by_text: dict[str, list[str]] = {}
    for anchor, text in after.items():
        by_text.setdefault(text, []).append(anchor)
    return (
        (anchor, by_text[text].pop(0))
        for anchor, text in before.items()
        if by_text.get(text)
    )


def _alike(before: Places, after: Places) -> list[tuple[str, str]]:
    scored = []
    for old, text in before.items():
        for new, other in after.items():
            # A footnote never became a paragraph.
            if old.startswith("fn") == new.startswith("fn"):
                score = fuzz.ratio(text, other, score_cutoff=ALIKE)
                if score:
                    scored.append((score, old == new, old, new))
    scored.sort(key=lambda each: each[:2], reverse=True)
    return [(old, new) for _, _, old, new in scored]


def note_moves(symbol: str, before: Places, to_symbol: str, after: Places) -> None:
    """Note for every place of an old text where it is in the new one, if elsewhere.

    Earlier notes that lead to one of these places lead to its new one from now on, so
    that no address redirects twice.
    """
    moves = matched(before, after)
    _lead_on(symbol, moves, to_symbol)
    # A place that is there in the new text needs no note that it is gone.
    FormerAddress.objects.bulk_create(
        _former(symbol, anchor, to_symbol, to)
        for anchor, to in moves.items()
        if (to is None and anchor not in after) or (to is not None and to != anchor)
    )
    if symbol != to_symbol:
        forget_withdrawal(symbol)
        forget_withdrawal(to_symbol)
        note_withdrawal(symbol, to_symbol=to_symbol)


def _lead_on(symbol: str, moves: Mapping[str, str | None], to_symbol: str) -> None:
    for row in FormerAddress.objects.filter(to_symbol=symbol):
        to = moves.get(row.to_anchor, row.to_anchor)
        row.to_symbol, row.to_anchor = to_symbol, to or ""
        if to is None:
            row.to_symbol, row.reason = "", NOT_IN_EDITION
        if (row.symbol, row.anchor) == (row.to_symbol, row.to_anchor):
            row.delete()
        else:
            row.save()


def _former(symbol: str, anchor: str, to_symbol: str, to: str | None) -> FormerAddress:
    if to is None:
        return FormerAddress(symbol=symbol, anchor=anchor, reason=NOT_IN_EDITION)
    return FormerAddress(
        symbol=symbol, anchor=anchor, to_symbol=to_symbol, to_anchor=to
    )


def note_withdrawal(symbol: str, reason: str = "", to_symbol: str = "") -> None:
    """Note that a resolution is gone as a whole, or found under another symbol."""
    FormerAddress.objects.create(symbol=symbol, to_symbol=to_symbol, reason=reason)


def forget_withdrawal(symbol: str) -> None:
    """A resolution is public again: it is gone no more."""
    FormerAddress.objects.filter(symbol=symbol, anchor="").delete()


def former(symbol: str, anchor: str | None = None) -> FormerAddress | None:
    """What became of an address at which nothing is found now, as of the newest note.

    A place in a resolution that is gone as a whole is gone for that reason; one in a
    resolution that has another symbol now is there at its own anchor.
    """
    rows = list(
        FormerAddress.objects.filter(symbol=symbol, anchor__in={"", anchor or ""})
    )
    is_held = bool(rows) and Resolution.objects.filter(symbol=symbol).exists()
    whole = None if is_held else next((each for each in rows if not each.anchor), None)
    place = next((each for each in rows if each.anchor and each.anchor == anchor), None)
    if whole is not None and (whole.is_gone or not place):
        if anchor and not whole.is_gone:
            whole.to_anchor = anchor
        return whole
    return place
