"""A resolution, and a paragraph by itself, as plain values."""

from __future__ import annotations

from datetime import date

from django.http import QueryDict

from .. import former, reading
from ..citedby.documents import name_of
from ..citedby.places import WHOLE, Citers, citing_document, citing_paragraph
from ..exports import citing
from ..lineage.pairs import Relation, pairs_of
from ..lineage.strands import Strand, strand_of
from ..models import (
    Citation,
    CitedDocument,
    Footnote,
    Paragraph,
    ParseWarning,
    Repair,
    Resolution,
    path_of,
)
from ..parsing.document_kinds import official_url_of
from ..parsing.pinpoints import parts_of
from .lineage import earlier_and_later
from .places import Shape, places_shape, resolution_link


def resolution_shape(resolution: Resolution) -> Shape:
    """A resolution, whole."""
    reading.load_resolution(resolution)
    paragraphs = list(resolution.paragraphs.all())
    anchors_of = _anchors_by_footnote(paragraphs)
    source = _source_shape(resolution)
    return {
        **resolution_link(resolution),
        "official_url": official_url_of(resolution.symbol),
        "local_symbol": resolution.symbol_is_local,
        "status": resolution.status,
        "stage": resolution.stage,
        "body": resolution.body,
        "session": resolution.session,
        "adopted": _iso(resolution.adopted),
        "year": resolution.year,
        "agenda_item": resolution.agenda_item,
        "agenda_title": resolution.agenda_title,
        "committee_report": resolution.committee_report,
        "origin": resolution.origin,
        "plenary_meeting": resolution.plenary_meeting,
        "distributed": _iso(resolution.distributed),
        "job_number": resolution.job_number,
        "sponsors": resolution.sponsors,
        "enacting_words": resolution.enacting_words,
        "vote": resolution.vote,
        "paragraphs": [_paragraph_shape(each, resolution) for each in paragraphs],
        "footnotes": [
            {
                **_footnote_shape(note, resolution),
                "paragraphs": anchors_of.get(note.pk, []),
            }
            for note in resolution.footnotes.all()
        ],
        "warnings": [_warning_shape(each) for each in resolution.warnings.all()],
        "repairs": [_repair_shape(each) for each in resolution.repairs.all()],
        "source": source,
        "left_out": source["left_out"] if source else 0,
        **_pairs_shape(resolution),
    }


PAIR_KEYS: dict[Relation, str] = {
    "draft": "drafts",
    "adopted": "adopted_as",
    "source": "taken_over_from",
    "taken over": "taken_over_as",
}


def _pairs_shape(resolution: Resolution) -> Shape:
    """Drafts and adopted texts, and texts of other bodies: computed, unless confirmed.

    `share` is how much of the later text stands in the earlier one, null where an
    editor named a pair that nothing else did.
    """
    found: dict[str, list[Shape]] = {key: [] for key in PAIR_KEYS.values()}
    for pair in pairs_of(resolution):
        found[PAIR_KEYS[pair.relation]].append(
            {
                **resolution_link(pair.other),
                "share": pair.share,
                "confirmed": pair.is_confirmed,
            }
        )
    return found


def paragraph_page_shape(
    paragraph: Paragraph,
    citers: Citers | None = None,
    strand: Strand | None = None,
) -> Shape:
    """A paragraph by itself: where it stands, how to cite it, who cites it.

    `notes` are the footnotes marked in it, `cites` is what it cites in its own words
    and in them. `cited_by` are the `citers`, all unless others are given. `earlier`
    and `later` are its other wordings, those of `strand` if it is known.
    `stood_before` is what had this address in an edition of before, None if nothing
    else had it.
    """
    reading.load_paragraph(paragraph)
    resolution = paragraph.resolution
    if citers is None:
        citers = Citers(citing_paragraph(paragraph), QueryDict(), "")
    notes = {mark.footnote for mark in paragraph.marks.all()}
    return {
        **_paragraph_shape(paragraph, resolution),
        "resolution": resolution_link(resolution),
        "notes": [
            _footnote_shape(note, resolution)
            for note in sorted(notes, key=lambda note: note.number)
        ],
        "stood_before": _stood_before(paragraph),
        "cite": {
            "un": citing.un_citation(resolution, paragraph),
            "bibtex": citing.bibtex(resolution, paragraph),
            "ris": citing.ris(resolution, paragraph),
        },
        **earlier_and_later(strand or strand_of(paragraph)),
        "cites": cites_shape(paragraph),
        "cited_by": places_shape(citers.places, citers.hits),
        "cited_whole": _wholes_cited(paragraph),
    }


def _stood_before(paragraph: Paragraph) -> Shape | None:
    """What had the paragraph's address before, and where it is now, if anywhere."""
    row = former.stood_before(paragraph.resolution.symbol, paragraph.anchor)
    if row is None:
        return None
    at = None if row.is_gone else path_of(row.to_symbol, row.to_anchor or None)
    return {
        "until": row.left_at.date().isoformat(),
        "text": row.text,
        "symbol": row.to_symbol or None,
        "anchor": row.to_anchor or None,
        "url": at,
    }


