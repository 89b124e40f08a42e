"""Two texts side by side: a page, and the same as data."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.urls import reverse

from .. import shapes
from ..comparing import comparison as comparing
from ..comparing.diff import diff
from ..comparing.held import text_of
from ..comparing.partners import default_partner
from ..exports import word
from ..models import Resolution, path_of
from ..parsing.candidates import candidates
from ..parsing.symbols import Symbol
from ..redlining import words_html
from .answers import Link, Refusal, file_answer, json_answer, public_page, twin_url
from .comparison_rows import footnote_groups, sections
from .errors import LONGEST
from .nearest import not_held, renamed

SIDES = ("from", "to")
# What else the address may say, and the one value that is not the default.
OPTIONS = {"editorial": "hide", "same": "show"}
HOW = "Name the two texts by their symbols: /compare?from=A/RES/64/179&to=A/RES/65/232"


@public_page
def compare(
    request: HttpRequest, as_json: bool = False, as_word: bool = False
) -> HttpResponseBase:
    """Compare two held texts; where one is not named, its default partner is found.

    Any spelling of a symbol leads to the canonical address. 400 for what is no symbol
    and for one text on both sides, 404 for what is not held.
    """
    typed = {side: request.GET.get(side, "").strip() for side in SIDES}
    if not any(typed.values()):
        if as_json or as_word:
            raise Refusal(400, f"{HOW}.")
        typed = {"from": request.GET.get("with", "")[:LONGEST]}
        return render(request, "resolutions/compare_choose.html", {"typed": typed})
    named = {side: held_named(typed[side]) for side in SIDES if typed[side]}
    old, new = _pair(named)
    if [typed[side] for side in SIDES] != [old.symbol, new.symbol]:
        ending = "-json" if as_json else "-docx" if as_word else ""
        where = compare_url(old, new, _options(request), ending)
        if len(named) == len(SIDES):
            return HttpResponsePermanentRedirect(where)
        # What arrives later may be a better partner.
        return HttpResponseRedirect(where)
    found = comparing.compare(text_of(old), text_of(new))
    if as_word:
        return _word_file(old, new, found)
    if as_json:
        return json_answer(shapes.comparison_shape(old, new, found))
    return _page(request, old, new, found)


def compare_url(
    old: Resolution,
    new: Resolution,
    options: dict[str, str] | None = None,
    ending: str = "",
) -> str:
    """The address of the page; `ending` "-json" or "-docx" is that of its twins."""
    query = urlencode(
        {"from": old.symbol, "to": new.symbol, **(options or {})}, safe="/()"
    )
    return f"{reverse(f'compare{ending}')}?{query}"


def held_named(typed: str) -> Resolution:
    """The held resolution that somebody means; a Refusal where there is no such one."""
    read = Symbol.parse(typed) if len(typed) <= LONGEST else None
    likely = [read] if read else candidates(typed) if len(typed) <= LONGEST else ()
    symbols = [each.canonical for each in likely]
    # Also as typed: a symbol the archive made up is in no body's grammar.
    named = Q(symbol__in=symbols) | Q(symbol__iexact=typed.strip("/ ")[:LONGEST])
    held = list(Resolution.objects.filter(named)[:3])
    if len(held) == 1:
        return held[0]
    shown = typed if len(typed) <= 80 else f"{typed[:80]}…"
    if held:
        raise Refusal(400, f"“{shown}” may be any of these.", [_link(e) for e in held])
    for symbol in dict.fromkeys((*symbols, typed.strip("/ ")[:LONGEST])):
        if now := renamed(symbol):
            renamed_one = Resolution.objects.filter(symbol=now).first()
            if renamed_one is None:
                raise not_held(now)
            return renamed_one
    if not symbols:
        raise Refusal(400, f"“{shown}” cannot be read as a symbol. {HOW}.")
    raise not_held(symbols[0])


def _pair(named: dict[str, Resolution]) -> tuple[Resolution, Resolution]:
    """The old text and the new one, as named or found."""
    if len(named) == len(SIDES):
        old, new = named["from"], named["to"]
        if old == new:
            raise Refusal(
                400, f"Both sides are {old.symbol}: name another text.", [_link(old)]
            )
        return old, new
    [(side, known)] = named.items()
    partner = default_partner(known, later=side == "from")
    if partner is None:
        raise Refusal(
            404,
            f"The archive holds no draft and no other edition of {known.symbol} to "
            f"compare it with; name the other text too.",
            [_link(known)],
        )
    other = partner.resolution
    return (other, known) if partner.is_older else (known, other)


def _word_file(
    old: Resolution, new: Resolution, found: comparing.Comparison
) -> HttpResponse:
    """The changes bear the name of the text that made them and its day."""
    day = new.adopted or new.distributed
    sheet = word.tracked(
        word.word_text_of(old),
        word.word_text_of(new),
        found,
        author=new.symbol,
        date=datetime.combine(day, time()) if day else _taken_in(new),
    )
    name = f"{old.symbol}_to_{new.symbol}.docx"
    return file_answer(word.docx(sheet), word.MEDIA_TYPE, name)


def _taken_in(held: Resolution) -> datetime | None:
    """When its text came into the archive."""
    source = held.sources.without_content().filter(is_text_source=True).first()
    return source.imported_at if source else None


def _page(
    request: HttpRequest, old: Resolution, new: Resolution, found: comparing.Comparison
) -> HttpResponse:
    options = _options(request)
    editorial, folded = "editorial" not in options, "same" not in options
    shown = old.symbol, new.symbol, editorial, folded
    parts = sections(found, *shown)
    overview = [(part.title, part.paragraphs) for part in parts if part.paragraphs]
    context = {
        "old": old,
        "new": new,
        "sides": [
            {"name": "old", "words": "From", "text": old},
            {"name": "new", "words": "To", "text": new},
        ],
        "title_html": words_html(diff(old.title, new.title)),
        "tally": _tally(found),
        "overview": overview,
        "verbs": [row for _, rows in overview for row in rows if row.verbs],
        "sections": parts,
        "notes": footnote_groups(found, *shown),
        "notes_changed": sum(row.change != "same" for row in found.footnotes),
        "links": _links(old, new, options),
        "editorial": editorial,
        "folded": folded,
        "parted": found.counts["split"] or found.counts["merged"],
        "typed": {"from": old.symbol, "to": new.symbol},
        "json_url": twin_url(request),
        "word_url": compare_url(old, new, ending="-docx"),
        "canonical_url": request.build_absolute_uri(compare_url(old, new)),
    }
    return render(request, "resolutions/compare.html", context)


def _tally(found: comparing.Comparison) -> list[tuple[str, str, int]]:
    """The counts in words; what did not happen is left out, but for the first five."""
    counts = found.counts
    words = (
        ("reworded", "reworded"),
        ("added", "added"),
        ("dropped", "dropped"),
        ("editorial", "changed by editors only"),
        ("same", "the same"),
    )
    further = (
        ("moved", "moved"),
        ("split", "from a paragraph that was split"),
        ("merged", "into one that was merged"),
        ("verbs", "with another verb"),
    )
    return [(name, said, counts[name]) for name, said in words] + [
        (name, said, counts[name]) for name, said in further if counts[name]
    ]


def _options(request: HttpRequest) -> dict[str, str]:
    return {n: value for n, value in OPTIONS.items() if request.GET.get(n) == value}


def _links(old: Resolution, new: Resolution, options: dict[str, str]) -> dict[str, Any]:
    """The same comparison with one option the other way, and turned round."""
    links = {
        name: compare_url(
            old,
            new,
            {n: OPTIONS[n] for n in OPTIONS if (n in options) != (n == name)},
        )
        for name in OPTIONS
    }
    return links | {"turned": compare_url(new, old, options)}


def _link(resolution: Resolution) -> Link:
    return {
        "symbol": resolution.symbol,
        "anchor": None,
        "url": path_of(resolution.symbol),
        "label": resolution.symbol,
        "text": resolution.title,
    }
