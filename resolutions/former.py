"""Where what stood at an address is now: written when a text changes, asked by whoever
finds nothing at an address.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from .comparing.align import align
from .comparing.held import text_of
from .comparing.passages import Passage
from .models import FormerAddress, Resolution, Topic
from .parsing.types import ParsedResolution

# What can be pointed to in a text, in reading order: paragraphs and footnotes.
Places = Sequence[Passage]

FOOTNOTE = "footnote"
NOT_IN_EDITION = "It is not in the present edition of the text."


class About(NamedTuple):
    """The body of a resolution, and the slugs of its topics."""

    body: str | None
    topics: list[str]


def places_of(resolution: Resolution) -> Places:
    """The places of a held resolution."""
    text = text_of(resolution)
    return [*text.passages, *text.footnotes]


def places_in(parsed: ParsedResolution) -> Places:
    """The places of a parsed one."""
    return [
        *(Passage(each.anchor, each.text, each.kind) for each in parsed.paragraphs),
        *(Passage(note.anchor, note.text, FOOTNOTE) for note in parsed.footnotes),
    ]


def matched(before: Places, after: Places) -> dict[str, str | None]:
    """For each anchor of before that of the same place now; None where there is none.

    A paragraph that was split is found at its first piece, one that was merged where
    it has gone.
    """
    found: dict[str, str | None] = {place.anchor: None for place in before}
    for are_notes in (False, True):
        old, new = (
            [each for each in places if (each.kind == FOOTNOTE) == are_notes]
            for places in (before, after)
        )
        for link in align(old, new):
            anchor = old[link.old].anchor
            if found[anchor] is None or link.sort == "whole":
                found[anchor] = new[link.new].anchor
    return found


def note_moves(symbol: str, before: Places, to_symbol: str, after: Places) -> None:
    """Note for every place of an old text where it is in the new one, if elsewhere.

    Earlier notes that lead to one of these places lead to its new one from now on, so
    that no address redirects twice.
    """
    moves = matched(before, after)
    _lead_on(symbol, moves, to_symbol)
    _welcome_back(to_symbol, after)
    FormerAddress.objects.bulk_create(
        _former(symbol, place, to_symbol, moves[place.anchor])
        for place in before
        if moves[place.anchor] != place.anchor
    )
    if symbol != to_symbol:
        forget_withdrawal(symbol)
        forget_withdrawal(to_symbol)
        moved = Resolution.objects.get(symbol=to_symbol)
        note_withdrawal(symbol, about_of(moved), to_symbol=to_symbol)


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


def _welcome_back(symbol: str, after: Places) -> None:
    """Take back the note that a place is gone where its words stand again."""
    words = {place.anchor: place.text for place in after}
    gone = FormerAddress.objects.filter(
        symbol=symbol, to_symbol="", anchor__in=list(words)
    )
    back = [row.pk for row in gone if row.text == words[row.anchor]]
    FormerAddress.objects.filter(pk__in=back).delete()


def _former(
    symbol: str, place: Passage, to_symbol: str, to: str | None
) -> FormerAddress:
    left = FormerAddress(symbol=symbol, anchor=place.anchor, text=place.text)
    if to is None:
        left.reason = NOT_IN_EDITION
    else:
        left.to_symbol, left.to_anchor = to_symbol, to
    return left


def about_of(resolution: Resolution) -> About:
    """What is kept of a resolution that goes; to be asked while its text is there."""
    topics = Topic.objects.filter(paragraphs__resolution=resolution).distinct()
    return About(resolution.body, list(topics.values_list("slug", flat=True)))


def note_withdrawal(
    symbol: str, about: About, reason: str = "", to_symbol: str = ""
) -> None:
    """Note that a resolution is gone as a whole, or found under another symbol."""
    FormerAddress.objects.create(
        symbol=symbol,
        to_symbol=to_symbol,
        reason=reason,
        body=about.body,
        topics=about.topics,
    )


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


def stood_before(symbol: str, anchor: str) -> FormerAddress | None:
    """What stood at the address of a paragraph before the one that stands there now."""
    return FormerAddress.objects.filter(symbol=symbol, anchor=anchor).first()
