"""What is the same on every page, worked out once: `{% url %}` of the same few pages, and
whatever stands in `{% once %}`."""

from __future__ import annotations

from django import template
from django.template import Context, Node
from django.template.base import NodeList, Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as read_url
from django.urls import get_script_prefix
from django.utils.safestring import SafeString

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


class Once(Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self.rendered: dict[str, SafeString] = {}

    def render(self, context: Context) -> SafeString:
        # The addresses in it begin with the prefix.
        prefix = get_script_prefix()
        if (rendered := self.rendered.get(prefix)) is None:
            rendered = self.rendered[prefix] = self.nodelist.render(context.new())
        return rendered


@register.tag
def once(parser: Parser, token: Token) -> Node:
    """A part that says the same on every page: it is rendered for the first that has it
    and kept, and there are no variables in it."""
    nodelist = parser.parse(("endonce",))
    parser.delete_first_token()
    return Once(nodelist)
