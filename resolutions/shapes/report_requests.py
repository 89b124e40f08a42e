"""The reports, studies and meetings asked for, as plain values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..models import Paragraph, ReportRequest, path_of
from ..reports.answered import Answer, answers_to
from .places import Shape


def report_requests_shape(requests: Sequence[ReportRequest]) -> list[Shape]:
    """Each request with what answered it; `requests` come `with_paragraph()`.

    A fixed number of queries, however many requests there are.
    """
    answers = answers_to({each.paragraph.resolution_id for each in requests})
    return [
        _request_shape(each, answers.get(each.paragraph.resolution_id, []))
        for each in requests
    ]


def _request_shape(request: ReportRequest, answers: Sequence[Answer]) -> Shape:
    paragraph = request.paragraph
    return {
        **_place(paragraph),
        "title": paragraph.resolution.title,
        "year": request.asked_in,
        "body": request.asked_by,
        "product": request.product,
        "verb": request.verb,
        "text": paragraph.text[request.start : request.end],
        "start": request.start,
        "end": request.end,
        "addressees": request.addressees,
        "recipient": request.recipient,
        "subject": request.subject,
        "due": _due(request),
        "period": request.period,
        "resources": request.resources,
        "answers": [
            {**_place(answer.paragraph), "text": answer.paragraph.text}
            | {"year": answer.paragraph.resolution.year}
            for answer in answers
            if answer.fits(request)
        ],
    }


def _due(request: ReportRequest) -> dict[str, Any] | None:
    if request.due is None:
        return None
    return {
        "printed": request.due,
        "session": request.due_session,
        "body": request.due_body,
        "year": request.due_year,
    }


def _place(paragraph: Paragraph) -> Shape:
    symbol = paragraph.resolution.symbol
    return {
        "symbol": symbol,
        "anchor": paragraph.anchor,
        "url": path_of(symbol, paragraph.anchor),
    }
