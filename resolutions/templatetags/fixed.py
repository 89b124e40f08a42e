"""`{% url %}` as Django has it, which is at every page's links to the same few pages."""

from __future__ import annotations

from django import template
from django.template import Context, Node
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as read_url

from ..fixed import address_of

register = template.Library()


class Fixed(Node):
    def __init__(self, name: str) -> None:
        self.name = name

    def render(self, context: Context) -> str:
        return address_of(self.name)


@register.tag
def url(parser: Parser, token: Token) -> Node:
    """Looked up once where it is the address of a page of a name, and no more."""
    node: URLNode = read_url(parser, token)
    name = node.view_name.var
    is_fixed = isinstance(name, str) and not node.view_name.filters
    # Whose namespace it is in may depend on the page.
    if not is_fixed or ":" in name or node.args or node.kwargs or node.asvar:
        return node
    return Fixed(name)