def _wholes_cited(paragraph: Paragraph) -> list[Shape]:
    """How many places cite the resolution as a whole, or the annex or section that
    the paragraph stands in, with the address of the list."""
    document = CitedDocument.objects.filter(resolution=paragraph.resolution).first()
    if document is None:
        return []
    url = document.get_absolute_url()
    citers = Citers(citing_document(document), QueryDict(), url)
    wholes = (WHOLE, *parts_of(paragraph.anchor))
    return [
        {"place": each.value, "label": each.label, "count": each.count, "url": each.url}
        for each in citers.facets["place"]
        if each.value in wholes
    ]


def cites_shape(paragraph: Paragraph) -> list[Shape]:
    """What a paragraph cites, also in its footnotes, whose number it then has."""
    notes = {mark.footnote for mark in paragraph.marks.all()}
    found: list[tuple[int | None, Citation]] = [
        (None, each) for each in paragraph.citations.all()
    ]
    found += [
        (note.number, each)
        for note in sorted(notes, key=lambda note: note.number)
        for each in note.citations.all()
    ]
    return [
        {**_citation_shape(each, paragraph.resolution), "footnote": number}
        for number, each in found
    ]


def _paragraph_shape(paragraph: Paragraph, resolution: Resolution) -> Shape:
    acts = paragraph.acts.all()
    numbers = (mark.footnote.number for mark in paragraph.marks.all())
    return {
        "anchor": paragraph.anchor,
        "url": path_of(resolution.symbol, paragraph.anchor),
        "kind": paragraph.kind,
        "number": paragraph.number,
        "depth": paragraph.depth,
        "page": paragraph.page,
        "text": paragraph.text,
        "opening": paragraph.opening or None,
        "verb": paragraph.verb.name if paragraph.verb else None,
        "verbs": [
            {"verb": act.verb.name, "phrase": act.phrase, "start": act.start}
            for act in acts
        ],
        "addressees": [addressee.name for addressee in paragraph.addressees.all()],
        "topics": [topic.slug for topic in paragraph.topics.all()],
        "footnotes": list(dict.fromkeys(numbers)),
        "marks": [
            {
                "number": mark.footnote.number,
                "position": mark.position,
                "printed": mark.printed,
                "tied_by": mark.tied_by,
            }
            for mark in paragraph.marks.all()
        ],
        "citations": [
            _citation_shape(citation, resolution)
            for citation in paragraph.citations.all()
        ],
    }


def _footnote_shape(note: Footnote, resolution: Resolution) -> Shape:
    return {
        "number": note.number,
        "anchor": note.anchor,
        "text": note.text,
        "citations": [
            _citation_shape(citation, resolution) for citation in note.citations.all()
        ],
    }


def _citation_shape(citation: Citation, resolution: Resolution) -> Shape:
    symbol, url, official_url, name = None, None, None, None
    if citation.internal_anchor is not None:
        symbol = resolution.symbol
        url = None if citation.reason else path_of(symbol, citation.internal_anchor)
    elif citation.document is not None:
        symbol = citation.document.symbol
        held = citation.document.resolution
        url = (held or citation.document).get_absolute_url()
        official_url = official_url_of(symbol)
        name = name_of(citation.document)
    return {
        "symbol": symbol,
        "name": name,
        "text": citation.text,
        "start": citation.start,
        "end": citation.end,
        "status": citation.status,
        "url": url,
        "official_url": official_url,
        "pinpoint": citation.pinpoint or None,
        "reason": citation.reason or None,
        "anchor": citation.internal_anchor,
        "anchors": citation.pinpointed if citation.status == "held" else [],
    }


def _anchors_by_footnote(paragraphs: list[Paragraph]) -> dict[int, list[str]]:
    anchors: dict[int, list[str]] = {}
    for paragraph in paragraphs:
        for footnote in dict.fromkeys(
            mark.footnote_id for mark in paragraph.marks.all()
        ):
            anchors.setdefault(footnote, []).append(paragraph.anchor)
    return anchors


def _warning_shape(warning: ParseWarning) -> Shape:
    return {
        "code": warning.code,
        "message": warning.message,
        "anchor": warning.anchor,
    }


def _repair_shape(repair: Repair) -> Shape:
    return {
        "field": repair.field,
        "start": repair.start,
        "found": repair.found,
        "repaired": repair.repaired,
    }


def _source_shape(resolution: Resolution) -> Shape | None:
    """The file the text was read from; further sources are only kept."""
    for source in resolution.sources.all():
        if source.is_text_source:
            return {
                "filename": source.filename,
                "sha256": source.sha256,
                "media_type": source.media_type,
                "text_from": source.text_from,
                "parser_version": source.parser_version,
                "imported_at": source.imported_at.isoformat(),
                "left_out": source.left_out_count,  # type: ignore[attr-defined]
            }
    return None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
