"""A parsed resolution as rows. The number of queries does not grow with its length."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Q
from django.utils.text import slugify

from . import linking, models
from .lineage import placing
from .parsing.document_kinds import body_name, kind_of
from .parsing.report_requests import find_report_requests
from .parsing.symbols import Symbol
from .parsing.topics import TOPICS
from .parsing.types import CitationSpan, Paragraph, ParsedResolution
from .search import postings

Place = tuple[dict[str, Any], tuple[CitationSpan, ...]]


def store_resolution(
    parsed: ParsedResolution, instead_of: models.Resolution | None = None
) -> models.Resolution:
    """Save everything but the file, link its citations both ways, let searches find it.

    A resolution given as `instead_of` keeps its row and its files; all else of it, the
    symbol too, becomes what was parsed. To be called in a transaction. Words of the
    vocabulary are created on demand.
    """
    resolution = _resolution(parsed)
    if instead_of is None:
        resolution.save(force_insert=True)
    else:
        clear(instead_of)
        resolution.pk = instead_of.pk
        resolution.save(force_update=True)
    paragraphs = _store_paragraphs(resolution, parsed)
    footnotes = models.Footnote.objects.bulk_create(
        models.Footnote(
            resolution=resolution, number=note.number, text=note.text, page=note.page
        )
        for note in parsed.footnotes
    )
    _store_marks(parsed, paragraphs, footnotes)
    _store_report_requests(resolution, parsed, paragraphs)
    _store_citations(parsed, paragraphs, footnotes)
    linking.link_arrival(resolution)
    linking.link_pinpoints(resolution)
    placing.place(resolution)
    models.Repair.objects.bulk_create(
        models.Repair(
            resolution=resolution,
            field=repair.field,
            start=repair.start,
            found=repair.found,
            repaired=repair.repaired,
        )
        for repair in parsed.repairs
    )
    models.ParseWarning.objects.bulk_create(
        models.ParseWarning(
            resolution=resolution,
            code=warning.code,
            message=warning.message,
            anchor=warning.anchor,
        )
        for warning in parsed.warnings
    )
    postings.add(resolution)
    return resolution


def clear(resolution: models.Resolution) -> None:
    """Take away all that was read from its file; row and files stay.

    Citations of it wait again, as before it arrived. Documents that nothing else cites
    are no longer among the cited ones.
    """
    cited = list(
        models.CitedDocument.objects.filter(
            Q(citations__paragraph__resolution=resolution)
            | Q(citations__footnote__resolution=resolution)
        ).values_list("pk", flat=True)
    )
    came_from_it = placing.leave(resolution)
    postings.remove(resolution)
    resolution.paragraphs.all().delete()
    resolution.footnotes.all().delete()
    resolution.repairs.all().delete()
    resolution.warnings.all().delete()
    linking.link_departure(resolution)
    models.CitedDocument.objects.filter(pk__in=cited, citations=None).delete()
    placing.mend(came_from_it)


def store_source(
    resolution: models.Resolution,
    parsed: ParsedResolution,
    data: bytes,
    digest: str,
    filename: str,
    *,
    is_text_source: bool,
) -> None:
    """Keep the file byte for byte, and the lines of it that stand in no field."""
    source = models.SourceFile.objects.create(
        resolution=resolution,
        sha256=digest,
        filename=filename,
        media_type=parsed.media_type,
        text_from=parsed.text_from,
        content=data,
        parser_version=parsed.parser_version,
        is_text_source=is_text_source,
    )
    models.LeftOutLine.objects.bulk_create(
        models.LeftOutLine(
            source=source, line=left.line, text=left.text, reason=left.reason
        )
        for left in parsed.left_out
    )


def _resolution(parsed: ParsedResolution) -> models.Resolution:
    front = parsed.front
    return models.Resolution(
        symbol=parsed.symbol,
        symbol_is_local=parsed.symbol_is_local,
        sort_key=_sort_key(parsed.symbol),
        body=front.body,
        session=front.session,
        status=parsed.status,
        stage=front.stage,
        title=front.title,
        adopted=front.adopted,
        year=_year(parsed),
        agenda_item=front.agenda_item,
        agenda_title=front.agenda_title,
        committee_report=front.committee_report,
        origin=front.origin,
        plenary_meeting=front.plenary_meeting,
        distributed=front.distributed,
        job_number=front.job_number,
        sponsors=list(front.sponsors),
        enacting_words=front.enacting_words,
        vote=front.vote,
    )


def _year(parsed: ParsedResolution) -> int | None:
    """Of the adoption; a draft has the year in which it was distributed."""
    front = parsed.front
    day = front.adopted or (front.distributed if parsed.status == "draft" else None)
    return day.year if day else None


def _sort_key(symbol: str) -> str:
    """Symbols of the archive's own are in no body's numbering and come as spelt."""
    read = Symbol.parse(symbol)
    return str(read.sort_key) if read else symbol


def _store_paragraphs(
    resolution: models.Resolution, parsed: ParsedResolution
) -> list[models.Paragraph]:
    verbs = _verbs(parsed.paragraphs)
    paragraphs = models.Paragraph.objects.bulk_create(
        models.Paragraph(
            resolution=resolution,
            position=position,
            anchor=paragraph.anchor,
            kind=paragraph.kind,
            number=paragraph.number,
            depth=paragraph.depth,
            page=paragraph.page,
            text=paragraph.text,
            opening=paragraph.opening,
            verb=verbs[paragraph.verb] if paragraph.verb else None,
        )
        for position, paragraph in enumerate(parsed.paragraphs)
    )
    children = list(_with_parents(paragraphs))
    models.Paragraph.objects.bulk_update(children, ["parent"])
    models.Act.objects.bulk_create(
        models.Act(
            paragraph=row, verb=verbs[act.verb], phrase=act.phrase, start=act.start
        )
        for row, paragraph in zip(paragraphs, parsed.paragraphs, strict=True)
        for act in paragraph.acts
    )
    _store_subjects(parsed, paragraphs)
    return paragraphs


def _with_parents(
    paragraphs: Iterable[models.Paragraph],
) -> Iterator[models.Paragraph]:
    """The subparagraphs, each hung under the nearest shallower paragraph above it."""
    above: list[models.Paragraph] = []
    for paragraph in paragraphs:
        while above and above[-1].depth >= paragraph.depth:
            above.pop()
        if above:
            paragraph.parent = above[-1]
            yield paragraph
        above.append(paragraph)


def _verbs(paragraphs: Iterable[Paragraph]) -> dict[str, models.Verb]:
    # In order, here and below: two imports that add the same words in a different
    # order would wait for each other.
    names = sorted({act.verb for paragraph in paragraphs for act in paragraph.acts})
    models.Verb.objects.bulk_create(
        (models.Verb(name=name, slug=slugify(name)) for name in names),
        ignore_conflicts=True,
    )
    return {verb.name: verb for verb in models.Verb.objects.filter(name__in=names)}


def _store_subjects(
    parsed: ParsedResolution, paragraphs: list[models.Paragraph]
) -> None:
    slugs = sorted({slug for each in parsed.paragraphs for slug in each.topics})
    models.Topic.objects.bulk_create(
        (models.Topic(slug=slug, label=TOPICS[slug]) for slug in slugs),
        ignore_conflicts=True,
    )
    topics = {row.slug: row for row in models.Topic.objects.filter(slug__in=slugs)}
    names = sorted({name for each in parsed.paragraphs for name in each.addressees})
    models.Addressee.objects.bulk_create(
        (models.Addressee(name=name) for name in names), ignore_conflicts=True
    )
    addressees = {
        row.name: row for row in models.Addressee.objects.filter(name__in=names)
    }
    pairs = list(zip(paragraphs, parsed.paragraphs, strict=True))
    with_topic = models.Paragraph.topics.through
    with_topic.objects.bulk_create(
        with_topic(paragraph=row, topic=topics[slug])
        for row, paragraph in pairs
        for slug in dict.fromkeys(paragraph.topics)
    )
    with_addressee = models.Paragraph.addressees.through
    with_addressee.objects.bulk_create(
        with_addressee(paragraph=row, addressee=addressees[name])
        for row, paragraph in pairs
        for name in dict.fromkeys(paragraph.addressees)
    )


def _store_report_requests(
    resolution: models.Resolution,
    parsed: ParsedResolution,
    paragraphs: list[models.Paragraph],
) -> None:
    models.ReportRequest.objects.bulk_create(
        models.ReportRequest(
            paragraph=row,
            product=found.product,
            start=found.start,
            end=found.end,
            verb=found.verb,
            addressees=list(found.addressees),
            recipient=found.recipient,
            subject=found.subject,
            due=found.due.printed if found.due else None,
            due_session=found.due.session if found.due else None,
            due_body=found.due.body if found.due else None,
            due_year=found.due.year if found.due else None,
            period=found.period,
            resources=found.resources,
            asked_by=resolution.body,
            asked_in=resolution.year,
        )
        for row, paragraph in zip(paragraphs, parsed.paragraphs, strict=True)
        for found in find_report_requests(
            paragraph.text, paragraph.acts, resolution.body
        )
    )


def _store_marks(
    parsed: ParsedResolution,
    paragraphs: list[models.Paragraph],
    footnotes: list[models.Footnote],
) -> None:
    by_number = {note.number: note for note in footnotes}
    models.FootnoteMark.objects.bulk_create(
        models.FootnoteMark(
            paragraph=row,
            footnote=by_number[mark.number],
            position=mark.position,
            printed=mark.printed,
            tied_by=mark.tied_by,
        )
        for row, paragraph in zip(paragraphs, parsed.paragraphs, strict=True)
        for mark in paragraph.marks
        # A mark whose note is missing is in the warnings of the parse.
        if mark.number in by_number
    )


def _store_citations(
    parsed: ParsedResolution,
    paragraphs: list[models.Paragraph],
    footnotes: list[models.Footnote],
) -> None:
    places: list[Place] = [
        ({"paragraph": row}, paragraph.citations)
        for row, paragraph in zip(paragraphs, parsed.paragraphs, strict=True)
    ]
    notes: list[Place] = [
        ({"footnote": row}, note.citations)
        for row, note in zip(footnotes, parsed.footnotes, strict=True)
    ]
    spans = [(place, span) for place, found in [*places, *notes] for span in found]
    documents = _documents(span for _, span in spans)
    models.Citation.objects.bulk_create(
        models.Citation(
            **place,
            text=span.text,
            start=span.start,
            end=span.end,
            pinpoint=span.pinpoint,
            reason=span.reason,
            document=documents.get(span.symbol) if span.status == "cited" else None,
            internal_anchor=span.symbol if span.status == "internal" else None,
        )
        for place, span in spans
    )


def _documents(spans: Iterable[CitationSpan]) -> dict[str | None, models.CitedDocument]:
    cited = {span.symbol for span in spans if span.status == "cited" and span.symbol}
    symbols = sorted(cited)
    models.CitedDocument.objects.bulk_create(
        (
            models.CitedDocument(
                symbol=symbol,
                sort_key=_sort_key(symbol),
                kind=kind_of(symbol),
                body=body_name(symbol),
            )
            for symbol in symbols
        ),
        ignore_conflicts=True,
    )
    linking.link_cited(symbols)
    rows = models.CitedDocument.objects.filter(symbol__in=symbols)
    return {row.symbol: row for row in rows}
