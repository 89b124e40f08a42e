"""The text of a paragraph or footnote, with its spans, as safe HTML.

In goes plain text and offsets into it; out comes escaped HTML with links for the
citations, raised links for the footnote marks and the opening phrase in italics.
Guaranteed: taking the marks and the tags out again gives the text back, and spans
that lie outside the text, or across one another, are left out rather than guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from .anchors import anchor_label
from .models import Citation, Footnote, Paragraph, Resolution
from .parsing.document_kinds import official_url_of

WEB_ADDRESS_RE = re.compile(r"https?://[^\s<>\"“”]++")
CLOSING_PUNCTUATION = ".,;:)]'’"


@dataclass(frozen=True, slots=True)
class MarkLink:
    """A footnote mark: it stands before the character at `position`."""

    position: int
    number: int
    id: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link over the characters from `start` to `end`; `title` may be empty.

    `rel` is "external" where the link leaves the archive.
    """

    start: int
    end: int
    url: str
    title: str = ""
    rel: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a footnote is marked: the id of the mark, its paragraph in words, and
    the letter that tells the places of one footnote apart."""

    id: str
    label: str
    letter: str


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    is_opening: bool
    link: Link | None
    marks: tuple[MarkLink, ...]


def paragraph_html(paragraph: Paragraph) -> SafeString:
    """The paragraph's text with its marks, citations and opening phrase."""
    return render_text(
        paragraph.text,
        opening=section_number(paragraph) or paragraph.opening,
        marks=list(_marks(paragraph)),
        links=_citation_links(paragraph.citations.all(), paragraph.resolution),
    )


def section_number(heading: Paragraph) -> str:
    """The number that a heading prints above its title ("II"), without a stop."""
    number = heading.number or ""
    stands_above = heading.kind == "heading" and heading.text.startswith(f"{number} ")
    return number if stands_above else ""


def footnote_html(footnote: Footnote) -> SafeString:
    """The footnote's text with its citations and the web addresses it prints."""
    return render_text(
        footnote.text,
        links=[
            *_citation_links(footnote.citations.all(), footnote.resolution),
            *web_addresses(footnote.text),
        ],
    )


def places_of_marks(paragraphs: Iterable[Paragraph]) -> dict[int, list[Place]]:
    """For each footnote's number the places where these paragraphs mark it."""
    places: dict[int, list[Place]] = {}
    for paragraph in paragraphs:
        label = anchor_label(paragraph.anchor)
        for mark in _marks(paragraph):
            of_note = places.setdefault(mark.number, [])
            of_note.append(Place(mark.id, label, _letter(len(of_note))))
    return places


def render_text(
    text: str,
    *,
    opening: str = "",
    marks: Iterable[MarkLink] = (),
    links: Iterable[Link] = (),
) -> SafeString:
    """Return `text` as HTML; a mark leads to its footnote on the same page."""
    pieces = _cut(
        text,
        opening=len(opening) if opening and text.startswith(opening) else 0,
        marks=sorted(marks, key=lambda mark: (mark.position, mark.number)),
        links=list(_without_overlaps(links, len(text))),
    )
    html: list[str] = []
    # One <a> holds all neighbouring pieces of its link, so that a link over the end
    # of the opening phrase stays one link; a mark inside it must cut it in two,
    # since a link cannot stand in a link.
    for (link, _), run in groupby(_numbered(pieces), key=lambda item: item[:2]):
        inner = []
        for _, _, piece in run:
            html.extend(_mark(mark) for mark in piece.marks)
            words = escape(piece.text)
            inner.append(f"<em>{words}</em>" if piece.is_opening else words)
        html.append(_anchor(link, "".join(inner)) if link else "".join(inner))
    return mark_safe("".join(html))


def web_addresses(text: str) -> Iterator[Link]:
    """Yield a link for every http or https address printed in `text`."""
    for match in WEB_ADDRESS_RE.finditer(text):
        url = match.group().rstrip(CLOSING_PUNCTUATION)
        yield Link(match.start(), match.start() + len(url), url, rel="external")


