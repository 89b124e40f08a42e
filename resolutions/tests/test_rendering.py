"""Text and spans in, safe HTML out."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resolutions.rendering import Link, MarkLink, render_text, web_addresses

MARK_RE = re.compile(r"<sup .*?</sup>")
TAG_RE = re.compile(r"<[^<>]*>")


def words_of(html):
    """What a reader sees, without the footnote marks."""
    return unescape(TAG_RE.sub("", MARK_RE.sub("", html)))


CASES = [
    # (case, text, arguments, expected)
    (
        "characters of HTML are escaped everywhere",
        'A <b> & "c"',
        {"links": [Link(2, 5, "/x?a=1&b=2", 'a "title"')]},
        'A <a class="citation" href="/x?a=1&amp;b=2" title="a &quot;title&quot;">'
        "&lt;b&gt;</a> &amp; &quot;c&quot;",
    ),
    (
        "the opening phrase is in italics",
        "Urges States",
        {"opening": "Urges"},
        "<em>Urges</em> States",
    ),
    (
        "an opening phrase that the text does not begin with is left alone",
        "Urges States",
        {"opening": "Requests"},
        "Urges States",
    ),
    (
        "a mark stands before the character at its position",
        "Crime, which",
        {"marks": [MarkLink(6, 1, "pp2-fn1")]},
        'Crime,<sup class="mark" id="pp2-fn1"><a href="#fn1" aria-label="Footnote 1">'
        "1</a></sup> which",
    ),
    (
        "a mark at the end of a link stands outside it",
        "res 1;",
        {"links": [Link(0, 5, "/x")], "marks": [MarkLink(5, 2, "m")]},
        '<a class="citation" href="/x">res 1</a><sup class="mark" id="m">'
        '<a href="#fn2" aria-label="Footnote 2">2</a></sup>;',
    ),
    (
        "a mark inside a link cuts it in two, as no link can stand in a link",
        "ab",
        {"links": [Link(0, 2, "/x")], "marks": [MarkLink(1, 2, "m")]},
        '<a class="citation" href="/x">a</a><sup class="mark" id="m"><a href="#fn2" '
        'aria-label="Footnote 2">2</a></sup><a class="citation" href="/x">b</a>',
    ),
    (
        "a link over the end of the opening phrase stays one link",
        "Recalls 1/2",
        {"opening": "Recalls", "links": [Link(0, 11, "/x")]},
        '<a class="citation" href="/x"><em>Recalls</em> 1/2</a>',
    ),
    (
        "adjacent links stay apart",
        "abcd",
        {"links": [Link(0, 2, "/x"), Link(2, 4, "/y")]},
        '<a class="citation" href="/x">ab</a><a class="citation" href="/y">cd</a>',
    ),
    (
        "of two links across one another the first stands",
        "abcd",
        {"links": [Link(1, 4, "/y"), Link(0, 2, "/x")]},
        '<a class="citation" href="/x">ab</a>cd',
    ),
    (
        "spans outside the text are left out",
        "ab",
        {"links": [Link(1, 9, "/x")], "marks": [MarkLink(9, 1, "m")]},
        "ab",
    ),
    (
        "a mark without a text still stands",
        "",
        {"marks": [MarkLink(0, 1, "m")]},
        '<sup class="mark" id="m"><a href="#fn1" aria-label="Footnote 1">1</a></sup>',
    ),
]


@pytest.mark.parametrize(
    ("text", "arguments", "expected"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_it_renders(text, arguments, expected):
    assert render_text(text, **arguments) == expected


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("Available from www.unodc.org/x.html.", []),
        ("See https://www.unodc.org/x_(y).html.", ["https://www.unodc.org/x_(y).html"]),
        ("See http://a.org/b; and http://c.org.", ["http://a.org/b", "http://c.org"]),
        ("javascript:alert(1) ftp://a.org", []),
    ],
    ids=["without a scheme", "full stop outside", "two", "other schemes"],
)
def test_only_http_addresses_are_links(text, addresses):
    assert [link.url for link in web_addresses(text)] == addresses


@given(
    text=st.text(max_size=60),
    opening=st.integers(0, 60),
    links=st.lists(st.tuples(st.integers(-3, 65), st.integers(-3, 65)), max_size=6),
    marks=st.lists(st.tuples(st.integers(-3, 65), st.integers(1, 9)), max_size=6),
)
def test_the_text_comes_back_whole_from_any_spans(text, opening, links, marks):
    html = render_text(
        text,
        opening=text[:opening],
        links=[Link(start, end, "/x") for start, end in links],
        marks=[MarkLink(position, number, "m") for position, number in marks],
    )
    assert words_of(html) == text
    assert html.count("<sup ") == sum(
        0 <= position <= len(text) for position, _ in marks
    )
    assert "<a" not in "".join(re.findall(r"<a [^>]*>(.*?)</a>", html, re.DOTALL))
    assert html.count("<em>") == html.count("</em>")
