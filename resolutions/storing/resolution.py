"""A text with all that belongs to it, stored and taken away."""

from __future__ import annotations

from django.db.models import Q

from .. import linking, models
from ..lineage import placing
from ..parsing.types import ParsedResolution
from ..search import postings
from .citations import sort_key, store_citations
from .paragraphs import store_marks, store_paragraphs, store_report_requests


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
    paragraphs = store_paragraphs(resolution, parsed)
    footnotes = models.Footnote.objects.bulk_create(
        models.Footnote(
            resolution=resolution, number=note.number, text=note.text, page=note.page
        )
        for note in parsed.footnotes
    )
    store_marks(parsed, paragraphs, footnotes)
    store_report_requests(resolution, parsed, paragraphs)
    store_citations(parsed, paragraphs, footnotes)
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
        sort_key=sort_key(parsed.symbol),
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