def _marks(paragraph: Paragraph) -> Iterator[MarkLink]:
    """The marks with their ids: "op1-fn2", and "op1-fn2-2" where the paragraph marks
    the footnote a second time."""
    seen: Counter[int] = Counter()
    for mark in paragraph.marks.all():
        number = mark.footnote.number
        seen[number] += 1
        id = f"{paragraph.anchor}-fn{number}"
        again = f"-{seen[number]}" if seen[number] > 1 else ""
        yield MarkLink(mark.position, number, f"{id}{again}")


def _citation_links(
    citations: Iterable[Citation], resolution: Resolution
) -> Iterator[Link]:
    """What is held leads to its text, at the place that is cited; the rest to the
    official copy or, where there is none, to the page of the cited document. A place
    that the text does not have leads nowhere."""
    citations = list(citations)
    ends = {citation.start: citation.end for citation in reversed(citations)}
    for citation in citations:
        span = citation.start, citation.end
        document = citation.document
        # What a range leaves out has the range for its span; its ends are linked.
        if citation.end > ends[citation.start]:
            continue
        if citation.internal_anchor is not None:
            if citation.reason:
                continue
            url = f"{resolution.get_absolute_url()}#{citation.internal_anchor}"
            yield Link(*span, url)
        elif document is None:
            continue
        elif document.resolution is not None:
            held = document.resolution
            place = f"#{citation.pinpointed[0]}" if citation.pinpointed else ""
            title = f"{document.symbol}: {held.title}" if held.title else held.symbol
            yield Link(*span, f"{held.get_absolute_url()}{place}", title)
        elif official := official_url_of(document.symbol):
            title = f"{document.symbol}, official copy"
            yield Link(*span, official, title, rel="external")
        else:
            yield Link(*span, document.get_absolute_url(), document.symbol)


def _letter(index: int) -> str:
    """a to z, then aa, ab."""
    tens, ones = divmod(index, 26)
    return (chr(ord("a") + tens - 1) if tens else "") + chr(ord("a") + ones)


def _without_overlaps(links: Iterable[Link], length: int) -> Iterator[Link]:
    """Yield the links that can stand side by side, the longer one first at a place."""
    free_from = 0
    for link in sorted(links, key=lambda link: (link.start, -link.end)):
        if link.start >= free_from and link.start < link.end <= length:
            yield link
            free_from = link.end


def _cut(
    text: str, *, opening: int, marks: list[MarkLink], links: list[Link]
) -> Iterator[_Piece]:
    """Yield the text cut wherever something begins or ends; the last piece is empty."""
    length = len(text)
    marks = [mark for mark in marks if 0 <= mark.position <= length]
    cuts = {0, length, opening} | {mark.position for mark in marks}
    cuts |= {place for link in links for place in (link.start, link.end)}
    marks_at: dict[int, tuple[MarkLink, ...]] = {
        position: tuple(group)
        for position, group in groupby(marks, key=lambda mark: mark.position)
    }
    waiting = iter(links)
    link = next(waiting, None)
    for start, end in pairwise(sorted(cuts)):
        if link is not None and link.end <= start:
            link = next(waiting, None)
        covers = link is not None and link.start <= start
        yield _Piece(
            text[start:end],
            is_opening=start < opening,
            link=link if covers else None,
            marks=marks_at.get(start, ()),
        )
    yield _Piece("", False, None, marks_at.get(length, ()))


def _numbered(
    pieces: Iterable[_Piece],
) -> Iterator[tuple[Link | None, int, _Piece]]:
    """Number the pieces so that a new number begins wherever a mark stands."""
    run = 0
    for piece in pieces:
        run += bool(piece.marks)
        yield piece.link, run, piece


def _mark(mark: MarkLink) -> SafeString:
    return format_html(
        '<sup class="mark" id="{}"><a href="#fn{}" aria-label="Footnote {}">{}</a></sup>',
        mark.id,
        mark.number,
        mark.number,
        mark.number,
    )


def _anchor(link: Link, inner: str) -> str:
    title = format_html(' title="{}"', link.title) if link.title else ""
    if link.rel:
        return format_html(
            '<a rel="{}" href="{}"{}>{}</a>',
            link.rel,
            link.url,
            title,
            mark_safe(inner),
        )
    return format_html(
        '<a class="citation" href="{}"{}>{}</a>', link.url, title, mark_safe(inner)
    )
