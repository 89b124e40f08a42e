"""A resolution, whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from .. import reading, shapes
from ..citedby.counts import Counts, counts_by_anchor, counts_of
from ..comparing.partners import Partner, partners_of
from ..lineage.pairs import Pair, pairs_of
from ..lineage.series import series_of
from ..models import CitedDocument, Footnote, Paragraph, Resolution
from ..parsing.pinpoints import parts_of
from ..parsing.symbols import Symbol
from ..rendering import Place, places_of_marks, section_number
from .answers import json_answer, public_page, tray_urls, twin_url
from .compare import compare_url
from .endings import RESOLUTION_FORMS, files_of
from .errors import elsewhere

PART_TITLES = {
    "preambular": "Preamble",
    "operative": "Operative part",
    "annex": "Paragraphs of the annex",
    "unclassified": "Unclassified lines",
}


@dataclass(slots=True)
class Part:
    """An entry of the contents; one without entries leads to its heading.

    `kind` is that of the paragraphs in it. What stands under a heading is named by
    the numbers of its paragraphs.
    """

    kind: str
    heading: str = ""
    anchor: str = ""
    is_under_heading: bool = False
    entries: list[Paragraph] = field(default_factory=list)

    @property
    def title(self) -> str:
        if self.heading or not self.is_under_heading:
            return self.heading or PART_TITLES[self.kind]
        numbers = [each.number for each in self.entries]
        if self.kind == "preambular" or None in numbers:
            return "Paragraphs without a number"
        joint = "and" if len(numbers) == 2 else "to"
        last = f" {joint} {numbers[-1]}" if numbers[1:] else ""
        return f"Paragraph{'s' if last else ''} {numbers[0]}{last}"


@dataclass(frozen=True, slots=True)
class CitedBy:
    """The resolution as a cited document, if it is cited, and how often; and `counts`
    of the documents that its footnotes cite."""

    document: CitedDocument | None
    total: Counts | None
    counts: dict[int, Counts]


@public_page
def resolution(
    request: HttpRequest, symbol: str, as_json: bool = False
) -> HttpResponseBase:
    held = Resolution.objects.filter(symbol=symbol).first()
    if held is None:
        return elsewhere(request)
    if as_json:
        return json_answer(shapes.resolution_shape(held))
    reading.load_resolution(held)
    paragraphs = list(held.paragraphs.all())
    footnotes = list(held.footnotes.all())
    cited = _cited_by(held, footnotes)
    pairs = pairs_of(held)
    context = {
        "resolution": held,
        "official_url": official_url(held),
        "canonical_url": request.build_absolute_uri(held.get_absolute_url()),
        "json_url": twin_url(request),
        "files": files_of(held.get_absolute_url(), RESOLUTION_FORMS),
        "report_url": _report_url(held),
        "pairs": pairs,
        "series": series_of(held),
        "comparisons": _comparisons(held, pairs),
        "paragraphs": list(_with_counts(held, paragraphs, request)),
        "cited": cited,
        "parts": list(_parts(paragraphs)),
        "notes": notes_with_places(footnotes, paragraphs, cited),
        "warnings": held.warnings.all(),
        "repairs": held.repairs.all(),
        "sources": held.sources.all(),
        "anchors": {each.anchor for each in paragraphs}
        | {each.anchor for each in footnotes},
    }
    return render(request, "resolutions/resolution.html", context)


def official_url(held: Resolution) -> str | None:
    """None for a symbol that is the archive's own."""
    symbol = None if held.symbol_is_local else Symbol.parse(held.symbol)
    return symbol.official_url if symbol else None


def _comparisons(held: Resolution, pairs: list[Pair]) -> list[tuple[Partner, str]]:
    """The texts it is compared with first, and where; the older one is the earlier."""
    return [
        (
            each,
            compare_url(each.resolution, held)
            if each.is_older
            else compare_url(held, each.resolution),
        )
        for each in partners_of(held, pairs)
    ]


def _report_url(held: Resolution) -> str | None:
    """Of "A/64/440 and Corr.1" and of "A/79/456, para. 31" the report alone."""
    named = re.split(r" and |,", held.committee_report or "", maxsplit=1)[0]
    report = Symbol.parse(named)
    return report.official_url if report else None


def notes_with_places(
    footnotes: Iterable[Footnote],
    paragraphs: Iterable[Paragraph],
    cited: CitedBy | None = None,
) -> list[tuple[Footnote, list[Place], list[tuple[CitedDocument, Counts]]]]:
    """Each footnote with the places where it is marked in these paragraphs, and with
    the documents that it cites and how often they are cited."""
    places = places_of_marks(paragraphs)
    counts = cited.counts if cited else {}
    return [
        (
            footnote,
            places.get(footnote.number, []),
            [(each, counts[each.pk]) for each in _documents(footnote, counts)],
        )
        for footnote in footnotes
    ]


def _documents(
    footnote: Footnote, counts: dict[int, Counts]
) -> Iterable[CitedDocument]:
    cited = [each.document for each in footnote.citations.all()]
    return dict.fromkeys(each for each in cited if each and each.pk in counts)


def _cited_by(held: Resolution, footnotes: Iterable[Footnote]) -> CitedBy:
    document = CitedDocument.objects.filter(resolution=held).first()
    cited = {
        each.document_id
        for note in footnotes
        for each in note.citations.all()
        if each.document_id is not None
    }
    counts = counts_of(cited | ({document.pk} if document else set()))
    return CitedBy(document, counts.get(document.pk) if document else None, counts)


def _with_counts(
    held: Resolution, paragraphs: Sequence[Paragraph], request: HttpRequest
) -> Iterator[tuple[Paragraph, int, list[str], str]]:
    """Each paragraph with the number of places that cite it, with the parts that begin
    with it, whose names are places to link to, and the address of the tray with it."""
    counts = counts_by_anchor(held)
    begun: set[str] = set()
    places = [f"{held.symbol}/{paragraph.anchor}" for paragraph in paragraphs]
    for paragraph, url in zip(paragraphs, tray_urls(request, places), strict=True):
        parts = [each for each in parts_of(paragraph.anchor) if each not in begun]
        begun.update(parts)
        yield paragraph, counts.get(paragraph.anchor, 0), parts, url


def _heading(paragraph: Paragraph) -> str:
    """In one line, as contents are printed: "II. International Decade"."""
    number = section_number(paragraph)
    return f"{number}.{paragraph.text[len(number) :]}" if number else paragraph.text


def _parts(paragraphs: Iterable[Paragraph]) -> Iterator[Part]:
    """The contents: a part for each run of one kind, an entry for each heading.

    Subparagraphs stand with their paragraph and have no entry.
    """
    part: Part | None = None
    for paragraph in paragraphs:
        if paragraph.kind == "heading":
            part = Part("heading", _heading(paragraph), paragraph.anchor)
            yield part
        elif paragraph.depth == 0:
            if part is None or part.kind != paragraph.kind:
                follows = part is not None and (
                    part.kind == "heading" or part.is_under_heading
                )
                part = Part(paragraph.kind, is_under_heading=follows)
                yield part
            part.entries.append(paragraph)
