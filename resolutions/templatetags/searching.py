"""The lists of a page of results: what it has many of, filled in at once."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from django import template
from django.template.defaultfilters import truncatewords
from django.urls import reverse
from django.utils.safestring import SafeString

from ..anchors import anchor_label
from ..parsing.topics import TOPICS
from ..repeating import Repeated
from ..search.results import FacetResult, Hit

register = template.Library()

WORDS_OF_TITLE = 14
VALUE = Repeated(
    "resolutions/_facet_value.html", "url", "label", "count", "exclude_url"
)
RESULT = Repeated(
    "resolutions/_result.html",
    *("url", "name", "snippet", "year", "verb", "title", "topics", "tray", "place"),
)


@register.simple_tag
def facet_values(facet: FacetResult) -> SafeString:
    lines = [
        VALUE.filled(
            ("selected",) if each.selected else ("excluded",) if each.excluded else (),
            url=each.url,
            label=each.label,
            count=each.count,
            exclude_url=each.exclude_url,
        )
        for each in facet.values
    ]
    return _joined(lines)


@register.simple_tag
def result_lines(results: Iterable[tuple[Hit, str, str, str]]) -> SafeString:
    """Of hits, each with its address in the list, its place and the tray with it."""
    return _joined(_result(*each) for each in results)


def _result(hit: Hit, url: str, place: str, tray: str) -> SafeString:
    parts = {
        "draft": hit.status == "draft",
        "has_year": hit.year,
        "has_verb": hit.verb,
        "has_topics": hit.topics,
    }
    return RESULT.filled(
        tuple(name for name, is_there in parts.items() if is_there),
        url=url,
        name=f"{hit.symbol}, {anchor_label(hit.anchor)}",
        snippet=hit.snippet,
        year=hit.year or "",
        verb=hit.verb or "",
        title=_first_words(hit.title),
        topics=_joined(map(_topic, hit.topics)),
        tray=tray,
        place=place,
    )


@lru_cache(maxsize=5_000)
def _first_words(title: str) -> str:
    return truncatewords(title, WORDS_OF_TITLE)


@cache
def _topic(slug: str) -> SafeString:
    topic = Repeated("resolutions/_result_topic.html", "url", "label")
    url = reverse("topic", kwargs={"slug": slug})
    return topic.filled((), url=url, label=TOPICS.get(slug, slug))


def _joined(lines: Iterable[SafeString]) -> SafeString:
    return SafeString("\n".join(lines))
