"""Searching for words: what is found, in which order, with which snippet."""

from __future__ import annotations

import pytest
from django.db import connection

from resolutions.models import Paragraph
from resolutions.search import excerpts
from resolutions.search.binding import bind
from resolutions.search.language import read
from resolutions.search.language.tree import Word, texts
from resolutions.search.matching import condition
from resolutions.tests.factories import (
    a_draft,
    a_paragraph,
    a_preambular,
    an_operative,
    hold,
    hold_parsed,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("empty_archive")]


def holding(*texts):
    return hold(
        "A/RES/64/179", [an_operative(n, text) for n, text in enumerate(texts, start=1)]
    )


@pytest.mark.parametrize(
    ("q", "anchors"),
    [
        # English stems
        ("preventing crimes", {"op1"}),
        ("PREVENTION", {"op1"}),
        ("%22crime+prevention%22", {"op1"}),
        ("%22prevention+crime%22", set()),
        ("crime+-prevention", {"op2"}),
        ("crime+NOT+prevention", {"op2"}),
        ("prevention+OR+drugs", {"op1", "op3"}),
        ("drugs+crime", set()),
        # a number of a resolution is one word
        ("64/179", {"op3"}),
        # stop words are left out, and looked for where there is nothing else
        ("the+crime", {"op1", "op2"}),
        ("in+the", set()),
        ("in", {"op3"}),
        ("%3F%21", {"op1", "op2", "op3"}),
        ("zebra", set()),
    ],
)
def test_paragraphs_with_the_words_are_found(find, q, anchors):
    holding("Crime prevention;", "Crime and justice;", "Drugs in resolution 64/179;")
    assert {hit.anchor for hit in find(f"q={q}").results} == anchors


def test_words_that_cannot_be_looked_for_are_left_out_with_a_note(find):
    holding("Crime prevention;")
    common, none = find("q=the+crime"), find("q=%3F%21")
    assert "Too common" in common.query.notes[0] and "“the”" in common.query.notes[0]
    assert common.query.read_as == "Paragraphs with “crime”."
    assert "no words" in none.query.notes[0]
    assert none.query.read_as == "All paragraphs."


def test_the_search_says_how_it_was_understood(find):
    hold("A/RES/64/179", [an_operative(1, "Crime;", topics=["corruption"])])
    found = find("q=crimes+-drugs&year=2009&year=none&-topic=corruption&from=2000")
    assert found.query.read_as == (
        "Paragraphs with “crimes”, but without “drugs”; year 2009 or No year stated; "
        "not topic Corruption; from 2000."
    )


def test_operative_paragraphs_come_before_preambular_then_newer_before_older(find):
    for symbol, year in (
        ("A/RES/64/2", 2009),
        ("A/RES/64/10", 2009),
        ("A/RES/65/1", 2010),
    ):
        hold(
            symbol,
            [
                a_preambular(1, "Crime"),
                an_operative(1, "Crime"),
                an_operative(2, "Crime"),
                a_paragraph("annex1.op1", "Crime", kind="annex"),
            ],
            year=year,
        )
    hold_parsed(a_draft(paragraphs=[an_operative(1, "Crime among many other words")]))
    hits = [f"{hit.symbol[6:]} {hit.anchor}" for hit in find("q=crime").results]
    assert hits == [
        *("65/1 op1", "65/1 op2", "64/10 op1", "64/10 op2", "64/2 op1", "64/2 op2"),
        *("65/1 pp1", "64/10 pp1", "64/2 pp1"),
        *("65/1 annex1.op1", "64/10 annex1.op1", "64/2 annex1.op1"),
        # one word of many scores lower than anything else
        "65-232-revised-draft op1",
    ]


@pytest.mark.parametrize(
    ("address", "symbols"),
    [
        ("sort=newest", ["A/RES/65/1", "A/RES/64/10", "A/RES/64/2", "LOCAL/a-draft"]),
        ("sort=oldest", ["A/RES/64/2", "A/RES/64/10", "A/RES/65/1", "LOCAL/a-draft"]),
        # without words nothing is more relevant than anything else
        ("", ["A/RES/65/1", "A/RES/64/10", "A/RES/64/2", "LOCAL/a-draft"]),
        ("sort=relevance", ["A/RES/65/1", "A/RES/64/10", "A/RES/64/2", "LOCAL/a-draft"]),
        ("q=crime&sort=OLDEST", ["A/RES/64/2", "A/RES/64/10", "A/RES/65/1", "LOCAL/a-draft"]),
    ],
)  # fmt: skip
def test_results_are_sorted_by_year_when_asked(find, address, symbols):
    for symbol, year in (
        ("A/RES/64/2", 2009),
        ("A/RES/64/10", 2009),
        ("A/RES/65/1", 2010),
    ):
        hold(symbol, [an_operative(1, "Crime")], year=year)
    hold_parsed(a_draft("LOCAL/a-draft", [an_operative(1, "Crime")]))
    assert [hit.symbol for hit in find(address).results] == symbols


@pytest.mark.parametrize(
    "q", ["rights of the child", "the rights of the child", "Rights, of the CHILD"]
)
def test_words_too_common_to_be_looked_for_belong_to_what_was_typed(find, q):
    holding(
        "Rights of a child, of each child, of every child, whose rights are rights;",
        "Child rights, child rights, child rights;",
        "Noting with great satisfaction what was said of the rights of the child;",
    )
    assert [hit.anchor for hit in find(f"q={q}").results][0] == "op3"


