"""Every count is exact: searches against the five documents, counted by hand as well.

The paragraphs are compared one by one in Python, with nothing of PostgreSQL but the
stem of a single word.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from resolutions.models import Paragraph
from resolutions.normal_form import normalise
from resolutions.search import postings, search
from resolutions.search.binding import bind
from resolutions.search.facets import NO_YEAR
from resolutions.search.language import read
from resolutions.search.language.tree import (
    All,
    And,
    Field,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Years,
)
from resolutions.search.lexemes import lexemes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archive_of_five")]


@dataclass
class Row:
    """What a search can know about a paragraph."""

    texts: dict
    values: dict
    marks_footnotes: bool
    stems: dict = field(default_factory=dict)


@pytest.fixture
def rows():
    found = [
        row_of(paragraph)
        for paragraph in Paragraph.objects.searchable().prefetch_related(
            "topics", "addressees", "marks__footnote__citations__document",
            "citations__document",
        ).select_related("resolution", "verb")
    ]  # fmt: skip
    stems = lexemes(
        w
        for row in found
        for texts in row.texts.values()
        for text in texts
        for w in text
    )
    for row in found:
        row.stems = stems
    return found


def row_of(paragraph):
    resolution = paragraph.resolution
    notes = [mark.footnote for mark in paragraph.marks.all()]
    citations = [*paragraph.citations.all()]
    for note in notes:
        citations += note.citations.all()
    return Row(
        texts={
            "text": [normalise(paragraph.text)],
            "title": [normalise(resolution.title)],
            "footnotes": [normalise(note.text) for note in notes],
        },
        values={
            "year": {str(resolution.year or NO_YEAR)},
            "verb": {paragraph.verb.name} if paragraph.verb else set(),
            "topic": {topic.slug for topic in paragraph.topics.all()},
            "addressee": {each.name for each in paragraph.addressees.all()},
            "body": {resolution.body} if resolution.body else set(),
            "kind": {paragraph.kind},
            "status": {resolution.status},
            "cites": {each.document.symbol for each in citations if each.document},
        },
        marks_footnotes=bool(notes),
    )


def fits(row, node):
    if isinstance(node, All):
        return True
    if isinstance(node, And):
        return all(fits(row, part) for part in node.parts)
    if isinstance(node, Or):
        return any(fits(row, part) for part in node.parts)
    if isinstance(node, Not):
        return not fits(row, node.part)
    if isinstance(node, Years):
        (year,) = row.values["year"]
        return year != NO_YEAR and (
            (node.first or 0) <= int(year) <= (node.last or 9999)
        )
    if isinstance(node, Field):
        if node.name == "in":
            return row.marks_footnotes
        return node.value in row.values[node.name]
    if isinstance(node, Near):
        return any(is_near(row, node, words) for words in row.texts[node.left.where])
    return any(spans(row, node, words) for words in row.texts[node.where])


def spans(row, text, words, spelt=False):
    """From the first to the last of the words, wherever the text stands."""
    if isinstance(text, Prefix):
        return [(n, n) for n, word in enumerate(words) if word.startswith(text.text)]
    wanted = text.words if isinstance(text, Phrase) else (text.text,)
    spelt = spelt or (isinstance(text, Phrase) and text.literal)
    if not spelt:
        while lexemes(wanted)[wanted[0]] is None:
            wanted = wanted[1:]
        while lexemes(wanted)[wanted[-1]] is None:
            wanted = wanted[:-1]
    stems = lexemes(wanted)
    either = {word: (stems[word], stem_of_other(word)) for word in wanted}
    return [
        (n, n + len(wanted) - 1)
        for n in range(len(words) - len(wanted) + 1)
        if all(
            word == other
            if spelt
            else stems[other] is None or row.stems[word] in either[other]
            for word, other in zip(words[n : n + len(wanted)], wanted, strict=True)
        )
    ]


def stem_of_other(word):
    """Of the other spelling: each of the two is one of these here."""
    pairs = (("organis", "organiz"), ("programme", "program"), ("labour", "labor"))
    for pair in pairs:
        # The longer first: a programme is no program.
        for have, want in (pair, pair[::-1]):
            if have in word:
                return lexemes([word.replace(have, want)])[word.replace(have, want)]
    return "no stem"


def is_near(row, near, words):
    spelt = any(
        isinstance(each, Prefix) or (isinstance(each, Phrase) and each.literal)
        for each in (near.left, near.right)
    )
    lefts = spans(row, near.left, words, spelt)
    rights = spans(row, near.right, words, spelt)
    return any(
        1 <= right[0] - left[1] <= near.distance
        or 1 <= left[0] - right[1] <= near.distance
        for left in lefts
        for right in rights
    )


WORDS = st.sampled_from(
    ["crime", "Crimes", "prevention", "the", "of", "its", "mandate", "United", "Nations",
     "States", "justice", "criminal", "and", "technical", "assistance", "corruption",
     "organized", "Office", "report", "request", "drugs", "zebra", "as", "well", "2009",
     "counter-terrorism", "64/179", "rule-of-law", "State’s", "anti-corruption", "Côte",
     "organisations", "organization", "program", "programmes", "anti-labor"]
)  # fmt: skip
QUOTED = st.sampled_from(
    ["as well as the", "within its mandate", "Member States", "crime prevention and",
     "of the United Nations", "counter terrorism", "to the", "prevention of crimes",
     "United Nations Office on Drugs and Crime", "organized crime", "the the"]
)  # fmt: skip
FILTERS = st.sampled_from(
    ["verb:urges", "verb:requests|recalling", "topic:corruption", "year:2009",
     "year:2010..", "year:none", "addressee:member-states", 'body:"general assembly"',
     "kind:preambular", "in:operative", "in:footnotes", "in:title", "status:draft",
     "cites:A/RES/60/288", "title:crime", 'title:"of the"', "title:prevent*"]
)  # fmt: skip
TERMS = st.one_of(
    WORDS,
    QUOTED.map('"{}"'.format),
    QUOTED.map('~"{}"'.format),
    FILTERS,
    st.sampled_from(["crim*", "co*", "un*", "prevent*", "ter*"]),
    st.tuples(WORDS, st.integers(1, 6), WORDS | QUOTED.map('"{}"'.format)).map(
        lambda each: f"{each[0]} near/{each[1]} {each[2]}"
    ),
)
QUERIES = st.recursive(
    TERMS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from([" ", " OR ", " and ", " NOT ", " -"]), inner).map(
            "".join
        ),
        inner.map("({})".format),
        inner.map("-({})".format),
    ),
    max_leaves=5,
)  # fmt: skip
CHOSEN = st.dictionaries(
    st.sampled_from(
        ["year", "verb", "topic", "kind", "status"]
        + ["-verb", "-year", "-topic", "-addressee"]
    ),
    st.integers(0, 5),
    max_size=2,
)
VALUES = {
    "year": ["2009", "2010", "2007", NO_YEAR],
    "verb": ["requests", "urges", "recalling", "takes note"],
    "topic": ["corruption", "technical-assistance", "human-rights"],
    "addressee": ["Member States", "States", "Secretary-General"],
    "kind": ["operative", "preambular", "annex"],
    "status": ["adopted", "draft"],
}  # fmt: skip


def obeys(row, chosen, choosing=("", "")):
    """With a value of a facet chosen instead of what is, and no longer left out."""
    facet, choice = choosing
    for name, value in chosen.items():
        if name == facet or (name == f"-{facet}" and value == choice):
            continue
        if (value in row.values[name.removeprefix("-")]) == name.startswith("-"):
            return False
    return not facet or choice in row.values[facet]


# The archive is the same for every example.
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(q=QUERIES, picked=CHOSEN)
def test_every_count_is_what_counting_by_hand_gives(rows, q, picked):
    chosen = {
        name: VALUES[name.removeprefix("-")][n % len(VALUES[name.removeprefix("-")])]
        for name, n in picked.items()
    }
    params = QueryDict(mutable=True)
    params.update({"q": q, **chosen})
    found = search(params)
    chosen = {
        chip.name: chip.value for chip in found.chips
    }  # what the archive of five does not know is ignored
    tree, _ = bind(read(q).tree)
    with_words = [row for row in rows if fits(row, tree)]
    assert found.count == sum(obeys(row, chosen) for row in with_words), tree
    for name, facet in found.facets.items():
        values = {value for row in with_words for value in row.values[name]}
        hits = {v: sum(obeys(r, chosen, (name, v)) for r in with_words) for v in values}
        counted = Counter({value: count for value, count in hits.items() if count})
        assert {v.value: v.count for v in facet.values if v.count} == {
            v.value: counted[v.value] for v in facet.values if v.count
        }
        assert facet.truncated or {v.value for v in facet.values} >= set(counted)
        followed = 0 if name in chosen else 12 if f"-{name}" in chosen else 1
        for each in facet.values[:followed]:
            assert search(QueryDict(each.url.partition("?")[2])).count == each.count


@pytest.mark.parametrize("by_sql", [False, True])
def test_literal_phrases_in_very_long_paragraphs_are_found(settings, by_sql):
    """A vector keeps 256 places of a word, and none beyond the 16,383rd."""
    held = Paragraph.objects.filter(kind="operative").first()
    held.text = "of the " * 400 + "crime, " * 8000 + "within the, mandate;"
    held.save()
    # Saved past the index, which is told by whoever stores a text.
    postings.remove(held.resolution)
    postings.add(held.resolution)
    settings.SEARCH_BY_SQL = by_sql
    for q, count in (("within the mandate", 1), ("the mandate within", 0)):
        params = QueryDict(mutable=True)
        params["q"] = f'"{q}" year:{held.resolution.year}'
        found = [hit.url for hit in search(params).results]
        assert (held.get_absolute_url() in found) == bool(count)
