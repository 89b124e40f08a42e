"""The topics, the verbs and the front page, as plain values."""

from __future__ import annotations

from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from ..models import CitedDocument, Paragraph, Resolution, Topic, Verb
from ..querysets import ParagraphQuerySet
from .places import Shape, resolution_link

SHOWN_ON_HOME = 10


def topics_shape() -> Shape:
    return {"topics": [_topic_line(topic) for topic in Topic.objects.in_use()]}


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
    return {"verbs": [_verb_line(verb) for verb in Verb.objects.in_use()]}


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
    return {
        "counts": {
            "resolutions": Resolution.objects.count(),
            "paragraphs": Paragraph.objects.searchable().count(),
            "documents": CitedDocument.objects.count(),
        },
        "resolutions": [_resolution_line(resolution) for resolution in newest],
        "topics": [
            _topic_line(topic) for topic in Topic.objects.in_use()[:SHOWN_ON_HOME]
        ],
        "verbs": [_verb_line(verb) for verb in Verb.objects.in_use()[:SHOWN_ON_HOME]],
        "search_url": reverse("search"),
        "documents_url": reverse("documents"),
    }


def _topic_line(topic: Topic) -> Shape:
    """For a topic of `in_use()`, which has the count."""
    return {
        "slug": topic.slug,
        "label": topic.label,
        "count": topic.count,
        "url": topic.get_absolute_url(),
    }


def _verb_line(verb: Verb) -> Shape:
    """For a verb of `in_use()`, which has the count."""
    return {
        "name": verb.name,
        "slug": verb.slug,
        "count": verb.count,
        "url": verb.get_absolute_url(),
    }


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