def test_a_small_and_belongs_to_what_was_typed_and_an_operator_does_not(find):
    holding(
        "Crime prevention, crime prevention;",
        "The crime and the prevention, crime and prevention it is and will be;",
    )
    assert find("q=crime and prevention").results[0].anchor == "op2"
    assert find("q=crime AND prevention").results[0].anchor == "op1"


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
def test_every_hit_is_on_exactly_one_page(find, sort):
    for session in (64, 65):
        hold(f"A/RES/{session}/1", [an_operative(n, "Crime") for n in range(1, 12)])
    found, seen = find(f"q=crime&size=4&sort={sort}"), []
    assert (found.count, found.pages, found.previous) == (22, 6, None)
    while True:
        seen += [hit.url for hit in found.results]
        if found.next is None:
            break
        back, found = found.page, find(found.next)
        assert find(found.previous).page == back
    assert len(seen) == len(set(seen)) == 22


def test_hits_are_marked_and_the_text_is_escaped(find):
    holding("Notes <img src=x onerror=alert(1)> & the <b>crimes</b>;")
    (hit,) = find("q=crime").results
    assert hit.snippet == (
        "Notes &lt;img src=x onerror=alert(1)&gt; &amp; the "
        "&lt;b&gt;<mark>crimes</mark>&lt;/b&gt;;"
    )
    (hit,) = find("").results
    assert "<" not in hit.snippet


@pytest.mark.parametrize(
    ("q", "text", "shown"),
    [
        ("die", "Dying, of those who die;", "<mark>Dying</mark>, of those who <mark>die</mark>;"),
        # begins like a form and is none
        ("crime", "Crimea, crimes", "Crimea, <mark>crimes</mark>"),
        ("~\"State parties\"", "State–party, the States", "<mark>State–party</mark>, the States"),
        ('"of the"', "Of «the» of\u00a0the", "<mark>Of «the</mark>» <mark>of\u00a0the</mark>"),
        ("crim*", "décrime Crím", "décrime <mark>Crím</mark>"),
        ("преступность", "о преступность;", "о <mark>преступность</mark>;"),
    ],
)  # fmt: skip
def test_the_words_that_were_looked_for_are_marked(q, text, shown):
    tree, _ = bind(read(q).tree)
    (marked,) = excerpts._excerpts([text], list(texts(tree)))
    assert marked == shown


def test_a_word_longer_than_any_of_the_index_is_no_hit():
    (marked,) = excerpts._excerpts([f"Crime cri{'m' * 600}"], [Word("crime")])
    assert marked.count("<mark>") == 1


def test_a_short_paragraph_is_shown_whole_and_a_long_one_around_the_hits(find):
    before = " ".join(f"word{n}" for n in range(200))
    after = " ".join(f"other{n}" for n in range(200))
    holding("A " * 150 + "crime " + "b " * 20, f"{before} crime {after}")
    short, long = sorted(find("q=crime").results, key=lambda hit: hit.anchor)
    assert short.snippet.startswith("A A")
    assert short.snippet.endswith("b ") or short.snippet.endswith("b")
    assert long.snippet.startswith("… ") and long.snippet.endswith(" …")
    assert "<mark>crime</mark>" in long.snippet
    assert len(long.snippet) < 500


def test_passages_that_stand_together_are_not_parted_by_dots(find):
    words = [f"word{n}" for n in range(120)]
    near, far = words.copy(), words.copy()
    near[40] = near[60] = far[20] = far[100] = "crime"
    holding(" ".join(near), " ".join(far))
    for hit in find("q=crime").results:
        shown = hit.snippet.replace("<mark>", "").replace("</mark>", "").strip(" …")
        passages = shown.split(" … ")
        assert all(each in " ".join(near if hit.number == "1" else far)
                   for each in passages)  # fmt: skip
        assert len(passages) == int(hit.number)


def test_a_long_paragraph_without_words_is_cut_with_dots(find):
    holding("word " * 200)
    (hit,) = find("").results
    assert len(hit.snippet) == excerpts.SHORT
    assert hit.snippet.endswith("…")


def test_a_search_is_a_fixed_number_of_queries(find, django_assert_max_num_queries):
    holding(*["Crime;"] * 30)
    everything = (
        "q=64/179&verb=requests&-verb=x&body=General+Assembly&addressee=States"
        "&topic=corruption&cites=A/RES/60/288&year=2009&from=2000&size=30"
    )
    # nothing is found: the searches next to it are counted, ten at most
    with django_assert_max_num_queries(24):
        find(everything)
    with django_assert_max_num_queries(9):
        assert len(find("q=crime&size=100").results) == 30
    with django_assert_max_num_queries(6):
        find("")


def test_a_search_for_words_uses_the_index():
    holding("Crime;")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        for q, index in (
            ("crime", "paragraph_search"),
            ("crim*", "paragraph_literal"),
            ('"of crime"', "paragraph_literal"),
            ("title:crime", "title_search"),
            ("in:footnotes crime", "footnote_search"),
        ):
            hits = Paragraph.objects.filter(condition(read(q).tree)).order_by()
            assert index in hits.explain(), q
