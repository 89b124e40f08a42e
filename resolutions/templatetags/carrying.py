"""The tray carried from page to page in the address, for whoever has no JavaScript."""

from __future__ import annotations

from django import template
from django.template import Context
from django.utils.safestring import SafeString, mark_safe

from ..tray import with_tray
from ..views.answers import carried, carried_title

register = template.Library()


@register.simple_block_tag(takes_context=True)
def carrying_tray(context: Context, content: SafeString) -> SafeString:
    """What is in it, with the tray of the address in every link and form that leads to
    another page."""
    request = context.get("request")
    if request is None or not (places := carried(request)):
        return content
    return mark_safe(with_tray(content, places, carried_title(request)))  # noqa: S308


@register.simple_tag(takes_context=True)
def tray_count(context: Context) -> int:
    """How many paragraphs the address carries."""
    return len(carried(context["request"])) if "request" in context else 0
