"""Lines of HTML that a page has many of, all alike but for their values."""

from __future__ import annotations

import re
from functools import cache
from html import escape

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

# No text has these two: they are for private use.
FIRST, LAST = "\ue000", "\ue001"
MARK_RE = re.compile(f"{FIRST}(\\w+){LAST}")
UNSAFE_RE = re.compile("[&<>\"']")

Value = str | int | SafeString
PLAIN = (SafeString, int)


class Repeated:
    """A template that is rendered once for each of its forms, and then filled in.

    To render a hundred lines one by one takes most of the time of a page. The template
    has its `fields` as they are, without filters or conditions on them; what it asks in
    an `if` are flags, which say which form is wanted.
    """

    def __init__(self, template: str, *fields: str) -> None:
        self.template = template
        self.fields = fields

    def filled(self, flags: tuple[str, ...], /, **values: Value) -> SafeString:
        """One line; the values are escaped unless they are safe."""
        escaped = {
            name: value if type(value) in PLAIN else _escaped(str(value))
            for name, value in values.items()
        }
        return SafeString(self._form(flags).format_map(escaped))

    @cache  # noqa: B019 - one for each template, and they live as long as the process
    def _form(self, flags: tuple[str, ...]) -> str:
        marks = {name: f"{FIRST}{name}{LAST}" for name in self.fields}
        rendered = render_to_string(self.template, {**marks, **dict.fromkeys(flags, 1)})
        braced = rendered.strip().replace("{", "{{").replace("}", "}}")
        return MARK_RE.sub(r"{\1}", braced)


def _escaped(text: str) -> str:
    return escape(text) if UNSAFE_RE.search(text) else text
