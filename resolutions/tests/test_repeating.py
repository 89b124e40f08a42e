"""What is filled in is what Django would render."""

from __future__ import annotations

import itertools

import pytest
from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from resolutions.search import search
from resolutions.views.endings import FILE, FILES, LINK
from resolutions.views.search_page import (
    CHIP,
    FACET,
    HIDDEN,
    PAGE,
    RESULT,
    SORT,
    TOPIC,
    VALUE,
    fields,
)

TYPED = "<b>\"{url}\" & {} %s %(url)s 'x' \ue001 \ue000url\ue001</b>"
ALL = [CHIP, FACET, FILE, FILES, HIDDEN, LINK, RESULT, SORT, TOPIC, VALUE]


@pytest.mark.parametrize("line", ALL, ids=lambda line: line.template)
def test_a_line_filled_in_is_one_rendered(line):
    rows = [
        [
            ""
            if not is_filled
            else mark_safe("<i>{%s}</i>")
            if place < line.safe
            else f"{TYPED}{place}"
            for place, is_filled in enumerate(filled)
        ]
        for filled in itertools.product([True, False], repeat=len(line.fields))
    ]
    rendered = [
        render_to_string(
            line.template, dict(zip(line.fields, row, strict=True))
        ).strip()
        for row in rows
    ]
    assert line.lines(rows) == "\n".join(rendered)
    assert isinstance(line.lines(rows), SafeString)
    assert "<b>" not in line.lines(rows)


@pytest.mark.parametrize(
    "question",
    [
        "",
        "q=crime",
        "q=crime&page=2&size=3",
        "q=the+crime&verb=urges&-topic=corruption&from=1990&to=2020",
        "q=cooperation&sort=oldest",
        "q=64/179",
        "q=vorzarmizar",
        "q=crime+prevension",
        "q=Appendix",
        "q=%3Cb%3E%22%25s+%7Bq%7D+%EE%80%80q%EE%80%81+%EE%80%82%3C%2Fb%3E",
        "q=crime&more=topic&body=General+Assembly&year=none",
        "q=crime&verb=%3Cb%3E&page=99",
    ],
)
def test_a_page_of_results_filled_in_is_one_rendered(archive_of_five, rf, question):
    request = rf.get(f"/search?{question}")
    found = search(QueryDict(question))
    values = fields(found, request)
    assert PAGE.filled(values) == PAGE.rendered(values, request).strip()
    assert "\ue000title" not in PAGE.filled(values)
