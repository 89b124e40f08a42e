"""A tray: paragraphs collected from anywhere. All there is of it stands in its address.

`/tray?p=A/RES/64/179/op10&p=…&title=…` names the paragraphs in the order in which
somebody put them, and what to write above them; nothing is stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from html import escape, unescape
from operator import or_
from urllib.parse import quote_plus, unquote, urlencode, urlsplit

from django.db.models import Prefetch, Q

from .converters import AnchorConverter
from .fixed import address_of
from .models import FootnoteMark, Paragraph
from .parsing.symbols import Symbol

MOST = 50
LONGEST = 250
LONGEST_TITLE = 150
# A link or a form that leads to the site.
LEADING_RE = re.compile(
    r"""(<a [^>]*?href=|<form [^>]*?action=)"((?:/(?!/)|\?)[^"]*)"[^>]*>"""
)
MARK_OF_TRAY = "data-tray-link"
FILES = (
    *(".json", ".docx", ".txt", ".xml", ".bib", ".ris", ".csv", ".xlsx"),
    *(".atom", ".md", ".graphml", ".svg"),
)
PLACE_RE = re.compile(rf"(.+)/({AnchorConverter.regex})")


@dataclass(frozen=True, slots=True)
class Tray:
    """`places` are all that the address names, once each, held or not: "A/RES/64/179/op10";
    `paragraphs` those that are held, by place; `left_out` counts those beyond the most.
    `title` is what somebody named the sheet, or "".
    """

    places: tuple[str, ...]
    paragraphs: dict[str, Paragraph]
    left_out: int = 0
    title: str = ""

    @property
    def unknown(self) -> list[str]:
        return [place for place in self.places if place not in self.paragraphs]

    @property
    def held(self) -> list[tuple[str, Paragraph]]:
        return [(p, self.paragraphs[p]) for p in self.places if p in self.paragraphs]


def read_tray(typed: Sequence[str], title: str = "") -> Tray:
    """What the address names; two queries and two more for the footnotes."""
    named = list(dict.fromkeys(filter(None, map(place_named, typed))))
    places = named[:MOST]
    pairs = [(match[1], match[2]) for p in places if (match := PLACE_RE.fullmatch(p))]
    wanted = [Q(resolution__symbol=symbol, anchor=anchor) for symbol, anchor in pairs]
    found: Iterable[Paragraph] = ()
    if wanted:
        marks = FootnoteMark.objects.select_related("footnote")
        found = (
            Paragraph.objects.filter(reduce(or_, wanted))
            .select_related("resolution", "verb", "parent__parent")
            .defer("search_vector", "literal_vector")
            .prefetch_related(Prefetch("marks", queryset=marks))
        )
    held = {f"{each.resolution.symbol}/{each.anchor}": each for each in found}
    return Tray(tuple(places), held, max(0, len(named) - MOST), title_named(title))


def place_named(typed: str) -> str:
    """The place that somebody means, "" for nothing: a symbol with an anchor, or the
    address of the paragraph's page. What cannot be read stays as it is."""
    text = _printable(typed[:LONGEST])
    if text.startswith(("http://", "https://")):
        try:
            text = unquote(urlsplit(text).path)
        except ValueError:
            return text
    text = text.strip("/ ").removesuffix(".json")
    found = re.fullmatch(rf"(.+)/({AnchorConverter.regex})", text, re.IGNORECASE)
    if found is None:
        return text
    read = Symbol.parse(found[1])
    return f"{read.canonical if read else found[1]}/{found[2].lower()}"


def title_named(title: str) -> str:
    """The title that somebody means, in one line."""
    return _printable(" ".join(title[: 2 * LONGEST_TITLE].split()))[:LONGEST_TITLE]


def _printable(text: str) -> str:
    return "".join(each for each in text if each.isprintable()).strip()


def tray_url(places: Iterable[str], ending: str = "", title: str = "") -> str:
    named = [*(("p", place) for place in places), *([("title", title)] * bool(title))]
    query = urlencode(named, safe="/()")
    path = address_of(f"tray{ending}")
    return f"{path}?{query}" if query else path


def urls_with(
    carried: Sequence[str], places: Iterable[str], title: str = ""
) -> list[str]:
    """The addresses of the tray with each of the places added to what it has."""
    url = tray_url(carried, title=title)
    start = f"{url}{'&' if '?' in url else '?'}p="
    return [url if place in carried else f"{start}{_quoted(place)}" for place in places]


@lru_cache(maxsize=10_000)
def _quoted(place: str) -> str:
    return quote_plus(place, safe="/()")


def carrying(url: str, places: Sequence[str], title: str = "") -> str:
    """An address of the site with the tray in it."""
    if not places:
        return url
    page, hash_mark, place = url.partition("#")
    query = tray_url(places, title=title).partition("?")[2]
    return f"{page}{'&' if '?' in page else '?'}{query}{hash_mark}{place}"


def with_tray(html: str, places: Sequence[str], title: str = "") -> str:
    """A page with the tray in its links and forms that lead to other pages of the site.

    Not in those to files, which are the same with it, and to the tray, which say which
    one they mean; but for that of the site's navigation.
    """
    fields = [*(("p", place) for place in places), *([("title", title)] * bool(title))]
    hidden = "".join(
        f'<input type="hidden" name="{name}" value="{escape(value)}" data-carried>'
        for name, value in fields
    )

    def changed(found: re.Match[str]) -> str:
        tag, url = found[0], unescape(found[2])
        path = url.partition("?")[0].partition("#")[0]
        is_tray = path == address_of("tray") or path.startswith(
            f"{address_of('tray')}."
        )
        if path.endswith(FILES) or (is_tray and MARK_OF_TRAY not in tag):
            return tag
        if found[1].startswith("<form"):
            return tag if 'method="post"' in tag else f"{tag}{hidden}"
        return tag.replace(
            f'"{found[2]}"', f'"{escape(carrying(url, places, title))}"', 1
        )

    return LEADING_RE.sub(changed, html)


def with_place(places: Sequence[str], place: str) -> list[str]:
    return list(dict.fromkeys([*places, place]))


def moved(places: Sequence[str], place: str, by: int) -> list[str]:
    """With the place one up (-1) or down (+1); at the end it stays."""
    order = list(places)
    index = order.index(place)
    other = index + by
    if 0 <= other < len(order):
        order[index], order[other] = order[other], order[index]
    return order
