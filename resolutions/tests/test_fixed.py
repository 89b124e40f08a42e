"""Addresses and lines that a page has many of are what Django would make of each."""

from __future__ import annotations

import pytest
from django.db.models import TextChoices
from django.template import Context, Template
from django.test.utils import override_script_prefix
from django.urls import NoReverseMatch, reverse
from django.utils.safestring import mark_safe

from resolutions.fixed import address_of
from resolutions.repeating import Repeated


class Choice(TextChoices):
    UNSAFE = "<a> & 'b'"


def test_a_fixed_address_is_what_reverse_says():
    for prefix in ("/", "/archive/", "/"):
        with override_script_prefix(prefix):
            assert address_of("search") == reverse("search")
            rendered = Template('{% url "search" %}').render(Context())
            assert rendered == reverse("search")
    with pytest.raises(NoReverseMatch):
        Template('{% url "no-such-page" %}').render(Context())


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ('{% url "topic" slug="corruption" %}', "/topics/corruption"),
        ('{% url "topic" slug %}', "/topics/corruption"),
        ("{% url name %}", "/search"),
        ('{% url "search" as kept %}[{{ kept }}]', "[/search]"),
        ('{% url "admin:login" %}', "/admin/login/"),
    ],
)
def test_other_addresses_are_worked_out_where_they_stand(tag, expected):
    context = Context({"slug": "corruption", "name": "search"})
    assert Template(tag).render(context) == expected


def test_what_fills_a_line_is_escaped_unless_it_is_safe():
    line = Repeated("resolutions/_result_topic.html", "url", "label")
    for value, expected in (
        ("<a> & 'b' \"c\"", "&lt;a&gt; &amp; &#x27;b&#x27; &quot;c&quot;"),
        (Choice.UNSAFE, "&lt;a&gt; &amp; &#x27;b&#x27;"),
        (mark_safe("<b>c</b>"), "<b>c</b>"),
        ("{url}", "{url}"),
        (7, "7"),
    ):
        assert f">{expected}<" in line.filled((), url="/", label=value)
