"""The topics, the verbs and the front page, as plain values."""

from __future__ import annotations

from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from ..models import CitedDocument, Paragraph, Resolution, Topic, Verb
from ..querysets import ParagraphQuerySet
from ..search import counts_in_all
from ..search.facets import Counts
from .places import Shape, resolution_link

SHOWN_ON_HOME = 10


def topics_shape() -> Shape:
    """All topics in use, the most frequent first."""
    return {"topics": _topic_lines(counts_in_all()[1])}


def topic_shape(topic: Topic) -> Shape:
    """A topic and the resolutions that have it, newest first."""
    resolutions = _resolutions_with(Paragraph.objects.filter(topics=topic))
    return {
        "slug": topic.slug,
        "label": topic.label,
        "count": sum(each["count"] for each in resolutions),
        "url": topic.get_absolute_url(),
        "search_url": _search_url("topic", topic.slug),
        "resolutions": resolutions,
    }


def verbs_shape() -> Shape:
    """All verbs in use, the most frequent first."""
    return {"verbs": _verb_lines(counts_in_all()[1])}


def verb_shape(verb: Verb) -> Shape:
    """A verb and the resolutions with paragraphs that open with it, newest first."""
    resolutions = _resolutions_with(Paragraph.objects.filter(verb=verb))
    return {
        "name": verb.name,
        "slug": verb.slug,
        "count": sum(each["count"] for each in resolutions),
        "url": verb.get_absolute_url(),
        "search_url": _search_url("verb", verb.name),
        "resolutions": resolutions,
    }


def home_shape() -> Shape:
    """What the archive holds, the newest resolutions first and the ways to browse."""
    newest = Resolution.objects.newest_first()[:SHOWN_ON_HOME]
    paragraphs, counts = counts_in_all()
    return {
        "counts": {
            "resolutions": Resolution.objects.count(),
            "paragraphs": paragraphs,
            "documents": CitedDocument.objects.count(),
        },
        "resolutions": [_resolution_line(resolution) for resolution in newest],
        "topics": _topic_lines(counts)[:SHOWN_ON_HOME],
        "verbs": _verb_lines(counts)[:SHOWN_ON_HOME],
        "search_url": reverse("search"),
        "documents_url": reverse("documents"),
    }


def _topic_lines(counts: dict[str, Counts]) -> list[Shape]:
    found = counts["topic"]
    lines = [
        {
            "slug": topic.slug,
            "label": topic.label,
            "count": found[topic.slug],
            "url": topic.get_absolute_url(),
        }
        for topic in Topic.objects.filter(slug__in=found)
    ]
    return sorted(lines, key=_most_frequent_first)


def _verb_lines(counts: dict[str, Counts]) -> list[Shape]:
    found = counts["verb"]
    lines = [
        {
            "name": verb.name,
            "slug": verb.slug,
            "count": found[verb.name],
            "url": verb.get_absolute_url(),
        }
        for verb in Verb.objects.filter(name__in=found)
    ]
    return sorted(lines, key=_most_frequent_first)


def _most_frequent_first(line: Shape) -> tuple[int, str]:
    return -line["count"], line["slug"]


def _resolution_line(resolution: Resolution) -> Shape:
    return {
        **resolution_link(resolution),
        "status": resolution.status,
        "body": resolution.body,
        "adopted": resolution.adopted.isoformat() if resolution.adopted else None,
        "year": resolution.year,
    }


def _resolutions_with(paragraphs: ParagraphQuerySet) -> list[Shape]:
    counts = dict(
        paragraphs.searchable()
        .order_by()
        .values_list("resolution")
        .annotate(Count("pk"))
    )
    resolutions = Resolution.objects.filter(pk__in=counts).newest_first()
    return [
        {**_resolution_line(each), "count": counts[each.pk]} for each in resolutions
    ]


def _search_url(name: str, value: str) -> str:
    return f"{reverse('search')}?{urlencode({name: value})}"
