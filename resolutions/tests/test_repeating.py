from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from resolutions.templatetags.searching import RESULT, VALUE

TYPED = "<b>\"{url}\" & {} 'x' \ue001</b>"


@pytest.mark.parametrize("flags", [(), ("selected",), ("excluded",)])
def test_a_value_filled_in_is_one_rendered(flags):
    values = {"url": f"/search?q={TYPED}", "label": TYPED, "count": 7, "exclude_url": "/{count}"}  # fmt: skip
    context = values | dict.fromkeys(flags, True)
    rendered = render_to_string(VALUE.template, context).strip()
    assert VALUE.filled(flags, **values) == rendered
    assert "<b>" not in rendered


@pytest.mark.parametrize(
    "flags", [(), ("has_year", "has_verb"), ("draft", "has_topics")]
)
def test_a_result_filled_in_is_one_rendered(flags):
    values = dict.fromkeys(RESULT.fields, TYPED) | {"year": 2009}
    values["snippet"] = mark_safe("<mark>{crime}</mark>")
    values["topics"] = mark_safe("<li></li>")
    context = values | dict.fromkeys(flags, True)
    rendered = render_to_string(RESULT.template, context).strip()
    assert RESULT.filled(flags, **values) == rendered
    assert "<mark>{crime}</mark>" in rendered
