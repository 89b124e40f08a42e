"""Topics and operative verbs, and the paragraphs of each."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render

from .. import shapes
from ..models import Paragraph, Topic, Verb
from ..pictures.bars import Bar, bar_chart
from ..querysets import ParagraphQuerySet
from ..shapes.verb_use import (
    conventions,
    in_order_of,
    verb_table_shape,
    verb_use_shape,
)
from .answers import Refusal, json_answer, page_number, public_page, twin_url

PAGE_SIZE = 100


@public_page
def topics(request: HttpRequest, as_json: bool = False) -> HttpResponseBase:
    shape = shapes.topics_shape()
    if as_json:
        return json_answer(shape)
    context = {
        "section": "topics",
        "title": "Topics",
        "entries": [(each["label"], each) for each in shape["topics"]],
        "json_url": twin_url(request),
    }
    return render(request, "resolutions/topics.html", context)


@public_page
def verbs(request: HttpRequest, as_json: bool = False) -> HttpResponseBase:
    shape = shapes.verbs_shape()
    shape["for_whom"] = verb_table_shape()
    if as_json:
        return json_answer(shape)
    asked = request.GET.get("strength")
    convention = next((each for each in conventions() if each["slug"] == asked), None)
    context = {
        "section": "verbs",
        "title": "Verbs",
        "table": shape["for_whom"],
        "conventions": conventions(),
        "convention": convention,
        "levels": in_order_of(convention, shape["verbs"]) if convention else [],
        "entries": [(each["name"], each) for each in shape["verbs"]],
        "json_url": twin_url(request),
    }
    return render(request, "resolutions/verbs.html", context)


@public_page
def topic(request: HttpRequest, slug: str, as_json: bool = False) -> HttpResponseBase:
    found = Topic.objects.filter(slug=slug).first()
    if found is None:
        raise _unknown("topic", slug, shapes.topics_shape()["topics"], "label")
    shape = shapes.topic_shape(found)
    paragraphs = Paragraph.objects.filter(topics=found)
    return _detail(request, "topic", found.label, shape, paragraphs, as_json)


@public_page
def verb(request: HttpRequest, slug: str, as_json: bool = False) -> HttpResponseBase:
    found = Verb.objects.filter(slug=slug).first()
    if found is None:
        raise _unknown("verb", slug, shapes.verbs_shape()["verbs"], "name")
    shape = shapes.verb_shape(found)
    shape["use"] = verb_use_shape(found)
    paragraphs = Paragraph.objects.filter(verb=found)
    return _detail(request, "verb", found.name, shape, paragraphs, as_json)


def _detail(
    request: HttpRequest,
    what: str,
    name: str,
    shape: dict[str, Any],
    paragraphs: ParagraphQuerySet,
    as_json: bool,
) -> HttpResponseBase:
    """The page of a topic or verb: its paragraphs, grouped by resolution."""
    ordered = (
        paragraphs.searchable()
        .defer("search_vector", "literal_vector")
        .select_related("resolution")
        .order_by(
            F("resolution__year").desc(nulls_last=True),
            "-resolution__sort_key",
            "position",
        )
    )
    page = Paginator(ordered, PAGE_SIZE).get_page(page_number(request))
    if as_json:
        lines = [_line(each) for each in page.object_list]
        return json_answer(
            {**shape, "page": page.number, "pages": page.paginator.num_pages}
            | {"paragraphs": lines}
        )
    context = {
        "section": f"{what}s",
        "what": what,
        "name": name,
        "shape": shape,
        "page": page,
        "groups": [
            (resolution, list(group))
            for resolution, group in groupby(
                page.object_list, key=lambda each: each.resolution
            )
        ],
        "previous_url": f"?page={page.number - 1}" if page.has_previous() else None,
        "next_url": f"?page={page.number + 1}" if page.has_next() else None,
        "json_url": twin_url(request),
        **(_use(name, shape["use"]) if "use" in shape else {}),
    }
    return render(request, "resolutions/browse_detail.html", context)


def _use(name: str, use: dict[str, Any]) -> dict[str, Any]:
    """How a verb is used, with the picture of its years."""
    bars = [Bar(str(each["year"]), each["count"]) for each in use["by_year"]]
    return {
        "use": use,
        "use_tables": [
            ("Who is addressed in these paragraphs", "Addressee", use["addressees"]),
            ("What they are about", "Topic", use["topics"]),
        ],
        "chart": bar_chart(
            "years",
            f"Paragraphs that open with “{name}”, by year",
            "The table below the picture says the same in numbers.",
            bars,
        ),
    }


def _line(paragraph: Paragraph) -> dict[str, Any]:
    return {
        "symbol": paragraph.resolution.symbol,
        "anchor": paragraph.anchor,
        "url": paragraph.get_absolute_url(),
        "kind": paragraph.kind,
        "number": paragraph.number,
        "text": paragraph.text,
    }


def _unknown(what: str, slug: str, held: list[dict[str, Any]], label: str) -> Refusal:
    """The refusal for a slug that is none, with those that begin alike."""
    alike = [each for each in held if each["slug"][:3] == slug[:3].lower()]
    nearest = [
        {
            "symbol": None,
            "anchor": None,
            "url": each["url"],
            "label": each[label],
            "text": "",
        }
        for each in alike
    ]
    return Refusal(404, f"The archive has no {what} called “{slug}”.", nearest)
