"""What the templates need to show a text: links, labels, addresses of searches."""

from __future__ import annotations

from datetime import date
from functools import cache
from urllib.parse import urlsplit

from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString

from .. import anchors
from ..citedby.places import FACETS
from ..exports.wording import ordinal as ordinal_words
from ..exports.wording import ordinal_in_figures
from ..fixed import address_of
from ..models import Footnote, Paragraph
from ..parsing.document_kinds import KINDS
from ..parsing.topics import TOPICS
from ..parsing.types import REASONS
from ..rendering import footnote_html, paragraph_html
from ..shapes import neighbours
from ..views.endings import file_links, files_to_take

register = template.Library()

LONGEST_SUMMARY = 70
STATUS_WORDS = {
    "held": "held here",
    "not_held": "not held here",
    "internal": "in the same text",
    "ambiguous": "cannot be told",
}
LOOKUP_WORDS = {
    "internal": "within a text that is not named",
    "ambiguous": "cannot be told",
    "nothing_found": "nothing found",
}
TEXT_FROM_WORDS = {
    "born digital": "born digital",
    "text layer": "from the text layer of a file",
    "ocr": "from a scan, read by optical character recognition",
}


@register.filter
def linked(text: Paragraph | Footnote) -> SafeString:
    return paragraph_html(text) if isinstance(text, Paragraph) else footnote_html(text)


@register.filter
def label(paragraph: Paragraph) -> str:
    """ "operative paragraph 8"."""
    return anchors.anchor_label(paragraph.anchor)


register.filter("anchor_label", anchors.anchor_label)


@register.filter
def printed_number(paragraph: Paragraph) -> str:
    """As the text prints it ("8.", "(b)"); PP3 for the preamble, which prints none."""
    if paragraph.kind == "preambular" and paragraph.depth == 0:
        return f"PP{paragraph.number}" if paragraph.number else ""
    if not paragraph.number:
        return ""
    return f"({paragraph.number})" if paragraph.depth else f"{paragraph.number}."


@register.filter
def summary(paragraph: Paragraph) -> str:
    """The opening phrase, or the first words where there is none."""
    if paragraph.opening:
        return paragraph.opening
    text = paragraph.text
    if len(text) <= LONGEST_SUMMARY:
        return text
    return text[:LONGEST_SUMMARY].rpartition(" ")[0] + " …"


@register.filter
def session_words(session: str) -> str:
    """ "64" → "Sixty-fourth"; others as they are ("S-13")."""
    if not session.isdecimal():
        return session
    return ordinal_words(int(session)).capitalize()


register.filter("ordinal", ordinal_in_figures)


@register.filter
def iso_date(day: str | None) -> date | None:
    return date.fromisoformat(day) if day else None


@register.filter
def symbol_words(symbol: str) -> str:
    """What a symbol that the archive shortens says in full; else nothing."""
    series, _, number = symbol.partition("/")
    if series != "UNTS":
        return ""
    return f"United Nations, Treaty Series, registration number {number}"


@register.filter
def kind_label(kind: str) -> str:
    """What the documents of a kind are called ("Meeting records")."""
    return KINDS.get(kind, kind)


@register.filter
def facet_title(name: str) -> str:
    """Of a facet of those who cite."""
    return FACETS.get(name, name)


@register.filter
def status_words(status: str) -> str:
    return STATUS_WORDS.get(status, status)


@register.filter
def lookup_words(state: str) -> str:
    """The state of a citation that was looked up."""
    return LOOKUP_WORDS.get(state) or status_words(state)


@register.filter
def reason_words(reason: str) -> str:
    return REASONS.get(reason, reason)


@register.filter
def text_from_words(text_from: str) -> str:
    return TEXT_FROM_WORDS.get(text_from, text_from)


@register.simple_tag
def search_url(**filters: str) -> str:
    return f"{address_of('search')}?{urlencode(filters)}"


register.simple_tag(neighbours.map_url)


@register.simple_tag
def example(q: str) -> SafeString:
    """A search to be followed, as it is typed."""
    return format_html('<a href="{}"><code>{}</code></a>', search_url(q=q), q)


@register.simple_tag(takes_context=True)
def nav_link(context: Context, name: str, text: str) -> SafeString:
    """A link of the site's navigation, marked on its own page and those below it."""
    url = address_of(name)
    current = ""
    if context.get("section") == name:
        # A page that is filled in has no request, and is the one of its section.
        request = context.get("request")
        current = "page" if request is None or request.path == url else "true"
    return _nav_link(url, text, current)


@cache
def _nav_link(url: str, text: str, current: str) -> SafeString:
    marked = format_html(' aria-current="{}"', current) if current else ""
    return format_html('<a href="{}"{}>{}</a>', url, marked, text)


register.simple_tag(files_to_take)
register.simple_tag(file_links)


@register.filter
def host(url: str) -> str:
    """ "docs.un.org"."""
    return urlsplit(url).hostname or url


@register.filter
def topic_label(slug: str) -> str:
    return TOPICS.get(slug, slug)
