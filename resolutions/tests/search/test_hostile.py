"""Whatever is typed, a search answers, or says in a sentence why it does not."""

from __future__ import annotations

from contextlib import ExitStack
from urllib.parse import quote

import pytest
from django.db import connection
from django.http import QueryDict
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from resolutions.models import NORMAL_FORM
from resolutions.normal_form import FROM, MARKS, TO, normalise
from resolutions.search import SLOTS, _in_time, search
from resolutions.search.spelling import nearest_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("archive_of_five")]

SHAPES = {
    "10 kB of words": "crime " * 1700,
    "many words": " ".join(f"word{n}" for n in range(2000)),
    "one long word": "x" * 10_000,
    "many operators": " OR ".join(f"a{n}" for n in range(500)),
    "operators alone": "AND OR NOT near/3 " * 500,
    "deep brackets": "(" * 200 + "crime" + ")" * 200,
    "deep nots": "-(crime " * 200,
    "deep mixed filters": "(verb:urges OR -(crime " * 200,
    "many near": "crime near/50 justice " * 200,
    "many near of phrases": '"the crime" near/50 "of the" ' * 100,
    "wildcards": "* ** *a* a* ?* ",
    "short prefixes": "co* in* re* de* st* un* " * 40,
    "many different prefixes": " OR ".join(f"{a}{b}*" for a in "abcdefgh" for b in "aeioulr"),
    "many different near": " OR ".join(f"(c{a}* near/50 {b}e*)" for a in "aeiou" for b in "aeiou"),
    "many filters": "verb:urges topic:corruption cites:A/RES/60/288 " * 80,
    "sql": "'; DROP TABLE resolutions_paragraph; -- %s %(x)s {} \\' \\\\",
    "tsquery": "crime & !justice | <-> <5> :* 'a':ABCD ( ) \\",
    "control": "cri\x01me \x1b[31m \x7f",
    "bidi": "\u202ecrime\u202c \u2066x\u2069 \u200f",
    "surrogates": "\ud800 crime \udfff",
    "emoji": "👩‍👩‍👧 crime \U0010ffff \ue000",
    "quotes": "\"“”„‟«»＂" * 50,
    "fields": "verb: year: cites: in: title: " * 30,
    "years": "year:0000..9999 year:٢٠٠٩ year:2009....2010 year:-",
    "figures": "near/0 x near/99999999999 y 1e400 0x10 1.5 -5",
}  # fmt: skip


@pytest.mark.parametrize("q", SHAPES.values(), ids=SHAPES)
def test_a_hostile_search_is_answered(q):
    params = QueryDict(mutable=True)
    params["q"] = q
    found = search(params)
    assert found.query.read_as
    assert all(len(note) < 400 for note in found.query.notes)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.binary(max_size=40))
def test_any_bytes_in_an_address_get_an_answer_or_a_400(client, typed):
    for address in (f"/search?q={quote(typed)}", f"/search.json?q={quote(typed)}&q=x"):
        assert client.get(address).status_code in (200, 302, 400)


@settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@example("0E0A 12e3é4 x1e5a 1e5e6x 1e5 1ee5 1e5-b")
@given(
    st.text(
        st.characters(max_codepoint=0x7F, exclude_characters="\0")
        | st.characters(max_codepoint=0x24F, categories=["Ll", "Nd"])
        | st.sampled_from(FROM + "1e.,/:@#&<>%_+~=*|$")
    )
)
def test_the_words_of_a_text_are_those_that_postgresql_has(text):
    """What is typed is compared with what is indexed only if both are cut the same."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT word FROM unnest(to_tsvector('simple', {NORMAL_FORM}(%s)))"
            " AS found(word, places, weights), unnest(places) AS place ORDER BY place",
            [text],
        )
        assert [row[0] for row in cursor.fetchall()] == list(normalise(text))


def test_every_character_has_one_normal_form_here_and_in_postgresql():
    """The function of the database is written by hand from the tables."""
    every = "".join(map(chr, [*range(1, 0xD800), 0x1F600]))
    for text in (every, MARKS, "b-c" * 20, "\\]^[é"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {NORMAL_FORM}(%s)", [text])
            assert cursor.fetchone()[0] == text.translate(str.maketrans(FROM, TO))


def test_a_search_that_takes_too_long_says_so(client, settings):
    settings.SEARCH_BY_SQL = True
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 1")
    page = client.get(
        "/search", {"q": "-(co* near/50 re*) OR -(in* near/50 de*) -zebra"}
    )
    data = client.get("/search.json", {"q": "-(co* near/50 re*) OR -(in* near/50 de*)"})
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 0")
    for answer in (page, data):
        assert answer.status_code == 503
        assert "takes longer" in answer.content.decode()


def test_slow_searches_of_others_leave_threads_to_the_other_pages(client):
    with ExitStack() as stack:
        for _ in range(SLOTS):
            stack.enter_context(_in_time())
        for address in ("/search", "/search.json"):
            answer = client.get(address, {"q": "crime"})
            assert answer.status_code == 503
            assert "try again" in answer.content.decode()
        assert client.get("/topics").status_code == 200
    assert client.get("/search", {"q": "crime"}).status_code == 200


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("corupption", "corruption"),
        ("corrution", "corruption"),
        ("corrupttion", "corruption"),
        ("crimnial", "criminal"),
        ("traficing", "trafficking"),
        ("justcie", "justice"),
    ],
)
def test_a_mistyped_word_is_put_right_from_the_words_of_the_archive(typed, word):
    assert nearest_words(typed)[:1] == [word]


@pytest.mark.parametrize("typed", ["crime", "xqzwv", "abc", "", "é" * 10, "x" * 500])
def test_no_other_word_is_offered_for_a_right_or_a_strange_one(typed):
    assert nearest_words(typed) == []
