"""Paragraphs as rows, with their verbs, subjects, marks and the reports they ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.utils.text import slugify

from .. import models
from ..parsing.report_requests import find_report_requests
from ..parsing.topics import TOPICS
from ..parsing.types import Paragraph, ParsedResolution


def store_paragraphs(
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


def store_marks(
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


def store_report_requests(
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
