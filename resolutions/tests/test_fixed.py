"""Addresses and lines that a page has many of are what Django would make of each."""

from __future__ import annotations

import pytest
from django.db.models import TextChoices
from django.template import Context, Template
from django.test.utils import override_script_prefix
from django.urls import NoReverseMatch, reverse

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
    line = Repeated("resolutions/_result_topic.html", "url label")
    for value, expected in (
        ("<a> & 'b' \"c\"", "&lt;a&gt; &amp; &#x27;b&#x27; &quot;c&quot;"),
        (Choice.UNSAFE, "&lt;a&gt; &amp; &#x27;b&#x27;"),
        ("%s {url} %(url)s", "%s {url} %(url)s"),
        ("\ue000url\ue001", "\ue000url\ue001"),
        ("<\ue002>", "&lt;\ue002&gt;"),
        (0, "0"),
        (None, ""),
    ):
        assert f">{expected}<" in line.lines([("/", value)]), value
    safe = Repeated("resolutions/_result_topic.html", "url", safe="label")
    assert "><b>c</b><" in safe.lines([("<b>c</b>", "/")])


def test_what_stands_between_the_values_of_one_line_takes_nothing_from_the_others():
    line = Repeated("resolutions/_result_topic.html", "url label")
    html = line.lines([("/a", "\ue002&"), ("/b", "b")])
    assert html == '<li><a href="/a">\ue002&amp;</a></li>\n<li><a href="/b">b</a></li>'


def test_a_part_that_is_the_same_on_every_page_is_rendered_once():
    page = Template("{% load resolutions %}{% once %}{% url 'search' %}{% endonce %}")
    assert page.render(Context({})) == "/search"
    with override_script_prefix("/archive/"):
        assert page.render(Context({})) == "/archive/search"
